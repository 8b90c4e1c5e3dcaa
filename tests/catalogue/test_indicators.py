import pytest

from indicators.model.errors import NotFound
from indicators.model.indicator import IndicatorKind


def best(catalogue, label, **context):
    resolutions = catalogue.resolve_label(label, **context)
    return resolutions[0].indicator if resolutions else None


def test_there_are_thirty_four_indicators_in_table_order(catalogue):
    codes = [entry.code for entry in catalogue.indicators]
    assert len(codes) == len(set(codes)) == 34
    assert codes[0] == "GDP_GROWTH_YOY"
    assert codes[-1] == "TARGET_GDP_GROWTH"


def test_every_indicator_has_names_and_a_definition_in_both_languages(catalogue):
    for entry in catalogue.indicators:
        for words in (entry.name, entry.short, entry.definition):
            assert set(words) == {"vi", "en"}
            assert all(words.values())
        assert entry.definition["vi"] != entry.definition["en"]
        assert all(text.endswith(".") for text in entry.definition.values())


def test_every_indicator_is_known_by_its_own_names(catalogue):
    for entry in catalogue.indicators:
        for label in entry.name.values():
            assert best(catalogue, label) == entry.code, label


def test_registered_and_disbursed_capital_say_their_cut_off_and_that_they_differ(catalogue):
    for code in ("FDI_REGISTERED", "FDI_NEW", "FDI_ADJ", "FDI_SHARES", "FDI_DISBURSED", "FDI_NEW_PROJECTS"):
        definition = catalogue.indicator(code).definition
        assert "ngày 20" in definition["vi"]
        assert "20th" in definition["en"]
    assert "vốn thực hiện" in catalogue.indicator("FDI_REGISTERED").definition["vi"]
    assert "same projects" in catalogue.indicator("FDI_DISBURSED").definition["en"]


def test_partner_counts_say_that_special_relations_and_the_union_stand_outside(catalogue):
    partners = [entry for entry in catalogue.indicators if entry.code.startswith("PARTNERS_")]
    assert len(partners) == 5
    for entry in partners:
        assert "Lào, Campuchia, Cuba" in entry.definition["vi"]
        assert "European Union" in entry.definition["en"]


def test_the_overview_has_its_six_headlines_in_order(catalogue):
    assert [entry.code for entry in catalogue.headlines] == [
        "GDP_GROWTH_YOY",
        "EXP_GOODS",
        "FDI_REGISTERED",
        "FDI_DISBURSED",
        "PARTNERS_TOTAL",
        "DIPLOMATIC_RELATIONS",
    ]


def test_parts_name_the_total_they_complete(catalogue):
    parts = {}
    for entry in catalogue.indicators:
        if entry.adds_up_to:
            parts.setdefault(entry.adds_up_to, set()).add(entry.code)
    assert parts == {
        "TRADE_GOODS_TOTAL": {"EXP_GOODS", "IMP_GOODS"},
        "EXP_GOODS": {"EXP_FDI_SECTOR", "EXP_DOMESTIC"},
        "FDI_REGISTERED": {"FDI_NEW", "FDI_ADJ", "FDI_SHARES"},
        "PARTNERS_TOTAL": {"PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP"},
    }


def test_only_flows_are_of_the_kind_flow(catalogue):
    kinds = {entry.code: entry.kind for entry in catalogue.indicators}
    assert kinds["EXP_GOODS"] is IndicatorKind.FLOW
    assert kinds["GDP_GROWTH_YOY"] is IndicatorKind.RATE
    assert kinds["PARTNERS_TOTAL"] is IndicatorKind.STOCK
    assert kinds["CPI"] is IndicatorKind.INDEX
    assert kinds["TARGET_GDP_GROWTH"] is IndicatorKind.TARGET


def test_an_unknown_code_is_not_found(catalogue):
    with pytest.raises(NotFound) as error:
        catalogue.indicator("GDP_GROWHT")
    assert (error.value.code, error.value.params) == ("indicator_unknown", {"indicator": "GDP_GROWHT"})
