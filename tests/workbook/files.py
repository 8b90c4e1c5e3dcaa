"""Files for the reader's tests: workbooks from rows, packages from parts, all written into a folder of the test."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from indicators.workbook import Limits, Reading, read_workbook
from indicators.workbook.cells.grid import Cell, Grid

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
LIMITS = Limits()


def xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], formats: Mapping[str, str] | None = None) -> Path:
    """A workbook whose sheets hold the rows; ``formats`` gives the number format of its ``date`` cells."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.is_date and formats):
            cell.number_format = formats["date"]
    book.save(path)
    return path


def read_rows(folder: Path, rows: Sequence[Sequence[Any]], name: str = "book.xlsx") -> Reading:
    """Read a workbook of one sheet named Data."""
    return read_workbook(xlsx(folder / "book.xlsx", {"Data": rows}), name, LIMITS)


def read_bytes(folder: Path, content: bytes, name: str) -> Reading:
    """Read a file of these bytes."""
    path = folder / "file"
    path.write_bytes(content)
    return read_workbook(path, name, LIMITS)


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def grid_of(rows: Sequence[Sequence[Any]], **said: Any) -> Grid:
    """A grid of values; None is blank."""
    cells = {
        at: {column: Cell(value, str(value)) for column, value in enumerate(row, 1) if value is not None}
        for at, row in enumerate(rows, 1)
    }
    return Grid(said.pop("name", "Data"), {at: row for at, row in cells.items() if row}, **said)


def package(path: Path, sheet_xml: str, *, parts: Mapping[str, str | bytes] | None = None, **said: str) -> Path:
    """A minimal xlsx written part by part, so that a test decides every byte of the sheet."""
    workbook = said.get(
        "workbook",
        f'<workbook xmlns="{_NS}" xmlns:r="{_REL}"><workbookPr {said.get("workbook_pr", "")}/>'
        '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    )
    relations = (
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/styles" Target="/xl/styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PKG}">'
            f'<Relationship Id="r" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr("xl/workbook.xml", workbook)
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PKG}">{relations}</Relationships>')
        if "styles" in said:
            archive.writestr("xl/styles.xml", said["styles"])
        if "strings" in said:
            archive.writestr("xl/sharedStrings.xml", said["strings"])
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return path


def sheet_of(rows: str, extra: str = "") -> str:
    """The XML of a worksheet around its rows."""
    return (
        f'<worksheet xmlns="{_NS}">{extra if extra.startswith("<cols") else ""}<sheetData>{rows}</sheetData>'
        + ("" if extra.startswith("<cols") else extra)
        + "</worksheet>"
    )
