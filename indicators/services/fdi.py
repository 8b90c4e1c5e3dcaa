"""Foreign direct investment: registered capital against disbursed, window by window, and what may be compared.

Everything is assembled from marked figures and from charts that any reader may also open in the explorer. Nothing here
is a new figure except gaps, shares and sums, which say themselves how far printed decimals let them be told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.catalogue import Catalogue
from indicators.model.chart import ChartData, ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.frames import records
from indicators.model.observation import Qualifier
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.explore import Explore
from indicators.services.fdi_breakdown import INDICATORS, Breakdown, BreakdownKind, breakdowns, kind_of
from indicators.services.figures import Figure, Figures
from indicators.transforms.growth import TWO_SOURCES
from indicators.transforms.printed import Printed, adds_up, difference, grows_by, share, slack, total
from indicators.winners import Role

REGISTERED, DISBURSED = "FDI_REGISTERED", "FDI_DISBURSED"
PARTS = ("FDI_NEW", "FDI_ADJ", "FDI_SHARES")
YEARS_BACK = 6
WHOLE_YEAR = 12
FIRST_QUARTER = 3
DISPUTES = {Role.DISAGREES, Role.WITHHELD}
ADMISSIBLE = {Role.WINNER, Role.CORROBORATION, Role.AGREES, Role.DISAGREES}


@dataclass(frozen=True, slots=True)
class Pair:
    """What was registered and disbursed in one window; gap and share only where both are told and neither is a bound.

    ``rivals`` are the figures that disagree with the ones in use, or are withheld.
    """

    period: Period
    registered: Figure | None
    disbursed: Figure | None
    gap: Printed | None
    ratio: Printed | None
    rivals: tuple[Figure, ...]

    @property
    def months(self) -> int:
        """Return the month in which the window ends: a window cut off on 20 July is called seven months too."""
        return self.period.last_day.month

    @property
    def one_sided(self) -> bool:
        """Whether both are told, but one only as a bound."""
        return bool(self.registered and self.disbursed) and self.gap is None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The change of one measure on the same window a year before: as published, as computed, or why not (K5).

    ``refusal`` is ``no_figure``, ``no_base``, ``unlike_windows``, ``one_sided`` or ``zero_base``; it speaks of the
    computed change only. ``differs``: the published change is not what the two levels give.
    """

    indicator: str
    figure: Figure | None
    base: Figure | None
    published: Figure | None
    computed: Printed | None
    refusal: str
    two_sources: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class SumCheck:
    """Registered capital as the sum of its parts in one window, held against a printed whole (K6).

    ``slack`` is by how much the two may differ within the printed rounding of all these figures.
    """

    period: Period
    parts: tuple[Figure, ...]
    total: Printed
    whole: Figure
    holds: bool
    slack: Decimal


@dataclass(frozen=True, slots=True)
class FdiCharts:
    """The charts of the page; each is what its own spec gives. ``parts`` is None where no window has every part."""

    across: ChartData
    within: ChartData
    ladder: ChartData
    parts: ChartData | None
    breakdowns: Mapping[BreakdownKind, ChartData]


@dataclass(frozen=True, slots=True)
class FdiPage:
    """Everything of one window of one year as of a day.

    ``known`` are the windows (in months) of every year that has figures. ``other_year`` and ``other_months``: another
    one was asked for, which has none. ``undated`` are figures of the years shown that never win because their day is
    not known.
    """

    as_of: date
    year: int
    months: int
    known: Mapping[int, tuple[int, ...]]
    other_year: bool
    other_months: bool
    pairs: tuple[Pair, ...]
    chosen: Pair
    before: Pair | None
    comparisons: tuple[Comparison, ...]
    checks: tuple[SumCheck, ...]
    undated: tuple[Figure, ...]
    charts: FdiCharts
    breakdowns: tuple[Breakdown, ...]

    @property
    def unlike(self) -> bool:
        """Whether the window of the year before has other days, so that no change is told (K5)."""
        return self.before is not None and not self.chosen.period.same_window(self.before.period)


class Fdi:
    """The use case of the page on foreign direct investment."""

    def __init__(self, catalogue: Callable[[], Catalogue], figures: Figures, explore: Explore) -> None:
        self._catalogue = catalogue
        self._figures = figures
        self._explore = explore

    def page(self, year: int | None = None, months: int | None = None, as_of: date | None = None) -> FdiPage | None:
        """Return the page of a year and a window, or of the nearest that has figures; None where there is none at all.

        Without a year: the latest of which more than a first quarter is told. Without a window: its longest.
        """
        every = self._pairs(as_of)
        known = _known(every)
        if not known:
            return None
        years = tuple(known)
        told = [pair.period.start.year for pair in every if pair.months > FIRST_QUARTER]
        shown_year = nearest(years, year, max(told or years))
        mine = tuple(pair for pair in every if pair.period.start.year == shown_year)
        shown_months = nearest(known[shown_year], months, known[shown_year][-1])
        chosen = window_of(mine, shown_months)
        before = _window_before(every, chosen)
        broken_down = breakdowns(self._broken_down(as_of), self._catalogue(), as_of)
        return FdiPage(
            as_of=self._figures.day(as_of),
            year=shown_year,
            months=shown_months,
            known=known,
            other_year=year not in {None, shown_year},
            other_months=months not in {None, shown_months},
            pairs=mine,
            chosen=chosen,
            before=before,
            comparisons=tuple(self._comparison(code, chosen, before, as_of) for code in (REGISTERED, DISBURSED)),
            checks=self._checks(mine, as_of),
            undated=self._undated(shown_year, shown_months, as_of),
            charts=self._charts(shown_year, shown_months, broken_down, as_of),
            breakdowns=broken_down,
        )

    def _key(self, text: str) -> str:
        return self._catalogue().series_key(text).render()

    # -- pairs ------------------------------------------------------------------------------------------------
    def _broken_down(self, as_of: date | None) -> dict[str, tuple[Figure, ...]]:
        """Return the figures in use of the series that break a measure down, and of no other."""
        codes = tuple(f"{code}:" for code in INDICATORS)
        ours = (key for key in self._figures.series_keys() if key.startswith(codes))
        return self._figures.shown_of([key for key in ours if kind_of(SeriesKey.parse(key))], as_of)

    def _pairs(self, as_of: date | None) -> tuple[Pair, ...]:
        readings = [self._figures.readings(self._key(code), as_of) for code in (REGISTERED, DISBURSED)]
        won = [{f.period: f for f in found if f.role == Role.WINNER and f.shown is not None} for found in readings]
        rivals: dict[Period, list[Figure]] = {}
        for found in readings:
            for figure in found:
                if figure.role in DISPUTES and figure.published is not None:
                    rivals.setdefault(figure.period, []).append(figure)
        periods = sorted({p for known in won for p in known if p.is_year_to_date}, key=lambda p: (p.start, p.end))
        return tuple(_pair(p, won[0].get(p), won[1].get(p), tuple(rivals.get(p, ()))) for p in periods)

    def _undated(self, year: int, months: int, as_of: date | None) -> tuple[Figure, ...]:
        found = [f for code in (REGISTERED, DISBURSED) for f in self._figures.readings(self._key(code), as_of)]
        return tuple(
            f
            for f in found
            if f.role == Role.UNDATED
            and f.period.is_year_to_date
            and f.period.last_day.month == months
            and year - YEARS_BACK <= f.period.start.year <= year
        )

    # -- change in time ---------------------------------------------------------------------------------------
    def _comparison(self, code: str, chosen: Pair, before: Pair | None, as_of: date | None) -> Comparison:
        figure, base = of_measure(chosen, code), None if before is None else of_measure(before, code)
        published = self._published(code, chosen.period, as_of)
        computed, refusal, two_sources = self._computed(code, chosen.period, as_of)
        if figure is None:
            refusal = "no_figure"
        differs = False
        if computed is not None and published is not None and figure is not None and base is not None:
            differs = not grows_by(printed(figure), printed(base), printed(published))
        return Comparison(code, figure, base, published, computed, refusal, two_sources, differs)

    def _published(self, code: str, period: Period, as_of: date | None) -> Figure | None:
        shown = self._figures.shown(self._key(f"{code};measure=yoy"), as_of)
        return next((f for f in shown if f.period == period and f.shown is not None), None)

    def _computed(self, code: str, period: Period, as_of: date | None) -> tuple[Printed | None, str, bool]:
        """Return the change that the levels give, or why they give none, as the explorer would tell it."""
        spec = ChartSpec(
            series=(self._key(code),),
            period=PeriodChoice.YEAR_TO_DATE,
            transform=Transform.YEAR_ON_YEAR,
            kind=ChartKind.TABLE,
            first=period.start.year,
            last=period.start.year,
            as_of=as_of,
        )
        data = self._explore.computed(spec)
        for row in records(data.rows):
            if Period(row["start"].date(), row["end"].date()) == period:
                told = Printed(Decimal(f"{row['value']:.15g}"), int(row["decimals"]), Qualifier(row["qualifier"]))
                return told, "", row["note"] == TWO_SOURCES
        refused = [one.reason for one in data.not_derivable if Period(one.start, one.end) == period]
        return None, refused[0] if refused else "no_base", False

    # -- the whole and its parts ------------------------------------------------------------------------------
    def _checks(self, pairs: tuple[Pair, ...], as_of: date | None) -> tuple[SumCheck, ...]:
        parts = [{f.period: f for f in self._figures.shown(self._key(code), as_of)} for code in PARTS]
        found = []
        for pair in pairs:
            mine = tuple(known[pair.period] for known in parts if pair.period in known)
            whole = self._whole(pair.period, mine, as_of)
            if len(mine) == len(PARTS) and whole is not None:
                figures, told = [printed(figure) for figure in mine], printed(whole)
                holds, room = adds_up(figures, told), slack(figures, told)
                found.append(SumCheck(pair.period, mine, total(figures), whole, holds, room))
        return tuple(found)

    def _whole(self, period: Period, parts: tuple[Figure, ...], as_of: date | None) -> Figure | None:
        """Return the printed whole to hold the parts against: the finest, then of the parts' origin, then by rank."""
        origins = {figure.origin for figure in parts}
        readings = self._figures.readings(self._key(REGISTERED), as_of)
        admitted = [f for f in readings if f.period == period and f.role in ADMISSIBLE and f.shown is not None]
        rank = self._catalogue().rank
        return min(
            admitted,
            key=lambda f: (-f.shown_decimals, f.origin not in origins, rank(REGISTERED, f.origin), f.obs_id or 0),
            default=None,
        )

    # -- charts -----------------------------------------------------------------------------------------------
    def _charts(self, year: int, months: int, broken_down: tuple[Breakdown, ...], as_of: date | None) -> FdiCharts:
        def drawn(
            codes: tuple[str, ...], kind: ChartKind, period: PeriodChoice, first: int, months: int | None = None
        ) -> ChartData:
            keys = tuple(self._key(code) for code in codes)
            spec = ChartSpec(
                series=keys, kind=kind, period=period, first=first, last=year, as_of=as_of, events=False, months=months
            )
            return self._explore.resolve(spec)

        both, to_date = (REGISTERED, DISBURSED), PeriodChoice.YEAR_TO_DATE
        if months == WHOLE_YEAR:
            across = drawn(both, ChartKind.COLUMN, PeriodChoice.YEAR, year - YEARS_BACK)
        else:
            across = drawn(both, ChartKind.COLUMN, to_date, year - YEARS_BACK, months=months)
        parts = drawn(PARTS, ChartKind.STACKED, to_date, year)
        return FdiCharts(
            across=across,
            within=drawn(both, ChartKind.RANGE, to_date, year),
            ladder=drawn((REGISTERED,), ChartKind.LADDER, to_date, year - 1),
            parts=None if parts.rows.empty else parts,
            breakdowns={one.kind: self._explore.resolve(one.spec) for one in broken_down},
        )


def _known(pairs: tuple[Pair, ...]) -> dict[int, tuple[int, ...]]:
    years = sorted({pair.period.start.year for pair in pairs})
    return {year: tuple(sorted({p.months for p in pairs if p.period.start.year == year})) for year in years}


def nearest(known: tuple[int, ...], asked: int | None, plain: int) -> int:
    """Return what was asked for, or the nearest known (the lower of two); ``plain`` where nothing was asked."""
    if asked is None:
        return plain
    return min(known, key=lambda one: (abs(one - asked), one))


def window_of(pairs: tuple[Pair, ...], months: int) -> Pair:
    """Return the window of a year that ends in a month: the whole month before one that was cut off."""
    found = [pair for pair in pairs if pair.months == months]
    return max(found, key=lambda pair: (pair.registered is not None and pair.disbursed is not None, pair.period.end))


def printed(figure: Figure) -> Printed:
    """Return a figure for arithmetic, in its display unit; raises ValueError for a blank."""
    if figure.shown is None:
        raise ValueError(figure.series_key)
    return Printed(figure.shown, figure.shown_decimals, Qualifier(figure.qualifier))


def of_measure(pair: Pair, code: str) -> Figure | None:
    """Return the figure of one of the two measures."""
    return pair.registered if code == REGISTERED else pair.disbursed


def _pair(period: Period, registered: Figure | None, disbursed: Figure | None, rivals: tuple[Figure, ...]) -> Pair:
    if registered is None or disbursed is None:
        return Pair(period, registered, disbursed, None, None, rivals)
    whole, part = printed(registered), printed(disbursed)
    return Pair(period, registered, disbursed, difference(whole, part), share(part, whole), rivals)


def _window_before(pairs: tuple[Pair, ...], chosen: Pair) -> Pair | None:
    """Return the window of the year before that has the same name: the same days, or else the nearest."""
    year = chosen.period.start.year - 1
    found = tuple(pair for pair in pairs if pair.period.start.year == year and pair.months == chosen.months)
    same = next((pair for pair in found if pair.period.same_window(chosen.period)), None)
    return same or (window_of(found, chosen.months) if found else None)
