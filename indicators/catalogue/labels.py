"""From a printed label and what stands around it to the indicators it may mean.

Rules decide first, because the same label means different things in different tables ("TỔNG SỐ"). Then a label that is
an alias, letter by letter. Then a table that is known but not this row of it: left unset. What remains is compared with
the aliases by likeness, and a likeness is a proposal, never more than ``LIKENESS_LIMIT``: as much for a label with the
words of an alias in another order or misspelt, far less where a word is missing or stands for another ("exports of
services").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from indicators.model.currencies import CONSTANT, MONEY
from indicators.model.text import fold
from indicators.model.word_units import unit_of_count

LIKENESS_LIMIT = 89
LIKENESS_FLOOR = 70
AMBIGUOUS = 80
WRONG_UNIT = 40
OTHER_WORDS = 0.85
SAME_WORD = 80
MOST_KEPT = 20_000
"""Forms whose likenesses are kept."""
PROPOSALS = 5

_ENUMERATION = re.compile(r"^(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s+|[-+*•–]\s*)+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_ENDS = " .,:;*"
_WORD = re.compile(r"\w+")
_PUBLISHERS_CODE = re.compile(r"[A-Z]{2,3}(?:\.[A-Z0-9]{2,6}){2,5}")
_FILLERS = frozenset({"cua", "va", "viet", "nam", "vietnam", "of", "and", "the", "in"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """One candidate: an indicator with a score of 0 to 100 and what it rests on (``rule``, ``alias``, ``near``)."""

    indicator: str
    score: int
    basis: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its surroundings, folded: ``forms`` are the label as it stands and without its brackets."""

    forms: tuple[str, ...]
    title: str
    path: tuple[str, ...]
    header: str
    unit: str
    measure: str

    @property
    def is_part_total(self) -> bool:
        """Whether it is the total of a part: "Total" under a province is no total of the country."""
        whole = all(part in _WHOLE or part.startswith(_CONNECTORS) for part in self.path)
        return not whole and any(form in _TOTALS for form in self.forms)


_TOTALS = frozenset({"tong so", "tong cong", "total", "chi so chung", "toan nganh"})
_WHOLE = _TOTALS | {"ca nuoc", "viet nam", "vietnam", "whole country", "toan quoc"}
_CONNECTORS = ("phan theo", "chia theo", "theo ", "by ", "trong do")


@dataclass(frozen=True, slots=True)
class MappingRule:
    """One row of ``mapping_rules.csv``; an empty pattern is not asked, an empty code means: leave it unset.

    ``rows`` and ``paths`` are whole labels (``name *``: labels that begin so); the others are words found anywhere.
    """

    name: str
    title: re.Pattern[str] | None
    not_title: re.Pattern[str] | None
    rows: tuple[str, ...]
    paths: tuple[str, ...]
    header: re.Pattern[str] | None
    not_header: re.Pattern[str] | None
    units: tuple[str, ...]
    measures: tuple[str, ...]
    code: str
    score: int

    @property
    def is_rest(self) -> bool:
        """Whether it speaks of whatever row of its table no other rule or alias knows."""
        return self.rows == ("*",)

    def holds(self, label: Label) -> bool:
        return (
            (self.is_rest or _names(self.rows, label.forms))
            and (_names(self.paths, label.path) if self.paths else self.is_rest or not label.is_part_total)
            and (not self.units or label.unit in self.units)
            and (not self.measures or label.measure in self.measures)
            and _found(self.title, self.not_title, label.title)
            and _found(self.header, self.not_header, label.header)
        )

    def resolutions(self) -> tuple[Resolution, ...]:
        return (Resolution(self.code, self.score, "rule", self.name),) if self.code else ()


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """Rules and aliases ready for comparing.

    ``aliases`` holds folded alias -> codes; ``choices`` and ``codes`` the same pairwise for likeness. ``unit_kinds`` is
    unit -> kind (money, rate, count …), ``kind_of`` the kind in which an indicator's level is counted.
    ``rules_of`` is the first word of a row's label -> the places of the rules that may know it.
    """

    rules: tuple[MappingRule, ...]
    rules_of: dict[str, tuple[int, ...]]
    aliases: dict[str, tuple[str, ...]]
    choices: tuple[str, ...]
    codes: tuple[str, ...]
    unit_kinds: dict[str, str]
    kind_of: dict[str, str]
    likenesses: dict[str, dict[str, float]] = field(default_factory=dict, compare=False, repr=False)
    """What was compared before, by form: it follows from the aliases alone."""
    begins: dict[tuple[str, ...], tuple[MappingRule, ...]] = field(default_factory=dict, compare=False, repr=False)
    """The rules that may know a label, by the first words of its forms: it follows from the rules alone."""

    rests: dict[tuple[object, ...], MappingRule | None] = field(default_factory=dict, compare=False, repr=False)
    """The rule of a rest that holds, by what stands around a label: such a rule asks nothing else."""

    def known(self, label: Label) -> tuple[Resolution, ...] | None:
        """Return what rules and aliases say, best first; none where a rule leaves the label unset, None for nothing."""
        if not label.forms:
            return ()
        for rule in self._rules_for(label):
            if rule.holds(label):
                return rule.resolutions()
        if exact := self._exact(label):
            return exact
        rest = self._rest(label)
        return None if rest is None else rest.resolutions()

    def _rest(self, label: Label) -> MappingRule | None:
        around = (label.title, label.path, label.header, label.unit, label.measure)
        if around in self.rests:
            return self.rests[around]
        found = next((rule for rule in self.rules if rule.is_rest and rule.holds(label)), None)
        if len(self.rests) < MOST_KEPT:
            self.rests[around] = found
        return found

    def _rules_for(self, label: Label) -> tuple[MappingRule, ...]:
        """Return, in their order, the rules that name rows beginning with the same word: few of them all."""
        words = tuple(_first_word(form) for form in label.forms)
        if (known := self.begins.get(words)) is not None:
            return known
        places = {place for word in words for place in self.rules_of.get(word, ())}
        found = tuple(self.rules[place] for place in sorted(places))
        if len(self.begins) < MOST_KEPT:
            self.begins[words] = found
        return found

    def meant_by_code(self, code: str) -> str:
        """Return the one indicator whose alias is a publisher's own code (``NY.GDP.MKTP.KD.ZG``), or empty."""
        found = self.aliases.get(fold(code), ()) if _PUBLISHERS_CODE.fullmatch(code) else ()
        return found[0] if len(found) == 1 else ""

    def _exact(self, label: Label) -> tuple[Resolution, ...]:
        codes = next((self.aliases[form] for form in label.forms if form in self.aliases), ())
        if not codes:
            return ()
        found = sorted((Resolution(c, 100 - self._doubt(c, label), "alias") for c in codes), key=lambda r: -r.score)
        if len(found) > 1 and found[0].score == found[1].score:
            return tuple(Resolution(r.indicator, min(r.score, AMBIGUOUS), "alias") for r in found)
        return tuple(found)

    def near(self, label: Label) -> tuple[Resolution, ...]:
        """Return what is alike, best first."""
        best: dict[str, float] = {}
        for form in label.forms:
            for code, likely in self._alike(form).items():
                best[code] = max(best.get(code, 0.0), likely)
        found = (
            Resolution(code, min(int(likeness), LIKENESS_LIMIT) - self._doubt(code, label), "near")
            for code, likeness in best.items()
        )
        kept = [resolution for resolution in found if resolution.score > 0]
        return tuple(sorted(kept, key=lambda r: (-r.score, r.indicator))[:PROPOSALS])

    def _alike(self, form: str) -> dict[str, float]:
        """Return how like a form is to the closest alias of each code; the same forms stand in table after table."""
        if (known := self.likenesses.get(form)) is not None:
            return known
        found: dict[str, float] = {}
        for alias, likeness, position in process.extract(
            form, self.choices, scorer=fuzz.token_sort_ratio, score_cutoff=LIKENESS_FLOOR, limit=20
        ):
            likely = likeness if _same_words(form, alias) else likeness * OTHER_WORDS
            found[self.codes[position]] = max(found.get(self.codes[position], 0.0), likely)
        if len(self.likenesses) < MOST_KEPT:
            self.likenesses[form] = found
        return found

    def _doubt(self, code: str, label: Label) -> int:
        """Return what is taken off when a level stands in a unit of another kind (K11: dollars are no per cent).

        A unit that the catalogue does not show is money by its code, or else something that is counted ("packs"). Under
        "Số dự án" nothing is money, nor a ratio to it.
        """
        if self.kind_of[code] == "money" and any(unit_of_count(part) for part in label.path):
            return WRONG_UNIT
        if label.measure != "level" or not label.unit:
            return 0
        money = label.unit.removesuffix(CONSTANT) in MONEY
        kind = self.unit_kinds.get(label.unit, "money" if money else "count")
        return 0 if kind == self.kind_of[code] else WRONG_UNIT


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """Return a text folded; titles and headers stand around label after label."""
    return fold(text)


def describe(label: str, title: str, path: Iterable[str], header: str, unit: str, measure: str) -> Label:
    """Return a label with its surroundings folded; no measure said is a level."""
    return Label(
        _forms(label),
        _folded(title).replace("uoc tinh ", ""),  # an estimate, whose second word folds to that of a province
        tuple(f for part in path for f in _forms(part)),
        _folded(header),
        unit,
        measure or "level",
    )


def index_aliases(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return folded alias -> codes from (code, alias)."""
    found: dict[str, dict[str, None]] = {}
    for code, alias in pairs:
        for form in (fold(alias), *_forms(alias)[:1]):
            found.setdefault(form, {})[code] = None
    return {form: tuple(codes) for form, codes in found.items()}


def index_rules(rules: Sequence[MappingRule]) -> dict[str, tuple[int, ...]]:
    """Return the first word of a row's label -> the places of the rules that name such rows; none of a rest."""
    found: dict[str, dict[int, None]] = {}
    for place, rule in enumerate(rules):
        for name in () if rule.is_rest else rule.rows:
            found.setdefault(_first_word(name), {})[place] = None
    return {word: tuple(places) for word, places in found.items()}


def words(cell: str) -> re.Pattern[str] | None:
    """Return a pattern for a cell of alternatives (``a | b``), each of parts in order (``a … b``); None when empty."""
    if not cell:
        return None
    return re.compile(
        "|".join(".*".join(_whole_words(part) for part in alternative.split("…")) for alternative in cell.split("|"))
    )


def names(cell: str) -> tuple[str, ...]:
    """Return the folded alternatives of a cell of whole labels."""
    return tuple(fold(name) for name in cell.split("|")) if cell else ()


def _whole_words(part: str) -> str:
    return rf"(?<!\w){re.escape(fold(part))}(?!\w)"


@lru_cache(maxsize=16_384)
def _forms(label: str) -> tuple[str, ...]:
    plain = _ENUMERATION.sub("", fold(label)).strip(_ENDS)
    bare = _BRACKETS.sub(" ", plain).strip(_ENDS)
    return tuple(dict.fromkeys(form for form in (plain, bare) if form))


def _same_words(label: str, alias: str) -> bool:
    """Return whether each word that carries meaning has its like on the other side."""
    ours, theirs = (set(_WORD.findall(text)) - _FILLERS for text in (label, alias))
    return all(
        any(fuzz.ratio(word, other) >= SAME_WORD for other in others)
        for some, others in ((ours, theirs), (theirs, ours))
        for word in some - others
    )


def _first_word(text: str) -> str:
    return text.partition(" ")[0]


def _names(wanted: tuple[str, ...], forms: tuple[str, ...]) -> bool:
    for name in wanted:
        if name.endswith(" *"):
            stem = name.removesuffix(" *")
            if any(form == stem or form.startswith(f"{stem} ") for form in forms):
                return True
        elif name in forms:
            return True
    return False


@lru_cache(maxsize=16_384)
def _found(wanted: re.Pattern[str] | None, unwanted: re.Pattern[str] | None, text: str) -> bool:
    return (wanted is None or wanted.search(text) is not None) and (unwanted is None or unwanted.search(text) is None)
