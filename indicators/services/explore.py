"""Look at any series: which there are, what a chart of them shows, and everything behind one point."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES
from indicators.model.chart import (
    MAX_SERIES,
    ChartBreak,
    ChartData,
    ChartDiscrepancy,
    ChartEvent,
    ChartKind,
    ChartSeries,
    ChartSpec,
    ChartTarget,
    ChartWhole,
    NotDerivable,
    PeriodChoice,
    Transform,
)
from indicators.model.errors import Invalid, NotFound
from indicators.model.frames import CHART_ROWS
from indicators.model.indicator import IndicatorKind
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.chart_kinds import (
    facts_of,
    legal_kinds,
    may_be_logarithmic,
    refused_kinds,
    settled_period,
    whole_of,
)
from indicators.services.explore_answers import Choices, PointDetail, SeriesEntry
from indicators.services.figures import Figure, Figures
from indicators.services.records import record
from indicators.services.selection import chosen_rows, is_chosen, own_window, windows_of
from indicators.store import ObservationQuery, Store
from indicators.transforms.growth import year_on_year
from indicators.transforms.revisions import reading_rows
from indicators.winners import Role

LEVELS_ALONE = {
    ChartKind.RANGE, ChartKind.STACKED, ChartKind.BAR,
    ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN, ChartKind.WATERFALL,
}  # fmt: skip
"""Kinds that draw figures as published and no growth: rates have no parts, and a gap between rates is no rate."""

CHECKED = {ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN, ChartKind.WATERFALL}
"""Kinds that show the parts of a whole and are checked against it."""

TARGET_OF = {"GDP_GROWTH_YOY": "TARGET_GDP_GROWTH"}


class Explore:
    """The explorer's use cases."""

    def __init__(
        self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures, today: Callable[[], date]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._today = today

    # -- what there is ----------------------------------------------------------------------------------------
    def entries(self, as_of: date | None = None) -> tuple[SeriesEntry, ...]:
        """Return every series with at least one shown figure as of a day, in catalogue order."""
        return tuple(self._entry(key, shown) for key, shown in self._figures.all_shown(as_of).items())

    def _entry(self, key: str, shown: tuple[Figure, ...]) -> SeriesEntry:
        catalogue, parsed = self._catalogue(), SeriesKey.parse(key)
        entry = catalogue.indicator(parsed.indicator)
        first = shown[0]
        return SeriesEntry(
            key=key,
            indicator=entry.code,
            name=catalogue.names(parsed),
            short=catalogue.shorts(parsed),
            topic=entry.topic,
            measure=first.measure,
            unit_measure=first.unit_measure,
            count=len(shown),
            first=first.period,
            last=shown[-1].period,
            periods=windows_of(figure.period for figure in shown),
        )

    def canonical(self, text: str) -> str:
        """Return the fully written series key for what a person or a URL named; raises NotFound or Invalid."""
        return self._catalogue().series_key(text).render()

    def choices(self, spec: ChartSpec) -> Choices:
        """Return the legal periods, transformations and chart kinds for the series of ``spec``."""
        keys = [self.canonical(text) for text in spec.series]
        shown = [self._figures.shown(key, spec.as_of) for key in keys]
        periods = [figure.period for figures in shown for figure in figures]
        kinds = {self._catalogue().indicator(SeriesKey.parse(key).indicator).kind for key in keys}
        levels = all(SeriesKey.parse(key).measure == "level" for key in keys)
        flows = bool(keys) and kinds == {IndicatorKind.FLOW} and levels
        windows = windows_of(periods)
        years = [period.last_day.year for period in periods]
        own = [frozenset(figure.period for figure in figures) for figures in shown]
        facts = facts_of([SeriesKey.parse(key) for key in keys], windows, own, self._catalogue())
        return Choices(
            periods=windows,
            transforms=tuple(Transform) if flows else (Transform.LEVEL,),
            kinds=legal_kinds(facts),
            years=(min(years), max(years)) if years else None,
            refused=refused_kinds(facts),
            log=may_be_logarithmic(spec.kind, [figure.shown for figures in shown for figure in figures]),
        )

    def suggested(self, series: tuple[str, ...], as_of: date | None = None) -> ChartSpec:
        """Return the chart to begin with: cumulative flows as a five-year ladder, counts as steps, rates by year."""
        spec = ChartSpec(series=tuple(self.canonical(text) for text in series), as_of=as_of)
        legal = self.choices(spec)
        flows = all(
            self._catalogue().indicator(SeriesKey.parse(key).indicator).kind is IndicatorKind.FLOW
            for key in spec.series
        )
        if flows and ChartKind.LADDER in legal.kinds:
            first = legal.years[1] - 4 if legal.years else None
            return replace(spec, kind=ChartKind.LADDER, period=PeriodChoice.YEAR_TO_DATE, first=first)
        if ChartKind.STEP in legal.kinds:
            return replace(spec, kind=ChartKind.STEP, period=PeriodChoice.INSTANT)
        kind = ChartKind.COLUMN if PeriodChoice.YEAR in legal.periods else ChartKind.LINE
        return self.settle(replace(spec, kind=kind))

    def settle(self, spec: ChartSpec) -> ChartSpec:
        """Return ``spec`` with full series keys and every illegal choice replaced by the first legal one."""
        keys = tuple(dict.fromkeys(self.canonical(text) for text in spec.series))[:MAX_SERIES]
        settled = replace(spec, series=keys)
        legal = self.choices(settled)
        if settled.kind in legal.kinds:
            settled = replace(settled, period=settled_period(settled.kind, settled.period, legal.periods))
        if settled.kind is ChartKind.VINTAGES and settled.at is not None and len(keys) == 1:
            return replace(settled, period=own_window(settled.at), transform=Transform.LEVEL, events=False)
        settled = replace(settled, at=None)
        every_window = settled.period is PeriodChoice.ALL and settled.kind is ChartKind.TABLE
        allowed = every_window or settled.period in legal.periods
        period = settled.period if allowed else (legal.periods or (PeriodChoice.ALL,))[0]
        kind = settled.kind if settled.kind in legal.kinds else legal.kinds[0]
        grown = settled.transform in legal.transforms and kind not in LEVELS_ALONE
        one_window = period is PeriodChoice.YEAR_TO_DATE and kind is not ChartKind.LADDER
        return replace(
            settled,
            period=period,
            transform=settled.transform if grown else Transform.LEVEL,
            kind=kind,
            months=settled.months if one_window else None,
            log=settled.log and legal.log and settled.transform is Transform.LEVEL,
            free=settled.free and kind is ChartKind.MULTIPLES,
        )

    # -- what a chart shows -----------------------------------------------------------------------------------
    def resolve(self, spec: ChartSpec) -> ChartData:
        """Return the finished rows of a chart and all that its captions are derived from.

        Raises NotFound for an unknown indicator and Invalid where no series is named.
        """
        if not spec.series:
            raise Invalid("chart_without_series")
        settled = self.settle(spec)
        day = self._figures.day(settled.as_of)
        rows: list[dict[str, Any]] = []
        series: list[ChartSeries] = []
        refused: list[NotDerivable] = []
        disputes: list[ChartDiscrepancy] = []
        for position, key in enumerate(settled.series):
            marked = self._figures.marked(key, settled.as_of)
            marked = marked[chosen_rows(marked, settled)]
            vintages = settled.kind is ChartKind.VINTAGES
            won = reading_rows(marked) if vintages else marked[marked["role"] == Role.WINNER]
            if settled.transform is Transform.YEAR_ON_YEAR:
                everything = self._figures.marked(key, settled.as_of)
                won, not_derivable = self._growth(everything[everything["role"] == Role.WINNER], settled, position)
                refused.extend(not_derivable)
            series.append(self._chart_series(key, settled))
            rows.extend(self._chart_row(position, figure) for figure in self._figures.figures(won))
            if settled.transform is Transform.LEVEL:
                refused.extend(self._area_refusals(position, key, settled))
                disputes.extend(self._disputes(position, key, settled))
        return ChartData(
            spec=settled,
            rows=CHART_ROWS.frame(rows),
            series=tuple(series),
            as_of=day,
            today=self._today(),
            store_version=self._store.version(),
            events=self._events(rows) if settled.events else (),
            targets=self._targets(settled, rows, day),
            breaks=tuple(self._breaks(settled)),
            wholes=self._wholes(settled),
            discrepancies=tuple(disputes),
            not_derivable=tuple(refused),
            origin_names=self._origin_names(rows),
            origin_terms=self._catalogue().terms_of(row["origin"] for row in rows),
            remarks=self._remarks(rows),
        )

    def _growth(self, won: pd.DataFrame, spec: ChartSpec, position: int) -> tuple[pd.DataFrame, list[NotDerivable]]:
        grown, refused = year_on_year(won, position)
        chosen = [r for r in refused if is_chosen(Period(r.start, r.end), spec)]
        return grown[chosen_rows(grown, spec)], chosen

    def _area_refusals(self, position: int, key: str, spec: ChartSpec) -> Iterable[NotDerivable]:
        catalogue = self._catalogue()
        for one in self._figures.area_refusals(key, spec.as_of):
            if is_chosen(one.period, spec):
                named = {lang: ", ".join(catalogue.area_words(area, lang) for area in one.areas) for lang in LANGUAGES}
                params = {"areas": named, "day": one.day.isoformat()}
                yield NotDerivable(position, one.period.start, one.period.end, one.reason.value, params)

    def _chart_series(self, key: str, spec: ChartSpec) -> ChartSeries:
        parsed = SeriesKey.parse(key)
        entry = self._catalogue().indicator(parsed.indicator)
        grown = spec.transform is Transform.YEAR_ON_YEAR
        return ChartSeries(
            key=key,
            indicator=entry.code,
            name=self._catalogue().names(parsed),
            short=self._catalogue().shorts(parsed),
            measure="yoy" if grown else parsed.measure,
            unit_measure="percent" if grown else parsed.unit_measure,
            unit_mult=0 if grown else self._figures.display_mult(entry.code, parsed.unit_measure, parsed.measure),
            kind=entry.kind.value,
        )

    def _chart_row(self, position: int, figure: Figure) -> dict[str, Any]:
        key = SeriesKey.parse(figure.series_key)
        return {
            "series": position,
            "obs_id": figure.obs_id,
            "series_key": figure.series_key,
            "indicator": figure.indicator,
            "ref_area": key.ref_area,
            "dimensions": ";".join(f"{name}={value}" for name, value in key.dimensions),
            "measure": figure.measure,
            "start": pd.Timestamp(figure.period.start),
            "end": pd.Timestamp(figure.period.end),
            "value": None if figure.shown is None else float(figure.shown),
            "value_high": None if figure.shown_high is None else float(figure.shown_high),
            "decimals": figure.shown_decimals,
            "qualifier": figure.qualifier,
            "obs_status": figure.obs_status,
            "origin": figure.origin,
            "outlet": figure.outlet,
            "published": None if figure.published is None else pd.Timestamp(figure.published),
            "published_precision": figure.published_precision,
            "citation": figure.citation.to_json(),
            "family": self._family(figure),
            "discrepancy": figure.discrepancy,
            "note": figure.note,
        }

    def _family(self, figure: Figure) -> str:
        """Return what may be joined: figures of one origin between two breaks of the series."""
        passed = sum(one.day <= figure.period.last_day for one in self._catalogue().breaks_of(figure.indicator))
        return f"{figure.origin}#{passed}" if passed else figure.origin

    def _disputes(self, position: int, key: str, spec: ChartSpec) -> Iterable[ChartDiscrepancy]:
        for figure in self._figures.readings(key, spec.as_of):
            disputed = figure.role in {Role.WITHHELD, Role.DISAGREES} and figure.published is not None
            drawn = disputed and is_chosen(figure.period, spec)
            if drawn and figure.shown is not None and figure.obs_id is not None:
                yield ChartDiscrepancy(
                    series=position,
                    start=figure.period.start,
                    end=figure.period.end,
                    value=float(figure.shown),
                    decimals=figure.shown_decimals,
                    qualifier=figure.qualifier,
                    reason={lang: self._catalogue().remark(figure.withheld, lang) for lang in ("vi", "en")},
                    outlet=figure.outlet,
                    obs_id=figure.obs_id,
                )

    def _events(self, rows: list[dict[str, Any]]) -> tuple[ChartEvent, ...]:
        if not rows:
            return ()
        first, last = min(row["start"] for row in rows).date(), max(row["end"] for row in rows).date()
        found = []
        for fact in self._store.facts("event"):
            said = fact.payload
            if said.get("day") and first <= date.fromisoformat(said["day"]) <= last:
                name = {"vi": said["name_vi"], "en": said["name_en"]}
                found.append(ChartEvent(date.fromisoformat(said["day"]), name, fact.source_id))
        return tuple(sorted(found, key=lambda event: event.day))

    def _breaks(self, spec: ChartSpec) -> Iterable[ChartBreak]:
        for position, key in enumerate(spec.series):
            for one in self._catalogue().breaks_of(SeriesKey.parse(key).indicator):
                yield ChartBreak(position, one.day, one.name)

    def _wholes(self, spec: ChartSpec) -> tuple[ChartWhole, ...]:
        """Return the figures of the whole whose parts a stack or a waterfall shows, in the unit of the parts."""
        keys = [SeriesKey.parse(key) for key in spec.series]
        code = whole_of(keys, self._catalogue()) if spec.kind in CHECKED else ""
        if not code:
            return ()
        shown = self._figures.shown(replace(keys[0], indicator=code).render(), spec.as_of)
        mult = self._figures.display_mult(keys[0].indicator, keys[0].unit_measure, keys[0].measure)
        found = []
        for figure in shown:
            if figure.shown is not None and is_chosen(figure.period, spec):
                step = figure.shown_mult - mult
                value, decimals = float(figure.shown.scaleb(step)), max(figure.shown_decimals - step, 0)
                span = figure.period.start, figure.period.end
                found.append(ChartWhole(*span, value, decimals, figure.qualifier, code))
        return tuple(found)

    def _targets(self, spec: ChartSpec, rows: list[dict[str, Any]], day: date) -> tuple[ChartTarget, ...]:
        if len(spec.series) != 1 or spec.transform is not Transform.LEVEL or spec.at is not None:
            return ()
        code = TARGET_OF.get(SeriesKey.parse(spec.series[0]).indicator)
        if code is None or not rows:
            return ()
        stored = self._store.observations(ObservationQuery(indicators=(code,)), as_of=day)
        latest: dict[Period, dict[str, Any]] = {}
        for row in stored.dropna(subset=["published", "value"]).sort_values(["published", "obs_id"]).to_dict("records"):
            period = Period(row["start"].date(), row["end"].date())
            if is_chosen(period, spec):
                latest[period] = row
        return tuple(
            ChartTarget(
                p.start,
                p.end,
                row["value"],
                None if pd.isna(row["value_high"]) else row["value_high"],
                row["qualifier"],
            )
            for p, row in sorted(latest.items())
        )

    def _remarks(self, rows: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
        catalogue = self._catalogue()
        return {
            note: {lang: catalogue.remark(note, lang) for lang in LANGUAGES}
            for note in dict.fromkeys(row["note"] for row in rows if row["note"])
        }

    def _origin_names(self, rows: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, str]]:
        names = {}
        for row in rows:
            day = None if row["published"] is None else row["published"].date()
            origin = self._catalogue().origin(row["origin"])
            names[(row["origin"], day.isoformat() if day else "")] = {
                lang: origin.name_on(day, lang) for lang in ("vi", "en")
            }
        return names

    # -- what is behind one point -----------------------------------------------------------------------------
    def point(self, series_text: str, period_text: str, as_of: date | None = None) -> PointDetail:
        """Return everything known about one series in one period (SDMX text); raises Invalid or NotFound."""
        key, period = self.canonical(series_text), Period.parse(period_text)
        found = tuple(figure for figure in self._figures.readings(key, as_of) if figure.period == period)
        if not found:
            raise NotFound("figure_unknown", series=key, period=period.render())
        winner = next((figure for figure in found if figure.role == Role.WINNER), None)
        others = sorted((f for f in found if f is not winner), key=lambda f: f.published or date.min, reverse=True)
        discrete, refusal = self._discrete(key, period, winner, as_of)
        return PointDetail(
            series_key=key,
            period=period,
            winner=winner,
            others=tuple(others),
            parents=self._figures.by_id(winner.citation.parents) if winner else (),
            discrete=discrete,
            discrete_refusal=refusal,
        )

    def _discrete(
        self, key: str, period: Period, winner: Figure | None, as_of: date | None
    ) -> tuple[Figure | None, str]:
        """Find the last month of a year-to-date flow, or why it cannot be told (K3)."""
        months = period.whole_months
        flow = self._catalogue().indicator(SeriesKey.parse(key).indicator).kind is IndicatorKind.FLOW
        if winner is None or not flow or not period.is_year_to_date or not months or months == 1:
            return None, ""
        shown = {figure.period: figure for figure in self._figures.shown(key, as_of)}
        month = Period.month(period.start.year, months)
        if month in shown:
            return shown[month], ""
        before = shown.get(Period.year_to_date(period.start.year, months - 1))
        return None, "no_figure" if before is None or before.origin == winner.origin else "two_sources"

    # -- for the command line and others' checks --------------------------------------------------------------
    def records(self, series_text: str, as_of: date | None = None, *, every: bool = False) -> list[dict[str, Any]]:
        """Return the figures of a series as plain records: winners with derived ones, or every reading."""
        key = self.canonical(series_text)
        chosen = self._figures.readings(key, as_of) if every else self._figures.shown(key, as_of)
        return [record(figure) for figure in chosen]
