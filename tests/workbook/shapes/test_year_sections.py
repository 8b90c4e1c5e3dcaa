"""Tables whose rows come again under one lone period after the other."""

from __future__ import annotations

from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import periods_of, reason_of, table_of

HEAD = [["Staff of day nurseries 2029 to 2031"], ["Land", "All staff", "With a degree"]]


def test_the_same_rows_under_each_year_are_of_that_year():
    rows = [
        *HEAD,
        [2031], ["North", 1200.5, 300.5], ["South", 1100.5, 280.5],
        [2030], ["North", 1150.5, 290.5], ["South", 1050.5, 270.5],
        [2029], ["North", 1100.5, 285.5], ["South", 1000.5, 260.5],
    ]  # fmt: skip
    figures = table_of(rows)
    assert figures["B4"] == (1200.5, "2031", "North > All staff")
    assert figures["C7"] == (290.5, "2030", "North > With a degree")
    assert figures["B11"] == (1000.5, "2029", "South > All staff")


def test_a_year_merged_over_all_columns_is_of_its_own_section_alone():
    rows = [
        *HEAD,
        [2031, None, None], ["North", 1200.5, 300.5], ["South", 1100.5, 280.5],
        [2030, None, None], ["North", 1150.5, 290.5], ["South", 1050.5, 270.5],
    ]  # fmt: skip
    periods = periods_of(rows, merges=[Merge(3, 1, 3, 3), Merge(6, 1, 6, 3)])
    assert {periods["B4"], periods["C5"]} == {"2031"}
    assert {periods["B7"], periods["C8"]} == {"2030"}


def test_a_section_may_stand_under_a_quarter():
    rows = [
        *HEAD,
        ["Q1 2031"], ["North", 12.5, 3.5], ["South", 11.5, 2.5],
        ["Q2 2031"], ["North", 13.5, 3.6], ["South", 12.5, 2.6],
    ]  # fmt: skip
    assert list(periods_of(rows).values()) == ["2031-Q1"] * 4 + ["2031-Q2"] * 4


def test_a_year_over_all_columns_ends_at_the_next_one_whatever_the_rows():
    rows = [
        *HEAD,
        [2031, None, None], ["North", 1200.5, 300.5], ["South", 1100.5, 280.5],
        [2030, None, None], ["Teachers", 1150.5, 290.5], ["Cooks", 1050.5, 270.5],
    ]  # fmt: skip
    periods = periods_of(rows, merges=[Merge(3, 1, 3, 3), Merge(6, 1, 6, 3)])
    assert [periods["B4"], periods["B7"]] == ["2031", "2030"]


def test_years_at_the_left_over_rows_of_other_names_are_asked_about():
    rows = [
        *HEAD,
        [2031], ["North", 1200.5, 300.5], ["South", 1100.5, 280.5],
        [2030], ["Teachers", 1150.5, 290.5], ["Cooks", 1050.5, 270.5],
    ]  # fmt: skip
    assert reason_of(rows)[0] == "period_ambiguous"
