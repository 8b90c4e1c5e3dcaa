"""The network of partners: who stands where on a day, what changed since another, and stated counts against derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from indicators import export
from indicators.catalogue import Catalogue
from indicators.model.chart import Artifact, ChartKind, ChartSpec, PeriodChoice
from indicators.model.errors import Invalid
from indicators.model.partnership import Region, StateChange, Tier, render_known
from indicators.model.period import Period
from indicators.services.countries import Countries
from indicators.services.figures import Figure, Figures
from indicators.services.state_changes import standing_changes
from indicators.store import Store
from indicators.transforms.reconciliation import Reconciled, Stated, reconcile
from indicators.transforms.tiers import COMPLETE_FROM, Move, Span, TierCounts, moves, spans, standing, tier_counts

TOTAL, UPGRADED = "PARTNERS_TOTAL", "PARTNERS_UPGRADED"
TIER_CODES = {f"PARTNERS_{tier}": tier for tier in Tier}
FORMATS = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Tile:
    """One partner on a day: the change that gave it its tier, and its changes since the day of comparison."""

    move: Move
    since: tuple[Move, ...]

    @property
    def changed(self) -> bool:
        return bool(self.since)


@dataclass(frozen=True, slots=True)
class RegionTiles:
    region: Region
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day on which somebody stated the total."""

    day: date
    total: int


@dataclass(frozen=True, slots=True)
class Board:
    """The partners on a day beside another day. ``outside`` are changes that are not counted (the European Union)."""

    on: date
    since: date
    counts: TierCounts
    before: TierCounts
    regions: tuple[RegionTiles, ...]
    outside: tuple[StateChange, ...]

    @property
    def changed(self) -> int:
        return sum(tile.changed for region in self.regions for tile in region.tiles)


@dataclass(frozen=True, slots=True)
class ReconciledCount:
    """One statement: its figure (of the total or of the upgrades; else of a tier), and how it compares."""

    figure: Figure
    reconciled: Reconciled


class Partnerships:
    """The use cases of the page of partners. A change counts as published on the day it takes effect."""

    def __init__(
        self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures, today: Callable[[], date]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._today = today

    # -- who stands where -------------------------------------------------------------------------------------
    def history(self, as_of: date | None = None) -> tuple[StateChange, ...]:
        """Return every state change known on a day (None: today), uncounted ones too, the latest first."""
        day = self._figures.day(as_of)
        known = [change for change in standing_changes(self._store) if change.effective <= day]
        return tuple(sorted(known, key=lambda change: (change.effective, change.partner), reverse=True))

    def counts(self, on: date, as_of: date | None = None) -> TierCounts:
        """Return the partners in each tier on a day."""
        return tier_counts(self.history(as_of), on)

    def standing(self, on: date, as_of: date | None = None) -> tuple[Move, ...]:
        """Return each partner's last change up to a day, with the tier before it."""
        return tuple(standing(self.history(as_of), on).values())

    def spans(self, as_of: date | None = None) -> dict[str, tuple[Span, ...]]:
        """Return the tiers of each partner one after the other up to a day, the latest change first."""
        return spans(self.history(as_of), self._figures.day(as_of))

    def moves(self, as_of: date | None = None) -> dict[str, Move]:
        """Return every counted change by its id, with the tier that the partner had before it."""
        history = self.history(as_of)
        first = min((change.effective for change in history), default=date.min)
        return {move.change.change_id: move for move in moves(history, first, self._figures.day(as_of))}

    def board(self, on: date | None, since: date | None, as_of: date | None = None) -> Board:
        """Return the tiles of a day beside another; what is not said is the last day, and the stated day before it.

        A day after the as-of day is the as-of day; a comparison that is not before ``on`` is not said.
        """
        last, history = self._figures.day(as_of), self.history(as_of)
        day = min(on or last, last)
        other = since if since is not None and since < day else self._compared_with(day, as_of)
        changed: dict[str, list[Move]] = {}
        for move in moves(history, date.fromordinal(other.toordinal() + 1), day):
            changed.setdefault(move.change.partner, []).append(move)
        tiles = [Tile(move, tuple(changed.get(partner, ()))) for partner, move in standing(history, day).items()]
        return Board(
            on=day,
            since=other,
            counts=tier_counts(history, day),
            before=tier_counts(history, other),
            regions=tuple(_regions(tiles)),
            outside=tuple(change for change in history if not change.counted and change.effective <= day),
        )

    def _compared_with(self, day: date, as_of: date | None) -> date:
        """Return the latest day before ``day`` with a stated total and since which something changed."""
        history = self.history(as_of)
        effective = sorted(change.effective for change in history if change.counted and change.effective <= day)
        if not effective:
            return day
        before = [one.day for one in self.stated_days(as_of) if one.day < effective[-1] and one.day < day]
        return max(before, default=date(effective[-1].year - 1, 12, 31))

    def days(self, as_of: date | None = None) -> tuple[TierCounts, ...]:
        """Return the counts of every day on which they changed, the first day first."""
        history = self.history(as_of)
        changed = sorted({change.effective for change in history if change.counted})
        return tuple(tier_counts(history, day) for day in changed)

    # -- stated counts ----------------------------------------------------------------------------------------
    def stated_days(self, as_of: date | None = None) -> tuple[StatedDay, ...]:
        """Return the days of stated totals since totals are complete; of one total the latest day, oldest first."""
        latest: dict[int, date] = {}
        for figure in self._figures.readings(self._key(TOTAL), as_of):
            exact = figure.value is not None and figure.obs_id is not None and figure.published_precision == "day"
            if exact and not figure.withheld and figure.period.last_day >= COMPLETE_FROM:
                latest[int(figure.value or 0)] = figure.period.last_day
        return tuple(sorted((StatedDay(day, total) for total, day in latest.items()), key=lambda one: one.day))

    def reconciliation(self, as_of: date | None = None) -> tuple[ReconciledCount, ...]:
        """Return every stated count published up to a day beside the derived one, by the day it is about."""
        said = sorted(self._statements(as_of), key=lambda one: (one[1].period.last_day, one[1].said_on or date.min))
        found = reconcile([stated for _, stated in said], self.history(as_of), self._figures.day(as_of))
        return tuple(ReconciledCount(figure, one) for (figure, _), one in zip(said, found, strict=True))

    def _statements(self, as_of: date | None) -> Iterable[tuple[Figure, Stated]]:
        """Yield one statement a source and period: a total with the tiers said with it, or a number of upgrades."""
        groups: dict[tuple[Period, str, date | None], list[Figure]] = {}
        for code in (TOTAL, *TIER_CODES, UPGRADED):
            for figure in self._figures.readings(self._key(code), as_of):
                if figure.obs_id is not None and figure.value is not None:
                    place = figure.citation.url or figure.citation.source_id or figure.outlet
                    groups.setdefault((figure.period, place, figure.published), []).append(figure)
        for (period, _, published), figures in groups.items():
            totals = [figure for figure in figures if figure.indicator in (TOTAL, UPGRADED)]
            tiers = {TIER_CODES[f.indicator]: int(f.value or 0) for f in figures if f.indicator in TIER_CODES}
            total = int(totals[0].value or 0) if totals else None
            yield (totals or figures)[0], Stated(period, total, tiers, published)

    def _key(self, code: str) -> str:
        return self._catalogue().series_key(code).render()

    # -- charts and files -------------------------------------------------------------------------------------
    def tiers_spec(self, as_of: date | None = None) -> ChartSpec:
        """Return the chart of counts by tier, which every export draws from."""
        keys = tuple(self._key(code) for code in TIER_CODES)
        return ChartSpec(series=keys, period=PeriodChoice.INSTANT, kind=ChartKind.STEP, as_of=as_of, events=False)

    def file(self, fmt: str, lang: str, as_of: date | None = None) -> Artifact:
        """Return every state change known on a day as a table; it can be changed and uploaded again.

        Raises Invalid ("export_format_unknown") for another format than FORMATS.
        """
        if fmt not in FORMATS:
            raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
        return export.state_changes(self.history(as_of), fmt, lang, self._figures.day(as_of))

    def template(self, fmt: str, lang: str) -> Artifact:
        """Return the file to fill in with new state changes: its header, and in a workbook the valid codes.

        Raises Invalid ("export_format_unknown") for another format than FORMATS.
        """
        if fmt not in FORMATS:
            raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
        tiers = standing(self.history(), self._today())
        countries = [
            export.CountryCode(
                country.code,
                country.name[lang],
                country.region,
                tiers[country.code].change.tier if country.code in tiers else "",
                render_known(tiers[country.code].change.known) if country.code in tiers else "",
            )
            for country in Countries(self._catalogue(), standing_changes(self._store)).all()
        ]
        return export.change_template(countries, fmt, lang)


def _regions(tiles: Iterable[Tile]) -> Iterable[RegionTiles]:
    """Yield the regions that have a partner; in each the higher tier first, then by name as the page sorts it."""
    by_region: dict[str, list[Tile]] = {}
    for tile in tiles:
        by_region.setdefault(tile.move.change.region, []).append(tile)
    for region in Region:
        own = by_region.get(region, [])
        if own:
            yield RegionTiles(region, tuple(sorted(own, key=lambda tile: -tile.move.change.tier.rank)))
