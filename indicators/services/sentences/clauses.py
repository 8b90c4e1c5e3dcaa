"""The clauses of a sentence about one figure: what it is, its rank, its change, its plan, its target; each or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from indicators.catalogue import Catalogue
from indicators.i18n import translate
from indicators.model.chart import ChartSpec, Transform
from indicators.model.errors import IndicatorsError, Invalid
from indicators.model.indicator import IndicatorKind
from indicators.model.period import Period, PeriodKind
from indicators.model.series import Measure, SeriesKey
from indicators.services.figures import Figure, Figures
from indicators.services.selection import own_window
from indicators.services.sentences.figure_words import (
    base_words,
    lowered,
    series_name,
    status_words,
    tie_of,
    value_text,
    value_words,
    when_words,
)
from indicators.services.sentences.ranking import rank_of
from indicators.services.sentences.tied_text import TiedText, filled, number
from indicators.services.targets import targets
from indicators.services.transforming import Transforming
from indicators.transforms.computed import TWO_SOURCES

_MONTHS_BACK = {Measure.YOY: 12, Measure.AVG_YOY: 12, Measure.MOM: 1, Measure.QOQ: 3}
_PATTERNS = frozenset({Measure.LEVEL, Measure.SHARE, Measure.CONTRIBUTION, Measure.CONTRIBUTION_SHARE,
                       Measure.PLAN_SHARE, *_MONTHS_BACK})  # fmt: skip
BALANCE, DEFICIT = "TRADE_BAL_GOODS", "lead.deficit"
"""A balance below zero is told as a deficit, whose number has no sign."""
ROUNDED_FROM = "computed_yoy"
"""The measure of a tie to a growth that nobody printed and two levels give."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """Writes clauses in one language as of a day; each returns None where there is nothing true to say."""

    catalogue: Catalogue
    figures: Figures
    lang: str
    as_of: date | None

    # -- what it is -------------------------------------------------------------------------------------------
    def lead(self, figure: Figure) -> TiedText | None:
        """Return "Kim ngạch xuất khẩu hàng hóa năm 2025 đạt 475,06 tỷ USD (sơ bộ)"; None for measures without one."""
        key = SeriesKey.parse(figure.series_key)
        if figure.value is None or key.measure not in _PATTERNS:
            return None
        return self._filled(f"lead.{self._pattern(figure, key)}", figure, self._named(key)).capitalized()

    def second(self, figure: Figure) -> TiedText | None:
        """Return the same for the second half of a sentence, its period being that of the first."""
        key = SeriesKey.parse(figure.series_key)
        return None if figure.value is None else self._filled("second", figure, self._named(key))

    def _named(self, key: SeriesKey) -> str:
        name = series_name(key, self.catalogue, self.lang)
        stock = self.catalogue.indicator(key.indicator).kind is IndicatorKind.STOCK
        first = self.lang == "vi" and key.measure not in {Measure.AVG_YOY, Measure.SHARE} and not stock
        return name if first else lowered(name)

    def _filled(self, pattern: str, figure: Figure, name: str) -> TiedText:
        key = SeriesKey.parse(figure.series_key)
        base = self._base_of(figure)
        return filled(
            self.lang,
            f"sentences.{pattern}",
            {
                "name": lowered(name) if pattern == "second" else name,
                "when": when_words(figure.period, self.lang),
                "value": value_words(figure, self.catalogue, self.lang, size=_signed(key) or pattern == DEFICIT),
                "status": status_words(figure, self.lang),
                "base": base_words(base, self.lang) if base else "",
            },
        )

    def _pattern(self, figure: Figure, key: SeriesKey) -> str:
        assert figure.value is not None
        entry = self.catalogue.indicator(key.indicator)
        if _signed(key):
            sign = "up" if figure.value > 0 else "down" if figure.value < 0 else "same"
            return f"{key.measure}.{sign}"
        if key.measure not in {Measure.LEVEL, Measure.YOY}:
            return str(key.measure)
        if key.indicator == BALANCE and figure.value < 0:
            return DEFICIT.removeprefix("lead.")
        reached = figure.value > 0 and entry.kind in {IndicatorKind.FLOW, IndicatorKind.RATE, IndicatorKind.COUNT}
        if entry.kind is IndicatorKind.STOCK:
            return "count"
        return "reached" if reached else "stood"

    def _base_of(self, figure: Figure) -> Period | None:
        measure = SeriesKey.parse(figure.series_key).measure
        months = _MONTHS_BACK.get(Measure(measure))
        return _shifted(figure.period, months) if months else None

    # -- what it is among others ------------------------------------------------------------------------------
    def claim(self, figure: Figure) -> str:
        """Return the words of its rank among like periods without a gap; empty where it has none."""
        key = SeriesKey.parse(figure.series_key)
        breaks = [one.day for one in self.catalogue.breaks_of(key.indicator)]
        rank = rank_of(figure, self.figures.shown(figure.series_key, self.as_of), breaks)
        if rank is None or figure.qualifier != "exact":
            return ""
        window = "year" if figure.period.kind is PeriodKind.YEAR else "like"
        years = f"{rank.first_year}–{rank.last_year}"
        return translate(self.lang, f"sentences.rank.{rank.kind}.{window}", years=years)

    def change(self, figure: Figure) -> TiedText | None:
        """Return the change on like days of the year before: of a rate both rates, of a level the growth."""
        entry = self.catalogue.indicator(figure.indicator)
        if entry.kind is IndicatorKind.RATE and figure.measure == Measure.YOY:
            return self._rate_before(figure)
        if figure.measure != Measure.LEVEL or entry.kind is not IndicatorKind.FLOW:
            return None
        return self._growth(figure)

    def _rate_before(self, figure: Figure) -> TiedText | None:
        period = _shifted(figure.period, 12)
        base = self._shown(figure.series_key, lambda one: one.period == period)
        if base is None or period is None:
            return None
        value = value_words(base, self.catalogue, self.lang)
        return filled(self.lang, "sentences.change.rate", {"value": value, "base": base_words(period, self.lang)})

    def partners_before(self, figure: Figure) -> TiedText | None:
        """Return how many partners there were at the end of the year before, where that very day has a reading."""
        day = Period.instant(date(figure.period.last_day.year - 1, 12, 31))
        base = self._shown(figure.series_key, lambda one: one.period == day)
        if base is None or base.value == figure.value or base.qualifier != "exact":
            return None
        value = value_words(base, self.catalogue, self.lang)
        return filled(self.lang, "sentences.partners.before", {"value": value, "base": base_words(day, self.lang)})

    def _growth(self, figure: Figure) -> TiedText | None:
        grown = self.growth_of(figure)
        base = _shifted(figure.period, 12)
        if grown is None or base is None or not grown.value:
            return None
        size = value_text(grown, self.catalogue, self.lang, size=True)
        tie = tie_of(grown, size, "" if grown.obs_id is not None else ROUNDED_FROM)
        key = "up" if grown.value > 0 else "down"
        parts: dict[str, TiedText | str] = {"value": number(tie), "base": base_words(base, self.lang)}
        computed = "" if grown.obs_id is not None else "_computed"
        return filled(self.lang, f"sentences.change.{key}{computed}", parts)

    def growth_of(self, figure: Figure) -> Figure | None:
        """Return the published growth of a level, else that of two levels of like windows and one source.

        A whole year has whole years before it, so a printed growth stands there though the store lacks that year; of
        other windows only where the base is like them (K5).
        """
        if figure.period.kind is PeriodKind.YEAR:
            key = replace(SeriesKey.parse(figure.series_key), measure=Measure.YOY.value, unit_measure="percent")
            if printed := self._shown(key.render(), lambda one: one.period == figure.period):
                return printed
        spec = ChartSpec((figure.series_key,), own_window(figure.period), Transform.YEAR_ON_YEAR, as_of=self.as_of)
        if figure.qualifier not in {"exact", "about"}:
            return None
        rows, _ = Transforming(lambda: self.catalogue, self.figures).series(figure.series_key, spec, 0)
        found = self.figures.figures(rows.assign(role="winner", discrepancy=False))
        grown = next((one for one in found if one.period == figure.period), None)
        return None if grown is None or TWO_SOURCES in grown.note or grown.qualifier != "exact" else grown

    def plan(self, figure: Figure) -> TiedText | None:
        """Return the printed share of the year's plan, where there is one for the same period."""
        if figure.measure != Measure.LEVEL:
            return None
        key = replace(SeriesKey.parse(figure.series_key), measure=Measure.PLAN_SHARE.value, unit_measure="percent")
        share = self._shown(key.render(), lambda one: one.period == figure.period)
        if share is None:
            return None
        return filled(self.lang, "sentences.plan", {"value": value_words(share, self.catalogue, self.lang)})

    def target(self, figure: Figure) -> TiedText | None:
        """Return the target of the figure's whole year, the word said last."""
        year = Period.year(figure.period.last_day.year)
        known = targets(figure.indicator, year, self.figures, self.catalogue, self.as_of)
        if not known:
            return None
        said = value_words(known[-1], self.catalogue, self.lang)
        tied = TiedText(said.text, tuple(replace(tie, measure="target") for tie in said.ties))
        return filled(self.lang, "sentences.target", {"value": tied, "year": str(year.start.year)})

    def partners(self, total: Figure) -> TiedText | None:
        """Return how many partners there were on the day of a count, by tier where the tiers give that count."""
        tiers = {name: self._standing(f"PARTNERS_{name}", total.period.start) for name in ("CSP", "SP", "CP")}
        known = {name: one for name, one in tiers.items() if one is not None and one.value is not None}
        whole = len(known) == len(tiers) and sum(one.value or 0 for one in known.values()) == total.value
        parts: dict[str, TiedText | str] = {
            "day": when_words(total.period, self.lang),
            "total": value_words(total, self.catalogue, self.lang),
        }
        if not whole:
            return filled(self.lang, "sentences.partners.total", parts)
        tied = {name.lower(): value_words(one, self.catalogue, self.lang) for name, one in known.items()}
        return filled(self.lang, "sentences.partners.tiers", {**parts, **tied})

    def _standing(self, code: str, day: date) -> Figure | None:
        key = self.catalogue.series_key(code).render()
        before = [one for one in self.figures.shown(key, self.as_of) if one.period.start <= day]
        return max(before, key=lambda one: one.period.start, default=None)

    def _shown(self, key: str, wanted: Callable[[Figure], bool]) -> Figure | None:
        try:
            shown: Iterator[Figure] = iter(self.figures.shown(key, self.as_of))
        except IndicatorsError:
            return None
        return next((one for one in shown if one.value is not None and wanted(one)), None)


def _signed(key: SeriesKey) -> bool:
    """Whether a measure is told by a verb of rising or falling; a growth that is an indicator of its own is not."""
    return key.measure in _MONTHS_BACK and key.indicator != "GDP_GROWTH_YOY"


def _shifted(period: Period, months: int) -> Period | None:
    try:
        return period.shift(months=-months)
    except Invalid:
        return None
