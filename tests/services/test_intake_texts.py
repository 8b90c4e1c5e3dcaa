"""Texts as uploads: their figures gone through, previewed, committed with the sentence, taken back."""

import json
import unicodedata
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO

import pytest

from indicators.bootstrap import build
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.observation import CitationKind, Precision
from indicators.services.intake import Blocker, Change, FigureState, Publication, Typed
from tests.store.databases import settings_in

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = """Kinh tế đối ngoại tháng 9/2026

Theo Cục Hải quan, xuất khẩu hàng hóa 9 tháng đầu năm 2026 đạt 401,25 tỷ USD, tăng 15,2% so với cùng kỳ năm trước.
Kim ngạch nhập khẩu hàng hóa cùng thời gian đạt 385,5 tỷ USD.
Năm 2026 phấn đấu tăng trưởng GDP từ 10% trở lên. Hội nghị có 120 đại biểu.
"""
PUBLICATION = Publication("CUSTOMS", "Báo Ví dụ", "Kinh tế đối ngoại tháng 9", date(2026, 10, 6), Precision.DAY)
URL = "https://example.org/bai-viet"


@pytest.fixture
def built(tmp_path):
    settings = settings_in(tmp_path / "data", INDICATORS_TODAY="2026-11-22")
    made = build(settings, lambda: NOW)
    yield made
    made.store.close()


def receive(built, text=TEXT, url=URL, name="bai.txt"):
    return built.services.intake.texts.receive(name, text.encode(), PUBLICATION, url, "analyst")


def figure(built, upload, phrase):
    return next(one for one in built.services.intake.texts.review(upload).figures if phrase in one.read.phrase)


def confirm(built, upload, phrase):
    built.services.intake.texts.confirm(upload, figure(built, upload, phrase).figure_id)


def commit(built, upload, reason="đã đối chiếu"):
    intake = built.services.intake
    return intake.commit(upload, "analyst", reason, f"upload:{upload}", intake.preview(upload).seen)


def exports(built):
    shown = built.services.explore
    return [one for one in shown.records("EXP_GOODS", None, every=False) if one["end"] == "2026-10-01"]


def test_nothing_of_a_text_is_written_before_a_person_confirms_it(built):
    upload = receive(built)
    preview = built.services.intake.preview(upload)
    assert preview.blockers == (Blocker.NOTHING_CONFIRMED,)
    with pytest.raises(Invalid, match="commit_refused"):
        commit(built, upload)


def test_a_confirmed_figure_is_committed_with_its_words_paragraph_and_letters(built):
    upload = receive(built)
    confirm(built, upload, "401,25")
    assert [row.kind for row in built.services.intake.preview(upload).diff] == [Change.NEW]
    batch = commit(built, upload)
    (written,) = exports(built)
    cited = written["citation"]
    assert (written["value"], written["batch"]) == (401.25, batch.batch_id)
    assert (cited["kind"], cited["paragraph"], cited["url"]) == (CitationKind.ARTICLE.value, 2, URL)
    assert cited["phrase"].endswith("đạt 401,25 tỷ USD")
    assert len(cited["phrase"].split()) <= 9
    assert TEXT[cited["offset"] : cited["offset_end"]] == "401,25 tỷ USD"


def test_the_text_itself_is_kept_only_as_the_original(built):
    upload = receive(built)
    confirm(built, upload, "401,25")
    batch = commit(built, upload)
    said = json.dumps(exports(built), ensure_ascii=False) + json.dumps(built.store.staged(upload), ensure_ascii=False)
    assert "đại biểu" not in said
    assert "phấn đấu" not in said
    assert built.store.original_path(batch.original_sha256).read_text(encoding="utf-8") == TEXT


def test_a_committed_text_is_undone_as_any_upload(built):
    upload = receive(built)
    confirm(built, upload, "401,25")
    batch = commit(built, upload)
    built.services.intake.undo(batch.batch_id, "analyst", "nhầm")
    assert exports(built) == []
    with pytest.raises(Conflict, match="upload_committed"):
        confirm(built, upload, "385,5")


def test_a_target_becomes_a_target_and_never_the_figure_of_its_year(built):
    upload = receive(built)
    confirm(built, upload, "10%")
    commit(built, upload)
    told = built.services.explore.records("GDP_GROWTH_YOY", None, every=True)
    target = [one for one in told if one["obs_status"] == "T" and one["start"] == "2026-01-01" and one["value"] == 10]
    assert [one["winner"] for one in target] == [False]


def test_all_certain_figures_are_confirmed_in_one_go_and_a_target_is_asked_by_itself(built):
    upload = receive(built)
    assert built.services.intake.texts.confirm_certain(upload) == 3
    states = {one.read.phrase: one.state for one in built.services.intake.texts.review(upload).figures}
    assert states["10%"] is FigureState.OPEN
    assert built.services.intake.texts.confirm_certain(upload) == 0


def test_a_corrected_figure_is_written_as_said_and_tells_what_was_read_otherwise(built):
    upload = receive(built)
    one = figure(built, upload, "385,5")
    typed = Typed("IMP_GOODS", "level", "388,5", "USD:9", "8 tháng đầu năm 2026")
    built.services.intake.texts.correct(upload, one.figure_id, typed)
    commit(built, upload)
    records = built.services.explore.records("IMP_GOODS", None, every=False)
    (written,) = [record for record in records if record["end"] == "2026-09-01" and record["start"] == "2026-01-01"]
    assert written["value"] == 388.5
    assert written["citation"]["corrected"] == ["value=388.5", "period=2026-01-01/P8M"]


def test_what_is_typed_amiss_is_refused_and_nothing_is_chosen(built):
    upload = receive(built)
    one = figure(built, upload, "385,5")
    for typed, code in (
        (Typed("IMP_GOODS", "level", "ba trăm", "USD:9", "tháng 8/2026"), "figure_number_unreadable"),
        (Typed("IMP_GOODS", "level", "388,5", "stones:9", "tháng 8/2026"), "unit_unknown"),
        (Typed("IMP_GOODS", "level", "388,5", "USD:9", "hôm nào"), "correction_period_unreadable"),
        (Typed("IMP_GOODS", "sideways", "388,5", "USD:9", "tháng 8/2026"), "correction_unreadable"),
        (Typed("IMP_GOODS", "yoy", "388,5", "USD:9", "tháng 8/2026"), "figure_incomplete"),
    ):
        with pytest.raises(Invalid, match=code):
            built.services.intake.texts.correct(upload, one.figure_id, typed)
    with pytest.raises(NotFound, match="indicator_unknown"):
        built.services.intake.texts.correct(upload, one.figure_id, Typed("NOPE", "level", "1", "USD:9", "2026"))
    assert figure(built, upload, "385,5").state is FigureState.OPEN


def test_a_figure_that_another_day_of_publication_reads_otherwise_is_asked_again(built):
    upload = receive(built, "Xuất khẩu hàng hóa tháng 9 đạt 45 tỷ USD. CPI tháng 9/2026 tăng 0,42% so với tháng trước.")
    confirm(built, upload, "45")
    confirm(built, upload, "0,42")
    other = Publication("CUSTOMS", "Báo Ví dụ", "", date(2025, 10, 6), Precision.DAY)
    built.services.intake.set_publication(upload, other)
    assert figure(built, upload, "45").state is FigureState.OPEN
    assert figure(built, upload, "0,42").state is FigureState.CONFIRMED


def test_a_dropped_figure_is_not_written_and_can_be_taken_up_again(built):
    upload = receive(built)
    texts = built.services.intake.texts
    texts.confirm_certain(upload)
    one = figure(built, upload, "15,2")
    texts.drop(upload, one.figure_id)
    assert {row.figure.measure for row in built.services.intake.preview(upload).diff} == {"level"}
    texts.reopen(upload, one.figure_id)
    assert figure(built, upload, "15,2").state is FigureState.OPEN


def test_exports_printed_as_large_as_all_trade_are_asked_about_before_the_commit(built):
    upload = receive(built, "Kim ngạch xuất khẩu hàng hóa 7 tháng đầu năm 2025 đạt trên 514 tỷ USD.")
    confirm(built, upload, "514")
    preview = built.services.intake.preview(upload)
    found = {one.finding.code: one for one in preview.findings}
    spot = figure(built, upload, "514").figure_id
    assert (found["other_measure"].finding.cell, found["other_measure"].open) == (spot, True)
    assert preview.diff[0].incoming.observation.withheld == "other_measure"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "text_empty"),
        ("a.txt", " \u200f\n\u00a0".encode(), "text_no_figures"),
        ("a.rtf", b"{\\rtf1 xin chao}", "text_kind_unknown"),
        ("a.docx", b"PK\x03\x04 broken", "text_docx_damaged"),
        ("a.txt", b"Thailand's exports rose 5.1% in July 2025.", "text_no_figures"),
        (
            "a.txt",
            "Chỉ tiêu\tTháng 6\tTháng 7\nXuất khẩu\t39,49\t42,29\nNhập khẩu\t36,66\t40,02".encode(),
            "text_no_figures",
        ),
        ("a.txt", ("Ngày xưa có một ông lão nuôi 2 con bò và 3 con gà.\n" * 900).encode(), "text_no_figures"),
        ("a.txt", ("Xuất khẩu tháng 7 năm 2025 đạt 42,3 tỷ USD.\n" * 500).encode(), "text_figures_many"),
    ],
)
def test_a_text_that_cannot_be_gone_through_is_refused_by_its_reason_and_not_kept(built, name, content, code):
    with pytest.raises(Invalid, match=code):
        built.services.intake.texts.receive(name, content, PUBLICATION, "", "analyst")
    with pytest.raises(NotFound, match="original_unknown"):
        built.store.original(sha256(content).hexdigest())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.b", "http://[", "không", "https://" + 600 * "a"])
def test_an_address_that_is_none_is_refused(built, url):
    with pytest.raises(Invalid, match="address_unreadable"):
        receive(built, url=url)


def test_decomposed_letters_with_invisible_marks_are_cited_at_their_own_letters(built):
    text = "\u200f" + unicodedata.normalize("NFD", TEXT).replace(" ", "\u00a0")
    upload = receive(built, text)
    confirm(built, upload, "401,25")
    commit(built, upload)
    cited = exports(built)[0]["citation"]
    own = unicodedata.normalize("NFC", text[cited["offset"] : cited["offset_end"]])
    assert own.replace("\u00a0", " ") == "401,25 tỷ USD"
    assert cited["phrase"].endswith("đạt 401,25 tỷ USD")


def test_what_belongs_to_sheets_is_not_found_of_a_text(built):
    upload = receive(built)
    for ask in (
        lambda: built.services.intake.annotated(upload, "vi"),
        lambda: built.services.intake.window(upload, "Trang 1", 1, 10),
        lambda: built.services.intake.sheet(upload, "Trang 1"),
    ):
        with pytest.raises(NotFound, match="sheet_unknown"):
            ask()
    workbook = built.services.intake.receive(BytesIO(b"a,b\n2024,1\n"), "a.csv", "analyst")
    with pytest.raises(NotFound, match="upload_unknown"):
        built.services.intake.texts.review(workbook)


def test_two_people_who_go_through_one_text_lose_no_choice_and_none_commits_what_was_not_seen(built):
    upload = receive(built)
    confirm(built, upload, "401,25")
    seen = built.services.intake.preview(upload).seen
    confirm(built, upload, "385,5")
    with pytest.raises(Conflict, match="upload_changed"):
        built.services.intake.commit(upload, "analyst", "x", "k", seen)
    assert [one.state for one in built.services.intake.texts.review(upload).figures].count(FigureState.CONFIRMED) == 2
