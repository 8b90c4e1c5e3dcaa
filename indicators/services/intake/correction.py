"""What a person says of a table, a column or a row of it: its period, unit, status, measure, or that it is no table.

Of a table by financial years it is the month with which these end.

Belongs here: the value, and reading what a person typed. Does not: what it does to the figures (``correcting``), nor
what of it is remembered (``learning``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from indicators.catalogue import Catalogue
from indicators.model.errors import IndicatorsError, Invalid
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.period_phrase import read_period, read_periods
from indicators.model.series import Measure
from indicators.model.text import clean

LONGEST_PHRASE = 120
MONTHS = tuple(map(str, range(1, 13)))
PRINTED_STATUS = (ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL, ObsStatus.FORECAST)
"""What a source may call a figure; targets and derived ones are our own."""


class What(StrEnum):
    """What is corrected; ``MAP`` is a label's indicator, said row by row, ``BORDER`` where a table ends."""

    PERIOD = "period"
    YEAR_END = "year_end"
    UNIT = "unit"
    STATUS = "status"
    MEASURE = "measure"
    SKIP = "skip"
    BORDER = "border"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of a table; ``column`` or ``row`` 0: of the whole of it.

    ``value``: an SDMX period, ``unit:power``, a status, a measure, the number of a month, ``skip``. ``said`` are the
    words a person typed for a period; ``derived`` how it follows from the file (``derived_period``; empty: it does
    not), ``rule`` the recipe that says so (empty: by hand).
    """

    table_id: str
    what: What
    value: str
    column: int = 0
    row: int = 0
    said: str = ""
    derived: str = ""
    rule: str = ""

    @property
    def place(self) -> tuple[str, str, int, int]:
        """Where it holds: another correction of the same place takes its stead."""
        return self.table_id, self.what.value, self.column, self.row

    @property
    def correction_id(self) -> str:
        return "-".join((self.table_id, self.what.value, str(self.column), str(self.row)))

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "what": self.what.value}

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Correction:
        return cls(**{**said, "what": What(said["what"])})


def replaced(corrections: Iterable[Correction], one: Correction) -> tuple[Correction, ...]:
    """Return corrections with one more in the stead of what was said of the same place."""
    return (*(other for other in corrections if other.place != one.place), one)


def read_typed_period(text: str) -> Period:
    """Read a period a person typed in Vietnamese, English or SDMX.

    Raises Invalid ("correction_period_unreadable", "correction_period_several").
    """
    said = clean(text)[:LONGEST_PHRASE]
    try:
        return Period.parse(said.upper())
    except IndicatorsError:
        pass
    found = read_period(said)
    if found is None:
        raise Invalid("correction_period_unreadable", text=said)
    if len({one.period for one in read_periods(said)}) > 1:
        raise Invalid("correction_period_several", text=said)
    return found.period


def read_unit_choice(text: str, catalogue: Catalogue) -> str:
    """Return ``unit:power`` as it was chosen; raise Invalid ("unit_unknown")."""
    unit, _, mult = text.partition(":")
    known = {one.code for one in catalogue.units}
    if unit not in known or not mult.lstrip("-").isdigit() or not -3 <= int(mult) <= 15:
        raise Invalid("unit_unknown", unit=text[:40])
    return f"{unit}:{int(mult)}"


def checked_value(what: What, text: str, catalogue: Catalogue) -> str:
    """Return what is kept of a value a person chose or typed; raise Invalid for one that cannot be."""
    if what is What.PERIOD:
        return read_typed_period(text).render()
    if what is What.UNIT:
        return read_unit_choice(text, catalogue)
    allowed: Mapping[What, tuple[str, ...]] = {
        What.YEAR_END: MONTHS,
        What.STATUS: tuple(one.value for one in PRINTED_STATUS),
        What.MEASURE: tuple(one.value for one in Measure),
        What.SKIP: ("skip",),
    }
    if text not in allowed.get(what, ()):
        raise Invalid("correction_unreadable", what=what.value, text=text[:40])
    return text
