from indicators.checks.identities import identities, sums
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import INDICATORS, case, figure

SEVEN = Period.year_to_date(2024, 7)
HALF = Period.half(2025, 1)


def test_domestic_and_foreign_invested_exports_add_up_to_the_total():
    rows = [
        figure("EXP_GOODS", SEVEN, "226980", "G9", unit_mult=6),
        figure("EXP_DOMESTIC", SEVEN, "63084", "G10", unit_mult=6),
        figure("EXP_FDI_SECTOR", SEVEN, "163896", "G11", unit_mult=6),
    ]
    (finding,) = identities(case(rows))
    assert (finding.code, finding.severity, finding.where) == ("identity_holds", Severity.PASSED, "14.XK!G9")
    assert [part["value"] for part in finding.params["parts"]] == ["63084", "163896"]


def test_registered_capital_of_half_a_year_holds_in_its_printed_rounding():
    values = {"FDI_REGISTERED": "21.51", "FDI_NEW": "9.3", "FDI_ADJ": "8.95", "FDI_SHARES": "3.28"}
    (finding,) = identities(case([figure(code, HALF, value, code) for code, value in values.items()]))
    assert finding.code == "identity_holds"
    assert finding.params["gap"]["value"] == "0.02"


def test_a_sum_beyond_all_rounding_is_soft_and_names_the_gap():
    rows = [
        figure("EXP_GOODS", SEVEN, "226.98", "G9"),
        figure("EXP_DOMESTIC", SEVEN, "63.08", "G10"),
        figure("EXP_FDI_SECTOR", SEVEN, "162.90", "G11"),
    ]
    (finding,) = identities(case(rows))
    assert (finding.code, finding.severity) == ("identity_broken", Severity.SOFT)
    assert finding.params["gap"]["value"] == "-1"


def test_the_balance_is_exports_less_imports():
    rows = [
        figure("TRADE_BAL_GOODS", SEVEN, "14.08"),
        figure("EXP_GOODS", SEVEN, "226.98"),
        figure("IMP_GOODS", SEVEN, "212.90"),
    ]
    (finding,) = identities(case(rows))
    assert finding.code == "identity_holds"
    assert [part["sign"] for part in finding.params["parts"]] == [1, -1]


def test_a_missing_part_leaves_the_whole_unchecked():
    rows = [figure("EXP_GOODS", SEVEN, "226.98"), figure("EXP_DOMESTIC", SEVEN, "63.08")]
    assert list(identities(case(rows))) == []


def test_parts_of_another_period_are_no_parts():
    rows = [
        figure("EXP_GOODS", SEVEN, "226.98"),
        figure("EXP_DOMESTIC", SEVEN, "63.08"),
        figure("EXP_FDI_SECTOR", Period.month(2024, 7), "26.05"),
    ]
    assert list(identities(case(rows))) == []


def test_sums_are_read_off_the_catalogue():
    assert dict(sums(INDICATORS))["TRADE_GOODS_TOTAL"] == (("EXP_GOODS", 1), ("IMP_GOODS", 1))
