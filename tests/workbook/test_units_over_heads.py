"""A unit that a row over the heads says at its right end: it is that of the table, and not of the last column alone."""

from __future__ import annotations

from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of


def _units(over, heads):
    rows = [["各縣總預算 2031年", None, None, None, None], [None, *over], ["項目", *heads],
            ["歲入", 960.5, 55.5, 940.5, 2.5], ["稅課", 466.5, 44.5, 425.5, 2.6]]  # fmt: skip
    sheet = Sheet(grid_of(rows))
    layout, _ = recognise(sheet)
    return {one.cell: (one.unit_measure, one.unit_mult) for one in layout.read(sheet).candidates if one.row == 4}


def test_it_holds_for_every_column_but_shares_and_rates():
    units = _units(["各直轄市及縣", None, None, "單位：新臺幣千元"], ["金額", "百分比", "決算數", "增加率"])
    assert units == {"B4": ("TWD", 3), "C4": ("percent", 0), "D4": ("TWD", 3), "E4": ("", None)}


def test_one_in_the_middle_or_another_beside_it_is_of_its_own_columns():
    middle = _units(["各直轄市及縣", "單位：新臺幣千元", None, "決算"], ["金額", "預算", "決算數", "餘額"])
    assert middle["E4"] == ("", None)
    two = _units(["單位：人", None, "決算", "單位：新臺幣千元"], ["人數", "人數二", "金額", "餘額"])
    assert two["C4"] == ("", None)
