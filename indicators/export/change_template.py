"""State changes as a file: what is known as a table, and the template to fill in; both are read back by the upload.

The header words are the same in both languages, for the reader looks for them. Belongs here: the files. Does not: which
changes there are (``services.partnerships``) or what may be written (``checks``).
"""

from __future__ import annotations

import csv as csv_format
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.safe_text import csv_text, printable
from indicators.i18n import translate
from indicators.model.chart import Artifact
from indicators.model.partnership import ChangeField, Known, Region, StateChange, Tier, render_known

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = tuple(ChangeField)
CHANGES_SHEET, CODES_SHEET = "Changes", "Codes"
FILL_ROWS = 200
_WIDTHS = (16, 8, 28, 9, 8, 14, 11, 44, 60, 44)
_RULE = Border(bottom=Side(style="thin", color="18212C"))


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country that may be named: its code, its name and region in the language of the file, what is known of it."""

    code: str
    name: str
    region: str
    tier: str
    since: str


def state_changes(changes: Sequence[StateChange], fmt: str, lang: str, day: date) -> Artifact:
    """Return the changes as ``csv`` or ``xlsx``, one a row, in the columns of the template."""
    stem = f"{translate(lang, 'partnerships.file.changes')}-{day.isoformat()}"
    rows = [_row(change, lang) for change in changes]
    if fmt == "csv":
        return Artifact(f"{stem}.csv", CSV_TYPE, _csv(rows))
    book = Workbook()
    _fill(_first(book), rows, lang)
    return Artifact(f"{stem}.xlsx", XLSX_TYPE, _saved(book))


def change_template(countries: Sequence[CountryCode], fmt: str, lang: str) -> Artifact:
    """Return the file to fill in: the header alone; a workbook has the valid codes and lists to choose from too."""
    stem = translate(lang, "partnerships.file.template")
    if fmt == "csv":
        return Artifact(f"{stem}.csv", CSV_TYPE, _csv([]))
    book = Workbook()
    sheet = _first(book)
    _fill(sheet, [], lang)
    _write_codes(book.create_sheet(CODES_SHEET), countries, lang)
    _validate(sheet, len(countries), lang)
    _write_instructions(book.create_sheet(translate(lang, "partnerships.template.sheet")), lang)
    return Artifact(f"{stem}.xlsx", XLSX_TYPE, _saved(book))


def _row(change: StateChange, lang: str) -> tuple[str, ...]:
    return (
        change.change_id,
        change.partner,
        change.name[lang],
        change.region,
        change.tier.value,
        render_known(change.known),
        change.precision.value,
        change.document,
        " ".join(change.sources),
        change.note[lang],
    )


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv_format.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([csv_text(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _first(book: Workbook) -> Worksheet:
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(type(sheet))
    sheet.title = CHANGES_SHEET
    return sheet


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Sequence[str]], lang: str) -> None:
    for position, name in enumerate(HEADER, start=1):
        cell = sheet.cell(1, position, name.value)
        cell.font, cell.border = Font(bold=True), _RULE
        comment = Comment(translate(lang, f"partnerships.template.column.{name}"), translate(lang, "term.brand"))
        comment.width, comment.height = 320, 110
        cell.comment = comment
        sheet.column_dimensions[get_column_letter(position)].width = _WIDTHS[position - 1]
    for number, change in enumerate(rows, start=2):
        for column, text in enumerate(change, start=1):
            _write(sheet, number, column, text)
    for row in range(len(rows) + 2, len(rows) + 2 + FILL_ROWS):
        sheet.cell(row, HEADER.index(ChangeField.DATE) + 1).number_format = "@"
    sheet.freeze_panes = "A2"


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a text that never becomes a formula or a number."""
    if text:
        cell = sheet.cell(row, column)
        cell.value = printable(text)
        cell.data_type = "s"
        cell.number_format = "@"


def _write_codes(sheet: Worksheet, countries: Sequence[CountryCode], lang: str) -> None:
    """List the countries, then tiers, regions and precisions, each with its name."""
    heads = ("country_code", "name", "region_now", "tier_now", "since")
    for column, name in enumerate(heads, start=1):
        cell = sheet.cell(1, column, translate(lang, f"partnerships.template.codes.{name}"))
        cell.font, cell.border = Font(bold=True), _RULE
        sheet.column_dimensions[get_column_letter(column)].width = (14, 38, 10, 12, 16)[column - 1]
    for row, country in enumerate(countries, start=2):
        said = (country.code, country.name, country.region, country.tier, country.since)
        for column, text in enumerate(said, start=1):
            _write(sheet, row, column, text)
    others = [
        *((tier.value, translate(lang, f"term.tier.{tier}")) for tier in Tier),
        *((region.value, translate(lang, f"partnerships.region.{region}")) for region in Region),
        *((known.value, translate(lang, f"term.precision.{known}")) for known in Known),
    ]
    sheet.cell(1, 7, translate(lang, "partnerships.template.codes.other")).font = Font(bold=True)
    sheet.column_dimensions["G"].width, sheet.column_dimensions["H"].width = 12, 34
    for row, (code, name) in enumerate(others, start=2):
        _write(sheet, row, 7, code)
        _write(sheet, row, 8, name)
    sheet.freeze_panes = "A2"


def _validate(sheet: Worksheet, countries: int, lang: str) -> None:
    lists = {
        ChangeField.ISO3: f"{CODES_SHEET}!$A$2:$A${countries + 1}",
        ChangeField.REGION: f'"{",".join(Region)}"',
        ChangeField.TIER: f'"{",".join(Tier)}"',
        ChangeField.PRECISION: f'"{",".join(Known)}"',
    }
    for name, formula in lists.items():
        rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
        rule.errorTitle = name.value
        rule.error = translate(lang, f"partnerships.template.refuse.{name}")
        letter = get_column_letter(HEADER.index(name) + 1)
        rule.add(f"{letter}2:{letter}{FILL_ROWS + 1}")
        sheet.add_data_validation(rule)


def _write_instructions(sheet: Worksheet, lang: str) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 100
    sheet.cell(1, 1, translate(lang, "partnerships.template.title")).font = Font(bold=True, size=14)
    steps = [("", translate(lang, "partnerships.template.how"))]
    steps += [(name.value, translate(lang, f"partnerships.template.column.{name}")) for name in HEADER]
    for number, (name, text) in enumerate(steps, start=3):
        sheet.cell(number, 1, name).font = Font(bold=True)
        sheet.cell(number, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, 1).alignment = Alignment(vertical="top")
