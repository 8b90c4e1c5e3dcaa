"""Look at any series: which there are, what a chart of them shows, and everything behind one point."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model.chart import (
    MAX_SERIES,
    ChartData,
    ChartKind,
    ChartSpec,
    PeriodChoice,
    Transform,
)
from indicators.model.errors import Invalid, NotFound
from indicators.model.indicator import IndicatorKind
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.chart_kinds import (
    FORMULA_KINDS,
    facts_of,
    legal_kinds,
    may_be_logarithmic,
    refused_kinds,
    settled_period,
)
from indicators.services.chart_marks import ChartMarks
from indicators.services.chart_sources import ChartSources
from indicators.services.drawn_series import DrawnSeries, reached
from indicators.services.explore_answers import Choices, PointDetail, SeriesEntry
from indicators.services.figures import Figure, Figures
from indicators.services.first_look import first_look
from indicators.services.records import record
from indicators.services.selection import windows_of
from indicators.services.series_facts import KnownFacts
from indicators.services.series_listing import SeriesListing
from indicators.services.settling import (
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
from indicators.store import PastStore, Store
from indicators.winners import Role

KEPT_VERSIONS = 4
"""How many earlier versions of the store are kept open with what was read of them."""


Past = Callable[[int], tuple[Store, Callable[[], Catalogue]]]
"""Store and catalogue as they stood at a version."""


def _legal_kind(spec: ChartSpec, choices: Choices) -> Settled:
    return legal_kind(spec, choices.kinds, choices.refused)


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
        self._drawn = DrawnSeries(catalogue, figures, self._transforming)
        self._sources = ChartSources(catalogue, figures, self._transforming)
        self._facts = KnownFacts(figures, self._transforming)
        self._listing = SeriesListing(store, catalogue, figures)
        self._marks = ChartMarks(store, catalogue, figures)
        self._past: OrderedDict[int, Explore] = OrderedDict()
        self._lock = Lock()

    # -- what there is ----------------------------------------------------------------------------------------
    def entries(self, as_of: date | None = None) -> tuple[SeriesEntry, ...]:
        """Return every series with at least one shown figure as of a day, in catalogue order."""
        return self._listing.entries(as_of)

    def near(self, series: tuple[str, ...], as_of: date | None = None) -> tuple[SeriesEntry, ...]:
        """Return of ``entries`` those that a chart of ``series`` (full keys) tells of; see ``SeriesListing.near``."""
        return self._listing.near(series, as_of)

    def canonical(self, text: str) -> str:
        """Return the fully written series key for what a person or a URL named; raises NotFound or Invalid."""
        return self._catalogue().series_key(text).render()

    def choices(self, spec: ChartSpec) -> Choices:
        """Return the legal periods, transformations, bases and chart kinds for the series of ``spec``."""
        spec = replace(spec, series=tuple(self.canonical(text) for text in spec.series))
        known = self._facts.of(spec.series, spec.as_of)
        windows = windows_of(period for one in known for period in one.windows)
        years = [year for one in known if one.years for year in one.years]
        keys = [SeriesKey.parse(key) for key in spec.series]
        facts = facts_of(keys, windows, lambda: [one.periods for one in known], self._catalogue())
        level = spec.transform is Transform.LEVEL and not spec.formula
        signs = [one.all_positive for one in known]
        return Choices(
            periods=windows,
            transforms=self._transforming.legal(spec),
            kinds=tuple(kind for kind in legal_kinds(facts) if not spec.formula or kind in FORMULA_KINDS),
            years=(min(years), max(years)) if years else None,
            bases=self._transforming.bases(spec) if spec.transform is Transform.INDEX else (),
            refused=() if spec.formula else refused_kinds(facts),
            log=level and may_be_logarithmic(spec.kind, signs),
        )

    def suggested(self, series: tuple[str, ...], as_of: date | None = None) -> ChartSpec:
        """Return the legal chart to begin with, see ``first_look``."""
        return self.settle(self.telling(ChartSpec(series=series, as_of=as_of)))

    def telling(self, spec: ChartSpec) -> ChartSpec:
        """Return ``spec`` with the kind and the window that tell most of its series; said years stay."""
        spec = replace(spec, series=tuple(dict.fromkeys(self.canonical(text) for text in spec.series)))
        indicators = (self._catalogue().indicator(SeriesKey.parse(key).indicator) for key in spec.series)
        flows = all(indicator.kind is IndicatorKind.FLOW for indicator in indicators)
        known = self._facts.of(spec.series, spec.as_of)
        return first_look(spec, self.choices(spec).kinds, [one.periods for one in known], flows=flows)

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
            lambda one: _legal_kind(one, self.choices(one)),
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
        rows, drawn = self._drawn.of(settled, published=published)
        parents = self._sources.parents(settled, rows)
        return ChartData(
            spec=settled,
            rows=rows,
            series=tuple(one.series for one in drawn),
            as_of=day,
            today=self._today(),
            store_version=self._store.version(),
            events=self._marks.events(rows) if settled.events else (),
            targets=self._marks.targets(settled, rows, day),
            breaks=tuple(self._marks.breaks(settled)),
            wholes=self._marks.wholes(settled),
            discrepancies=tuple(dispute for one in drawn for dispute in one.disputes),
            not_derivable=reached([refusal for one in drawn for refusal in one.refused], rows, settled),
            origin_names=self._sources.origin_names(rows, parents),
            origin_terms=self._catalogue().terms_of([*rows["origin"].unique(), *(p.origin for p in parents)]),
            remarks=self._sources.remarks(rows),
            base=self._transforming.base(settled) if settled.transform is Transform.INDEX else None,
            parts=self._drawn.parts(settled) if settled.formula else (),
            cautions=self._marks.cautions(settled),
            parents=parents,
            totals=self._sources.totals(settled),
            ghost=self._ghost(settled, published=published),
        )

    def _ghost(self, spec: ChartSpec, *, published: bool) -> pd.DataFrame | None:
        """Return the figures of a settled chart as of the day that it is compared with; same windows, same base."""
        if spec.against is None:
            return None
        base = self._transforming.base(spec) if spec.transform is Transform.INDEX else None
        then = replace(spec, as_of=spec.against, against=None, base=base)
        return self._drawn.of(then, published=published)[0]

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
