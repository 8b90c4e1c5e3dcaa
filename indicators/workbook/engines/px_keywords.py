"""The keywords of a PX file: ``KEYWORD[language]("sub","key")=value;``, texts in quotes, which go on in the next line.

Source of the grammar: Statistics Sweden, PX file format specification (2013).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.workbook.refusal import RefusalError

_STATEMENT = re.compile(
    r'\s*([A-Z][A-Z0-9-]*)(?:\[([A-Za-z-]+)\])?(?:\(((?:"[^"]*+"|[^")]++)*+)\))?\s*=((?:"[^"]*+"|[^";]++)*+);'
)
_TEXTS = re.compile(r'"[^"]*"(?:\s*"[^"]*")*')
_QUOTED = re.compile(r'"([^"]*)"')
_ENDLESS = re.compile(r"\s*DATA\s*=([^;]*+)$")
"""The data of a file that leaves its last semicolon out; whether they are whole their number tells."""
DATA = "DATA"
READ_IN = ("vi", "en")
"""Languages of ours, in which names are taken where a file has them."""


@dataclass(frozen=True)
class PxKeywords:
    """What stands before the data, by keyword, language (empty: that of the file) and sub-keys; ``data`` as printed."""

    said: Mapping[tuple[str, str, tuple[str, ...]], str]
    data: str
    language: str = field(default="")

    @classmethod
    def of(cls, text: str) -> PxKeywords:
        """Read a whole file; raise RefusalError ("px_incomplete") where its data never end."""
        said: dict[tuple[str, str, tuple[str, ...]], str] = {}
        at = 0
        while match := _STATEMENT.match(text, at):
            keyword, language, keys, value = match.groups()
            if keyword == DATA:
                return cls(said, value, _language(said))
            said[keyword, language or "", tuple(texts(keys or ""))] = value
            at = match.end()
        if rest := _ENDLESS.match(text, at):
            return cls(said, rest[1], _language(said))
        raise RefusalError("px_incomplete", keyword=DATA)

    def values(self, keyword: str, *keys: str) -> list[str]:
        """Return the texts of a keyword in the language that is read, else in that of the file."""
        for language in (self.language, ""):
            if (found := self.said.get((keyword, language, keys))) is not None:
                return texts(found)
        return []

    def text(self, keyword: str, *keys: str) -> str:
        return " ".join(self.values(keyword, *keys))

    def raw(self, keyword: str, *keys: str) -> str:
        """Return a value that is no text, as it is printed."""
        return next(
            (self.said[keyword, one, keys] for one in (self.language, "") if (keyword, one, keys) in self.said), ""
        )


def texts(said: str) -> list[str]:
    """Return the texts of a list; of one that goes on in the next line the parts are one."""
    return ["".join(_QUOTED.findall(part)) for part in _TEXTS.findall(said)]


def _language(said: Mapping[tuple[str, str, tuple[str, ...]], str]) -> str:
    """Return the language of ours that the file has beside its own; empty where its own is to be read."""
    own = texts(said.get(("LANGUAGE", "", ()), ""))[:1]
    others = {language for _, language, _ in said}
    for wanted in READ_IN:
        if own == [wanted]:
            return ""
        if wanted in others:
            return wanted
    return ""
