"""Text files as offices of many countries write them: every figure is read back exactly, or it is asked about."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.model.period import Period
from tests.workbook.files import codes, read_bytes

MONTHS_FR = [
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
]  # fmt: skip
MONTHS_DE = [
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
]  # fmt: skip
MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTHS_ES = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
ROMAN = ("I", "II", "III", "IV")


def months(write):
    return lambda at: (write(2023 + at // 12, at % 12), Period.month(2023 + at // 12, at % 12 + 1))


def quarters(write):
    return lambda at: (write(2022 + at // 4, at % 4), Period.quarter(2022 + at // 4, at % 4 + 1))


def years(write):
    return lambda at: (write(2010 + at), Period.year(2010 + at))


NOTATIONS = [
    months(lambda year, at: f"{year}-{at + 1:02}"),
    months(lambda year, at: f"{year}M{at + 1:02}"),
    months(lambda year, at: f"{at + 1:02}/{year}"),
    months(lambda year, at: f"{year}.{at + 1:02}"),
    months(lambda year, at: f"Tháng {at + 1}/{year}"),
    months(lambda year, at: f"{MONTHS_EN[at]} {year}"),
    months(lambda year, at: f"{year} {MONTHS_EN[at]}"),
    months(lambda year, at: f"{MONTHS_FR[at]} {year}"),
    months(lambda year, at: f"{MONTHS_DE[at]} {year}"),
    months(lambda year, at: f"{MONTHS_ES[at]}-{year % 100}"),
    months(lambda year, at: f"{year}年{at + 1}月"),
    quarters(lambda year, at: f"{year}-Q{at + 1}"),
    quarters(lambda year, at: f"Q{at + 1} {year}"),
    quarters(lambda year, at: f"{year}T{at + 1}"),
    quarters(lambda year, at: f"quý {ROMAN[at]}/{year}"),
    quarters(lambda year, at: f"{at + 1}. Quartal {year}"),
    quarters(lambda year, at: f"{at + 1}Q{year % 100}"),
    years(str),
    years(lambda year: f"{year} (p)"),
    years(lambda year: f"năm {year}"),
]
MISSING = ("", "..", "…", "-", ":", "n/a", "[z]", "*****", "\u00a0", "#N/A")
FLAGS = ("", "", "", " p", "(e)", "*", " b", " bp")


@st.composite
def written(draw):
    """A figure with its decimals, or None for a missing one."""
    if draw(st.integers(0, 9)) == 0:
        return None
    digits = draw(st.sampled_from([3, 5, 7, 9]))
    return draw(st.integers(-(10**digits), 10**digits))


@st.composite
def text_files(draw):
    """Delimiter, encoding, marks and notation of a file, its bytes, and what stands in its cells."""
    delimiter = draw(st.sampled_from([",", ";", "\t", "|"]))
    decimal = draw(st.sampled_from([".", ","]))
    group = draw(st.sampled_from(["", ",", ".", " ", "\u00a0", "\u202f", "'"]).filter(lambda mark: mark != decimal))
    notation = draw(st.sampled_from(NOTATIONS))
    periods = [notation(at) for at in range(draw(st.integers(3, 9)))]
    columns = draw(st.integers(1, 3))
    decimals = [draw(st.integers(0, 3)) for _ in range(columns)]
    flags = draw(st.sampled_from(FLAGS))
    rows, expected = [["Time", *(f"Series {chr(65 + at)}" for at in range(columns))]], {}
    for place, (said, period) in enumerate(periods, 2):
        row = [said]
        for at in range(columns):
            number = draw(written())
            if number is None:
                row.append(draw(st.sampled_from(MISSING)))
                continue
            value = Decimal(number).scaleb(-decimals[at])
            plain = f"{value:,.{decimals[at]}f}".translate(str.maketrans({",": "\0", ".": decimal}))
            row.append(plain.replace("\0", group) + (flags if draw(st.booleans()) else ""))
            expected[f"{'BCD'[at]}{place}"] = (value, period)
        rows.append(row)
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=draw(st.sampled_from(["\r\n", "\n", "\r"]))).writerows(rows)
    text = out.getvalue()
    encodings = ["utf-8", "utf-8-sig", "utf-16"]
    try:
        text.encode("cp1252").decode("ascii")
    except UnicodeError:
        pass
    else:
        encodings.append("cp1252")
    return text.encode(draw(st.sampled_from(encodings))), expected, text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text_files())
def test_a_text_file_is_read_back_exactly_or_asked(tmp_path, file):
    content, expected, text = file
    reading = read_bytes(tmp_path, content, "x.csv")
    read = {one.cell: one for one in reading.rows}
    hard = {finding.code for finding in reading.findings if finding.severity == "hard"}
    for cell, one in read.items():
        if one.value is None:
            continue
        assert cell in expected, (cell, text)
        value, period = expected[cell]
        assert Decimal(one.value_text) == value, (cell, text)
        assert one.period in (period, None), (cell, one.period, text)
        assert one.period is not None or hard, text
    told = hard or any(finding.code.startswith(("not_read", "decimal", "numbered")) for finding in reading.findings)
    lost = [cell for cell in expected if cell not in read or read[cell].value is None]
    assert not lost or told, (lost, text)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (["5133589,056", "5,046"], ["5133589.056", "5.046"]),
        (["119,942", "119,9"], ["119.942", "119.9"]),
        (["2,013,220", "566,216"], ["2013220", "566216"]),
        (["14.654.495", "939.647"], ["14654495", "939647"]),
        (["121.864", "121.87"], ["121.864", "121.87"]),
        (["1.613", "998"], ["1613", "998"]),
        (["1\u00a0234,5 p", "(12,25)"], ["1234.5", "-12.25"]),
        (["\u22125,5", "7,25-"], ["-5.5", "-7.25"]),
        (["12,34,567", "99,999"], ["1234567", "99999"]),
        (["1.2E+05", "0.5"], ["120000", "0.5"]),
        (["5.50 %", "-0.09 %"], ["5.50", "-0.09"]),
    ],
)
def test_a_column_proves_its_marks_and_every_value_follows(tmp_path, column, values):
    text = "Period;Figure\n" + "".join(f"{2020 + at};{said}\n" for at, said in enumerate(column))
    reading = read_bytes(tmp_path, text.encode(), "x.csv")
    assert [one.value_text for one in reading.rows] == values


@pytest.mark.parametrize("column", [["1.613", "1.711"], ["5,046", "5,047"], ["119.942", "121.864"]])
def test_a_column_that_proves_nothing_is_asked_with_both_readings(tmp_path, column):
    text = "Period;Figure\n" + "".join(f"{2020 + at};{said}\n" for at, said in enumerate(column))
    reading = read_bytes(tmp_path, text.encode(), "x.csv")
    assert [one.value for one in reading.rows] == [None, None]
    (asked,) = (finding for finding in reading.findings if finding.severity == "hard")
    bare = column[0].replace(".", "").replace(",", "")
    assert (asked.code, asked.params["large"], asked.params["small"]) == (
        "decimal_mark_open", bare, column[0].replace(",", "."),
    )  # fmt: skip


def test_another_column_with_a_proof_settles_an_open_one_and_is_told(tmp_path):
    reading = read_bytes(tmp_path, b"Jahr;Personen;Quote\n2021;1.613;4,5\n2022;1.711;4,75\n", "x.csv")
    assert [one.value for one in reading.rows] == [1613, 4.5, 1711, 4.75]
    assert "decimal_mark_from_other_columns" in codes(reading)


def test_flags_become_status_and_notes_and_never_values(tmp_path):
    content = 'Period,Figure\n2021,"1,234.5 p"\n2022,"12.3(e)"\n2023,"5.5 bp"\n2024,"7.5¹"\n'
    reading = read_bytes(tmp_path, content.encode(), "x.csv")
    assert [(one.value, one.obs_status, one.notes) for one in reading.rows] == [
        (1234.5, "P", ""), (12.3, "E", ""), (5.5, "P", "b"), (7.5, "", "¹"),
    ]  # fmt: skip


def test_records_quoted_twice_keep_their_figures_and_price_bases_apart(tmp_path):
    content = (
        b'"TIME,""GEO"",""UNIT"",""Value"""\n'
        b'"2030,""North"",""Current prices, million euro"",""13,086.5"""\n'
        b'"2030,""North"",""Chain linked volumes (2010), million euro"",""1,001.5"""\n'
        b'"2030,""North"",""Chain linked volumes, index 2010=100"",""102.5"""\n'
    )
    reading = read_bytes(tmp_path, content, "x.csv")
    assert [(one.cell, one.value, one.unit_measure, one.unit_mult, one.measure) for one in reading.rows] == [
        ("D2", 13086.5, "EUR", 6, "level"),
        ("D3", 1001.5, "EUR_constant_prices", 6, "level"),
        ("D4", 102.5, "percent", 0, "base_index"),
    ]


def test_an_area_that_is_no_code_stays_in_the_path_of_its_record(tmp_path):
    reading = read_bytes(tmp_path, b"TIME,GEO,Value\n2030,North (all),1.5\n2030,South,2.5\n", "x.csv")
    assert [one.path for one in reading.rows] == [("North (all)",), ("South",)]
    assert "duplicate_conflict" not in codes(reading)
