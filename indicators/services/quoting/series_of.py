"""The series to which a figure of a text belongs."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.catalogue import HOME_AREA, Catalogue
from indicators.model.errors import IndicatorsError
from indicators.model.series import Measure, SeriesKey


def series_of(
    catalogue: Catalogue, indicator: str, measure: str, unit: str, dimensions: Iterable[tuple[str, str]] = ()
) -> SeriesKey | None:
    """Return the series of a figure as a text tells it, None where the catalogue has no such series."""
    named = dict(dimensions)
    area = named.pop("ref_area", HOME_AREA)
    said = unit if measure == Measure.LEVEL and unit not in {"", "number"} else ""
    parts = [f"{indicator}:{area}", *(f"{name}={code}" for name, code in sorted(named.items())), f"measure={measure}"]
    try:
        return catalogue.series_key(";".join([*parts, *([f"unit={said}"] if said else [])]))
    except IndicatorsError:
        return None
