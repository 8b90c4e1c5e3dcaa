"""One figure as a row of a chart."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.model.series import SeriesKey
from indicators.services.figures import Figure


def chart_row(position: int, figure: Figure) -> dict[str, Any]:
    """Return a figure in its display unit as a row of CHART_ROWS of the series at ``position``."""
    key = SeriesKey.parse(figure.series_key)
    return {
        "series": position,
        "obs_id": figure.obs_id,
        "series_key": figure.series_key,
        "indicator": figure.indicator,
        "ref_area": key.ref_area,
        "dimensions": ";".join(f"{name}={value}" for name, value in key.dimensions),
        "measure": figure.measure,
        "start": pd.Timestamp(figure.period.start),
        "end": pd.Timestamp(figure.period.end),
        "value": None if figure.shown is None else float(figure.shown),
        "value_high": None if figure.shown_high is None else float(figure.shown_high),
        "decimals": figure.shown_decimals,
        "qualifier": figure.qualifier,
        "obs_status": figure.obs_status,
        "origin": figure.origin,
        "outlet": figure.outlet,
        "published": None if figure.published is None else pd.Timestamp(figure.published),
        "published_precision": figure.published_precision,
        "citation": figure.citation.to_json(),
        "family": figure.origin,
        "discrepancy": figure.discrepancy,
        "note": figure.note,
    }
