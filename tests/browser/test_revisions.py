import re

from tests.browser.conftest import until

CHART = "/explore?s=FDI_REGISTERED&kind=ladder&point=0~2025-S1"


def in_use(visit):
    return visit.open(CHART).locator(".cite .big").first.inner_text()


def decide(page, name):
    item = page.locator(".revisions-disputes > li").filter(has_text="FDI đăng ký, 6 tháng đầu năm 2025")
    item.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("dialog").wait_for()
    return page.get_by_role("dialog")


def test_a_decision_is_made_the_chart_follows_and_a_withdrawal_brings_the_old_figure_back(own_dashboard, visit):
    assert "21,52" in in_use(visit)
    page = visit.open("/revisions?view=disputes&state=all")
    dialog = decide(page, "Quyết định")
    dialog.get_by_role("radio", name=re.compile("21,51")).check()
    dialog.get_by_text(re.compile(r"sẽ dùng khoảng\s21,51")).wait_for()
    dialog.get_by_role("button", name="Ghi", exact=True).click()
    dialog.get_by_text("Cần ghi lý do").wait_for()
    dialog.get_by_role("textbox", name="Lý do").fill("cơ quan đầu tư là nơi ra số")
    dialog.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi quyết định").wait_for()
    assert "cơ quan đầu tư là nơi ra số" in page.locator("main").inner_text()
    assert "21,51" in in_use(visit)
    page = visit.open("/revisions?view=disputes&state=all")
    dialog = decide(page, "Rút lại")
    dialog.get_by_text(re.compile(r"sẽ dùng 21,52")).wait_for()
    dialog.get_by_role("textbox", name="Lý do").fill("giữ cơ quan thống kê")
    dialog.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã rút lại quyết định").wait_for()
    assert "21,52" in in_use(visit)


def test_a_period_of_the_triangle_is_chosen_by_keyboard_and_its_readings_are_drawn(visit):
    page = visit.open("/revisions?as_of=2026-01-16")
    page.get_by_role("link", name="Quý III/2022").focus()
    page.keyboard.press("Enter")
    until(lambda: "at=2022-Q3" in page.url)
    page.get_by_role("heading", name="quý III/2022").first.wait_for()
    assert "14,38" in page.locator("main").inner_text()


def test_a_wrong_figure_is_corrected_where_it_is_listed_and_stays_there_as_corrected(own_dashboard, visit):
    page = visit.open("/revisions?s=EXP_GOODS&at=2025-01-01%2FP7M")
    row = page.locator(".revisions-readings tbody tr.sel")
    row.get_by_role("button", name="Sửa số này", exact=True).click()
    dialog = page.get_by_role("dialog")
    number = dialog.get_by_label(re.compile("Số đúng, như in ra"))
    number.fill("2.634,6")
    dialog.get_by_text(re.compile("Kiểm tra đơn vị và dấu thập phân")).wait_for()
    number.fill("263,46")
    dialog.get_by_text(re.compile(r"sẽ dùng 263,46.*đang dùng 262,46")).wait_for()
    dialog.get_by_role("button", name="Ghi", exact=True).click()
    dialog.get_by_text("Cần ghi lý do").wait_for()
    dialog.get_by_label("Lý do").fill("gõ nhầm một chữ số")
    dialog.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã ghi số sửa").wait_for()
    assert "262,46" in page.locator(".revisions-readings tr.gone").inner_text()
    assert "263,46" in row.inner_text()
    assert "gõ nhầm một chữ số" in row.inner_text()
