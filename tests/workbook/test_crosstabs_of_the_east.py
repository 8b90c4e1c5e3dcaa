"""Crosstabs as offices of Asia, Africa and Latin America lay them out: calendars, words of a report, parts of years."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.workbook import Limits, read_workbook
from indicators.workbook.cells.grid import Merge
from tests.workbook.files import xlsx
from tests.workbook.tables import findings_of, periods_of, table_of

MONTHS = ["Janeiro", "Fevereiro", "Março", "Abril", "Maio", "Junho", "Julho", "Agosto", "Setembro", "Outubro"]


def read_file(tmp_path, rows):
    reading = read_workbook(xlsx(tmp_path / "f.xlsx", {"S": rows}), "f.xlsx", Limits())
    return {row.cell: str(row.period) for row in reading.rows if row.period is not None}, reading


# -- years and days beside months -------------------------------------------------------------------------------------
def test_years_without_a_heading_of_their_own_belong_to_the_months_before_them():
    rows = [
        ["Valor adicionado, índice"],
        ["Meses", None, "Indústria", "Serviços"],
        *([month, 2031, 101.5 + at, 99.5 + at] for at, month in enumerate(MONTHS)),
        ["Janeiro", 2032, 120.5, 121.5],
    ]
    periods = periods_of(rows)
    assert (periods["C3"], periods["D12"], periods["C13"]) == ("2031-M01", "2031-M10", "2032-M01")
    assert not any(cell.startswith("B") for cell in periods)


def test_a_heading_broken_over_two_lines_still_counts_quarters_and_a_year_without_one_is_whole():
    rows = [
        ["Table 1", None, "Quarterly gross domestic product"],
        ["Year", "Quar-\nter 2/", "Mining", "Trade"],
        [2030, None, 40.5, 41.5],
        [2031, None, 44.5, 45.5],
        *([2030 if quarter == 1 else None, quarter, 10.5, 11.5] for quarter in (1, 2, 3, 4)),
        *([2031 if quarter == 1 else None, quarter, 12.5, 13.5] for quarter in (1, 2, 3, 4)),
    ]
    periods = periods_of(rows)
    assert (periods["C3"], periods["C5"], periods["D12"]) == ("2030", "2030-Q1", "2031-Q4")


def test_days_in_a_column_of_their_own_are_no_figures_and_one_that_no_month_has_is_asked():
    rows = [
        ["Tasas de cambio"],
        ["Año", "Mes", "Día", "EURO", "YEN"],
        [2031, "Ene", 2, 25.5, 26.5],
        [2031, "Ene", 3, 25.6, 26.6],
        [2031, "Feb", 28, 25.7, 26.7],
        [2031, "Feb", 31, 25.8, 26.8],
    ]
    table = table_of(rows)
    assert [table[cell][1] for cell in ("D3", "E4", "D5")] == ["2031-01-02", "2031-01-03", "2031-02-28"]
    assert table.get("D6", (0, ""))[1] == ""
    assert not any(cell.startswith("C") for cell in table)


# -- parts of years said in phrases -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Poverty incidence by region", "First Semester Poverty Incidence (%)"),
        ("First Semester Poverty Incidence by region: 2028 and 2031", "Poverty Incidence (%)"),
    ],
)
def test_years_under_a_semester_said_among_other_words_are_its_six_months(title, head):
    rows = [[title], ["Region", head, None], [None, 2028, 2031], ["Luzon", 21.5, 20.5], ["Visayas", 22.5, 21.5]]
    assert set(periods_of(rows).values()) == {"2028-S1", "2031-S1"}


def test_a_title_of_whole_years_and_of_semesters_leaves_the_years_whole():
    rows = [["Annual and first semester thresholds"], ["Region", 2028, 2031], ["Luzon", 21.5, 20.5]]
    assert set(periods_of(rows).values()) == {"2028", "2031"}


def test_quarters_and_halves_with_a_word_for_of_run_on_to_the_year():
    heads = ["1 quarter of 2031", "1 half-year of 2031", "9 months of 2031", 2031]
    rows = [["Gross regional product"], [None, *heads], ["Akmola", 1.5, 2.5, 3.5, 4.5], ["Abay", 1.6, 2.6, 3.6, 4.6]]
    periods = periods_of(rows)
    assert [periods[f"{column}3"] for column in "BCDE"] == ["2031-Q1", "2031-S1", "2031-01-01/P9M", "2031"]


# -- a report that says its month once --------------------------------------------------------------------------------
def test_a_line_that_says_the_day_in_two_languages_is_of_all_columns():
    rows = [
        ["2-1 一般銀行存款月底餘額"],
        [None, None, "民國120年 9月底", None, "End of Sept. 2031", "單位：百萬元"],
        ["銀行別", "本月 Current Month", None, None, "上月", "本月與上月比較增減％"],
        ["by Institution", "活期", "定期", "外匯", "Last Month", "Compare with Last Month"],
        ["臺灣銀行", 15.5, 16.5, 17.5, 48.5, 2.1],
        ["土地銀行", 25.5, 26.5, 27.5, 78.5, 1.1],
    ]
    periods = periods_of(rows, merges=(Merge(3, 2, 3, 4),))
    assert [periods[f"{column}5"] for column in "BCDEF"] == [*["2031-09-30"] * 3, "2031-08-31", "2031-09-30"]


def test_columns_of_this_month_the_year_before_and_since_new_year_are_told_apart():
    rows = [
        ["進出口統計"],
        ["中華民國一二○年十月"],
        ["項目別", "本月與上年同月比較", None, None, "本年累計與上年同期累計比較", None],
        [None, "本　月", "上年同月", "增減率(%)", "本年累計", "上年同期累計"],
        ["總計", 35113.5, 38945.5, -9.84, 358951.5, 439152.5],
        ["本國", 32627.5, 35351.5, -7.7, 337009.5, 392973.5],
    ]
    periods = periods_of(rows)
    assert (periods["B5"], periods["C5"]) == ("2031-M10", "2030-M10")
    assert (periods["E5"], periods["F5"]) == ("2031-01-01/P10M", "2030-01-01/P10M")


def test_rows_that_speak_of_another_month_than_the_title_have_theirs_and_a_bare_rate_none():
    rows = [
        ["貨品別統計"],
        ["中華民國一二○年十月"],
        ["項目別", "總計", "紡織"],
        ["本月金額", 3861.5, 267.5],
        ["分配比 (%)", 100.5, 6.9],
        ["上月金額", 4121.5, 219.5],
        ["上年同月金額", 4242.5, 258.5],
        ["本年累計金額", 40377.5, 2613.5],
        ["上年同期累計金額", 48482.5, 2948.5],
    ]
    periods = periods_of(rows)
    assert [periods[f"B{row}"] for row in (4, 6, 7, 8, 9)] == [
        "2031-M10", "2031-M09", "2030-M10", "2031-01-01/P10M", "2030-01-01/P10M",
    ]  # fmt: skip
    assert "B5" not in periods
    assert "row_without_period" in findings_of(rows)


def test_the_percent_of_a_row_is_not_the_unit_of_an_amount_below_it(tmp_path):
    rows = [
        ["統計"],
        ["民國120年10月"],
        ["項目", "總計"],
        ["分配比 (%)", 12.5],
        ["出口金額", 4121.5],
        ["進口金額", 5.5],
    ]
    _, reading = read_file(tmp_path, rows)
    assert {row.cell: row.unit_text for row in reading.rows} == {"B4": "%", "B5": "", "B6": ""}


def test_one_row_of_the_year_before_among_many_leaves_the_others_to_the_title():
    rows = [
        ["Xuất khẩu tháng 5 năm 2031"],
        ["Chỉ tiêu (tỷ USD)", "Trị giá", "Tỷ trọng"],
        ["Tổng số", 20.5, 100.5],
        ["Nông sản", 2.5, 12.5],
        ["Dệt may", 3.5, 17.5],
        ["Tổng số cùng kỳ năm trước", 18.5, 99.5],
    ]
    periods = periods_of(rows)
    assert (periods["B3"], periods["B4"], periods["B6"]) == ("2031-M05", "2031-M05", "2030-M05")


# -- calendars --------------------------------------------------------------------------------------------------------
def test_the_year_of_a_chinese_title_is_read_and_the_base_of_prices_is_not():
    rows = [
        ["17-2 各市主要指标（2031年，按2025年价格计算）"],
        ["市", "总产值", "工业"],
        ["杭州", 9.5, 3.5],
        ["宁波", 7.5, 4.5],
    ]
    assert set(periods_of(rows).values()) == {"2031"}


def test_a_budget_of_the_republic_with_wide_figures_is_of_its_year_and_the_two_before():
    rows = [
        ["收支簡明比較分析表"],
        ["中 華 民 國 １２０年 度"],
        ["項目", "本年度預算數", "上年度預算數", "前年度決算數"],
        ["歲入", 59.5, 60.5, 56.5],
        ["歲出", 58.5, 59.5, 55.5],
    ]
    periods = periods_of(rows)
    assert [periods[f"{column}4"] for column in "BCD"] == ["2031", "2030", "2029"]


def test_a_day_of_a_date_cell_is_no_day_of_a_month():
    rows = [["Saldo"], ["Fecha", "Total", "Parte"], [date(2031, 1, 2), 5.5, 6.5], [date(2031, 1, 3), 5.6, 6.6]]
    assert set(periods_of(rows).values()) == {"2031-01-02", "2031-01-03"}
