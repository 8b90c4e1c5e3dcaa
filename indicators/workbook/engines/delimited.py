"""Delimited text: delimiter and shape are found from the content, and what is not plain is refused.

No number moves into another column: a row that is wider than its header refuses the file, and so does an open quote.

Of text that was quoted twice (a spreadsheet took each line for one field and quoted it again) the inner records are
read. Their cells are named by the row of the file, which is what one sees on opening it, and by the field inside the
record: there all figures of a line stand in column A, and a reference that several figures share would name none.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from indicators.model.finding import Finding, Severity
from indicators.model.number_text import looks_like_number
from indicators.workbook.cells.grid import LAST_COLUMN, Cell, Grid, address
from indicators.workbook.cells.legacy_font import may_be_legacy_font
from indicators.workbook.engines.text_encoding import decode
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError

LONGEST_LINE = 1_000_000
DELIMITERS = (",", ";", "\t", "|")


def read_grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Read one grid named ``(csv)``, or ``(text)`` where tabs divide it. Raises RefusalError for what is not plain."""
    text, findings = decode(path.read_bytes())
    if max((len(line) for line in io.StringIO(text, newline="")), default=0) > LONGEST_LINE:
        raise RefusalError("text_line_too_long", limit=LONGEST_LINE)
    text, declared = _declared_delimiter(text)
    delimiter = declared or find_delimiter(text)
    rows = _split(text, delimiter)
    if inner := _unquoted(rows):
        rows, delimiter = inner
        findings.append(Finding("text_quoted_twice", Severity.INFO, "(csv)", address(rows[0][0], 1)))
    name = "(text)" if delimiter == "\t" else "(csv)"
    _require_even_rows(rows, may_end_early=delimiter == "\t")
    filled = _filled(rows, name, limits)
    if len(text) >= LARGE_TEXT and "numpy" in sys.modules and not may_be_legacy_font(text):
        from indicators.workbook.engines.large_text import text_cells  # brings numpy, which small files do without

        return [Grid(name, text_cells(filled), is_text=True)], findings
    cells = {number: {column: Cell(said, said) for column, said in row.items()} for number, row in filled}
    return [Grid(name, cells, is_text=True)], findings


LARGE_TEXT = 1 << 19
"""Characters of a text, some 50,000 cells, from which on its cells are no objects."""


def _filled(rows: list[tuple[int, list[str]]], name: str, limits: Limits) -> Iterator[tuple[int, dict[int, str]]]:
    """Yield what each record says by column, blank ones left out; raise RefusalError for more than may be."""
    left = min(limits.sheet_cells, limits.file_cells)
    for number, fields in rows:
        filled = {column: _plain(said) for column, said in enumerate(fields, start=1) if said.strip()}
        if len(fields) > LAST_COLUMN:
            raise RefusalError("text_too_many_columns", cell=address(number, LAST_COLUMN), limit=LAST_COLUMN)
        left -= len(filled)
        if left < 0:
            raise RefusalError("sheet_too_large", sheet=name, limit=limits.sheet_cells)
        if filled:
            yield number, filled


def _plain(said: str) -> str:
    """Return a field without the apostrophe by which our own export keeps a text from being a formula."""
    return said[1:] if said[0] == "'" and said[1:2] in _FORMULA_STARTS else said


_FORMULA_STARTS = frozenset("=+-@\t\r\n")


def _declared_delimiter(text: str) -> tuple[str, str | None]:
    """Take Excel's ``sep=;`` line off; the rest keeps its row numbers."""
    if match := re.match(r'"?sep=(.)"?(?:\r\n|\n|\r)', text, re.IGNORECASE):
        return "\n" + text[match.end() :], match[1]
    return text, None


def find_delimiter(text: str) -> str:
    """Return the delimiter by which most lines have the same number of fields, more than one.

    Under a head of joined dimensions ("unit,geo\\time") commas stand inside the first field.
    """
    sample = text[:65_536]
    if _JOINED.match(sample):
        return "\t"
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


_JOINED = re.compile(r"\w+(?:,\w+)+\\\w+\t")


def _split(text: str, delimiter: str, *, strict: bool = True) -> list[tuple[int, list[str]]]:
    """Return (number of the record, its fields) for each record that is not blank."""
    text = _BLANK_BEFORE_QUOTE.sub('"', text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    rows: list[tuple[int, list[str]]] = []
    number = read_to = 0
    try:
        for number, fields in enumerate(reader, start=1):
            read_to = reader.line_num
            if any(fields):
                rows.append((number, fields))
    except csv.Error as error:
        if not strict:
            raise
        if (loose := _with_quotes_in_notes(text, delimiter)) is not None:
            return loose
        if (notes := _notes_from(text, delimiter, rows, read_to)) is not None:
            return [*rows, *((number + at, [line]) for at, line in enumerate(notes, start=1))]
        raise RefusalError("text_quotes", line=read_to + 1) from error
    return rows


_BLANK_BEFORE_QUOTE = re.compile(r'^ +"(?=[^"\r\n]+")', re.MULTILINE)
"""A blank that some offices put before the quote of the first field, which would make the quotes part of its text."""


def _with_quotes_in_notes(text: str, delimiter: str) -> list[tuple[int, list[str]]] | None:
    """Return the records of a text whose quotes are wrong in lines without a figure alone: a source, a note.

    A note below the last figure may begin with its own number. No field may go on in the next line, for then a quote
    too many moves all that follows.
    """
    rows: list[tuple[int, list[str]]] = []
    numbered = last_figure = 0
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if line.count('"') % 2:
            return None
        try:
            fields = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error:
            fields = next(csv.reader([line], delimiter=delimiter), [])
            if _holds_number(fields[1:]):
                return None
            if _holds_number(fields):
                numbered = numbered or number
                fields = [fields[0], delimiter.join(fields[1:])]
        else:
            last_figure = number if _holds_number(fields[1:]) else last_figure
        if any(fields):
            rows.append((number, fields))
    return rows if not numbered or last_figure < numbered else None


def _notes_from(text: str, delimiter: str, rows: list[tuple[int, list[str]]], read_to: int) -> list[str] | None:
    """Return the lines below ``read_to`` where none of them can be a row of the table above them: its notes.

    A note may go on over several lines and hold quotes of its own ("<a href=""…"">" with single ones).
    """
    widths = [len(fields) for _, fields in rows]
    common = max(set(widths), key=lambda width: (widths.count(width) * width, width), default=0)
    rest = [line for line in _LINE_END.split(text)[read_to:] if line.strip()]
    if common < FEWEST_OF_TABLE or any(line.count(delimiter) + 1 >= common for line in rest):
        return None
    return rest


FEWEST_OF_TABLE = 20
"""Fields of rows that are more than the commas of a sentence."""
_LINE_END = re.compile(r"\r\n|\n|\r")


def _unquoted(rows: list[tuple[int, list[str]]]) -> tuple[list[tuple[int, list[str]]], str] | None:
    """Return the records inside the records and their delimiter where each line is one field that holds a record.

    Most of those must have the same number of fields: a list of sentences has commas as well.
    """
    said = [(number, fields[0]) for number, fields in rows if len(_trimmed(fields)) == 1]
    if len(said) < max(FEWEST_RECORDS, len(rows)):
        return None
    delimiter = find_delimiter("\n".join(text for _, text in said))
    inner = [(number, fields) for number, text in said for _, fields in _split(text, delimiter)]
    widths = [len(fields) for _, fields in inner]
    common = max(set(widths), key=lambda width: (widths.count(width), width))
    if common < 2 or len(inner) != len(said) or widths.count(common) < MOST_ALIKE * len(widths):
        return None
    return inner, delimiter


FEWEST_RECORDS, MOST_ALIKE = 3, 0.8


def _require_even_rows(rows: list[tuple[int, list[str]]], *, may_end_early: bool) -> None:
    """Refuse rows with more fields than their header, or with fewer and a number among them.

    The header is the first row as wide as most are; narrower lines above it are titles, and so is a wider one of words
    alone that stands over a header of words. Where that row holds numbers itself and stands right under a narrower one,
    the narrower one was the header and every row is too wide. A line without numbers moves none: a source, a note.
    Of widths that are nearly as frequent the largest counts: narrow lines between the rows are headings.
    Blank fields at the end of a header head nothing, and no row need have them. Where tabs divide, no row need have
    blank fields at its end (``may_end_early``): editors cut them off, and no number has a tab inside. Nor need one
    where the writer cuts them off each row: several rows end early, and none ends in a blank field.
    """
    widths = [width for width in (len(_trimmed(fields)) for _, fields in rows) if width > 1]
    if not widths:
        return
    most = max(map(widths.count, set(widths)))
    frequent = [width for width in set(widths) if widths.count(width) >= max(FREQUENT, most / 2)]
    common = max(frequent or set(widths), key=lambda width: (width if frequent else widths.count(width), width))
    header_at = _header_at(rows, common)
    number, header = rows[header_at]
    above = rows[header_at - 1] if header_at else None
    if above and above[0] == number - 1 and len(_trimmed(above[1])) > 1 and _holds_number(header):
        raise RefusalError("text_ragged", cell=address(number, 1), fields=len(_trimmed(header)), header=len(above[1]))
    below = rows[header_at + 1 :]
    may_end_early = may_end_early or _are_cut_at_the_end([fields for _, fields in below], len(_trimmed(header)))
    for number, fields in below:
        too_wide = len(_trimmed(fields)) > len(header) and _holds_number(fields)
        too_narrow = not may_end_early and len(fields) < len(_trimmed(header)) and _holds_number(fields[1:])
        if too_wide or too_narrow:
            raise RefusalError("text_ragged", cell=address(number, 1), fields=len(fields), header=len(header))


FREQUENT = 5
"""Rows of a width that make it one of several."""


def _are_cut_at_the_end(rows: list[list[str]], width: int) -> bool:
    """Whether several rows of figures are narrower than ``width``, others are not, and none ends in a blank field."""
    figures = [fields for fields in rows if _holds_number(fields[1:])]
    early = sum(1 for fields in figures if len(fields) < width)
    return FREQUENT <= early < len(figures) and all(fields[-1].strip() for fields in figures)


def _header_at(rows: list[tuple[int, list[str]]], common: int) -> int:
    """Return the position of the first row as wide as most, past a title whose commas made it wider."""
    wide = [at for at, (_, fields) in enumerate(rows) if len(fields) >= common]
    for at, below in pairwise(wide):
        title = len(_trimmed(rows[at][1])) > common and not _holds_number(rows[at][1])
        if not title or _holds_number(rows[below][1]):
            return at
    return wide[-1]


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
