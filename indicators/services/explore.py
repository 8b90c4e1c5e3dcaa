"""Look at any series: which there are, what a chart of them shows, and everything behind one point."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from threading import Lock
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
    ChartParent,
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
from indicators.model.observation import Citation
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
from indicators.services.chart_rows import chart_row
from indicators.services.explore_answers import Choices, Drawn, PointDetail, SeriesEntry
from indicators.services.figures import Figure, Figures
from indicators.services.formulas import formula_series, named_parts
from indicators.services.records import record
from indicators.services.selection import chosen_rows, is_chosen, windows_of
from indicators.services.settling import (
    FORMULA_KINDS,
    LeftOut,
    Settled,
    legal_against,
    legal_formula,
    legal_kind,
    legal_period,
    legal_transform,
    of_one_period,
    ordered_years,
)
from indicators.services.transforming import Transforming
from indicators.store import ObservationQuery, PastStore, Store
from indicators.transforms.registry import transformation
from indicators.transforms.revisions import reading_rows
from indicators.winners import Role

KEPT_VERSIONS = 4
"""How many earlier versions of the store are kept open with what was read of them."""

CHECKED = {ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN, ChartKind.WATERFALL}
"""Kinds that show the parts of a whole and are checked against it."""

TARGET_OF = {"GDP_GROWTH_YOY": "TARGET_GDP_GROWTH"}


Past = Callable[[int], tuple[Store, Callable[[], Catalogue]]]
"""Store and catalogue as they stood at a version."""


def _one_month(spec: ChartSpec) -> Settled:
    """Return a spec that names the last month of its windows only where windows from 1 January stand side by side."""
    named = spec.period is PeriodChoice.YEAR_TO_DATE and spec.kind is not ChartKind.LADDER
    return Settled(spec if named else replace(spec, months=None))


class Explore:
    """The explorer's use cases."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        figures: Figures,
        today: Callable[[], date],
        past: Past | None = None,
    ) -> None:
        """``past`` gives store and catalogue as they stood at a version; without it the catalogue is that of now."""
        self._read_at: Past = past or (lambda version: (PastStore(store, version), catalogue))
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._today = today
        self._transforming = Transforming(catalogue, figures)
        self._past: OrderedDict[int, Explore] = OrderedDict()
        self._lock = Lock()

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
        """Return the legal periods, transformations, bases and chart kinds for the series of ``spec``."""
        spec = replace(spec, series=tuple(self.canonical(text) for text in spec.series))
        shown = [self._figures.shown(key, spec.as_of) for key in spec.series]
        periods = [figure.period for figures in shown for figure in figures]
        windows = windows_of([*periods, *self._refused_periods(spec)])
        years = [period.last_day.year for period in periods]
        own = [frozenset(figure.period for figure in figures) for figures in shown]
        facts = facts_of([SeriesKey.parse(key) for key in spec.series], windows, own, self._catalogue())
        level = spec.transform is Transform.LEVEL and not spec.formula
        values = [figure.shown for figures in shown for figure in figures]
        return Choices(
            periods=windows,
            transforms=self._transforming.legal(spec),
            kinds=tuple(kind for kind in legal_kinds(facts) if not spec.formula or kind in FORMULA_KINDS),
            years=(min(years), max(years)) if years else None,
            bases=self._transforming.bases(spec) if spec.transform is Transform.INDEX else (),
            refused=() if spec.formula else refused_kinds(facts),
            log=level and may_be_logarithmic(spec.kind, values),
        )

    def _refused_periods(self, spec: ChartSpec) -> Iterable[Period]:
        """Yield the windows that have no figure but a reason: they are offered, since the reason is worth seeing."""
        for key in spec.series:
            for month in (PeriodChoice.MONTH, PeriodChoice.QUARTER, PeriodChoice.HALF):
                asked = replace(spec, period=month, first=None, last=None, at=None)
                for one in self._transforming.refused_windows(key, asked, 0):
                    yield Period(one.start, one.end)

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
        """Return ``spec`` with full series keys and every illegal choice replaced by the nearest legal one."""
        return self.settled(spec).spec

    def settled(self, spec: ChartSpec) -> Settled:
        """Return the nearest legal chart to ``spec``, and what of it had to be left out."""
        known = self._known_version(spec)
        if (version := known.spec.version) is not None:  # what was legal then: since, a series may have been taken back
            past = self.at(version).settled(replace(spec, version=None))
            return replace(past, spec=replace(past.spec, version=version))
        keys = tuple(dict.fromkeys(self.canonical(text) for text in spec.series))
        left_out = [LeftOut("series_full", {"n": MAX_SERIES})] if len(keys) > MAX_SERIES else []
        ordered = ordered_years(replace(known.spec, series=keys[:MAX_SERIES]))
        left_out += [*known.left_out, *ordered.left_out]
        asked, legal = ordered.spec, self.choices(replace(ordered.spec, formula=""))
        if asked.kind is ChartKind.VINTAGES and asked.at is not None and len(asked.series) == 1:
            return Settled(of_one_period(asked), tuple(left_out))
        asked = replace(asked, at=None)
        if asked.kind in legal.kinds and not asked.formula:
            asked = replace(asked, period=settled_period(asked.kind, asked.period, legal.periods))
        for step in (
            lambda one: legal_period(one, legal.periods),
            _one_month,
            lambda one: legal_transform(one, self._transforming),
            lambda one: legal_formula(one, self._transforming),
            lambda one: legal_kind(one, self.choices(one).kinds),
            lambda one: legal_against(one, self._figures.day(one.as_of)),
        ):
            done = step(asked)
            asked = done.spec
            left_out += done.left_out
        free = asked.free and asked.kind is ChartKind.MULTIPLES
        return Settled(replace(asked, free=free, log=asked.log and self.choices(asked).log), tuple(left_out))

    def _known_version(self, spec: ChartSpec) -> Settled:
        """Return a spec that is read at a version which the store has had, or at the present one."""
        if spec.version is None or spec.version <= self._store.version():
            return Settled(spec)
        return Settled(replace(spec, version=None), (LeftOut("version", {"version": spec.version}),))

    # -- what a chart shows -----------------------------------------------------------------------------------
    def computed(self, spec: ChartSpec) -> ChartData:
        """Return a chart of growth as two levels give it, published growth left aside."""
        return self.resolve(spec, published=False)

    def resolve(self, spec: ChartSpec, *, published: bool = True) -> ChartData:
        """Return the finished rows of a chart and all that its captions are derived from.

        Growth is the published one where there is any, unless ``published`` says no. Raises NotFound for an unknown
        indicator and Invalid where no series is named.
        """
        if not spec.series:
            raise Invalid("chart_without_series")
        settled = self.settle(spec)
        if settled.version is not None:
            past = self.at(settled.version).resolve(replace(settled, version=None), published=published)
            return replace(past, spec=replace(past.spec, version=settled.version))
        day = self._figures.day(settled.as_of)
        drawn = self._formula(settled) if settled.formula else self._series(settled, published=published)
        rows = [row for one in drawn for row in one.rows]
        parents = self._parents(settled, rows)
        return ChartData(
            spec=settled,
            rows=CHART_ROWS.frame(rows),
            series=tuple(one.series for one in drawn),
            as_of=day,
            today=self._today(),
            store_version=self._store.version(),
            events=self._events(rows) if settled.events else (),
            targets=self._targets(settled, rows, day),
            breaks=tuple(self._breaks(settled)),
            wholes=self._wholes(settled),
            discrepancies=tuple(dispute for one in drawn for dispute in one.disputes),
            not_derivable=tuple(refusal for one in drawn for refusal in one.refused),
            origin_names=self._origin_names(rows, parents),
            origin_terms=self._catalogue().terms_of([*(r["origin"] for r in rows), *(p.origin for p in parents)]),
            remarks=self._remarks(rows),
            base=self._transforming.base(settled) if settled.transform is Transform.INDEX else None,
            parts=self._parts(settled) if settled.formula else (),
            parents=parents,
            totals=self._totals(settled),
            ghost=self._ghost(settled, published=published),
        )

    def _ghost(self, spec: ChartSpec, *, published: bool) -> pd.DataFrame | None:
        """Return the figures of a settled chart as of the day that it is compared with; same windows, same base."""
        if spec.against is None:
            return None
        base = self._transforming.base(spec) if spec.transform is Transform.INDEX else None
        then = replace(spec, as_of=spec.against, against=None, base=base)
        drawn = self._formula(then) if then.formula else self._series(then, published=published)
        return CHART_ROWS.frame([row for one in drawn for row in one.rows])

    def day(self, as_of: date | None) -> date:
        """Return ``as_of``, or today where none is given."""
        return self._figures.day(as_of)

    def at(self, version: int) -> Explore:
        """Return the explorer on the store as it stood at a version; the last few are kept with what they read."""
        with self._lock:
            if version not in self._past:
                store, catalogue = self._read_at(version)
                figures = Figures(store, catalogue, self._today)
                self._past[version] = Explore(store, catalogue, figures, self._today)
                while len(self._past) > KEPT_VERSIONS:
                    self._past.popitem(last=False)
            return self._past[version]

    def _series(self, spec: ChartSpec, *, published: bool) -> list[Drawn]:
        """Return each series of a spec as it is drawn."""
        found = []
        for position, key in enumerate(spec.series):
            series = self._chart_series(key, spec)
            if spec.kind is ChartKind.VINTAGES:
                marked = self._figures.marked(key, spec.as_of)
                won, refused = reading_rows(marked[chosen_rows(marked, spec)]), ()
            else:
                won, refused = self._transforming.series(key, spec, position, published=published)
            level = spec.transform is Transform.LEVEL
            found.append(
                Drawn(
                    series=series,
                    rows=[self._in_unit(position, figure, series) for figure in self._figures.figures(won)],
                    refused=(*refused, *(self._area_refusals(position, key, spec) if level else ())),
                    disputes=tuple(self._disputes(position, key, spec)) if level else (),
                )
            )
        return found

    def _in_unit(self, position: int, figure: Figure, series: ChartSeries) -> dict[str, Any]:
        """Return a figure as a row in the unit and the measure in which its series is drawn."""
        row = chart_row(position, figure) | {"family": self._family(figure)}
        if figure.shown is None or figure.shown_mult == series.unit_mult:
            return row
        step = figure.shown_mult - series.unit_mult
        return row | {
            "value": float(figure.shown.scaleb(step)),
            "value_high": None if figure.shown_high is None else float(figure.shown_high.scaleb(step)),
            "decimals": max(figure.shown_decimals - step, 0),
        }

    def _formula(self, spec: ChartSpec) -> list[Drawn]:
        """Return the one series that a formula gives; its parts are not drawn."""
        rows, refused = self._transforming.formula(spec)
        series = formula_series(spec, self._parts(spec), self._transforming.units(spec))
        drawn = [
            self._in_unit(0, figure, series) | {"series_key": series.key, "measure": series.measure}
            for figure in self._figures.figures(rows)
        ]
        return [Drawn(series=series, rows=drawn, refused=named_parts(refused, self._parts(spec)), disputes=())]

    def _parents(self, spec: ChartSpec, rows: list[dict[str, Any]]) -> tuple[ChartParent, ...]:
        """Return whose figures stand behind those that a transformation or a formula computed."""
        if spec.transform is Transform.LEVEL and not spec.formula:
            return ()
        ids = dict.fromkeys(one for row in rows for one in Citation.from_json(row["citation"]).parents)
        found = (ChartParent(f.origin, f.published, f.published_precision) for f in self._figures.by_id(ids))
        return tuple(dict.fromkeys(found))

    def _totals(self, spec: ChartSpec) -> tuple[dict[str, str], ...]:
        if spec.transform not in {Transform.SHARE, Transform.CONTRIBUTION, Transform.CONTRIBUTION_SHARE}:
            return ()
        keys = dict.fromkeys(self._transforming.whole(key, spec) for key in spec.series)
        return tuple(self._catalogue().names(SeriesKey.parse(key)) for key in keys if key)

    def _parts(self, spec: ChartSpec) -> tuple[ChartSeries, ...]:
        return tuple(self._chart_series(key, spec) for key in spec.series)

    def _area_refusals(self, position: int, key: str, spec: ChartSpec) -> Iterable[NotDerivable]:
        catalogue = self._catalogue()
        for one in self._figures.area_refusals(key, spec.as_of):
            if is_chosen(one.period, spec):
                named = {lang: ", ".join(catalogue.area_words(area, lang) for area in one.areas) for lang in LANGUAGES}
                params = {"areas": named, "day": one.day.isoformat()}
                yield NotDerivable(position, one.period.start, one.period.end, one.reason.value, params)

    def _chart_series(self, key: str, spec: ChartSpec) -> ChartSeries:
        parsed, one = SeriesKey.parse(key), transformation(spec.transform)
        entry = self._catalogue().indicator(parsed.indicator)
        unit = one.unit_from(parsed.unit_measure)
        kept = unit == parsed.unit_measure
        return ChartSeries(
            key=key,
            indicator=entry.code,
            name=self._catalogue().names(parsed),
            short=self._catalogue().shorts(parsed),
            measure=one.measure_from(parsed.measure),
            unit_measure=unit,
            unit_mult=self._figures.display_mult(entry.code, unit, parsed.measure) if kept else 0,
            kind=entry.kind.value,
        )

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
        if len(spec.series) != 1 or spec.transform is not Transform.LEVEL or spec.at is not None or spec.formula:
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

    def _origin_names(
        self, rows: list[dict[str, Any]], parents: tuple[ChartParent, ...]
    ) -> dict[tuple[str, str], dict[str, str]]:
        said = {(row["origin"], None if row["published"] is None else row["published"].date()) for row in rows}
        names = {}
        for code, day in said | {(parent.origin, parent.published) for parent in parents}:
            origin = self._catalogue().origin(code)
            names[(code, day.isoformat() if day else "")] = {lang: origin.name_on(day, lang) for lang in LANGUAGES}
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
