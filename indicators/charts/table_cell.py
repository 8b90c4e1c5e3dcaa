"""The parts of a table twin: column, cell, row; and how a figure, or what is reckoned from figures, becomes a cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.charts.points import Point
from indicators.charts.status import MARK_OF
from indicators.charts.value_text import number_text
from indicators.i18n import translate
from indicators.i18n.numbers import NO_FIGURE, format_number
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.transforms.printed import Printed


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of figures: its heading, and the unit where the columns' units differ."""

    heading: str
    unit: str
    series: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One figure: the text as read, its parts, and where it comes from. ``text`` is ``…`` where there is no figure.

    ``number`` is the text without ``qualifier_words``. ``obs_id`` None with a value: derived.
    """

    text: str
    number: str
    qualifier_words: str
    value: float | None
    value_high: float | None
    decimals: int
    status: str
    status_words: str
    mark: str
    discrepancy: bool
    note: str
    series_key: str
    period: Period | None
    obs_id: int | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its heading and one cell a column; ``period`` where all its cells have the same."""

    heading: str
    period: Period | None
    position: float
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class TableTwin:
    """``corner`` heads the column of row headings."""

    corner: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


EMPTY = TableCell(NO_FIGURE, NO_FIGURE, "", None, None, 0, "", "", "", False, "", "", None, None)


def reckoned(told: Printed, period: Period, lang: str, *, signed: bool = False) -> TableCell:
    """Return what is reckoned from the figures of a row as a derived cell of no series."""
    number = format_number(told.value, told.decimals, lang, signed=signed)
    text = number if signed else number_text(float(told.value), None, told.decimals, told.qualifier, lang)
    return replace(
        EMPTY,
        text=text,
        number=number,
        qualifier_words=text.rpartition("\u00a0")[0],
        value=float(told.value),
        decimals=told.decimals,
        status=ObsStatus.DERIVED.value,
        status_words=translate(lang, f"term.status.{ObsStatus.DERIVED}"),
        mark=MARK_OF[ObsStatus.DERIVED],
        period=period,
    )


def cell_of(point: Point | None, lang: str) -> TableCell:
    """Return a point as a cell; without one the cell is empty."""
    if point is None:
        return EMPTY
    text = number_text(point.value, point.value_high, point.decimals, point.qualifier, lang)
    hedge, _, number = text.rpartition("\u00a0")
    if point.value is not None and point.value_high is None:
        number = format_number(point.value, point.decimals, lang)
    return TableCell(
        text=text,
        number=number,
        qualifier_words=hedge,
        value=point.value,
        value_high=point.value_high,
        decimals=point.decimals,
        status=point.status.value,
        status_words=translate(lang, f"term.status.{point.status}"),
        mark=MARK_OF[point.status],
        discrepancy=point.discrepancy,
        note=point.note,
        series_key=point.series_key,
        period=point.period,
        obs_id=point.obs_id,
    )


def capital(text: str) -> str:
    """Return ``text`` with its first letter as a capital."""
    return text[:1].upper() + text[1:]
