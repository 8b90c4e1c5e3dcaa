"""Targets: what was set for a period, the latest word of it as of a day. A target is never a figure in use."""

from __future__ import annotations

from datetime import date

from indicators.catalogue import Catalogue
from indicators.model.errors import IndicatorsError
from indicators.model.period import Period
from indicators.services.figures import Figure, Figures

TARGET_OF = {"GDP_GROWTH_YOY": "TARGET_GDP_GROWTH"}
"""Indicators for which targets are set, and the indicator that holds them."""


def targets(
    indicator: str, period: Period, figures: Figures, catalogue: Catalogue, as_of: date | None
) -> tuple[Figure, ...]:
    """Return every target known for a period of an indicator, the one that was set last at the end."""
    code = TARGET_OF.get(indicator)
    if code is None:
        return ()
    try:
        key = catalogue.series_key(code).render()
    except IndicatorsError:
        return ()
    known = [
        one
        for one in figures.readings(key, as_of)
        if one.period == period
        and one.obs_status == "T"
        and one.value is not None
        and one.published
        and not one.withheld
    ]
    return tuple(sorted(known, key=lambda one: (one.published or date.min, one.obs_id or 0)))
