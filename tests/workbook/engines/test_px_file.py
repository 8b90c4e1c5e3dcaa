"""The files of the PX family: cubes in keywords and a run of numbers, read into records with period, unit and value."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.workbook import Limits, read_workbook
from indicators.workbook.engines.px_file import is_px
from indicators.workbook.engines.px_keywords import PxKeywords, texts

HEAD = 'CHARSET="ANSI";\nAXIS-VERSION="2013";\nCODEPAGE="utf-8";\nLANGUAGE="vi";\nMATRIX="E02";\n'
TRADE = f"""{HEAD}TITLE="Xuất khẩu hàng hóa theo Nhóm, Quý và Nội dung";
CONTENTS="Xuất khẩu";
LAST-UPDATED="20310216 09:00";
SOURCE="Cơ quan thống kê";
STUB="Nhóm","Nội dung";
HEADING="Quý";
CONTVARIABLE="Nội dung";
VALUES("Nhóm")="Nông sản","Thủy "
"sản";
VALUES("Nội dung")="Trị giá","Lượng";
VALUES("Quý")="Quý I/2030","Quý II/2030","Quý III/2030";
TIMEVAL("Quý")=TLIST(Q1),"20301","20302","20303";
UNITS("Trị giá")="Triệu USD";
UNITS("Lượng")="Nghìn tấn";
NOTE="Một ghi chú; có dấu chấm phẩy, và DATA= ở trong.";
DATA=
1.5 2 3
4 ".." 6
7 8 9.25
10 11 12;
"""


def read(folder, text, name="cube.px", encoding="utf-8"):
    (folder / name).write_bytes(text.encode(encoding))
    return read_workbook(folder / name, name, Limits())


def figures(reading):
    return [(row.label, *row.path, str(row.period), row.value_text, row.unit_text) for row in reading.rows]


def test_a_cube_is_read_with_its_contents_as_labels_its_codes_of_time_and_the_unit_of_each_content(tmp_path):
    reading = read(tmp_path, TRADE)
    assert reading.kind == "px"
    assert figures(reading) == [
        ("Trị giá", "Nông sản", "2030-Q1", "1.5", "Triệu USD"),
        ("Trị giá", "Nông sản", "2030-Q2", "2", "Triệu USD"),
        ("Trị giá", "Nông sản", "2030-Q3", "3", "Triệu USD"),
        ("Lượng", "Nông sản", "2030-Q1", "4", "Nghìn tấn"),
        ("Lượng", "Nông sản", "2030-Q2", "", "Nghìn tấn"),
        ("Lượng", "Nông sản", "2030-Q3", "6", "Nghìn tấn"),
        ("Trị giá", "Thủy sản", "2030-Q1", "7", "Triệu USD"),
        ("Trị giá", "Thủy sản", "2030-Q2", "8", "Triệu USD"),
        ("Trị giá", "Thủy sản", "2030-Q3", "9.25", "Triệu USD"),
        ("Lượng", "Thủy sản", "2030-Q1", "10", "Nghìn tấn"),
        ("Lượng", "Thủy sản", "2030-Q2", "11", "Nghìn tấn"),
        ("Lượng", "Thủy sản", "2030-Q3", "12", "Nghìn tấn"),
    ]


def one_variable(time="", values='"a","b"', data="1 2;", more=""):
    named = f'TIMEVAL("T")={time};\n' if time else ""
    return f'{HEAD}CONTENTS="Chỉ số giá";\nUNITS="%";\nHEADING="T";\nVALUES("T")={values};\n{named}{more}DATA={data}'


@pytest.mark.parametrize(
    ("time", "periods"),
    [
        ('TLIST(A1),"2030","2031"', ["2030", "2031"]),
        ('TLIST(H1),"20301","20302"', ["2030-S1", "2030-S2"]),
        ('TLIST(M1),"203011","203012"', ["2030-M11", "2030-M12"]),
        ('TLIST(D1),"20301130","20301201"', ["2030-11-30", "2030-12-01"]),
    ],
)
def test_the_codes_of_a_time_list_say_the_periods_whatever_their_texts_are(tmp_path, time, periods):
    assert [str(row.period) for row in read(tmp_path, one_variable(time)).rows] == periods


def test_a_time_list_from_first_to_last_is_counted_through(tmp_path):
    text = one_variable('TLIST(M1,"203011"-"203102")', '"a","b","c","d"', "1 2 3 4;")
    assert [str(row.period) for row in read(tmp_path, text).rows] == ["2030-M11", "2030-M12", "2031-M01", "2031-M02"]


def test_a_cube_without_contents_among_its_variables_is_called_by_what_it_is_of(tmp_path):
    (first, _) = read(tmp_path, one_variable('TLIST(A1),"2030","2031"')).rows
    assert (first.label, first.unit_measure) == ("Chỉ số giá", "percent")


def test_names_are_taken_in_a_language_of_ours_where_the_file_has_it(tmp_path):
    english = (
        'STUB[en]="Group","Content";\nHEADING[en]="Quarter";\nCONTVARIABLE[en]="Content";\nCONTENTS[en]="Exports";\n'
        'VALUES[en]("Group")="Crops","Fish";\nVALUES[en]("Content")="Value","Weight";\n'
        'UNITS[en]("Value")="USD million";\nNOTE="'
    )
    text = TRADE.replace('LANGUAGE="vi"', 'LANGUAGE="sv";\nLANGUAGES="sv","en"').replace('NOTE="', english)
    reading = read(tmp_path, text)
    assert {row.label for row in reading.rows} == {"Value", "Weight"}
    assert {row.path for row in reading.rows} == {("Crops",), ("Fish",)}
    assert figures(reading)[0] == ("Value", "Crops", "2030-Q1", "1.5", "USD million")


def test_a_sparse_cube_gives_the_rows_it_has(tmp_path):
    sparse = TRADE.partition("DATA=\n1.5")[0]
    text = sparse + 'KEYS("Nhóm")=VALUES;\nKEYS("Nội dung")=VALUES;\nDATA=\n"Thủy sản","Lượng",10 11 12\n;\n'
    known = [row for row in figures(read(tmp_path, text)) if row[3]]
    assert known == [("Lượng", "Thủy sản", f"2030-Q{at + 1}", str(10 + at), "Nghìn tấn") for at in range(3)]


def test_the_code_page_that_the_file_names_is_believed_where_it_is_one(tmp_path):
    text = one_variable('TLIST(A1),"2030","2031"').replace("Chỉ số giá", "Værdi").replace("utf-8", "iso-8859-1")
    assert {row.label for row in read(tmp_path, text, encoding="latin-1").rows} == {"Værdi"}
    nonsense = text.replace("iso-8859-1", "no-such-page")
    assert {row.label for row in read(tmp_path, nonsense).rows} == {"Værdi"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TRADE.replace("10 11 12;", "10 11;"), "px_count"),
        (TRADE.replace("10 11 12;", "10 11 12 13;"), "px_count"),
        (TRADE.partition("DATA=\n1.5")[0], "px_incomplete"),
        (TRADE.replace('VALUES("Nhóm")="Nông sản","Thủy "\n"sản";\n', ""), "px_incomplete"),
        (TRADE.replace('STUB="Nhóm","Nội dung";\nHEADING="Quý";\n', ""), "px_incomplete"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_and_says_what_is_missing(tmp_path, text, code):
    reading = read(tmp_path, text)
    assert [one.code for one in reading.findings] == [code]
    assert not reading.rows


def test_data_that_end_without_their_semicolon_are_whole_if_their_number_is_right(tmp_path):
    assert len(read(tmp_path, TRADE.replace("10 11 12;\n", "10 11 12\n")).rows) == 12


def test_what_is_said_to_be_too_large_is_refused_before_it_is_made(tmp_path):
    many = ",".join(f'"{n}"' for n in range(3000))
    text = f'{HEAD}STUB="a";\nHEADING="b";\nVALUES("a")={many};\nVALUES("b")={many};\nDATA=\n1;'
    assert [one.code for one in read(tmp_path, text).findings] == ["sheet_too_large"]


@pytest.mark.parametrize("text", ["Năm,Giá trị\n2030,1\n", 'NAME="x"\n', "MATRIX;A;B\n1;2;3\n", ""])
def test_other_text_is_no_such_file(text):
    assert not is_px(text.encode())


TEXT = st.text(st.characters(exclude_categories=["C"], exclude_characters='"'), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=6))
def test_texts_of_a_list_come_back_as_they_were_written(said):
    assert texts(",".join(f'"{one}"' for one in said)) == said
    assert texts("\n".join(f'"{one}"' for one in said)) == ["".join(said)]


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["TITLE", "NOTE", "SOURCE", "CONTENTS"]), TEXT),
    st.text(" 0123456789.\n", max_size=30),
)
def test_keywords_come_back_as_they_were_written(said, data):
    written = "".join(f'{keyword}="{text}";\n' for keyword, text in said.items()) + f"DATA={data};"
    read_back = PxKeywords.of(written)
    assert {keyword: read_back.text(keyword) for keyword in said} == said
    assert read_back.data == data


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, 3))
def test_every_figure_of_a_cube_stands_beside_its_own_names(tmp_path_factory, areas, kinds, years):
    names = [[f"vùng {n}" for n in range(areas)], [f"loại {n}" for n in range(kinds)]]
    listed = ['"' + '","'.join(one) + '"' for one in names]
    codes = [str(2020 + n) for n in range(years)]
    numbers = [n * 10 + 5 for n in range(areas * kinds * years)]
    text = (
        f'{HEAD}CONTENTS="Sản lượng";\nUNITS="tấn";\nSTUB="Vùng";\nHEADING="Loại","Năm";\n'
        f'VALUES("Vùng")={listed[0]};\nVALUES("Loại")={listed[1]};\nVALUES("Năm")="{chr(34).join(codes)}";\n'
    ).replace(f'"{chr(34).join(codes)}"', ",".join(f'"{code}"' for code in codes))
    text += f'TIMEVAL("Năm")=TLIST(A1),{",".join(f"{chr(34)}{code}{chr(34)}" for code in codes)};\n'
    text += f"DATA={' '.join(map(str, numbers))};"
    found = {(*row.path, str(row.period)): row.value for row in read(tmp_path_factory.getbasetemp(), text).rows}
    assert list(found.values()) == numbers
    assert list(found) == [(area, kind, year) for area, kind, year in product(*names, codes)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(TRADE)), st.integers(0, 40), st.text('";=,()[]-. \n0a', max_size=4)), max_size=4
    )
)
def test_a_file_that_is_cut_up_is_read_or_refused_and_never_fails(tmp_path_factory, cuts):
    text = TRADE
    for at, gone, more in cuts:
        text = text[:at] + more + text[at + gone :]
    reading = read(tmp_path_factory.getbasetemp(), text or "x")
    assert reading.rows or reading.findings
