"""A border pointed at in one edition: the file is read by it at once, it is cited, and the next edition is read so."""

from datetime import date

import pytest

from indicators.model.errors import Conflict, Invalid
from indicators.services.intake import Choice, Intake, Side, is_before, readings
from indicators.services.intake.correction import What
from indicators.settings import read_settings
from tests.services.conftest import TODAY
from tests.services.editions import committed, edition, intake_on, received, row_of
from tests.store.databases import on_both

SHEET = "Bieu khac"
MEMO = (("Chênh lệch thống kê", 1, 2, 0), ("Hàng gửi", 7, 8, 1))


@pytest.fixture
def intake(seeded, tmp_path):
    return intake_on(seeded, tmp_path)


@pytest.fixture
def june(intake, tmp_path):
    return received(intake, edition(tmp_path / "Bieu-T6.2024.xlsx", 6, extra=MEMO))


def july(intake, tmp_path, extra=(("Kho nổi", 3, 4, 1), *MEMO)):
    return received(intake, edition(tmp_path / "Bieu-T7.2024.xlsx", 7, extra=extra))


def labels(preview):
    return {row.printed.label for row in preview.mapping if row.printed.sheet == SHEET}


# -- said and taken back ---------------------------------------------------------------------------------------------
def test_the_rows_below_the_end_of_a_table_are_gone_at_once_and_come_back(intake, june):
    assert "Hàng gửi" in labels(intake.preview(june))
    changed = intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    assert (changed.more, changed.fewer, changed.otherwise) == (0, 4, 0)
    assert labels(intake.preview(june)) == {"Tổng số", "Kho lạnh"}
    changed = intake.borders.take_back(june, SHEET, Side.TABLE_TO, "A5")
    assert (changed.more, changed.fewer) == (4, 0)
    assert "Hàng gửi" in labels(intake.preview(june))


def test_a_heading_that_ends_further_below_makes_other_figures_of_the_same_cells(intake, june):
    changed = intake.borders.say(june, SHEET, Side.HEAD_TO, "B4")
    assert changed.fewer == 2
    assert changed.otherwise > 0
    assert "Tổng số" not in labels(intake.preview(june))


def test_the_last_word_about_an_end_is_the_only_one_that_is_kept(intake, june):
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A4")
    assert [one.row for one in intake.preview(june).draft.borders] == [4]


@pytest.mark.parametrize(
    ("sheet", "side", "cell", "code"),
    [
        (SHEET, Side.HEAD_TO, "A3", "border_changes_nothing"),
        ("no such sheet", Side.TABLE_TO, "A5", "border_changes_nothing"),
        (SHEET, Side.TABLE_TO, "nowhere", "cell_unreadable"),
        (SHEET, Side.TABLE_TO, "A0", "cell_unreadable"),
    ],
)
def test_what_changes_nothing_or_is_no_cell_is_refused_and_leaves_the_draft(intake, june, sheet, side, cell, code):
    with pytest.raises(Invalid, match=code):
        intake.borders.say(june, sheet, side, cell)
    assert intake.preview(june).draft.borders == ()


def test_a_border_by_which_the_file_can_no_longer_be_read_is_refused(intake, june, monkeypatch):
    def tired(*_):
        raise readings.Refused(intake.preview(june).findings[0].finding)

    monkeypatch.setattr(readings.Readings, "_read", tired)
    with pytest.raises(Invalid, match="border_unreadable"):
        intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    assert intake.preview(june).draft.borders == ()


def test_the_whole_sheet_is_painted_by_the_border(intake, june):
    def paints():
        rows = intake.window(june, SHEET, 1, 20).rows
        return {number: {cell.paint.value for cell in cells} for number, cells in rows}

    assert "skip" in paints()[7]
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    assert paints()[7] == {""}
    assert "skip" in paints()[5]


# -- cited, kept and remembered --------------------------------------------------------------------------------------
@on_both
def test_a_border_is_cited_and_read_by_in_the_next_edition_which_has_more_rows(seeded, intake, june, tmp_path):
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    intake.map_label(june, row_of(intake.preview(june), "Kho lạnh").mapping_id, Choice("NEW_FIRMS", "enterprises", 0))
    figure = next(one for one in intake.preview(june).diff if one.incoming.label == "Kho lạnh").incoming
    assert "border=table_to/5" in figure.observation.citation.corrected
    committed(intake, june, date(2024, 6, 29))
    (rule,) = [one.rule for one in intake.recipes.in_force() if one.rule.what is What.BORDER]
    assert (rule.value, rule.sheet, rule.shown) == ("table_to", SHEET, f"{SHEET} · Chênh lệch thống kê")
    assert is_before(rule)
    preview = intake.preview(july(intake, tmp_path))
    assert labels(preview) == {"Tổng số", "Kho lạnh", "Kho nổi"}
    applied = [one for one in preview.applied if one.kept.rule.what is What.BORDER]
    assert [(one.sheet, one.figures) for one in applied] == [(SHEET, 6)]
    marks = next(one for one in preview.diff if one.incoming.label == "Kho lạnh").incoming.observation.citation
    assert "border=table_to/6@recipe" in marks.corrected


def test_a_remembered_border_can_be_dropped_for_one_file(intake, june, tmp_path):
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    committed_with_one_label(intake, june)
    upload = july(intake, tmp_path)
    (applied,) = [one for one in intake.preview(upload).applied if one.kept.rule.what is What.BORDER]
    assert "Hàng gửi" in labels(intake.drop_rule(upload, applied.kept.rule_id))
    assert "Hàng gửi" not in labels(intake.drop_rule(upload, applied.kept.rule_id, drop=False))


def test_a_remembered_border_whose_words_are_gone_is_told_and_nothing_guessed(intake, june, tmp_path):
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    committed_with_one_label(intake, june)
    preview = intake.preview(july(intake, tmp_path, extra=(MEMO[1],)))
    assert "Hàng gửi" in labels(preview)
    assert "recipe_border_absent" in {one.finding.code for one in preview.findings}


def test_a_committed_upload_still_shows_what_it_was_read_by(intake, june, tmp_path):
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    committed_with_one_label(intake, june)
    assert labels(intake.preview(june)) == {"Tổng số", "Kho lạnh"}
    with pytest.raises(Conflict, match="upload_committed"):
        intake.borders.take_back(june, SHEET, Side.TABLE_TO, "A5")


def test_a_rule_of_a_border_is_removed_and_not_edited(intake, june):
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    committed_with_one_label(intake, june)
    (kept,) = [one for one in intake.recipes.in_force() if one.rule.what is What.BORDER]
    with pytest.raises(Invalid, match="recipe_not_editable"):
        intake.recipes.edit(kept.rule_id, "head_to", "", "analyst", "why")
    intake.recipes.withdraw([kept.rule_id], "analyst", "why")
    assert not [one for one in intake.recipes.in_force() if one.rule.what is What.BORDER]


def test_a_reload_finds_the_border_again(intake, june, seeded, tmp_path):
    intake.borders.say(june, SHEET, Side.TABLE_TO, "A5")
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    again = Intake(seeded.store, lambda: seeded.catalogue, seeded.figures, settings, lambda: TODAY)
    assert labels(again.preview(june)) == {"Tổng số", "Kho lạnh"}


def committed_with_one_label(intake, upload):
    intake.map_label(
        upload, row_of(intake.preview(upload), "Kho lạnh").mapping_id, Choice("NEW_FIRMS", "enterprises", 0)
    )
    committed(intake, upload, date(2024, 6, 29))
