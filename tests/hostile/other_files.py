"""Text, binary workbooks, OpenDocument, and files that only claim to be workbooks."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.hostile import binary
from tests.hostile.outcome import MIB, add, special
from tests.hostile.packages import (
    GOOD,
)

# -- text -------------------------------------------------------------------------------------------------------------
PLAIN = "period,CPI\n" + "".join(f"2024-{month:02d},{100 + month / 10}\n" for month in range(1, 13))
add("good.csv", PLAIN.encode, "read", values=GOOD)
add("zero_bytes.csv", lambda: b"", "refuse", "file_empty")
add("a_million_columns.csv", lambda: ("period" + ",s" * 10**6 + "\n2024" + ",1" * 10**6 + "\n").encode(), "refuse")
add("one_long_line.csv", lambda: b"period,CPI\n" + b"a" * (20 * MIB), "either")
add("nul.csv", lambda: PLAIN.replace("100.1", "100\0.1").encode(), "refuse")
add("not_utf8.csv", lambda: b"period,CPI\n2024-01,\xff\xfe\xfa\x80\n\xc3\x28,\xed\xa0\x80\n", "refuse")
add("quote_never_closed.csv", lambda: b'period,CPI\n2024-01,"1\n' + b"2024-02,2\n" * 100_000, "refuse")
add("ragged.csv", lambda: PLAIN.replace("100.2", "100.2,5,5,5").encode(), "refuse")
add(
    "words_for_numbers.csv", lambda: b"period,CPI\n2020,NaN\n2021,Infinity\n2022,1e999\n2023,-inf\n2024,1.5\n", "refuse"
)
add("csv_named.xlsx", PLAIN.encode, "read", values=GOOD)
add("utf16.csv", lambda: PLAIN.encode("utf-16"), "read", values=GOOD)

# -- cubes ------------------------------------------------------------------------------------------------------------
CUBE = 'AXIS-VERSION="2013";\nMATRIX="M";\nCONTENTS="CPI";\nUNITS="%";\n'


def cube(areas: int, years: int, data: bytes) -> bytes:
    """Return a PX file of so many areas and years, with the data that is given."""
    listed = [",".join(f'"{name}{at}"' for at in range(count)) for name, count in (("a", areas), ("", years))]
    names = f'STUB="A";\nHEADING="Year";\nVALUES("A")={listed[0]};\nVALUES("Year")={listed[1]};\n'
    return (CUBE + names + "DATA=\n").encode() + data


add("cube_of_a_billion.px", lambda: cube(40_000, 40_000, b"1;"), "refuse", "sheet_too_large")
add("cube_with_too_few_data.px", lambda: cube(10, 10, b"1 2 3;"), "refuse", "px_count")
add("cube_of_one_endless_text.px", lambda: (CUBE + 'NOTE="').encode() + b"a;" * (6 * MIB), "refuse", "px_incomplete")
add("cube_of_a_million_keywords.px", lambda: CUBE.encode() + b'NOTE="a";\n' * 10**6, "refuse", "px_incomplete")
add("cube_of_open_brackets.px", lambda: CUBE.encode() + b'NOTE("' * 10**6, "refuse", "px_incomplete")

# -- other formats ----------------------------------------------------------------------------------------------------
add(
    "page.xls",
    lambda: b"<html><body><table><tr><td>2024</td><td>1</td></tr></table></body></html>",
    "refuse",
    "file_html",
)
add(
    "xml_of_2003.xls",
    lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "refuse", "file_spreadsheetml_2003",
)  # fmt: skip
add("paper.xlsx", lambda: b"%PDF-1.7\n", "refuse", "file_pdf")
add("picture.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "refuse", "file_other_type")
add("good.xls", lambda: binary.compound(Workbook=binary.workbook()), "read")
add(
    "locked.xlsx",
    lambda: binary.compound(EncryptionInfo=b"\4\0\4\0", EncryptedPackage=bytes(5000)),
    "refuse",
    "file_encrypted",
)
add(
    "locked.xls",
    lambda: binary.compound(Workbook=binary.workbook(among=[(0x2F, b"\1\0\1\0\1\0" + bytes(48))])),
    "refuse",
    "file_encrypted",
)
add("letter.xls", lambda: binary.compound(WordDocument=bytes(5000)), "refuse", "file_word_document")
add(
    "record_runs_out.xls",
    lambda: binary.compound(Workbook=binary.workbook(tail=struct.pack("<HH", 0xFC, 0xFFFF) + b"\1")),
    "refuse",
)
add("record_beyond_end.xls", lambda: binary.compound(Workbook=binary.workbook(within=[(0x203, b"\0")])), "refuse")
add(
    "endless_strings.xls",
    lambda: binary.compound(
        Workbook=binary.workbook(among=[(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF) + b"\1\0\0a")])
    ),
    "refuse",
)
add(
    "wild_dimensions.xls",
    lambda: binary.compound(
        Workbook=binary.workbook(within=[(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))])
    ),
    "either",
)
add(
    "far_cell.xls",
    lambda: binary.compound(Workbook=binary.workbook(within=[(0x203, struct.pack("<HHHd", 65_535, 65_535, 0, 7.0))])),
    "either",
)
add("head_alone.xls", lambda: binary.MAGIC, "refuse")


@special("chain_in_a_circle.xls", "either")
def _() -> bytes:
    raw = bytearray(binary.compound(Workbook=binary.workbook()))
    (table,) = struct.unpack("<I", raw[76:80])
    raw[512 * (table + 1) : 512 * (table + 1) + 4] = bytes(4)
    return bytes(raw)


@special("endless_tables.xls", "either")
def _() -> bytes:
    raw = bytearray(binary.compound(Workbook=binary.workbook()))
    raw[44:48] = raw[72:76] = b"\xff" * 4
    return bytes(raw)


def open_document(table: str) -> bytes:
    """Return an OpenDocument workbook with one table."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{table}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return buffer.getvalue()


def _ods(*said: str, repeat: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="float" office:value="{one}" {repeat}/>'
        if one.replace(".", "").isdigit() and len(one) != 4
        else f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in said
    )
    return f"<table:table-row>{cells}</table:table-row>"


add(
    "good.ods",
    lambda: open_document(_ods("Kỳ", "CPI") + _ods("2023", "100.1") + _ods("2024", "101.2")),
    "read",
    values=GOOD,
)
add(
    "rows_repeated.ods",
    lambda: open_document(
        _ods("2024", "1.5").replace("<table:table-row>", '<table:table-row table:number-rows-repeated="2000000000">')
    ),
    "refuse",
    "sheet_too_large",
)
add(
    "cells_repeated.ods",
    lambda: open_document(_ods("2024", "1.5", repeat='table:number-columns-repeated="2000000000"')),
    "refuse",
    "sheet_too_large",
)
add(
    "both_repeated.ods",
    lambda: open_document(_ods("2024", "1.5", repeat='table:number-columns-repeated="16384"').replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')),
    "refuse",
    "sheet_too_large",
)  # fmt: skip
