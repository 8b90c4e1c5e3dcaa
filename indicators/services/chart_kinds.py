"""Which kinds of chart can draw some series, and of the others why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.model.chart import ChartKind, PeriodChoice
from indicators.model.period import Period
from indicators.model.series import SeriesKey

MOST_COLUMNS = 6
"""Series beyond which columns, and the parts of a stack, would need a seventh hue."""

MOST_PANELS = 12
"""Series beyond which small multiples, and the strokes of a slope, would be too small or too many to be read."""

FEWEST_PAIRS = 3
CELLS = (PeriodChoice.MONTH, PeriodChoice.QUARTER, PeriodChoice.YEAR_TO_DATE)
"""Windows that have a cell in a year of a heat map, in the order in which they are preferred."""

FORMULA_KINDS = (ChartKind.LINE, ChartKind.COLUMN, ChartKind.TABLE)
"""A formula gives one series without a history of readings of its own."""

LOGARITHMIC = {ChartKind.LINE, ChartKind.LADDER, ChartKind.MULTIPLES}
CONTRIBUTIONS = {"contribution", "contribution_share"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules ask of the series: their keys, windows and periods, and the whole of which they are all parts.

    Hardly a rule asks for the periods of each, which are many; they are so told by a call.
    """

    keys: Sequence[SeriesKey]
    windows: tuple[PeriodChoice, ...]
    periods: Callable[[], Sequence[frozenset[Period]]]
    whole: str
    complete: bool

    @property
    def alike(self) -> bool:
        """Whether all are of one unit and one measure."""
        return len({(key.unit_measure, key.measure) for key in self.keys}) <= 1

    @property
    def contributed(self) -> bool:
        return bool(self.keys) and self.alike and self.keys[0].measure in CONTRIBUTIONS

    @property
    def instants(self) -> bool:
        return self.windows == (PeriodChoice.INSTANT,)

    @property
    def common(self) -> int:
        """How many periods all series have."""
        periods = self.periods()
        return len(frozenset.intersection(*periods)) if periods else 0


def facts_of(
    keys: Sequence[SeriesKey],
    windows: tuple[PeriodChoice, ...],
    periods: Callable[[], Sequence[frozenset[Period]]],
    catalogue: Catalogue,
) -> Facts:
    """Return what the rules ask about ``keys`` and the periods of each."""
    whole = whole_of(keys, catalogue)
    parts = {entry.code for entry in catalogue.indicators if entry.adds_up_to == whole} if whole else set()
    return Facts(keys, windows, periods, whole, bool(parts) and parts <= {key.indicator for key in keys})


def whole_of(keys: Sequence[SeriesKey], catalogue: Catalogue) -> str:
    """Return the indicator of which these levels are different parts, of one area and unit; empty for none."""
    wholes = {catalogue.indicator(key.indicator).adds_up_to for key in keys}
    places = {(key.ref_area, key.dimensions, key.unit_measure) for key in keys}
    different = len({key.indicator for key in keys}) == len(keys) > 1
    levels = all(key.measure == "level" for key in keys)
    return wholes.pop() if len(wholes) == len(places) == 1 and different and levels else ""


def _time(facts: Facts) -> str:
    return "instants_only" if facts.instants else ""


def _column(facts: Facts) -> str:
    return "too_many_columns" if len(facts.keys) > MOST_COLUMNS else ""


def _ladder(facts: Facts) -> str:
    if len(facts.keys) != 1:
        return "one_series"
    return "" if PeriodChoice.YEAR_TO_DATE in facts.windows else "no_year_to_date"


def _step(facts: Facts) -> str:
    return "" if facts.instants else "no_instants"


def _multiples(facts: Facts) -> str:
    return _time(facts) or _panels(facts)


def _panels(facts: Facts) -> str:
    if len(facts.keys) < 2:
        return "several_series"
    return "too_many_panels" if len(facts.keys) > MOST_PANELS else ""


def _parts(facts: Facts) -> str:
    if not facts.whole or facts.instants:
        return "no_parts"
    return _column(facts)


def _all_parts(facts: Facts) -> str:
    return _parts(facts) or ("" if facts.complete else "not_all_parts")


def _range(facts: Facts) -> str:
    return _time(facts) or ("two_series" if len(facts.keys) != 2 else "" if facts.alike else "unlike_units")


def _scatter(facts: Facts) -> str:
    if facts.instants or len(facts.keys) != 2:
        return _time(facts) or "two_series"
    return "" if facts.common >= FEWEST_PAIRS else "few_common"


def _slope(facts: Facts) -> str:
    return _time(facts) or _panels(facts) or ("" if facts.alike else "unlike_units")


def _waterfall(facts: Facts) -> str:
    if facts.contributed and len(facts.keys) > 1:
        return _time(facts)
    return _all_parts(facts)


def _heatmap(facts: Facts) -> str:
    if len(facts.keys) != 1:
        return "one_series"
    return "" if set(CELLS) & set(facts.windows) else "no_months"


def _bar(facts: Facts) -> str:
    if facts.instants or len(facts.keys) < 2:
        return _time(facts) or "several_series"
    same = len({key.indicator for key in facts.keys}) == 1
    return "" if facts.alike and same else "one_indicator"


RULES: tuple[tuple[ChartKind, Callable[[Facts], str]], ...] = (
    (ChartKind.STEP, _step),
    (ChartKind.LINE, _time),
    (ChartKind.COLUMN, _column),
    (ChartKind.LADDER, _ladder),
    (ChartKind.MULTIPLES, _multiples),
    (ChartKind.STACKED_COLUMN, _all_parts),
    (ChartKind.SHARE_COLUMN, _all_parts),
    (ChartKind.RANGE, _range),
    (ChartKind.SCATTER, _scatter),
    (ChartKind.SLOPE, _slope),
    (ChartKind.WATERFALL, _waterfall),
    (ChartKind.HEATMAP, _heatmap),
    (ChartKind.STACKED, _parts),
    (ChartKind.BAR, _bar),
)
"""Kind -> the rule that returns the code of why it cannot draw the series, empty where it can; in the order offered."""


def legal_kinds(facts: Facts) -> tuple[ChartKind, ...]:
    """Return the kinds that can draw the series; a table always can."""
    return (*(kind for kind, why_not in RULES if not why_not(facts)), ChartKind.TABLE)


def refused_kinds(facts: Facts) -> tuple[tuple[ChartKind, str], ...]:
    """Return the other kinds, each with the code of its reason."""
    told = ((kind, why_not(facts)) for kind, why_not in RULES)
    return tuple((kind, code) for kind, code in told if code)


def settled_period(kind: ChartKind, period: PeriodChoice, legal: tuple[PeriodChoice, ...]) -> PeriodChoice:
    """Return the window that a kind of chart needs: a heat map has cells, a ladder cumulative windows."""
    if kind is ChartKind.LADDER and PeriodChoice.YEAR_TO_DATE in legal:
        return PeriodChoice.YEAR_TO_DATE
    if kind is ChartKind.HEATMAP and period not in CELLS:
        return next((one for one in CELLS if one in legal), period)
    return period


def may_be_logarithmic(kind: ChartKind, all_positive: Sequence[bool | None]) -> bool:
    """Tell whether a logarithmic axis may be offered: lines of figures that are all above zero (None: of no figure)."""
    return kind in LOGARITHMIC and any(all_positive) and False not in all_positive
