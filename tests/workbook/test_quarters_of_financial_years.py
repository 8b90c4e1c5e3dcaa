"""Quarters and months of financial years: they are read where the file says when these end, and wait where it does not.

Specimens in the shape of the long files that central banks and offices of statistics with such years offer.
"""

import csv
import io

import pytest

from indicators.model.finding import Severity
from tests.workbook.files import codes, read_bytes, read_rows

YEARS = ("2030-31", "2031-32", "2032-33")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November", "December", "January",
          "February", "March")  # fmt: skip


def long(head, periods, above=()):
    """The bytes of a file of records of one series; ``periods`` are the cells before its name and its figure."""
    out = io.StringIO()
    rows = [[*period, "Bank credit", f"{101 + 1.3 * at:.1f}"] for at, period in enumerate(periods)]
    csv.writer(out).writerows([*above, [*head, "Item", "Value"], *rows])
    return out.getvalue().encode()


def of_all(parts, write):
    return [write(year, part) for year in YEARS for part in parts]


SHAPES = {
    "quarter first": long(["Quarter"], of_all(QUARTERS, lambda year, part: [f"{part} {year}"])),
    "year first": long(["Period"], of_all(QUARTERS, lambda year, part: [f"{year} {part}"])),
    "with a colon": long(["Period"], of_all(QUARTERS, lambda year, part: [f"{year}:{part}"])),
    "two columns": long(["Year", "Quarter"], of_all(QUARTERS, lambda year, part: [year, part])),
    "numbers": long(["Financial year", "Quarter"], of_all(QUARTERS, lambda year, part: [year, part[1]])),
    "words": long(["Year", "Quarter"], of_all(("Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"), lambda *said: said)),
    "months": long(["Month"], of_all(MONTHS, lambda year, part: [f"{part} {year}"])),
    "months apart": long(["Year", "Month"], of_all(MONTHS, lambda *said: said)),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_parts_of_financial_years_wait_in_records_and_are_asked_about_once(tmp_path, shape):
    reading = read_bytes(tmp_path, SHAPES[shape], "credit.csv")
    assert len(reading.candidates) in {12, 36}
    assert reading.candidates["start"].isna().all()
    (asked,) = [finding for finding in reading.findings if finding.code == "financial_year_unsaid"]
    assert (asked.cell, asked.severity, asked.params["count"]) == ("A2", Severity.HARD, len(reading.candidates))
    assert "period_unreadable" not in codes(reading)


@pytest.mark.parametrize("shape", ["quarter first", "year first", "with a colon"])
def test_quarters_of_years_that_the_file_ends_are_read(tmp_path, shape):
    above = b"Bank credit; financial year ending March\n\n"
    reading = read_bytes(tmp_path, above + SHAPES[shape], "credit.csv")
    starts = [str(start.date()) for start in reading.candidates["start"]]
    assert starts[:5] == ["2030-04-01", "2030-07-01", "2030-10-01", "2031-01-01", "2031-04-01"]
    assert "financial_year_unsaid" not in codes(reading)


@pytest.mark.parametrize("write", ["{part} {year}", "{year} {part}"])
def test_quarters_of_financial_years_over_columns_wait_and_are_none_of_the_calendar(tmp_path, write):
    heads = [*(write.format(year=year, part=part) for year in YEARS for part in QUARTERS), *YEARS]
    rows = [["Item", *heads], ["Credit", *range(1, 16)], ["Debt", *range(50, 65)]]
    reading = read_rows(tmp_path, rows)
    assert reading.candidates["start"].isna().all()
    assert list(reading.candidates["period_text"]) == heads * 2
    assert "financial_year_open" in codes(reading)
