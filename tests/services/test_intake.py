from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.intake import SKIP, Blocker, Change, Choice, How, Intake, Publication, Seen
from indicators.settings import read_settings
from indicators.store import BatchDraft, BatchKind, Fact, FactKind
from indicators.winners import Role
from tests.services.conftest import TODAY
from tests.services.workbooks import APPENDIX_NAME, appendix, table

EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
SEVEN = Period.year_to_date(2024, 7)
NSO = Publication("NSO", "Tổng cục Thống kê", "Biểu số liệu tháng 7", date(2024, 7, 29), Precision.DAY)


@pytest.fixture
def intake(seeded, tmp_path):
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    return Intake(seeded.store, lambda: seeded.catalogue, seeded.figures, settings, lambda: TODAY)


def received(intake, path, name=None):
    with path.open("rb") as stream:
        return intake.receive(stream, name or path.name, "analyst")


@pytest.fixture
def upload(intake, tmp_path):
    return received(intake, appendix(tmp_path / APPENDIX_NAME))


def ready(intake, upload, publication=NSO, reason="read against the source"):
    """Confirm the publication and accept every warning; return the preview."""
    intake.set_publication(upload, publication)
    asked = [one.finding_id for one in intake.preview(upload).findings if one.open]
    return intake.accept(upload, asked, reason) if asked else intake.preview(upload)


def committed(intake, upload, reason="", **said):
    preview = ready(intake, upload, **said)
    return intake.commit(upload, "analyst", reason, f"key:{upload}", preview.seen)


def exports(seeded):
    shown = {figure.period: figure for figure in seeded.figures.shown(EXPORTS)}
    return shown.get(SEVEN)


# -- the way of one file ---------------------------------------------------------------------------------------------
def test_seven_months_of_exports_stand_in_the_store_with_their_cell_and_the_undo_takes_them_away(
    seeded, intake, upload
):
    assert exports(seeded) is None
    batch = committed(intake, upload)
    figure = exports(seeded)
    assert figure.shown == Decimal("226.98")
    assert (figure.citation.kind, figure.citation.sheet, figure.citation.cell) == (CitationKind.CELL, "14.XK", "G9")
    assert figure.citation.file_name == APPENDIX_NAME
    assert (figure.origin, figure.published, figure.obs_status) == ("NSO", date(2024, 7, 29), "E")
    undo = intake.undo(batch.batch_id, "analyst", "only a trial")
    assert exports(seeded) is None
    history = {one.batch_id: one for one in seeded.store.batches()}
    assert history[batch.batch_id].reverted_by == undo.batch_id
    assert history[undo.batch_id].reverts == batch.batch_id


def test_the_original_is_kept_byte_for_byte_under_its_hash(seeded, intake, tmp_path):
    path = appendix(tmp_path / APPENDIX_NAME)
    preview = intake.preview(received(intake, path))
    assert preview.draft.sha256 == sha256(path.read_bytes()).hexdigest()
    assert seeded.store.original_path(preview.draft.sha256).read_bytes() == path.read_bytes()


def test_the_file_proposes_whose_figures_they_are_and_when_they_appeared(intake, upload):
    preview = intake.preview(upload)
    assert (preview.publication.origin, preview.publication.published) == ("NSO", date(2024, 7, 29))
    assert preview.evidence["published"].source == "file_name"
    assert Blocker.NOT_CONFIRMED in preview.blockers


def test_what_is_not_mapped_is_listed_and_not_written(intake, upload):
    preview = intake.preview(upload)
    coffee = [row for row in preview.mapping if row.printed.label == "Cà phê"]
    assert {row.how for row in coffee} == {How.UNSET}
    assert not any(row.incoming.label == "Cà phê" for row in preview.diff)


def test_the_preview_writes_nothing(seeded, intake, upload):
    before = seeded.store.version()
    ready(intake, upload)
    assert seeded.store.version() == before


def test_after_the_commit_the_upload_still_says_what_it_changed(intake, upload):
    before = ready(intake, upload).counts
    committed(intake, upload)
    after = intake.preview(upload)
    assert after.counts == before
    assert after.blockers == (Blocker.COMMITTED,)


def test_a_committed_upload_is_not_corrected_any_more(intake, upload):
    committed(intake, upload)
    with pytest.raises(Conflict, match="upload_committed"):
        intake.set_publication(upload, NSO)


# -- a reload, a crash, another browser ------------------------------------------------------------------------------
def test_a_restart_loses_no_choice_even_without_the_kept_reading(seeded, intake, upload, tmp_path):
    row = next(row for row in intake.preview(upload).mapping if row.series_key == EXPORTS)
    intake.map_label(upload, row.mapping_id, Choice(SKIP))
    intake.set_publication(upload, NSO)
    for path in (tmp_path / "cache" / "readings").iterdir():
        path.unlink()
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    again = Intake(seeded.store, lambda: seeded.catalogue, seeded.figures, settings, lambda: TODAY)
    preview = again.preview(upload)
    assert preview.publication == NSO
    assert next(one for one in preview.mapping if one.mapping_id == row.mapping_id).how is How.SKIPPED


def test_a_reading_that_was_cut_off_on_disk_is_made_again(seeded, intake, upload, tmp_path):
    (kept,) = (tmp_path / "cache" / "readings").iterdir()
    kept.write_bytes(kept.read_bytes()[:500])
    settings = read_settings({"INDICATORS_DATA_DIR": str(tmp_path)})
    again = Intake(seeded.store, lambda: seeded.catalogue, seeded.figures, settings, lambda: TODAY)
    assert again.preview(upload).counts == intake.preview(upload).counts


def test_an_upload_that_was_discarded_or_never_was_is_not_found(intake, upload):
    intake.discard(upload)
    for gone in (upload, "never-was", "x" * 500):
        with pytest.raises(NotFound, match="upload_unknown"):
            intake.preview(gone)


# -- corrections -----------------------------------------------------------------------------------------------------
def test_each_correction_changes_the_preview_at_once(intake, upload):
    coffee = next(r for r in intake.preview(upload).mapping if r.printed.label == "Cà phê" and r.printed.cell == "D16")
    preview = intake.map_label(upload, coffee.mapping_id, Choice("EXP_DOMESTIC"))
    doubled = [one for one in preview.findings if one.finding.code == "duplicate_values"]
    assert {one.finding.where for one in doubled} == {"14.XK!D16", "14.XK!G16"}
    assert Blocker.HARD_FINDINGS in preview.blockers
    back = intake.map_label(upload, coffee.mapping_id, None)
    assert not any(one.stops for one in back.findings)


def test_only_rows_and_findings_of_this_upload_can_be_corrected(intake, upload):
    with pytest.raises(NotFound, match="mapping_unknown"):
        intake.map_label(upload, "0" * 16, Choice(SKIP))
    with pytest.raises(NotFound, match="finding_unknown"):
        intake.accept(upload, ("0" * 16,), "why")


def test_a_warning_is_accepted_for_a_reason_and_opened_again(intake, upload):
    finding = next(one for one in intake.preview(upload).findings if one.open)
    with pytest.raises(Invalid, match="reason_missing"):
        intake.accept(upload, (finding.finding_id,), "  ")
    accepted = intake.accept(upload, (finding.finding_id,), "closed on the 20th that year")
    assert next(one for one in accepted.findings if one.finding_id == finding.finding_id).reason
    reopened = intake.accept(upload, (finding.finding_id,), None)
    assert next(one for one in reopened.findings if one.finding_id == finding.finding_id).open


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(NSO, origin="NOBODY"), "origin_unknown"),
        (replace(NSO, published=date(2031, 1, 1)), "published_in_future"),
        (replace(NSO, title="x" * 301), "text_too_long"),
    ],
)
def test_a_publication_that_cannot_be_is_refused(intake, upload, said, code):
    with pytest.raises(Invalid, match=code):
        intake.set_publication(upload, said)


def test_a_status_said_by_hand_holds_where_the_file_says_none(intake, upload):
    preview = intake.set_publication(upload, replace(NSO, obs_status=ObsStatus.OFFICIAL))
    status = {row.incoming.where: row.figure.obs_status for row in preview.diff}
    assert (status["12.FDI!D7"], status["14.XK!G9"]) == ("A", "E")


# -- what stands in the way of a commit ------------------------------------------------------------------------------
def refusal(intake, upload, publication=NSO):
    preview = intake.set_publication(upload, publication)
    with pytest.raises(Invalid, match="commit_refused") as refused:
        intake.commit(upload, "analyst", "why", "key", preview.seen)
    return refused.value.params["blockers"]


def test_an_open_warning_refuses_the_commit(seeded, intake, upload):
    before = seeded.store.version()
    assert refusal(intake, upload) == ["open_findings"]
    assert seeded.store.version() == before


def test_a_day_that_is_not_known_must_be_said_to_be_unknown(intake, upload):
    ready(intake, upload)
    undated = replace(NSO, published=None, precision=Precision.NONE)
    assert "no_date" in refusal(intake, upload, undated)
    preview = ready(intake, upload, replace(undated, undated=True))
    assert preview.ready
    assert {row.role for row in preview.diff} == {Role.UNDATED}


def test_without_an_organisation_nothing_is_committed(intake, upload):
    ready(intake, upload)
    assert "no_origin" in refusal(intake, upload, replace(NSO, origin=""))


def test_the_same_file_again_has_nothing_new(intake, upload, tmp_path):
    committed(intake, upload)
    again = received(intake, tmp_path / APPENDIX_NAME)
    assert ready(intake, again).blockers == (Blocker.NOTHING_NEW,)


def test_a_published_figure_is_revised_only_for_a_reason(seeded, intake, upload, tmp_path):
    committed(intake, upload)
    changes = {"14.XK": {"G9": 227100, "G10": 63204, "D9": None, "J9": None, "M9": None}}
    later = received(intake, appendix(tmp_path / "2024-08-06-T7.2024.xlsx", changes))
    preview = ready(intake, later, replace(NSO, published=date(2024, 8, 6)))
    revised = next(row for row in preview.diff if row.incoming.where == "14.XK!G9")
    assert (revised.kind, revised.change, revised.stored.shown) == (Change.REVISED, Decimal("0.12"), Decimal("226.98"))
    with pytest.raises(Invalid, match="reason_missing"):
        intake.commit(later, "analyst", " ", "key:later", preview.seen)
    intake.commit(later, "analyst", "second release", "key:later", preview.seen)
    assert exports(seeded).shown == Decimal("227.1")


def test_a_figure_under_the_wrong_name_is_kept_for_its_reason_and_never_used(seeded, intake, tmp_path):
    rows = [["Chỉ tiêu", "7 tháng năm 2025"], ["Kim ngạch xuất khẩu hàng hóa (tỷ USD)", 514.87]]
    upload = received(intake, table(tmp_path / "2025-08-26.xlsx", rows))
    preview = ready(intake, upload, replace(NSO, published=date(2025, 8, 26)), reason="printed so in the press")
    (row,) = preview.diff
    assert (row.kind, row.role) == (Change.CONFLICTING, Role.WITHHELD)
    intake.commit(upload, "analyst", "", "key", preview.seen)
    readings = seeded.figures.readings(EXPORTS)
    (kept,) = [one for one in readings if one.withheld == "printed so in the press"]
    assert kept.role == Role.WITHHELD
    shown = {one.period: one.shown for one in seeded.figures.shown(EXPORTS)}
    assert shown[Period.year_to_date(2025, 7)] == Decimal("262.46")


# -- two analysts ----------------------------------------------------------------------------------------------------
def commit_between(seeded, value="226.5"):
    """Another analyst commits customs' figure for the same seven months."""
    other = Observation(
        SeriesKey.parse(EXPORTS), SEVEN, Decimal(value), 9, ObsStatus.PRELIMINARY, "CUSTOMS", "customs",
        Citation(CitationKind.PRESS), decimals=1, raw=value, published=date(2024, 8, 9),
        published_precision=Precision.DAY,
    )  # fmt: skip
    return seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "another"), [other])


def test_a_commit_in_between_is_a_conflict_that_shows_both_and_writes_nothing(seeded, intake, upload):
    preview = ready(intake, upload)
    between = commit_between(seeded)
    with pytest.raises(Conflict, match="heads_changed") as conflict:
        intake.commit(upload, "analyst", "", "key", preview.seen)
    assert conflict.value.params["series"] == [EXPORTS]
    assert seeded.store.version() == between.batch_id
    (moved,) = intake.moved(upload, preview.seen)
    assert (moved.before, moved.now.shown, moved.incoming.shown) == (None, Decimal("226.5"), Decimal("226.98"))
    fresh = intake.preview(upload)
    row = next(row for row in fresh.diff if row.incoming.where == "14.XK!G9")
    assert (row.kind, row.stored.origin) == (Change.CONFLICTING, "CUSTOMS")
    assert intake.commit(upload, "analyst", "", "key", fresh.seen).batch_id == between.batch_id + 1


def test_an_edit_of_the_catalogue_in_between_is_a_conflict_for_labels_may_mean_something_else(seeded, intake, upload):
    preview = ready(intake, upload)
    edit = Fact(FactKind.CATALOGUE_EDIT, "EXP_GOODS", {"kind": "alias_withdrawn"})
    between = seeded.store.commit(BatchDraft(BatchKind.EDIT, "another", "why"), [], [edit])
    with pytest.raises(Conflict, match="facts_changed"):
        intake.commit(upload, "analyst", "", "key", preview.seen)
    assert seeded.store.version() == between.batch_id
    assert intake.commit(upload, "analyst", "", "key", intake.preview(upload).seen).batch_id == between.batch_id + 1


def test_a_commit_to_other_series_in_between_is_no_conflict(seeded, intake, upload):
    preview = ready(intake, upload)
    gdp = Observation(
        SeriesKey.parse("GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"), Period.year(2031), Decimal("8"), 0,
        ObsStatus.ESTIMATE, "NSO", "", Citation(CitationKind.PRESS), published=date(2026, 1, 6),
    )  # fmt: skip
    seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "another"), [gdp])
    assert intake.moved(upload, preview.seen) == ()
    assert intake.commit(upload, "analyst", "", "key", preview.seen).row_count == len(preview.diff)


def test_a_correction_in_another_window_is_a_conflict_too(intake, upload):
    preview = ready(intake, upload)
    row = next(row for row in preview.mapping if row.series_key == EXPORTS)
    intake.map_label(upload, row.mapping_id, Choice(SKIP))
    with pytest.raises(Conflict, match="upload_changed"):
        intake.commit(upload, "analyst", "", "key", preview.seen)


def test_pressing_commit_twice_writes_once(seeded, intake, upload):
    preview = ready(intake, upload)
    first = intake.commit(upload, "analyst", "", "key", preview.seen)
    assert intake.commit(upload, "analyst", "", "key", preview.seen) == first
    assert seeded.store.version() == first.batch_id


@pytest.mark.parametrize("said", [None, [], {"version": "1"}, {"version": 1, "heads": {"a": "b"}, "stamp": ""}])
def test_what_was_seen_is_read_or_refused(said):
    with pytest.raises(Invalid, match="preview_unreadable"):
        Seen.from_dict(said)


def test_what_was_seen_travels_through_the_page_unchanged():
    seen = Seen(7, {"a": 2}, "s")
    assert Seen.from_dict(seen.to_dict()) == seen
