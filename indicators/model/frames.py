"""Named schemas: a pandas table crosses a package border only under one of these.

``SCHEMA.require(frame)`` is called at the border. Blank is missing, never zero. Dates are ``datetime64[s]``; text is
pandas' ``str`` with ``""`` for nothing said; exact numbers travel as text beside their float.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from indicators.model.errors import Invalid

DAY, TEXT, NUMBER, WHOLE, FLAG, OBJECT = "datetime64[s]", "str", "float64", "Int64", "bool", "object"

_EMPTY: dict[str, pd.DataFrame] = {}
"""The empty frame of each schema, made once: a page asks for dozens."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: pandas dtype, whether it may be missing, and what it means."""

    name: str
    dtype: str
    meaning: str
    nullable: bool = False

    @property
    def blank(self) -> Any:
        """What stands where nothing is said."""
        return "" if self.dtype == TEXT else False if self.dtype == FLAG else None


@dataclass(frozen=True, slots=True)
class Schema:
    """A named set of columns in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def empty(self) -> pd.DataFrame:
        """Return a frame of no rows with this schema."""
        if self.name not in _EMPTY:
            _EMPTY[self.name] = pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in self.columns})
        return _EMPTY[self.name].copy()

    def frame(self, rows: list[dict[str, Any]]) -> pd.DataFrame:
        """Build a frame from ``rows``; keys that are left out are missing (text: empty)."""
        columns = {}
        for column in self.columns:
            values = [row.get(column.name, column.blank) for row in rows]
            columns[column.name] = ["" if v is None else v for v in values] if column.dtype == TEXT else values
        return self.of_columns(columns)

    def of_columns(self, columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
        """Build a frame from whole ``columns``; those that are left out are missing, others are not taken."""
        length = len(next(iter(columns.values())))
        data = {}
        for column in self.columns:
            values = columns.get(column.name)
            made = pd.array([column.blank] * length if values is None else values, dtype=_dtype(column.dtype))
            data[column.name] = made if column.dtype in (TEXT, WHOLE) else made.to_numpy()
        return self.of_arrays(data)

    def of_arrays(self, arrays: Mapping[str, Any]) -> pd.DataFrame:
        """Build a frame from an array a column, each asked what ``require`` asks; the arrays become the frame's own.

        Five times faster than to ask a frame: a column taken out of one costs more than what is asked of it.
        """
        for column in self.columns:
            if column.name not in arrays:
                raise Invalid("frame_column_absent", schema=self.name, column=column.name)
            self._require_array(column, arrays[column.name])
        return pd.DataFrame({name: arrays[name] for name in self.names}, copy=False)

    def with_columns(self, frame: pd.DataFrame, arrays: Mapping[str, Any]) -> pd.DataFrame:
        """Return a ``frame`` of a narrower schema with the columns that this one adds; only these are asked."""
        for column in self.columns:
            if column.name in arrays:
                self._require_array(column, arrays[column.name])
            elif column.name not in frame.columns:
                raise Invalid("frame_column_absent", schema=self.name, column=column.name)
        return frame.assign(**arrays)

    def _require_array(self, column: Column, array: Any) -> None:
        if array.dtype != _dtype(column.dtype):
            raise Invalid("frame_column_dtype", schema=self.name, column=column.name, dtype=str(array.dtype))
        if not column.nullable and column.dtype != OBJECT and _is_missing(array):
            raise Invalid("frame_column_missing", schema=self.name, column=column.name)

    def require(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return ``frame``; raise Invalid where a column is absent, of another dtype, or wrongly missing."""
        for column in self.columns:
            if column.name not in frame.columns:
                raise Invalid("frame_column_absent", schema=self.name, column=column.name)
            series = frame[column.name]
            if series.dtype != _dtype(column.dtype):
                raise Invalid("frame_column_dtype", schema=self.name, column=column.name, dtype=str(series.dtype))
            if not column.nullable and column.dtype != OBJECT and series.isna().any():
                raise Invalid("frame_column_missing", schema=self.name, column=column.name)
        return frame


@cache
def _dtype(name: str) -> Any:
    """Return a dtype by its name; pandas looks through all it knows each time."""
    return pd.api.types.pandas_dtype(name)


def _is_missing(array: Any) -> bool:
    """Whether an array holds a missing value."""
    return bool(pd.isna(array).any())


def texts(values: Any) -> Any:
    """Return texts as an array of the dtype of ``TEXT``."""
    return pd.array(values, dtype=_dtype(TEXT))


_KEY = (
    Column("series_key", TEXT, "rendered SeriesKey, every default written out"),
    Column("indicator", TEXT, "catalogue code"),
    Column("ref_area", TEXT, "area code"),
    Column("dimensions", TEXT, "name=value;… sorted by name"),
    Column("measure", TEXT, "Measure"),
    Column("start", DAY, "first day of the period"),
    Column("end", DAY, "first day after the period; equal to start for an instant"),
)

_VALUE = (
    Column("value", NUMBER, "as printed, in unit_measure × 10^unit_mult", nullable=True),
    Column("value_text", TEXT, "the exact decimal of value; empty for a blank"),
    Column("value_high", NUMBER, "upper end of a range", nullable=True),
    Column("decimals", WHOLE, "decimals as printed"),
    Column("unit_measure", TEXT, "unit code"),
    Column("unit_mult", WHOLE, "power of ten"),
    Column("qualifier", TEXT, "Qualifier"),
    Column("obs_status", TEXT, "ObsStatus"),
)

OBSERVATIONS = Schema(
    "OBSERVATIONS",
    (
        Column("obs_id", WHOLE, "the store's sequence; missing for a derived figure", nullable=True),
        *_KEY,
        *_VALUE,
        Column("raw", TEXT, "the printed text of the number"),
        Column("origin", TEXT, "whose figure it is"),
        Column("outlet", TEXT, "who printed it"),
        Column("published", DAY, "publication date; missing when undated", nullable=True),
        Column("published_precision", TEXT, "Precision"),
        Column("withheld", TEXT, "why it may never win; empty when it may"),
        Column("citation", TEXT, "Citation as JSON"),
        Column("batch_id", WHOLE, "the batch that brought it; missing for a derived figure", nullable=True),
        Column("note", TEXT, "what the source or the seed table remarks"),
    ),
)

CANDIDATES = Schema(
    "CANDIDATES",
    (
        Column("sheet", TEXT, "sheet name as in the file"),
        Column("cell", TEXT, "A1 reference of the value"),
        Column("row", WHOLE, "1-based row of the value"),
        Column("column", WHOLE, "1-based column of the value"),
        Column("label", TEXT, "row label as printed, cleaned"),
        Column("path", OBJECT, "list of parent labels, outermost first"),
        Column("heads", OBJECT, "list of headings of the columns of path and label, where each has a column"),
        Column("header", TEXT, "header fragments of the column, joined"),
        Column("title", TEXT, "title of the table"),
        Column("code", TEXT, "an indicator code or series key printed in the file, if any"),
        Column("start", DAY, "first day of the period", nullable=True),
        Column("end", DAY, "first day after the period", nullable=True),
        Column("period_text", TEXT, "the words the period was read from"),
        Column("measure", TEXT, "Measure read from comparison words; empty: not said"),
        Column("unit_text", TEXT, "the unit as printed"),
        Column("unit_measure", TEXT, "unit code; empty: not said"),
        Column("unit_mult", WHOLE, "power of ten", nullable=True),
        Column("value", NUMBER, "the cell's full stored number, or the number printed as text", nullable=True),
        Column("value_text", TEXT, "the exact decimal of value; empty for a blank"),
        Column("decimals", WHOLE, "decimals shown", nullable=True),
        Column("raw", TEXT, "the cell as text"),
        Column("obs_status", TEXT, "ObsStatus read from status words; empty: not said"),
        Column("qualifier", TEXT, "Qualifier"),
        Column("notes", TEXT, "flags and footnotes"),
        Column("layout", TEXT, "name of the layout that read it"),
        Column("evidence", OBJECT, "dict: role (title, unit, period, label …) -> the cells it was read from"),
        Column("ref_area", TEXT, "area code printed in the file; _X: abroad, no area named; empty: not said"),
    ),
)

CHART_ROWS = Schema(
    "CHART_ROWS",
    (
        Column("series", WHOLE, "position of the series in the spec, from 0"),
        Column("obs_id", WHOLE, "missing for a derived figure", nullable=True),
        *_KEY,
        Column("value", NUMBER, "in the display unit of its series; missing is a gap", nullable=True),
        Column("value_high", NUMBER, "upper end of a range", nullable=True),
        Column("decimals", WHOLE, "decimals to print"),
        Column("qualifier", TEXT, "Qualifier"),
        Column("obs_status", TEXT, "ObsStatus"),
        Column("origin", TEXT, "whose figure it is"),
        Column("outlet", TEXT, "who printed it"),
        Column("published", DAY, "publication date", nullable=True),
        Column("published_precision", TEXT, "Precision"),
        Column("citation", TEXT, "Citation as JSON"),
        Column("family", TEXT, "origin and vintage family; neighbouring points of one family are joined"),
        Column("discrepancy", FLAG, "a rival differs by more than rounding"),
        Column("note", TEXT, "a note's code (two_sources, incomplete) or the source's remark"),
    ),
)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dicts by column name."""
    if frame.empty:
        return []
    names = [str(name) for name in frame.columns]
    columns = [_values(frame[name]) for name in names]  # several times faster than to_dict("records")
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


class _Moments(dict[int, Any]):
    """Timestamps by their seconds since 1970: a store has few days and many figures of each."""

    def __missing__(self, seconds: int) -> Any:
        if len(self) >= _MOST_MOMENTS:
            self.clear()
        found = self[seconds] = pd.Timestamp(seconds, unit="s").as_unit("s") if seconds != _NO_DAY else pd.NaT
        return found


_NO_DAY, _MOST_MOMENTS = int(np.iinfo(np.int64).min), 100_000
_MOMENTS = _Moments()


def _values(column: pd.Series) -> list[Any]:
    """Return a column as ``tolist`` does; days are made once for all figures that have them."""
    if str(column.dtype) != DAY:
        return column.tolist()
    return [_MOMENTS[seconds] for seconds in column.to_numpy().view(np.int64).tolist()]
