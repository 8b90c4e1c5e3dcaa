"""The third chip: ready-made formulas, and one's own with the place of what cannot be read. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n import translate
from indicators.model.chart import ChartSpec
from indicators.services.formulas import FormulaOffer
from indicators.services.settling import LeftOut
from indicators.web.pages.explore.controls import chip
from indicators.web.pages.explore.ids import ExploreId
from indicators.web.pages.explore.left_out import left_out_words
from indicators.web.pages.explore.state import ADDS, NO_FORMULA, OWN_FORMULA


def formula_chip(
    spec: ChartSpec, offers: Sequence[FormulaOffer], typed: str, left_out: Sequence[LeftOut], lang: str
) -> list[Any]:
    """Return the chip and the field in which a formula is written; the field is hidden where there is none."""
    options = [(NO_FORMULA, translate(lang, "explore.formula.none"))]
    options += [
        (_value(offer), translate(lang, f"explore.formula.{offer.kind}", **_named(offer, lang))) for offer in offers
    ]
    options.append((OWN_FORMULA, translate(lang, "explore.formula.own")))
    written = spec.formula or typed
    known = {value for value, _ in options}
    chosen = NO_FORMULA if not written else spec.formula if spec.formula in known else OWN_FORMULA
    select = chip(ExploreId.FORMULA, translate(lang, "explore.chip.formula"), options, chosen)
    return [select, html.Div(_field(written, left_out, lang), id=ExploreId.FORMULA_PLACE, hidden=not written)]


def _value(offer: FormulaOffer) -> str:
    return f"{offer.formula}{ADDS}{offer.adds}" if offer.adds else offer.formula


def _named(offer: FormulaOffer, lang: str) -> dict[str, str]:
    return {"other": offer.other.get(lang, "")}


def _field(written: str, left_out: Sequence[LeftOut], lang: str) -> dmc.TextInput:
    """Return the field; an error stands under it and names the character."""
    wrong = next((one for one in left_out if one.code.startswith("formula_")), None)
    return dmc.TextInput(
        id=ExploreId.FORMULA_TEXT,
        label=translate(lang, "explore.formula.field"),
        value=written,
        error=left_out_words(wrong, lang) if wrong else None,
        debounce=True,
        className="explore-formula",
        autoComplete="off",
        spellCheck=False,
    )
