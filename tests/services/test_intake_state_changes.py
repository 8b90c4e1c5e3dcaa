"""Files of state changes: previewed against the store, refused at their cells, committed, taken back."""

import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest

from indicators.bootstrap import build
from indicators.i18n import LANGUAGES
from indicators.model.errors import Conflict, Invalid
from indicators.services.intake import Blocker, Change
from indicators.store import BatchKind
from tests.store.databases import settings_in

HEADER = ("id", "iso3", "country", "region", "tier", "date", "precision", "document", "sources", "note")
NOW = datetime(2026, 11, 22, tzinfo=UTC)
NOTHING_MORE = {"sources": "", "document": ""}
POLAND = ("", "POL", "", "EUR", "SP", "2026-05-12", "", "Tuyên bố chung", "https://example.org/pl", "")


@pytest.fixture
def built(tmp_path):
    settings = settings_in(tmp_path / "data", INDICATORS_TODAY="2026-11-22")
    made = build(settings, lambda: NOW)
    yield made
    made.store.close()


def text_file(*rows, header=HEADER):
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return io.BytesIO(out.getvalue().encode())


def row(**said):
    """A row for Poland with some cells changed."""
    return tuple(said.get(name, text) for name, text in zip(HEADER, POLAND, strict=True))


def receive(built, *rows):
    return built.services.intake.receive(text_file(*rows), "thay-doi.csv", "analyst")


def preview(built, *rows):
    return built.services.intake.changes.preview(receive(built, *rows))


def told(found):
    return {(one.finding.code, one.finding.cell, one.severity.value) for one in found.findings}


def commit(built, upload, reason="công bố mới"):
    changes = built.services.intake.changes
    return changes.commit(upload, "analyst", reason, f"upload:{upload}", changes.preview(upload).seen)


def total(built):
    return built.services.partnerships.counts(NOW.date()).total


# -- what is recognised and compared --------------------------------------------------------------------------
def test_a_file_is_recognised_by_its_header_and_holds_no_figures(built):
    upload = receive(built, POLAND)
    assert built.services.intake.changes.holds(upload)
    found = built.services.intake.changes.preview(upload)
    assert (found.counts, found.blockers) == ({"new": 1, "revised": 0, "unchanged": 0, "conflicting": 0}, ())
    assert (found.before.total, found.after.total) == (42, 43)


def test_vietnamese_headings_and_names_are_read_too(built):
    header = ("Nước", "Cấp", "Ngày", "Khu vực", "Văn kiện")
    file = text_file(("Ba Lan", "Đối tác chiến lược", "12/05/2026", "EUR", "Tuyên bố chung"), header=header)
    upload = built.services.intake.receive(file, "thay-doi.csv", "analyst")
    (one,) = built.services.intake.changes.preview(upload).diff
    assert (one.change.partner, one.change.tier.value, one.change.effective.isoformat()) == ("POL", "SP", "2026-05-12")


def test_a_date_cell_of_a_workbook_is_a_day_or_by_its_format_a_month(built, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    for number, (code, look) in enumerate((("POL", "dd/mm/yyyy"), ("ROU", "mm/yyyy")), start=2):
        book.active.append(("", code, "", "EUR", "SP", datetime(2026, 5, 1), "", "x", "", ""))
        book.active.cell(number, 6).number_format = look
    book.save(tmp_path / "a.xlsx")
    with (tmp_path / "a.xlsx").open("rb") as stream:
        upload = built.services.intake.receive(stream, "a.xlsx", "analyst")
    found = built.services.intake.changes.preview(upload)
    assert [one.change.precision.value for one in found.diff] == ["day", "month"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (
            {"iso3": "EGY", "region": "", "tier": "CP", "date": "05/08/2025", "sources": "", "document": ""},
            Change.UNCHANGED,
        ),
        (
            {"iso3": "EGY", "region": "", "tier": "CP", "date": "08/2025", "sources": "", "document": ""},
            Change.UNCHANGED,
        ),
        ({"iso3": "EGY", "region": "", "tier": "CP", "date": "05/08/2025"}, Change.REVISED),
        ({"iso3": "BRN", "region": "", "tier": "CP", "date": "27/03/2019"}, Change.REVISED),
        ({"id": "MNG-CP", "iso3": "MNG", "region": "", "tier": "CP", "date": "29/09/2024"}, Change.CONFLICTING),
    ],
)
def test_a_row_is_compared_with_the_change_it_speaks_of(built, said, kind):
    (one,) = preview(built, row(**said)).diff
    assert one.kind is kind


def test_a_coarser_date_never_takes_a_day_away_and_sources_add_up(built):
    (one,) = preview(built, row(iso3="EGY", tier="CP", date="2025")).diff
    assert one.change.effective.isoformat() == "2025-08-05"
    assert one.change.sources == (*one.known.sources, "https://example.org/pl")


# -- what is wrong, each at its cell --------------------------------------------------------------------------
WRONG = {
    "change_country_absent": (row(iso3=""), "B2"),
    "change_country_two": (row(country="Phần Lan"), "B2"),
    "change_country_unknown": (row(iso3="", country="Ba Lam"), "C2"),
    "change_country_no_such": (row(iso3="", country="Xyzzyqw"), "C2"),
    "change_tier_absent": (row(tier=""), "E2"),
    "change_tier_unknown": (row(tier="ĐTCL++"), "E2"),
    "change_region_unknown": (row(region="XXX"), "D2"),
    "change_region_absent": (row(region=""), "D2"),
    "change_date_absent": (row(date=""), "F2"),
    "change_date_unreadable": (row(date="hôm qua"), "F2"),
    "change_date_impossible": (row(date="31/02/2026"), "F2"),
    "change_precision_unknown": (row(precision="week"), "G2"),
    "change_precision": (row(precision="month"), "G2"),
    "change_source_no_address": (row(sources="javascript:alert(1)"), "I2"),
    "change_two_tiers": (row(iso3="EGY", tier="SP", date="2025-08-05"), "E2"),
    "change_same_tier": (row(iso3="EGY", tier="CP", date="2026-01-05"), "E2"),
    "change_before_earlier": (row(iso3="EGY", tier="SP", date="2020-01-05"), "F2"),
    "change_id_unknown": (row(id="POL-XX"), "A2"),
    "change_id_other": (row(id="EGY-CP"), "A2"),
}


@pytest.mark.parametrize("code", WRONG)
def test_what_cannot_be_written_has_its_own_message_at_its_cell_and_nothing_is_written(built, code):
    said, cell = WRONG[code]
    upload, before = receive(built, said), built.store.version()
    found = built.services.intake.changes.preview(upload)
    assert (code, cell, "hard") in told(found)
    assert Blocker.HARD_FINDINGS in found.blockers
    with pytest.raises(Invalid, match="commit_refused"):
        commit(built, upload)
    assert built.store.version() == before
    finding = next(one.finding for one in found.findings if one.finding.code == code)
    words = {lang: built.services.intake.describe(finding, lang) for lang in LANGUAGES}
    assert words["vi"] != words["en"]
    assert not any("{" in text or code in text for text in words.values())


def test_rows_of_one_file_are_held_against_each_other(built):
    twice = preview(built, POLAND, row(document="khác"))
    assert ("change_row_twice", "B3", "hard") in told(twice)
    both = preview(built, POLAND, row(tier="CP"))
    assert {one.finding.cell for one in both.findings if one.finding.code == "change_two_tiers"} == {"E2", "E3"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("change_in_future", row(date="2026-12-31")),
        ("change_without_source", row(document="", sources="")),
        ("change_downgrade", row(iso3="GBR", tier="SP", date="2026-11-01")),
    ],
)
def test_what_is_only_unlikely_asks_for_a_reason(built, code, said):
    upload = receive(built, said)
    changes = built.services.intake.changes
    found = changes.preview(upload)
    assert [one.finding.code for one in found.findings if one.open] == [code]
    assert found.blockers == (Blocker.OPEN_FINDINGS,)
    with pytest.raises(Invalid, match="reason_missing"):
        changes.accept(upload, [found.findings[0].finding_id], " ")
    assert changes.accept(upload, [found.findings[0].finding_id], "đã kiểm tra").ready


def test_a_fall_within_one_file_is_told_once_at_the_lower_tier(built):
    found = preview(built, row(tier="CSP", date="2026-02-01"), row(tier="CP", date="2026-03-01"))
    assert told(found) == {("change_downgrade", "E3", "soft")}


def test_an_unknown_country_comes_with_proposals(built):
    found = preview(built, row(iso3="", country="Ba Lam"))
    finding = next(one.finding for one in found.findings if one.finding.code == "change_country_unknown")
    assert "Ba Lan (POL)" in built.services.intake.describe(finding, "vi")
    assert "Poland (POL)" in built.services.intake.describe(finding, "en")


# -- the commit and its undo ----------------------------------------------------------------------------------
def test_a_commit_moves_counts_and_series_and_its_undo_brings_them_back(built):
    upload = receive(built, POLAND)
    batch = commit(built, upload)
    assert (batch.kind, batch.row_count, batch.file_name) == (BatchKind.UPLOAD, 1, "thay-doi.csv")
    assert built.store.original(batch.original_sha256).file_name == "thay-doi.csv"
    assert total(built) == 43
    assert built.services.explore.records("PARTNERS_TOTAL")[-1]["value"] == 43
    poland = built.services.partnerships.history()[0]
    assert (poland.change_id, poland.place, poland.name["vi"]) == ("POL-SP", "(csv)!F2", "Ba Lan")
    built.services.intake.undo(batch.batch_id, "analyst", "nhầm")
    assert total(built) == 42
    assert built.services.explore.records("PARTNERS_TOTAL")[-1]["value"] == 42
    assert built.services.intake.changes.preview(upload).batch.reverted_by is not None
    assert built.store.verify() == []


def test_the_same_commit_twice_is_one_batch(built):
    upload = receive(built, POLAND)
    assert commit(built, upload).batch_id == commit(built, upload).batch_id


def test_a_correction_replaces_the_date_and_needs_a_reason(built):
    upload = receive(built, row(id="MNG-CP", iso3="MNG", tier="CP", date="2024-10-08"))
    with pytest.raises(Invalid, match="reason_missing"):
        commit(built, upload, reason=" ")
    commit(built, upload)
    dates = [c.effective.isoformat() for c in built.services.partnerships.history() if c.partner == "MNG"]
    assert dates == ["2024-10-08"]
    assert total(built) == 42


def test_somebody_elses_change_in_between_is_a_conflict_and_nothing_is_written(built):
    changes = built.services.intake.changes
    upload = receive(built, POLAND)
    seen = changes.preview(upload).seen
    commit(built, receive(built, row(iso3="ROU")))
    before = built.store.version()
    with pytest.raises(Conflict, match="facts_changed"):
        changes.commit(upload, "analyst", "", "key", seen)
    assert built.store.version() == before
    assert commit(built, upload).row_count == 1


def test_a_committed_upload_still_says_what_it_changed(built):
    upload = receive(built, POLAND)
    commit(built, upload)
    found = built.services.intake.changes.preview(upload)
    assert (found.counts["new"], found.blockers) == (1, (Blocker.COMMITTED,))
    with pytest.raises(Conflict, match="upload_committed"):
        built.services.intake.changes.accept(upload, [], "x")


# -- templates and the table as a file ------------------------------------------------------------------------
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_template_has_a_header_without_examples_valid_codes_and_lists(built, lang):
    artifact = built.services.partnerships.template("xlsx", lang)
    book = openpyxl.load_workbook(io.BytesIO(artifact.content))
    sheet = book["Changes"]
    assert [cell.value for cell in sheet[1]] == list(HEADER)
    assert all(cell.value is None for cells in sheet.iter_rows(min_row=2) for cell in cells)
    assert len(sheet.data_validations.dataValidation) == 4
    codes = {cells[0].value: cells[3].value for cells in book["Codes"].iter_rows(min_row=2)}
    assert (codes["EGY"], codes["POL"]) == ("CP", None)
    assert "VNM" not in codes
    assert built.services.partnerships.template("csv", lang).content.decode("utf-8-sig").split() == [",".join(HEADER)]


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_comes_back_as_it_went(built, fmt, lang):
    artifact = built.services.partnerships.file(fmt, lang)
    upload = built.services.intake.receive(io.BytesIO(artifact.content), artifact.file_name, "analyst")
    found = built.services.intake.changes.preview(upload)
    assert [one.finding.code for one in found.findings] == []
    assert (found.rows, found.counts["unchanged"]) == (58, 58)


def test_a_filled_template_is_read(built, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(built.services.partnerships.template("xlsx", "vi").content))
    for column, text in enumerate(POLAND, start=1):
        book["Changes"].cell(2, column, text or None)
    book.save(tmp_path / "mau.xlsx")
    with (tmp_path / "mau.xlsx").open("rb") as stream:
        upload = built.services.intake.receive(stream, "mau.xlsx", "analyst")
    found = built.services.intake.changes.preview(upload)
    assert (found.counts["new"], found.ready) == (1, True)
