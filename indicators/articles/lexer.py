"""From a paragraph to sentences of tokens, in one pass: at each word a bounded number of things is tried.

``Lexer.steps`` counts what was tried, so that a test can say that the work grows with the text and not faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from indicators.articles.lexicon import lexicon_entries
from indicators.articles.names import Name
from indicators.articles.number_words import word_quantity_at
from indicators.articles.places import is_place, place_names
from indicators.articles.quantities import NumberStyle, quantity_at
from indicators.articles.source_text import Paragraph
from indicators.articles.spoken_periods import PERIOD_STARTS, spoken_at
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
_MASK_STARTS = (
    r"(?:nghi|quyet|thong|luat|chi|cong|ket|van|phap|hiep|ke|dieu|khoan|quoc|duong|decree|resolution|decision|circular"
    r"|directive|law|article|document|official|telegram|so|thu|hang|lan|top|nhom|vi|khoa|ky|phien|trong|from|ranked|number"
    r"|no|gap|(?:doubl|tripl|trebl|quadrupl|halv)\w+|half|covid|sars|g|cop|apec|asean|p4g|5g|4g|vn|f1|u)\b|.*\d|us\b|usd|vnd"
)
"""First words of the masks, and of money before its number."""
_NUMBERED = re.compile(r"(?:covid|sars-cov|g|cop|apec|asean|p4g|5g|4g|vn|f1|u)-?\d+\b(?! ?%)")

_MASK = re.compile("|".join(mask.pattern for mask in (_DOCUMENT, _DOCUMENT_NUMBER, _RANK, _NUMBERED)))
"""Numbers of documents, ranks and names, none of them a figure."""
_MAY_BE_MORE = re.compile(rf"{PERIOD_STARTS.pattern}|{_MASK_STARTS}")

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


@dataclass(frozen=True, slots=True)
class Entries:
    """What begins with one word: by the second word, the longest first, and the word alone."""

    alone: Entry | None
    longer: dict[str, tuple[Entry, ...]]


@dataclass(slots=True)
class Lexer:
    """``entries`` is first word -> what begins with it; ``steps`` counts what was tried.

    ``plain`` are words met that begin neither a document's number nor a period, so that nothing more is tried.
    """

    entries: dict[str, Entries]
    style: NumberStyle
    steps: int = 0
    names: dict[tuple[int, int], tuple[Name, ...]] = field(default_factory=dict)
    plain: dict[str, bool] = field(default_factory=dict)

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
        if char == "+" and folded[at + 1 : at + 2].isdigit() and (at == 0 or folded[at - 1] in " (:"):
            return Token(Kind.DIRECTION, at, at + 1, sign=1), at + 1
        kind = _PUNCTUATION.get(char)
        inside = char == "-" and not folded[at - 1 : at] == " " == folded[at + 1 : at + 2]
        return (None if kind is None or inside else Token(kind, at, at + 1)), at + 1

    def _word(self, paragraph: Paragraph, at: int) -> tuple[Token | None, int]:
        folded = paragraph.folded
        word = _WORD.match(folded, at)
        self.steps += 1
        if word is not None and self._is_plain(word[0]):
            return self._named(folded, paragraph.said, word)
        if match := _MASK.match(folded, at):
            return None, match.end()
        if spoken := spoken_at(folded, paragraph.said, at):
            self.steps += spoken[2]
            found, end, _ = spoken
            return (Token(Kind.PERIOD, at, end, found.form, spoken=found) if found else None), end
        if spelled := word_quantity_at(folded, at):
            return Token(Kind.VALUE, at, spelled[1], quantity=spelled[0]), spelled[1]
        if (folded[at].isdigit() or _MONEY_SIGN.match(folded, at)) and (number := quantity_at(folded, at, self.style)):
            quantity, end = number
            if quantity is None:
                return None, max(end, at + 1)
            kind = Kind.VALUE if quantity.unit or quantity.unit_mult else Kind.NUMBER
            return Token(kind, at, end, quantity=quantity), end
        return self._named(folded, paragraph.said, word) if word is not None else (None, at + 1)

    def _is_plain(self, word: str) -> bool:
        known = self.plain.get(word)
        if known is None:
            known = self.plain[word] = word[0].isalpha() and not _MAY_BE_MORE.match(word)
        return known

    def _named(self, folded: str, said: str, word: re.Match[str]) -> tuple[Token, int]:
        at, end = word.span()
        for entry, stop in self._candidates(folded, word):
            if entry.kind is not Kind.AREA or is_place(said[at:stop]):
                if entry.names:
                    self.names[(at, stop)] = entry.names
                return Token(entry.kind, at, stop, entry.name, sign=entry.sign), stop
        return Token(Kind.WORD, at, end, word[0]), end

    def _candidates(self, folded: str, word: re.Match[str]) -> Iterator[tuple[Entry, int]]:
        """Yield what begins here with its end, the longest first."""
        known = self.entries.get(word[0])
        if known is None:
            return
        gap = _GAP.match(folded, word.end()) if known.longer else None
        second = _WORD.match(folded, gap.end()) if gap and gap.end() > word.end() else None
        for entry in known.longer.get(second[0], ()) if second else ():
            self.steps += 1
            stop = _reaches(folded, second.end() if second else 0, entry.words)
            if stop is not None:
                yield entry, stop
        if known.alone is not None:
            yield known.alone, word.end()


def _reaches(folded: str, at: int, words: tuple[str, ...]) -> int | None:
    """Return where the words after the second end, None where the text goes on otherwise."""
    end = at
    for word in words[2:]:
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


def build_entries(catalogue: Catalogue, names: dict[str, tuple[Name, ...]]) -> dict[str, Entries]:
    """Return what the lexer knows, by first word."""
    found: dict[tuple[str, ...], Entry] = {}
    for words, kind, name, sign in lexicon_entries():
        _put(found, words, kind, name, sign)
    for words, code in place_names(catalogue):
        _put(found, words, Kind.AREA, code, 0)
    for subject, what in names.items():
        _put(found, subject, Kind.SUBJECT, what[0].code, 0, what)
    alone = {words[0]: entry for words, entry in found.items() if len(words) == 1}
    longer: dict[str, dict[str, list[Entry]]] = {}
    for said, entry in sorted(found.items(), key=lambda item: -len(item[0])):
        if len(said) > 1:
            longer.setdefault(said[0], {}).setdefault(said[1], []).append(entry)
    return {
        first: Entries(alone.get(first), {second: tuple(some) for second, some in longer.get(first, {}).items()})
        for first in dict.fromkeys((*alone, *longer))
    }


def _put(
    found: dict[tuple[str, ...], Entry], words: str, kind: Kind, name: str, sign: int, names: Iterable[Name] = ()
) -> None:
    parts = tuple(_WORD.findall(words))
    if parts:
        found[parts] = Entry(parts, kind, name, sign, tuple(names))
