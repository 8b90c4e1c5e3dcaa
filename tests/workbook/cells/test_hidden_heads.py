"""What a merged range says stays where a screen shows it when its first cells are hidden."""

from indicators.workbook.cells.grid import Merge
from indicators.workbook.cells.hidden_heads import out_of_hidden
from tests.workbook.files import grid_of
from tests.workbook.tables import table_of

ROWS = [["Area", "Threshold", None, None], [None, 2029, 2030, 2031], ["North", 1.5, 2.5, 3.5], ["South", 4.5, 5.5, 6.5]]
OVER = (Merge(1, 2, 1, 4),)


def hiding(*, columns=(), rows=(), merges=OVER):
    return grid_of(ROWS, merges=merges, hidden_columns=frozenset(columns), hidden_rows=frozenset(rows))


def test_words_merged_from_a_hidden_column_stand_in_the_first_visible_one():
    shown = out_of_hidden(hiding(columns={2}))
    assert shown.text(1, 3) == "Threshold"
    assert (shown.text(1, 2), shown.merges) == ("", (Merge(1, 3, 1, 4),))


def test_words_merged_from_a_hidden_row_stand_in_the_first_visible_one():
    merge = Merge(1, 1, 2, 1)
    shown = out_of_hidden(hiding(rows={1}, merges=(merge,)))
    assert (shown.text(2, 1), shown.merges) == ("Area", (Merge(2, 1, 2, 1),))


def test_what_is_hidden_whole_or_not_at_all_stays():
    for grid in (hiding(columns={2, 3, 4}), hiding(columns={1}), hiding()):
        assert out_of_hidden(grid) is grid


def test_a_header_merged_from_a_hidden_column_names_the_others():
    grid = out_of_hidden(hiding(columns={2}))
    rows = [[grid.cells.get(row, {}).get(at) for at in range(1, 5)] for row in range(1, 5)]
    said = [[cell.value if cell else None for cell in row] for row in rows]
    read = table_of(said, merges=grid.merges, hidden_columns=grid.hidden_columns)
    assert {figure[2] for figure in read.values()} == {"North > Threshold", "South > Threshold"}
    assert set(read) == {"C3", "D3", "C4", "D4"}
