"""Shapes of what central banks and databases hand out: legends of codes, days of months, tables repeated."""

from tests.workbook.files import read_rows
from tests.workbook.tables import periods_of, reason_of, table_of


def cell_of(reading, cell):
    return next(row for row in reading.rows if row.cell == cell)


# -- tables under each other with a description each ------------------------------------------------------------------
def extracted(unit, *rows):
    return [
        ["Data extracted on 01/11/2031 10:00:00 from [DB]"],
        ["Dataset:", "Jobs by age [jobs_a]"],
        [],
        ["Time frequency", None, "Annual"],
        ["Unit of measure", None, unit],
        [],
        ["TIME", "2029", None, "2030"],
        ["GEO (Labels)"],
        *rows,
        [],
        ["Special value"],
        [":", "not available"],
        ["Observation flags:"],
        ["b", "break in time series"],
        ["d", "definition differs"],
        [],
    ]


EXTRACTED = [
    *extracted("Thousand persons", ["Norway", 21.5, None, 22.5], ["Spain", 31.5, "b", 32.5]),
    *extracted("Percentage of total population", ["Norway", 6.5, None, 7.5], ["Spain", 5.5, "b", 4.5]),
]


def test_what_is_said_over_the_second_table_of_a_sheet_begins_with_the_first_words_of_the_sheet(tmp_path):
    reading = read_rows(tmp_path, EXTRACTED)
    first, second = cell_of(reading, "B9"), cell_of(reading, "B26")
    assert (first.unit_text, second.unit_text) == ("Thousand persons", "Percentage of total population")
    assert (second.label, second.item, second.period.render()) == ("Norway", "", "2029")
    assert not any(finding.code == "duplicate_conflict" for finding in reading.findings)


# -- legends of codes -------------------------------------------------------------------------------------------------
RATES = [["date", "FX.AAA.BBB", "FX.CCC.BBB"], ["2031-03-03", 1.25, 0.75], ["2031-03-04", 1.5, 0.5]]


def test_codes_over_columns_are_named_by_the_rows_over_the_table_that_explain_them():
    rows = [
        ["SERIES"],
        ["id", "label", "description"],
        ["FX.AAA.BBB", "AAA/BBB", "Crowns to marks"],
        ["FX.CCC.BBB", "CCC/BBB", "Pounds to marks"],
        [],
        ["OBSERVATIONS"],
        *RATES,
    ]
    found = table_of(rows)
    assert (found["B8"], found["C9"]) == (
        (1.25, "2031-03-03", "Crowns to marks"),
        (0.5, "2031-03-04", "Pounds to marks"),
    )


def test_a_legend_that_describes_two_codes_alike_says_what_tells_them_apart():
    rows = [
        ["FX.AAA.BBB", "2 year", "Yields of bonds of the state"],
        ["FX.CCC.BBB", "5 year", "Yields of bonds of the state"],
        [],
        *RATES,
    ]
    found = table_of(rows)
    assert (found["B5"][2], found["C5"][2]) == (
        "Yields of bonds of the state 2 year",
        "Yields of bonds of the state 5 year",
    )


def test_codes_that_blanks_part_are_named_by_the_legend_below_the_table():
    rows = [
        ["Tarih", "TP AB CD", "TP XY CD"],
        ["2031-01", 67.5, 3.5],
        ["2031-02", 66.5, 4.5],
        [],
        ["Series"],
        ["TP.AB.CD", "Visitors in all"],
        ["TP.XY.CD", "Visitors from abroad"],
    ]
    found = table_of(rows)
    assert (found["B2"][2], found["C3"][2]) == ("Visitors in all", "Visitors from abroad")


def test_the_code_of_a_currency_before_its_name_is_no_unit(tmp_path):
    rows = [["Date", "(USD) US dollar", "(EUR) Euro"], ["2031-01", 67.5, 3.5], ["2031-02", 66.5, 4.5]]
    assert {row.unit_measure for row in read_rows(tmp_path, rows).rows} == {""}


# -- days behind months behind years ----------------------------------------------------------------------------------
def days(*, published=False):
    said = [["Value date", None, None, "Published", "Rate"]]
    stands = [(2031, "Jan", 30), (None, None, 31), (None, "Feb", 3), (None, None, 4), (2032, "Jan", 2), (None, None, 5)]
    for at, (year, month, day) in enumerate(stands):
        said.append([year, month, day, f"{at + 1:02d} Mar 2031" if published else None, 0.25 + at])
    return said if published else [[*row[:3], *row[4:]] for row in said]


def test_numbers_of_days_go_on_under_the_months_and_years_that_stand_where_they_begin():
    found = periods_of(days())
    assert found == {
        "D2": "2031-01-30", "D3": "2031-01-31", "D4": "2031-02-03", "D5": "2031-02-04", "D6": "2032-01-02",
        "D7": "2032-01-05",
    }  # fmt: skip


def test_a_day_of_publication_beside_such_days_is_neither_the_period_nor_a_name():
    found = table_of(days(published=True))
    assert found["E4"] == (2.25, "2031-02-03", "Rate")


def test_a_number_that_is_no_day_of_its_month_leaves_the_table_unread():
    rows = days()
    rows[3][2] = 31
    assert reason_of(rows)[0] == "period_without_year"


def test_notes_with_an_asterisk_between_two_tables_are_no_title_of_the_second(tmp_path):
    rows = [["Rates by day"], [], *days(), [], ["* Figures are those of noon."], [], *days()]
    assert {row.title for row in read_rows(tmp_path, rows).rows} == {"Rates by day"}


# -- quarters ---------------------------------------------------------------------------------------------------------
def test_quarters_are_known_by_the_beginning_of_their_russian_name():
    rows = [["Год", "Квартал", "Экспорт"], *([2031, f"{number} кварт.", 12.5 + number] for number in range(1, 5))]
    assert periods_of(rows) == {f"C{at + 1}": f"2031-Q{at}" for at in range(1, 5)}


# -- records ----------------------------------------------------------------------------------------------------------
def test_names_without_a_heading_behind_numbers_are_what_those_are_the_codes_of(tmp_path):
    rows = [
        ["T12", "Product and product per head"],
        ["Region/Country/Area", None, "Year", "Series", "Value", "Footnotes"],
        *(
            [code, name, year, "GDP in current prices (millions of US dollars)", 100.5 + year, None]
            for code, name in ((1, "All areas"), (2, "Africa"), (716, "Zimbabwe"))
            for year in (2025, 2030)
        ),
    ]
    assert {row.path for row in read_rows(tmp_path, rows).rows} == {("All areas",), ("Africa",), ("Zimbabwe",)}


def test_currencies_name_the_rows_of_a_table_of_what_they_are_bought_and_sold_at(tmp_path):
    rows = [
        ["Date", "Currency", "Mean", "Buy", "Sell"],
        *(
            [f"2031-03-{day:02d}", name, 1.25 + day, 1 + day, 1.5 + day]
            for day in (17, 18)
            for name in ("US DOLLAR", "EURO", "SWISS FRANC")
        ),
    ]
    reading = read_rows(tmp_path, rows)
    assert {row.path for row in reading.rows} == {("US DOLLAR",), ("EURO",), ("SWISS FRANC",)}
    assert not any(row.unit_measure for row in reading.rows)
