"""Rows computed from other rows: their exact value, their arithmetic in words, and the figures they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.frames import records
from indicators.model.observation import Citation, CitationKind, ObsStatus, Qualifier
from indicators.model.period import Period

Row = dict[str, Any]
Computed = tuple[pd.DataFrame, tuple[NotDerivable, ...]]
"""Rows in the columns of what they were computed from, and the periods that have none, with the reason."""

TWO_SOURCES = "two_sources"
"""Note on a figure whose parts come from two origins: shown for reference only."""

WEAKEST_FIRST = (
    ObsStatus.FORECAST,
    ObsStatus.TARGET,
    ObsStatus.ESTIMATE,
    ObsStatus.PRELIMINARY,
    ObsStatus.OFFICIAL,
    ObsStatus.DERIVED,
)

MINUS = "\u2212"

_RESTS_ON = '"rests_on": '
"""How the JSON text of a citation says on what a derived figure rests; most say nothing of it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """In what a computed figure is told: measure, unit and power of ten; "" keeps the measure of the first part."""

    measure: str
    unit_measure: str
    unit_mult: int = 0


PERCENT, POINTS = "percent", "percentage_points"


def by_period(shown: pd.DataFrame) -> dict[Period, Row]:
    """Return the rows of one series (one row a period) that have a value, by period, in the order of their ends."""
    found = {Period(r["start"].date(), r["end"].date()): r for r in records(shown) if r["value_text"]}
    return dict(sorted(found.items(), key=lambda item: (item[0].end, item[0].start)))


def single(row: Row) -> Decimal:
    """Return a figure in single units: 24.1 billion is 24 100 000 000."""
    return Decimal(row["value_text"]).scaleb(int(row["unit_mult"]))


def in_unit_of(row: Row, other: Row) -> str:
    """Return the figure of ``row`` as text in the power of ten of ``other``."""
    return plain(single(row).scaleb(-int(other["unit_mult"])))


def plain(number: Decimal) -> str:
    """Return a number without exponent and without zeros at its end."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounded(parts: Iterable[Row]) -> str:
    """Return the reason why figures cannot be reckoned with: one of them is only a bound; empty where they can."""
    return "one_sided" if any(Qualifier(row["qualifier"]).one_sided for row in parts) else ""


def computed_row(first: Row, value: Decimal, parts: Sequence[Row], formula: str, unit: Unit, decimals: int) -> Row:
    """Return a derived row (status ``D``) at the period and of the series of ``first``.

    ``value`` is in ``unit``. ``about`` is carried where a part has it, the latest publication of the parts, the weakest
    of their statuses as what the figure rests on, and ``two_sources`` where their origins differ.
    """
    about = any(row["qualifier"] == Qualifier.ABOUT for row in parts)
    dated = [row for row in parts if not pd.isna(row["published"])]
    last = max(dated, key=lambda row: row["published"]) if dated else first
    citation = Citation(
        CitationKind.DERIVED,
        formula=formula,
        parents=parents_of(parts),
        publisher=first["outlet"],
        rests_on=weakest(parts),
    )
    return {
        **first,
        "obs_id": pd.NA,
        "batch_id": pd.NA,
        "measure": unit.measure or first["measure"],
        "value": float(value),
        "value_text": format(value, "f"),
        "value_high": float("nan"),
        "decimals": decimals,
        "unit_measure": unit.unit_measure,
        "unit_mult": unit.unit_mult,
        "qualifier": (Qualifier.ABOUT if about else Qualifier.EXACT).value,
        "obs_status": ObsStatus.DERIVED.value,
        "published": last["published"],
        "published_precision": last["published_precision"],
        "raw": "",
        "citation": citation.to_json(),
        "note": "" if len({row["origin"] for row in parts}) == 1 else TWO_SOURCES,
    }


def parents_of(parts: Iterable[Row]) -> tuple[int, ...]:
    """Return the stored figures behind ``parts``: their own ids, or those of what they were derived from."""
    found: list[int] = []
    for row in parts:
        if pd.isna(row["obs_id"]):
            found.extend(Citation.from_json(row["citation"]).parents)
        else:
            found.append(int(row["obs_id"]))
    return tuple(dict.fromkeys(found))


def rests_on(citation: str) -> str:
    """Return the status on which a derived figure rests, by the JSON text of its citation; empty where none is said."""
    return Citation.from_json(citation).rests_on if _RESTS_ON in citation else ""


def weakest(parts: Iterable[Row]) -> str:
    """Return the least certain status among ``parts``; of a derived part that on which it rests."""
    said = {rests_on(row["citation"]) or row["obs_status"] for row in parts}
    return next((status.value for status in WEAKEST_FIRST if status.value in said), "")


def computed_frame(rows: list[Row], like: pd.DataFrame) -> pd.DataFrame:
    """Return rows as a frame with the columns and types of ``like``."""
    if not rows:
        return like.iloc[0:0]
    kinds = {str(name): kind for name, kind in like.dtypes.items()}
    return pd.DataFrame({name: pd.array([row[name] for row in rows], dtype=kind) for name, kind in kinds.items()})


def each_period(
    shown: pd.DataFrame, series: int, compute: Callable[[Period, Row], Row | str | None], chosen: Callable[..., bool]
) -> Computed:
    """Return what ``compute`` says of each chosen period of ``shown``: a row, the code of a refusal, or nothing."""
    rows: list[Row] = []
    refused: list[NotDerivable] = []
    for period, row in by_period(shown).items():
        said = compute(period, row) if chosen(period) else None
        if isinstance(said, str):
            refused.append(NotDerivable(series, period.start, period.end, said))
        elif said is not None:
            rows.append(said)
    return computed_frame(rows, shown), tuple(refused)
