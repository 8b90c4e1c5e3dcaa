"""Delimited text: encoding, delimiter and shape are found from the content, and what is not plain is refused.

No number moves into another column: a row that is wider than its header refuses the file, and so does an open quote.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from indicators.model.finding import Finding, Severity
from indicators.model.number_text import looks_like_number
from indicators.workbook.grid import LAST_COLUMN, Cell, Grid, address
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError

LONGEST_LINE = 1_000_000
DELIMITERS = (",", ";", "\t", "|")


def read_grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Read one grid named ``(csv)``, or ``(text)`` where tabs divide it. Raises RefusalError for what is not plain."""
    text, findings = decode(path.read_bytes())
    if max((len(line) for line in io.StringIO(text)), default=0) > LONGEST_LINE:
        raise RefusalError("text_line_too_long", limit=LONGEST_LINE)
    text, declared = _declared_delimiter(text)
    delimiter = declared or find_delimiter(text)
    rows = _split(text, delimiter)
    name = "(text)" if delimiter == "\t" else "(csv)"
    _require_even_rows(rows)
    cells: dict[int, dict[int, Cell]] = {}
    left = min(limits.sheet_cells, limits.file_cells)
    for number, fields in rows:
        filled = {column: _cell(said) for column, said in enumerate(fields, start=1) if said.strip()}
        if len(fields) > LAST_COLUMN:
            raise RefusalError("text_too_many_columns", cell=address(number, LAST_COLUMN), limit=LAST_COLUMN)
        left -= len(filled)
        if left < 0:
            raise RefusalError("sheet_too_large", sheet=name, limit=limits.sheet_cells)
        if filled:
            cells[number] = filled
    return [Grid(name, cells, is_text=True)], findings


def _cell(said: str) -> Cell:
    """Return a text cell, without the apostrophe by which our own export keeps a text from being a formula."""
    plain = said[1:] if said[0] == "'" and said[1:2] in _FORMULA_STARTS else said
    return Cell(plain, plain)


_FORMULA_STARTS = frozenset("=+-@\t\r\n")


def decode(content: bytes) -> tuple[str, list[Finding]]:
    """Decode UTF-8, UTF-16 with a mark, or Western Windows text that reads as words; refuse anything else."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16"), []
    if b"\x00" in content:
        raise RefusalError("text_nul", position=content.index(b"\x00") + 1)
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = _strictly(content, "cp1252")
    if _NOT_WESTERN.search(text) or len(_COMBINING_TONES.findall(text)) > 1:
        raise RefusalError("text_encoding")
    return text, [Finding("encoding_assumed", Severity.SOFT, params={"encoding": "Windows-1252"})]


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusalError("text_encoding") from error


_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ"
_NOT_WESTERN = re.compile(
    rf"[^\x00-\x7f{_LETTER}\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026€£¥§°±²³º«»·\u00a0½¼¾×÷©®™†‡‰]"
    rf"|[{_LETTER}][§°±²³º«»·½¼¾×÷©®†‡‰£¥][{_LETTER}]|[À-ÖØ-öø-ÿ]{{3}}|[a-z][§±·½¼¾×÷«»®]|[A-Z][ØÞ][^A-ZÀ-Þ]"
)
"""Signs inside words, and runs of accented letters: text of another encoding seen through Windows-1252."""
_COMBINING_TONES = re.compile(r"[aeiouyAEIOUYâêôÂÊÔ][ìÌÒÞ]|[aouâêô]ò")
"""Vietnamese in Windows-1258 writes tones as signs of their own after the vowel."""


def _declared_delimiter(text: str) -> tuple[str, str | None]:
    """Take Excel's ``sep=;`` line off; the rest keeps its row numbers."""
    if match := re.match(r"sep=(.)\r?\n", text):
        return "\n" + text[match.end() :], match[1]
    return text, None


def find_delimiter(text: str) -> str:
    """Return the delimiter by which most lines have the same number of fields, more than one."""
    sample = text[:65_536]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        if delimiter not in sample:
            continue
        try:
            widths = [len(fields) for _, fields in _split(sample, delimiter, strict=False) if len(fields) > 1]
        except csv.Error:
            continue
        if not widths:
            continue
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        score = widths.count(common) * min(common, 10)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _split(text: str, delimiter: str, *, strict: bool = True) -> list[tuple[int, list[str]]]:
    """Return (number of the record, its fields) for each record that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    rows: list[tuple[int, list[str]]] = []
    read_to = 0
    try:
        for number, fields in enumerate(reader, start=1):
            read_to = reader.line_num
            if any(fields):
                rows.append((number, fields))
    except csv.Error as error:
        if not strict:
            raise
        raise RefusalError("text_quotes", line=read_to + 1) from error
    return rows


def _require_even_rows(rows: list[tuple[int, list[str]]]) -> None:
    """Refuse rows with more fields than their header, or with fewer and a number among them.

    The header is the first row as wide as most are; narrower lines above it are titles. Where that row holds numbers
    itself and stands right under a narrower one, the narrower one was the header and every row is too wide.
    """
    widths = [width for width in (len(_trimmed(fields)) for _, fields in rows) if width > 1]
    if not widths:
        return
    common = max(set(widths), key=lambda width: (widths.count(width), width))
    header_at = next(at for at, (_, fields) in enumerate(rows) if len(fields) >= common)
    number, header = rows[header_at]
    above = rows[header_at - 1] if header_at else None
    if above and above[0] == number - 1 and len(_trimmed(above[1])) > 1 and _holds_number(header):
        raise RefusalError("text_ragged", cell=address(number, 1), fields=len(_trimmed(header)), header=len(above[1]))
    for number, fields in rows[header_at + 1 :]:
        too_wide = len(_trimmed(fields)) > len(header)
        if too_wide or (len(fields) < len(header) and _holds_number(fields[1:])):
            raise RefusalError("text_ragged", cell=address(number, 1), fields=len(fields), header=len(header))


def _holds_number(fields: list[str]) -> bool:
    """Whether a field is a number and no year."""
    return any(looks_like_number(said) and not _YEAR.fullmatch(said.strip()) for said in fields)


_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def _trimmed(fields: list[str]) -> list[str]:
    """Return the fields without blank ones at the end."""
    last = len(fields)
    while last and not fields[last - 1].strip():
        last -= 1
    return fields[:last]
