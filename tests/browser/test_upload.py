"""The main job: an official appendix through the page, from the drop to the chart, and back again."""

import re

import pytest

from tests.browser.conftest import until
from tests.services.workbooks import APPENDIX_NAME, appendix


def drop(page, path):
    page.set_input_files("input[type=file]", path)
    page.wait_for_url("**/upload?*upload=*", timeout=30_000)
    page.get_by_text("226980").first.wait_for()
    return page.url


def step(visit, address, name):
    visit.page.goto(f"{address}&step={name}")
    visit.stands_still()


def accept_warnings(visit, address):
    page = visit.page
    step(visit, address, "screening")
    while page.get_by_placeholder("Lý do xác nhận").count():
        waiting = page.get_by_role("button", name="Xác nhận", exact=True).count()
        page.get_by_placeholder("Lý do xác nhận").first.fill("đã xem ngày chốt")
        page.get_by_role("button", name="Xác nhận", exact=True).first.click()
        until(lambda n=waiting: page.get_by_role("button", name="Xác nhận", exact=True).count() < n)


def correct_by_pointing(visit):
    """Choose a cell, say another period of its column where its reading is told, and take that back."""
    page = visit.page
    page.get_by_text("226980").first.click()
    visit.stands_still()
    panel = page.locator(".upload-point:not(.upload-border)")
    panel.locator("summary").click()
    panel.get_by_label("Kỳ", exact=True).fill("6 tháng đầu năm 2024")
    panel.get_by_role("button", name="Sửa", exact=True).click()
    said = page.locator(".upload-said li")
    said.first.wait_for()
    assert "6 tháng đầu năm 2024" in said.first.inner_text()
    said.first.get_by_role("button").click()
    until(lambda: said.count() == 0)


def end_the_table_by_pointing(page):
    """Point at the row with which the table of goods ends, see the rows below it go, and take that back."""
    page.locator('[data-cell="B15"]').click()
    border = page.locator(".upload-border")
    border.get_by_role("button", name="Bảng kết thúc ở dòng 15").click()
    page.locator(".sheet tr.said-to").wait_for()
    assert page.locator('[data-cell="B15"][aria-selected=true]').count() == 1
    assert "rx-" not in (page.locator('[data-cell="G16"]').get_attribute("class") or "")
    page.locator(".upload-said li").get_by_role("button").click()
    until(lambda: page.locator(".sheet tr.said-to").count() == 0)
    assert "rx-" in (page.locator('[data-cell="G16"]').get_attribute("class") or "")


def test_an_appendix_goes_from_the_drop_to_the_chart_and_an_undo_takes_it_away(visit, own_dashboard, tmp_path):
    page = visit.open("/upload")
    address = drop(page, appendix(tmp_path / APPENDIX_NAME))
    page.reload()
    page.get_by_text("226980").first.wait_for()
    assert page.url == address
    correct_by_pointing(visit)
    end_the_table_by_pointing(page)
    accept_warnings(visit, address)
    step(visit, address, "commit")
    page.get_by_role("button", name="Xác nhận nguồn và ngày").click()
    commit = page.get_by_role("button", name=re.compile(r"^Ghi \d+ số$"))
    until(commit.is_enabled)
    commit.click()
    page.get_by_text(re.compile(r"r2|lần ghi", re.IGNORECASE)).first.wait_for()
    visit.open("/explore?s=EXP_GOODS&kind=ladder&point=0~2024-01-01/P7M")
    said = page.locator("main").inner_text()
    assert re.search(r"226,980?", said)
    assert "14.XK!G9" in said
    assert APPENDIX_NAME in said
    page = visit.open("/sources")
    page.get_by_role("button", name=re.compile("Hoàn tác")).first.click()
    page.get_by_role("dialog").get_by_role("textbox").fill("thử hoàn tác")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Hoàn tác")).last.click()
    until(lambda: "r3" in page.locator("main").inner_text())
    listed = page.locator("main").inner_text()
    assert "thử hoàn tác" in listed
    assert all(batch in listed for batch in ("r1", "r2", "r3"))
    visit.open("/explore?s=EXP_GOODS&kind=ladder")
    assert not re.search(r"226,980?", page.locator("main").inner_text())


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.xlsx", b"", "rỗng"),
        ("table.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML"),
        ("half.xlsx", b"PK\x03\x04" + b"0" * 400, "tệp"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 400, "tệp"),
    ],
)
def test_a_file_that_cannot_be_used_gets_its_own_words_and_nothing_is_written(
    visit, dashboard, tmp_path, name, content, word
):
    path = tmp_path / name
    path.write_bytes(content)
    page = visit.open("/upload")
    before = page.locator("html").get_attribute("data-version")
    page.set_input_files("input[type=file]", path)
    message = page.get_by_role("alert").filter(has_text=re.compile(word, re.IGNORECASE))
    message.first.wait_for(timeout=20_000)
    visit.open("/upload")
    visit.errors[:] = [error for error in visit.errors if "status of 4" not in error]
    assert page.locator("html").get_attribute("data-version") == before
