"""Vietnamese as the fonts of the VNI family drew it: a vowel, and behind it a Western letter for its tone and mark.

"Toång soá" is "Tổng số", "naêm" is "năm". A sheet is taken to be of such a font where several of its words spell a
syllable of ours only so, and one of the words that every table has is among them.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from indicators.workbook.cells.grid import Grid
from indicators.workbook.cells.syllable import is_syllable

_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_ROUND = dict(zip("âàáåãä", ("", *_TONES.values()), strict=True))
_SHORT = dict(zip("êèéúüë", ("", *_TONES.values()), strict=True))
_ALONE = {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _letters() -> dict[str, str]:
    """Return what each letter, or two, of the font stands for, in small letters."""
    pairs = {vowel + mark: vowel + tone for vowel in "aeouy" for mark, tone in _TONES.items()}
    pairs |= {vowel + mark: f"{vowel}\u0302{tone}" for vowel in "aeo" for mark, tone in _ROUND.items()}
    pairs |= {f"a{mark}": f"a\u0306{tone}" for mark, tone in _SHORT.items()}
    pairs |= {old + mark: _ALONE[old] + tone for old in "ôö" for mark, tone in _TONES.items()}
    return {old: normalize("NFC", new) for old, new in (pairs | _ALONE).items()}


_LETTERS = _letters()
_PART = re.compile(r"[aeouy][øùûõï]|[aeo][âàáåãä]|a[êèéúüë]|[ôö][øùûõï]|[ôöæóòîñ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ONLY_UNICODE = re.compile("[\u1ea0-\u1ef9\u0103\u0111\u01a1\u01b0\u0102\u0110\u01a0\u01af]")
_COMMON = frozenset({
    "tháng", "năm", "quý", "kỳ", "tổng", "số", "đồng", "triệu", "tỷ", "biểu", "ước", "giá", "trị", "sản", "tỉnh", "vị",
})  # fmt: skip
FEWEST = 3


def first_of_vni(grid: Grid) -> tuple[int, int] | None:
    """Return the first cell of a sheet that is typed in such a font; None for any other sheet."""
    found: set[str] = set()
    first: tuple[int, int] | None = None
    for row, said in grid.cells.items():
        for column, cell in said.items():
            words = _sure(cell.value) if isinstance(cell.value, str) and not cell.value.isascii() else set()
            first = first or ((row, column) if words else None)
            found |= words
    return first if len(found) >= FEWEST and found & _COMMON else None


def _sure(text: str) -> set[str]:
    """Return the words of a text that spell a syllable in the font alone, decoded."""
    words = {word.lower() for word in _WORD.findall(text) if not (word.isascii() or _ONLY_UNICODE.search(word))}
    told = {word: from_vni(word) for word in words if not is_syllable(word)}
    return {new for old, new in told.items() if new != old and is_syllable(new)}


def from_vni(text: str) -> str:
    """Return a text in Unicode, word by word; a word with letters that only Unicode has stays."""
    return _WORD.sub(lambda word: word[0] if _ONLY_UNICODE.search(word[0]) else _PART.sub(_letter, word[0]), text)


def _letter(part: re.Match[str]) -> str:
    new = _LETTERS[part[0].lower()]
    return new.upper() if part[0][0].isupper() else new
