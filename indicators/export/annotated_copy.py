"""An uploaded workbook as it came, with a comment at every finding, the recognised cells filled and a list of all.

A file of a stranger is opened by openpyxl here, and openpyxl can hang or fill the memory on files that the reader
survives. So ``write_annotated`` is a task of the throw-away child, under the limits of a reading, and only for an
original that the reader has read to its end (its zip directory, part sizes and document types were checked, see
``workbook.archive``); the server process never opens it. Of what the reader reads by calamine or as text nothing is
opened at all: ``write_rebuilt`` makes a new workbook from the texts and numbers of its picture.

What leaves: no macro (the package is written anew as .xlsx), no external link, no embedded object, connection or
query; a text stays a text whatever it begins with; formulas stay those of the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.annotation import Annotation, Remark
from indicators.export.foreign_sheet import HEAD, QUIET, RULE, TITLE, set_up_page, write
from indicators.export.safe_text import is_dangerous

TASK = f"{__name__}:write_annotated"
REBUILD_TASK = f"{__name__}:write_rebuilt"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FILLS = {
    "title": "E7E3F4", "header": "DCE8F5", "label": "E3F1E4", "unit": "FBEBD0", "value": "FDF6D8",
    "note": "EFEFEF", "skip": "EDEAE4",
}  # fmt: skip
"""Light fills by role, as in the painted preview of the page."""
_SEVERITY_INK = {"hard": "A3271F", "soft": "8A5A00", "info": "3A5A7A", "passed": "2F6B3A"}
LONGEST_COMMENT, MOST_REMARKS, MOST_FILLED = 2_000, 5_000, 300_000
_WIDTHS = (26, 12, 14, 110)


def write_annotated(path: Path, _file_name: str, output: Path, _limits: Any, job: Mapping[str, Any]) -> None:
    """Annotate the original (.xlsx, .xlsm) at ``path`` and leave the copy at ``output``: a task of the child."""
    annotation = Annotation.from_payload(job["annotation"])
    with path.open("rb") as stream:  # by its content: of a path the engine believes the extension
        book = load_workbook(stream, keep_vba=False, keep_links=False, rich_text=True)
    for sheet in book.worksheets:
        _keep_texts(sheet)
    _leave_no_way_out(book, path)
    _annotate(book, annotation)
    book.save(output)


def write_rebuilt(_path: Path, _file_name: str, output: Path, _limits: Any, job: Mapping[str, Any]) -> None:
    """Build a new workbook from ``job["sheets"]`` (sheet -> rows of column, text, kind) and annotate it.

    Where it is None the list stands alone.
    """
    annotation = Annotation.from_payload(job["annotation"])
    book = Workbook()
    del book[book.sheetnames[0]]
    for note in annotation.sheets if job["sheets"] is not None else ():
        sheet = book.create_sheet(note.name[:31])
        said = job["sheets"].get(note.name, {})
        for row, cells in said.get("rows", ()):
            for column, text, kind in cells:
                _put(sheet, row, column, text, kind)
        for top, left, bottom, right in said.get("merges", ()):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for column, width in said.get("widths", {}).items():
            sheet.column_dimensions[get_column_letter(int(column))].width = min(max(width + 2, 6), 40)
    _annotate(book, annotation)
    book.save(output)


def _put(sheet: Worksheet, row: int, column: int, text: str, kind: str) -> None:
    if kind == "n":
        try:
            sheet.cell(row, column).value = float(text) if any(mark in text for mark in ".eE") else int(text)
        except ValueError:
            write(sheet, row, column, text)
    else:
        write(sheet, row, column, text)


def _keep_texts(sheet: Worksheet) -> None:
    """Mark texts that a spreadsheet might run as texts; openpyxl would write one that begins with = as a formula."""
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell) and cell.data_type in {"s", "inlineStr"} and is_dangerous(str(cell.value)):
                cell.data_type = "s"
                cell.quotePrefix = True


def _leave_no_way_out(book: Workbook, path: Path) -> None:
    """Take out what leads out of the file: names, formulas and links to another file, program or share.

    A formula on another file would be broken without its link; its last stored value stands in its place.
    """
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        for name in [name for name, said in names.items() if _leads_out(str(said.value))]:
            del names[name]
    found = [
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for cells in sheet.iter_rows()
        for cell in cells
        if isinstance(cell, Cell) and cell.data_type == "f" and _leads_out(_formula(cell.value))
    ]
    if found:
        with path.open("rb") as stream:
            stored = load_workbook(stream, data_only=True, keep_vba=False, keep_links=False)
        for title, coordinate in found:
            value = stored[title][coordinate].value
            cell = book[title][coordinate]
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                link = cell.hyperlink if isinstance(cell, Cell) else None
                if link is not None and link.target and not link.target.lower().startswith(_HARMLESS):
                    cell.hyperlink = None


_HARMLESS = ("http://", "https://", "mailto:")


def _formula(value: object) -> str:
    return str(getattr(value, "text", value))


def _leads_out(formula: str) -> bool:
    """Whether a formula reaches another file ([1]Sheet!A1), a program (cmd|'…'!A0) or an address."""
    text = _QUOTED.sub("", formula)
    return bool(_FOREIGN.search(text))


_QUOTED = re.compile(r'"[^"]*"')
_FOREIGN = re.compile(
    r"\[\d+\]|\[[^\]]*\.xl|\|[^|]*!|\\\\|\b(?:WEBSERVICE|IMAGE|RTD|CALL|REGISTER|EXEC|HYPERLINK)\s*\(", re.I
)


def _annotate(book: Workbook, annotation: Annotation) -> None:
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for note in annotation.sheets:
        sheet = sheets.get(note.name[:31]) or sheets.get(note.name)
        if sheet is not None:
            _fill(sheet, note.roles)
    said: dict[tuple[str, str], list[Remark]] = {}
    for remark in annotation.remarks[:MOST_REMARKS]:
        if remark.cell:
            said.setdefault((remark.sheet, remark.cell), []).append(remark)
    for (name, reference), remarks in said.items():
        sheet = sheets.get(name) or sheets.get(name[:31])
        if sheet is not None:
            _comment(sheet, reference, remarks, annotation.author)
    _list(book, annotation, sheets)


def _fill(sheet: Worksheet, roles: Mapping[str, Iterable[str]]) -> None:
    left, shown = MOST_FILLED, _shown(sheet)
    for role, references in roles.items():
        if role not in FILLS:
            continue
        fill = PatternFill("solid", fgColor=FILLS[role])
        for reference in references:
            left -= 1
            cell = _cell(sheet, reference, shown)
            if cell is not None and left > 0:
                cell.fill = copy(fill)


def _cell(sheet: Worksheet, reference: str, shown: Mapping[tuple[int, int], tuple[int, int]]) -> Cell | None:
    """Return the cell of a reference, or the one that shows where it is covered by a merged range."""
    try:
        row, column = coordinate_to_tuple(reference)
    except (ValueError, CellCoordinatesException):
        return None
    cell = sheet.cell(*shown.get((row, column), (row, column)))
    return cell if isinstance(cell, Cell) else None


def _shown(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for every covered cell of a merged range the one that shows; of absurdly large ranges nothing."""
    return {
        place: (merged.min_row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        if merged.size["rows"] * merged.size["columns"] <= MOST_COVERED
        for row in merged.rows
        for place in row
    }


MOST_COVERED = 10_000


def _comment(sheet: Worksheet, reference: str, remarks: Iterable[Remark], author: str) -> None:
    """Put what was found at a cell into its comment, after what somebody else has said there."""
    cell = _cell(sheet, reference, _shown(sheet))
    if cell is None:
        return
    ours = "\n\n".join(f"{one.severity_words}: {one.words}" for one in remarks)
    there = cell.comment
    text = f"{there.text}\n\n{author}:\n{ours}" if there is not None else ours
    comment = Comment(text[:LONGEST_COMMENT], there.author if there is not None else author)
    comment.width, comment.height = 380, min(90 + 18 * (len(text) // 50), 420)
    cell.comment = comment


def _list(book: Workbook, annotation: Annotation, sheets: Mapping[str, Worksheet]) -> None:
    """Write the list of everything found and recognised as the last sheet."""
    words = annotation.words
    sheet = book.create_sheet(_free_title(words["sheet"], book.sheetnames))
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    write(sheet, 1, 1, words["title"]).font = TITLE
    write(sheet, 2, 1, words["lead"]).font = QUIET
    row = 4
    for role, name in annotation.legend.items():
        write(sheet, row, 1, name).fill = PatternFill("solid", fgColor=FILLS[role])
        row += 1
    row = _head(
        sheet, row + 1, (words["column.sheet"], words["column.cell"], words["column.severity"], words["column.words"])
    )
    for remark in annotation.remarks[:MOST_REMARKS]:
        write(sheet, row, 1, remark.sheet)
        target = sheets.get(remark.sheet)
        if remark.cell:
            _link(sheet, row, 2, remark.cell, target)
        severity = write(sheet, row, 3, remark.severity_words)
        for column in (1, 2, 3):
            sheet.cell(row, column).alignment = Alignment(vertical="top")
        severity.font = Font(bold=True, color=_SEVERITY_INK.get(remark.severity, "18212C"))
        _long(sheet, row, 4, remark.words)
        row += 1
    if not annotation.remarks:
        write(sheet, row, 1, words["nothing"])
        row += 1
    row = _head(sheet, row + 1, (words["column.sheet"], "", "", words["column.recognised"]))
    for note in annotation.sheets:
        _link(sheet, row, 1, note.name, sheets.get(note.name), "A1")
        _long(sheet, row, 4, note.recognised)
        row += 1
    set_up_page((sheet,))


def _head(sheet: Worksheet, row: int, names: Iterable[str]) -> int:
    for column, name in enumerate(names, start=1):
        cell = write(sheet, row, column, name)
        cell.font, cell.border = HEAD, RULE
    return row + 1


def _long(sheet: Worksheet, row: int, column: int, text: str) -> None:
    write(sheet, row, column, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[row].height = 15.5 * max(-(-len(text) // 88), 1)


def _link(sheet: Worksheet, row: int, column: int, text: str, target: Worksheet | None, reference: str = "") -> None:
    """Write a text that leads to a cell of this workbook; nothing leads out of it."""
    cell = write(sheet, row, column, text)
    if target is None:
        return
    name = target.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{reference or text}")
    cell.font = Font(color="0B4F8A", underline="single")


def _free_title(wanted: str, taken: Iterable[str]) -> str:
    """Return the name of the list, with a number where the file has a sheet of this name."""
    known = {name.casefold() for name in taken}
    title, number = wanted[:31], 2
    while title.casefold() in known:
        title, number = f"{wanted[:27]} {number}", number + 1
    return title
