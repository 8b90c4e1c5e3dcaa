"""Workbooks of bare XML, every part of which a specimen may spoil."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from indicators.workbook.cells.grid import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
    '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14"/>'
    '<xf numFmtId="10"/></cellXfs></styleSheet>'
)
"""Cell formats 0 general, 1 a date, 2 per cent."""


class Raw(str):
    """A text that stands in a number cell as it is."""


Value = str | float | Raw | None


def cell(row: int, column: int, value: Value, style: int = 0) -> str:
    where = f'r="{column_letters(column)}{row}"' + (f' s="{style}"' if style else "")
    if value is None:
        return ""
    if isinstance(value, Raw) or not isinstance(value, str):
        return f"<c {where}><v>{value}</v></c>"
    return f'<c {where} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def rows(values: Iterable[Iterable[Value]], *, first: int = 1, dates: bool = False) -> str:
    """Return the rows as XML; ``dates``: the first column are serial numbers under a date format."""
    found = []
    for row, said in enumerate(values, first):
        cells = "".join(
            cell(row, column, value, int(dates and column == 1 and row > 1)) for column, value in enumerate(said, 1)
        )
        found.append(f'<row r="{row}">{cells}</row>')
    return "".join(found)


def sheet(data: str, after: str = "", before: str = "") -> str:
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'


MONTHS: list[list[Value]] = [["Kỳ", "CPI"], *([f"2024-{month:02d}", 100 + month / 10] for month in range(1, 13))]


def book(
    sheets: Mapping[str, str | bytes] | None = None,
    *,
    shared: str | bytes | None = None,
    styles: str | bytes = STYLES,
    workbook: str = "",
    more: Iterable[tuple[str, bytes]] = (),
    date1904: bool = False,
    stored: bool = False,
    names: Iterable[str] = (),
) -> bytes:
    """Return a package. ``names`` replace the names of the sheets in ``workbook.xml``, where two may be alike."""
    sheets = sheets or {"Data": sheet(rows(MONTHS))}
    listed = list(names) or list(sheets)
    tabs = "".join(f'<sheet name={quoteattr(one)} sheetId="{n}" r:id="s{n}"/>' for n, one in enumerate(listed, 1))
    properties = '<workbookPr date1904="1"/>' if date1904 else ""
    parts: list[tuple[str, str | bytes]] = [
        (
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="x/x"/></Types>',
        ),
        ("_rels/.rels", _related([("r", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            workbook
            or f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{tabs}</sheets></workbook>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            _related(
                [
                    *((f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
                    ("styles", "styles", "styles.xml"),
                    *([("shared", "sharedStrings", "sharedStrings.xml")] if shared is not None else ()),
                ]
            ),
        ),
        ("xl/styles.xml", styles),
        *([("xl/sharedStrings.xml", shared)] if shared is not None else ()),
        *((f"xl/worksheets/sheet{n}.xml", said) for n, said in enumerate(sheets.values(), 1)),
        *more,
    ]
    return packed(parts, stored=stored)


def packed(parts: Iterable[tuple[str, str | bytes]], *, stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as package:
        warnings.simplefilter("ignore")  # a part that is there twice is meant
        for name, content in parts:
            package.writestr(name, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _related(said: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{one}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for one, kind, target in said
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def claiming(content: bytes, part: str, size: int) -> bytes:
    """Return a package whose directory claims another unpacked size of one part."""
    changed = bytearray(content)
    at = changed.rfind(b"PK\x05\x06")
    (at,) = struct.unpack("<I", changed[at + 16 : at + 20])
    while changed[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack("<HHH", changed[at + 28 : at + 34])
        if changed[at + 46 : at + 46 + name] == part.encode():
            changed[at + 24 : at + 28] = struct.pack("<I", size)
        at += 46 + name + extra + comment
    return bytes(changed)


def one_sheet(values: list[list[Value]], *, dates: bool = False) -> bytes:
    """Return a workbook with one sheet of these rows."""
    return book({"Data": sheet(rows(values, dates=dates))})


GOOD = ("100.1", "101.2")
"""Figures of ``MONTHS``."""
