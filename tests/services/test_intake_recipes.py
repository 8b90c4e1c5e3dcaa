"""A correction made on one edition is applied by itself to the next: mappings, units, measures, what is no table."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.finding import Finding, Severity
from indicators.model.period import Period
from indicators.services.intake import SKIP, Blocker, Choice, How, Intake, readings
from indicators.services.intake.correction import What, read_typed_period
from indicators.settings import read_settings
from indicators.store import BatchKind, FactKind
from indicators.workbook import read_workbook
from indicators.workbook.candidates import Candidates
from tests.services.conftest import TODAY
from tests.services.editions import BASKETS, committed, edition, intake_on, july, received, row_of, table_of
from tests.services.workbooks import table
from tests.store.databases import on_both


@pytest.fixture
def intake(seeded, tmp_path):
    return intake_on(seeded, tmp_path)


@pytest.fixture
def june(intake, tmp_path):
    return received(intake, edition(tmp_path / "Bieu-T6.2024.xlsx", 6))


# -- mappings --------------------------------------------------------------------------------------------------------
@on_both
def test_a_label_mapped_by_hand_in_one_edition_is_mapped_by_itself_in_the_next(seeded, intake, june, tmp_path):
    row = row_of(intake.preview(june), BASKETS, "D15")
    assert row.how is How.UNSET
    intake.map_label(june, row.mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, june, date(2024, 6, 29))
    (kept,) = intake.recipes.in_force()
    assert (kept.rule.what, kept.rule.value, kept.actor) == (What.MAP, "FDI_REGISTERED", "an analyst")
    preview = intake.preview(july(intake, tmp_path))
    found = row_of(preview, BASKETS, "D15")
    assert (found.how, found.series_key, found.rule) == (
        How.RECIPE,
        "FDI_REGISTERED:VNM;measure=level;unit=USD",
        kept.rule_id,
    )
    assert [one.figures for one in preview.applied] == [2]
    cited = next(one for one in preview.diff if one.incoming.label == BASKETS).incoming.observation.citation
    assert cited.corrected == (f"map={BASKETS}@recipe",)
    assert row_of(preview, BASKETS, "J15").how is How.UNSET  # the column of indices is another label


def test_a_row_left_out_by_hand_is_left_out_of_the_next_edition(intake, june, tmp_path):
    total = row_of(intake.preview(june), "TỔNG TRỊ GIÁ", "J9")
    assert total.series_key
    intake.map_label(june, total.mapping_id, Choice(SKIP))
    committed(intake, june, date(2024, 6, 29))
    found = row_of(intake.preview(july(intake, tmp_path)), "TỔNG TRỊ GIÁ", "J9")
    assert (found.how, found.rule) == (How.SKIPPED, intake.recipes.in_force()[0].rule_id)


def test_a_recipe_is_dropped_for_one_file_and_taken_up_again(intake, june, tmp_path):
    intake.map_label(june, row_of(intake.preview(june), BASKETS, "D15").mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, june, date(2024, 6, 29))
    upload = july(intake, tmp_path)
    (rule,) = intake.preview(upload).rules
    preview = intake.drop_rule(upload, rule.rule_id)
    assert row_of(preview, BASKETS, "D15").how is How.UNSET
    assert (preview.rules, [one.rule_id for one in preview.dropped]) == ((), [rule.rule_id])
    assert intake.recipes.in_force()
    assert row_of(intake.drop_rule(upload, rule.rule_id, drop=False), BASKETS, "D15").how is How.RECIPE


def test_a_choice_by_hand_goes_before_the_recipe_and_replaces_it_for_the_next_edition(intake, june, tmp_path):
    intake.map_label(june, row_of(intake.preview(june), BASKETS, "D15").mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, june, date(2024, 6, 29))
    upload = july(intake, tmp_path)
    row = row_of(intake.preview(upload), BASKETS, "D15")
    assert row_of(intake.map_label(upload, row.mapping_id, Choice("FDI_DISBURSED")), BASKETS, "D15").how is How.BY_HAND
    committed(intake, upload, date(2024, 7, 29))
    assert [kept.rule.value for kept in intake.recipes.in_force()] == ["FDI_DISBURSED"]
    assert [kept.rule.value for kept in intake.recipes.history()] == ["FDI_REGISTERED", "FDI_DISBURSED"]


def test_another_unit_than_then_is_told_and_the_rule_not_applied(intake, june, tmp_path):
    intake.map_label(june, row_of(intake.preview(june), BASKETS, "D15").mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, june, date(2024, 6, 29))
    preview = intake.preview(july(intake, tmp_path, unit="Nghìn tấn; Tỷ đồng"))
    assert row_of(preview, BASKETS, "D15").how is How.UNSET
    assert "recipe_unit_differs" in {one.finding.code for one in preview.findings}


def test_taking_the_upload_back_leaves_its_recipe_and_a_withdrawal_is_a_record_of_its_own(
    seeded, intake, june, tmp_path
):
    intake.map_label(june, row_of(intake.preview(june), BASKETS, "D15").mapping_id, Choice("FDI_REGISTERED"))
    batch = committed(intake, june, date(2024, 6, 29))
    intake.undo(batch.batch_id, "an analyst", "wrong file")
    (kept,) = intake.recipes.in_force()
    removal = intake.recipes.withdraw([kept.rule_id], "another analyst", "means something else")
    assert (removal.kind, intake.recipes.in_force()) == (BatchKind.EDIT, ())
    assert len(seeded.store.fact_history(FactKind.RECIPE)) == 2
    assert row_of(intake.preview(july(intake, tmp_path)), BASKETS, "D15").how is How.UNSET
    seeded.store.revert(removal.batch_id, "an analyst", "it was right")
    assert intake.recipes.in_force() == (kept,)


def test_the_day_of_a_recipe_is_that_of_viet_nam(intake, june):
    total = row_of(intake.preview(june), "TỔNG TRỊ GIÁ", "J9")
    intake.map_label(june, total.mapping_id, Choice(SKIP))
    committed(intake, june, date(2024, 6, 29))
    (kept,) = intake.recipes.in_force()
    late = replace(kept, at=datetime(2026, 11, 26, 21, 10, tzinfo=UTC))
    assert (late.at.date(), late.day) == (date(2026, 11, 26), date(2026, 11, 27))


def test_an_edit_is_another_record_and_holds_from_then_on(intake, june, tmp_path):
    intake.map_label(june, row_of(intake.preview(june), BASKETS, "D15").mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, june, date(2024, 6, 29))
    (kept,) = intake.recipes.in_force()
    upload = july(intake, tmp_path)
    seen = intake.preview(upload).seen
    intake.recipes.edit(kept.rule_id, "FDI_DISBURSED", "", "another analyst", "the new ones alone")
    assert row_of(intake.preview(upload), BASKETS, "D15").series_key.startswith("FDI_DISBURSED:")
    with pytest.raises(Conflict, match="upload_changed"):
        intake.commit(upload, "an analyst", "", "key", seen)
    with pytest.raises(Invalid, match="recipe_unchanged"):
        intake.recipes.edit(kept.rule_id, "FDI_DISBURSED", "", "another analyst", "once more")
    with pytest.raises(NotFound, match="indicator_unknown"):
        intake.recipes.edit(kept.rule_id, "NO_SUCH", "", "another analyst", "a slip")


def test_a_committed_upload_says_what_the_recipe_did_then_whatever_became_of_it(intake, june, tmp_path):
    intake.map_label(june, row_of(intake.preview(june), BASKETS, "D15").mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, june, date(2024, 6, 29))
    upload = july(intake, tmp_path)
    committed(intake, upload, date(2024, 7, 29))
    (kept,) = intake.recipes.in_force()
    intake.recipes.withdraw([kept.rule_id], "an analyst", "no more")
    assert row_of(intake.preview(upload), BASKETS, "D15").how is How.RECIPE


# -- units, measures, tables that are none ---------------------------------------------------------------------------
@on_both
def test_a_unit_said_of_a_table_without_one_is_that_of_the_next_edition(seeded, intake, june, tmp_path):
    table = table_of(intake.preview(june), "Bieu khac")
    preview = intake.correct(june, table.table_id, What.UNIT, "enterprises:3")
    assert {(r.unit_measure, r.unit_mult) for r in preview.mapping if r.printed.sheet == "Bieu khac"} == {
        ("enterprises", 3)
    }
    assert not any(one.finding.code == "unit_absent" and one.finding.sheet == "Bieu khac" for one in preview.findings)
    committed(intake, june, date(2024, 6, 29))
    preview = intake.preview(july(intake, tmp_path))
    assert {(r.unit_measure, r.unit_mult) for r in preview.mapping if r.printed.sheet == "Bieu khac"} == {
        ("enterprises", 3)
    }
    (done,) = preview.applied
    assert (done.sheet, done.value, done.kept.rule.what) == ("Bieu khac", "enterprises:3", What.UNIT)


@on_both
def test_a_table_that_is_none_is_skipped_in_the_next_edition(seeded, intake, june, tmp_path):
    table = table_of(intake.preview(june), "Bieu khac")
    preview = intake.correct(june, table.table_id, What.SKIP, "skip")
    assert {r.how for r in preview.mapping if r.printed.sheet == "Bieu khac"} == {How.SKIPPED}
    committed(intake, june, date(2024, 6, 29))
    found = [r for r in intake.preview(july(intake, tmp_path)).mapping if r.printed.sheet == "Bieu khac"]
    assert {(r.how, r.rule) for r in found} == {(How.SKIPPED, intake.recipes.in_force()[0].rule_id)}


@on_both
def test_the_measure_of_a_column_said_once_is_that_of_the_column_next_time(seeded, intake, june, tmp_path):
    table = table_of(intake.preview(june), "6.XK")
    preview = intake.correct(june, table.table_id, What.MEASURE, "yoy", column=13)
    assert row_of(preview, "TỔNG TRỊ GIÁ", "M9").series_key == "EXP_GOODS:VNM;measure=yoy;unit=percent"
    assert row_of(preview, "TỔNG TRỊ GIÁ", "J9").series_key == "EXP_GOODS:VNM;measure=yoy_index;unit=percent"
    committed(intake, june, date(2024, 6, 29))
    (kept,) = intake.recipes.in_force()
    assert (kept.rule.nth, kept.rule.of) == (2, 2)
    preview = intake.preview(july(intake, tmp_path))
    assert row_of(preview, "TỔNG TRỊ GIÁ", "M9").series_key == "EXP_GOODS:VNM;measure=yoy;unit=percent"
    assert row_of(preview, "TỔNG TRỊ GIÁ", "J9").series_key == "EXP_GOODS:VNM;measure=yoy_index;unit=percent"


def test_a_status_by_hand_is_cited_and_remembered(intake, june, tmp_path):
    table = table_of(intake.preview(june), "6.XK")
    preview = intake.correct(june, table.table_id, What.STATUS, "P", column=7)
    figure = next(one for one in preview.diff if one.incoming.where == "6.XK!G9").incoming.observation
    assert (figure.obs_status, figure.citation.corrected) == ("P", ("status=P",))
    committed(intake, june, date(2024, 6, 29))
    figures = {one.incoming.where: one.incoming.observation for one in intake.preview(july(intake, tmp_path)).diff}
    assert figures["7.XK!G9"].citation.corrected == ("status=P@recipe",)
    assert figures["7.XK!D9"].citation.corrected == ()


def test_what_was_said_by_hand_survives_a_restart(seeded, intake, june, tmp_path):
    table = table_of(intake.preview(june), "Bieu khac")
    intake.correct(june, table.table_id, What.UNIT, "enterprises:0")
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    again = Intake(seeded.store, lambda: seeded.catalogue, seeded.figures, settings, lambda: TODAY)
    (one,) = again.preview(june).draft.corrections
    assert (one.what, one.value) == (What.UNIT, "enterprises:0")
    assert again.uncorrect(june, one.correction_id).draft.corrections == ()


def test_a_correction_keeps_the_mapping_made_before_it(intake, june):
    row = next(r for r in intake.preview(june).mapping if r.printed.label == "Kho lạnh")
    intake.map_label(june, row.mapping_id, Choice("NEW_FIRMS"))
    preview = intake.correct(june, table_of(intake.preview(june), "Bieu khac").table_id, What.UNIT, "enterprises:0")
    assert next(r for r in preview.mapping if r.mapping_id == row.mapping_id).how is How.BY_HAND


# -- periods ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("7 tháng đầu năm 2025", Period.year_to_date(2025, 7)),
        ("first 7 months of 2025", Period.year_to_date(2025, 7)),
        ("2025", Period.year(2025)),
        ("2025-Q2", Period.quarter(2025, 2)),
        ("quý II/2025", Period.quarter(2025, 2)),
        ("30/6/2025", Period.instant(date(2025, 6, 30))),
        ("2025-M07", Period.month(2025, 7)),
    ],
)
def test_a_typed_period_is_read_in_both_languages_and_in_sdmx(said, period):
    assert read_typed_period(said) == period


@pytest.mark.parametrize(
    ("said", "code"), [("năm ngoái", "unreadable"), ("", "unreadable"), ("tháng 6 và 7 tháng năm 2024", "several")]
)
def test_a_period_that_cannot_be_read_is_refused(said, code):
    with pytest.raises(Invalid, match=f"correction_period_{code}"):
        read_typed_period(said)


def test_one_period_for_columns_of_several_is_refused(intake, june):
    table = table_of(intake.preview(june), "6.XK")
    with pytest.raises(Invalid, match="correction_period_of_many"):
        intake.correct(june, table.table_id, What.PERIOD, "6 tháng 2024")
    preview = intake.correct(june, table.table_id, What.PERIOD, "5 tháng 2024", column=7)
    figure = next(one for one in preview.diff if one.incoming.where == "6.XK!G9").incoming.observation
    assert figure.period == Period.year_to_date(2024, 5)
    assert figure.citation.corrected == ("period=2024-01-01/P5M",)


def test_a_period_of_a_column_is_never_that_of_the_next_edition(intake, june, tmp_path):
    table = table_of(intake.preview(june), "6.XK")
    intake.correct(june, table.table_id, What.PERIOD, "5 tháng 2024", column=7)
    committed(intake, june, date(2024, 6, 29))
    assert intake.recipes.in_force() == ()
    assert Blocker.COMMITTED not in intake.preview(july(intake, tmp_path)).blockers


# -- a table whose period stands nowhere -----------------------------------------------------------------------------
def asking(reading):
    """The reading of an edition as a reader gives it that finds no period for the other table: asked, not guessed."""
    rows = [
        one._replace(period=None, period_text="", header=f"cột {one.column}") if one.sheet == "Bieu khac" else one
        for one in reading.rows
    ]
    question = Finding("period_absent", Severity.HARD, "Bieu khac", "A1", {"text": ""})
    return replace(reading, rows=Candidates.of(rows), findings=(*reading.findings, question))


@pytest.fixture
def without_period(monkeypatch):
    def read(path, name, limits, _watch, _standby=None, _said=None):
        return asking(read_workbook(path, name, limits))

    monkeypatch.setattr(readings, "read_in_child", read)


def stops(preview):
    return {one.finding.code for one in preview.findings if one.stops}


def test_the_answer_to_the_question_for_a_period_clears_it(intake, without_period, june):
    preview = intake.preview(june)
    row = next(r for r in preview.mapping if r.printed.label == "Kho lạnh")
    assert (row.how, row.reason) == (How.UNSET, "no_period")
    table = table_of(preview, "Bieu khac")
    preview = intake.correct(june, table.table_id, What.PERIOD, "6 tháng đầu năm 2024")
    assert "period_absent" not in {one.finding.code for one in preview.findings}
    preview = intake.map_label(june, row.mapping_id, Choice("NEW_FIRMS"))
    figure = next(one for one in preview.diff if one.incoming.label == "Kho lạnh").incoming.observation
    assert figure.period == Period.year_to_date(2024, 6)
    assert figure.citation.corrected[0] == "period=2024-S1"


REGIONS = [
    ["Vùng", "Xuất khẩu (triệu USD)", "Nhập khẩu (triệu USD)"],
    ["Bắc", 240.5, 71.5],
    ["Nam", 60.5, 18.5],
    ["Trung", 12.5, 4.5],
]


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [(None, "bang.xlsx", "table_period_absent"), ("Bảng các năm 2019, 2020", "bang.xlsx", "table_period_ambiguous"),
     (None, "bang 2019.xlsx", "period_from_file_name")],
)  # fmt: skip
def test_the_reader_s_own_question_for_the_period_of_a_table_is_answered_whole_or_not_at_all(
    intake, tmp_path, title, name, code
):
    upload = received(intake, table(tmp_path / name, [*([[title], []] if title else []), *REGIONS]))

    def asked(preview):
        return code in {one.finding.code for one in preview.findings}

    preview = intake.preview(upload)
    (only,) = preview.tables
    assert asked(preview)
    assert asked(intake.correct(upload, only.table_id, What.PERIOD, "năm 2020", column=2))
    assert not asked(intake.correct(upload, only.table_id, What.PERIOD, "năm 2020"))


def test_a_typed_period_is_asked_again_next_time(intake, without_period, june, tmp_path):
    intake.correct(june, table_of(intake.preview(june), "Bieu khac").table_id, What.PERIOD, "6 tháng đầu năm 2024")
    committed(intake, june, date(2024, 6, 29))
    preview = intake.preview(july(intake, tmp_path))
    assert preview.applied == ()
    assert "period_absent" in {one.finding.code for one in preview.findings}


def test_a_period_that_follows_from_the_file_name_is_derived_anew_next_time(intake, without_period, june, tmp_path):
    table = table_of(intake.preview(june), "Bieu khac")
    said = "6 tháng đầu năm 2024"
    offered = intake.period_rules(june, table.table_id, said)
    assert "file_name/year_to_date/month" in offered
    intake.correct(june, table.table_id, What.PERIOD, said, derived="file_name/year_to_date/month")
    committed(intake, june, date(2024, 6, 29))
    upload = july(intake, tmp_path)
    preview = intake.preview(upload)
    (done,) = preview.applied
    assert (done.kept.rule.what, done.value) == (What.PERIOD, Period.year_to_date(2024, 7).render())
    assert "period_absent" not in {one.finding.code for one in preview.findings}
    other = table_of(preview, "Bieu khac").table_id
    with pytest.raises(Invalid, match="correction_rule_differs"):
        intake.correct(upload, other, What.PERIOD, "2023", derived="file_name/year_to_date/month")


def test_a_file_whose_name_says_no_month_is_asked_and_told_why(intake, without_period, june, tmp_path):
    table = table_of(intake.preview(june), "Bieu khac")
    intake.correct(june, table.table_id, What.PERIOD, "tháng 6/2024", derived="file_name/as_said/month")
    committed(intake, june, date(2024, 6, 29))
    path = edition(tmp_path / "Bieu-2024.xlsx", 7)
    codes = {one.finding.code for one in intake.preview(received(intake, path)).findings}
    assert {"recipe_period_not_derived", "period_absent"} <= codes


def test_a_skipped_table_asks_nothing(intake, without_period, june):
    preview = intake.correct(june, table_of(intake.preview(june), "Bieu khac").table_id, What.SKIP, "skip")
    assert "period_absent" not in {one.finding.code for one in preview.findings}


# -- what a rule may not be made of ----------------------------------------------------------------------------------
def test_a_rule_that_would_hold_for_another_row_too_is_not_learned_and_said(intake, june, tmp_path):
    path = edition(tmp_path / "twice-T6.2024.xlsx", 6, extra=(("1. Kho lạnh", 7, 8, 2),))
    upload = received(intake, path)
    row = next(r for r in intake.preview(upload).mapping if r.printed.label == "Kho lạnh")
    preview = intake.map_label(upload, row.mapping_id, Choice("NEW_FIRMS"))
    learned = intake.lesson(preview)
    assert (learned.rules, len(learned.ambiguous)) == ((), 1)


def test_an_import_from_the_command_line_uses_recipes_and_makes_none(intake, june, tmp_path):
    intake.map_label(june, row_of(intake.preview(june), BASKETS, "D15").mapping_id, Choice("FDI_REGISTERED"))
    committed(intake, june, date(2024, 6, 29))
    before = intake.recipes.in_force()
    path = edition(tmp_path / "Bieu-T7.2024.xlsx", 7)
    report = intake.import_file(path, accept_all=True, reason="monthly", origin="NSO", published="2024-07-29")
    assert report.batch is not None
    assert intake.recipes.in_force() == before
    figures = {row.period: row for row in intake._figures.shown("FDI_REGISTERED:VNM;measure=level;unit=USD")}
    assert figures[Period.month(2024, 7)].citation.corrected == (f"map={BASKETS}@recipe",)


# -- financial years -------------------------------------------------------------------------------------------------
def by_years(path, years, title="Kho bãi theo năm tài chính"):
    rows = [
        ["Ngành", *years],
        *[[name, *(at + 0.5 for at, _ in enumerate(years))] for name in ("Tổng số", "Kho lạnh", "Kho khô")],
    ]
    return table(path, [[title], [], *rows])


def asks_year_end(preview):
    return "financial_year_open" in {one.finding.code for one in preview.findings}


def test_the_last_month_of_financial_years_is_said_once_for_the_table_and_remembered(intake, tmp_path):
    upload = received(intake, by_years(tmp_path / "nam-tai-chinh.xlsx", ["2010-11", "2011-12", "2012-13"]))
    preview = intake.preview(upload)
    (only,) = preview.tables
    assert (asks_year_end(preview), only.asks_year_end, len(preview.diff)) == (True, True, 0)
    label = preview.mapping[0].mapping_id
    intake.map_label(upload, label, Choice("GDP_NOMINAL", "VND", 9))
    preview = intake.correct(upload, only.table_id, What.YEAR_END, "6")
    assert not asks_year_end(preview)
    read = {one.incoming.observation.period.render(): one.incoming.observation for one in preview.diff}
    assert sorted(read) == ["2010-07-01/P12M", "2011-07-01/P12M", "2012-07-01/P12M"]
    assert "year_end=6" in read["2010-07-01/P12M"].citation.corrected
    committed(intake, upload, date(2024, 6, 29))
    later = received(intake, by_years(tmp_path / "nam-sau.xlsx", ["2011-12", "2012-13", "2013-14"]))
    preview = intake.preview(later)
    assert not asks_year_end(preview)
    rules = [one.kept.rule for one in preview.applied]
    assert ("6", What.YEAR_END) in {(rule.value, rule.what) for rule in rules}


def test_the_last_month_of_a_year_changes_no_figure_whose_period_is_read(intake, tmp_path):
    upload = received(intake, by_years(tmp_path / "nam.xlsx", ["2010", "2011"], "Kho bãi"))
    (only,) = intake.preview(upload).tables
    assert not only.asks_year_end
    before = intake.preview(upload).diff
    after = intake.correct(upload, only.table_id, What.YEAR_END, "6").diff
    assert [one.incoming.observation.period for one in after] == [one.incoming.observation.period for one in before]


@pytest.mark.parametrize("said", ["0", "13", "June", ""])
def test_what_is_no_month_ends_no_year(intake, tmp_path, said):
    upload = received(intake, by_years(tmp_path / "nam.xlsx", ["2010-11", "2011-12"]))
    (only,) = intake.preview(upload).tables
    with pytest.raises(Invalid, match="correction_unreadable"):
        intake.correct(upload, only.table_id, What.YEAR_END, said)
