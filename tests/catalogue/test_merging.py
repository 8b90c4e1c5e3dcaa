"""The merge of two indicators as a value: the catalogue after it, and why it may not be made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.catalogue import load_catalogue
from indicators.catalogue.edits import Edit, EditKind, apply
from indicators.catalogue.merging import merge, refusals
from indicators.settings import PROJECT_DIR


@pytest.fixture(scope="module")
def shipped():
    return load_catalogue(PROJECT_DIR / "seeds")


def merged(code, into):
    return Edit(EditKind.MERGED, code, "", into)


def test_names_aliases_and_rules_of_the_merged_indicator_mean_the_other(shipped):
    after = merge(shipped, "IIP", "CPI")
    gone = shipped.indicator("IIP")
    assert {*gone.aliases, *gone.name.values()} <= set(after.indicator("CPI").aliases)
    assert "IIP" not in after.labels.codes
    assert "IIP" not in {rule.code for rule in after.labels.rules}
    assert {one.indicator for one in after.resolve_label(gone.name["vi"])} == {"CPI"}


def test_every_label_of_a_merged_indicator_can_be_withdrawn(shipped):
    after = merge(shipped, "IIP", "CPI")
    kept = after.indicator("CPI")
    for text, lang in zip(kept.aliases, kept.alias_langs, strict=True):
        after = apply(after, [Edit(EditKind.ALIAS_WITHDRAWN, "CPI", lang, text)])
    assert after.indicator("CPI").aliases == ()
    assert "CPI" not in after.labels.codes


def test_mergers_in_a_row_all_lead_to_the_last(shipped):
    after = apply(shipped, [merged("FDI_NEW", "FDI_ADJ"), merged("FDI_ADJ", "FDI_SHARES")])
    assert dict(after.merged) == {"FDI_NEW": "FDI_SHARES", "FDI_ADJ": "FDI_SHARES"}
    assert after.series_key("FDI_NEW").indicator == "FDI_SHARES"


def test_an_edit_of_what_is_merged_or_a_merge_the_other_way_says_nothing(shipped):
    once = apply(shipped, [merged("IIP", "CPI")])
    renamed = Edit(EditKind.NAME, "IIP", "vi", "Tên khác")
    assert apply(once, [renamed, merged("CPI", "IIP"), merged("IIP", "CPI"), merged("FOO", "CPI")]) == once


def test_parts_of_a_merged_total_are_parts_of_the_other(shipped):
    part = next(one for one in shipped.indicators if one.adds_up_to)
    total = part.adds_up_to
    other = next(one.code for one in shipped.indicators if one.code not in {part.code, total})
    after = merge(shipped, total, other)
    assert after.indicator(part.code).adds_up_to == other
    assert merge(shipped, total, part.code).indicator(part.code).adds_up_to == ""


def test_a_circle_over_others_is_refused(shipped):
    after = apply(shipped, [merged("FDI_NEW", "FDI_ADJ"), merged("FDI_ADJ", "FDI_SHARES")])
    assert [one.code for one in refusals(after, "FDI_SHARES", "FDI_NEW")] == ["catalogue_merge_circle"]


def test_each_difference_of_unit_kind_and_family_is_told(shipped):
    entry = replace(shipped.indicator("CPI"), unit_measure="USD", family="fdi")
    other = replace(shipped, by_code={**shipped.by_code, "CPI": entry})
    assert [one.params["field"] for one in refusals(other, "IIP", "CPI")] == ["unit", "family"]
    assert refusals(shipped, "IIP", "CPI") == ()
