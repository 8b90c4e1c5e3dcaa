"""Blocks that only their repetition marks get the head as parent; a label that recurs alone stays a duplicate."""

from hypothesis import given
from hypothesis import strategies as st

from indicators.workbook.row_labels.repeated_labels import nest_repeated
from indicators.workbook.row_labels.row_label import RowLabel
from tests.workbook.files import codes, read_rows


def labels(*texts):
    return [RowLabel(row, text, text, (row, 1)) for row, text in enumerate(texts, 1)]


def paths(*texts):
    return [label.path for label in nest_repeated(labels(*texts))]


def test_labels_that_recur_under_one_head_after_the_other_belong_to_it():
    found = paths("Hà Nội", "Trung ương", "Địa phương", "Hải Phòng", "Trung ương", "Địa phương")
    assert found == [(), ("Hà Nội",), ("Hà Nội",), (), ("Hải Phòng",), ("Hải Phòng",)]


def test_one_label_that_recurs_is_a_duplicate_and_no_block():
    assert paths("A", "GDP", "B", "GDP") == [()] * 4


def test_a_label_twice_under_one_head_is_a_duplicate():
    assert paths("A", "x", "y", "x", "B", "x", "y") == [()] * 7


def test_rows_below_a_recurring_label_move_with_it():
    rows = labels("theo VND", "Xuất khẩu", "Nhập khẩu", "theo USD", "Xuất khẩu", "Nhập khẩu")
    rows.insert(3, RowLabel(9, "Máy móc", "Máy móc", (9, 1), path=("Nhập khẩu",)))
    assert nest_repeated(rows)[3].path == ("theo VND", "Nhập khẩu")


@given(st.lists(st.sampled_from("abcdefg"), unique=True))
def test_labels_that_differ_stay_as_they_are(texts):
    assert nest_repeated(labels(*texts)) == labels(*texts)


@given(
    st.lists(st.sampled_from("ABCDE"), unique=True, min_size=2),
    st.lists(st.sampled_from("xyz"), unique=True, min_size=2),
)
def test_every_part_of_every_block_has_its_head_as_path(heads, parts):
    texts = [text for head in heads for text in (head, *parts)]
    expected = [path for head in heads for path in ((), *[(head,)] * len(parts))]
    assert paths(*texts) == expected


def test_figures_of_such_blocks_are_no_conflict_in_a_file(tmp_path):
    rows = [["Chỉ tiêu", "2023", "2024"], ["Hà Nội", 1, 2], ["Trong nước", 3, 4], ["FDI", 5, 6],
            ["Hải Phòng", 7, 8], ["Trong nước", 9, 10], ["FDI", 11, 12]]  # fmt: skip
    assert "duplicate_conflict" not in codes(read_rows(tmp_path, rows))
    assert "duplicate_conflict" in codes(read_rows(tmp_path, [*rows[:2], ["FDI", 5, 6], ["FDI", 7, 8]]))
