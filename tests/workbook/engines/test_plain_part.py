"""Rows of a plain part, found among its bytes."""

from indicators.workbook.engines.plain_part import scan_rows


def test_the_last_row_may_say_less_of_itself_than_the_first():
    first = b'<row r="1" spans="1:2" s="12" customFormat="1" ht="15.75" customHeight="1"><c r="A1"><v>10</v></c></row>'
    last = b'<row r="2" s="1"><c r="A2"><v>20</v></c></row>'
    data = first + last
    found = scan_rows(data, 0, len(data))
    assert found is not None
    assert found.row.tolist() == [1, 2]
