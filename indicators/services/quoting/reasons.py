"""Why a verdict is what it is, in the reader's words."""

from __future__ import annotations

from indicators.catalogue import Catalogue
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number, format_with_unit
from indicators.i18n.periods import period_phrase
from indicators.services.quoting.verdict import Checked, Known


def reason(checked: Checked, lang: str, catalogue: Catalogue) -> str:
    """Return one sentence that names what the store has and what the printed number is."""
    stored, matching = checked.stored, checked.matching
    figure = checked.figure
    if checked.verdict == "unknown" and not figure.indicator:
        return translate(lang, "quoting.reason.no_indicator")
    if checked.verdict == "unknown" and figure.period is None:
        return translate(lang, "quoting.reason.no_period")
    key = f"quoting.reason.{checked.verdict.value}"
    if checked.verdict in {"other_base", "other_cut_off", "other_measure"} and stored is None:
        key += "_alone"
    elif stored is not None and stored.computed and checked.verdict in {"confirmed", "contradicted"}:
        key += "_computed"
    params = checked.params or {}
    if params.get("parts") and checked.verdict == "confirmed":
        key = "quoting.reason.confirmed_count"
    elif params and checked.verdict in {"contradicted", "outdated"}:
        key = f"quoting.reason.{checked.verdict.value}_count{'' if params['said'] else '_alone'}"
    return translate(
        lang,
        key,
        **params,
        stored=said(stored, lang, catalogue),
        matching=said(matching, lang, catalogue),
        name=named(matching, lang, catalogue),
        period=period_phrase(matching.period, lang) if matching else "",
        base=translate(lang, f"quoting.base.{matching.measure}")
        if matching and checked.verdict == "other_base"
        else "",
        published=format_date(stored.published) if stored and stored.published else "",
    )


def said(known: Known | None, lang: str, catalogue: Catalogue) -> str:
    """Return a known figure as a reader writes it: "262,46 tỷ USD", "8.02%"."""
    if known is None:
        return ""
    number = format_number(known.size.scaleb(-known.unit_mult), known.decimals, lang)
    return format_with_unit(number, catalogue.unit_symbol(known.unit, known.unit_mult, lang), lang)


def named(known: Known | None, lang: str, catalogue: Catalogue) -> str:
    """Return the indicator of a known figure, with its measure where that is no level."""
    if known is None:
        return ""
    name = catalogue.indicator(known.indicator).name[lang]
    return name if known.measure == "level" else f"{name} ({translate(lang, f'term.measure.{known.measure}')})"
