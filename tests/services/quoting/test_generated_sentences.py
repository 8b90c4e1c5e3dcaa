"""Whatever the store shows, written down by our own words for periods, numbers and bases, is confirmed."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.i18n import translate
from indicators.i18n.numbers import format_number, format_with_unit, with_qualifier
from indicators.i18n.periods import period_phrase
from tests.services.conftest import TODAY, all_shown

CHANGES = ("yoy", "mom", "qoq", "avg_yoy")
VERBS = {"vi": ("tăng", "giảm"), "en": ("rose", "fell")}
DEFICIT = {"vi": "Nhập siêu hàng hóa", "en": "The trade deficit"}


def shown(seeded):
    """Return every figure that is shown, of a measure that a sentence tells."""
    listed = [one for figures in all_shown(seeded.figures).values() for one in figures]
    return [
        one
        for one in listed
        if one.indicator != "PARTNERS_UPGRADED"  # stated counts that dated documents do not bear out (K4)
        and one.obs_status not in "TF"
        and one.value is not None
        and (one.measure == "level" or one.measure in CHANGES)
    ]


def sentence(figure, catalogue, lang, decimals=None):
    """Return one sentence that tells a figure; ``decimals`` fewer than shown round it."""
    value = figure.shown
    if decimals is None:
        decimals = figure.shown_decimals
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    name, period = catalogue.indicator(figure.indicator).name[lang], period_phrase(figure.period, lang)
    number = format_number(abs(rounded), decimals, lang)
    symbol = catalogue.unit_symbol(figure.unit_measure, figure.shown_mult, lang)
    said = with_qualifier(format_with_unit(number, symbol, lang), figure.qualifier, lang)
    if figure.period.is_instant:
        day = f"{figure.period.start:%d/%m/%Y}"
        return f"Tính đến ngày {day}, {name} là {said}." if lang == "vi" else f"As of {day}, {name} was {said}."
    join = " in " if lang == "en" else " "
    if figure.measure == "level":
        name = DEFICIT[lang] if value < 0 else name
        return f"{name}{join}{period} {'was' if lang == 'en' else 'đạt'} {said}."
    base = translate(lang, f"quoting.base.{figure.measure.removeprefix('avg_')}")
    if figure.measure == "avg_yoy":
        name = f"{name} bình quân" if lang == "vi" else f"Average {name}"
    return f"{name}{join}{period} {VERBS[lang][value < 0]} {said} {base}."


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_figure_that_the_store_shows_is_confirmed_when_it_is_written_down(quoting, standing, lang):
    figures = shown(standing)
    text = "\n".join(sentence(one, standing.catalogue, lang) for one in figures)
    checked = quoting.check(text, TODAY)
    wrong = [(one.figure.phrase, one.verdict.value, line(text, one)) for one in checked if one.verdict != "confirmed"]
    assert wrong == []
    assert len(checked) == len(figures) > 350


def line(text, checked):
    return text[text.rfind("\n", 0, checked.figure.offset) + 1 : text.find("\n", checked.figure.end)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_few_of_them_in_any_order_and_rounding_agree(quoting, standing, data):
    figures = [one for one in shown(standing) if one.qualifier == "exact" and one.unit_measure != "countries"]
    lang = data.draw(st.sampled_from(["vi", "en"]))
    chosen = data.draw(st.lists(st.sampled_from(figures), min_size=1, max_size=6))
    decimals = [data.draw(st.integers(min(1, one.shown_decimals), one.shown_decimals)) for one in chosen]
    joint = data.draw(st.sampled_from([" ", "\n", "\n\n"]))
    text = joint.join(
        sentence(one, standing.catalogue, lang, digits) for one, digits in zip(chosen, decimals, strict=True)
    )
    checked = quoting.check(text, date(2026, 11, 22))
    assert [one.verdict.value for one in checked if one.verdict not in {"confirmed", "rounded"}] == [], text
    assert len(checked) == len(chosen), text
