"""The rows of a large worksheet part found by arithmetic on its bytes, where they are plain; else nothing.

An event and an object a cell cost a hundred times what the bytes do. A part is plain where every row and cell is
written as all common programs write it: references in order, a type, a style, one value, no formula, no blank between
elements. Each byte outside the values is looked at, so that nothing passes that an XML parser would refuse;
whatever is not plain is for ``sheet_part``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from indicators.workbook.cells.grid import LAST_COLUMN, LAST_ROW

Whole = np.ndarray[Any, Any]
NUMBER, SHARED, TEXT, TRUTH, ERROR, DAY = range(6)
"""What the type of a cell says of its value; TEXT stands in the part itself."""
NO_STYLE = -1
"""The style of a cell that names none."""
CHUNK = 8 << 20
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_PADDING = 16


@dataclass(frozen=True, slots=True)
class PlainRows:
    """The filled cells of a part in the order of rows and columns: arrays of one length.

    ``start`` and ``length`` are the bytes of each value in ``data``; ``kind`` is one of the numbers above.
    """

    data: bytes
    row: Whole
    column: Whole
    kind: Whole
    style: Whole
    start: Whole
    length: Whole


def said_plainly(text: str) -> str:
    """Return a value as it is meant, of which the signs of XML are written as entities."""
    return _REFERENCES.sub(_meant, text) if "&" in text else text


def _meant(reference: re.Match[str]) -> str:
    said = reference[1]
    if said[0] != "#":
        return _NAMED[said]
    return chr(int(said[2:], 16) if said[1] == "x" else int(said[1:]))


_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_REFERENCES = re.compile(r"&(amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")


def _are_references(data: bytes) -> bool:
    """Whether every ampersand begins the name of a sign that XML may hold."""
    found = _REFERENCES.findall(data.decode("utf-8")) if b"&" in data else []
    numbers = {int(said[2:], 16) if said[1] == "x" else int(said[1:]) for said in set(found) if said[0] == "#"}
    whole = all(
        code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
        for code in numbers
    )
    return whole and len(found) == data.count(b"&")


def without_rows(data: bytes) -> tuple[bytes, int, int] | None:
    """Return a part with no rows in it and where its rows begin and end; None where they are not to be told."""
    begin, end = data.find(_OPEN), data.rfind(_CLOSE)
    if begin < 0 or end < begin or data.find(_OPEN, begin + 1) >= 0 or data.find(_CLOSE) != end:
        return None
    begin += len(_OPEN)
    head = data[:begin]
    if b"<!" in head or b"<!" in data[end:] or not _UTF_8.match(head) or data.startswith(b"\xef\xbb\xbf"):
        return None
    return head + data[end:], begin, end


_UTF_8 = re.compile(rb"(?:<\?xml [^>]*?encoding=[\"'](?:utf-8|UTF-8)[\"'][^>]*\?>|<(?!\?))")


def scan_rows(data: bytes, begin: int, end: int) -> PlainRows | None:
    """Return the cells between two places of a part; None where one of its rows is not plain."""
    parts = []
    last = 0
    for first, stop in _chunks(data, begin, end):
        found = _scan(data[first:stop], first, last)
        if found is None:
            return None
        parts.append(found)
        if len(found[0]):
            last = int(found[0][-1])
    if not parts:
        return None
    return PlainRows(data, *(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _chunks(data: bytes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield whole rows, some millions of bytes at once."""
    while begin < end:
        stop = end if end - begin <= CHUNK else data.rfind(b"<row ", begin + 1, begin + CHUNK)
        stop = end if stop <= begin else stop
        yield begin, stop
        begin = stop


def _word(text: bytes) -> int:
    return int.from_bytes(text, "little")


_MASKS = np.array([(1 << (8 * count)) - 1 for count in range(9)], dtype=np.uint64)


class _Bytes:
    """The bytes of some rows, asked for one or eight at a time."""

    def __init__(self, data: bytes) -> None:
        self.one = np.frombuffer(data + bytes(_PADDING), dtype=np.uint8)
        self._eight = np.lib.stride_tricks.as_strided(self.one, (len(data) + _PADDING - 8, 8), (1, 1))
        self.length = len(data)

    def eight(self, at: Whole) -> Whole:
        """Return the eight bytes from each place on as one number, the first byte lowest."""
        found: Whole = np.ascontiguousarray(self._eight[at]).view(np.dtype("<u8"))[:, 0]
        return found


def _scan(data: bytes, offset: int, last_row: int) -> tuple[Whole, ...] | None:
    """Read some rows; ``offset`` is where they stand in the part, ``last_row`` the number of the row before."""
    if b"\r" in data or b"]]>" in data or not _is_text(data) or not _are_references(data):
        return None
    held = _Bytes(data)
    tags = np.flatnonzero(held.one == ord("<"))
    if not len(tags) or tags[0] != 0:
        return None
    said = held.eight(tags)
    two = said & np.uint64(0xFFFFFF)
    cell, value, value_end = two == _word(b"<c "), two == _word(b"<v>"), two == _word(b"</v")
    row, row_end = two == _word(b"<ro"), two == _word(b"</r")
    text, text_end = (two == _word(b"<t>")) | (two == _word(b"<t ")), two == _word(b"</t")
    glued = held.one[tags[1:] - 1] == ord(">")
    if not (glued | value_end[1:] | text_end[1:]).all():
        return None
    marks = (value_end, b"</v>"), (text_end, b"</t>"), (two == _word(b"</c"), b"</c>"), (row, b'<row r="')
    if not _ends_well(said, *marks, (row_end, b"</row>")) or held.one[held.length - 1] != ord(">"):
        return None
    rows = _rows(held, tags, row, row_end, last_row)
    if rows is None:
        return None
    return _cells(held, tags, (cell, value, value_end, text, text_end, two), rows, offset)


def _is_text(data: bytes) -> bool:
    """Whether all bytes are signs that XML may hold, in UTF-8."""
    if (np.frombuffer(data, dtype=np.uint8) < ord(" ")).any() and len(data.translate(None, _FORBIDDEN)) != len(data):
        return False
    if data.isascii():
        return True
    try:
        said = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\ufffe" not in said and "\uffff" not in said


_FORBIDDEN = bytes(code for code in range(32) if code not in b"\t\n\r")


def _ends_well(said: Whole, *marks: tuple[Whole, bytes]) -> bool:
    """Whether the tags whose first letters were looked at are those they seem to be."""
    return all(bool(((said[which] & _MASKS[len(whole)]) == _word(whole)).all()) for which, whole in marks)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a chunk: where they begin and end, their numbers, and how these are written up to the quote."""

    begin: Whole
    end: Whole
    number: Whole
    written: Whole
    digits: Whole


def _rows(held: _Bytes, tags: Whole, row: Whole, row_end: Whole, last_row: int) -> _Rows | None:
    places = np.flatnonzero(row | row_end)
    if len(places) % 2 or not (row[places[0::2]].all() and row_end[places[1::2]].all()) or not len(places):
        return None
    if places[-1] != len(tags) - 1 or held.length - tags[-1] != len(b"</row>") or places[0] != 0:
        return None
    if not (places[2::2] == places[1:-1:2] + 1).all():
        return None
    begin, end = tags[places[0::2]], tags[places[1::2]]
    number = _decimal(held, begin + 8, ord('"'), 7)
    if number is None:
        return None
    numbers, digits = number
    if numbers[0] <= last_row or not (numbers[1:] > numbers[:-1]).all() or numbers[-1] > LAST_ROW:
        return None
    written = held.eight(begin + 8) & _MASKS[digits + 1]
    after = tags[places[0::2] + 1] - 1
    if not (held.one[after] == ord(">")).all():
        return None
    return _Rows(begin, end, numbers, written, digits) if _plain_rests(held, begin + 9 + digits, after) else None


def _plain_rests(held: _Bytes, start: Whole, stop: Whole) -> bool:
    """Whether what row elements say besides their number is of few forms, each well-formed and hiding nothing."""
    length = stop - start
    if (length < 0).any() or length.max() > _LONGEST_REST:
        return False
    left = np.flatnonzero(length)
    for _ in range(_MOST_RESTS):
        if not len(left):
            return True
        first = left[0]
        said = held.one[start[first] : stop[first]]
        names = [one.partition(b"=")[0] for one in said.tobytes().split(b'" ')]
        if not _REST.fullmatch(said.tobytes()) or len({name.strip() for name in names}) < len(names):
            return False
        same = left[length[left] == len(said)]
        for at, byte in enumerate(said.tolist()):
            same = same[held.one[start[same] + at] == byte]
        left = np.setdiff1d(left, same, assume_unique=True)
    return False


_LONGEST_REST, _MOST_RESTS = 120, 40
_REST = re.compile(
    rb"(?: (?:spans|s|customFormat|ht|customHeight|thickBot|thickTop|ph|outlineLevel|collapsed|x14ac:dyDescent)"
    rb'="[0-9A-Za-z:. ]*")*'
)


def _decimal(held: _Bytes, start: Whole, stop: int, most: int) -> tuple[Whole, Whole] | None:
    """Return the whole numbers of at most ``most`` digits that end before ``stop``, and how many digits each has."""
    number = np.zeros(len(start), dtype=np.int64)
    digits = np.zeros(len(start), dtype=np.int64)
    left = np.ones(len(start), dtype=bool)
    for at in range(most + 1):
        byte = held.one[start + at]
        done = left & (byte == stop)
        left &= ~done
        if not left.any():
            return None if not digits.all() or (held.one[start] == ord("0")).any() else (number, digits)
        digit = byte[left] - np.uint8(48)
        if (digit > 9).any():
            return None
        number[left] = number[left] * 10 + digit
        digits[left] += 1
    return None


def _cells(held: _Bytes, tags: Whole, marks: tuple[Whole, ...], rows: _Rows, offset: int) -> tuple[Whole, ...] | None:
    cell, value, value_end, text, text_end, two = marks
    at = np.flatnonzero(cell)
    if not len(at):
        empty = np.zeros(0, dtype=np.int64)
        return tuple(empty.astype(kind) for kind in (np.int32, np.uint16, np.uint8, np.int32, np.int64, np.int32))
    begin, after = tags[at], tags[at + 1] - 1
    of_row = np.searchsorted(rows.begin, begin, side="right") - 1
    attributes = _attributes(held, begin, after, of_row, rows)
    if attributes is None:
        return None
    column, kind, style, is_blank = attributes
    valued, inline = ~is_blank & value[at + 1], ~is_blank & (two[at + 1] == _word(b"<is"))
    shut = ~is_blank & (two[at + 1] == _word(b"</c"))
    if not (is_blank | shut | (valued & (kind != TEXT)) | (inline & (kind == TEXT))).all():
        return None
    many = np.int64(len(tags)) - 1
    full, long = at[valued], at[inline]
    if not (value_end[np.minimum(full + 2, many)] & (two[np.minimum(full + 3, many)] == _word(b"</c"))).all():
        return None
    if not _inline_well(held, tags, long, text, text_end, two):
        return None
    if len(tags) != 2 * len(rows.number) + len(at) + int(shut.sum()) + 3 * len(full) + 5 * len(long):
        return None
    kind = np.where(kind == _FORMULA_TEXT, TEXT, kind).astype(np.uint8)
    start, stop = np.zeros(len(at), dtype=np.int64), np.zeros(len(at), dtype=np.int64)
    start[valued], stop[valued] = tags[full + 1] + 3, tags[full + 2]
    if len(long):
        begins = held.one[tags[long + 2] + 2] == ord(">")
        start[inline] = tags[long + 2] + np.where(begins, 3, len(b'<t xml:space="preserve">'))
        stop[inline] = tags[long + 3]
    filled = valued | inline
    number = rows.number[of_row]
    same_row = of_row[1:] == of_row[:-1]
    if (same_row & (column[1:] <= column[:-1])).any():
        return None
    columns = (
        number.astype(np.int32),
        column.astype(np.uint16),
        kind,
        style,
        start + offset,
        (stop - start).astype(np.int32),
    )
    return tuple(one[filled] for one in columns)


def _inline_well(held: _Bytes, tags: Whole, long: Whole, text: Whole, text_end: Whole, two: Whole) -> bool:
    """Whether cells with their text inside hold one piece of text and nothing else."""
    if not len(long):
        return True
    if long[-1] + 5 >= len(tags):
        return False
    begins = tags[long + 2]
    plain = held.one[begins + 2] == ord(">")
    spaced = np.ones(len(long), dtype=bool)
    for at, byte in enumerate(b'<t xml:space="preserve">'):
        spaced &= held.one[np.minimum(begins + at, held.length)] == byte
    whole = (held.eight(tags[long + 1]) & _MASKS[4]) == _word(b"<is>")
    ended = (held.eight(tags[long + 4]) & _MASKS[5]) == _word(b"</is>")
    closed = two[long + 5] == _word(b"</c")
    return bool((text[long + 2] & text_end[long + 3] & (plain | spaced) & whole & ended & closed).all())


_FORMULA_TEXT = 6
_KINDS = {
    b'n"': NUMBER, b's"': SHARED, b'b"': TRUTH, b'e"': ERROR, b'd"': DAY, b'str"': _FORMULA_TEXT, b'inlineStr"': TEXT,
}  # fmt: skip


def _attributes(
    held: _Bytes, begin: Whole, after: Whole, of_row: Whole, rows: _Rows
) -> tuple[Whole, Whole, Whole, Whole] | None:
    """Return column, kind, style and whether it is blank of each cell; None where one says anything else."""
    if not ((held.eight(begin) & _MASKS[6]) == _word(b'<c r="')).all():
        return None
    referred = _reference(held, begin + 6, of_row, rows)
    if referred is None:
        return None
    column, place = referred
    said = _style_and_type(held, place)
    if said is None:
        return None
    style, kind, place = said
    blank = held.one[place] == ord("/")
    return (column, kind, style, blank) if (place + blank == after).all() else None


def _reference(held: _Bytes, start: Whole, of_row: Whole, rows: _Rows) -> tuple[Whole, Whole] | None:
    """Return the columns that references say and where these end; None where one is not of its row."""
    letters = [held.one[start + at] for at in range(3)]
    column = letters[0].astype(np.int64) - 64
    place = start + 1
    more = np.ones(len(start), dtype=bool)
    if ((column < 1) | (column > 26)).any():
        return None
    for letter in letters[1:]:
        more = more & (letter >= 65) & (letter <= 90)
        column = np.where(more, column * 26 + letter - 64, column)
        place = place + more
    digits = rows.digits[of_row] + 1
    if not ((held.eight(place) & _MASKS[digits]) == rows.written[of_row]).all() or (column > LAST_COLUMN).any():
        return None
    return column, place + digits


def _style_and_type(held: _Bytes, place: Whole) -> tuple[Whole, Whole, Whole] | None:
    """Return styles and kinds and where what is said of them ends; whichever is said first."""
    style = np.full(len(place), NO_STYLE, dtype=np.int32)
    kind = np.zeros(len(place), dtype=np.uint8)
    for _ in range(2):
        said = held.eight(place)
        four = said & _MASKS[4]
        styled, typed = four == _word(b' s="'), four == _word(b' t="')
        if not (styled.any() or typed.any()):
            break
        if styled.any():
            found = _style(held, place[styled] + 4)
            if found is None:
                return None
            style[styled] = found[0]
            place[styled] += 4 + found[1] + 1
        if typed.any():
            known = _type(held, place[typed] + 4)
            if known is None:
                return None
            kind[typed] = known[0]
            place[typed] += 4 + known[1]
    return style, kind, place


def _style(held: _Bytes, start: Whole) -> tuple[Whole, Whole] | None:
    """Return styles, of which the nought is written as well, and their digits."""
    nought = (held.eight(start) & _MASKS[2]) == _word(b'0"')
    number, digits = np.zeros(len(start), dtype=np.int64), np.ones(len(start), dtype=np.int64)
    if not nought.all():
        found = _decimal(held, start[~nought], ord('"'), 5)
        if found is None:
            return None
        number[~nought], digits[~nought] = found
    return number, digits


def _type(held: _Bytes, start: Whole) -> tuple[Whole, Whole] | None:
    """Return the kinds that types say and how many bytes they are, the quote included."""
    said = held.eight(start)
    kind = np.full(len(start), 255, dtype=np.uint8)
    length = np.zeros(len(start), dtype=np.int64)
    for text, number in _KINDS.items():
        same = (said & _MASKS[min(len(text), 8)]) == _word(text[:8])
        if len(text) > 8 and same.any():
            same[same] = (held.eight(start[same] + 8) & _MASKS[len(text) - 8]) == _word(text[8:])
        kind[same], length[same] = number, len(text)
    return None if (kind == 255).any() else (kind, length)
