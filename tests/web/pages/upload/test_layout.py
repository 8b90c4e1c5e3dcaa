"""The page for each address: in both languages without a missing message, each id once, nothing lost by a reload."""

from datetime import date

import pytest

from indicators.model.observation import Precision
from indicators.services.intake import Publication, SheetSummary
from indicators.web.pages.upload import screening
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.layout import layout
from indicators.web.pages.upload.screening import of_one_kind
from indicators.web.pages.upload.sheet import what_it_brings
from indicators.web.pages.upload.state import Shown, Step
from indicators.web.session import Session, Theme
from indicators.workbook.skip_reason import SkipReason
from tests.web.pages.explore.words import KEY, nodes, texts, tree
from tests.web.test_app import KEY_LIKE
from tests.workbook.files import xlsx

NSO = Publication("NSO", "Tổng cục Thống kê", "Biểu số liệu", date(2024, 7, 29), Precision.DAY)


def drawn(house, session, **query):
    return layout(house.services, session, **query)


def assert_said(page):
    """Assert that a page has words and no message key, no gap, and each of its ids once."""
    said = texts(page)
    assert len(said) > 100
    assert KEY_LIKE.findall(said) == []
    assert KEY.findall(str(tree(page))) == []
    assert "{" not in said
    ids = [str(node["props"]["id"]) for node in nodes(page) if node["props"].get("id")]
    assert sorted(ids) == sorted(set(ids))


def test_without_an_upload_there_is_the_control_and_the_template(house, session):
    page = drawn(house, session)
    assert_said(page)
    zone = next(node["props"] for node in nodes(page) if "data-upload" in node["props"])
    assert (zone["data-target"], zone["data-limit"]) == (f"/upload?lang={session.lang}", str(25 * 1024 * 1024))
    assert any(node["props"].get("htmlFor") == "upload-file" for node in nodes(page))


def test_an_upload_that_is_gone_says_so_and_offers_the_control(house, session):
    page = drawn(house, session, upload="not-there-any-more")
    assert session.t("upload.gone.title") in texts(page)
    assert any("data-upload" in node["props"] for node in nodes(page))


@pytest.mark.parametrize("step", Step)
def test_every_step_is_drawn(uploaded, session, step):
    assert_said(drawn(uploaded.house, session, upload=uploaded.upload, step=step.value))


@pytest.mark.parametrize("shown", Shown)
def test_every_list_of_the_mapping_is_drawn(uploaded, session, shown):
    assert_said(drawn(uploaded.house, session, upload=uploaded.upload, step="mapping", show=shown.value))


def test_the_sheet_that_brings_most_stands_open_with_its_first_figure_explained(uploaded, session):
    page = drawn(uploaded.house, session, upload=uploaded.upload)
    table = next(node["props"] for node in nodes(page) if node["props"].get("data-sheet"))
    assert table["data-sheet"] == "14.XK"
    chosen = [node["props"]["data-cell"] for node in nodes(page) if node["props"].get("aria-selected") == "true"]
    assert chosen == ["G9"]
    said = texts(next(node for node in nodes(page) if node["props"].get("id") == UploadId.READING))
    assert ("226,980" if session.lang == "vi" else "226.980") in said
    assert "F4:F6" in said
    assert "M3" in said


def test_where_nothing_is_mapped_yet_the_sheet_of_which_most_was_read_stands_open(own_house, session, tmp_path):
    sheets = {"Contents": [["Table of contents"], ["Table 1"]],
              "Table 1": [["Widgets"], ["Region", "2030", "2031"], ["North", 1, 2], ["South", 3, 4]]}  # fmt: skip
    with xlsx(tmp_path / "widgets.xlsx", sheets).open("rb") as stream:
        upload = own_house.services.intake.receive(stream, "widgets.xlsx", "analyst")
    page = drawn(own_house, session, upload=upload)
    assert next(node["props"]["data-sheet"] for node in nodes(page) if node["props"].get("data-sheet")) == "Table 1"


def test_the_head_counts_what_is_brought_of_what_was_recognised(uploaded, session):
    preview = uploaded.intake.preview(uploaded.upload)
    recognised = sum(sheet.recognised for sheet in preview.sheets)
    assert recognised > len(preview.diff) > 0
    said = session.t("upload.head.figures_of", n=recognised, brought=str(len(preview.diff)), all=str(recognised))
    assert said in texts(drawn(uploaded.house, session, upload=uploaded.upload))


def test_many_figures_of_a_sheet_are_counted_in_the_style_of_the_language(session):
    sheet = SheetSummary("A", 0, 55_664, "wide", "")
    assert ("55.664" if session.lang == "vi" else "55,664") in what_it_brings(sheet, session)


@pytest.mark.parametrize("reason", SkipReason)
def test_why_a_sheet_was_not_read_is_said_in_words(session, reason):
    assert session.t(f"upload.skipped.{reason}") != f"upload.skipped.{reason}"


def test_a_figure_that_is_not_mapped_shows_the_period_that_was_read_and_not_only_its_words(
    own_house, session, tmp_path
):
    rows = [["Mid-year population"], ["Region", "2030", "2031"], ["North", 1, 2], ["South", 3, 4]]
    with xlsx(tmp_path / "people.xlsx", {"Table 1": rows}).open("rb") as stream:
        upload = own_house.services.intake.receive(stream, "people.xlsx", "analyst")
    page = drawn(own_house, session, upload=upload, cell="C3")
    said = texts(next(node for node in nodes(page) if node["props"].get("id") == UploadId.READING))
    assert said.count("30/06/2031") == 1


def test_a_figure_that_is_not_mapped_is_called_by_what_it_stands_under(own_house, session, tmp_path):
    rows = [["Deaths"], ["Sex", "2030", "2031"], ["Women"], ["North", 1, 2], ["South", 3, 4],
            ["Men"], ["North", 5, 6], ["South", 7, 8]]  # fmt: skip
    with xlsx(tmp_path / "deaths.xlsx", {"Table 1": rows}).open("rb") as stream:
        upload = own_house.services.intake.receive(stream, "deaths.xlsx", "analyst")
    page = drawn(own_house, session, upload=upload, cell="C7")
    said = texts(next(node for node in nodes(page) if node["props"].get("id") == UploadId.READING))
    assert "North" in said
    assert "Men" in said


def test_letters_stand_on_the_first_cell_of_what_was_recognised(uploaded, session):
    page = drawn(uploaded.house, session, upload=uploaded.upload)
    marks = [texts(node["props"]["children"]) for node in nodes(page) if node["props"].get("className") == "rl"]
    title, header, label, unit = (session.t(f"upload.letter.{name}") for name in ("title", "header", "label", "unit"))
    assert marks.count(title) == marks.count(label) == marks.count(unit) == 1
    assert marks.count(header) == 4


def test_what_is_not_mapped_is_hatched_and_what_is_mapped_is_not(uploaded):
    window = uploaded.intake.window(uploaded.upload, "14.XK", 1, 20)
    paints = {(number, cell.column): cell.paint for number, cells in window.rows for cell in cells}
    assert (paints[9, 7], paints[16, 7]) == ("value", "skip")


def test_the_whole_sheet_is_a_place_that_the_browser_fills_and_goes_to_the_cell(uploaded, session):
    page = drawn(uploaded.house, session, upload=uploaded.upload, sheet="14.XK", cell="G16", rows="all")
    (box,) = [node["props"] for node in nodes(page) if node["props"].get("data-whole-sheet")]
    assert (box["data-sheet"], box["data-cell"], box["data-rows"]) == ("14.XK", "G16", "16")
    assert box["data-source"] == f"/upload/{uploaded.upload}/rows?lang={session.lang}"
    assert not any(words.startswith("upload.") for name, words in box.items() if name.startswith("data-"))


def test_a_finding_leads_to_its_cell_in_the_whole_sheet(uploaded, session):
    page = drawn(uploaded.house, session, upload=uploaded.upload, step="screening")
    found = [one.finding for one in uploaded.intake.preview(uploaded.upload).findings]
    named = {one.where for one in found if one.sheet and one.cell}
    links = {texts(node["props"]["children"]): node["props"]["href"] for node in nodes(page) if is_place(node)}
    assert named
    assert named <= set(links)
    assert all("rows=all" in href and "cell=" in href for href in links.values())


def test_the_annotated_copy_is_offered_in_the_language_of_the_page(uploaded, session):
    page = drawn(uploaded.house, session, upload=uploaded.upload)
    address = f"/upload/{uploaded.upload}/annotated.xlsx?lang={session.lang}"
    assert [node for node in nodes(page) if node["props"].get("href") == address]


def is_place(node):
    return node["props"].get("className") == "mono" and "href" in node["props"]


def test_the_cell_of_the_address_is_the_one_that_is_explained(uploaded, session):
    page = drawn(uploaded.house, session, upload=uploaded.upload, sheet="12.FDI", cell="D7")
    said = texts(next(node for node in nodes(page) if node["props"].get("id") == UploadId.READING))
    assert "12.FDI!D7" in said
    assert "20/07/2024" in said


@pytest.mark.parametrize(
    "query", [{"sheet": "no such sheet"}, {"cell": "ZZ999"}, {"page": "99"}, {"step": "changes", "page": "99"}]
)
def test_an_address_that_names_what_is_not_there_is_drawn_without_it(uploaded, session, query):
    assert session.t("shell.nav.upload") in texts(drawn(uploaded.house, session, upload=uploaded.upload, **query))


def test_after_the_commit_the_page_tells_the_batch_the_chart_and_the_undo(own_upload):
    session = Session("vi", Theme.LIGHT, None, date(2026, 11, 22))
    intake, upload = own_upload.intake, own_upload.upload
    intake.set_publication(upload, NSO)
    asked = [one.finding_id for one in intake.preview(upload).findings if one.open]
    preview = intake.accept(upload, asked, "read")
    batch = intake.commit(upload, "analyst", "", "key", preview.seen)
    page = drawn(own_upload.house, session, upload=upload, step="commit")
    assert_said(page)
    assert session.t("upload.done.title", batch=batch.batch_id) in texts(page)
    links = [node["props"]["href"] for node in nodes(page) if "/explore?" in str(node["props"].get("href"))]
    assert links == [
        "/explore?s=EXP_GOODS%3AVNM%3Bmeasure%3Dlevel%3Bunit%3DUSD&period=year_to_date&kind=ladder&point=0~2024-01-01%2FP7M"
    ]
    undo = intake.undo(batch.batch_id, "analyst", "")
    page = drawn(own_upload.house, session, upload=upload, step="commit")
    assert session.t("upload.done.undone", batch=batch.batch_id, by=undo.batch_id) in texts(page)


def test_warnings_of_one_kind_are_one_item_with_the_others_folded_under_it(doubtful_upload, session):
    house, upload = doubtful_upload.house, doubtful_upload.upload
    kinds = {some[0].finding.code: some for some in of_one_kind(doubtful_upload.intake.preview(upload).findings)}
    assert set(kinds) == {"period_from_file_name", "unit_absent"}
    page = drawn(house, session, upload=upload)
    buttons = [node["props"]["id"] for node in nodes(page) if isinstance(node["props"].get("id"), dict)]
    together = [one["index"] for one in buttons if one["type"] == UploadId.ACCEPT_ALIKE]
    assert together == [some[0].finding_id for some in kinds.values()]
    said, alike = texts(page), kinds["period_from_file_name"]
    assert session.t("upload.screen.accept_alike", n=len(alike)) in said
    assert session.t("upload.screen.alike", n=len(alike) - 1) in said
    assert alike[-1].finding_id not in {one["index"] for one in buttons if one["type"] == UploadId.ACCEPT}
    whole = drawn(house, session, upload=upload, step="screening")
    each = [node["props"]["id"] for node in nodes(whole) if isinstance(node["props"].get("id"), dict)]
    assert {one.finding_id for one in alike} <= {one["index"] for one in each if one["type"] == UploadId.ACCEPT}


def test_behind_the_first_many_of_a_kind_stands_the_way_to_all(doubtful_upload, session, monkeypatch):
    monkeypatch.setattr(screening, "MANY", 2)
    page = drawn(doubtful_upload.house, session, upload=doubtful_upload.upload)
    folded = [node for node in nodes(page) if node["props"].get("className") == "alike"]
    assert len(folded) == 2
    assert all(session.t("upload.screen.more", n=1) in texts(one) for one in folded)
