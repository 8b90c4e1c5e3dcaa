"""The transformations of the middle chip: a visible, ordered tuple. A new one is one function and one line here.

Each says for which series it is legal, else why not (a code, ``explore.illegal.<code>``), and what it does to measure
and unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from indicators.model.chart import PeriodChoice, Transform
from indicators.model.frames import OBSERVATIONS, records
from indicators.model.indicator import IndicatorKind
from indicators.model.period import Period
from indicators.transforms import growth
from indicators.transforms.computed import PERCENT, POINTS, Computed, computed_frame
from indicators.transforms.per_capita import per_capita
from indicators.transforms.rebase import index_to_base
from indicators.transforms.running import rolling_year, running_total
from indicators.transforms.shares import contribution, contribution_share, share_of_whole

CALENDAR = {PeriodChoice.YEAR, PeriodChoice.HALF, PeriodChoice.QUARTER, PeriodChoice.MONTH}
LEVELS = {"level", "base_index"}
SAME = ""
"""Measure or unit of what was transformed stays."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One series as legality is decided on it; ``like``: its drawn windows are alike and only differ in year.

    ``has_whole``: the series of which it is a part has figures; ``has_population``: that of the population has.
    """

    kind: IndicatorKind
    measure: str
    unit_measure: str
    period: PeriodChoice
    like: bool
    has_whole: bool = False
    has_population: bool = False

    @property
    def is_level(self) -> bool:
        return self.measure in LEVELS

    @property
    def is_rate(self) -> bool:
        return not self.is_level and self.unit_measure in {PERCENT, POINTS}


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a transformation works on: the figures in use of a series, all its periods, and what it is set beside."""

    shown: pd.DataFrame
    chosen: Callable[[Period], bool]
    series: int = 0
    base: Period | None = None
    whole: pd.DataFrame = field(default_factory=OBSERVATIONS.empty)
    population: pd.DataFrame = field(default_factory=OBSERVATIONS.empty)


@dataclass(frozen=True, slots=True)
class Transformation:
    """One transformation; ``measure`` and ``unit`` of its results, SAME where they stay, ``/persons`` put behind it."""

    name: Transform
    measure: str
    unit: str
    illegal: Callable[[Subject], str]
    apply: Callable[[Inputs], Computed]

    def unit_from(self, unit: str) -> str:
        """Return the unit of the results of a series in ``unit``."""
        return unit + self.unit if self.unit.startswith("/") else self.unit or unit

    def measure_from(self, measure: str) -> str:
        """Return the measure of the results of a series of ``measure``."""
        return self.measure or measure


def _always(_: Subject) -> str:
    return ""


def _grows(subject: Subject) -> str:
    if subject.is_level:
        return ""
    return "rate_in_points" if subject.is_rate else "change_already"


def _grows_on_neighbour(subject: Subject) -> str:
    return _grows(subject) or ("" if subject.period in CALENDAR else "overlapping_windows")


def _moves_in_points(subject: Subject) -> str:
    return "" if subject.is_rate else "level_in_per_cent"


def _moves_on_neighbour(subject: Subject) -> str:
    return _moves_in_points(subject) or ("" if subject.period in CALENDAR else "overlapping_windows")


def _has_base(subject: Subject) -> str:
    return _grows(subject) or ("" if subject.like else "unlike_windows_drawn")


def _is_part(subject: Subject) -> str:
    return _grows(subject) or ("" if subject.has_whole else "no_whole")


def _adds_up(subject: Subject) -> str:
    return "" if subject.kind is IndicatorKind.FLOW and subject.measure == "level" else "not_a_flow"


def _rolls(subject: Subject) -> str:
    return _adds_up(subject) or ("whole_years" if subject.period is PeriodChoice.YEAR else "")


def _runs_on(subject: Subject) -> str:
    return _adds_up(subject) or ("" if subject.period in CALENDAR else "overlapping_windows")


def _has_heads(subject: Subject) -> str:
    return _grows(subject) or ("" if subject.has_population else "no_population")


def _picked(found: Computed, inputs: Inputs) -> Computed:
    """Leave only what is drawn of what was computed over all periods."""
    rows, refused = found
    kept = [row for row in records(rows) if inputs.chosen(Period(row["start"].date(), row["end"].date()))]
    return computed_frame(kept, rows), tuple(r for r in refused if inputs.chosen(Period(r.start, r.end)))


def _over_all(change: Callable[[pd.DataFrame, int], Computed]) -> Callable[[Inputs], Computed]:
    return lambda inputs: _picked(change(inputs.shown, inputs.series), inputs)


def _as_it_is(inputs: Inputs) -> Computed:
    return _picked((inputs.shown, ()), inputs)


def _index(inputs: Inputs) -> Computed:
    if inputs.base is None:
        return inputs.shown.iloc[0:0], ()
    return index_to_base(inputs.shown, inputs.base, inputs.chosen, inputs.series)


def _of_whole(change: Callable[..., Computed]) -> Callable[[Inputs], Computed]:
    return lambda inputs: change(inputs.shown, inputs.whole, inputs.chosen, inputs.series)


TRANSFORMS = (
    Transformation(Transform.LEVEL, SAME, SAME, _always, _as_it_is),
    Transformation(Transform.YEAR_ON_YEAR, "yoy", PERCENT, _grows, _over_all(growth.year_on_year)),
    Transformation(Transform.PERIOD_ON_PERIOD, "pop", PERCENT, _grows_on_neighbour, _over_all(growth.period_on_period)),
    Transformation(
        Transform.POINTS_ON_YEAR, "points_on_year", POINTS, _moves_in_points, _over_all(growth.points_on_year)
    ),
    Transformation(
        Transform.POINTS_ON_PERIOD,
        "points_on_period",
        POINTS,
        _moves_on_neighbour,
        _over_all(growth.points_on_period),
    ),
    Transformation(Transform.INDEX, "base_index", "index", _has_base, _index),
    Transformation(Transform.SHARE, "share", PERCENT, _is_part, _of_whole(share_of_whole)),
    Transformation(Transform.CONTRIBUTION, "contribution", POINTS, _is_part, _of_whole(contribution)),
    Transformation(
        Transform.CONTRIBUTION_SHARE, "contribution_share", PERCENT, _is_part, _of_whole(contribution_share)
    ),
    Transformation(
        Transform.ROLLING_YEAR,
        "rolling_year",
        SAME,
        _rolls,
        lambda inputs: rolling_year(inputs.shown, inputs.chosen, inputs.series),
    ),
    Transformation(
        Transform.RUNNING_TOTAL,
        "running_total",
        SAME,
        _runs_on,
        lambda inputs: running_total(inputs.shown, inputs.chosen, inputs.series),
    ),
    Transformation(
        Transform.PER_CAPITA,
        "per_capita",
        "/persons",
        _has_heads,
        lambda inputs: per_capita(inputs.shown, inputs.population, inputs.chosen, inputs.series),
    ),
)
"""In FRED's order: the level, changes, comparisons with a whole, sums."""

_BY_NAME = {one.name: one for one in TRANSFORMS}


def transformation(name: Transform) -> Transformation:
    """Return one transformation by its name."""
    return _BY_NAME[name]


def illegal(name: Transform, subjects: tuple[Subject, ...]) -> str:
    """Return why a transformation is not for these series together; empty where it is legal."""
    return next((reason for subject in subjects if (reason := _BY_NAME[name].illegal(subject))), "")
