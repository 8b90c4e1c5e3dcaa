"""Why a figure is refused, in words, with the days of both windows where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import days_phrase
from indicators.model.chart import NotDerivable
from indicators.model.period import Period


def reason_words(refusal: NotDerivable, lang: str) -> str:
    """Return why a figure is refused, with the days of both windows where they differ; names come in both languages."""
    params = {name: said[lang] if isinstance(said, Mapping) else said for name, said in refusal.params.items()}
    if "day" in params:
        params["day"] = format_date(date.fromisoformat(params["day"]))
    if "base_start" in params and "base_end" in params:
        base = Period(date.fromisoformat(params["base_start"]), date.fromisoformat(params["base_end"]))
        params["base"] = days_phrase(base, lang)
        params["window"] = days_phrase(Period(refusal.start, refusal.end), lang)
    return translate(lang, f"charts.refused.{refusal.reason}", **params)
