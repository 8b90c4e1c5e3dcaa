"""Chinese text of before Unicode: Big5 of Taiwan and Hong Kong, GB18030 of the mainland.

Nearly any bytes decode in either. What tells them apart is that both list the signs of daily use first: of a right
text nearly all signs stand in that part, of a wrong one about half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Encoding:
    codec: str
    name: str
    daily: range
    """First bytes of the signs of daily use."""
    words: re.Pattern[str]
    """Signs that tables of statistics do not do without."""


_ENCODINGS = (
    _Encoding("cp950", "Big5", range(0xA4, 0xC7), re.compile("[年月數計率總單國類額人]")),
    _Encoding("gb18030", "GB18030", range(0xB0, 0xD8), re.compile("[年月数计率总单国类额人]")),
)


def read_chinese(content: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding; None where it is in neither, or may be in both."""
    read = [(text, encoding.name) for encoding in _ENCODINGS if (text := _decoded(content, encoding)) is not None]
    return read[0] if len(read) == 1 else None


def _decoded(content: bytes, encoding: _Encoding) -> str | None:
    try:
        text = content.decode(encoding.codec)
    except UnicodeDecodeError:
        return None
    signs = _SIGN.findall(text)
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if len(signs) < FEWEST_SIGNS or len(signs) + len(_PUNCTUATION.findall(text)) < MOSTLY * foreign:
        return None
    daily = sum(1 for sign in signs if sign.encode(encoding.codec)[0] in encoding.daily)
    sure = len(encoding.words.findall(text)) >= FEWEST_WORDS
    return text if sure and daily >= NEARLY_ALL * len(signs) else None


FEWEST_SIGNS, FEWEST_WORDS, MOSTLY, NEARLY_ALL = 8, 3, 0.9, 0.9
_SIGN = re.compile("[\u4e00-\u9fff]")
_PUNCTUATION = re.compile("[\u2010-\u2027\u02c9\u00b7\u3000-\u3017\uff01-\uff5e\u2160-\u216b\u2103\u00d7\u00b1]")
