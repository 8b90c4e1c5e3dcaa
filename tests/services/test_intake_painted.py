import pytest

from indicators.services.intake.painted import ranges
from indicators.workbook import column_letters


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_columns_have_the_letters_of_the_spreadsheet(column, name):
    assert column_letters(column) == name


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([], ""),
        (["M3"], "M3"),
        (["F4", "F5", "F6", "G7"], "F4:F6, G7"),
        (["A1", "A3"], "A1, A3"),
        (["C4", "D5"], "C4, D5"),
        (["AA9", "AA10"], "AA9:AA10"),
    ],
)
def test_cells_below_one_another_are_one_range(cells, said):
    assert ranges(cells) == said
