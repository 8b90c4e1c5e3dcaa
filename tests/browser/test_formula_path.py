"""From the overview to a ratio of two series as of a past day, by mouse and by keyboard, and its link elsewhere."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from tests.browser.conftest import until
from tests.browser.stillness import Traffic

WANTED = {
    "s": ["FDI_DISBURSED:VNM;measure=level;unit=USD", "FDI_REGISTERED:VNM;measure=level;unit=USD"],
    "formula": ["a/b*100"],
    "first": ["2019"],
    "as_of": ["2026-02-01"],
}


HATCHED = "plot => plot._fullData.filter(trace => trace.fillpattern && trace.fillpattern.shape).length"


def said(url):
    query = parse_qs(urlsplit(url).query)
    return {name: query.get(name) for name in WANTED}


def stands_still(page, traffic):
    traffic.wait_until_still()
    page.locator("#explore-chart .js-plotly-plot").wait_for()


def figure_of(page):
    """Return the size and the dots of the drawn figure within the rounded rim of its card, the pointer away from it."""
    page.mouse.move(0, 0)
    taken = page.locator("#explore-figure").screenshot(animations="disabled")
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    inside = picture.crop((RIM, RIM, picture.width - RIM, picture.height - RIM))
    return inside.size, inside.tobytes()


RIM = 8
"""Pixels of a card's rounded edge, which a browser may smooth otherwise where other things on the page changed."""

COUNT_PRESSES = """addEventListener('pointerdown', event => {
    if (event.isTrusted) sessionStorage.setItem('presses', 1 + Number(sessionStorage.getItem('presses')));
}, true)"""


def presses(page):
    """Return how often the pointer was pressed in this tab, whatever for."""
    return int(page.evaluate("sessionStorage.getItem('presses')"))


def choose(visit, control, option, address):
    page = visit.page
    page.locator(f"#{control}").click()
    page.get_by_role("option", name=option).click()
    page.wait_for_url(lambda url: address in url)
    stands_still(page, visit.traffic)


def test_disbursed_as_a_share_of_registered_is_at_most_eight_clicks_from_the_overview(visit, browser):
    visit.page.add_init_script(COUNT_PRESSES)
    page = visit.open("/")
    page.get_by_role("link", name="FDI thực hiện", exact=True).first.click()
    stands_still(page, visit.traffic)
    choose(visit, "explore-formula", "a/b×100: % của FDI đăng ký", "formula=")
    choose(visit, "explore-first", "2019", "first=2019")
    page.locator("[data-asof] > button").click()
    page.keyboard.type("01/02/2026")  # the field has the focus and its day is marked
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: said(url) == WANTED)
    stands_still(page, visit.traffic)
    assert presses(page) == 6

    words = page.locator("main").inner_text()
    assert "Tỷ lệ FDI thực hiện so với FDI đăng ký" in words
    assert "Cả năm, công thức a/b×100, % · 2019–2025" in words
    assert "năm 2019, 2021–2023: thiếu số dùng được của FDI đăng ký" in words
    assert page.locator("#explore-chart .js-plotly-plot").evaluate(HATCHED) == 5
    assert "không phải mức hoàn thành" in words
    assert "Nghị quyết 153/NQ-CP" in words
    rows = page.locator("#explore-table tbody tr").all_inner_texts()
    assert [row.split()[0] for row in rows] == ["2025", "2024", "2023", "2022", "2021", "2020", "2019"]
    assert ["71,89" in rows[0], "66,31" in rows[1]] == [True, True]
    assert all("…" in row for row in rows[2:])

    page.locator("[data-explore-link]").click()
    link = page.locator("[data-explore-link]").get_attribute("data-copy")
    stranger = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    try:
        other = stranger.new_page()
        traffic = Traffic(other)
        other.goto(link)
        stands_still(other, traffic)
        until(lambda: figure_of(other) == figure_of(page))
    finally:
        stranger.close()


def press_until(page, key, condition, most=60):
    for _ in range(most):
        if condition():
            return
        page.keyboard.press(key)
    pytest.fail("the keyboard did not reach it")


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_the_same_chart_is_reached_by_the_keyboard_alone(visit):
    page = visit.open("/")
    page.keyboard.press("/")
    page.keyboard.type("fdi thuc hien")
    page.locator("#shell-found-0").wait_for()
    page.keyboard.press("Enter")
    stands_still(page, visit.traffic)
    press_until(page, "Tab", lambda: focused(page) == "explore-formula")
    page.keyboard.press("Enter")
    options = page.locator("[role=option]:visible")
    options.first.wait_for()
    wanted = "a/b×100: % của FDI đăng ký"
    press_until(
        page, "ArrowDown", lambda: wanted in page.locator("[role=option][data-combobox-selected]").all_inner_texts()
    )
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "formula=" in url)
    stands_still(page, visit.traffic)
    press_until(page, "Tab", lambda: focused(page) == "explore-first", 30)
    page.keyboard.press("Enter")
    options.first.wait_for()
    press_until(
        page, "ArrowDown", lambda: "2019" in page.locator("[role=option][data-combobox-selected]").all_inner_texts()
    )
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "first=2019" in url)
    page.keyboard.press("d")
    page.keyboard.type("01/02/2026")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: said(url) == WANTED)
    stands_still(page, visit.traffic)
    assert "71,89" in page.locator("main").inner_text()


def test_a_formula_that_cannot_be_read_points_at_its_character_and_stays_in_its_field(visit):
    page = visit.open("/explore?s=FDI_DISBURSED&s=FDI_REGISTERED&formula=a/$")
    field = page.locator("#explore-formula-text")
    field.wait_for()
    assert field.input_value() == "a/$"
    assert "Ký tự 3" in page.locator("main").inner_text()
    page = visit.open("/explore?s=GDP_GROWTH_YOY&transform=year_on_year&lang=en&first=2025&last=2019")
    words = page.locator("main").inner_text()
    assert "percentage points" in words
    assert "The first year came after the last" in words
