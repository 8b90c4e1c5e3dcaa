from indicators.bootstrap import build
from indicators.settings import read_settings
from tests.browser.conftest import until
from tests.services.sentences.test_staleness import revise


def order(page):
    return page.locator(".report-item .report-name b").all_inner_texts()


def test_a_chart_is_added_moved_by_keyboard_exported_and_marked_when_its_figure_is_revised(own_dashboard, visit):
    page = visit.open("/explore?s=GDP_GROWTH_YOY&first=2018")
    page.get_by_role("button", name="Thêm vào báo cáo").first.click()
    page.locator("[title^='Đã thêm vào']").first.wait_for()
    page = visit.open("/report")
    page.locator(".report-adds summary").click()
    page.get_by_role("button", name="Nhận định từ số liệu", exact=True).click()
    until(lambda: order(page) == ["Tăng trưởng GDP", "Nhận định từ số liệu"])
    page.locator(".report-item .report-name").nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    until(lambda: order(page) == ["Nhận định từ số liệu", "Tăng trưởng GDP"])
    until(lambda: page.evaluate("document.activeElement.className") == "report-name")
    page.locator(".report-item").nth(1).drag_to(page.locator(".report-item").nth(0))
    until(lambda: order(page) == ["Tăng trưởng GDP", "Nhận định từ số liệu"])
    with page.expect_download() as sent:
        page.get_by_role("link", name="Xuất DOCX").click()
    assert sent.value.suggested_filename.startswith("bao-cao-hoi-nhap-thang-11-2026")
    built = build(read_settings(own_dashboard.environment))
    revise(built, "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent", "2025", "8.11")
    built.store.close()
    page = visit.open("/report")
    stale = page.locator(".report-stale").first
    assert "8,11" in stale.inner_text()
    stale.get_by_role("button", name="Làm mới").click()
    until(lambda: page.locator(".report-stale").count() == 1)
