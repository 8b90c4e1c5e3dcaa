"""Delimited text: what is plain is read, what is not is refused by name and place."""

import unicodedata

import pytest

from indicators.workbook.cells.legacy_font import decode
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
        "Tha\u0300ng;giá\n".encode("cp1258") + b"ta\xecng;gia\xec\n",
    ],
)
def test_text_of_an_unclear_encoding_is_refused_and_never_guessed(tmp_path, content):
    assert refused(tmp_path, content).code == "text_encoding"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_and_told(tmp_path, encoding):
    text = "Period;Consumer prices\n2024-01;100,1\n2024-02;101,0\n"
    grid, findings = read(tmp_path, text.encode(encoding))
    assert (grid.text(1, 2), findings) == ("Consumer prices", ["encoding_assumed"])


def test_vietnamese_windows_text_is_read_and_told(tmp_path):
    decomposed = "".join(_for_1258(ch) for ch in "Năm;Sản lượng lúa;Đơn vị\n2024;1,5;triệu tấn\n")
    grid, findings = read(tmp_path, decomposed.encode("cp1258"))
    assert [grid.text(1, at) for at in (1, 2, 3)] == ["Năm", "Sản lượng lúa", "Đơn vị"]
    assert findings == ["encoding_assumed"]


def _for_1258(ch):
    """The letter with its tone apart, as that encoding has it, and its own mark kept."""
    parts = unicodedata.normalize("NFD", ch)
    for count in range(len(parts), 0, -1):
        letter = unicodedata.normalize("NFC", parts[:count])
        try:
            (letter + parts[count:]).encode("cp1258")
        except UnicodeEncodeError:
            continue
        if len(letter) == 1:
            return letter + parts[count:]
    tones = "\u0300\u0301\u0303\u0309\u0323"
    tone = "".join(part for part in parts if part in tones)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tone


def test_text_of_the_old_vietnamese_font_is_kept_for_its_own_decoder(tmp_path):
    grid, findings = read(tmp_path, b"Th\xb8ng;Ch\xd8 s\xe8 gi\xb8\n2024;1\n")
    assert decode(grid.text(1, 2)) == "Chỉ số giá"
    assert findings == []


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_every_kind_of_line_end_divides_lines(tmp_path, end):
    grid, _ = read(tmp_path, TEXT.replace("\n", end).encode())
    assert (grid.last_row, grid.text(3, 1), grid.text(3, 2)) == (3, "2024-02", "101,0")


def test_records_quoted_twice_are_read_by_their_row_and_inner_field(tmp_path):
    content = b'''"TIME,""GEO"",""Value"",""Flags"""\r\n"2024,""Laos, north"",""13,086.5"",""p"""\r\n'''
    grid, findings = read(tmp_path, content + b'"2025,""Laos, north"",""13,100.5"","""""\r\n')
    assert [grid.text(2, at) for at in (1, 2, 3, 4)] == ["2024", "Laos, north", "13,086.5", "p"]
    assert grid.text(3, 3) == "13,100.5"
    assert findings == ["text_quoted_twice"]


def test_a_list_of_sentences_is_no_record_quoted_twice(tmp_path):
    content = b'"one, two"\n"three"\n"four, five, six"\n"seven"\n'
    assert read(tmp_path, content)[1] == []


def test_a_title_with_commas_and_a_source_with_commas_are_no_ragged_rows(tmp_path):
    content = (
        b"Prices, wages, output, trade and money\nPeriod,Prices,Wages\n2023,1,2\n2024,3,4\n"
        b"Source: Office of Statistics, National Accounts, Prices, Wages\n"
    )
    assert read(tmp_path, content)[0].text(4, 3) == "4"


def test_a_bar_divides_and_quotes_inside_a_field_stay(tmp_path):
    grid, _ = read(tmp_path, b'Item|2023|2024\nRice "long"|1|2\n"Tea ""green"""|3|4\n')
    assert (grid.text(2, 1), grid.text(3, 1), grid.text(3, 3)) == ('Rice "long"', 'Tea "green"', "4")


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


TRADITIONAL = "年別,總計,單位：千人\n民國119年,6337,4708\n民國120年,6515,4735\n資料來源：主計總處人力資源統計,,\n"
SIMPLIFIED = "指标,2031年,2030年\n国内生产总值(亿元),1260582.1,1204724.0\n年末总人口(万人),140967,141175\n"


@pytest.mark.parametrize(("text", "encoding"), [(TRADITIONAL, "cp950"), (SIMPLIFIED, "gb18030")])
def test_chinese_text_of_before_unicode_is_read_and_told(tmp_path, text, encoding):
    grid, findings = read(tmp_path, text.encode(encoding))
    assert grid.text(1, 1) == text.split(",")[0]
    assert findings == ["encoding_assumed"]


def test_quotes_inside_a_note_move_no_figure_and_beside_a_figure_refuse_the_file(tmp_path):
    table = '"Year","Total"\n"1931","106"\n"1932","83"\n'
    grid, _ = read(tmp_path, f'{table}"Source: "Manpower Survey".",""\n'.encode())
    assert (grid.text(3, 2), grid.text(4, 2)) == ("83", "")
    assert refused(tmp_path, f'{table}"The "new" survey","99"\n'.encode()).code == "text_quotes"
    assert refused(tmp_path, f'{table}"Source: a "survey"\n1933,5\n'.encode()).code == "text_quotes"


def test_a_note_with_quotes_inside_may_begin_with_its_number_below_the_last_figure_alone(tmp_path):
    table = '"Year","Total"\n"1931","106"\n"1932","83"\n'
    note = '"1","A value of "0" is a weekend, as <a href="x">told</a>."\n'
    grid, _ = read(tmp_path, f'{table}"Footnotes:"\n{note}'.encode())
    assert (grid.text(3, 2), grid.text(5, 1)) == ("83", "1")
    assert refused(tmp_path, f'"Year","Total"\n"1931","106"\n{note}"1932","83"\n'.encode()).code == "text_quotes"


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


def test_a_row_of_tabs_may_end_where_its_blank_fields_begin(tmp_path):
    grid, _ = read(tmp_path, b"Country\t2020\t2021\tFrom\nViet Nam\t1\t2\t2021\nLaos\t3\t4\nNepal\t5\n")
    assert [grid.text(3, column) for column in range(1, 5)] == ["Laos", "3", "4", ""]
    assert grid.text(4, 2) == "5"
    assert refused(tmp_path, b"Country\t2020\t2021\nLaos\t1\t2\nNepal\t3\t4\t5\n").cell == "A3"


def test_rows_that_a_writer_cuts_behind_their_last_figure_end_early_and_one_short_row_does_not(
    tmp_path,
):
    early = "".join(f"2031-{month:02},{month},,\n".rstrip(",\n") + "\n" for month in range(1, 8))
    wide = "".join(f"2032-{month:02},{month},,{month}\n" for month in range(1, 8))
    grid, _ = read(tmp_path, f"Period,Cards,Cash,Abroad\n{early}{wide}".encode())
    assert (grid.text(2, 2), grid.text(2, 4), grid.text(9, 4)) == ("1", "", "1")
    kept = early.replace("\n", ",,\n", 1)
    assert refused(tmp_path, f"Period,Cards,Cash,Abroad\n{kept}{wide}".encode()).code == "text_ragged"


def test_a_line_longer_than_any_table_is_refused(tmp_path):
    assert refused(tmp_path, b"a,b\n" + b"x" * 1_000_001).code == "text_line_too_long"


def test_more_columns_than_a_sheet_has_are_refused(tmp_path):
    assert refused(tmp_path, b",".join([b"1"] * 16_385) + b"\n").code == "text_too_many_columns"


def test_the_apostrophe_of_our_own_export_is_taken_off_again(tmp_path):
    grid, _ = read(tmp_path, b"a,b\n'=1+1,'- of which\n'tis,2\n")
    assert (grid.text(2, 1), grid.text(2, 2), grid.text(3, 1)) == ("=1+1", "- of which", "'tis")
