"""What of an address or a choice was left out, in words: which part, why, and where in a formula. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.services.settling import LeftOut

NAMED = {"transform": "term.transform", "kind": "term.chart", "why": "explore.kind", "reason": "explore.illegal"}
"""Parameters that are codes, and the domain of their words; a period kind is named by ``term.window``."""


def left_out_words(one: LeftOut, lang: str) -> str:
    """Return one sentence on what was left out."""
    params = {name: _said(name, value, one.code, lang) for name, value in one.params.items()}
    if one.code.startswith("formula_"):
        return translate(lang, f"error.{one.code}", **params)
    return translate(lang, f"explore.left_out.{one.code}", **params)


def _said(name: str, value: Any, code: str, lang: str) -> Any:
    if isinstance(value, Mapping):
        return value[lang]
    if name in NAMED:
        return translate(lang, f"{NAMED[name]}.{value}")
    if name in {"left", "right"}:
        return translate(lang, f"charts.unit.{value}.0") if "/" not in value and "*" not in value else value
    if name == "day":
        return format_date(date.fromisoformat(value))
    if name == "period":
        return _period(value, lang) if code == "base" else translate(lang, f"term.window.{value}")
    return value


def _period(text: str, lang: str) -> str:
    try:
        return period_phrase(Period.parse(text), lang)
    except Invalid:
        return text
