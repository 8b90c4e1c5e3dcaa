"""The files of reports: native charts, real text, numbers that the check of drafts confirms, and the house style."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from types import SimpleNamespace

import docx
import pytest
from pptx import Presentation

from indicators.model.errors import Invalid, Unavailable
from indicators.services.quoting import Verdict, text_of_bytes
from tests.services.conftest import TODAY
from tests.services.reports.house_files import changed, deck_template, noise, picture, word_template
from tests.services.sentences.test_staleness import revise

GROWTH = "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"
PLACES = ("Bộ Ngoại giao", "{{title}}", "{{report}}", "Nơi nhận: như trên")


def made(desk, template: str = "brief", language: str = "vi", **said):
    report = desk.with_families()
    desk.reports.settle(report.report_id, template=template, language=language, **said)
    return report.report_id, desk.files.file(report.report_id)


def names_in(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return package.namelist()


def test_a_brief_holds_its_sentences_native_charts_and_the_table_of_sources(desk):
    report_id, artifact = made(desk)
    assert artifact.file_name == f"bao-cao-hoi-nhap-thang-11-2026_{TODAY.isoformat()}.docx"
    names = names_in(artifact.content)
    assert sum(name.startswith("word/charts/chart") for name in names) == 4
    assert sum(name.startswith("word/embeddings/") for name in names) == 4
    assert not any(name.startswith("word/media/") for name in names)
    paper = docx.Document(io.BytesIO(artifact.content))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert "Tăng trưởng GDP năm 2025 đạt 8,02% (ước tính)" in texts[2]
    assert "Hình 4. Số đối tác từ đối tác toàn diện trở lên" in texts
    sources = paper.tables[-1]
    assert [cell.text for cell in sources.rows[0].cells] == ["Cơ quan", "Số liệu", "Trạng thái", "Công bố"]
    assert "Cục Thống kê" in [row.cells[0].text for row in sources.rows]
    foot = paper.sections[0].footer.paragraphs[0]
    assert report_id in foot.text
    assert " PAGE " in foot._p.xml


@pytest.mark.parametrize(("template", "language"), [("annex", "vi"), ("fact_sheet", "en")])
def test_every_figure_of_a_report_is_confirmed_by_the_check_of_drafts(desk, template, language):
    _, artifact = made(desk, template, language, annex=True)
    found = desk.quoting.check(text_of_bytes(artifact.file_name, artifact.content), TODAY)
    assert len(found) >= 12
    assert {one.verdict for one in found} == {Verdict.CONFIRMED}


def test_a_deck_has_a_cover_sentences_and_a_slide_an_exhibit_in_both_languages(desk):
    report_id, artifact = made(desk, "deck", "both", annex=True)
    slides = list(Presentation(io.BytesIO(artifact.content)).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[:2] == ["Báo cáo hội nhập, tháng 11/2026", "Nhận định chung"]
    half = len(slides) // 2
    assert titles[half : half + 2] == ["Integration report, November 2026", "Summary"]
    assert sum(shape.has_chart for slide in slides for shape in slide.shapes) == 8
    assert desk.files.file(report_id) == artifact  # the same report gives the same bytes


def test_the_annex_tells_what_disagrees_behind_the_figures_and_how_it_was_decided(desk):
    report_id = desk.reports.start().report_id
    desk.reports.add_chart(report_id, "s=EXP_GOODS&period=year_to_date&kind=ladder&first=2025&last=2025")
    readings = desk.seeded.figures.readings("EXP_GOODS:VNM;measure=level;unit=USD")
    rival = next(one for one in readings if one.withheld and one.period.render() == "2025-01-01/P7M")
    desk.seeded.store.decide(rival.obs_id, "an analyst", "thử quyết định")
    report = desk.reports.settle(report_id, annex=True)
    grid = desk.files.pages(report, "vi").back[-1]
    (row,) = [row for row in grid.rows if "7 tháng đầu năm 2025" in row[0]]
    assert "thử quyết định" in row[3]
    assert row[1].startswith("trên\u00a0514\u00a0tỷ USD")


def test_a_house_template_keeps_its_words_around_the_report_and_its_own_slides_go(desk):
    report = desk.with_families()
    desk.files.keep_house_file(report.report_id, "docx", "Khuôn Bộ.docx", SOUND)
    desk.files.keep_house_file(report.report_id, "pptx", "Khuôn Bộ.pptx", DECK)
    desk.files.keep_house_file(report.report_id, "logo", "logo.png", picture(300, 90))
    paper = docx.Document(io.BytesIO(desk.files.file(report.report_id, "docx").content))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert texts[:2] == ["Bộ Ngoại giao", "Báo cáo hội nhập, tháng 11/2026"]
    assert texts[-1] == "Nơi nhận: như trên"
    assert "Hình 1. Tốc độ tăng tổng sản phẩm trong nước" in texts
    assert not any("{{" in text for text in texts)
    deck = Presentation(io.BytesIO(desk.files.file(report.report_id, "pptx").content))
    assert deck.slides[0].shapes.title.text_frame.text == "Báo cáo hội nhập, tháng 11/2026"
    assert any(shape.name == "Logo" for shape in deck.slides[0].shapes)
    assert set(desk.files.drop_house_file(report.report_id, "docx").house) == {"pptx", "logo"}


SOUND, DECK, LOGO = word_template(*PLACES), deck_template(), picture(40, 40)
TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/settings.xml.rels"
LINKED = b'<R><Relationship Id="r" Type="x/attachedTemplate" Target="//h/t" TargetMode="External"/></R>'
BAD = [
    ("docx", b"not a package", "house_corrupt"),
    ("docx", SOUND[: len(SOUND) // 2], "house_corrupt"),
    ("docx", changed(SOUND, {"word/document.xml": b"<broken"}), "house_corrupt"),
    ("docx", changed(SOUND, {"word/vbaProject.bin": b"x"}), "house_macro"),
    ("docx", changed(SOUND, {TYPES: b"<Types>macroEnabled</Types>"}), "house_macro"),
    ("docx", changed(SOUND, {RELATIONS: LINKED}), "house_linked"),
    ("docx", DECK, "house_other_format"),
    ("docx", word_template("không có chỗ"), "house_place_missing"),
    ("pptx", SOUND, "house_other_format"),
    ("pptx", deck_template(1), "house_layout_missing"),
    ("pptx", b"PK\x03\x04", "house_corrupt"),
    ("logo", b"GIF89a", "logo_format"),
    ("logo", noise()[:2000], "logo_corrupt"),
    ("logo", picture(4001, 10), "logo_too_large"),
    ("logo", picture(20_000, 20_000), "logo_too_large"),
    ("logo", LOGO + b"\x00" * (2 * 1024 * 1024), "logo_too_large"),
    ("video", b"", "house_kind_unknown"),
]


def test_a_house_file_that_cannot_be_used_is_refused_and_the_basket_is_unharmed(desk):
    before = desk.reports.add_text(desk.reports.start().report_id)
    told = []
    for kind, content, _ in BAD:
        with pytest.raises(Invalid) as refused:
            desk.files.keep_house_file(before.report_id, kind, "a file", content)
        told.append(refused.value.code)
    assert told == [code for _, _, code in BAD]
    assert desk.reports.open(before.report_id) == before


def test_a_template_that_would_fill_the_memory_is_refused_before_it_is_unpacked(desk):
    before = desk.reports.start()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(TYPES, "<Types/>")
        with package.open("word/document.xml", "w") as part:
            for _ in range(201):
                part.write(bytes(1024 * 1024))
    with pytest.raises(Invalid, match="house_too_large"):
        desk.files.keep_house_file(before.report_id, "docx", "bomb.docx", out.getvalue())


def test_a_full_disk_leaves_the_basket_as_it_was_and_a_file_is_still_made(desk, monkeypatch):
    before = desk.reports.add_headlines(desk.reports.start().report_id)
    monkeypatch.setattr("indicators.store.file_system.shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(Unavailable, match="disk_nearly_full"):
        desk.files.keep_house_file(before.report_id, "logo", "logo.png", LOGO)
    assert desk.reports.open(before.report_id) == before
    assert names_in(desk.files.file(before.report_id).content)


def test_a_house_file_that_is_gone_is_told_by_its_name(desk):
    report = desk.reports.add_headlines(desk.reports.start().report_id)
    kept = desk.files.keep_house_file(report.report_id, "logo", "logo.png", LOGO)
    desk.seeded.store.original_path(kept.house["logo"].sha256).unlink()
    with pytest.raises(Unavailable, match="house_file_missing"):
        desk.files.file(report.report_id)


def test_an_empty_report_and_an_unknown_format_are_refused_in_words(desk):
    report = desk.reports.start(date(2026, 1, 16))
    with pytest.raises(Invalid, match="report_empty"):
        desk.files.file(report.report_id)
    with pytest.raises(Invalid, match="report_format_unknown"):
        desk.files.file(report.report_id, "odt")


def test_each_chart_of_a_report_carries_the_id_under_which_it_opens_with_the_figures_of_that_day(desk):
    report_id, first = made(desk)
    zipped = zipfile.ZipFile(io.BytesIO(first.content))
    kept = [one for one in desk.snapshots.latest() if one.said.format == "report"]
    assert len(kept) == 4
    text = "".join(ET.fromstring(zipped.read("word/document.xml")).itertext())
    assert all(one.said.snapshot_id in text for one in kept)
    assert {one.said.options.partition("·")[0] for one in kept} == {report_id}
    assert desk.files.file(report_id).content == first.content
    revise(desk.seeded, GROWTH, "2025", "8.11")
    standing = [desk.snapshots.open(one.said.snapshot_id) for one in kept]
    assert all(one.same for one in standing)
    told = [change.change for one in standing for change in one.revised]
    assert told
    assert {str(change.before.value) for change in told} == {"8.02"}
