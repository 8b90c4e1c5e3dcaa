"""The workbook an analyst fills in: a row for each series and period that is due, read back without any mapping.

Belongs here: the file. Does not: which periods are due (``services.intake``) or reading it back (``workbook``). The
header words are the same in both languages, for the reader looks for them; everything else is in the language asked.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.i18n import translate
from indicators.i18n.periods import period_phrase
from indicators.model.chart import Artifact
from indicators.model.observation import ObsStatus
from indicators.model.period import Period

HEADER = ("series_key", "indicator", "period", "value", "unit", "status", "note")
DATA_SHEET = "Data"
STATUSES = (ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL, ObsStatus.FORECAST)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SPARE_ROWS = 200
"""Rows below the filled ones that are still checked as they are typed."""

_WIDTHS = (46, 58, 20, 16, 20, 10, 40)
_RULE = Border(bottom=Side(style="thin", color="18212C"))
_HAIR = Border(bottom=Side(style="hair", color="A9A497"))
_TO_FILL = PatternFill("solid", fgColor="FBF1D9")


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One figure that is asked for; ``name`` and ``unit`` are in the language of the file."""

    series_key: str
    name: str
    period: Period
    unit: str


def template(rows: Sequence[TemplateRow], lang: str) -> Artifact:
    """Return the workbook with ``rows``, blank where figures are due, and a sheet that says how to fill it."""
    book = Workbook()
    data = book.active
    if not isinstance(data, Worksheet):
        raise TypeError(type(data))
    data.title = DATA_SHEET
    _write_header(data, lang)
    for number, row in enumerate(rows, start=2):
        _write_row(data, number, row, lang)
    _validate(data, 1 + len(rows) + SPARE_ROWS, lang)
    _write_instructions(book.create_sheet(translate(lang, "upload.template.sheet")), lang)
    buffer = io.BytesIO()
    book.save(buffer)
    return Artifact(f"{translate(lang, 'upload.template.file_name')}.xlsx", MEDIA_TYPE, buffer.getvalue())


def _write_header(sheet: Worksheet, lang: str) -> None:
    for column, name in enumerate(HEADER, start=1):
        cell = sheet.cell(1, column, name)
        cell.font, cell.border = Font(bold=True), _RULE
        comment = Comment(translate(lang, f"upload.template.column.{name}"), translate(lang, "term.brand"))
        comment.width, comment.height = 320, 110
        cell.comment = comment
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]
    sheet.freeze_panes = "A2"


def _write_row(sheet: Worksheet, number: int, row: TemplateRow, lang: str) -> None:
    named = f"{row.name}, {period_phrase(row.period, lang)}"
    for column, text in enumerate((row.series_key, named, row.period.render(), "", row.unit, "", ""), start=1):
        cell = sheet.cell(number, column)
        if text:
            cell.value = text
            cell.data_type = "s"  # a text never becomes a formula
        cell.border = _HAIR
        cell.alignment = Alignment(vertical="top", wrap_text=column == 2)
    for column in (HEADER.index("value") + 1, HEADER.index("status") + 1):
        sheet.cell(number, column).fill = _TO_FILL


def _validate(sheet: Worksheet, last_row: int, lang: str) -> None:
    """Offer the statuses as a list and admit nothing but numbers as values."""
    status = DataValidation(type="list", formula1=f'"{",".join(STATUSES)}"', allow_blank=True, showErrorMessage=True)
    value = DataValidation(
        type="decimal",
        operator="between",
        formula1="-1E+300",
        formula2="1E+300",
        allow_blank=True,
        showErrorMessage=True,
    )
    for rule, name in ((status, "status"), (value, "value")):
        rule.errorTitle = name
        rule.error = translate(lang, f"upload.template.refuse.{name}")
        letter = get_column_letter(HEADER.index(name) + 1)
        rule.add(f"{letter}2:{letter}{last_row}")
        sheet.add_data_validation(rule)


def _write_instructions(sheet: Worksheet, lang: str) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 100
    sheet.cell(1, 1, translate(lang, "upload.template.title")).font = Font(bold=True, size=14)
    steps = (("", translate(lang, "upload.template.how")), *_columns(lang), *_statuses(lang))
    for number, (name, text) in enumerate(steps, start=3):
        sheet.cell(number, 1, name).font = Font(bold=True)
        sheet.cell(number, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, 1).alignment = Alignment(vertical="top")


def _columns(lang: str) -> Iterable[tuple[str, str]]:
    return ((name, translate(lang, f"upload.template.column.{name}")) for name in HEADER)


def _statuses(lang: str) -> Iterable[tuple[str, str]]:
    return ((status.value, translate(lang, f"term.status.{status}")) for status in STATUSES)
