"""Figures of texts and verdicts on them as plain records, for the command line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from indicators.articles import QuotedFigure
from indicators.catalogue import Catalogue
from indicators.services.quoting.reasons import reason
from indicators.services.quoting.verdict import Checked, Known


def figure_record(figure: QuotedFigure) -> dict[str, Any]:
    """Return one figure; ``start`` and ``end`` half-open, an indicator or period that is not known is null."""
    period = figure.period
    return {
        "indicator": figure.indicator or None,
        "measure": figure.measure,
        "value": _number(figure.value),
        "value_high": _number(figure.value_high),
        "unit": figure.unit,
        "unit_mult": figure.unit_mult,
        "start": period.start.isoformat() if period else None,
        "end": period.end.isoformat() if period else None,
        "qualifier": figure.qualifier.value,
        "role": figure.role.value,
        "phrase": figure.phrase,
        "offset": figure.offset,
        "subject": figure.subject,
        "dimensions": dict(figure.dimensions),
        "score": figure.score,
        "basis": figure.basis,
        "period_basis": figure.period_basis,
        "speaker": figure.speaker,
        "confidence": figure.confidence,
        "flags": list(figure.flags),
    }


def check_record(checked: Checked, lang: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return one verdict: the figure, the verdict, the store's figure, the reason in words and a suggested fragment."""
    return {
        **figure_record(checked.figure),
        "verdict": checked.verdict.value,
        "store": _known_record(checked.stored),
        "matching": _known_record(checked.matching),
        "reason": reason(checked, lang, catalogue),
        "suggestion": checked.suggestion,
    }


def _known_record(known: Known | None) -> dict[str, Any] | None:
    if known is None:
        return None
    return {
        "indicator": known.indicator,
        "measure": known.measure,
        "start": known.period.start.isoformat(),
        "end": known.period.end.isoformat(),
        "value": _number(known.size.scaleb(-known.unit_mult)),
        "unit": known.unit,
        "unit_mult": known.unit_mult,
        "obs_status": known.obs_status,
        "published": known.published.isoformat() if known.published else None,
        "origin": known.origin,
        "outlet": known.outlet,
        "url": known.url,
        "computed": known.computed,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
