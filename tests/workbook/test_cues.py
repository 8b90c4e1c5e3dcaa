"""Publisher, title and publication date are proposed with their evidence and nothing is taken as true."""

import pytest

from indicators.model.period import Period
from indicators.workbook.cues import RecognisedSheet, find_cues
from tests.specimens import publishers
from tests.workbook.files import grid_of, read_bytes, read_rows

ROWS = [["14. Hàng hóa xuất khẩu"], [None, "2023", "2024"], ["TỔNG SỐ", 1.5, 2.5]]


def cues(file_name, rows=ROWS, layout="", periods=()):
    sheet = RecognisedSheet(grid_of(rows), "14. Hàng hóa xuất khẩu", "A1", layout)
    return find_cues([sheet], file_name, None, periods)


def test_a_day_in_the_file_name_is_the_best_evidence_of_the_publication():
    found = cues("X_2024-07-29-02-Bieu-so-lieu-T7.2024.xlsx")
    assert [(one.day, one.precision, one.source) for one in found.published] == [
        ("2024-07-29", "day", "file_name"),
        ("2024-07-31", "month", "file_name_month"),
    ]


@pytest.mark.parametrize("name", ["Bieu T7.2024.xlsx", "bieu-thang-07-2024.xls", "Tháng 7 2024.xlsx"])
def test_a_month_in_the_file_name_stands_for_its_last_day(name):
    (found,) = cues(name).published
    assert (found.day, found.precision) == ("2024-07-31", "month")


def test_a_cell_that_calls_a_day_the_publication_outweighs_the_file_name():
    rows = [["Ngày công bố: 06/07/2025"], *ROWS]
    assert cues("2025-07-01.xlsx", rows).published[0].day == "2025-07-06"


def test_the_latest_window_of_an_appendix_is_weak_evidence_of_the_month():
    (found,) = cues(
        "x.xlsx", layout="appendix", periods=[Period.month(2024, 6), Period.year_to_date(2024, 7)]
    ).published
    assert (found.day, found.source) == ("2024-07-31", "latest_period")


def test_a_file_without_a_date_proposes_none():
    assert cues("so lieu.xlsx").published == ()


@pytest.mark.parametrize(
    ("rows", "name", "layout", "expected"),
    [
        ([["TỔNG CỤC THỐNG KÊ"], *ROWS], "x.xlsx", "", ("NSO", "name", "Data!A1")),
        ([["Nguồn: Cục Hải quan"], *ROWS], "x.xlsx", "", ("CUSTOMS", "name", "Data!A1")),
        ([["Foreign Investment Agency"], *ROWS], "x.xlsx", "", ("FIA", "name", "Data!A1")),
        (ROWS, "GSO_bieu.xlsx", "", ("NSO", "name", "GSO_bieu.xlsx")),
        (ROWS, "x.xlsx", "appendix", ("NSO", "layout", "Data")),
        (ROWS, "x.xlsx", "wide", ("", "", "")),
    ],
)
def test_the_publisher_is_proposed_from_words_or_from_the_form_of_the_tables(rows, name, layout, expected):
    found = cues(name, rows, layout)
    assert (found.origin, found.origin_source, found.origin_evidence) == expected


def test_the_language_is_read_off_the_letters():
    assert cues("x.xlsx").language == "vi"
    assert cues("x.xlsx", [["Goods exports"], [None, "2024"], ["Total", 1.5]]).language == "en"


def test_the_title_of_the_only_table_is_the_title_of_the_file():
    assert (cues("x.xlsx").title, cues("x.xlsx").title_cell) == ("14. Hàng hóa xuất khẩu", "Data!A1")


def test_the_day_under_a_databank_table_is_read_month_first(tmp_path):
    reading = read_bytes(tmp_path, publishers.DATABANK.encode(), "databank.csv")
    assert reading.cues.published[0].day == "2032-06-28"


def test_a_source_line_under_a_cube_names_the_organisation(tmp_path):
    rows = [*publishers.cube_rows()[:-1], ["Nguồn: Tổng cục Thống kê"]]
    cues = read_rows(tmp_path, rows).cues
    assert (cues.origin, cues.origin_source, cues.origin_evidence) == ("NSO", "name", "Data!A9")
