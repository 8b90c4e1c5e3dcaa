"""Packages that are spoilt, or that are not what they say, and XML that means harm."""

from __future__ import annotations

import struct
from itertools import pairwise

from tests.hostile.outcome import MIB, add, special
from tests.hostile.packages import (
    GOOD,
    MAIN,
    MONTHS,
    STYLES,
    book,
    claiming,
    packed,
    rows,
    sheet,
)

# -- packages ---------------------------------------------------------------------------------------------------------
add("good.xlsx", book, "read", values=GOOD)
add("bomb_of_blanks.xlsx", lambda: book({"D": sheet(" " * 200 * MIB)}), "refuse", "archive_too_large", "archive_ratio")
add("bomb_of_rows.xlsx", lambda: book({"D": sheet("<row/>" * (100 * MIB // 6))}), "refuse", "archive_ratio")
add(
    "bomb_of_strings.xlsx",
    lambda: book(shared=f'<sst xmlns="{MAIN}"><si><t>{"a" * 100 * MIB}</t></si></sst>'),
    "refuse", "archive_ratio", "archive_too_large",
)  # fmt: skip
add(
    "claims_to_be_small.xlsx",
    lambda: claiming(book({"D": sheet(" " * 64 * MIB)}), "xl/worksheets/sheet1.xml", 100),
    "refuse", "file_checksum", "file_truncated", "archive_ratio",
)  # fmt: skip
add(
    "claims_to_be_huge.xlsx",
    lambda: claiming(book(), "xl/worksheets/sheet1.xml", 0xFFFFFFF0),
    "refuse", "archive_too_large", "archive_ratio", "file_truncated",
)  # fmt: skip
add(
    "a_part_twice.xlsx",
    lambda: book(more=[("xl/worksheets/sheet1.xml", sheet(rows([["Kỳ", "CPI"], ["2024-01", 9]])).encode())]),
    "refuse", "archive_duplicate_part",
)  # fmt: skip
add("a_part_twice_in_capitals.xlsx", lambda: book(more=[("XL/Styles.xml", b"")]), "refuse", "archive_duplicate_part")
for _number, _name in enumerate(("../../tmp/evil", "/tmp/evil", "..\\evil", "C:evil", "xl/../../evil"), 1):
    add(f"path_{_number}.xlsx", lambda name=_name: book(more=[(name, b"x")]), "refuse", "archive_path_part")
add(
    "many_parts.xlsx",
    lambda: book(more=[(f"junk/{number}", b"") for number in range(20_000)]),
    "refuse", "archive_too_many_parts",
)  # fmt: skip
add("cut_in_half.xlsx", lambda: book()[: len(book()) // 2], "refuse", "file_truncated")
add("cut_at_the_end.xlsx", lambda: book()[:-20], "refuse", "file_truncated")
add("wrong_checksum.xlsx", lambda: book(stored=True).replace(b"<v>100.1<", b"<v>900.1<"), "refuse", "file_checksum")
add("only_the_end.xlsx", lambda: b"PK\x05\x06" + bytes(18), "refuse")
add("zip_of_a_text.xlsx", lambda: packed([("a.txt", "a")]), "refuse", "archive_no_workbook")
add(
    "letter.xlsx",
    lambda: packed([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]),
    "refuse", "file_word_document",
)  # fmt: skip
add(
    "slides.xlsx",
    lambda: packed([("[Content_Types].xml", "<T/>"), ("ppt/p.xml", "<p/>")]),
    "refuse",
    "file_presentation",
)


@special("unsupported_compression.xlsx", "refuse", "file_truncated", "file_encrypted")
def _() -> bytes:
    raw = bytearray(book())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset : at + offset + 2] = struct.pack("<H", 97)
            at = raw.find(mark, at + 4)
    return bytes(raw)


@special("flagged_as_encrypted.xlsx", "refuse", "file_encrypted")
def _() -> bytes:
    raw = bytearray(book())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


# -- XML --------------------------------------------------------------------------------------------------------------
_ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
for _this, _next in pairwise("abcdefghij"):
    _ENTITIES += f"<!ENTITY {_next} '{f'&{_this};' * 10}'>"
_ENTITIES += "]>"
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
for _name, _doctype in (("laughs", _ENTITIES), ("outside", _OUTSIDE), ("quiet", "<!DOCTYPE x>")):
    add(
        f"doctype_{_name}_sheet.xlsx",
        lambda said=_doctype: book({"D": sheet(rows(MONTHS), before=said)}),
        "refuse",
        "file_doctype",
    )
    add(
        f"doctype_{_name}_strings.xlsx",
        lambda said=_doctype: book(shared=f'{said}<sst xmlns="{MAIN}"><si><t>&amp;</t></si></sst>'),
        "refuse", "file_doctype",
    )  # fmt: skip
    add(f"doctype_{_name}_styles.xlsx", lambda said=_doctype: book(styles=said + STYLES), "refuse", "file_doctype")
add(
    "doctype_in_utf16.xlsx",
    lambda: book(shared=('<?xml version="1.0" encoding="UTF-16"?>' + _ENTITIES + "<sst/>").encode("utf-16")),
    "refuse", "file_doctype",
)  # fmt: skip
add(
    "other_encoding.xlsx",
    lambda: book({"D": b'<?xml version="1.0" encoding="utf-7"?>' + sheet(rows(MONTHS)).encode()}),
    "refuse", "xml_encoding", "file_damaged",
)  # fmt: skip
add("nested.xlsx", lambda: book({"D": sheet("<x>" * 3_000 + "</x>" * 3_000)}), "refuse", "xml_too_deep")
add("not_closed.xlsx", lambda: book({"D": sheet(rows(MONTHS))[:-30]}), "refuse", "file_damaged")
add("nul_in_xml.xlsx", lambda: book({"D": sheet(rows(MONTHS)).replace("CPI", "C\0PI")}), "refuse", "file_damaged")
add(
    "not_utf8.xlsx",
    lambda: book({"D": sheet(rows(MONTHS)).encode().replace(b"CPI", b"C\xff\xfePI")}),
    "refuse", "file_damaged",
)  # fmt: skip
add(
    "many_attributes.xlsx",
    lambda: book({"D": sheet("<row " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>" + rows(MONTHS))}),
    "either", values=tuple(str(row[1]) for row in MONTHS[1:]),
)  # fmt: skip
add(
    "styles_in_a_circle.xlsx",
    lambda: book(styles=STYLES.replace('<cellXfs count="3"><xf/>', '<cellXfs count="3"><xf xfId="0"/>').replace("<cellStyleXfs count=\"1\"><xf/>", '<cellStyleXfs count="1"><xf xfId="0" numFmtId="999999999999"/>')),
    "read", values=GOOD,
)  # fmt: skip
add("styles_absent.xlsx", lambda: book({"D": sheet(rows(MONTHS).replace("<c ", '<c s="4000000000" '))}), "either")
add(
    "styles_60000.xlsx",
    lambda: book(
        styles=STYLES.replace("</cellXfs>", "".join(f'<xf numFmtId="{n}"/>' for n in range(60_000)) + "</cellXfs>")
    ),
    "read",
    values=GOOD,
)
add(
    "format_of_brackets.xlsx",
    lambda: book(
        styles=STYLES.replace("<fonts", f'<numFmts count="1"><numFmt numFmtId="14" formatCode="{"[" * 20_000}"/></numFmts><fonts')
    ),
    "read", values=GOOD,
)  # fmt: skip
