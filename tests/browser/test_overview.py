import re

import pytest

from tests.browser.conftest import until

CARDS = {
    "vi": ("7,52%", "262,46 tỷ USD", "24,1 tỷ USD", "13,6 tỷ USD", "38 nước", "194 nước"),
    "en": ("7.52%", "USD 262.46 billion", "USD 24.1 billion", "USD 13.6 billion", "38 countries", "194 countries"),
}


def number_button(page, value):
    spaced = re.escape(value).replace(r"\ ", r"\s")
    return page.get_by_role("button", name=re.compile(rf"(^|\s){spaced}[.\s]")).first


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_figures_of_27_august_2025_are_each_one_click_from_their_citation(visit, lang):
    page = visit.open(f"/?as_of=2025-08-27&lang={lang}")
    for value in CARDS[lang]:
        number_button(page, value).click()
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        said = dialog.inner_text()
        assert re.search(r"\d\d/\d\d/2025", said), value
        if not value.startswith(("262", "USD 262")):
            assert re.search(r"(Đoạn|paragraph|Paragraph)", said), (value, said)
            assert re.search('[“"].{4,}[”"]', said), (value, said)
        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")


def test_the_exports_of_seven_months_cite_customs_and_name_the_514_that_was_printed(visit):
    page = visit.open("/?as_of=2025-08-27")
    number_button(page, "262,46 tỷ USD").click()
    said = page.get_by_role("dialog").inner_text()
    assert "Cục Hải quan" in said
    assert re.search(r"trên\s514", said)
    assert "tổng kim ngạch xuất nhập khẩu" in said
    assert page.get_by_role("dialog").get_by_role("link", name=re.compile("VnEconomy")).count() >= 1


def test_todays_overview_reads_the_latest_figures(visit):
    page = visit.open("/")
    for value in ("8,02%", "76,36 tỷ USD", "6,03 tỷ USD", "3,21 tỷ USD", "42 nước"):
        assert number_button(page, value).is_visible(), value


def test_a_past_day_is_told_and_can_be_left(visit):
    page = visit.open("/?as_of=2025-08-27")
    assert page.locator("#shell-past").is_visible()
    page.locator("[data-asof-clear]").click()
    visit.stands_still()
    assert "as_of" not in page.url
    assert page.locator("#shell-past").is_hidden()


def test_the_language_switch_keeps_the_page_and_the_day(visit):
    page = visit.open("/?as_of=2025-08-27")
    page.get_by_role("link", name="EN · English").click()
    visit.stands_still()
    assert "as_of=2025-08-27" in page.url
    assert "first 6 months of 2025" in page.locator("main").inner_text()
    visit.open("/sources")
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_new_theme_colours_the_charts_and_leaves_an_open_table_open(visit):
    page = visit.open("/")
    words = page.locator("#overview-lead .xtick text").first
    light = words.evaluate("one => getComputedStyle(one).fill")
    page.locator("#overview-lead button[data-toggle=overview-lead-table]").first.click()
    page.locator("[data-theme-button]").click()
    visit.stands_still()
    until(lambda: words.evaluate("one => getComputedStyle(one).fill") != light)
    assert page.locator("#overview-lead-table").is_visible()
