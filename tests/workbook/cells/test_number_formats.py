import pytest

from indicators.workbook.cells.number_formats import LONGEST, NumberFormatCode, read_format_code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", NumberFormatCode()),
        ("@", NumberFormatCode()),
        ("0", NumberFormatCode(0)),
        ("#,##0.00", NumberFormatCode(2)),
        ("0.00%", NumberFormatCode(2, percent=True)),
        ("#,##0.0_);\\(#,##0.0\\)", NumberFormatCode(1)),
        ("#,##0,", NumberFormatCode(0, cut_thousands=1)),
        ("0.0,,", NumberFormatCode(1, cut_thousands=2)),
        ('#,##0 "ha"', NumberFormatCode(0)),
        ("0.00E+00", NumberFormatCode(2)),
        ("[$-409]d\\-mmm\\-yy;@", NumberFormatCode(is_date=True)),
        ("mmm\\-yy", NumberFormatCode(is_date=True)),
        ("dd/mm/yyyy", NumberFormatCode(is_date=True)),
        ("[Red]0.0", NumberFormatCode(1)),
    ],
)
def test_a_format_code_says_decimals_percent_or_a_date(code, expected):
    assert read_format_code(code) == expected


@pytest.mark.parametrize("code", ["[" * 20_000, '"' * 20_001, "\\" * 20_001, "_", "0" * (LONGEST * 3)])
def test_a_code_made_to_confuse_is_read_to_its_bound(code):
    assert not read_format_code(code).is_date
