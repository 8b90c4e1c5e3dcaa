"""From a paragraph to sentences of tokens, in one pass: at each word a bounded number of things is tried.

``Lexer.steps`` counts what was tried, so that a test can say that the work grows with the text and not faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from indicators.articles.lexicon import lexicon_entries
from indicators.articles.names import Name
from indicators.articles.places import is_place, place_names
from indicators.articles.quantities import NumberStyle, quantity_at
from indicators.articles.source_text import Paragraph
from indicators.articles.spoken_periods import spoken_at
from indicators.articles.token import Kind, Token
from indicators.catalogue import Catalogue

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_GAP = re.compile(r"[\s,'\"/()-]{0,3}")
_MONEY_SIGN = re.compile(r"us\$|[$€]|(?:usd|vnd) ?\d")
_ABBREVIATION = re.compile(
    r"(?:\b(?:tp|ts|ths|gs|pgs|tr|mr|mrs|ms|dr|st|no|vs|inc|co|ltd|e\.g|i\.e|approx|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|p|q|u\.s|u\.k|h))$"
)
_DOCUMENT = re.compile(
    r"(?:nghi quyet|nghi dinh|quyet dinh|thong tu|luat|chi thi|cong dien|cong van|ket luan|van ban|thong bao|phap lenh"
    r"|hiep dinh|ke hoach|dieu|khoan|quoc lo|duong|decree|resolution|decision|circular|directive|law|article|document"
    r"|official dispatch|telegram)"
    r"(?: (?:so|no\.?|number))? \d[\w/.-]*(?:(?:, ?| va | and )\d[\w/-]*(?! ?(?:%|ty|ti|trieu)))*"
)
_DOCUMENT_NUMBER = re.compile(r"\d{1,5}/(?:\d{4}/)?[a-z][\w-]*|\d{1,4}-[a-z]{2,}[\w/-]*|so \d{1,5}/[\w/-]+")
_RANK = re.compile(
    r"(?:thu|hang|lan thu|top|nhom|vi tri|khoa|ky|phien hop thu|trong so|trong|trong tong so|from) \d{1,3}"
    r"(?= (?:nuoc|quoc gia|nam|the|trong|toan|countries|thi truong)\b)"
    r"|(?:top|thu|lan thu|vi tri thu|hang thu|khoa|ranked|number|no\.) \d{1,4}\b|\d+(?:st|nd|rd|th)\b"
)
_NUMBERED = re.compile(r"(?:covid|sars-cov|g|cop|apec|asean|p4g|5g|4g|vn|f1|u)-?\d+\b(?! ?%)")

_PUNCTUATION = {
    ",": Kind.COMMA, ":": Kind.COMMA, "-": Kind.COMMA, ";": Kind.SEMICOLON, "|": Kind.SEMICOLON, "\t": Kind.SEMICOLON,
    "(": Kind.OPEN, "[": Kind.OPEN, ")": Kind.CLOSE, "]": Kind.CLOSE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a run of words can be."""

    words: tuple[str, ...]
    kind: Kind
    name: str
    sign: int
    names: tuple[Name, ...] = ()


@dataclass(slots=True)
class Lexer:
    """``entries`` is first word -> what begins with it, the longest first; ``steps`` counts what was tried."""

    entries: dict[str, tuple[Entry, ...]]
    style: NumberStyle
    steps: int = 0
    names: dict[tuple[int, int], tuple[Name, ...]] = field(default_factory=dict)

    def sentences(self, paragraph: Paragraph) -> Iterator[list[Token]]:
        """Yield the tokens of each sentence of a paragraph."""
        tokens: list[Token] = []
        folded, at = paragraph.folded, 0
        while at < len(folded):
            self.steps += 1
            char = folded[at]
            if char == " ":
                at += 1
            elif char.isalnum() or char in "$€":
                token, at = self._word(paragraph, at)
                if token is not None:
                    tokens.append(token)
            elif char in ".!?\u2026" and _ends_sentence(paragraph, at):
                if tokens:
                    yield tokens
                tokens, at = [], at + 1
            else:
                token, at = self._mark(folded, at)
                tokens += [token] if token is not None else []
        if tokens:
            yield tokens

    def _mark(self, folded: str, at: int) -> tuple[Token | None, int]:
        """Read one mark: a minus before a quantity, a boundary, or nothing; a hyphen inside words is no boundary."""
        char = folded[at]
        if char == "-" and folded[at + 1 : at + 2].isdigit() and (at == 0 or folded[at - 1] in " (:"):
            found = quantity_at(folded, at, self.style)
            if found and found[0] and found[0].unit:
                return Token(Kind.VALUE, at, found[1], quantity=found[0]), found[1]
        kind = _PUNCTUATION.get(char)
        inside = char == "-" and not folded[at - 1 : at] == " " == folded[at + 1 : at + 2]
        return (None if kind is None or inside else Token(kind, at, at + 1)), at + 1

    def _word(self, paragraph: Paragraph, at: int) -> tuple[Token | None, int]:
        folded = paragraph.folded
        for mask in (_DOCUMENT, _DOCUMENT_NUMBER, _RANK, _NUMBERED):
            self.steps += 1
            if match := mask.match(folded, at):
                return None, match.end()
        if spoken := spoken_at(folded, paragraph.said, at):
            self.steps += spoken[2]
            found, end, _ = spoken
            return (Token(Kind.PERIOD, at, end, found.form, spoken=found) if found else None), end
        if (folded[at].isdigit() or _MONEY_SIGN.match(folded, at)) and (number := quantity_at(folded, at, self.style)):
            quantity, end = number
            if quantity is None:
                return None, max(end, at + 1)
            kind = Kind.VALUE if quantity.unit or quantity.unit_mult else Kind.NUMBER
            return Token(kind, at, end, quantity=quantity), end
        return self._named(folded, paragraph.said, at)

    def _named(self, folded: str, said: str, at: int) -> tuple[Token | None, int]:
        word = _WORD.match(folded, at)
        if word is None:
            return None, at + 1
        best: tuple[int, Entry] | None = None
        for entry in self.entries.get(word[0], ()):
            self.steps += 1
            end = _reaches(folded, word.end(), entry.words)
            if end is not None and (entry.kind is not Kind.AREA or is_place(said[at:end])):
                best = end, entry
                break
        if best is None:
            return Token(Kind.WORD, at, word.end(), word[0]), word.end()
        end, entry = best
        if entry.names:
            self.names[(at, end)] = entry.names
        return Token(entry.kind, at, end, entry.name, sign=entry.sign), end


def _reaches(folded: str, at: int, words: tuple[str, ...]) -> int | None:
    """Return where the words after the first end, None where the text goes on otherwise."""
    end = at
    for word in words[1:]:
        gap = _GAP.match(folded, end)
        end = gap.end() if gap else end
        if not folded.startswith(word, end):
            return None
        end += len(word)
        if end < len(folded) and folded[end].isalnum():
            return None
    return end


def _ends_sentence(paragraph: Paragraph, at: int) -> bool:
    """Whether a mark ends a sentence: what follows begins with a capital, and what stands before is no abbreviation."""
    said, folded = paragraph.said, paragraph.folded
    rest = said[at + 1 : at + 5].lstrip(" \"'”’)»")
    if not rest:
        return True
    if said[at + 1] not in " \"'”’)»" or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in '“"-•('):
        return False
    return not (said[at] == "." and _ABBREVIATION.search(folded, max(0, at - 8), at))


def build_entries(catalogue: Catalogue, names: dict[str, tuple[Name, ...]]) -> dict[str, tuple[Entry, ...]]:
    """Return what the lexer knows, by first word."""
    found: dict[tuple[str, ...], Entry] = {}
    for words, kind, name, sign in lexicon_entries():
        _put(found, words, kind, name, sign)
    for words, code in place_names(catalogue):
        _put(found, words, Kind.AREA, code, 0)
    for words, what in names.items():
        _put(found, words, Kind.SUBJECT, what[0].code, 0, what)
    by_first: dict[str, list[Entry]] = {}
    for entry in found.values():
        by_first.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(some, key=lambda e: -len(e.words))) for first, some in by_first.items()}


def _put(
    found: dict[tuple[str, ...], Entry], words: str, kind: Kind, name: str, sign: int, names: Iterable[Name] = ()
) -> None:
    parts = tuple(_WORD.findall(words))
    if parts:
        found[parts] = Entry(parts, kind, name, sign, tuple(names))
