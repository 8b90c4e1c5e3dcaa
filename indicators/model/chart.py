"""A chart as an immutable value: what was asked for (ChartSpec), what is drawn (ChartData), what leaves (Artifact).

ChartSpec round-trips through a URL query. It is the permalink, the cache key (with the store's version) and the input
of every export. ChartData holds finished rows and the words' *ingredients*; captions are derived from it by ``charts``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from indicators.model.annotation import MOST_ANNOTATIONS, Annotation
from indicators.model.errors import Invalid
from indicators.model.period import Period

LONGEST_FORMULA = 200
LONGEST_VERSION = 12


class PeriodChoice(StrEnum):
    """Which windows of a series are drawn; ``all`` only in a table, where unlike windows stand side by side."""

    ALL = "all"
    YEAR = "year"
    NINE_MONTHS = "nine_months"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    YEAR_TO_DATE = "year_to_date"
    INSTANT = "instant"


class Transform(StrEnum):
    """The middle chip, in FRED's order between period kind and formula.

    Changes of rates are in percentage points and have names of their own, as have a contribution in points and the
    share of growth that it is (K8).
    """

    LEVEL = "level"
    YEAR_ON_YEAR = "year_on_year"
    PERIOD_ON_PERIOD = "period_on_period"
    POINTS_ON_YEAR = "points_on_year"
    POINTS_ON_PERIOD = "points_on_period"
    INDEX = "index"
    SHARE = "share"
    CONTRIBUTION = "contribution"
    CONTRIBUTION_SHARE = "contribution_share"
    ROLLING_YEAR = "rolling_year"
    RUNNING_TOTAL = "running_total"
    PER_CAPITA = "per_capita"


class ChartKind(StrEnum):
    LINE = "line"
    COLUMN = "column"
    LADDER = "ladder"
    STEP = "step"
    MULTIPLES = "multiples"
    STACKED_COLUMN = "stacked_column"
    SHARE_COLUMN = "share_column"
    RANGE = "range"
    SCATTER = "scatter"
    SLOPE = "slope"
    WATERFALL = "waterfall"
    HEATMAP = "heatmap"
    STACKED = "stacked"
    BAR = "bar"
    TABLE = "table"
    VINTAGES = "vintages"


MAX_SERIES = 50
"""Series a chart may hold; beyond six, lines step back to grey context, and other kinds say how many they draw."""

MOST_QUERY_FIELDS = 120
"""Parts that a URL query may have, so that it can name as many series and say all else besides."""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart. ``series`` are rendered series keys; ``as_of`` None: today; ``first``/``last`` bound the years.

    ``months`` leaves, of the windows from 1 January, those that end in that month of their year. ``at`` is the one
    period whose readings a chart of vintages shows. ``base`` is the period that an index sets to 100, ``formula`` an
    expression over the series by their letters (``a/b*100``), ``version`` the version of the store that a frozen chart
    is read at. ``against`` is a day as of which its figures are drawn again beneath, as a ghost. ``log``: a logarithmic
    value axis; ``free``: each small multiple has a value axis of its own.
    ``annotations`` are the reader's own notes.
    """

    series: tuple[str, ...] = ()
    period: PeriodChoice = PeriodChoice.YEAR
    transform: Transform = Transform.LEVEL
    kind: ChartKind = ChartKind.COLUMN
    first: int | None = None
    last: int | None = None
    as_of: date | None = None
    events: bool = True
    months: int | None = None
    at: Period | None = None
    base: Period | None = None
    formula: str = ""
    version: int | None = None
    against: date | None = None
    log: bool = False
    free: bool = False
    annotations: tuple[Annotation, ...] = ()

    def to_query(self) -> str:
        """Return the URL query, defaults left out; ``from_query`` is its inverse.

        Where kind and window are the plain ones the kind is said all the same: the explorer chooses both for an
        address that says neither.
        """
        parts: list[tuple[str, str]] = [("s", key) for key in self.series]
        plain = ChartSpec()
        for name in _SAID:
            value = getattr(self, name)
            if value != getattr(plain, name) or (name == "kind" and self.series and self.period is plain.period):
                parts.append((name, value.isoformat() if isinstance(value, date) else str(value)))
        if not self.events:
            parts.append(("events", "0"))
        parts.extend((name, "1") for name in ("log", "free") if getattr(self, name))
        parts.extend(("note", one.render()) for one in self.annotations)
        return urlencode(parts)

    @classmethod
    def from_query(cls, query: str) -> tuple[ChartSpec, tuple[str, ...]]:
        """Read a URL query; return the spec and the names of the parts that were not understood (never echoed back)."""
        said: dict[str, Any] = {}
        series: list[str] = []
        unknown: list[str] = []
        annotations: list[Annotation] = []
        known = {f.name for f in fields(cls)}
        for name, text in parse_qsl(query.lstrip("?"), max_num_fields=MOST_QUERY_FIELDS):
            try:
                if name == "s":
                    if len(series) < MAX_SERIES and text not in series:
                        series.append(text[:200])
                elif name == "note" and len(annotations) < MOST_ANNOTATIONS:
                    annotations.append(Annotation.parse(text))
                elif name in _READERS and name in known:
                    said[name] = _READERS[name](text)
                elif name not in SHELL_QUERY_KEYS:
                    unknown.append(name[:40])
            except (ValueError, Invalid):
                unknown.append(name[:40])
        return cls(series=tuple(series), annotations=tuple(annotations), **said), tuple(unknown)


_SAID = (
    "period",
    "transform",
    "base",
    "formula",
    "kind",
    "months",
    "first",
    "last",
    "as_of",
    "version",
    "against",
    "at",
)
"""The fields that a URL says, in its order."""

SHELL_QUERY_KEYS = frozenset({"lang", "tab", "point", "rows", "frozen"})
"""Query keys that belong to the page and not to the chart."""


def _year(text: str) -> int:
    year = int(text)
    if not 1900 <= year <= 2200:
        raise ValueError(text)
    return year


def _months(text: str) -> int:
    count = int(text)
    if not 1 <= count <= 12:
        raise ValueError(text)
    return count


def _version(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_VERSION:
        raise ValueError(text)
    return int(text)


def _formula(text: str) -> str:
    """Return a formula as it was written; whether it can be read is told where the chart is settled."""
    if not text.isprintable() or not text.strip() or len(text) > LONGEST_FORMULA:
        raise ValueError(text)
    return text


_READERS: dict[str, Any] = {
    "period": PeriodChoice,
    "months": _months,
    "transform": Transform,
    "kind": ChartKind,
    "first": _year,
    "last": _year,
    "as_of": date.fromisoformat,
    "against": date.fromisoformat,
    "at": Period.parse,
    "base": Period.parse,
    "formula": _formula,
    "version": _version,
    "events": lambda text: text != "0",
    "log": lambda text: text == "1",
    "free": lambda text: text == "1",
}


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One drawn series: its key, the catalogue names by language, and the unit its values are in."""

    key: str
    indicator: str
    name: dict[str, str]
    short: dict[str, str]
    measure: str
    unit_measure: str
    unit_mult: int
    kind: str


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """A dated event that stands as a lettered mark above the plot."""

    day: date
    name: dict[str, str]
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class ChartBreak:
    """A day from which a series is measured otherwise: what changed, by language; figures are not joined across it."""

    series: int
    day: date
    name: dict[str, str]


@dataclass(frozen=True, slots=True)
class ChartWhole:
    """What all parts together are in one period, as it was printed: a stack and a waterfall are checked against it."""

    start: date
    end: date
    value: float
    decimals: int
    qualifier: str
    indicator: str


@dataclass(frozen=True, slots=True)
class ChartTarget:
    """A target for one period: a number, a range, or "or more"."""

    start: date
    end: date
    value: float
    value_high: float | None
    qualifier: str


@dataclass(frozen=True, slots=True)
class ChartDiscrepancy:
    """A figure that disagrees and is therefore named and not drawn; ``reason`` by language, empty for a plain rival."""

    series: int
    start: date
    end: date
    value: float
    decimals: int
    qualifier: str
    reason: dict[str, str]
    outlet: str
    obs_id: int


@dataclass(frozen=True, slots=True)
class NotDerivable:
    """A period for which the asked transformation has no figure, and the reason's code with parameters."""

    series: int
    start: date
    end: date
    reason: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChartParent:
    """Whose figures, and of when, stand behind figures that a transformation or a formula computed.

    ``figures`` are the ids by which the citations of the drawn rows name them.
    """

    origin: str
    published: date | None
    precision: str
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ChartData:
    """Finished rows (CHART_ROWS) and everything a caption, a source line or a note is derived from."""

    spec: ChartSpec
    rows: pd.DataFrame
    series: tuple[ChartSeries, ...]
    as_of: date
    today: date
    store_version: int
    events: tuple[ChartEvent, ...] = ()
    targets: tuple[ChartTarget, ...] = ()
    breaks: tuple[ChartBreak, ...] = ()
    wholes: tuple[ChartWhole, ...] = ()
    discrepancies: tuple[ChartDiscrepancy, ...] = ()
    not_derivable: tuple[NotDerivable, ...] = ()
    base: Period | None = None
    """The period that an index sets to 100."""
    parts: tuple[ChartSeries, ...] = ()
    """The series a, b … of a formula, which is then the only series."""
    cautions: tuple[dict[str, str], ...] = ()
    """What must be told of a formula over these series, by language."""
    parents: tuple[ChartParent, ...] = ()
    totals: tuple[dict[str, str], ...] = ()
    """The names of the totals that shares and contributions are of, by language."""
    origin_names: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """(origin code, published ISO date or "") -> the organisation's name on that day, by language."""
    origin_terms: dict[str, dict[str, str]] = field(default_factory=dict)
    """origin code -> the terms on which its figures may be used again, by language."""
    remarks: dict[str, dict[str, str]] = field(default_factory=dict)
    """note of a figure, as stored -> the note by language."""
    ghost: pd.DataFrame | None = None
    """The same chart as of the day ``spec.against`` (CHART_ROWS); None where none is asked for."""
    snapshot: str = ""
    """The id under which this chart is kept as it leaves in a file; empty on a page."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that leaves: its name says what is inside."""

    file_name: str
    media_type: str
    content: bytes
