"""The worked cases by their number as a reader meets them; all twelve are tested through the services."""

import re

import pytest

LADDER = "/explore?s=EXP_GOODS&kind=ladder"


def drawn_values(page):
    """Every y value of the drawn chart."""
    return page.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot')].flatMap(p => p._fullData.flatMap(t => [...(t.y || [])]))"
    )


def test_k1_the_514_of_the_article_is_named_under_the_plot_with_what_it_matches_and_not_drawn(visit):
    page = visit.open(LADDER)
    page.locator(".js-plotly-plot").first.wait_for()
    assert re.search(r"trên\s514", page.locator("main").inner_text())
    assert "khớp với tổng kim ngạch xuất nhập khẩu, không phải xuất khẩu" in page.locator("main").inner_text()
    values = drawn_values(page)
    assert 262.46 in values
    assert 514 not in values


def test_k4_stated_counts_are_set_beside_the_one_that_the_state_changes_give(visit):
    page = visit.open("/partnerships?on=2025-08-26")
    words = page.locator("main").inner_text()
    for stated in ("9", "11", "38"):
        assert page.get_by_role("button", name=f"{stated}: xem trích dẫn", exact=True).count() >= 1
    assert "10" in words  # as the joint statements give it


def test_k5_seven_months_that_closed_on_other_days_have_no_change_and_the_reason_is_told(visit):
    page = visit.open(
        "/explore?s=FDI_REGISTERED&period=year_to_date&months=7&transform=year_on_year&kind=column&first=2023&lang=en"
    )
    page.locator("#explore-chart .js-plotly-plot, #explore-page .note").first.wait_for()
    words = page.locator("main").inner_text()
    assert "the two spans of days differ (from 01/01 to 31/07/2025; from 01/01 to 20/07/2024)" in words.replace(
        "\u00a0", " "
    )


def test_k3_july_between_two_sources_is_a_hatched_gap_with_its_reason(visit):
    page = visit.open("/explore?s=FDI_DISBURSED&period=month&kind=column")
    page.get_by_text("hai số của hai nguồn").first.wait_for()
    assert "tháng 7" in page.locator("main").inner_text().lower()


@pytest.mark.parametrize(("day", "value"), [("&as_of=2022-07-31", "7,72"), ("", "8,56")])
def test_k9_the_second_quarter_of_2022_reads_as_it_did_that_day(visit, day, value):
    page = visit.open(f"/explore?s=GDP_GROWTH_YOY&period=quarter&kind=line&point=0~2022-Q2{day}")
    page.get_by_text(re.compile("Số khác cho cùng kỳ|Lần điều chỉnh")).first.wait_for()
    assert re.search(rf"{value}", page.locator("main").inner_text())
    if not day:
        for earlier in ("7,72", "7,83", "7,99"):
            assert earlier in page.locator("main").inner_text()


def test_k9_its_four_readings_stand_in_the_triangle_and_as_steps(visit):
    page = visit.open("/revisions?s=GDP_GROWTH_YOY&at=2022-Q2")
    page.locator(".js-plotly-plot").first.wait_for()
    words = page.locator("main").inner_text()
    assert [reading for reading in ("7,72", "7,83", "7,99", "8,56") if reading not in words] == []
    key = page.locator(".key").first.inner_text()
    assert [status for status in ("ước tính", "chính thức") if status not in key] == []
