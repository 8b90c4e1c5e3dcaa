from datetime import date

import pytest


def test_units_are_printed_in_the_readers_language(catalogue):
    assert catalogue.unit_symbol("USD", 9, "vi") == "tỷ USD"
    assert catalogue.unit_symbol("USD", 9, "en") == "USD billion"
    assert catalogue.unit_symbol("percent", 0, "vi") == "%"
    assert catalogue.unit_symbol("percentage_points", 0, "vi") == "điểm phần trăm"
    assert catalogue.unit_symbol("USD", 12, "en") == "10^12 USD"
    assert catalogue.unit_symbol("barrels", 0, "en") == "barrels"


def test_a_series_in_another_unit_is_shown_in_that_units_power(catalogue):
    assert catalogue.display_mult(catalogue.series_key("GDP_NOMINAL")) == 9
    assert catalogue.display_mult(catalogue.series_key("GDP_NOMINAL;unit=VND")) == 12
    assert catalogue.display_mult(catalogue.series_key("EXP_GOODS;measure=yoy")) == 0
    assert catalogue.display_mult(catalogue.series_key("GDP_PER_CAPITA")) == 0


def test_every_indicators_display_unit_has_a_symbol(catalogue):
    for entry in catalogue.indicators:
        assert (entry.unit_measure, entry.display_mult) in catalogue.symbols


@pytest.mark.parametrize(
    ("origin", "day", "vi", "en"),
    [
        ("NSO", date(2024, 7, 29), "Tổng cục Thống kê", "General Statistics Office"),
        ("NSO", date(2025, 2, 28), "Tổng cục Thống kê", "General Statistics Office"),
        ("NSO", date(2025, 3, 1), "Cục Thống kê", "National Statistics Office"),
        ("CUSTOMS", date(2012, 9, 30), "Tổng cục Hải quan", "General Department of Customs"),
        ("CUSTOMS", date(2025, 8, 11), "Cục Hải quan", "Department of Customs"),
        (
            "FIA",
            date(2025, 2, 28),
            "Cục Đầu tư nước ngoài, Bộ Kế hoạch và Đầu tư",
            "Foreign Investment Agency, Ministry of Planning and Investment",
        ),
        ("FIA", None, "Cục Đầu tư nước ngoài, Bộ Tài chính", "Foreign Investment Agency, Ministry of Finance"),
        ("MOF", date(2010, 1, 1), "Bộ Tài chính", "Ministry of Finance"),
        ("", None, "báo chí, không rõ nguồn số", "press, source of the figure not stated"),
        ("OECD", None, "OECD", "OECD"),
    ],
)
def test_an_office_is_named_as_on_the_day(catalogue, origin, day, vi, en):
    assert catalogue.origin(origin).name_on(day, "vi") == vi
    assert catalogue.origin(origin).name_on(day, "en") == en


@pytest.mark.parametrize(
    ("indicator", "order"),
    [
        ("EXP_GOODS", ["CUSTOMS", "NSO", "MOF", "GOV", "MOFA", "PRESS"]),
        ("FDI_DISBURSED", ["NSO", "FIA", "MOF", "GOV", "CUSTOMS", "PRESS"]),
        ("CPI", ["NSO", "MOFA", "CUSTOMS", "FIA", "MOF", "GOV", "PRESS"]),
    ],
)
def test_origins_rank_by_family_and_the_unknown_last(catalogue, indicator, order):
    ranks = [catalogue.rank(indicator, origin) for origin in order]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert catalogue.rank(indicator, "a stranger") == catalogue.rank(indicator, "PRESS")


def test_of_every_origin_the_terms_of_reuse_are_told_unknown_ones_as_unknown(catalogue):
    assert set(catalogue.terms) == set(catalogue.by_origin)
    press, office = catalogue.terms["PRESS"], catalogue.terms["NSO"]
    assert (press.known, press.line("vi").startswith("Chưa biết")) == ("no", True)
    assert office.line("en").endswith("(Luật Thống kê, số 89/2015/QH13)")


def test_terms_are_told_of_the_origins_that_are_asked_for_each_once(catalogue):
    assert list(catalogue.terms_of(["MOF", "NSO", "MOF", "ABSENT"])) == ["MOF", "NSO"]
