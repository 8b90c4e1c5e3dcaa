"""Vietnamese as it was typed before Unicode (TCVN3): bytes of Western letters and signs that an old font drew as ours.

Files of statistics offices up to about 2014 hold it, often beside Unicode on the same sheet and at times in one cell.
So it is decoded word by word: a word with a sign that no Unicode word has is decoded, one with a letter that only
Unicode has stays. Where both could be, the reading that is a syllable of ours is taken ("víi", "thùc" are none);
then that of the word everyone writes in tables ("tháng"); then that of the other words of the cell, and at last that of
its sheet ("sè", "Chè"). What was stored upper case by the font alone comes out in lower case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.grid import Cell, Grid, LargeCells, address
from indicators.workbook.cells.syllable import is_syllable
from indicators.workbook.cells.vni_font import first_of_vni, from_vni

_PAIRS = (
    ("µ¸¶·¹", "àáảãạ"), ("¨»¾¼½Æ", "ăằắẳẵặ"), ("©ÇÊÈÉË", "âầấẩẫậ"), ("®", "đ"), ("ÌÐÎÏÑ", "èéẻẽẹ"),
    ("ªÒÕÓÔÖ", "êềếểễệ"), ("×ÝØÜÞ", "ìíỉĩị"), ("ßãáâä", "òóỏõọ"), ("«åèæçé", "ôồốổỗộ"), ("¬êíëìî", "ơờớởỡợ"),
    ("ïóñòô", "ùúủũụ"), ("\u00adõøö÷ù", "ưừứửữự"), ("úûüýþ", "ỳỷỹýỵ"), ("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ"),
)  # fmt: skip
TABLE = {ord(old): new for olds, news in _PAIRS for old, new in zip(olds, news, strict=True)}
"""What the old font drew for each code; all else is what it is."""

_UNICODE_LATIN = "áâãèéêìíòóôõùúýÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
"""Codes of the table that are Vietnamese letters of Unicode as well: alone they prove nothing."""
_CERTAIN = "".join(re.escape(chr(code)) for code in TABLE if chr(code) not in _UNICODE_LATIN)
_CAPITALS = "ÈÉÊÌÍÒÓÔÕÚÝÁÂÃÙ"
_ONLY_OLD = re.compile(rf"[{_CERTAIN}](?=[^\W\d_]|[{_CERTAIN}])|(?<=[^\W\d_])[{_CERTAIN}]|(?<=[a-z])[{_CAPITALS}]")
_ONLY_UNICODE = re.compile("[\u1ea0-\u1ef9\u0103\u0111\u01a1\u01b0\u0102\u0110\u01a0\u01afàÀ]")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Census:
    """How many texts of a sheet are of the old font, how many of them sure alone, how many of Unicode, the first."""

    old: int
    sure: int
    unicode: int
    texts: int
    first: tuple[int, int]


def is_legacy_font(text: str) -> bool:
    """Whether a text is surely of the old font: signs inside words, and no letter that only Unicode has.

    One such sign alone, after a word or before a number, proves nothing.
    """
    if text.isascii() or _ONLY_UNICODE.search(text):
        return False
    return bool(_INSIDE_WORDS.search(text)) or len(set(_AFTER_LETTERS.findall(text))) > 1


def _is_sure(text: str) -> bool:
    """Whether a text is of the old font whatever its sheet: two words at least have its signs or spell none of ours.

    One word that is none of ours in either reading shows another language: "gjødning", of which "rå" says nothing.
    """
    if is_legacy_font(text) and len(_SIGN_INSIDE.findall(text)) > 1:
        return True
    words = {word for word in text.split() if not (word.isascii() or _ONLY_UNICODE.search(word) or _MONEY.match(word))}
    if any(_is_none_of_ours(word) for word in words):
        return False
    return sum(_told_by_letters(word) is True for word in words) > 1


_MONEY = re.compile(r"[(]?[£¥](?:[kmb]|bn|million|billion|thousand)?\b", re.IGNORECASE)
"""A sign of money with its scale: "£m"."""


def _is_none_of_ours(word: str) -> bool:
    letters = word.strip(_AROUND)
    both = letters.lower(), letters.translate(TABLE).lower()
    return letters.isalpha() and not any(map(is_syllable, both))


def may_be_legacy_font(text: str) -> bool:
    """Whether a long text holds one of the signs without which nothing in it is of the old font."""
    return not text.isascii() and bool(_ANY_SIGN.search(text))


_ANY_SIGN = re.compile(r"[µ¸¶·¹¨»¾¼½©®ª«¬§]")
_SIGN_INSIDE = re.compile(r"[A-Za-z][µ¸¶¨»¾¼½©®ª«¬§][A-Za-z]|[A-Za-z][µ¸¶¨»¾¼½©®«¬§](?=\s|$)")
_INSIDE_WORDS = re.compile(r"[A-Za-z][µ¸¶¹¨¾¼½©®ª«¬§][A-Za-zµ¸¶·¹»¾¼½]|[a-z][µ¸¶¾¼½¨](?:\s|$)")
_AFTER_LETTERS = re.compile(r"(?<=[A-Za-z])[µ¸¶·¹¨»¾¼½©®ª«¬]")


def decode(text: str, *, either_is_old: bool = True) -> str:
    """Return ``text`` in Unicode, word by word; ``either_is_old`` settles words that could be of both."""
    if text.isascii():
        return text
    is_old, is_unicode = _has_old_word(text), bool(_ONLY_UNICODE.search(text))
    by_the_others = is_old if is_old is not is_unicode else either_is_old
    return _WORD.sub(lambda word: _decode_word(word[0], by_the_others), text)


def _has_old_word(text: str) -> bool:
    """Whether one of the words is surely of the old font."""
    return any(not _ONLY_UNICODE.search(word) and _ONLY_OLD.search(word) for word in text.split())


def _decode_word(word: str, either_is_old: bool) -> str:
    if word.isascii() or _ONLY_UNICODE.search(word):
        return word
    if not _ONLY_OLD.search(word):
        told = _told_by_letters(word)
        if not (either_is_old if told is None else told):
            return word
    return word.translate(TABLE)


def _told_by_letters(word: str) -> bool | None:
    """Whether a word that could be of both is of the old font, by what its letters spell.

    None: both are words, or it is a sign before a number ("£200").
    """
    letters = word.strip(_AROUND).lower()
    if not any(ch.isalpha() for ch in letters):
        return None
    if letters in _COMMON_UNICODE or letters in _COMMON_OLD:
        return letters in _COMMON_OLD
    as_it_is, decoded = is_syllable(letters), is_syllable(letters.translate(TABLE))
    return decoded if as_it_is is not decoded else None


_AROUND = "()[]{},.;:!?%*/+-\"'0123456789"
_COMMON_UNICODE = frozenset({"tháng", "quý"})
_COMMON_OLD = frozenset({"sè", "hé", "céng", "vèn", "tõ", "cã"})
"""Words of tables whose other reading ("thỏng", "quý" is the same; "sè", "hé" in Unicode) no table has."""


def decode_grid(grid: Grid) -> tuple[Grid, list[Finding]]:
    """Return the grid in Unicode and what is to be told; fonts of the VNI family are decoded sheet by sheet.

    Of a sheet with hardly any old text only what is sure by itself is decoded: a title kept from an older file.
    """
    if isinstance(grid.cells, LargeCells):  # its engine leaves sheets with such signs to the other one
        return grid, []
    if (first := first_of_vni(grid)) is not None:
        return _from_vni(grid, first)
    census = _count(grid)
    if not census.old and not census.sure:
        return grid, []
    is_old_sheet = census.old >= FEWEST and census.old >= SHARE * census.texts
    if not is_old_sheet and not census.sure:
        return grid, []
    either_is_old = census.old > census.unicode

    def decoded(cell: Cell) -> Cell:
        if is_old_sheet:
            return _decode_cell(cell, either_is_old)
        return _decode_cell(cell, True) if isinstance(cell.value, str) and _is_sure(cell.value) else cell

    cells = {row: {column: decoded(cell) for column, cell in said.items()} for row, said in grid.cells.items()}
    count = census.old if is_old_sheet else census.sure
    told = Finding("legacy_font_decoded", Severity.INFO, grid.name, address(*census.first), {"count": count})
    return replace(grid, cells=cells), [told]


def _from_vni(grid: Grid, first: tuple[int, int]) -> tuple[Grid, list[Finding]]:
    """Return a sheet of the fonts that write a tone behind its vowel in Unicode, and what is to be told."""
    told: dict[int, dict[int, Cell]] = {}
    count = 0
    for row, said in grid.cells.items():
        for column, cell in said.items():
            if isinstance(cell.value, str) and (text := from_vni(cell.value)) != cell.value:
                cell, count = cell._replace(value=text, raw=text), count + 1
            told.setdefault(row, {})[column] = cell
    finding = Finding("legacy_font_decoded", Severity.INFO, grid.name, address(*first), {"count": count})
    return replace(grid, cells=told), [finding]


FEWEST, SHARE = 2, 0.05


def _count(grid: Grid) -> _Census:
    old = sure = unicode = texts = 0
    first = (1, 1)
    for row, said in grid.cells.items():
        for column, cell in said.items():
            if not isinstance(cell.value, str):
                continue
            texts += 1
            if cell.value.isascii():
                continue
            is_old, is_sure = is_legacy_font(cell.value), _is_sure(cell.value)
            if is_old or is_sure:
                first = first if old or sure else (row, column)
                old, sure = old + is_old, sure + is_sure
            elif _ONLY_UNICODE.search(cell.value):
                unicode += 1
    return _Census(old, sure, unicode, texts, first)


def _decode_cell(cell: Cell, either_is_old: bool) -> Cell:
    if not isinstance(cell.value, str) or cell.value.isascii():
        return cell
    text = decode(cell.value, either_is_old=either_is_old)
    return cell._replace(value=text, raw=text)
