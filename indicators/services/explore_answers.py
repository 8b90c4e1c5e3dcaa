"""What the explorer answers with: the series there are, what may be chosen, and everything behind one point."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model.chart import ChartDiscrepancy, ChartKind, ChartSeries, NotDerivable, PeriodChoice, Transform
from indicators.model.period import Period
from indicators.services.figures import Figure
from indicators.winners import Role


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """One series that has figures: its names by language, its published windows and whose figures they are."""

    key: str
    indicator: str
    name: dict[str, str]
    short: dict[str, str]
    topic: str
    measure: str
    unit_measure: str
    count: int
    first: Period
    last: Period
    periods: tuple[PeriodChoice, ...]
    ref_area: str = ""
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What may legally be chosen for the series of a spec; the rest is not offered.

    ``bases``: the periods that an index may set to 100. ``refused`` are the kinds of chart that cannot draw them, each
    with the code of its reason. ``log``: a logarithmic axis may be chosen for the kind of the spec.
    """

    periods: tuple[PeriodChoice, ...]
    transforms: tuple[Transform, ...]
    kinds: tuple[ChartKind, ...]
    years: tuple[int, int] | None
    bases: tuple[Period, ...] = ()
    refused: tuple[tuple[ChartKind, str], ...] = ()
    log: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn series: what it is, the periods that have no figure, and what disagrees."""

    series: ChartSeries
    refused: tuple[NotDerivable, ...]
    disputes: tuple[ChartDiscrepancy, ...]


@dataclass(frozen=True, slots=True)
class PointDetail:
    """Everything behind one point: the winner, what others said, how it was revised, what it was derived from.

    ``discrete`` is the last month of a year-to-date figure where one stands or can be derived; otherwise
    ``discrete_refusal`` says why not (``two_sources``, ``no_figure``), or is empty where the question does not arise.
    """

    series_key: str
    period: Period
    winner: Figure | None
    others: tuple[Figure, ...]
    parents: tuple[Figure, ...]
    discrete: Figure | None
    discrete_refusal: str

    def with_role(self, *roles: Role) -> tuple[Figure, ...]:
        """Return the other figures that stand in one of these roles, latest published first."""
        return tuple(figure for figure in self.others if figure.role in roles)
