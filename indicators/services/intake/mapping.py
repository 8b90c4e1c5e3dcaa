"""Which printed labels of a file mean which series: proposed by the catalogue, corrected by a person.

Belongs here: giving each label a series, and the choices of a person. Does not: reading labels off a sheet
(``workbook``), collecting them (``labels``) or knowing what a label means (``catalogue``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from indicators.catalogue import Catalogue, Dimension
from indicators.model.errors import IndicatorsError, Invalid, NotFound
from indicators.model.series import IN_UNIT, Measure, SeriesKey
from indicators.services.intake.labels import PrintedLabel

WORTH_ASKING = 70
"""A score below which a likeness is chance."""
PROBABLE, MARGIN = 80, 5
"""A proposal that may be accepted unseen: so likely, and so much likelier than the next one."""
SKIP = "skip"
TEMPLATE = "template"


class How(StrEnum):
    """How a label came to its series, or why it has none."""

    AUTOMATIC = "automatic"
    BY_HAND = "by_hand"
    RECIPE = "recipe"
    UNSET = "unset"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a label is unset."""

    NO_CODE = "no_code"
    UNCERTAIN = "uncertain"
    NO_PERIOD = "no_period"
    UNKNOWN_CODE = "unknown_code"
    OTHER_AREA = "other_area"
    BLOCK_TOTAL = "block_total"
    AREA_UNKNOWN = "area_unknown"
    AREA_OTHER_DAY = "area_other_day"
    ACTIVITY_UNKNOWN = "activity_unknown"


UNKNOWN_MEMBER = (Reason.AREA_UNKNOWN, Reason.AREA_OTHER_DAY, Reason.ACTIVITY_UNKNOWN)
"""The indicator is known, the area or activity of the row is not."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person said about one label: a series (``CODE`` or a key, ``skip``) and, if need be, its unit."""

    series: str = ""
    unit_measure: str = ""
    unit_mult: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"series": self.series, "unit_measure": self.unit_measure, "unit_mult": self.unit_mult}


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One printed label and the series it means; ``series_key`` empty: none, for ``reason``.

    ``unit_measure`` and ``unit_mult`` are those in force, as read or as said by hand. ``rule`` is the rule of a recipe
    that says so; ``with_table``: it is left out because its whole table is.
    """

    printed: PrintedLabel
    series_key: str
    how: How
    reason: str
    unit_measure: str
    unit_mult: int | None
    rule: str = ""
    with_table: bool = False

    @property
    def mapping_id(self) -> str:
        return self.printed.label_id

    @property
    def likely(self) -> str:
        """The indicator that may be accepted unseen, or empty."""
        if self.how is not How.UNSET or self.reason != Reason.UNCERTAIN:
            return ""
        first, *rest = self.printed.proposals
        clear = not rest or first.score - rest[0].score >= MARGIN
        return first.indicator if first.score >= PROBABLE and clear else ""


def map_labels(
    labels: Iterable[PrintedLabel],
    catalogue: Catalogue,
    choices: Mapping[str, Choice],
    remembered: Mapping[str, tuple[Choice, str]] | None = None,
    skipped: Mapping[int, str] | None = None,
) -> tuple[MappingRow, ...]:
    """Return a mapping row for each label; what a person said (by label id) goes before the catalogue.

    ``remembered`` are the choices of recipes with their rule, which go between the two; ``skipped`` the rows of tables
    that are none, with the rule that says so (empty: a person).
    """
    known, aside = remembered or {}, skipped or {}
    found = []
    for label in labels:
        if (first := int(label.positions[0])) in aside:
            rule = aside[first]
            found.append(MappingRow(label, "", How.SKIPPED, "", label.unit_measure, label.unit_mult, rule, True))
        elif label.label_id in known and label.label_id not in choices:
            choice, rule = known[label.label_id]
            row = _row(label, choice, catalogue)
            how = How.RECIPE if row.how is How.BY_HAND else row.how
            found.append(replace(row, how=how, rule=rule))
        else:
            found.append(_row(label, choices.get(label.label_id), catalogue))
    return tuple(found)


def _row(label: PrintedLabel, choice: Choice | None, catalogue: Catalogue) -> MappingRow:
    unit, mult = label.unit_measure, label.unit_mult
    if choice is not None and choice.unit_measure:
        unit, mult = choice.unit_measure, choice.unit_mult or 0
    named, how, reason = _meaning(label, choice, catalogue)
    key = series_key(_in_area(named, label), label.measure, unit, catalogue).render() if named else ""
    return MappingRow(label, key, how, reason, unit, mult)


def _meaning(label: PrintedLabel, choice: Choice | None, catalogue: Catalogue) -> tuple[str, How, str]:
    """Return the series that is meant (a code or a key; empty: none), how that is known, and why it is not."""
    if choice is not None and choice.series == SKIP:
        return "", How.SKIPPED, ""
    if label.cells == 0:
        return "", How.UNSET, Reason.NO_PERIOD
    if choice is not None and choice.series:
        return _chosen(choice.series, label, catalogue)
    if label.ref_area and label.elsewhere:
        return "", How.UNSET, Reason.OTHER_AREA
    if _is_known(label.code, catalogue):
        return label.code, How.AUTOMATIC, ""
    if meant := catalogue.labels.meant_by_code(label.code):
        return meant, How.AUTOMATIC, ""
    if label.code and label.layout == TEMPLATE:
        return "", How.UNSET, Reason.UNKNOWN_CODE
    if label.certain:
        return _member(label.certain, label, How.AUTOMATIC)
    if label.elsewhere:
        return "", How.UNSET, Reason.OTHER_AREA
    alike = bool(label.proposals) and label.proposals[0].score >= WORTH_ASKING
    return "", How.UNSET, Reason.UNCERTAIN if alike else Reason.NO_CODE


def _chosen(series: str, label: PrintedLabel, catalogue: Catalogue) -> tuple[str, How, str]:
    """Return what a person chose, unless the creation of that indicator was taken back since."""
    if not is_listed(series, catalogue):
        return "", How.UNSET, Reason.NO_CODE
    return _member(series, label, How.BY_HAND)


def is_listed(series: str, catalogue: Catalogue) -> bool:
    """Whether the indicator of a series may be chosen: known, and not one whose creation was taken back."""
    try:
        entry = catalogue.indicator(series.partition(";")[0].partition(":")[0])
    except IndicatorsError:
        return False
    return any(one is entry or one.code == entry.code for one in catalogue.indicators)


def _in_area(named: str, label: PrintedLabel) -> str:
    """Return a code or key with the area that the file prints, where it says none of its own."""
    head, *parts = named.split(";")
    return ";".join([f"{head}:{label.ref_area}", *parts]) if label.ref_area and ":" not in head else named


def _member(named: str, label: PrintedLabel, how: How) -> tuple[str, How, str]:
    """Return a series with the area or activity of the label's breakdown, unless it says one itself."""
    code, *parts = named.split(";")
    says_one = ":" in code or any(part.partition("=")[0] in tuple(Dimension) for part in parts)
    if label.breakdown is None or says_one:
        return named, how, ""
    if label.member:
        return ";".join([f"{code}{label.member}", *parts]), how, ""
    if label.breakdown.total:
        return "", How.UNSET, Reason.BLOCK_TOTAL
    if label.breakdown.rule.dimension is Dimension.ACTIVITY:
        return "", How.UNSET, Reason.ACTIVITY_UNKNOWN
    return "", How.UNSET, Reason.AREA_OTHER_DAY if label.breakdown.other_day else Reason.AREA_UNKNOWN


def _is_known(code: str, catalogue: Catalogue) -> bool:
    try:
        return bool(code) and bool(catalogue.check_members(catalogue.series_key(code)))
    except IndicatorsError:
        return False


def series_key(named: str, measure: str, unit: str, catalogue: Catalogue) -> SeriesKey:
    """Return the series of a code or key, completed by the measure and unit that were read where it says none.

    A plain number under the name of a rate is that rate: it has no level. Raises NotFound for an unknown indicator and
    Invalid for a malformed key.
    """
    head, *parts = named.split(";")
    said = {part.partition("=")[0] for part in parts}
    entry = catalogue.series_key(head).indicator
    plain = measure == Measure.LEVEL and catalogue.indicator(entry).default_measure != Measure.LEVEL
    if "measure" not in said and measure and not plain:
        parts.append(f"measure={measure}")
    key = catalogue.series_key(";".join([head, *parts]))
    takes_unit = "unit" not in said and bool(unit) and key.measure in IN_UNIT
    return catalogue.series_key(f"{key.render().rpartition(';unit=')[0]};unit={unit}") if takes_unit else key


def check_choice(choice: Choice, catalogue: Catalogue) -> Choice:
    """Return ``choice``; raise NotFound or Invalid where it names an unknown indicator, area, measure or unit."""
    if choice.series and choice.series != SKIP:
        key = catalogue.check_members(catalogue.series_key(choice.series))
        if not is_listed(choice.series, catalogue):
            raise NotFound("indicator_unknown", indicator=key.indicator)
    if choice.unit_measure and choice.unit_measure not in {unit.code for unit in catalogue.units}:
        raise Invalid("unit_unknown", unit=choice.unit_measure[:40])
    if choice.unit_mult is not None and not -3 <= choice.unit_mult <= 15:
        raise Invalid("unit_unknown", unit=f"10^{choice.unit_mult}")
    return choice
