"""Large workbooks for the ingest measures, written as bare XML from a fixed seed: (b) wide and (c) long.

Every figure has a series key of the catalogue, so that the whole file can be committed without a person. The wide book
is shaped like the World Bank's: four columns that name the row, then a column a year, 54 % of them empty.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from indicators.workbook.cells.grid import column_letters

LONG_HEADER = ("series_key", "period", "value", "unit", "status", "note")
FIRST_YEAR, YEARS = 1960, 65
FILLED = 0.46
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MONTHS_FROM = 1970


def long_book(path: Path, keys: Sequence[str], rows: int) -> Path:
    """Write ``rows`` records of monthly figures, the series of ``keys`` one after the other."""
    chance = random.Random(3)
    a_series = -(-rows // len(keys))

    def records() -> Iterator[tuple[str | float | None, ...]]:
        yield LONG_HEADER
        for number in range(rows):
            key, month = keys[number // a_series], number % a_series
            said = f"{_MONTHS_FROM + month // 12}-{month % 12 + 1:02d}"
            yield key, said, chance.randrange(10**6) / 100, "USD", "A", None

    return _write(path, "Data", records())


def wide_book(path: Path, names: Sequence[tuple[str, str, str, str]]) -> Path:
    """Write a row for each of ``names`` (country, country code, indicator, indicator code) with its years."""
    chance = random.Random(2)
    years = [str(FIRST_YEAR + number) for number in range(YEARS)]

    def records() -> Iterator[tuple[str | float | None, ...]]:
        yield ("Data Source", "World Development Indicators")
        yield ()
        yield ("Last Updated Date", "2025-07-01")
        yield ("Country Name", "Country Code", "Indicator Name", "Indicator Code", *years)
        for four in names:
            values = (chance.randrange(10**7) / 1000 if chance.random() < FILLED else None for _ in years)
            yield (*four, *values)

    return _write(path, "Data", records())


def _write(path: Path, sheet: str, rows: Iterable[Sequence[str | float | None]]) -> Path:
    """Write one sheet; texts are shared, as every spreadsheet program does."""
    shared: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{_overrides()}</Types>',
        )
        package.writestr("_rels/.rels", _relations(("rId1", "officeDocument", "xl/workbook.xml")))
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            _relations(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "sharedStrings", "sharedStrings.xml"),
                ("rId3", "styles", "styles.xml"),
            ),
        )
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        package.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
            '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>',
        )
        with package.open("xl/worksheets/sheet1.xml", "w") as stream:
            stream.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate(rows, start=1):
                stream.write(_row(number, row, shared).encode())
            stream.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{text}</t></si>" for text in shared)
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{items}</sst>')
    return path


_LETTERS = [column_letters(number) for number in range(1, 100)]


def _row(number: int, row: Sequence[str | float | None], shared: dict[str, int]) -> str:
    cells = []
    for letters, value in zip(_LETTERS, row, strict=False):
        if isinstance(value, str):
            place = shared.setdefault(value, len(shared))
            cells.append(f'<c r="{letters}{number}" t="s"><v>{place}</v></c>')
        elif value is not None:
            cells.append(f'<c r="{letters}{number}"><v>{value!r}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _overrides() -> str:
    kinds = (
        ("xl/workbook.xml", "sheet.main"),
        ("xl/worksheets/sheet1.xml", "worksheet"),
        ("xl/sharedStrings.xml", "sharedStrings"),
        ("xl/styles.xml", "styles"),
    )
    return "".join(
        f'<Override PartName="/{part}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds
    )


def _relations(*said: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{one}" Type="{_RELATIONS}/{kind}" Target="{target}"/>' for one, kind, target in said
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
