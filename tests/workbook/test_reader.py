"""Whole files: what comes out, what is told, and what is refused, each with its own word."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from indicators.model.frames import CANDIDATES
from indicators.model.period import Period
from indicators.workbook import Limits, read_workbook
from indicators.workbook.layouts.wide import Wide
from tests.specimens.make import appendix
from tests.workbook.files import codes, package, read_bytes, read_rows, sheet_of, xlsx

HEAD = ["Kỳ", "Lạm phát (%)"]


@pytest.fixture(scope="module")
def specimen(tmp_path_factory):
    path = tmp_path_factory.mktemp("specimen") / "2031-07-29-Bieu-so-lieu-T7.2031.xlsx"
    appendix(path)
    return read_workbook(path, path.name, Limits())


def at(reading, sheet, cell):
    (found,) = [one for one in reading.rows if (one.sheet, one.cell) == (sheet, cell)]
    return found


def test_goods_exports_of_seven_months_come_out_with_everything_that_stands_around_them(specimen):
    total = at(specimen, "14.XK", "G9")
    assert (total.label, total.path, total.title) == ("TỔNG TRỊ GIÁ", (), "14. Hàng hóa xuất khẩu")
    assert total.period == Period.year_to_date(2031, 7)
    assert (total.measure, total.unit_measure, total.unit_mult, total.unit_text) == ("level", "USD", 6, "Triệu USD")
    assert (total.value_text, total.decimals, total.obs_status, total.layout) == ("200150.5", 0, "E", "appendix")
    assert total.evidence == {
        "header": ["F4", "F5", "F6", "G7"],
        "label": ["A9"],
        "period": ["F4", "F5", "F6", "G7"],
        "unit": ["M3"],
        "title": ["A1"],
    }


def test_quantity_and_value_take_their_own_unit_of_a_line_with_two(specimen):
    assert (at(specimen, "14.XK", "F13").unit_measure, at(specimen, "14.XK", "F13").unit_mult) == ("tonnes", 3)
    assert at(specimen, "14.XK", "G13").unit_measure == "USD"


def test_a_comparison_with_last_year_is_an_index_and_never_a_level(specimen):
    assert [at(specimen, "14.XK", cell).measure for cell in ("J9", "M9")] == ["yoy_index", "yoy_index"]
    assert at(specimen, "14.XK", "J9").unit_measure == "percent"


def test_core_inflation_is_a_change_in_a_table_of_indices(specimen):
    assert [at(specimen, "16.CPI", cell).measure for cell in ("E9", "E12", "G12", "H12")] == [
        "yoy_index", "yoy", "mom", "avg_yoy",
    ]  # fmt: skip


def test_the_window_of_the_investment_table_is_in_its_title_and_told(specimen):
    new = at(specimen, "12.FDI", "D7")
    assert new.period == Period.through(date(2031, 1, 1), date(2031, 7, 20))
    assert new.value_text == "9876.543210123"
    assert "period_from_title" in codes(specimen)


def test_what_is_not_read_is_listed_with_its_reason_and_cell(specimen):
    skipped = {sheet.name: (sheet.skipped_reason, sheet.skipped_cell) for sheet in specimen.sheets if not sheet.layout}
    assert skipped == {"14.XK cu": ("sheet_hidden", "")}
    assert "sheet_hidden" in codes(specimen)
    assert not any(one.sheet == "14.XK cu" for one in specimen.rows)


def test_a_sheet_can_be_painted_from_its_reading(specimen):
    sheet = next(one for one in specimen.sheets if one.name == "14.XK")
    roles = {(row, column): role for row, column, role in sheet.painted}
    assert (roles[1, 1], roles[3, 13], roles[7, 7], roles[9, 1], roles[9, 7]) == (
        "title", "unit", "header", "label", "value",
    )  # fmt: skip
    assert sheet.excerpt[8][6] == "200150.5"
    assert (4, 3, 4, 4) in sheet.merges


def test_candidates_stand_in_the_order_of_the_sheet_and_as_a_frame(specimen):
    places = [(one.row, one.column) for one in specimen.rows if one.sheet == "14.XK"]
    assert places == sorted(places)
    frame = CANDIDATES.require(specimen.candidates)
    assert len(frame) == len(specimen.rows)
    total = frame[(frame["sheet"] == "14.XK") & (frame["cell"] == "G9")].iloc[0]
    assert (str(total["start"].date()), str(total["end"].date())) == ("2031-01-01", "2031-08-01")


# -- bad input, each with its own word --------------------------------------------------------------------------------
def test_a_formula_without_a_value_is_hard_and_names_its_cells(tmp_path):
    book = Workbook()
    for row in ([*HEAD], ["2024-01", "=1+1"], ["2024-02", 3.5]):
        book.active.append(row)
    book.save(tmp_path / "f.xlsx")
    reading = read_workbook(tmp_path / "f.xlsx", "f.xlsx", Limits())
    finding = next(one for one in reading.findings if one.code == "formula_without_value")
    assert (finding.severity, finding.where) == ("hard", "Sheet!B2")
    assert reading.refused


def test_two_decimal_marks_stop_the_file(tmp_path):
    reading = read_rows(tmp_path, [HEAD, ["2023", "7,52"], ["2024", "7.52"]])
    assert "decimal_marks_conflict" in codes(reading)
    assert reading.refused
    assert all(one.value is None for one in reading.rows)


def test_a_key_with_two_values_names_both_cells(tmp_path):
    reading = read_rows(tmp_path, [HEAD, ["2023", 3.5], ["2024", 4.5], ["2024", 9.5]])
    finding = next(one for one in reading.findings if one.code == "duplicate_conflict")
    assert (finding.where, finding.params["other"], finding.params["period"]) == ("Data!B4", "Data!B3", "2024")
    assert reading.refused


def test_a_key_twice_with_one_value_is_only_told(tmp_path):
    reading = read_rows(tmp_path, [HEAD, ["2023", 3.5], ["2024", 4.5], ["2024", 4.5]])
    assert "duplicate_equal" in codes(reading)
    assert not reading.refused


def test_a_row_whose_period_cannot_be_read_is_left_out_and_asked_about(tmp_path):
    reading = read_rows(tmp_path, [HEAD, ["2023", 3.5], ["2024", 4.5], ["tháng 13 năm 2025", 9.5]])
    finding = next(one for one in reading.findings if one.code == "period_left_out")
    assert (finding.severity, finding.where) == ("soft", "Data!A4")
    assert {one.cell for one in reading.rows} == {"B2", "B3"}
    assert not reading.refused


def test_a_period_over_a_column_that_cannot_be_read_is_told_at_its_header(tmp_path):
    reading = read_rows(tmp_path, [["Chỉ tiêu", "2023", "13/2024"], ["GDP", 3.5, 4.5]])
    finding = next(one for one in reading.findings if one.code == "period_left_out")
    assert finding.where == "Data!C1"
    assert {one.cell for one in reading.rows} == {"B2"}


def test_a_table_of_which_most_periods_cannot_be_read_stops_the_file(tmp_path):
    reading = read_rows(tmp_path, [["Chỉ tiêu", "2023", "13/2024", "14/2024"], ["GDP", 3.5, 4.5, 5.5]])
    assert {one.where for one in reading.findings if one.code == "period_unreadable"} == {"Data!C1", "Data!D1"}
    assert [one.period for one in reading.rows if one.cell == "C2"] == [None]
    assert reading.refused


def test_hidden_rows_and_columns_are_not_read_and_told(tmp_path):
    book = Workbook()
    for row in (["Chỉ tiêu", "2022", "2023", "2024"], ["GDP", 1.5, 2.5, 3.5], ["CPI", 4.5, 5.5, 6.5]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.save(tmp_path / "f.xlsx")
    reading = read_workbook(tmp_path / "f.xlsx", "f.xlsx", Limits())
    assert {one.cell for one in reading.rows} == {"C2", "D2"}
    assert {"rows_hidden", "columns_hidden"} <= codes(reading)


def test_a_total_row_without_a_period_is_asked_about_and_not_read(tmp_path):
    reading = read_rows(tmp_path, [HEAD, ["2022", 1.5], ["2023", 3.5], ["2024", 4.5], ["Tổng cộng", 9.5]])
    assert "row_without_period" in codes(reading)
    assert "period_unreadable" not in codes(reading)
    assert {one.cell for one in reading.rows} == {"B2", "B3", "B4"}


def test_labels_that_only_look_alike_stay_apart_and_are_asked_about(tmp_path):
    reading = read_rows(tmp_path, [["Kỳ", "GDP", "G\u200bDP"], ["2023", 3.5, 4.5], ["2024", 5.5, 6.5]])
    assert "labels_look_alike" in codes(reading)
    assert "duplicate_conflict" not in codes(reading)


def test_one_name_in_two_unicode_forms_is_one_series(tmp_path):
    reading = read_rows(tmp_path, [["Kỳ", "Chỉ số", "Chi\u0309 số"], ["2023", 3.5, 4.5], ["2024", 5.5, 6.5]])
    assert "duplicate_conflict" in codes(reading)


def test_a_sheet_on_which_the_reader_stumbles_is_told_and_the_others_are_read(tmp_path, monkeypatch):
    wide_read = Wide.read

    def stumbling(layout, sheet):
        if sheet.grid.name == "B":
            raise IndexError
        return wide_read(layout, sheet)

    monkeypatch.setattr(Wide, "read", stumbling)
    book = xlsx(tmp_path / "f.xlsx", {name: [HEAD, [2024, 3.5], [2025, 4.5]] for name in "ABC"})
    reading = read_workbook(book, "f.xlsx", Limits(), faults_told=True)
    assert {one.sheet for one in reading.rows} == {"A", "C"}
    assert [(one.name, one.skipped_reason) for one in reading.sheets][1] == ("B", "reader_fault")
    (told,) = [one for one in reading.findings if one.code == "not_read_reader_fault"]
    assert (told.sheet, told.severity, told.params["fault"].partition(":")[0]) == (
        "B",
        "soft",
        "IndexError, test_reader.py",
    )
    with pytest.raises(IndexError):
        read_workbook(book, "f.xlsx", Limits())


def test_one_series_on_two_sheets_with_two_values_is_a_conflict(tmp_path):
    sheets = {"A": [HEAD, ["2023", 3.5], ["2024", 4.5]], "B": [HEAD, ["2023", 3.5], ["2024", 9.5]]}
    reading = read_workbook(xlsx(tmp_path / "f.xlsx", sheets), "f.xlsx", Limits())
    assert next(one for one in reading.findings if one.code == "duplicate_conflict").where == "B!B3"


def test_sheets_whose_names_say_what_they_hold_are_different_tables(tmp_path):
    sheets = {"Exports": [HEAD, ["2023", 3.5], ["2024", 4.5]], "Imports": [HEAD, ["2023", 3.5], ["2024", 9.5]]}
    reading = read_workbook(xlsx(tmp_path / "f.xlsx", sheets), "f.xlsx", Limits())
    assert "duplicate_conflict" not in codes(reading)


def test_a_plan_and_an_estimate_of_one_period_are_no_conflict(tmp_path):
    rows = [["Chỉ tiêu", "Kế hoạch năm 2024", "Ước tính năm 2024"], ["Xuất khẩu", 3.5, 4.5]]
    reading = read_rows(tmp_path, rows)
    assert [one.obs_status for one in reading.rows] == ["T", "E"]
    assert "duplicate_conflict" not in codes(reading)


def test_text_of_an_old_font_encoding_is_read_in_unicode_and_told(tmp_path):
    reading = read_rows(tmp_path, [["Kú", "ChØ sè gi¸ tiªu dïng", "Tæng s¶n phÈm"], ["2023", 3.5, 1], ["2024", 4.5, 2]])
    assert {one.label for one in reading.rows} == {"Chỉ số giá tiêu dùng", "Tổng sản phẩm"}
    (told,) = [one for one in reading.findings if one.code == "legacy_font_decoded"]
    assert (told.where, told.params["count"]) == ("Data!B1", 2)


def test_a_printed_missing_code_is_a_figure_without_value_and_a_blank_is_none(tmp_path):
    reading = read_rows(tmp_path, [["Chỉ tiêu", "2023", "2024"], ["GDP", "…", 3.5], ["CPI", 1.5, None]])
    assert {one.cell: one.value_text for one in reading.rows} == {"B2": "", "C2": "3.5", "B3": "1.5"}


def test_months_as_days_are_read_as_months_and_told(tmp_path):
    rows = [["Tháng", "CPI"], *[[f"2024-{month:02d}-01", 100.5 + month] for month in range(1, 5)]]
    reading = read_rows(tmp_path, rows)
    assert [one.period.render() for one in reading.rows] == ["2024-M01", "2024-M02", "2024-M03", "2024-M04"]
    assert {"days_stand_for_months", "dates_as_text"} <= codes(reading)


def test_formula_injections_are_labels_like_any_other(tmp_path):
    label = "=cmd|' /C calc'!A0"
    cells = [f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in (("A1", "Kỳ"), ("B1", label))]
    xml = f'<row r="1">{"".join(cells)}</row><row r="2"><c r="A2"><v>2024</v></c><c r="B2"><v>1.5</v></c></row>'
    path = package(tmp_path / "f.xlsx", sheet_of(xml))
    reading = read_workbook(path, "f.xlsx", Limits())
    assert [one.label for one in reading.rows] == [label]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file_empty"), (b"<html></html>", "file_html"), (b"a,b\n1,\x00\n", "text_nul"), (b"\n\n", "workbook_empty")],
)
def test_a_file_that_is_refused_gives_a_reading_with_the_reason_alone(tmp_path, content, code):
    reading = read_bytes(tmp_path, content, "f.csv")
    assert [finding.code for finding in reading.findings] == [code]
    assert reading.refused
    assert reading.sheets == ()


# -- what was written is read back ------------------------------------------------------------------------------------
QUARTERS = st.lists(
    st.tuples(st.integers(1990, 2060), st.integers(1, 4)).map(lambda pair: Period.quarter(*pair)),
    min_size=2, max_size=8, unique=True,
)  # fmt: skip
VALUES = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)


@given(st.data(), QUARTERS, st.sampled_from(["across", "down", "long"]))
def test_a_table_written_in_any_plain_layout_is_read_back_exactly(tmp_path_factory, data, quarters, layout):
    names = ["Xuất khẩu (tỷ USD)", "Nhập khẩu (tỷ USD)"]
    values = {(name, quarter): data.draw(VALUES) for name in names for quarter in quarters}
    rows: list[list[object]]
    if layout == "across":
        rows = [["Chỉ tiêu", *(q.render() for q in quarters)]]
        rows += [[name, *(float(values[name, q]) for q in quarters)] for name in names]
    elif layout == "down":
        rows = [["Kỳ", *names], *[[q.render(), *(float(values[name, q]) for name in names)] for q in quarters]]
    else:
        rows = [["Chỉ tiêu", "Kỳ", "Giá trị"]]
        rows += [[name, q.render(), float(values[name, q])] for name in names for q in quarters]
    reading = read_rows(tmp_path_factory.mktemp("t"), rows)
    found = {
        (f"{one.label} (tỷ USD)" if layout == "down" else one.label, one.period): Decimal(one.value_text)
        for one in reading.rows
    }
    assert found == values
    assert {(one.unit_measure, one.unit_mult) for one in reading.rows} == {("USD", 9)}
