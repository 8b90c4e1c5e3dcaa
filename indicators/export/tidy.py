"""Tidy data: one row an observation, with everything that identifies and cites it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from indicators.export.citations import citation_text
from indicators.export.document import Document
from indicators.i18n import translate
from indicators.i18n.periods import period_phrase
from indicators.model.frames import CHART_ROWS, records
from indicators.model.observation import Citation
from indicators.model.period import Period

TIDY = (
    "title",
    "series_key",
    "indicator",
    "name",
    "ref_area",
    "measure",
    "time_period",
    "period",
    "start",
    "end",
    "value",
    "value_high",
    "decimals",
    "unit",
    "qualifier",
    "status",
    "origin",
    "source",
    "terms",
    "outlet",
    "published",
    "published_precision",
    "discrepancy",
    "citation",
    "url",
    "derived_formula",
    "note",
    "obs_id",
    "as_of",
    "snapshot",
)
"""The columns of tidy data, in order. ``start`` and ``end`` are half-open; ``value`` is in ``unit``."""

Value = str | int | Decimal | date | bool | None


_CODED = {"two_sources", "incomplete", "differs_from_levels"}
"""Notes that are codes of our own."""


def tidy_rows(document: Document) -> list[dict[str, Value]]:
    """Return the rows of TIDY by series and period; numbers are exact decimals, None where nothing is said."""
    rows = records(CHART_ROWS.require(document.data.rows))
    ordered = sorted(rows, key=lambda row: (row["series"], row["end"], row["start"]))
    return [_row(document, row) for row in ordered]


def exact(value: Any) -> Decimal | None:
    """Return a float as the shortest decimal that is it, without the noise behind the fifteenth digit; None for NaN."""
    if value is None or pd.isna(value):
        return None
    number = Decimal(f"{float(value):.15g}")
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _row(document: Document, row: dict[str, Any]) -> dict[str, Value]:
    data, lang, position = document.data, document.lang, int(row["series"])
    period = Period(row["start"].date(), row["end"].date())
    citation = Citation.from_json(row["citation"])
    published = None if pd.isna(row["published"]) else row["published"].date()
    names = data.origin_names.get((row["origin"], published.isoformat() if published else ""), {})
    note = row["note"]
    return {
        "title": document.title,
        "series_key": row["series_key"],
        "indicator": row["indicator"],
        "name": data.series[position].name[lang],
        "ref_area": row["ref_area"],
        "measure": translate(lang, f"term.measure.{row['measure']}"),
        "time_period": period.render(),
        "period": period_phrase(period, lang),
        "start": period.start,
        "end": period.end,
        "value": exact(row["value"]),
        "value_high": exact(row["value_high"]),
        "decimals": int(row["decimals"]),
        "unit": document.units[position],
        "qualifier": "" if row["qualifier"] == "exact" else translate(lang, f"term.qualifier.{row['qualifier']}"),
        "status": translate(lang, f"term.status.{row['obs_status']}"),
        "origin": row["origin"],
        "source": names.get(lang, row["origin"]),
        "terms": data.origin_terms.get(row["origin"], {}).get(lang, ""),
        "outlet": row["outlet"],
        "published": published,
        "published_precision": row["published_precision"],
        "discrepancy": translate(lang, "export.yes") if row["discrepancy"] else "",
        "citation": citation_text(citation, lang),
        "url": citation.url,
        "derived_formula": citation.formula,
        "note": translate(lang, f"export.note.{note}")
        if note in _CODED
        else data.remarks.get(note, {}).get(lang, note),
        "obs_id": None if pd.isna(row["obs_id"]) else int(row["obs_id"]),
        "as_of": data.as_of,
        "snapshot": data.snapshot,
    }
