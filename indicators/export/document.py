"""What a file is made of: the words of a chart, its table and its lines. ``services`` fills it; formats read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from indicators.model.chart import ChartData
from indicators.model.period import Period

Address = tuple[str, str, str]
"""Series key, first day, first day after: which figure a number is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the table; ``value`` None is no figure. ``hedge`` is the printed word before it.

    ``text`` is the figure as read; ``fill`` (RRGGBB) the paint of its place in a heat map, ``hatched`` there for none.
    """

    value: float | None
    value_high: float | None = None
    decimals: int = 0
    hedge: str = ""
    status: str = ""
    status_words: str = ""
    address: Address = ("", "", "")
    text: str = ""
    discrepancy: bool = False
    fill: str = ""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; ``colour`` is RRGGBB."""

    heading: str
    unit: str
    colour: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; ``period`` where all its cells have the same."""

    heading: str
    cells: tuple[Cell, ...]
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point of a native chart's line: months or a day, and the figure of the table that stands there."""

    at: float | date
    label: str
    value: float
    decimals: int
    status: str
    address: Address
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line; its ``runs`` are not joined with each other. ``shape`` is its base mark among several series.

    ``hairs`` are the ends between which a period is missing or the source changes.
    """

    name: str
    unit: str
    colour: str
    hero: bool
    shape: int
    runs: tuple[tuple[LinePoint, ...], ...]
    hairs: tuple[tuple[LinePoint, LinePoint], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that differs from that of an earlier day; ``step`` None: one of the two is absent or a range."""

    series: str
    period: str
    unit: str
    then: Cell
    now: Cell
    step: Decimal | None
    decimals: int
    step_unit: str


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the key: the name of its mark, its words, its colour RRGGBB."""

    mark: str
    words: str
    colour: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A bar of a waterfall: the place of its figure in the table (row, column), both ends, status and colour."""

    name: str
    row: int
    column: int
    low: float
    high: float
    words: str
    status: str
    colour: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A chart about to leave. ``units`` are the units of its series as words, ``corner`` heads the row headings.

    ``lines`` are those of charts drawn as lines, ``pieces`` the bars of a waterfall,
    ``row_colours`` those of series that are rows of the table. ``serious`` are the notes on
    disagreements among ``notes``. ``terms``: on what terms the figures of each origin that is drawn may be used again.
    """

    data: ChartData
    lang: str
    title: str
    subtitle: str
    unit: str
    source: str
    statuses: str
    as_of: str
    chart_id: str
    alt: str
    units: tuple[str, ...]
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...] = ()
    axis_title: str = ""
    notes: tuple[str, ...] = ()
    events: tuple[str, ...] = field(default=())
    terms: tuple[str, ...] = ()
    key: tuple[Key, ...] = ()
    pieces: tuple[Piece, ...] = ()
    row_colours: tuple[str, ...] = ()
    serious: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
    """What differs from the figures of the day that the chart is compared with."""
