"""Change on the same period of the previous year, computed only between like windows (K5)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.errors import Invalid
from indicators.model.frames import records
from indicators.model.observation import Citation, CitationKind, ObsStatus, Qualifier
from indicators.model.period import Period

TWO_SOURCES = "two_sources"
"""Note on a growth whose two figures come from two origins: shown for reference only."""


def year_on_year(shown: pd.DataFrame, series: int = 0) -> tuple[pd.DataFrame, tuple[NotDerivable, ...]]:
    """Return growth in per cent for each period of ``shown`` that has a like window a year before, and the refusals.

    ``shown`` holds one row a period (winners and derived figures of one series, OBSERVATIONS columns). The result has
    the same columns; ``value`` is 100 × (this / base − 1), one decimal to print, status derived, ``note``
    ``two_sources`` where the two origins differ. A base of another length or cut-off day, a one-sided figure, and a
    zero base are refused with their reason.
    """
    by_period = {Period(r["start"].date(), r["end"].date()): r for r in records(shown)}
    rows, refused = [], []
    for period, row in by_period.items():
        base_period = _a_year_before(period)
        base = by_period.get(base_period) if base_period else None
        if base is None:
            unlike = _unlike(period, by_period)
            if unlike is not None:
                base_days = {"base_start": unlike.start.isoformat(), "base_end": unlike.end.isoformat()}
                refused.append(NotDerivable(series, period.start, period.end, "unlike_windows", base_days))
            continue
        reason = _refusal(row, base)
        if reason:
            refused.append(NotDerivable(series, period.start, period.end, reason))
        else:
            rows.append(_growth_row(row, base))
    columns = list(shown.columns)
    result = pd.DataFrame(rows, columns=columns) if rows else shown.iloc[0:0]
    return result.astype(shown.dtypes.to_dict()), tuple(refused)


def _a_year_before(period: Period) -> Period | None:
    try:
        return period.shift(years=-1)
    except Invalid:
        return None


def _unlike(period: Period, known: dict[Period, dict[str, Any]]) -> Period | None:
    """Find the year-to-date window of the year before that an incautious reader would compare with."""
    if not period.is_year_to_date:
        return None
    for other in sorted(known):
        if (
            other.is_year_to_date
            and other.start.year == period.start.year - 1
            and other.last_day.month == period.last_day.month
        ):
            return other
    return None


def _refusal(row: dict[str, Any], base: dict[str, Any]) -> str:
    if Qualifier(row["qualifier"]).one_sided or Qualifier(base["qualifier"]).one_sided:
        return "one_sided"
    return "zero_base" if Decimal(base["value_text"]) == 0 else ""


def _growth_row(row: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    now = Decimal(row["value_text"]).scaleb(int(row["unit_mult"]))
    then = Decimal(base["value_text"]).scaleb(int(base["unit_mult"]))
    growth = (now / then - 1) * 100
    known = tuple(int(r["obs_id"]) for r in (row, base) if not pd.isna(r["obs_id"]))
    base_text = format(then.scaleb(-int(row["unit_mult"])).normalize(), "f")
    formula = f"100 × ({row['value_text']} / {base_text} − 1)"
    about = Qualifier.ABOUT in {row["qualifier"], base["qualifier"]}
    return {
        **row,
        "obs_id": pd.NA,
        "batch_id": pd.NA,
        "measure": "yoy",
        "value": float(growth),
        "value_text": format(growth, "f"),
        "value_high": float("nan"),
        "decimals": 1,
        "unit_measure": "percent",
        "unit_mult": 0,
        "qualifier": (Qualifier.ABOUT if about else Qualifier.EXACT).value,
        "obs_status": ObsStatus.DERIVED.value,
        "raw": "",
        "citation": Citation(CitationKind.DERIVED, formula=formula, parents=known, publisher=row["outlet"]).to_json(),
        "note": "" if row["origin"] == base["origin"] else TWO_SOURCES,
    }
