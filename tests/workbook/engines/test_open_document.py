"""An OpenDocument sheet counts its repeated cells before they are laid out; blank ones cost nothing."""

from pathlib import Path

import pytest

from indicators.workbook.engines.open_document import read_grids
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError
from tests.hostile.other_files import open_document

CELL = '<table:table-cell office:value-type="float" office:value="1.5"{}/>'
BLANKS = (
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def saved(folder: Path, table: str) -> Path:
    path = folder / "table.ods"
    path.write_bytes(open_document(table))
    return path


@pytest.mark.parametrize(
    ("row", "cell"),
    [(' table:number-rows-repeated="2000000000"', ""), ("", ' table:number-columns-repeated="2000000000"')],
)
def test_a_cell_repeated_without_end_refuses_the_file(tmp_path: Path, row: str, cell: str) -> None:
    path = saved(tmp_path, f"<table:table-row{row}>{CELL.format(cell)}</table:table-row>")
    with pytest.raises(RefusalError) as refusal:
        read_grids(path, Limits())
    assert refusal.value.finding.code == "sheet_too_large"


def test_blank_cells_to_the_end_of_the_sheet_are_no_obstacle(tmp_path: Path) -> None:
    twice = CELL.format(' table:number-columns-repeated="2"')
    (grid,), _ = read_grids(saved(tmp_path, f"<table:table-row>{twice}</table:table-row>{BLANKS}"), Limits())
    assert {column: cell.value for column, cell in grid.cells[1].items()} == {1: 1.5, 2: 1.5}
