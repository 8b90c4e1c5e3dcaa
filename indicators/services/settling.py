"""The nearest legal chart to what was asked for, and what had to be left out of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.errors import Invalid
from indicators.services.selection import own_window
from indicators.services.transforming import Transforming
from indicators.transforms.formula import letters, parse
from indicators.transforms.formula.units import unit_of

LEVELS_ALONE = {
    ChartKind.RANGE, ChartKind.STACKED, ChartKind.BAR,
    ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN, ChartKind.WATERFALL,
}  # fmt: skip
"""Kinds that draw figures as published and no growth: rates have no parts, and a gap between rates is no rate."""

GHOSTED = {ChartKind.LINE, ChartKind.COLUMN, ChartKind.LADDER, ChartKind.TABLE}
"""Kinds beside whose figures those of an earlier day can be drawn."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One part of a spec that was left out or changed: a code (``explore.left_out.<code>``) and its parameters."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """A legal spec, and what of the one that was asked for it leaves out."""

    spec: ChartSpec
    left_out: tuple[LeftOut, ...] = ()


def ordered_years(spec: ChartSpec) -> Settled:
    """Return a spec whose first year does not come after its last."""
    if spec.first is None or spec.last is None or spec.first <= spec.last:
        return Settled(spec)
    return Settled(replace(spec, first=spec.last, last=spec.first), (LeftOut("years_reversed"),))


def legal_kind(
    spec: ChartSpec, kinds: tuple[ChartKind, ...], refused: tuple[tuple[ChartKind, str], ...] = ()
) -> Settled:
    """Return a spec with a kind that can draw it; ``refused`` says of kinds why they cannot."""
    if spec.kind in kinds:
        return Settled(spec)
    told: dict[str, Any] = {"kind": spec.kind.value}
    why = dict(refused).get(spec.kind)
    code = LeftOut("kind_why", {**told, "why": why}) if why else LeftOut("kind", told)
    return Settled(replace(spec, kind=kinds[0]), (code,))


def legal_period(spec: ChartSpec, periods: tuple[PeriodChoice, ...]) -> Settled:
    """Return a spec with a period kind that its series have; all windows at once stand in a table only."""
    every_window = spec.period is PeriodChoice.ALL and spec.kind is ChartKind.TABLE
    if every_window or spec.period in periods:
        return Settled(spec)
    period = (periods or (PeriodChoice.ALL,))[0]
    said = (LeftOut("period", {"period": spec.period.value}),) if spec.period is not ChartSpec().period else ()
    return Settled(replace(spec, period=period), said)


def legal_transform(spec: ChartSpec, transforming: Transforming) -> Settled:
    """Return a spec with a transformation that is legal for all its series, and with a base only for an index."""
    left_out: list[LeftOut] = []
    reason = "levels_alone" if spec.kind in LEVELS_ALONE else transforming.illegal(spec)
    if reason and spec.transform is not Transform.LEVEL:
        left_out.append(LeftOut("transform", {"transform": spec.transform.value, "reason": reason}))
        spec = replace(spec, transform=Transform.LEVEL)
    if spec.transform is not Transform.INDEX:
        return Settled(replace(spec, base=None), tuple(left_out))
    base = transforming.base(spec)
    if spec.base is not None and base != spec.base:
        left_out.append(LeftOut("base", {"period": spec.base.render()}))
        spec = replace(spec, base=None)
    return Settled(spec, tuple(left_out))


def legal_formula(spec: ChartSpec, transforming: Transforming) -> Settled:
    """Return a spec whose formula can be read and fits its series; else without it, the place of the error told."""
    if not spec.formula:
        return Settled(spec)
    try:
        unit_of(parse(spec.formula), transforming.units(spec))
    except Invalid as error:
        return Settled(replace(spec, formula=""), (LeftOut(error.code, dict(error.params)),))
    return Settled(spec)


def legal_against(spec: ChartSpec, day: date) -> Settled:
    """Return a spec that is compared only with an earlier day than its own, and by a kind that can draw both."""
    if spec.against is None:
        return Settled(spec)
    if spec.kind not in GHOSTED:
        return Settled(replace(spec, against=None), (LeftOut("against", {"kind": spec.kind.value}),))
    if spec.against >= day:
        return Settled(replace(spec, against=None), (LeftOut("against_day", {"day": spec.against.isoformat()}),))
    return Settled(spec)


def of_one_period(spec: ChartSpec) -> ChartSpec:
    """Return the chart of all readings of one period: nothing is transformed in it."""
    period = own_window(spec.at) if spec.at else spec.period
    return replace(spec, period=period, transform=Transform.LEVEL, events=False, base=None, formula="", against=None)


def uses_every_series(spec: ChartSpec) -> bool:
    """Tell whether the formula of a settled spec speaks of all its series."""
    return len(letters(parse(spec.formula))) == len(spec.series)
