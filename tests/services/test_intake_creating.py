"""Rows of a file that the catalogue does not know become new indicators in one step, and are mapped at once."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.model.errors import Invalid, NotFound
from indicators.services.intake import Choice, How
from tests.services.editions import BASKETS, committed, edition, intake_on, july, received, row_of, table_of
from tests.store.databases import on_both


@pytest.fixture
def intake(seeded, tmp_path):
    return intake_on(seeded, tmp_path)


@pytest.fixture
def june(intake, tmp_path):
    return received(intake, edition(tmp_path / "Bieu-T6.2024.xlsx", 6))


def proposed(intake, upload, sheet="6.XK"):
    return intake.proposals(upload, table_of(intake.preview(upload), sheet).table_id, "trade", "trade")


@on_both
def test_rows_become_indicators_and_the_next_edition_is_mapped_to_them(seeded, intake, june, tmp_path):
    wished = [one for one in proposed(intake, june) if one.indicator.name_vi.endswith(BASKETS)]
    (basket,) = wished
    assert (basket.indicator.code, basket.indicator.unit_measure, basket.findings) == ("HANG_MAY_TRE_BEN", "USD", ())
    preview = intake.create_indicators(june, wished, "an analyst", "goods of the appendix")
    assert row_of(preview, BASKETS, "D15").series_key == "HANG_MAY_TRE_BEN:VNM;measure=level;unit=USD"
    assert row_of(preview, BASKETS, "J15").series_key == "HANG_MAY_TRE_BEN:VNM;measure=yoy_index;unit=percent"
    committed(intake, june, date(2024, 6, 29))
    preview = intake.preview(july(intake, tmp_path))
    assert row_of(preview, BASKETS, "D15").how is How.RECIPE
    assert row_of(preview, BASKETS, "D15").series_key.startswith("HANG_MAY_TRE_BEN:")


def test_quantity_and_value_of_one_label_are_two_indicators_with_codes_of_their_own(intake, june):
    coffee = [one.indicator for one in proposed(intake, june) if "Cà phê" in one.indicator.name_vi]
    assert {(one.code, one.unit_measure) for one in coffee} == {("CA_PHE", "tonnes"), ("CA_PHE_2", "USD")}


def test_what_is_taken_is_told_and_nothing_is_created(seeded, intake, june):
    (basket,) = [one for one in proposed(intake, june) if one.indicator.name_vi.endswith(BASKETS)]
    before = seeded.store.version()
    for said in ({"code": "EXP_GOODS"}, {"code": "a b"}, {"name_en": ""}, {"kind": "target"}, {"topic": "weather"}):
        wish = replace(basket, indicator=replace(basket.indicator, **said))
        with pytest.raises(Invalid, match="creation_refused"):
            intake.create_indicators(june, [wish], "an analyst", "goods")
    with pytest.raises(Invalid, match="reason_missing"):
        intake.create_indicators(june, [basket], "an analyst", " ")
    assert seeded.store.version() == before


def test_taking_the_creation_back_leaves_figures_named_and_the_code_unchosen(seeded, intake, june, tmp_path):
    wished = [one for one in proposed(intake, june) if one.indicator.name_vi.endswith(BASKETS)]
    intake.create_indicators(june, wished, "an analyst", "goods of the appendix")
    batch = next(one for one in reversed(seeded.store.batches()) if one.kind == "edit")
    committed(intake, june, date(2024, 6, 29))
    seeded.store.revert(batch.batch_id, "an analyst", "too many")
    catalogue = intake._catalogue()
    assert "HANG_MAY_TRE_BEN" not in {entry.code for entry in catalogue.indicators}
    assert catalogue.indicator("HANG_MAY_TRE_BEN").name["vi"].endswith(BASKETS)
    upload = july(intake, tmp_path)
    preview = intake.preview(upload)
    assert row_of(preview, BASKETS, "D15").how is How.UNSET
    assert "recipe_indicator_gone" in {one.finding.code for one in preview.findings}
    with pytest.raises(NotFound, match="indicator_unknown"):
        intake.map_label(upload, row_of(preview, BASKETS, "D15").mapping_id, Choice("HANG_MAY_TRE_BEN"))


def test_a_draft_mapped_to_an_indicator_that_was_taken_back_is_unset_again(seeded, intake, tmp_path):
    upload = received(intake, edition(tmp_path / "Bieu-T5.2024.xlsx", 5))
    wished = [one for one in proposed(intake, upload, "5.XK") if one.indicator.name_vi.endswith(BASKETS)]
    intake.create_indicators(upload, wished, "an analyst", "goods of the appendix")
    seeded.store.revert(seeded.store.version(), "an analyst", "too many")
    assert row_of(intake.preview(upload), BASKETS, "D15").how is How.UNSET
