from tests.browser.conftest import until

LABEL = "Hàng bán ra nước ngoài"


def test_a_label_is_added_through_the_page_stands_in_the_history_and_is_taken_back(own_dashboard, visit):
    page = visit.open("/catalogue")
    page.get_by_label("Tìm theo tên").fill("xuat khau hang hoa")
    until(lambda: page.get_by_role("link", name="Tốc độ tăng tổng sản phẩm trong nước").count() == 0)
    page.get_by_role("link", name="Kim ngạch xuất khẩu hàng hóa", exact=True).click()
    page.get_by_role("button", name="Thêm nhãn").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nhãn tiếng Việt").fill("vốn fdi thực hiện")
    dialog.get_by_text("đã là tên hoặc nhãn của chỉ tiêu “Vốn FDI thực hiện”").wait_for()
    dialog.get_by_label("Nhãn tiếng Việt").fill(LABEL)
    dialog.get_by_text("(100 điểm)").wait_for()
    dialog.get_by_role("button", name="Ghi thay đổi").click()
    dialog.get_by_text("Cần ghi lý do").wait_for()
    dialog.get_by_label("Lý do").fill("tệp tháng 10 in như vậy")
    dialog.get_by_role("button", name="Ghi thay đổi").click()
    page.get_by_text("Đã ghi thay đổi ở r2").wait_for()
    history = page.get_by_role("region", name="Lịch sử thay đổi")
    assert LABEL in history.inner_text()
    assert "tệp tháng 10 in như vậy" in history.inner_text()
    assert LABEL in page.get_by_role("region", name="Nhãn nhận ra chỉ tiêu").inner_text()
    history.get_by_role("button", name="Hoàn tác r2").click()
    dialog.get_by_label("Lý do").fill("nhầm chỉ tiêu")
    dialog.get_by_role("button", name="Ghi thay đổi").click()
    history.get_by_text("đã hoàn tác ở r3").wait_for()
    assert LABEL not in page.get_by_role("region", name="Nhãn nhận ra chỉ tiêu").inner_text()
