"""The chosen series are told apart in words."""

from dataclasses import replace

from indicators.web.pages.explore.choice import series_options
from tests.web.pages.explore import cases

KNOWN = {"EXP_GOODS": cases.INDICATOR}
GROWTH = replace(cases.ENTRY, key="EXP_GOODS:VNM;measure=yoy;unit=percent", measure="yoy", unit_measure="percent")
IN_DONG = replace(cases.ENTRY, key="EXP_GOODS:VNM;measure=level;unit=VND", unit_measure="VND")
BY_SECTOR = replace(cases.ENTRY, key="EXP_GOODS:HAN;sector=A;measure=level;unit=USD")


def test_the_plain_series_of_an_indicator_has_its_plain_name():
    (option,) = series_options([cases.ENTRY], KNOWN, "vi")
    assert option.short == "Xuất khẩu hàng hóa"


def test_another_measure_or_unit_stands_in_brackets():
    options = series_options([cases.ENTRY, GROWTH, IN_DONG], KNOWN, "en")
    assert [o.short for o in options] == [
        "Goods exports (USD)",
        "Goods exports (on the same period of the previous year)",
        "Goods exports (VND)",
    ]


def test_series_of_one_unit_need_no_bracket_since_their_members_stand_in_their_names():
    options = series_options([cases.ENTRY, BY_SECTOR], KNOWN, "en")
    assert [o.short for o in options] == ["Goods exports", "Goods exports"]
