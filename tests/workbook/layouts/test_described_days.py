"""Series under stacked metadata: what stands over each is its name, unit and identifier and never a figure."""

from datetime import date

import pytest

from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of

NAMES_ABOVE = [
    [None, "Earnings; men", "Earnings; women"],
    ["Unit", "Triệu USD", "%"],
    ["Series Type", "Original", "Original"],
    ["Frequency", "Quarter", "Quarter"],
    ["Collection Month", 2, 2],
    ["Series Start", date(2030, 2, 15), date(2030, 2, 15)],
    ["No. Obs", 6, 6],
    ["Series ID", "A1", "A2"],
]
TITLE_BELOW = [
    ["F1 EARNINGS"],
    ["Title", "Earnings; men", "Earnings; women"],
    ["Frequency", "Quarterly", "Quarterly"],
    ["Type", "Original", "Original"],
    ["Units", "Triệu USD", "%"],
    ["Source", "Office", "Office"],
    ["Publication date", date(2031, 1, 1), date(2031, 1, 1)],
    ["Mnemonic", "A1", "A2"],
]
MIDDLES = [date(2030 + month // 12, month % 12 + 1, 15) for month in range(1, 19, 3)]
FIRSTS = [date(2030, month, 1) for month in (1, 4, 7, 10)]


def read(above, days):
    sheet = Sheet(grid_of([*above, *([day, at + 0.5, at + 9.5] for at, day in enumerate(days))]))
    layout, recognition = recognise(sheet)
    assert layout.name == "described"
    assert recognition.evidence
    return layout.read(sheet)


@pytest.mark.parametrize("above", [NAMES_ABOVE, TITLE_BELOW], ids=["name above", "title among the metadata"])
def test_name_identifier_and_unit_are_those_over_the_column(above):
    first, second, *_ = read(above, FIRSTS).candidates
    assert (first.label, first.code, first.unit_measure, first.unit_mult) == ("Earnings; men Original", "A1", "USD", 6)
    assert (second.label, second.code, second.unit_measure) == ("Earnings; women Original", "A2", "percent")
    assert first.cell == "B9"
    assert first.period.render() == "2030-Q1"


def test_the_metadata_are_no_figures():
    assert {one.row for one in read(NAMES_ABOVE, FIRSTS).candidates} == {9, 10, 11, 12}


def test_days_in_the_middle_of_months_against_a_printed_quarter_are_asked_about():
    reading = read(NAMES_ABOVE, MIDDLES)
    assert reading.candidates[0].period.render() == "2030-M02"
    (finding,) = [one for one in reading.findings if one.code == "frequency_against_days"]
    assert (finding.severity.value, finding.cell, finding.params["text"]) == ("soft", "B4", "Quarter")
    assert "frequency_against_days" not in {one.code for one in read(NAMES_ABOVE, FIRSTS).findings}


def test_the_sheet_that_lists_the_series_is_a_description():
    rows = [
        ["Time series"], ["Description", "Series Type", "Series ID", "Series Start", "Series End", "No. Obs.", "Unit"],
        ["Earnings; men", "Original", "A1", date(2030, 2, 15), date(2031, 5, 15), 6, "$"],
        ["Earnings; women", "Original", "A2", date(2030, 2, 15), date(2031, 5, 15), 6, "$"],
    ]  # fmt: skip
    _, recognition = recognise(Sheet(grid_of(rows)))
    assert (recognition.reason, recognition.reason_cell) == ("description", "C2")


def test_a_table_with_a_unit_line_alone_is_not_stacked():
    layout, _ = recognise(Sheet(grid_of([["Year", "GDP"], ["Unit", "tỷ USD"], ["2023", 1.5], ["2024", 2.5]])))
    assert layout is None or layout.name != "described"
