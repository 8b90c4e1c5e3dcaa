"""The key of a series: indicator, area, dimensions, measure and unit, and the text by which others name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from indicators.model.errors import Invalid


class Measure(StrEnum):
    """What of the indicator a number is. Index measures have the comparison period = 100 and are never levels.

    A ``DIFF`` is a change in absolute terms, in a unit of the level: "Tăng/giảm so với cùng kỳ, nghìn ha".
    """

    LEVEL = "level"
    YOY = "yoy"
    MOM = "mom"
    QOQ = "qoq"
    AVG_YOY = "avg_yoy"
    VS_DEC = "vs_dec"
    SHARE = "share"
    CONTRIBUTION = "contribution"
    CONTRIBUTION_SHARE = "contribution_share"
    YOY_INDEX = "yoy_index"
    MOM_INDEX = "mom_index"
    QOQ_INDEX = "qoq_index"
    AVG_YOY_INDEX = "avg_yoy_index"
    VS_DEC_INDEX = "vs_dec_index"
    BASE_INDEX = "base_index"
    PLAN_SHARE = "plan_share"
    DIFF_YOY = "diff_yoy"
    DIFF_MOM = "diff_mom"
    DIFF_QOQ = "diff_qoq"
    DIFF_VS_DEC = "diff_vs_dec"


DIFFERENCES = frozenset({Measure.DIFF_YOY, Measure.DIFF_MOM, Measure.DIFF_QOQ, Measure.DIFF_VS_DEC})
IN_UNIT = DIFFERENCES | {Measure.LEVEL}
"""The measures whose figures are in the indicator's unit; the others are in per cent or points."""


KEPT = 32_768
"""Keys that are kept as read: a listing reads each several times."""

_KEY = re.compile(r"{part}+(:{part}*)?(;{part}+={part}+)*".replace("{part}", r"[A-Za-z0-9_.\-]"))


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """``CODE:AREA;dim=value;measure=yoy;unit=VND`` with every default written out.

    ``dimensions`` is sorted by name. Without a catalogue (``catalogue.series_key`` fills defaults) every part is
    needed: ``parse`` and ``render`` are inverse.
    """

    indicator: str
    ref_area: str
    measure: str
    unit_measure: str
    dimensions: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if tuple(sorted(self.dimensions)) != self.dimensions:
            object.__setattr__(self, "dimensions", tuple(sorted(self.dimensions)))

    def render(self) -> str:
        dims = "".join(f";{name}={value}" for name, value in self.dimensions)
        return f"{self.indicator}:{self.ref_area}{dims};measure={self.measure};unit={self.unit_measure}"

    def __str__(self) -> str:
        return self.render()

    @classmethod
    def parse(cls, text: str) -> SeriesKey:
        """Read a fully written key; raise Invalid where a part is missing or malformed."""
        return _parsed(text)


@lru_cache(maxsize=KEPT)
def _parsed(text: str) -> SeriesKey:
    code, area, parts = split_key(text)
    measure, unit = parts.pop("measure", ""), parts.pop("unit", "")
    if not (area and measure and unit):
        raise Invalid("series_key_incomplete", key=text)
    return SeriesKey(code, area, measure, unit, tuple(sorted(parts.items())))


def split_key(text: str) -> tuple[str, str, dict[str, str]]:
    """Return code, area (may be empty) and the named parts of a series key; raise Invalid where it is malformed."""
    head, *tail = text.strip().split(";")
    code, _, area = head.partition(":")
    named = dict(part.partition("=")[::2] for part in tail)
    if len(named) != len(tail) or not _KEY.fullmatch(text.strip()):
        raise Invalid("series_key_unreadable", key=text)
    return code, area, named
