"""Series under a transformation or a formula, inside the as-of vintage: what is legal, what it gives, and what not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.areas import HOME_AREA
from indicators.model.chart import ChartSpec, NotDerivable, PeriodChoice, Transform
from indicators.model.frames import records
from indicators.model.indicator import IndicatorKind
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.services.figures import Figures
from indicators.services.selection import chosen_windows, is_chosen
from indicators.transforms.computed import Computed, computed_frame, single
from indicators.transforms.formula import parse
from indicators.transforms.formula.evaluation import evaluated
from indicators.transforms.printed import Printed, grows_by
from indicators.transforms.registry import TRANSFORMS, Inputs, Subject, illegal, transformation

POPULATION = "POPULATION"
"""The indicator by which figures per head are divided, where the catalogue has it."""

DIFFERS = "differs_from_levels"
"""Note on a published growth that its two levels do not give within rounding."""

_MANY = {PeriodChoice.ALL, PeriodChoice.YEAR_TO_DATE}


@dataclass(frozen=True, slots=True)
class Transforming:
    """Reads figures in use and transforms them; nothing is kept."""

    catalogue: Callable[[], Catalogue]
    figures: Figures

    # -- what is legal ----------------------------------------------------------------------------------------
    def subjects(self, spec: ChartSpec) -> tuple[Subject, ...]:
        """Return the series of a settled spec as legality is decided on them."""
        return tuple(self._subject(key, spec) for key in spec.series)

    def _subject(self, text: str, spec: ChartSpec) -> Subject:
        key = SeriesKey.parse(text)
        return Subject(
            kind=self.catalogue().indicator(key.indicator).kind,
            measure=key.measure,
            unit_measure=key.unit_measure,
            period=spec.period,
            like=spec.period not in _MANY or spec.months is not None,
            has_whole=self.whole(text, spec) is not None,
            has_population=self.population(text, spec) is not None,
        )

    def legal(self, spec: ChartSpec) -> tuple[Transform, ...]:
        """Return the transformations that all series of a spec can undergo, in their order."""
        subjects = self.subjects(spec)
        return tuple(one.name for one in TRANSFORMS if subjects and not illegal(one.name, subjects))

    def illegal(self, spec: ChartSpec) -> str:
        """Return why the transformation of a spec is not for its series; empty where it is."""
        return illegal(spec.transform, self.subjects(spec))

    # -- what a series is set beside --------------------------------------------------------------------------
    def whole(self, text: str, spec: ChartSpec) -> str | None:
        """Return the series of which one is a part: all its members, the country, or the total it adds up to."""
        key = SeriesKey.parse(text)
        if key.dimensions:
            whole = replace(key, dimensions=())
        elif key.ref_area != HOME_AREA:
            whole = replace(key, ref_area=HOME_AREA)
        else:
            code = self.catalogue().indicator(key.indicator).adds_up_to
            whole = replace(key, indicator=code) if code else key
        rendered = whole.render()
        return rendered if rendered != text and len(self.figures.winners(rendered, spec.as_of)) else None

    def population(self, text: str, spec: ChartSpec) -> str | None:
        """Return the series of the population of a series' area, where there is one with figures."""
        key = SeriesKey.parse(text)
        entry = self.catalogue().by_code.get(POPULATION)
        if entry is None or key.indicator == POPULATION or key.dimensions:
            return None
        heads = SeriesKey(POPULATION, key.ref_area, Measure.LEVEL.value, entry.unit_measure).render()
        return heads if len(self.figures.winners(heads, spec.as_of)) else None

    def bases(self, spec: ChartSpec) -> tuple[Period, ...]:
        """Return the drawn periods in which every series has a figure that may be set to 100."""
        found: set[Period] | None = None
        for key in spec.series:
            mine = {
                figure.period
                for figure in self.figures.shown(key, spec.as_of)
                if figure.value is not None and figure.value > 0 and is_chosen(figure.period, spec)
                if figure.qualifier in {"exact", "about"}
            }
            found = mine if found is None else found & mine
        return tuple(sorted(found or (), key=lambda period: (period.end, period.start)))

    def base(self, spec: ChartSpec) -> Period | None:
        """Return the base period of an index: the one that is asked for, else the first that is drawn."""
        possible = self.bases(spec)
        return spec.base if spec.base in possible else next(iter(possible), None)

    # -- what is drawn ----------------------------------------------------------------------------------------
    def series(self, key: str, spec: ChartSpec, position: int, *, published: bool = True) -> Computed:
        """Return the figures of one series under the transformation of ``spec``, and the refusals."""
        if spec.transform is Transform.LEVEL:
            rows = self.figures.chosen(key, partial(chosen_windows, spec=spec), spec.as_of)
            return rows, self.refused_windows(key, spec, position)
        one, chosen = transformation(spec.transform), partial(is_chosen, spec=spec)
        rows, refused = one.apply(
            Inputs(
                shown=self._shown(key, spec),
                chosen=chosen,
                series=position,
                base=self.base(spec) if spec.transform is Transform.INDEX else None,
                whole=self._beside(self.whole(key, spec), key, spec),
                population=self._beside(self.population(key, spec), key, spec),
            )
        )
        if spec.transform is Transform.YEAR_ON_YEAR and published:
            rows, refused = self._published_first(key, spec, rows, refused)
        return rows, refused

    def refused_windows(
        self, key: str, spec: ChartSpec, position: int, choices: Sequence[PeriodChoice] = ()
    ) -> tuple[NotDerivable, ...]:
        """Return the months, quarters and halves of a flow that lie between two figures and yet have none (K3).

        ``choices`` are the kinds of window that are asked for instead of that of ``spec``.
        """
        parsed = SeriesKey.parse(key)
        flow = self.catalogue().indicator(parsed.indicator).kind is IndicatorKind.FLOW
        if not flow or parsed.measure != Measure.LEVEL or spec.period is PeriodChoice.ALL:
            return ()
        wanted = [replace(spec, period=one) for one in choices] or [spec]
        found = ((one, Period(one.start, one.end)) for one in self.figures.refusals(key, spec.as_of))
        return tuple(
            replace(one, series=position) for one, part in found if any(is_chosen(part, asked) for asked in wanted)
        )

    def refused_kinds(self, key: str, spec: ChartSpec, choices: Sequence[PeriodChoice]) -> list[Period]:
        """Return the windows of these kinds that have no figure but a reason, over all years."""
        found = self.refused_windows(key, replace(spec, period=choices[0], first=None, last=None, at=None), 0, choices)
        return [Period(one.start, one.end) for one in found]

    def formula(self, spec: ChartSpec) -> Computed:
        """Return the figures of the formula of ``spec`` over its transformed series; raises Invalid with a place.

        Every year of a range that the reader set keeps its place: one without a figure is refused.
        """
        frames = [self.series(key, spec, i)[0] for i, key in enumerate(spec.series)]
        return evaluated(
            parse(spec.formula), frames, self.units(spec), partial(is_chosen, spec=spec), self._wanted(spec, frames)
        )

    def units(self, spec: ChartSpec) -> tuple[str, ...]:
        """Return the units in which the series enter a formula."""
        one = transformation(spec.transform)
        return tuple(one.unit_from(SeriesKey.parse(key).unit_measure) for key in spec.series)

    def _wanted(self, spec: ChartSpec, frames: Sequence[pd.DataFrame]) -> tuple[Period, ...]:
        if spec.period is not PeriodChoice.YEAR or spec.first is None:
            return ()
        last = spec.last or max((int(end.year) - 1 for frame in frames for end in frame["end"]), default=spec.first)
        return tuple(Period.year(year) for year in range(spec.first, last + 1))

    def _shown(self, key: str, spec: ChartSpec) -> pd.DataFrame:
        return self.figures.winners(key, spec.as_of)

    def _beside(self, other: str | None, key: str, spec: ChartSpec) -> pd.DataFrame:
        shown = self._shown(other if other is not None else key, spec)
        return shown if other is not None else shown.iloc[0:0]

    def _published_first(
        self, key: str, spec: ChartSpec, rows: pd.DataFrame, refused: tuple[NotDerivable, ...]
    ) -> Computed:
        """Put published growth in the place of computed growth; where rounding does not explain both, mark it.

        Between unlike windows (K5) a published growth is not drawn either: it stands in the table.
        """
        grown = replace(SeriesKey.parse(key), measure=Measure.YOY.value, unit_measure="percent").render()
        published = self._shown(grown, spec)
        if published.empty:
            return rows, refused
        levels = {(r["start"], r["end"]): r for r in records(self._shown(key, spec))}
        kept = {(r["start"], r["end"]): r for r in records(rows)}
        unlike = {(pd.Timestamp(r.start), pd.Timestamp(r.end)) for r in refused if r.reason == "unlike_windows"}
        for row in records(published):
            place, period = (row["start"], row["end"]), Period(row["start"].date(), row["end"].date())
            if row["value_text"] and is_chosen(period, spec) and place not in unlike:
                differs = place in kept and not _explained(row, levels, period)
                kept[place] = {
                    **row,
                    "note": DIFFERS if differs else row["note"],
                    "discrepancy": bool(row["discrepancy"]) or differs,
                }
        told = {place for place, row in kept.items() if row["obs_status"] != ObsStatus.DERIVED}
        left = tuple(r for r in refused if (pd.Timestamp(r.start), pd.Timestamp(r.end)) not in told)
        return computed_frame(list(kept.values()), rows), left


def _explained(
    growth: dict[str, object], levels: dict[tuple[object, object], dict[str, object]], period: Period
) -> bool:
    """Tell whether a published growth is what its two levels give within the rounding of all three."""
    base = period.shift(years=-1)
    now = levels[pd.Timestamp(period.start), pd.Timestamp(period.end)]
    then = levels[pd.Timestamp(base.start), pd.Timestamp(base.end)]
    printed = Printed(Decimal(str(growth["value_text"])), int(str(growth["decimals"])))
    return grows_by(_printed(now), _printed(then), printed)


def _printed(row: dict[str, object]) -> Printed:
    return Printed(single(row), int(str(row["decimals"])) - int(str(row["unit_mult"])))
