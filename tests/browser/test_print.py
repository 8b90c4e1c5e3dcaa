"""What comes out on paper: charts as they stand on the screen, in light colours, nothing cut off and no controls."""

import pytest

from tests.browser.conftest import until
from tests.browser.stillness import Traffic

PAPER = {"width": 658, "height": 930}
"""The inside of an A4 sheet with margins of 18 mm, in CSS pixels."""
CONTROLS = ".nav, .acts, .btn, .ico, .tools, input"
CUT = """[...document.querySelectorAll('body *:not(svg *)')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('#shell-toast, .sr, .skip'))
    .map(e => e.tagName + ' ' + e.className + ' ' + e.getBoundingClientRect().right)"""
PAGES = {"overview": "/", "exports": "/explore?s=EXP_GOODS&kind=ladder", "sources": "/sources"}


def drawn(page) -> int:
    return page.locator(".js-plotly-plot:has(svg.main-svg)").count()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_printed_whole_and_light(browser, dashboard, name):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(dashboard.url + PAGES[name])
    traffic.wait_until_still()
    until(lambda: page.locator(".page").count() and drawn(page) == page.locator(".dash-graph").count())
    charts = drawn(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    assert page.locator(".still").count() == charts
    assert page.locator(".still path").count() >= 2 * charts
    assert page.locator("html").get_attribute("data-theme") == "light"
    until(lambda: page.evaluate(CUT) == [])
    assert page.locator(CONTROLS).evaluate_all("found => found.filter(e => e.offsetParent).map(e => e.outerHTML)") == []
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".still").count() == 0
    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()


def test_nothing_moves_for_a_reader_who_asked_for_stillness(browser, dashboard):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(dashboard.url)
    traffic.wait_until_still()
    moving = (
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration.split(', ')"
        ".some(s => parseFloat(s) > 0.001)).map(e => e.className)"
    )
    assert page.evaluate(moving) == []
    context.close()
