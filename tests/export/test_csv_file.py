import csv as csv_format
import io
from decimal import Decimal

import pytest

from indicators.export import csv
from indicators.export.tidy import TIDY, exact
from tests.charts.chart_data import chart, row
from tests.export.documents import ladder


def read(document) -> list[dict[str, str]]:
    text = csv(document).content.decode("utf-8-sig")
    return list(csv_format.DictReader(io.StringIO(text, newline="")))


def test_spreadsheets_read_the_diacritics():
    content = csv(ladder()).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Xuất khẩu hàng hóa" in content.decode("utf-8-sig")


def test_the_first_line_holds_plain_column_names():
    assert csv(ladder()).content.decode("utf-8-sig").splitlines()[0] == ",".join(TIDY)


def test_every_row_says_title_unit_source_status_and_as_of():
    for said in read(ladder()):
        assert said["title"] == "Xuất khẩu hàng hóa"
        assert said["unit"] == "tỷ USD"
        assert said["source"]
        assert said["status"]
        assert said["as_of"] == "2026-01-16"


def test_numbers_have_a_point_in_both_languages():
    assert [r["value"] for r in read(ladder("vi"))] == [r["value"] for r in read(ladder("en"))]
    assert [r["value"] for r in read(ladder("vi"))] == ["219.83", "262.46", "306"]


def test_a_negative_number_is_not_taken_for_a_formula():
    (said,) = read(ladder(data=chart([row("2025", "-6.02")])))
    assert said["value"] == "-6.02"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@A1", "\tx", "\rx", "\nx"])
def test_a_text_that_would_run_gets_one_apostrophe(text: str):
    (said,) = read(ladder(data=chart([row("2025", "1", outlet=text)])))
    assert said["outlet"] == "'" + text


def test_a_printed_blank_stays_blank():
    (said,) = read(ladder(data=chart([row("2025-M07", None)])))
    assert said["value"] == ""


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (262.46000000000004, "262.46"),
        (0.1 + 0.2, "0.3"),
        (12847600000000.0, "12847600000000"),
        (15.6234567, "15.6234567"),
    ],
)
def test_no_digit_is_added_or_taken_away(number: float, expected: str):
    assert exact(number) == Decimal(expected)
    assert format(exact(number), "f") == expected


def test_notes_are_told_in_words():
    (said,) = read(ladder(data=chart([row("2025", "1", note="two_sources")])))
    assert said["note"] == "so hai số của hai nguồn, chỉ để tham khảo"
