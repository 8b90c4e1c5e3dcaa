"""Foreign direct investment in a real browser: the window in the address, the way back, citations, files."""

import io
import re

from openpyxl import load_workbook

from tests.browser.conftest import until


def window(page, name):
    return page.get_by_role("group", name="Lũy kế, tháng").get_by_role("link", name=name, exact=True)


def shown(page):
    return page.locator("[data-fdi-said]").get_attribute("data-fdi-said")


def test_the_window_is_in_the_address_and_every_figure_is_one_click_from_its_citation(visit):
    page = visit.open("/fdi?year=2025")
    assert shown(page) == "Đang hiện năm 2025."
    window(page, "7 tháng").click()
    until(lambda: shown(page) == "Đang hiện 7 tháng đầu năm 2025.")
    assert "year=2025&months=7" in page.url
    until(lambda: page.locator("[aria-live=polite].sr", has_text="7 tháng đầu năm 2025").count() == 1)
    change = page.locator(".fdi-change").inner_text()
    assert "202 ngày" in change
    assert "Không tính tăng giảm so với cùng kỳ" in change
    assert "gần 9,3 + 8,95 + 3,28 = 21,53" in page.locator(".fdi-checks").inner_text().replace("\u00a0", " ")

    page.locator(".fdi-ratio").get_by_role("button", name=re.compile("^24,1 ")).click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert re.search("Đoạn", dialog.inner_text())
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")

    page.locator(".fdi-disputes").get_by_role("button", name=re.compile("21,51")).click()
    dialog.wait_for()
    said = dialog.inner_text()
    assert "21,52" in said
    assert "khoảng\u00a021,51" in said
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")

    page.go_back()
    until(lambda: shown(page) == "Đang hiện năm 2025.")


def test_a_point_of_a_chart_opens_its_citation_and_its_table_has_the_same_number(visit):
    page = visit.open("/fdi?year=2025&months=7")
    page.locator("#fdi-within [data-toggle=fdi-within-table]").first.click()
    table = page.locator("#fdi-within-table")
    row = table.get_by_role("row", name=re.compile("^7 tháng đầu năm 2025"))
    assert re.sub(r"\s+", " ", row.inner_text()).replace(" sơ bộ", "").split()[-3:] == ["24,1", "13,6", "10,5"]
    point = page.locator("#fdi-within .scatterlayer .trace .points path").last
    point.click(force=True)
    page.get_by_role("dialog").wait_for()
    assert "FDI thực hiện" in page.get_by_role("dialog").inner_text()


def test_the_windows_leave_as_a_workbook_and_open_in_the_explorer(visit):
    page = visit.open("/fdi?year=2025")
    block = page.locator("#fdi-within")
    block.locator("details.menu > summary").click()
    with page.expect_download() as saved:
        block.get_by_role("link", name=re.compile("Excel|XLSX", re.IGNORECASE)).click()
    with saved.value.path().open("rb") as file:
        book = load_workbook(io.BytesIO(file.read()))
    table = book["Bảng"]
    heads = [cell.value for cell in table[4]]
    assert heads[::2][:1] + heads[1::2] == ["Kỳ", "FDI đăng ký", "FDI thực hiện", "Chênh lệch"]
    page.keyboard.press("Escape")
    block.get_by_role("link", name="Mở trong Khám phá").first.click()
    page.locator("#explore-figure").wait_for()
    assert "kind=range" in page.url
    assert "FDI đăng ký" in page.locator("#explore-figure").inner_text()


def test_on_a_small_screen_the_table_scrolls_inside_and_its_first_column_stays(visit):
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    visit.open("/fdi?year=2025")
    box = page.locator(".fdi-ratio .tblx")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    before = box.locator("tbody th").first.bounding_box()["x"]
    box.evaluate("box => { box.scrollLeft = 500 }")
    assert abs(box.locator("tbody th").first.bounding_box()["x"] - before) < 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
