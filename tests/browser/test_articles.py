"""An article by keyboard alone: from the paste to the committed figure with its words, and a draft mended in place."""

from tests.browser.conftest import until

TEXT = (
    "Theo Cục Hải quan, xuất khẩu hàng hóa 9 tháng đầu năm 2026 đạt 401,25 tỷ USD, tăng 15,2% so với cùng kỳ.\n\n"
    "Năm 2026 phấn đấu tăng trưởng GDP từ 10% trở lên.\n"
)


def states(page):
    return [one.get_attribute("data-state") for one in page.locator("[data-entry]").all()]


def test_figures_of_an_article_are_gone_through_by_keyboard_and_committed(visit, own_dashboard):
    page = visit.open("/articles")
    page.fill("#articles-text", TEXT)
    page.fill("#articles-publisher", "Báo Ví dụ")
    page.fill("#articles-published", "06/10/2026")
    page.click("#articles-run")
    page.locator("[data-entry]").first.wait_for()
    for key, wanted in (
        ("j", ["open", "open", "open"]),
        ("Enter", ["confirmed", "open", "open"]),
        ("x", ["confirmed", "dropped", "open"]),
    ):
        page.keyboard.press(key)
        until(lambda wanted=wanted: states(page) == wanted)
    page.keyboard.press("e")
    page.locator("[data-correcting]").wait_for()
    page.get_by_label("Trị số").fill("10,5")
    page.get_by_role("button", name="Lưu và xác nhận").click()
    until(lambda: states(page) == ["confirmed", "dropped", "confirmed"])
    page.get_by_role("link", name="Tiếp: xem thay đổi").click()
    page.get_by_role("link", name="Ghi").first.click()
    page.get_by_role("button", name="Ghi 2 số").click()
    page.get_by_text("Hoàn tác").first.wait_for()
    visit.open("/explore?s=EXP_GOODS&kind=ladder&point=0~2026-01-01/P9M")
    said = page.locator("main").inner_text()
    assert "đạt 401,25 tỷ USD" in said
    assert "Báo Ví dụ" in said
