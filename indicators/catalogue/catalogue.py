"""The catalogue as others see it: one value that answers what a code, a key, a unit, an origin or a label means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.catalogue.labels import LabelIndex, Resolution, describe
from indicators.model.errors import Invalid, NotFound
from indicators.model.indicator import Area, Indicator, Origin, OriginName, Unit
from indicators.model.series import Measure, SeriesKey, split_key

HOME_AREA = "VNM"
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
    ``speakers`` the English of who said them.
    """

    indicators: tuple[Indicator, ...]
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    origins: tuple[Origin, ...]
    symbols: Mapping[tuple[str, int], Mapping[str, str]]
    display: Mapping[str, int]
    remarks: Mapping[str, str]
    speakers: Mapping[str, str]
    labels: LabelIndex
    by_code: Mapping[str, Indicator]
    by_origin: Mapping[str, Origin]

    @property
    def headlines(self) -> tuple[Indicator, ...]:
        """The indicators of the overview, in its order."""
        shown = [entry for entry in self.indicators if entry.headline is not None]
        return tuple(sorted(shown, key=lambda entry: entry.headline or 0))

    def indicator(self, code: str) -> Indicator:
        """Return one indicator; raise NotFound ("indicator_unknown")."""
        try:
            return self.by_code[code]
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
        return SeriesKey(code, area or HOME_AREA, measure, unit, tuple(sorted(named.items())))

    def unit_symbol(self, unit: str, mult: int, lang: str) -> str:
        """Return what is printed after a number: ``tỷ USD``; a power without a word of its own as ``10^n``."""
        if (unit, mult) in self.symbols:
            return self.symbols[unit, mult][lang]
        single = self.symbols[unit, 0][lang] if (unit, 0) in self.symbols else unit
        return f"10^{mult} {single}" if mult else single

    def display_mult(self, key: SeriesKey) -> int:
        """Return the power of ten in which a series is shown: its indicator's, or its unit's for another unit."""
        entry = self.by_code.get(key.indicator)
        if entry is not None and key.measure == Measure.LEVEL and key.unit_measure == entry.unit_measure:
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
    ) -> tuple[Resolution, ...]:
        """Return what a printed label may mean, best first; none: nothing alike, or a part that has no code.

        ``path`` are the parent labels, outermost first; ``unit`` a unit code; ``measure`` a Measure ("": a level).
        A score of 90 or more rests on a rule or an alias, everything below is for a person to confirm.
        """
        return self.labels.resolve(describe(label, title, path, header, unit, measure))


def default_unit(entry: Indicator, measure: Measure) -> str:
    """Return the unit of a series that names none."""
    if measure is Measure.LEVEL:
        return entry.unit_measure
    return "percentage_points" if measure is Measure.CONTRIBUTION else "percent"
