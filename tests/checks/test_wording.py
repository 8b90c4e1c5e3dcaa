"""Every finding of the checks says what it found in both languages, with nothing of the code left in it."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from indicators.checks import screen
from indicators.checks.correction import nothing_corrected, published_to_come, unit_jump
from indicators.checks.wording import finding_text
from indicators.i18n import LANGUAGES
from indicators.i18n.messages import load
from indicators.model.finding import Finding, Severity
from indicators.model.period import Period
from tests.checks.cases import INDICATORS, case, figure, stored

JULY, SEVEN = Period.month(2025, 7), Period.year_to_date(2025, 7)
LEVELS = [
    stored("EXP_GOODS", JULY, "42.29"),
    stored("EXP_GOODS", Period.month(2025, 6), "39.49"),
    stored("EXP_GOODS", Period.month(2024, 7), "36.36"),
    stored("EXP_GOODS", SEVEN, "262.46"),
    stored("TRADE_GOODS_TOTAL", SEVEN, "514.87"),
    stored("FDI_NEW", SEVEN, "10.03", origin="NSO", obs_status="A", published=pd.Timestamp(2024, 1, 1)),
]
NAMES = SimpleNamespace(
    by_code=INDICATORS, unit_symbol=lambda unit, mult, lang: {"USD": "tỷ USD", "percent": "%"}.get(unit, unit)
)


def of_a_correction() -> list[Finding]:
    """Provoke the checks of a figure corrected by hand, and name what its form's fields are told."""
    held, moved = LEVELS[0], stored("EXP_GOODS", JULY, "4.229")
    fields = [
        ("number_missing", {}), ("unreadable", {"text": "rất nhiều"}), ("mark_open", {"text": "42,290"}),
        ("day_unreadable", {"text": "31/02/2025"}), ("status_unknown", {}), ("origin_unknown", {}),
        ("cited_too_long", {"limit": 500}),
    ]  # fmt: skip
    return [
        *nothing_corrected(held, held),
        *unit_jump(moved, held),
        *published_to_come(date(2027, 1, 1), date(2026, 11, 22)),
        *(Finding(f"correction_{code}", Severity.HARD, params=params) for code, params in fields),
    ]


def findings() -> list[Finding]:
    """Provoke every check."""
    rows = [
        figure("EXP_GOODS", SEVEN, "514.87", "G9"),
        figure("EXP_GOODS", SEVEN, "515.87", "G10"),
        figure("EXP_GOODS", Period.month(2024, 7), "36.36", "D9"),
        figure("EXP_GOODS", Period.month(2024, 7), "36.36", "D19"),
        figure("EXP_GOODS", Period.month(2024, 6), "NaN", "D1"),
        figure("IMP_GOODS", SEVEN, "212", "G11", unit_measure=""),
        figure("GDP_NOMINAL", SEVEN, "5", "G12", unit_measure="percent"),
        figure(
            "GDP_NOMINAL", SEVEN, "5", "G13", unit_measure="VND", series_key="GDP_NOMINAL:VNM;measure=level;unit=VND"
        ),
        figure("EXP_GOODS", JULY, "42290", "G14"),
        figure("EXP_GOODS", Period.month(2031, 1), "15.7", "G15", measure="yoy_index"),
        figure("FDI_REGISTERED", SEVEN, "24.09", "H1"),
        *(
            figure(code, SEVEN, value, code)
            for code, value in (("FDI_NEW", "10.03"), ("FDI_ADJ", "9.99"), ("FDI_SHARES", "4.07"))
        ),
        figure("TRADE_BAL_GOODS", JULY, "10", "H2"),
        figure("IMP_GOODS", JULY, "1", "H3"),
        figure("FDI_NEW", Period.through(date(2024, 1, 1), date(2024, 7, 20)), "10.76", "H5"),
    ]
    changes = [
        ("EXP_GOODS", "7", "yoy"), ("EXP_GOODS", "7", "mom"), ("EXP_GOODS", "117.5", "yoy_index"),
        ("EXP_GOODS", "50", "yoy"),
    ]  # fmt: skip
    found = list(screen(case(rows, LEVELS)))
    for code, value, measure in changes:
        found += screen(case([figure(code, JULY, value, measure=measure)], LEVELS))
    found += of_a_correction()
    return [*found, Finding("indicator_unknown", Severity.HARD, "Data", "A2", {"text": "EXP_GODS"})]


FOUND = findings()


def test_the_samples_provoke_every_message_of_the_catalogue():
    messages = {key.removeprefix("checks.") for key in load("en") if key.startswith("checks.")}
    assert {finding.code for finding in FOUND} == messages


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("finding", FOUND, ids=lambda finding: f"{finding.code}-{finding.cell}")
def test_a_finding_is_a_sentence_without_gaps(finding, lang):
    text = finding_text(finding, NAMES, lang)
    assert "{" not in text
    assert finding.code not in text
    assert "P7M" not in text
    assert text[0] == text[0].upper()
    assert text.endswith(".")


def test_numbers_stand_in_the_readers_own_format():
    (finding,) = [one for one in FOUND if one.code == "identity_holds"]
    assert "10,03 + 9,99 + 4,07 = 24,09" in finding_text(finding, NAMES, "vi").replace("\u00a0", " ")
    assert "10.03 + 9.99 + 4.07 = 24.09" in finding_text(finding, NAMES, "en").replace("\u00a0", " ")


@pytest.mark.parametrize(("lang", "said"), [("vi", "15.720"), ("en", "15,720")])
def test_how_many_cells_a_finding_is_of_is_grouped_as_its_reader_does(lang, said):
    finding = Finding("unit_absent", Severity.SOFT, "Data", "D1", {"text": "Rent", "count": 15720, "cells": "D1"})
    assert said in finding_text(finding, NAMES, lang)


def test_a_finding_of_the_reader_has_its_words_in_its_own_domain():
    finding = Finding("file_empty", Severity.HARD)
    assert finding_text(finding, NAMES, "vi") != finding_text(finding, NAMES, "en")
    assert "file_empty" not in finding_text(finding, NAMES, "vi")


def test_an_unknown_code_is_shown_as_it_is_and_never_fails():
    assert finding_text(Finding("no_such_code", Severity.INFO), NAMES, "vi") == "findings.no_such_code"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_unit_that_was_said_and_printed_nowhere_is_called_by_its_symbol(lang):
    params = {"unit_text": "", "unit": "USD", "mult": 9, "n": 2}
    said = finding_text(Finding("magnitude_fits", Severity.PASSED, params=params), NAMES, lang)
    assert "“tỷ USD”" in said
