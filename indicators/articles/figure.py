"""A figure of a text: what was found, where, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.model.observation import Qualifier
from indicators.model.period import Period


class FigureRole(StrEnum):
    """What a figure is in its text: only an observation and a part of one are told of the period itself."""

    OBSERVATION = "observation"
    SUB_ITEM = "sub-item"
    COMPARATOR = "comparator"
    TARGET = "target"
    FORECAST = "forecast"


class TextMeasure(StrEnum):
    """Measures that texts print and no series of the store has, beside ``model.series.Measure``."""

    DIFF = "diff"
    RATIO_YOY = "ratio_yoy"
    VS_PREV_HALF = "vs_prev_half"
    MONTHLY_AVG = "monthly_avg"
    OTHER_BASE = "other_base"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class QuotedFigure:
    """One figure; ``value`` in ``unit`` times ten to the ``unit_mult`` with its sign, ``value_high`` ends a range.

    ``phrase`` is cut from the text between ``offset`` and ``end``. ``indicator`` is empty where the catalogue has none
    for ``subject``. ``score`` and ``basis`` say how sure the indicator is and by what; ``period_basis`` how the period
    was found. ``confidence`` is 0 to 100 of the whole; ``flags`` are codes of what looks wrong in the text.
    """

    phrase: str
    offset: int
    end: int
    indicator: str
    subject: str
    score: int
    basis: str
    measure: str
    value: Decimal
    value_high: Decimal | None
    decimals: int
    unit: str
    unit_mult: int
    period: Period | None
    period_basis: str
    qualifier: Qualifier
    role: FigureRole
    speaker: str
    confidence: int
    sentence: int
    dimensions: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()


CERTAIN = 75
"""The confidence from which a figure is proposed as found; below it a person is asked."""
