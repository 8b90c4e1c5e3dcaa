"""A printed change against the levels it speaks of, on the base it names and on the other one (K2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indicators.checks.case import Case, Row, quantity
from indicators.model.errors import Invalid
from indicators.model.finding import Finding, Severity
from indicators.model.period import Period, PeriodKind
from indicators.model.series import Measure
from indicators.winners import magnitude, rounding

_YEAR_AGO, _MONTH_AGO = "year_ago", "month_ago"
_STATED = {
    Measure.YOY: (_YEAR_AGO, 0),
    Measure.YOY_INDEX: (_YEAR_AGO, 100),
    Measure.MOM: (_MONTH_AGO, 0),
    Measure.MOM_INDEX: (_MONTH_AGO, 100),
}
REAL_GROWTH = "growth"
"""Of GDP and its parts a growth rate is at constant prices and a level at current ones."""
REVISED = Decimal("1.5")
"""A gap in percentage points that a base revised since publication explains."""
Change = tuple[Decimal, Decimal, Period]


def stated_change(case: Case) -> Iterator[Finding]:
    """Recompute each change on the previous year or month from levels in the file or, failing that, in the store.

    It passes on the named base; reproduced only on the other base it is soft; off by less than a revision of the base
    explains it is told; anything else is soft. Nothing is said where the levels are not known.
    """
    stated_rows = case.where(case.having("measure", (one.value for one in _STATED)))
    if not stated_rows:
        return
    levels = {(_bare(r), r["period"]): r for r in case.known.values() if r["measure"] == Measure.LEVEL}
    levels |= {
        (_bare(r), r["period"]): r
        for r in case.where(case.levels & case.having("indicator", {row["indicator"] for row in stated_rows}))
    }
    for row in stated_rows:
        stated = _STATED.get(Measure(row["measure"]))
        entry = case.indicators[row["indicator"]]
        if stated is None or entry.unit_measure == "percent" or entry.topic == REAL_GROWTH:
            continue
        changes = {base: _change(levels, row, base) for base in (_YEAR_AGO, _MONTH_AGO)}
        yield from _finding(row, Decimal(row["value_text"]) - stated[1], stated[0], changes)


def _finding(row: Row, stated: Decimal, named: str, changes: dict[str, Change | None]) -> Iterator[Finding]:
    own, other_base = changes[named], _MONTH_AGO if named == _YEAR_AGO else _YEAR_AGO
    other = changes[other_base]
    if own is None:
        return
    params = {
        "indicator": row["indicator"],
        "period": row["period"].render(),
        "stated": {
            **quantity(row),
            "value": format(stated, "f"),
            "unit_mult": 0,
            "unit_measure": "percent",
            "signed": True,
        },
        "computed": _percent(own[0]),
        "base_period": own[2].render(),
    }
    if _reproduces(row, stated, own):
        yield Finding("change_reproduced", Severity.PASSED, row["sheet"], row["cell"], params)
    elif other is not None and _reproduces(row, stated, other):
        said = {**params, "other_period": other[2].render(), "other": _percent(other[0])}
        yield Finding("wrong_base", Severity.SOFT, row["sheet"], row["cell"], said)
    elif abs(stated - own[0]) <= REVISED:
        yield Finding("change_near", Severity.INFO, row["sheet"], row["cell"], params)
    else:
        yield Finding("change_differs", Severity.SOFT, row["sheet"], row["cell"], params)


def _bare(row: Row) -> tuple[str, str, str]:
    return row["indicator"], row["ref_area"], row["dimensions"]


def _change(levels: dict[tuple[tuple[str, str, str], Period], Row], row: Row, base: str) -> Change | None:
    """Return change in per cent, what rounding of the levels allows, and the base period."""
    try:
        if base == _MONTH_AGO and row["period"].kind is not PeriodKind.MONTH:
            return None
        before = row["period"].shift(years=-1) if base == _YEAR_AGO else row["period"].shift(months=-1)
    except Invalid:
        return None
    now, then = levels.get((_bare(row), row["period"])), levels.get((_bare(row), before))
    if now is None or then is None or now["unit_measure"] != then["unit_measure"] or magnitude(then) <= 0:
        return None
    ratio = magnitude(now) / magnitude(then)
    slack = 100 * (rounding(now) + abs(ratio) * rounding(then)) / magnitude(then)
    return 100 * (ratio - 1), slack, before


def _reproduces(row: Row, stated: Decimal, change: Change) -> bool:
    return abs(stated - change[0]) <= rounding({**row, "unit_mult": 0}) + change[1]


def _percent(change: Decimal) -> dict[str, object]:
    return {
        "value": format(round(change, 2), "f"),
        "decimals": 2,
        "unit_measure": "percent",
        "unit_mult": 0,
        "signed": True,
    }
