"""What a formula gives as a drawn series, and the formulas that are offered ready-made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from indicators.i18n import LANGUAGES, translate
from indicators.model.chart import ChartSeries, ChartSpec, NotDerivable
from indicators.model.series import SeriesKey
from indicators.services.explore_answers import SeriesEntry
from indicators.transforms.formula import LETTERS, parse, render
from indicators.transforms.formula.evaluation import MEASURE
from indicators.transforms.formula.units import unit_of

SHARE, LEFT = "a/b*100", "a-b"
SWAPPED = {SHARE: "b/a*100", LEFT: "b-a"}
MOST_OFFERED = 8
FORMULA_MARK = "formula:"
"""Begins the key of a series that a formula gives: ``formula:a/b*100``."""


@dataclass(frozen=True, slots=True)
class FormulaOffer:
    """A ready-made formula: over the series there are, or with ``adds`` as a further one. ``other`` is its name."""

    formula: str
    kind: str
    other: dict[str, str]
    adds: str = ""


def formula_series(spec: ChartSpec, parts: Sequence[ChartSeries], units: Sequence[str]) -> ChartSeries:
    """Return the series that the formula of ``spec`` gives; its key is the formula, which is no series of the store."""
    formula = parse(spec.formula)
    unit = unit_of(formula, units)
    same = [part.unit_mult for part in parts if part.unit_measure == unit]
    text = render(formula)
    named = {lang: _named(text, [part.short[lang] for part in parts], lang) for lang in LANGUAGES}
    return ChartSeries(
        key=f"{FORMULA_MARK}{text}",
        indicator="+".join(dict.fromkeys(part.indicator for part in parts)),
        name=named,
        short=named,
        measure=MEASURE,
        unit_measure=unit,
        unit_mult=same[0] if same else 0,
        kind=parts[0].kind,
    )


def _named(text: str, names: Sequence[str], lang: str) -> str:
    """Return a formula with the names of the series in place of their letters; a share in words."""
    told = dict(zip(LETTERS, names, strict=False))
    for one, part, whole in ((SHARE, "a", "b"), (SWAPPED[SHARE], "b", "a")):
        if text == one:
            return translate(lang, "charts.formula.share", part=told[part], whole=told[whole])
    signs = {"*": " × ", "/": " / ", "-": "\u2212"}
    return "".join(told.get(ch) or signs.get(ch, ch) for ch in text)


def named_parts(refused: Iterable[NotDerivable], parts: Sequence[ChartSeries]) -> tuple[NotDerivable, ...]:
    """Return the refusals of a formula with the names of the series that lack a figure in place of their letters."""
    found = []
    for one in refused:
        if "series" in one.params:
            short = [parts[LETTERS.index(letter)].short for letter in one.params["series"].split(", ")]
            one = replace(one, params={"series": {lang: ", ".join(name[lang] for name in short) for lang in LANGUAGES}})
        found.append(one)
    return tuple(found)


def offers(spec: ChartSpec, entries: Iterable[SeriesEntry]) -> tuple[FormulaOffer, ...]:
    """Return the formulas that make sense of the series of a settled spec: of two in one unit, or with a third.

    One series is offered as a share of each other of its topic in the same unit; the nearest in the catalogue first.
    """
    keys = [SeriesKey.parse(key) for key in spec.series]
    listed = {entry.key: entry for entry in entries}
    if len(keys) == 1:
        return _with_another(spec.series[0], keys[0], listed)
    if len(keys) != 2 or len({key.unit_measure for key in keys}) > 1:
        return ()
    first, second = (listed[key].short if key in listed else {} for key in spec.series)
    share = [FormulaOffer(SHARE, "share", second), FormulaOffer(SWAPPED[SHARE], "share_of_first", first)]
    left = [FormulaOffer(LEFT, "difference", second), FormulaOffer("a+b", "sum", second)]
    return (*share, *left)


def _with_another(text: str, key: SeriesKey, listed: dict[str, SeriesEntry]) -> tuple[FormulaOffer, ...]:
    mine = listed.get(text)
    if mine is None or key.measure != "level":
        return ()
    members = text.partition(":")[2]  # area, dimensions, measure and unit, in one order
    others = (
        other
        for other in listed.values()
        if other.key != text
        and (other.topic, other.measure, other.unit_measure) == (mine.topic, mine.measure, mine.unit_measure)
        and other.key.partition(":")[2] == members
    )
    return tuple(FormulaOffer(SHARE, "share", other.short, other.key) for other in islice(others, MOST_OFFERED))
