"""What comes of holding a figure of a text against the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from indicators.articles import QuotedFigure
from indicators.model.observation import Qualifier
from indicators.model.period import Period


class Verdict(StrEnum):
    """From agreement to nothing known; what tells most about a mistake comes before "contradicted"."""

    CONFIRMED = "confirmed"
    ROUNDED = "rounded"
    ROUNDED_WRONGLY = "rounded_wrongly"
    REPLACED = "replaced"
    OUTDATED = "outdated"
    OTHER_BASE = "other_base"
    OTHER_CUT_OFF = "other_cut_off"
    OTHER_MEASURE = "other_measure"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


AGREES = frozenset({Verdict.CONFIRMED, Verdict.ROUNDED})


@dataclass(frozen=True, slots=True)
class Known:
    """One figure to compare with: ``size`` in its unit without power of ten, ``step`` one printed last digit of it.

    ``computed`` names the arithmetic of a growth that nobody printed; ``in_use`` whether it is the figure shown.
    """

    indicator: str
    measure: str
    period: Period
    size: Decimal
    step: Decimal
    unit: str
    decimals: int
    unit_mult: int
    published: date | None = None
    obs_status: str = ""
    origin: str = ""
    outlet: str = ""
    url: str = ""
    obs_id: int | None = None
    in_use: bool = False
    computed: bool = False
    qualifier: Qualifier = Qualifier.EXACT
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A figure with its verdict; ``stored`` is what the store has for it, ``matching`` what the printed number is.

    ``params`` fill the words of the reason, ``suggestion`` is a fragment to put in the figure's place or empty.
    """

    figure: QuotedFigure
    verdict: Verdict
    stored: Known | None = None
    matching: Known | None = None
    suggestion: str = ""
    params: dict[str, Any] | None = None

    @property
    def applies(self) -> bool:
        """Whether the suggestion is the store's number for this very figure, so that it can be put in its place."""
        return bool(self.suggestion) and self.stored is not None
