"""A title names the period of a table also where one column of many says a year of its own; that is to be confirmed."""

from tests.workbook.tables import findings_of, periods_of, reason_of

NAMES = ["Code", "Name", "Census 2029", "Births", "Deaths", "Arrivals", "Departures"]
AREAS = [["E01", "North", 5000, 51, 42, 31, 22], ["E02", "South", 6000, 61, 52, 41, 32],
         ["E03", "West", 7000, 71, 62, 51, 42]]  # fmt: skip


def test_columns_without_a_year_are_of_the_title_and_the_one_with_a_year_is_of_that():
    rows = [["Components of change of the population, 2031"], NAMES, *AREAS]
    periods = periods_of(rows)
    assert (periods["C3"], periods["D3"], periods["G5"]) == ("2029", "2031", "2031")
    assert findings_of(rows)["period_from_title_beside_years"] == ("soft", "A1")


def test_a_column_that_names_the_year_of_the_title_is_of_the_title():
    heads = [name.replace("2029", "2031") for name in NAMES]
    periods = periods_of([["Components of change of the population, March 2031"], heads, *AREAS])
    assert set(periods.values()) == {"2031-M03"}


def test_where_many_columns_name_years_the_title_does_not_speak_for_the_others():
    heads = ["Code", "Name", "Rank in 2029 of all", "Score of 2028 used", "Deaths", "Arrivals", "Departures"]
    assert reason_of([["Deprivation 2031"], heads, *AREAS])[0] == "period_elsewhere"
