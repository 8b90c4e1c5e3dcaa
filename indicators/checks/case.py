"""What is screened: the figures a file would bring, and the history they are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.model.frames import DAY, NUMBER, TEXT, WHOLE, Column, Schema, records
from indicators.model.indicator import Indicator
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.model.text_column import TextColumn
from indicators.winners import Role

Row = dict[str, Any]
Key = tuple[str, Period]
Mask = np.ndarray[Any, Any]

SCREENED = Schema(
    "SCREENED",
    (
        Column("sheet", TEXT, "sheet name as in the file"),
        Column("cell", TEXT, "A1 reference of the value"),
        Column("label", TEXT, "row label as printed"),
        Column("series_key", TEXT, "rendered SeriesKey the figure is mapped to"),
        Column("indicator", TEXT, "catalogue code"),
        Column("ref_area", TEXT, "area code"),
        Column("dimensions", TEXT, "name=value;… sorted by name"),
        Column("measure", TEXT, "Measure"),
        Column("start", DAY, "first day of the period"),
        Column("end", DAY, "first day after the period; equal to start for an instant"),
        Column(
            "value",
            NUMBER,
            "the cell's number, in unit_measure × 10^unit_mult; missing where it is none",
            nullable=True,
        ),
        Column("value_text", TEXT, "the exact decimal of value"),
        Column("decimals", WHOLE, "decimals shown"),
        Column("unit_measure", TEXT, "unit code; empty: not said"),
        Column("unit_mult", WHOLE, "power of ten"),
        Column("unit_text", TEXT, "the unit as printed"),
        Column("unit_cell", TEXT, "the cell the unit was read from; empty: none"),
        Column("qualifier", TEXT, "Qualifier"),
        Column("obs_status", TEXT, "ObsStatus"),
        Column("origin", TEXT, "whose figure it is; empty: not known yet"),
        Column("published", DAY, "publication date of the file", nullable=True),
    ),
)
"""Candidates that were mapped to a series; blank cells are no figures and are left out before."""


@dataclass(frozen=True, eq=False)
class Case:
    """One file's figures (SCREENED) beside the marked history (MARKED, derived figures included) of what they touch.

    ``indicators`` by code; ``unit_kinds`` maps a unit code to ``money``, ``rate``, ``count`` …; ``today`` is the day of
    the screening. Read off them: ``rows`` (figures that are finite numbers), ``not_finite`` (those that are none),
    ``past`` (the history of the years around them) and ``known`` (its winners by series and period). A check asks
    ``where`` for the rows that can concern it, so that of a million figures only these become rows.
    """

    figures: pd.DataFrame
    history: pd.DataFrame
    indicators: Mapping[str, Indicator]
    unit_kinds: Mapping[str, str]
    today: date
    _firsts: dict[tuple[str, ...], tuple[Row, ...]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        SCREENED.require(self.figures)

    @cached_property
    def finite(self) -> Mask:
        """Tell of each figure whether it is a finite number."""
        texts = TextColumn.of(self.figures["value_text"].tolist())
        finite: Mask = texts.numbers.plain.copy()
        for at in np.flatnonzero(~finite).tolist():
            finite[at] = is_finite(texts[at])
        return finite

    @cached_property
    def of_numbers(self) -> pd.DataFrame:
        """The figures that are finite numbers."""
        return self.figures if self.finite.all() else self.figures[self.finite]

    def where(self, mask: Mask) -> tuple[Row, ...]:
        """Return the finite figures for which ``mask`` is true, in their order."""
        chosen = mask & self.finite
        return rows_of(self.figures[chosen]) if chosen.any() else ()  # most checks concern no figure of a file

    def first_of_each(self, *names: str) -> tuple[Row, ...]:
        """Return the first of all finite figures that say the same in some columns."""
        if names not in self._firsts:
            self._firsts[names] = rows_of(self.of_numbers.drop_duplicates(list(names)))
        return self._firsts[names]

    def having(self, name: str, values: Iterable[str]) -> Mask:
        """Tell of each figure whether a column of it says one of some texts."""
        found: Mask = self.figures[name].isin(set(values)).to_numpy()
        return found

    @property
    def levels(self) -> Mask:
        return self.having("measure", (Measure.LEVEL.value,))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return self.where(np.ones(len(self.figures), dtype=bool))

    @cached_property
    def not_finite(self) -> tuple[Row, ...]:
        return rows_of(self.figures[~self.finite])

    @cached_property
    def near(self) -> pd.DataFrame:
        """The history of the years of the figures and of ``YEARS_AROUND`` them: no check looks further."""
        own = np.unique(np.concatenate([_years(self.figures["start"]), _years(self.figures["end"])]))
        around = np.unique(own[:, None] + np.arange(-YEARS_AROUND, YEARS_AROUND + 1))
        starts, ends = _years(self.history["start"]), _years(self.history["end"])
        return self.history[np.isin(starts, around) | np.isin(ends, around)]

    @cached_property
    def past(self) -> tuple[Row, ...]:
        return rows_of(self.near)

    @cached_property
    def known(self) -> Mapping[Key, Row]:
        return {key_of(row): row for row in self.past if row["role"] == Role.WINNER}

    @cached_property
    def known_units(self) -> set[tuple[str, str, str]]:
        """Indicator, measure and unit of whatever is in use, of any year."""
        names = ["indicator", "measure", "unit_measure"]
        used = self.history.loc[(self.history["role"] == Role.WINNER).to_numpy(), names].drop_duplicates()
        return set(used.itertuples(index=False, name=None))

    @cached_property
    def of_known_series(self) -> Mask:
        """Tell of each figure whether its series has a figure in the history."""
        return self.having("series_key", set(self.history["series_key"]))


YEARS_AROUND = 2


def _years(days: pd.Series) -> np.ndarray[Any, Any]:
    years: np.ndarray[Any, Any] = days.to_numpy().astype("datetime64[Y]").astype(np.int64)
    return years


def rows_of(frame: pd.DataFrame) -> tuple[Row, ...]:
    """Return the rows of a frame, each with its interval as a Period beside the two days."""
    return tuple({**row, "period": Period(row["start"].date(), row["end"].date())} for row in records(frame))


def key_of(row: Row) -> Key:
    return row["series_key"], row["period"]


def by_key(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    """Return the rows grouped by series and period, in their order."""
    grouped: dict[Key, list[Row]] = {}
    for row in rows:
        grouped.setdefault(key_of(row), []).append(row)
    return grouped


def quantity(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a figure as the parameter of a finding: the edge writes it in the reader's language."""
    return {
        "value": row["value_text"],
        "decimals": int(row["decimals"]),
        "unit_measure": row["unit_measure"],
        "unit_mult": int(row["unit_mult"]),
    }


def is_finite(text: str) -> bool:
    """Whether ``text`` says a finite decimal."""
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
