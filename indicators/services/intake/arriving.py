"""The figures a file would bring, many at once: columns where they stand in cells, a list where each has words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd

from indicators.checks import SCREENED
from indicators.model.frames import OBSERVATIONS, TEXT
from indicators.model.observation import Citation, Observation, ObsStatus, Precision, Qualifier
from indicators.model.period import Period
from indicators.model.pooled import Pooled
from indicators.model.series import SeriesKey
from indicators.model.text_column import TextColumn
from indicators.services.intake.grouping import Whole
from indicators.services.intake.incoming import FIRST_ID, Incoming, as_stored, key_parts, number_of, screened

KEY_PARTS = ("series_key", "indicator", "ref_area", "dimensions", "measure")


class Arriving(Protocol):
    """The figures of a file in their order, as a sequence of ``Incoming``, and as frames."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int) -> Incoming: ...
    def __iter__(self) -> Iterator[Incoming]: ...
    def screened(self) -> pd.DataFrame:
        """Return all of them as SCREENED."""
        ...

    def stored(self, rows: Whole) -> pd.DataFrame:
        """Return those at ``rows`` as OBSERVATIONS, numbered from ``FIRST_ID`` by their place among all."""
        ...

    def held_back(self, reasons: Mapping[str, str]) -> Arriving:
        """Return the figures, those in the cells that ``reasons`` name held back for them."""
        ...

    @property
    def series(self) -> Pooled[SeriesKey]:
        """The series of each figure."""
        ...

    @property
    def periods(self) -> Pooled[Period]: ...
    @property
    def sheets(self) -> Pooled[str]: ...
    @property
    def roles(self) -> Pooled[tuple[str, str, bool, str]]:
        """Withheld for, status, whether dated, qualifier: what alone decides the role of a figure without a rival."""
        ...

    def numbers(self) -> np.ndarray[Any, Any]:
        """Tell of each figure whether it is a finite number."""
        ...


@dataclass(frozen=True)
class CellFigures(Sequence[Incoming]):
    """Figures that stand in cells, in columns of one length; ``said`` are those they share with their file."""

    position: Whole
    series: Pooled[SeriesKey]
    periods: Pooled[Period]
    value_text: TextColumn
    decimals: list[int]
    raw: TextColumn
    unit_mult: Pooled[int]
    obs_status: Pooled[ObsStatus]
    qualifier: Pooled[Qualifier]
    citation: Pooled[Citation]
    cell: list[str]
    note: Pooled[str]
    mapping_id: Pooled[str]
    label: Pooled[str]
    unit_measure: Pooled[str]
    unit_text: Pooled[str]
    unit_cell: Pooled[str]
    origin: str
    outlet: str
    published: date | None
    precision: Precision
    withheld: Mapping[int, str]

    def __len__(self) -> int:
        return len(self.value_text)

    def __getitem__(self, at: int) -> Incoming:  # type: ignore[override]
        at = range(len(self))[at]
        return Incoming(
            observation=self.observation(at),
            mapping_id=self.mapping_id[at],
            label=self.label[at],
            position=int(self.position[at]),
            unit_measure=self.unit_measure[at],
            unit_text=self.unit_text[at],
            unit_cell=self.unit_cell[at],
        )

    def __iter__(self) -> Iterator[Incoming]:
        return (self[at] for at in range(len(self)))

    def observation(self, at: int) -> Observation:
        """Return the observation that one figure would become."""
        return Observation(
            series_key=self.series[at],
            period=self.periods[at],
            value=number_of(self.value_text[at]),
            unit_mult=self.unit_mult[at],
            obs_status=self.obs_status[at],
            origin=self.origin,
            outlet=self.outlet,
            citation=replace(self.citation[at], cell=self.cell[at]),
            qualifier=self.qualifier[at],
            decimals=self.decimals[at],
            raw=self.raw[at],
            published=self.published,
            published_precision=self.precision,
            withheld=self.withheld.get(at, ""),
            note=self.note[at],
        )

    def held_back(self, reasons: Mapping[str, str]) -> CellFigures:
        if not reasons:
            return self
        sheets = self.sheets
        held = {at: reasons[where] for at, cell in enumerate(self.cell) if (where := f"{sheets[at]}!{cell}") in reasons}
        return replace(self, withheld=held)

    @cached_property
    def sheets(self) -> Pooled[str]:
        return self.citation.mapped(lambda one: one.sheet)

    @cached_property
    def roles(self) -> Pooled[tuple[str, str, bool, str]]:
        dated = self.published is not None
        length = len(self)
        wide = len(self.qualifier.pool)
        pool = [
            ("", status.value, dated, said.value) for status in self.obs_status.pool for said in self.qualifier.pool
        ]
        codes = self.obs_status.codes(length) * wide + self.qualifier.codes(length)
        for at, reason in self.withheld.items():
            pool.append((reason, self.obs_status[at].value, dated, self.qualifier[at].value))
            codes[at] = len(pool) - 1
        return Pooled(pool, codes)

    def numbers(self) -> np.ndarray[Any, Any]:
        finite: np.ndarray[Any, Any] = np.isfinite(self._floats)
        for at in np.flatnonzero(~finite).tolist():
            value = number_of(self.value_text[at])
            finite[at] = value is not None and value.is_finite()
        return finite

    @cached_property
    def _floats(self) -> np.ndarray[Any, Any]:
        return self.value_text.floats()

    def screened(self) -> pd.DataFrame:
        return SCREENED.of_columns(self._screened(np.arange(len(self))))

    def _screened(self, rows: Whole) -> dict[str, Any]:
        parts = [key_parts(key) for key in self.series.pool]
        published = np.datetime64("NaT") if self.published is None else np.datetime64(self.published)
        texts = self.value_text.taken(rows)
        return {
            **{name: self._texts(replace_pool(self.series, [one[at] for one in parts]), rows)
               for at, name in enumerate(KEY_PARTS)},
            "start": self._days(lambda period: period.start, rows),
            "end": self._days(lambda period: period.end, rows),
            "sheet": self._texts(self.sheets, rows),
            "cell": [self.cell[at] for at in rows.tolist()],
            "label": self._texts(self.label, rows),
            "value": self._floats[rows],
            "value_text": _written_out(texts),
            "decimals": [self.decimals[at] for at in rows.tolist()],
            "unit_measure": self._texts(self.unit_measure, rows),
            "unit_mult": np.array(self.unit_mult.pool, dtype=np.int64)[self.unit_mult.codes(len(self))[rows]],
            "unit_text": self._texts(self.unit_text, rows),
            "unit_cell": self._texts(self.unit_cell, rows),
            "qualifier": self._texts(self.qualifier.mapped(lambda one: one.value), rows),
            "obs_status": self._texts(self.obs_status.mapped(lambda one: one.value), rows),
            "origin": self._texts(Pooled((self.origin,)), rows),
            "published": np.full(len(rows), published, dtype="datetime64[s]"),
        }  # fmt: skip

    def _texts(self, column: Pooled[str], rows: Whole) -> Any:
        return pd.Series(list(column.pool), dtype=TEXT).array.take(column.codes(len(self))[rows])

    def _days(self, end: Callable[[Period], date], rows: Whole) -> Any:
        days = np.array([end(period) for period in self.periods.pool], dtype="datetime64[D]").astype("datetime64[s]")
        return days[self.periods.codes(len(self))[rows]]

    def stored(self, rows: Whole) -> pd.DataFrame:
        said = self._screened(rows)
        return OBSERVATIONS.of_columns(
            {
                **said,
                "obs_id": (rows + FIRST_ID).tolist(),
                "unit_measure": self._texts(self.series.mapped(lambda key: key.unit_measure), rows),
                "raw": self.raw.taken(rows).tolist(),
                "outlet": self._texts(Pooled((self.outlet,)), rows),
                "published_precision": self._texts(Pooled((self.precision.value,)), rows),
                "withheld": [self.withheld.get(at, "") for at in rows.tolist()],
                "citation": [replace(self.citation[at], cell=self.cell[at]).to_json() for at in rows.tolist()],
                "note": self._texts(self.note, rows),
            }
        )


def replace_pool(column: Pooled[Any], pool: Sequence[Any]) -> Pooled[Any]:
    """Return a column with other values in its pool, in their order."""
    return Pooled(pool, column.at)


def _written_out(texts: TextColumn) -> list[str]:
    """Return the numbers of texts, none of them with an exponent."""
    listed = texts.tolist()
    for at in np.flatnonzero(~texts.numbers.plain).tolist():
        if not listed[at].replace(".", "", 1).lstrip("-").isdigit():
            listed[at] = format(number_of(listed[at]), "f")
    return listed


class ListedFigures(Sequence[Incoming]):
    """Figures each with words of its own, as those of a text are: few, and a list."""

    def __init__(self, figures: Sequence[Incoming]) -> None:
        self._figures = tuple(figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __getitem__(self, at: int) -> Incoming:  # type: ignore[override]
        return self._figures[at]

    def __iter__(self) -> Iterator[Incoming]:
        return iter(self._figures)

    def screened(self) -> pd.DataFrame:
        return screened(self._figures)

    def stored(self, rows: Whole) -> pd.DataFrame:
        return as_stored(self._figures).iloc[rows].reset_index(drop=True)

    def held_back(self, reasons: Mapping[str, str]) -> ListedFigures:
        if not reasons:
            return self
        return ListedFigures(
            [
                replace(one, observation=replace(one.observation, withheld=reasons[one.where]))
                if one.where in reasons
                else one
                for one in self._figures
            ]
        )

    def _each(self, value: Callable[[Observation], Any]) -> Pooled[Any]:
        places: dict[Any, int] = {}
        at = [places.setdefault(value(one.observation), len(places)) for one in self._figures]
        return Pooled(tuple(places), at)

    @property
    def series(self) -> Pooled[SeriesKey]:
        return self._each(lambda one: one.series_key)

    @property
    def periods(self) -> Pooled[Period]:
        return self._each(lambda one: one.period)

    @property
    def sheets(self) -> Pooled[str]:
        return self._each(lambda one: one.citation.sheet)

    @property
    def roles(self) -> Pooled[tuple[str, str, bool, str]]:
        return self._each(
            lambda one: (one.withheld, one.obs_status.value, one.published is not None, one.qualifier.value)
        )

    def numbers(self) -> np.ndarray[Any, Any]:
        values = [one.observation.value for one in self._figures]
        return np.array([value is not None and value.is_finite() for value in values], dtype=bool)
