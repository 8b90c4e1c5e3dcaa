"""An OpenDocument sheet counts its repeated cells before they are laid out; blank ones cost nothing."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.workbook.cells.grid import Merge
from indicators.workbook.engines import open_document as engine
from indicators.workbook.engines.open_document import read_grids
from indicators.workbook.engines.xml_part import read_events
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


def test_merged_ranges_and_what_is_hidden_are_those_of_the_file(tmp_path: Path) -> None:
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-column table:number-columns-repeated="16381"/>'
    )
    merged = CELL.format(' table:number-columns-spanned="3" table:number-rows-spanned="2"')
    five = CELL.format(' table:number-columns-repeated="5"')
    covered = '<table:covered-table-cell table:number-columns-repeated="{}"/>'
    rows = (
        f"<table:table-row>{CELL.format('')}{merged}{covered.format(2)}</table:table-row>"
        f"<table:table-row>{CELL.format('')}{covered.format(3)}</table:table-row>"
        f'<table:table-row table:visibility="filter" table:number-rows-repeated="2">{CELL.format("")}</table:table-row>'
        f"<table:table-row>{five}</table:table-row>{BLANKS}"
    )
    (grid,), _ = read_grids(saved(tmp_path, columns + rows), Limits())
    assert grid.merges == (Merge(1, 2, 2, 4),)
    assert (grid.hidden_columns, grid.hidden_rows) == ({2, 3}, {3, 4})
    assert [grid.cells[row].keys() for row in (1, 5)] == [{1, 2}, {1, 2, 3, 4, 5}]


def test_a_range_merged_beyond_any_sheet_costs_nothing(tmp_path: Path) -> None:
    merged = CELL.format(' table:number-columns-spanned="9999999999999" table:number-rows-spanned="9999999"')
    (grid,), _ = read_grids(saved(tmp_path, f"<table:table-row>{merged}</table:table-row>"), Limits())
    assert grid.merges == (Merge(1, 1, 9_999_999, 1),)


HIDING = ("", " table:style-name='>'", ' table:content-validation-name="a>b"', " table:style-name='a\">b'")
TIMES = st.sampled_from(("", "1", "3", "40", "2000000000"))


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Rows of filled and blank cells, some repeated, with signs in attributes that could deceive a reader of bytes."""
    rows = []
    for _ in range(draw(st.integers(0, 4))):
        cells = []
        for _ in range(draw(st.integers(0, 4))):
            hiding, times, filled = draw(st.sampled_from(HIDING)), draw(TIMES), draw(st.booleans())
            repeated = f' table:number-columns-repeated="{times}"' if times else ""
            value = ' office:value-type="float"' if filled else ""
            cells.append(f"<table:table-cell{repeated}{hiding}{value}/>")
        times = draw(TIMES)
        repeated = f' table:number-rows-repeated="{times}"' if times else ""
        rows.append(f"<table:table-row{repeated}>{''.join(cells)}</table:table-row>")
    return "".join(rows)


def counted(package: zipfile.ZipFile, most: int) -> bool:
    """Return whether the count cell by cell lets a file pass."""
    counter = engine._Counter(most)
    try:
        with package.open("content.xml") as stream:
            read_events(stream, "content.xml", counter.start, None, only=engine._COUNTED)
        counter.end_row()
    except RefusalError:
        return False
    return True


@given(table=tables(), most=st.integers(0, 200))
def test_a_long_part_passes_unread_only_where_its_cells_counted_one_by_one_would_let_it_pass(table, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_LONG", 0)
        with zipfile.ZipFile(io.BytesIO(open_document(table))) as package:
            if engine._surely_fits(package, most):
                assert counted(package, most)


def test_a_long_part_of_plain_rows_passes_without_being_read_by_events(monkeypatch):
    monkeypatch.setattr(engine, "_LONG", 0)
    table = f"<table:table-row>{CELL.format('')}</table:table-row>{BLANKS}"
    with zipfile.ZipFile(io.BytesIO(open_document(table))) as package:
        assert engine._surely_fits(package, 10)
        assert not engine._surely_fits(package, 0)
