"""Tables of records in the shapes in which offices publish them, each with the table that is read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.model.period import Period
from indicators.model.unit_words import read_unit
from indicators.workbook.cells.grid import Merge
from indicators.workbook.cells.hidden_heads import without_covered
from indicators.workbook.engines.text_encoding import decode
from indicators.workbook.record_tables.heading_reader import find_heading
from indicators.workbook.refusal import RefusalError
from tests.workbook.files import codes, grid_of, read_bytes
from tests.workbook.tables import findings_of, periods_of, table_of

AGES = [
    ["Year", "Age", "Total", "Men"],
    *([year, age, 1000 - age, 500 - age] for year in range(2096, 2101) for age in range(3)),
]
DISTRICTS = [
    ["area.no", "year", "Jobs", "average.wage"],
    *([area, year, area * 7 + year, 1.5 * area] for area in (11, 12) for year in range(2015, 2021)),
]


JOBS = [
    ["Code", "State", "Period", None, "Population", "Labour force"],
    [None, None, None, None, None, "Total", "Percent of population"],
    [None, None, "Year", "Month"],
    [None, None, "Labour force", "Labour force", None, "level", "rate"],
    *[[f"{at:02}", name, "2030", month, 2600.5 + at, 1480.5 + at, 57.25 + at]
      for month in ("01", "02") for at, name in enumerate(("North", "South", "West"), 1)],
]  # fmt: skip
COVERED = [Merge(1, 1, 4, 1), Merge(1, 2, 4, 2), Merge(1, 3, 2, 4), Merge(3, 3, 4, 3), Merge(3, 4, 4, 4),
           Merge(1, 5, 4, 5), Merge(1, 6, 1, 7), Merge(2, 6, 4, 6), Merge(2, 7, 4, 7)]  # fmt: skip


def test_year_and_month_under_a_period_head_records_and_words_under_a_merged_cell_say_nothing():
    """The row of "Year" and "Month" alone heads no records: what stands over it names the figures."""
    shown = without_covered(grid_of(JOBS, merges=COVERED))
    assert [shown.text(4, column) for column in range(1, 8)] == [""] * 7
    read = table_of(shown)
    assert read["E5"] == (2601.5, "2030-M01", "North > Population")
    assert read["G10"] == (60.25, "2030-M02", "West > Labour force Percent of population")


def test_records_beside_records_under_the_same_heads_keep_their_figures():
    head = ["År", "År-måned", "Fylke", "Kjønn", "Personer", "Andel"]
    rows = [[*head, None, *head]]
    rows += [
        [
            2031,
            203109,
            f"0{at} Nord",
            kind,
            770 + at,
            0.5 + at,
            None,
            2031,
            203109,
            f"0{at} Nord",
            "Alle",
            990 + at,
            1.5,
        ]
        for at in range(1, 7)
        for kind in ("Kvinner", "Menn")
    ]
    read = table_of(rows)
    assert read["E2"][:2] == (771, "2031-M09")
    assert read["F3"][:2] == (1.5, "2031-M09")


def test_ages_beside_years_that_repeat_are_names_and_the_rest_are_figures():
    read = table_of(AGES)
    assert read["C2"] == (1000, "2096", "0 > Total")
    assert read["D3"] == (499, "2096", "1 > Men")
    assert len(read) == 30


def test_the_last_year_of_a_projection_is_a_year_under_a_heading_of_years():
    assert periods_of(AGES)["C14"] == "2100"


def test_numbers_of_districts_tell_rows_apart():
    assert table_of(DISTRICTS)["D8"] == (18.0, "2015", "12 > average.wage")


def test_whole_numbers_without_which_rows_say_the_same_are_names_and_asked():
    areas = range(1, 7)
    rows = [["District", "Year", "Jobs"], *([area, year, 100 * area + year] for year in (2023, 2024) for area in areas)]
    assert table_of(rows)["C3"] == (2223, "2023", "2 > Jobs")
    assert findings_of(rows)["numbers_taken_for_names"] == ("soft", "A1")


def test_figures_beside_years_that_stand_once_stay_figures():
    rows = [["Year", "Ships", "Planes"], *([year, year % 3, 7] for year in range(2010, 2022))]
    assert table_of(rows)["B2"] == (0, "2010", "Ships")
    assert "numbers_taken_for_names" not in findings_of(rows)


def test_figures_that_contradict_each_other_are_not_made_names():
    rows = [["Year", "Births"], *([2020, 1000 + number] for number in range(12))]
    assert "numbers_taken_for_names" not in findings_of(rows)


def test_the_day_of_a_month_in_a_column_of_its_own_makes_a_day():
    rows = [["year", "month", "date_of_month", "day_of_week", "births"],
            *([2024, month, day, day % 7 + 1, 9000 + day] for month in (1, 2) for day in range(1, 9))]  # fmt: skip
    assert table_of(rows)["E3"] == (9002, "2024-01-02", "3 > births")


def test_a_year_and_a_quarter_headed_by_a_letter_are_one_period():
    rows = [["cpi", "Y", "Q"], *([100 + quarter / 10, 2023, quarter] for quarter in (1, 2, 3, 4))]
    assert table_of(rows)["A4"] == (100.3, "2023-Q3", "cpi")


def test_records_under_lines_that_describe_them_are_read_by_their_heading():
    rows = [
        ["Solar plants, trends"], ["Run at: 20250317"], ["Region type", "Province"], ["Fuel", "Solar"],
        ["Month end", "Region ID", "Region name", "Plants", "Capacity (MW)"],
        *([f"{day}/2024", number, name, number + 3, number / 8]
          for day in ("31/01", "29/02", "31/03", "30/04") for number, name in ((1, "Bắc"), (2, "Nam"), (3, "Trung"))),
    ]  # fmt: skip
    read = table_of(rows, is_text=True)
    assert read["D6"] == (4, "2024-M01", "Bắc > Plants")
    assert read["E10"] == (0.25, "2024-M02", "Nam > Capacity")


def test_months_with_a_year_of_two_digits_are_told_by_going_on_over_a_new_year(tmp_path: Path):
    said = "periodo,Exportaciones,Importaciones\nOct 24,5.1,6\nNov 24,5.2,6\nDic 24,5.3,6\nEne 25,5.4,6\nFeb 25,5.5,6\n"
    reading = read_bytes(tmp_path, said.encode(), "balanza.csv")
    assert [one.period.render() for one in reading.rows][::2] == [
        "2024-M10", "2024-M11", "2024-M12", "2025-M01", "2025-M02",
    ]  # fmt: skip


def test_days_of_one_month_are_no_months(tmp_path: Path):
    said = "periodo,Precio,Volumen\nMay 24,5.1,6.1\nMay 25,5.2,6.2\nMay 26,5.3,6.3\nMay 27,5.4,6.4\n"
    reading = read_bytes(tmp_path, said.encode(), "precio.csv")
    assert reading.refused or all(one.period is None for one in reading.rows)


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("year/2018", "2018"),
        ("quarter/2018-Q2", "2018-Q2"),
        ("month/2018-05", "2018-M05"),
        ("gregorian-interval/2018-04-01T00:00:00/P3M", "2018-Q2"),
        ("2024-01-01/P1M", "2024-M01"),
        ("2024-03-04/P7D", "2024-03-04/P7D"),
        ("2024-01-01/2024-03-31", "2024-Q1"),
        ("2024MM07", "2024-M07"),
        ("2024JJ00", "2024"),
        ("2024K3", "2024-Q3"),
    ],
)
def test_periods_as_offices_code_them_are_read_whole(said: str, period: str):
    rows = [["TIME_PERIOD", "GEO_NAME", "OBS_VALUE"], *([said, name, 1.5] for name in ("Hà Nội", "Huế", "Đà Nẵng"))]
    assert periods_of(rows)["C2"] == period


@pytest.mark.parametrize("said", ["2024-01-01/2024-04-01", "2024-01-15/P1M", "2024-01-01/PT1H"])
def test_an_interval_that_could_be_two_things_is_never_its_first_day(said: str):
    rows = [["TIME_PERIOD", "GEO_NAME", "OBS_VALUE"], *([said, name, 1.5] for name in ("Hà Nội", "Huế", "Đà Nẵng"))]
    assert periods_of(rows)["C2"] == ""
    assert findings_of(rows)["period_unreadable"][0] == "hard"


@pytest.mark.parametrize(
    ("said", "encoding", "name"),
    [
        ("年,サービス価格指数,人口総数\n2023,101.5,12\n2024,103.2,13\n", "cp932", "Shift JIS"),
        ("연도,소비자물가지수,인구수\n2023,101.5,12\n2024,103.2,13\n", "euc_kr", "EUC-KR"),
    ],
)
def test_texts_of_two_bytes_a_letter_are_read_and_told(tmp_path: Path, said: str, encoding: str, name: str):
    text, findings = decode(said.encode(encoding))
    assert text == said
    assert [finding.params for finding in findings] == [{"encoding": name}]
    reading = read_bytes(tmp_path, said.encode(encoding), "f.csv")
    assert next(one.label for one in reading.rows) == said.split(",")[1]
    assert "encoding_assumed" in codes(reading)


def test_french_accents_are_no_chinese_signs():
    said = "Série,Année,Région\ngénéré,créé,député,sénéchal,hébergé,réélu\n"
    assert decode(said.encode("cp1252"))[0] == said


def test_chinese_text_without_words_of_statistics_is_refused_and_not_spoiled():
    with pytest.raises(RefusalError):
        decode("国家,地方,来源,名称,说明,备注,北京,上海".encode("gbk"))


SPANS = [
    ["29/12/2030", "04/01/2031", 2031, 1],
    ["05/01/2031", "11/01/2031", 2031, 2],
    ["12/01/2031", "18/01/2031", 2031, 3],
    ["19/01/2031", "25/01/2031", 2031, 4],
]
DEATHS = [
    ["region", "start_date", "end_date", "year", "week", "population", "deaths"],
    *([region, *span, 900, deaths] for deaths, span in enumerate(SPANS, start=7) for region in ("North", "South")),
]


def test_the_first_and_the_last_day_beside_it_are_the_period_whatever_week_is_numbered():
    read = table_of(DEATHS)
    assert read["G2"] == (7, "2030-12-29/P7D", "North > deaths")
    assert read["G5"] == (8, "2031-01-05/P7D", "South > deaths")
    assert findings_of(DEATHS)["days_until_days"] == ("info", "B2")


def test_intervals_that_are_no_whole_weeks_or_months_are_asked():
    rows = [DEATHS[0], *([*row[:2], "15/01/2031", *row[3:]] for row in DEATHS[1:])]
    assert findings_of(rows)["days_until_days_open"] == ("soft", "B2")


def test_a_last_day_before_the_first_is_no_period():
    rows = [DEATHS[0], *([*row[:2], "01/12/2030", *row[3:]] for row in DEATHS[1:])]
    assert set(periods_of(rows).values()) == {""}
    assert findings_of(rows)["period_unreadable"][0] == "hard"


def test_a_source_that_differs_from_row_to_row_is_a_name():
    rows = [
        ["Source", "Year", "Mean"],
        *([who, year, year / 8] for year in range(2001, 2007) for who in ("A b", "C d")),
    ]
    assert table_of(rows)["C3"] == (2001 / 8, "2001", "C d > Mean")


@pytest.mark.parametrize(("said", "unit"), [("Percentage (%)", "percent"), ("Kilograms (kg)", "kilograms")])
def test_a_unit_in_words_with_its_sign_behind_is_one_unit(said: str, unit: str):
    read = read_unit(said)
    assert read is not None
    assert (read.unit_measure, read.unit_mult, read.text) == (unit, 0, said)


@pytest.mark.parametrize("said", ["Rate per 100,000 (%)", "Deaths (kg)"])
def test_words_before_a_sign_that_mean_another_thing_are_no_unit(said: str):
    assert read_unit(said) is None


def test_thirds_of_months_over_the_columns_make_no_records_of_years():
    heads = [f"{days} {month}" for month in ("jan", "feb", "mar", "apr") for days in ("1-10", "11-20", "21-30")]
    rows = [["Place", "Year", *heads], *([place, year, *range(1, 13)] for place in ("A by", "B by", "C by", "D by")
            for year in (2018, 2019, 2020))]  # fmt: skip
    heading = find_heading(grid_of(rows))
    assert heading is None or not heading.is_keyed


def test_one_interval_after_the_other_is_read_as_records_too():
    read = table_of([DEATHS[0], *DEATHS[1::2]])
    assert read["G3"] == (8, "2031-01-05/P7D", "North > deaths")
    assert "E2" not in read


@pytest.mark.parametrize("name", ["last_day", "end"])
def test_periods_beside_their_days_say_whether_the_last_one_is_in_them(name):
    quarters = [Period.quarter(year, number) for year in (2022, 2023) for number in (1, 2, 3, 4)]
    said = [(one.render(), f"{one.start}", f"{getattr(one, name)}", 10.5 + n) for n, one in enumerate(quarters)]
    read = periods_of([["time_period", "start", "end", "value"], *map(list, said)])
    assert list(read.values()) == [one.render() for one in quarters]


def test_years_below_a_first_row_of_words_are_no_figures_of_a_second_heading():
    rows = [["series", "time_period", "period", "value"], ["Xuất khẩu", "2010-S1", "first 6 months of 2010", 1.5],
            ["Xuất khẩu", "2010", "2010", 4.5], ["Nhập khẩu", "2010", "2010", 3.5]]  # fmt: skip
    assert periods_of(rows) == {"D2": "2010-S1", "D3": "2010", "D4": "2010"}
