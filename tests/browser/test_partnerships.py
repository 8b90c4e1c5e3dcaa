"""The page of partners in a browser: the day by keyboard, the drawer, and new changes from the drop to the undo."""

import re

import pytest

from tests.browser.conftest import until

HEADER = "id,iso3,country,region,tier,date,precision,document,sources,note"


def live(page):
    return page.locator("#partnerships-live").inner_text()


def address(page):
    """Return the address as the page has it now; what the driver remembers of it waits for its events."""
    return page.evaluate("location.href")


def test_the_day_moves_by_keyboard_from_change_to_change_and_the_address_follows(visit):
    page = visit.open("/partnerships?on=2026-01-14")
    slider = page.get_by_role("slider", name="Ngày xem")
    slider.focus()
    assert slider.get_attribute("aria-valuetext") == "Ngày 14/01/2026: 42 đối tác"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == "Ngày 29/10/2025: 40 đối tác"
    until(lambda: "29/10/2025: 40 đối tác" in live(page))
    until(lambda: "on=2025-10-29" in address(page))
    page.keyboard.press("PageDown")
    assert slider.get_attribute("aria-valuetext") == "Ngày 29/10/2024: 31 đối tác"
    until(lambda: "on=2024-10-29" in address(page))
    page.reload()
    visit.stands_still()
    assert page.locator(".tile").count() == 31


def test_a_quick_day_shows_its_count_and_stays_pressed(visit):
    page = visit.open("/partnerships")
    button = page.get_by_role("button", name="Ngày 26/08/2025: 38 đối tác")
    button.click()
    until(lambda: page.locator(".tile").count() == 38)
    assert button.get_attribute("aria-pressed") == "true"
    until(lambda: "on=2025-08-26" in address(page))


def test_a_tile_opens_the_documents_and_a_stated_number_its_citation(visit):
    page = visit.open("/partnerships")
    page.get_by_role("button", name=re.compile("^Ai Cập")).click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("EGY-CP").wait_for()
    assert drawer.get_by_role("link", name="africanews.com").count() == 1
    page.keyboard.press("Escape")
    until(lambda: page.get_by_role("dialog").count() == 0)
    page.get_by_role("button", name="9: xem trích dẫn", exact=True).click()
    page.get_by_role("dialog").get_by_text("đã nâng cấp quan hệ với 9 nước").first.wait_for()


def test_the_list_is_filtered_and_the_address_says_so(visit):
    page = visit.open("/partnerships?region=OCE")
    assert page.locator(".partnerships-list tbody tr").count() == 5
    page.locator("#partnerships-country").click()
    page.get_by_role("option", name="Úc").click()
    until(lambda: page.locator(".partnerships-list tbody tr").count() == 3)
    until(lambda: "country=AUS" in address(page))


@pytest.mark.parametrize("width", [1440, 390])
def test_new_changes_go_from_the_drop_to_the_tiles_and_an_undo_takes_them_away(visit, own_dashboard, tmp_path, width):
    file = tmp_path / "thay-doi.csv"
    file.write_text(f"{HEADER}\n,POL,,EUR,SP,2026-05-12,,Tuyên bố chung,,\n,GBR,,,SP,2026-11-01,,x,,\n", "utf-8")
    page = visit.open("/upload")
    page.set_viewport_size({"width": width, "height": 900})
    page.set_input_files("input[type=file]", file)
    page.wait_for_url("**/upload?*upload=*", timeout=30_000)
    page.get_by_text("Ba Lan").first.wait_for()
    page.reload()
    page.get_by_text("Ba Lan").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_placeholder("Lý do xác nhận").fill("thử hạ cấp")
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    commit = page.get_by_role("button", name="Ghi 2 thay đổi")
    until(commit.is_enabled)
    commit.click()
    page.get_by_text("Đã ghi, lần ghi r2").wait_for()
    page.get_by_role("link", name="Xem mạng lưới đối tác").click()
    page.get_by_role("button", name=re.compile("^Ba Lan")).wait_for()
    assert page.locator(".tile").count() == 43
    assert "2026 · hạ cấp" in page.locator(".tile", has_text="Anh").first.inner_text()
    page = visit.open("/sources")
    page.get_by_role("button", name=re.compile("Hoàn tác")).first.click()
    page.get_by_role("dialog").get_by_role("textbox").fill("thử hoàn tác")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Hoàn tác")).last.click()
    until(lambda: "r3" in page.locator("main").inner_text())
    page = visit.open("/partnerships")
    assert page.locator(".tile").count() == 42
