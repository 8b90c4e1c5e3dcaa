"""Our own workbooks: every digit is kept, text stays text, and the package is one that any program opens."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.datetime import to_excel

from indicators.export.book_file import Book, BookWords
from indicators.export.package_file import package, pressed_part
from indicators.export.references import place_number
from indicators.export.sheet_file import digits
from indicators.export.sheet_names import letter_of, quoted_name
from tests.export.documents import opened

DAY = date(2026, 1, 16)


def book(*values):
    made = Book()
    sheet = made.add_sheet("Bảng")
    for row, value in enumerate(values, start=1):
        sheet.put(row, 1, value)
    return made.file(DAY, BookWords("Xuất khẩu"))


@settings(max_examples=60)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_with_every_digit(value):
    assert float(digits(value)) == value


def test_a_decimal_and_a_day_come_back_as_they_were():
    sheet = opened(book(Decimal("262.460"), 7, date(2025, 8, 31)))["Bảng"]
    assert (sheet["A1"].value, sheet["A2"].value) == (262.46, 7)
    assert sheet["A3"].value == to_excel(date(2025, 8, 31)) == place_number(date(2025, 8, 31))


@pytest.mark.parametrize("text", [" a ", "=1+1", "a & b < c", 'say "x"', "hai\ndòng", "ỷ ₫ −"])
def test_a_text_comes_back_as_it_was(text):
    cell = opened(book(text))["Bảng"]["A1"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_the_package_is_sound_and_dated_on_one_day():
    with zipfile.ZipFile(io.BytesIO(book("a"))) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_part_may_have_a_name_of_other_letters():
    with zipfile.ZipFile(io.BytesIO(package([pressed_part("ảnh/1.xml", b"<a/>")]))) as archive:
        assert archive.read("ảnh/1.xml") == b"<a/>"


@pytest.mark.parametrize("column", [1, 26, 27, 52, 702, 703])
def test_columns_are_named_as_spreadsheets_name_them(column):
    assert letter_of(column) == get_column_letter(column)


def test_the_name_of_a_sheet_is_quoted_as_formulas_do():
    assert quoted_name("Bảng 'a'") == quote_sheetname("Bảng 'a'")
