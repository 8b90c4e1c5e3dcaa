"""The series a reader may add: told apart in words and found without diacritics."""

from dataclasses import replace

from indicators.web.pages.explore.choice import series_options
from tests.web.pages.explore import cases

KNOWN = {"EXP_GOODS": cases.INDICATOR}
GROWTH = replace(cases.ENTRY, key="EXP_GOODS:VNM;measure=yoy;unit=percent", measure="yoy", unit_measure="percent")
IN_DONG = replace(cases.ENTRY, key="EXP_GOODS:VNM;measure=level;unit=VND", unit_measure="VND")
BY_SECTOR = replace(cases.ENTRY, key="EXP_GOODS:HAN;sector=A;measure=level;unit=USD")


def test_the_plain_series_of_an_indicator_has_its_plain_name():
    (option,) = series_options([cases.ENTRY], KNOWN, "vi")
    assert (option.label, option.short) == ("Kim ngạch xuất khẩu hàng hóa", "Xuất khẩu hàng hóa")


def test_another_measure_or_unit_stands_in_brackets():
    options = series_options([cases.ENTRY, GROWTH, IN_DONG, BY_SECTOR], KNOWN, "en")
    assert [o.label for o in options] == [
        "Goods exports (USD)",
        "Goods exports (on the same period of the previous year)",
        "Goods exports (VND)",
        "Goods exports (USD)",
    ]


def test_a_series_is_found_without_diacritics_by_alias_code_and_either_language():
    (option,) = series_options([cases.ENTRY], KNOWN, "vi")
    for words in ("xuat khau", "goods exports", "exp_goods", "tong tri gia xuat khau"):
        assert words in option.keywords
