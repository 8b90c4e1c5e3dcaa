"""The template is a workbook that asks for figures: its header is literal, its texts are texts, its blanks blank."""

import io

import openpyxl
import pytest

from indicators.export.template import DATA_SHEET, HEADER, STATUSES, TemplateRow, template
from indicators.i18n import LANGUAGES, translate
from indicators.model.period import Period

ROWS = (
    TemplateRow("EXP_GOODS:VNM;measure=level;unit=USD", "Kim ngạch xuất khẩu", Period.year_to_date(2026, 3), "tỷ USD"),
    TemplateRow("CPI:VNM;measure=yoy;unit=percent", "=SUM(A1:A9)", Period.month(2026, 3), "%"),
)


def opened(lang="vi", rows=ROWS):
    artifact = template(rows, lang)
    return artifact, openpyxl.load_workbook(io.BytesIO(artifact.content))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_header_is_the_same_in_both_languages_and_explained_in_each(lang):
    _, book = opened(lang)
    sheet = book[DATA_SHEET]
    assert tuple(cell.value for cell in sheet[1]) == HEADER
    for cell in sheet[1]:
        assert cell.comment.text == translate(lang, f"upload.template.column.{cell.value}")


def test_series_and_periods_are_filled_in_and_figures_left_blank():
    _, book = opened()
    rows = [[cell.value for cell in row] for row in book[DATA_SHEET].iter_rows(min_row=2)]
    assert rows[0][0] == "EXP_GOODS:VNM;measure=level;unit=USD"
    assert rows[0][1] == "Kim ngạch xuất khẩu, 3 tháng đầu năm 2026" or "quý I/2026" in rows[0][1]
    assert rows[0][2] == Period.year_to_date(2026, 3).render()
    assert (rows[0][3], rows[0][4], rows[0][5]) == (None, "tỷ USD", None)


def test_a_name_that_looks_like_a_formula_stays_a_text():
    _, book = opened()
    cell = book[DATA_SHEET]["B3"]
    assert (cell.data_type, cell.value.startswith("=SUM")) == ("s", True)


def test_status_is_chosen_from_a_list_and_values_are_numbers():
    _, book = opened()
    rules = {str(rule.sqref).partition(":")[0]: rule for rule in book[DATA_SHEET].data_validations.dataValidation}
    assert rules["F2"].formula1 == f'"{",".join(STATUSES)}"'
    assert rules["D2"].type == "decimal"
    assert rules["D2"].allow_blank


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_second_sheet_says_how_to_fill_it_in_the_language_asked(lang):
    artifact, book = opened(lang, ())
    sheet = book[translate(lang, "upload.template.sheet")]
    said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert translate(lang, "upload.template.how") in said
    assert all(translate(lang, f"term.status.{status}") in said for status in STATUSES)
    assert artifact.file_name == f"{translate(lang, 'upload.template.file_name')}.xlsx"
