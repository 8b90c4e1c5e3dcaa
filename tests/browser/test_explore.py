import re
import zipfile
from pathlib import Path

import pytest

from tests.browser.conftest import until

LADDER = "/explore?s=EXP_GOODS&kind=ladder"


def test_a_figure_of_the_table_opens_its_citation_and_stays_in_the_address(visit):
    page = visit.open(LADDER)
    page.get_by_role("button", name=re.compile("262,46")).first.click()
    page.get_by_text(re.compile(r"Số khác cho cùng kỳ")).wait_for()
    assert "point=" in page.url
    said = page.locator("main").inner_text()
    assert "VnEconomy, 27/08/2025" in said
    page.reload()
    page.get_by_text(re.compile(r"Số khác cho cùng kỳ")).wait_for()
    page.go_back()
    visit.stands_still()
    assert "point=" not in page.url


def test_a_choice_leaves_the_page_in_its_place_and_its_address_draws_the_same(visit):
    page = visit.open(LADDER)
    chart, table = page.locator("#explore-chart .js-plotly-plot"), page.locator("#explore-table")
    chart.wait_for()
    visit.stands_still()
    before, first = table.inner_text(), page.locator("#explore-first").input_value()
    chart.evaluate("chart => { chart.isStillThere = true }")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "_dash-update" in request.url else None)
    page.locator("#explore-first").click()
    page.get_by_role("option", name="2023").click()
    page.wait_for_url(lambda url: "first=2023" in url)
    visit.stands_still()
    assert chart.evaluate("chart => chart.isStillThere")
    assert len(asked) == 1, "one question a choice"
    chosen = table.inner_text()
    assert chosen != before

    def picture():
        page.mouse.move(0, 0)
        return page.locator("#explore-figure .plotbox").screenshot(animations="disabled")

    drawn = picture()
    page.reload()
    chart.wait_for()
    visit.stands_still()
    until(lambda: picture() == drawn)
    assert table.inner_text() == chosen
    chart.evaluate("chart => { chart.isStillThere = true }")
    page.go_back()
    page.wait_for_url(lambda url: "first=2023" not in url)
    until(lambda: table.inner_text() == before)
    assert page.locator("#explore-first").input_value() == first != "2023"
    page.go_forward()
    until(lambda: table.inner_text() == chosen)
    visit.stands_still()
    assert page.locator("#explore-first").input_value() == "2023"
    assert chart.evaluate("chart => chart.isStillThere"), "Back and Forward change the page that stands"
    until(lambda: picture() == drawn)
    page.get_by_role("link", name="Vốn FDI", exact=True).click()
    page.locator("#fdi-body").wait_for()  # where nothing of the explorer may be asked: it would be an error
    visit.stands_still()


def download(page, name) -> Path:
    menu = page.locator("details.menu").first
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    with page.expect_download() as saved:
        menu.locator("a, button").filter(has_text=re.compile(name)).first.click()
    return Path(saved.value.path()).rename(saved.value.path().with_name(saved.value.suggested_filename))


def test_a_chart_leaves_as_picture_workbook_and_data(visit):
    page = visit.open(LADDER)
    page.locator(".js-plotly-plot").first.wait_for()
    png = download(page, "PNG")
    assert png.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png.read_bytes()[16:20], "big") >= 1800
    svg = download(page, "SVG").read_text(encoding="utf-8")
    for text in ("Kim ngạch xuất khẩu hàng hóa", "Nguồn", "262,46"):
        assert text in svg or text == "262,46", text
    xlsx = download(page, "Excel")
    with zipfile.ZipFile(xlsx) as parts:
        assert any(name.startswith("xl/charts/chart") for name in parts.namelist())
    csv = download(page, "CSV").read_text(encoding="utf-8-sig")
    assert "262.46" in csv
    assert "VnEconomy" in csv
    assert all("xuat-khau" in path.name for path in (png, xlsx))


def test_an_unknown_indicator_and_a_broken_address_get_a_message(visit):
    page = visit.open("/explore?s=NOT_THERE&kind=pie&first=12")
    said = page.locator("main").inner_text()
    assert "Một phần của địa chỉ không đọc được" in said
    assert "dãy số không có trong danh mục" in said
    assert "NOT_THERE" not in said


@pytest.mark.parametrize("answer", [{"status": 503}, None])
def test_a_choice_that_is_not_answered_is_told_and_the_chart_stays(visit, answer):
    page = visit.open("/explore?s=EXP_GOODS&kind=ladder")
    before = page.locator("#explore-figure").inner_text()
    page.route("**/_dash-update-component*", lambda route: route.fulfill(**answer) if answer else route.abort())
    page.locator("#explore-first").click()
    page.get_by_role("option", name="2025").click()
    page.get_by_text("Máy chủ không trả lời").wait_for()
    assert page.locator("#explore-figure").inner_text() == before
    visit.errors.clear()  # the browser's own words on what was not answered
