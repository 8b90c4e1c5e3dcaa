"""The catalogue as others see it: one value that answers what a code, a key, a unit, an origin or a label means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from indicators.catalogue.areas import HOME_AREA, AreaIndex, AreaMatch
from indicators.catalogue.breakdowns import Breakdown, BreakdownRule, Dimension, find_breakdown
from indicators.catalogue.labels import LabelIndex, describe
from indicators.catalogue.proposals import Proposals
from indicators.model.caution import Caution
from indicators.model.errors import Invalid, NotFound
from indicators.model.indicator import Activity, Area, AreaKind, Indicator, Origin, OriginName, Terms, Unit
from indicators.model.period import Period
from indicators.model.release import ReleaseRule, SeriesBreak, rule_for
from indicators.model.series import IN_UNIT, Measure, SeriesKey, split_key

PRESS = "PRESS"
UNRANKED = 98
"""The rank of an organisation in a family for which the tables give it none."""
UNKNOWN = 99
"""The rank of figures whose origin is not known: always last."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything in the tables of ``seeds/`` that is no figure; ``load_catalogue`` builds it.

    ``symbols`` is (unit, power of ten) -> symbol by language, ``display`` unit -> the power of ten in which it is
    shown unless an indicator says otherwise, ``remarks`` the Vietnamese of the remarks on figures,
    ``speakers`` the English of who said them, ``terms`` on what terms the figures of each origin may be used again.
    ``places`` are the areas and activities by name and day. ``merged`` is code -> the indicator as which it is read;
    it stands in no list any more. ``releases`` is the release calendar, ``breaks`` are days from which an indicator is
    measured otherwise, ``cautions`` what must be told where certain indicators are reckoned with one another.
    """

    indicators: tuple[Indicator, ...]
    units: tuple[Unit, ...]
    places: AreaIndex
    origins: tuple[Origin, ...]
    symbols: Mapping[tuple[str, int], Mapping[str, str]]
    display: Mapping[str, int]
    remarks: Mapping[str, str]
    speakers: Mapping[str, str]
    labels: LabelIndex
    breakdowns: tuple[BreakdownRule, ...]
    by_code: Mapping[str, Indicator]
    by_origin: Mapping[str, Origin]
    terms: Mapping[str, Terms]
    merged: Mapping[str, str] = field(default_factory=dict)
    releases: tuple[ReleaseRule, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    cautions: tuple[Caution, ...] = ()

    @property
    def headlines(self) -> tuple[Indicator, ...]:
        """The indicators of the overview, in its order."""
        shown = [entry for entry in self.indicators if entry.headline is not None]
        return tuple(sorted(shown, key=lambda entry: entry.headline or 0))

    def release_rule(self, indicator: str, period: Period) -> ReleaseRule | None:
        """Return the rule of the release calendar for a window of an indicator, None where it has none."""
        return rule_for(self.releases, indicator, period)

    def breaks_of(self, indicator: str) -> tuple[SeriesBreak, ...]:
        """Return the days from which an indicator is measured otherwise, in order."""
        return tuple(sorted((one for one in self.breaks if one.indicator == indicator), key=lambda one: one.day))

    def cautions_of(self, indicators: Iterable[str]) -> tuple[dict[str, str], ...]:
        """Return by language what must be told where these indicators are reckoned with one another."""
        together = set(indicators)
        return tuple(one.note for one in self.cautions if one.indicators <= together)

    def terms_of(self, origins: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return the terms of reuse of origins by code and language, in their order."""
        known = (self.terms[code] for code in dict.fromkeys(origins) if code in self.terms)
        return {one.origin: {lang: one.line(lang) for lang in ("vi", "en")} for one in known}

    def indicator(self, code: str) -> Indicator:
        """Return one indicator, of a merged one that into which it was merged; raise NotFound ("indicator_unknown")."""
        try:
            return self.by_code[self.merged.get(code, code)]
        except KeyError:
            raise NotFound("indicator_unknown", indicator=code) from None

    def series_key(self, text: str) -> SeriesKey:
        """Return ``CODE[:AREA][;dim=value…][;measure=yoy][;unit=VND]`` with every default written out.

        The area is Viet Nam, the measure the indicator's, the unit the indicator's for a level, percentage points for a
        contribution, else per cent. Raises NotFound ("indicator_unknown"), Invalid ("series_key_unreadable",
        "measure_unknown").
        """
        code, area, named = split_key(text)
        entry = self.indicator(code)
        measure = named.pop("measure", entry.default_measure)
        if measure not in tuple(Measure):
            raise Invalid("measure_unknown", measure=measure)
        unit = named.pop("unit", "") or default_unit(entry, Measure(measure))
        return SeriesKey(entry.code, area or HOME_AREA, measure, unit, tuple(sorted(named.items())))

    # -- areas and activities ---------------------------------------------------------------------------------
    @property
    def areas(self) -> tuple[Area, ...]:
        return self.places.areas

    @property
    def activities(self) -> tuple[Activity, ...]:
        return self.places.activities

    def area(self, code: str) -> Area:
        """Return one area; raise NotFound ("area_unknown")."""
        return self.places.area(code)

    def areas_on(self, day: date, kind: AreaKind | None = None) -> tuple[Area, ...]:
        """Return the areas that exist on ``day``, of one kind or of all."""
        return self.places.on(day, kind)

    def resolve_area(self, label: str, day: date, kind: AreaKind | None = None) -> tuple[AreaMatch, ...]:
        """Return the areas a printed label may mean on ``day``, best first; only a name is certain."""
        return self.places.resolve(label, day, kind)

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Return the areas of which an area was made."""
        return self.places.predecessors(code)

    def successors(self, code: str) -> tuple[str, ...]:
        """Return the areas into which an area went."""
        return self.places.successors(code)

    def breakdown(
        self, label: str, *, path: Sequence[str], heads: Sequence[str], title: str, day: date
    ) -> Breakdown | None:
        """Return the breakdown of which a printed label is a member, or None; see ``find_breakdown``."""
        return find_breakdown(self.breakdowns, self.places, label, path, heads, title, day)

    def check_members(self, key: SeriesKey) -> SeriesKey:
        """Return ``key``; raise NotFound ("area_unknown", "activity_unknown") where it names an unknown member."""
        self.area(key.ref_area)
        for name, value in key.dimensions:
            if name == Dimension.COUNTERPART:
                self.area(value)
            if name == Dimension.ACTIVITY and value not in {activity.code for activity in self.activities}:
                raise NotFound("activity_unknown", activity=value[:40])
        return key

    def members(self, key: SeriesKey, lang: str) -> str:
        """Return in words what of the whole a series is: area, partner, activity; empty for Viet Nam as a whole."""
        parts = [] if key.ref_area == HOME_AREA else [self.places.words(key.ref_area, lang)]
        parts += [self._member(name, value, lang) for name, value in key.dimensions]
        return " · ".join(parts)

    def area_words(self, code: str, lang: str) -> str:
        """Return the name of an area, with its day where that tells it from another; see ``AreaIndex.words``."""
        return self.places.words(code, lang)

    def area_fate(self, code: str, lang: str) -> str:
        """Return when an area existed and what it became or was made of, in words."""
        return self.places.fate(code, lang)

    def _member(self, name: str, value: str, lang: str) -> str:
        if name == Dimension.COUNTERPART:
            return self.places.words(value, lang)
        if name == Dimension.ACTIVITY:
            named = {activity.code: activity.name[lang] for activity in self.activities}
            return named.get(value, value)
        return value

    def names(self, key: SeriesKey) -> dict[str, str]:
        """Return the name of a series by language: the indicator's with its members, ``… · Singapore``."""
        return self._with_members(self.indicator(key.indicator).name, key)

    def shorts(self, key: SeriesKey) -> dict[str, str]:
        """Return the short name of a series by language, with its members."""
        return self._with_members(self.indicator(key.indicator).short, key)

    def _with_members(self, named: Mapping[str, str], key: SeriesKey) -> dict[str, str]:
        return {
            lang: " · ".join(part for part in (name, self.members(key, lang)) if part) for lang, name in named.items()
        }

    # -- units, organisations, remarks ------------------------------------------------------------------------
    def unit_symbol(self, unit: str, mult: int, lang: str) -> str:
        """Return what is printed after a number: ``tỷ USD``; a power without a word of its own as ``10^n``."""
        if (unit, mult) in self.symbols:
            return self.symbols[unit, mult][lang]
        single = self.symbols[unit, 0][lang] if (unit, 0) in self.symbols else unit
        return f"10^{mult} {single}" if mult else single

    def display_mult(self, key: SeriesKey) -> int:
        """Return the power of ten in which a series is shown: its indicator's, or its unit's for another unit."""
        entry = self.by_code.get(key.indicator)
        if entry is not None and key.measure in IN_UNIT and key.unit_measure == entry.unit_measure:
            return entry.display_mult
        return self.display.get(key.unit_measure, 0)

    def origin(self, code: str) -> Origin:
        """Return the organisation of a code; "" is the unknown one, a code outside the tables is named by itself."""
        if (code or PRESS) in self.by_origin:
            return self.by_origin[code or PRESS]
        return Origin(code, (OriginName(None, None, {"vi": code, "en": code}),), {})

    def rank(self, indicator: str, origin: str) -> int:
        """Return the rank of ``origin`` for an indicator, 1 first; without a rank 98, unknown 99."""
        entry = self.by_code.get(indicator)
        if origin not in self.by_origin or origin == PRESS:
            return UNKNOWN
        return self.by_origin[origin].rank.get(entry.family if entry else "other", UNRANKED)

    def remark(self, text: str, lang: str) -> str:
        """Return a remark on a figure (parts joined by ``; ``) in ``lang``; what a person wrote stays as it is."""
        if lang != "vi":
            return text
        return "; ".join(self.remarks.get(part, part) for part in text.split("; "))

    def speaker(self, text: str, lang: str) -> str:
        """Return who is cited, kept in Vietnamese, in ``lang``; a name outside the tables stays as it is."""
        return self.speakers.get(text, text) if lang == "en" else text

    def resolve_label(
        self,
        label: str,
        *,
        title: str = "",
        path: Sequence[str] = (),
        header: str = "",
        unit: str = "",
        measure: str = "",
    ) -> Proposals:
        """Return what a printed label may mean, best first; none: nothing alike, or a part that has no code.

        ``path`` are the parent labels, outermost first; ``unit`` a unit code; ``measure`` a Measure ("": a level).
        A score of 90 or more rests on a rule or an alias, everything below is for a person to confirm.
        """
        said = describe(label, title, path, header, unit, measure)
        return Proposals(self.labels.known(said), partial(self.labels.near, said))


def default_unit(entry: Indicator, measure: Measure) -> str:
    """Return the unit of a series that names none."""
    if measure in IN_UNIT:
        return entry.unit_measure
    return "percentage_points" if measure is Measure.CONTRIBUTION else "percent"
