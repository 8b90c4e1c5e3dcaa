"""The series of a chart as they are drawn: rows in one unit, periods that have none, and what disagrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES
from indicators.model.chart import ChartDiscrepancy, ChartKind, ChartSeries, ChartSpec, NotDerivable, Transform
from indicators.model.series import SeriesKey
from indicators.services.chart_rows import chart_row
from indicators.services.explore_answers import Drawn
from indicators.services.figures import Figure, Figures
from indicators.services.formulas import formula_series, named_parts
from indicators.services.selection import chosen_rows, is_chosen
from indicators.services.transforming import Transforming
from indicators.transforms.registry import transformation
from indicators.transforms.revisions import reading_rows
from indicators.winners import Role


class DrawnSeries:
    """Turns figures into what a chart draws of each series of a settled spec."""

    def __init__(self, catalogue: Callable[[], Catalogue], figures: Figures, transforming: Transforming) -> None:
        self._catalogue = catalogue
        self._figures = figures
        self._transforming = transforming

    def of(self, spec: ChartSpec, *, published: bool) -> list[Drawn]:
        """Return each drawn series of ``spec``; of a formula that is the one it gives."""
        return self._formula(spec) if spec.formula else self._series(spec, published=published)

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
        series = formula_series(spec, self.parts(spec), self._transforming.units(spec))
        drawn = [
            self._in_unit(0, figure, series) | {"series_key": series.key, "measure": series.measure}
            for figure in self._figures.figures(rows)
        ]
        return [Drawn(series=series, rows=drawn, refused=named_parts(refused, self.parts(spec)), disputes=())]

    def parts(self, spec: ChartSpec) -> tuple[ChartSeries, ...]:
        """Return the series that ``spec`` names, which are the letters of its formula."""
        return tuple(self._chart_series(key, spec) for key in spec.series)

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

    def _area_refusals(self, position: int, key: str, spec: ChartSpec) -> Iterable[NotDerivable]:
        catalogue = self._catalogue()
        for one in self._figures.area_refusals(key, spec.as_of):
            if is_chosen(one.period, spec):
                named = {lang: ", ".join(catalogue.area_words(area, lang) for area in one.areas) for lang in LANGUAGES}
                params = {"areas": named, "day": one.day.isoformat()}
                yield NotDerivable(position, one.period.start, one.period.end, one.reason.value, params)

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
