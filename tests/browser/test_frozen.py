"""Freeze a chart, correct a figure of it, and open the frozen link in the browser of another reader."""

import re

from playwright.sync_api import Browser

from tests.browser.conftest import until

EXPORTS = "/explore?s=EXP_GOODS&period=year_to_date&kind=ladder&first=2025&last=2025"


def frozen_id(page) -> str:
    page.get_by_role("button", name="Đóng băng", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Bản đóng băng").wait_for()
    return re.search(r"frozen=(\w+)", page.url)[1]


def correct(page, number):
    page.locator(".revisions-readings tbody tr.sel").get_by_role("button", name="Sửa số này", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(re.compile("Số đúng, như in ra")).fill(number)
    dialog.get_by_text(re.compile(f"sẽ dùng {number}")).wait_for()
    dialog.get_by_label("Lý do").fill("gõ nhầm một chữ số")
    dialog.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi số sửa").wait_for()


def test_a_frozen_link_opens_the_old_figures_and_the_list_of_the_revised_ones_for_another_reader(
    own_dashboard, visit, browser: Browser
):
    page = visit.open(EXPORTS)
    name = frozen_id(page)
    assert "còn nguyên giá trị" in page.locator("#explore-banner").inner_text()
    correct(visit.open("/revisions?s=EXP_GOODS&at=2025-01-01%2FP7M"), "263,46")
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    other = context.new_page()
    other.goto(f"{own_dashboard.url}/s/{name.lower()}")
    banner = other.get_by_role("region", name="Frozen chart")
    banner.wait_for()
    said = banner.inner_text()
    assert name in said
    assert "superseded" in said
    row = banner.get_by_role("row").filter(has_text="First 7 months of 2025").inner_text()
    for words in ("262.46", "263.46", "revised", "gõ nhầm một chữ số"):
        assert words in row
    drawn = other.locator("#explore-table")
    drawn.wait_for()
    assert "262.46" in drawn.inner_text()
    assert "263.46" not in drawn.inner_text()
    banner.get_by_role("button", name="Refresh").click()
    other.wait_for_url(lambda address: name not in address and "frozen=" in address)
    until(lambda: "263.46" in drawn.inner_text())
    assert "current" in other.get_by_role("region", name="Frozen chart").inner_text()
    context.close()
