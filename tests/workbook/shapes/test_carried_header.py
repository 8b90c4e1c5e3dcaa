"""A line of words in the midst of a table: what it says of the figures below, and the periods that hold on."""

from indicators.workbook.cells.grid import Merge
from tests.workbook.tables import findings_of, periods_of, table_of

_ROWS = [
    ["41. Một số chỉ tiêu việc làm"],
    [],
    [None, "Quý I", "Quý II", "Ước tính"],
    [None, "năm", "năm", "6 tháng"],
    [None, 2031, 2031, "năm 2031"],
    [],
    [None, "Nghìn người"],
    [],
    ["Lực lượng lao động", 500.5, 510.5, 505.5],
    ["Nam", 260.1, 265.1, 262.6],
    [],
    [None, "Cơ cấu - %"],
    [],
    ["Lực lượng lao động", 100, 100, 100],
    ["Nam", 51.97, 51.93, 51.95],
]
_MERGES = (Merge(7, 2, 7, 4), Merge(12, 2, 12, 4))


def test_the_structure_below_has_the_periods_of_the_figures_above():
    periods = periods_of(_ROWS, merges=_MERGES)
    for column in "BCD":
        assert periods[f"{column}14"] == periods[f"{column}9"] != ""
    assert (periods["B14"], periods["C15"], periods["D15"]) == ("2031-Q1", "2031-Q2", periods["D10"])
    assert "table_period_absent" not in findings_of(_ROWS, merges=_MERGES)


def test_a_line_with_a_year_of_its_own_carries_nothing_over():
    rows = [list(row) for row in _ROWS]
    rows[11] = [None, "Cơ cấu năm 2030 - %"]
    assert set(periods_of(rows, merges=_MERGES).values()) >= {"2031-Q1", "2030"}


def test_a_second_table_with_a_title_of_its_own_carries_nothing_over():
    rows = [*_ROWS[:10], ["42. Số đơn vị năm 2029"], [], [None, "Đơn vị"], *_ROWS[13:]]
    merges = (Merge(7, 2, 7, 4), Merge(13, 2, 13, 4))
    assert {table_of(rows, merges=merges)[cell][1] for cell in ("B14", "D15")} == {"2029"}


def test_one_year_alone_in_its_cell_under_words_on_the_axes_is_the_period_of_the_table():
    rows = [
        ["Tabela 9 - Efetivo dos rebanhos"],
        ["Cód.", "Município", "Ano x Tipo de rebanho de criação"],
        [None, None, 2031],
        [None, None, "Bovino", "Suíno - total geral"],
        ["11", "Aldeia (RO)", 4731, 51],
        ["12", "Barra (RO)", 5092, 60],
        ["13", "Campo (RO)", 1246, 12],
    ]
    merges = (Merge(2, 1, 4, 1), Merge(2, 2, 4, 2), Merge(2, 3, 2, 4), Merge(3, 3, 3, 4))
    assert set(periods_of(rows, merges=merges).values()) == {"2031"}


def test_a_column_headed_time_with_years_alone_names_the_periods_of_its_rows():
    rows = [
        ["Country Name", "Country Code", "Time", "Time Code", "Rural population (%) [SP.RUR.TST.ZS]"],
        ["Aland", "ALX", 2030, "YR2030", 26.5],
        ["Aland", "ALX", 2031, "YR2031", 25.5],
        ["Borland", "BOX", 2030, "YR2030", 36.5],
        ["Borland", "BOX", 2031, "YR2031", 35.5],
    ]
    assert periods_of(rows) == {"E2": "2030", "E3": "2031", "E4": "2030", "E5": "2031"}
