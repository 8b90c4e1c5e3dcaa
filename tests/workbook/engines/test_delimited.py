"""Delimited text: what is plain is read, what is not is refused by name and place."""

import pytest

from indicators.workbook.engines import delimited
from indicators.workbook.refusal import RefusalError
from tests.workbook.files import LIMITS

TEXT = "Tháng;Chỉ số giá tiêu dùng\n2024-01;100,1\n2024-02;101,0\n"


def read(tmp_path, content):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    (grid,), findings = delimited.read_grids(path, LIMITS)
    return grid, [finding.code for finding in findings]


def refused(tmp_path, content):
    with pytest.raises(RefusalError) as refusal:
        read(tmp_path, content)
    return refusal.value.finding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_unicode_form_is_read_alike(tmp_path, encoding):
    grid, findings = read(tmp_path, TEXT.encode(encoding))
    assert grid.text(1, 2) == "Chỉ số giá tiêu dùng"
    assert grid.text(2, 2) == "100,1"
    assert findings == []


def test_western_windows_text_is_read_and_told(tmp_path):
    grid, findings = read(tmp_path, "Période,Côte d’Ivoire\n2024,1\n".encode("cp1252"))
    assert grid.text(1, 2) == "Côte d’Ivoire"
    assert findings == ["encoding_assumed"]


@pytest.mark.parametrize(
    "content",
    [
        b"period,x\n2024-01,\xff\xfe\xfa\x80\n\xc3\x28,\xed\xa0\x80\n",
        "Tháng;Ch".encode() + b"\xd8 s\xe8 gi\xb8 ti\xaau d\xefng\n1;2\n",
        b"Th\xb8ng;Ch\xd8 s\xe8 gi\xb8\n2024;1\n",
        "Tha\u0300ng;giá\n".encode("cp1258") + b"ta\xecng;gia\xec\n",
    ],
)
def test_text_of_an_unclear_encoding_is_refused_and_never_guessed(tmp_path, content):
    assert refused(tmp_path, content).code == "text_encoding"


def test_a_nul_refuses_the_file_with_its_place(tmp_path):
    finding = refused(tmp_path, b"period,x\n2024-01,1\x00\n")
    assert (finding.code, finding.params) == ("text_nul", {"position": 19})


def test_the_delimiter_is_found_from_the_lines(tmp_path):
    assert read(tmp_path, b"a;b;c\n1,5;2,5;3,5\n")[0].text(2, 3) == "3,5"
    grid, _ = read(tmp_path, b"a\tb\n1\t2\n")
    assert (grid.name, grid.text(2, 2)) == ("(text)", "2")


def test_a_declared_delimiter_is_obeyed_and_rows_keep_their_numbers(tmp_path):
    grid, _ = read(tmp_path, b"sep=;\na;b\n1;2\n")
    assert (grid.text(2, 1), grid.text(3, 2)) == ("a", "2")


def test_an_open_quotation_mark_names_its_line(tmp_path):
    finding = refused(tmp_path, b'a,b\n1,"2\n' + b"3,4\n" * 10)
    assert (finding.code, finding.params["line"]) == ("text_quotes", 2)


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        (b"period,a,b\n2024-01,1,2\n2024-02,1\n", "A3"),
        (b"period,a,b\n2024-01,1,2\n2024-02,1,2\n2024-03,1,2,3\n", "A4"),
        (b"period,gdp,cpi\n2024-01,1,234,100.1\n2024-02,1,250,100.2\n", "A2"),
    ],
)
def test_a_row_that_would_move_numbers_to_other_columns_refuses_the_file(tmp_path, content, cell):
    finding = refused(tmp_path, content)
    assert (finding.code, finding.cell) == ("text_ragged", cell)


def test_titles_above_notes_below_and_blank_fields_at_the_end_are_no_ragged_rows(tmp_path):
    content = b"Data Source,World\n\nCountry,2020,2021,\nViet Nam,1,2,\nLaos,3,,\nSource: an office\n"
    grid, _ = read(tmp_path, content)
    assert grid.text(4, 3) == "2"


def test_a_line_longer_than_any_table_is_refused(tmp_path):
    assert refused(tmp_path, b"a,b\n" + b"x" * 1_000_001).code == "text_line_too_long"


def test_more_columns_than_a_sheet_has_are_refused(tmp_path):
    assert refused(tmp_path, b",".join([b"1"] * 16_385) + b"\n").code == "text_too_many_columns"


def test_the_apostrophe_of_our_own_export_is_taken_off_again(tmp_path):
    grid, _ = read(tmp_path, b"a,b\n'=1+1,'- of which\n'tis,2\n")
    assert (grid.text(2, 1), grid.text(2, 2), grid.text(3, 1)) == ("=1+1", "- of which", "'tis")
