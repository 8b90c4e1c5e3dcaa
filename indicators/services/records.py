"""A figure as a plain record, for the command line and others' checks."""

from __future__ import annotations

import json
from typing import Any

from indicators.model.series import SeriesKey
from indicators.services.figures import Figure
from indicators.winners import Role


def record(figure: Figure) -> dict[str, Any]:
    """Return one figure as a plain record with the fields that others rely on (JSON types only)."""
    key = SeriesKey.parse(figure.series_key)
    value = figure.value
    return {
        "sheet": figure.citation.sheet,
        "cell": figure.citation.cell,
        "label": "",
        "path": [],
        "indicator": figure.indicator,
        "ref_area": key.ref_area,
        "dimensions": dict(key.dimensions),
        "start": figure.period.start.isoformat(),
        "end": figure.period.end.isoformat(),
        "time_period": figure.period.render(),
        "measure": figure.measure,
        "unit_text": "",
        "unit_measure": figure.unit_measure,
        "unit_mult": figure.unit_mult,
        "value": None
        if value is None
        else (int(value) if value == value.to_integral_value() and figure.decimals == 0 else float(value)),
        "raw": figure.raw,
        "obs_status": figure.obs_status,
        "qualifier": figure.qualifier,
        "notes": figure.note,
        "published": figure.published.isoformat() if figure.published else None,
        "published_precision": figure.published_precision,
        "origin": figure.origin,
        "outlet": figure.outlet,
        "batch": figure.batch_id,
        "winner": figure.role == Role.WINNER,
        "role": figure.role,
        "withheld": figure.withheld,
        "discrepancy": figure.discrepancy,
        "series_key": figure.series_key,
        "obs_id": figure.obs_id,
        "citation": json.loads(figure.citation.to_json()),
    }
