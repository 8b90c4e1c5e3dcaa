"""Pointing at where a table begins and ends: the buttons at a cell, what they do, and what is shown of it."""

import json

import pytest

from indicators.model.errors import Invalid
from indicators.services.intake import BY_COLUMN, Side
from indicators.web.components.recipe_words import mark_words, rule_words
from indicators.web.pages.upload.borders import border_form, border_lines, borders_said, read_index
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.layout import layout
from indicators.web.pages.upload.reading import reading_panel
from indicators.web.pages.upload.state import PageState
from tests.web.pages.explore.words import ids, nodes, texts
from tests.web.pages.upload.test_actions import Page

SHEET = "14.XK"


@pytest.fixture
def page(own_upload, session):
    return Page(own_upload, session)


def index(side, cell, sheet=SHEET):
    return f"{side}~{cell}~{sheet}"


def cells_read(page):
    return {page.intake.cell(page.upload, SHEET, cell) is not None for cell in ("D16", "G16")}


def test_every_end_can_be_said_at_a_cell_by_its_row_or_its_column(page):
    form = border_form(SHEET, "G10", page.preview, page.session, unread=False)
    buttons = [node["props"]["id"]["index"] for node in nodes(form) if node["props"].get("id")]
    assert [read_index(one) for one in buttons] == [(side, "G10", SHEET) for side in Side]
    words = texts(form)
    assert all((" G" if side in BY_COLUMN else " 10") in words for side in Side)


def test_the_name_of_a_sheet_may_hold_anything():
    assert read_index(index(Side.HEAD_TO, "B2", "a~b~c")) == (Side.HEAD_TO, "B2", "a~b~c")
    with pytest.raises(Invalid, match="preview_unreadable"):
        read_index("nonsense")


def test_what_a_button_says_is_done_and_told_in_numbers(page):
    happened, above = page.use(UploadId.BORDER_SET, index(Side.TABLE_TO, "B15"))
    assert happened
    assert any(ch.isdigit() and ch != "0" for ch in texts(above))
    assert cells_read(page) == {False}
    page.use(UploadId.BORDER_UNDO, index(Side.TABLE_TO, "B15"))
    assert cells_read(page) == {True}


def test_what_was_said_is_listed_with_the_words_of_its_row_and_drawn_on_the_sheet(page):
    page.use(UploadId.BORDER_SET, index(Side.TABLE_TO, "B15"))
    listed = borders_said(page.preview, SHEET, page.session)
    assert UploadId.BORDER_UNDO in set(ids(listed))
    assert "Thủy sản" in texts(listed)
    assert borders_said(page.preview, "12.FDI", page.session) is None
    assert border_lines(page.preview.borders, SHEET) == ({15: "said-to"}, {})
    drawn = layout(page.services, page.session, upload=page.upload, sheet=SHEET)
    assert "said-to" in {node["props"].get("className") for node in nodes(drawn)}


def test_the_whole_sheet_is_fetched_anew_and_has_the_lines_of_what_was_said(page):
    def box():
        drawn = layout(page.services, page.session, upload=page.upload, sheet=SHEET, cell="B15", rows="all")
        (found,) = [node["props"] for node in nodes(drawn) if node["props"].get("data-whole-sheet")]
        return found["data-whole-sheet"], json.loads(found["data-lines"])

    before, none = box()
    page.use(UploadId.BORDER_SET, index(Side.TABLE_TO, "B15"))
    after, lines = box()
    assert before != after
    assert (none["rows"], lines["rows"]) == ({}, {"15": "said-to"})


def test_a_cell_of_which_nothing_was_read_is_pointed_at_as_well(page):
    panel = reading_panel(None, (SHEET, "A1"), page.preview, page.session, page.services.catalogue)
    assert f"{SHEET}!A1" in texts(panel)
    assert any(node["props"].get("open") for node in nodes(panel))
    nothing = reading_panel(None, (SHEET, ""), page.preview, page.session, page.services.catalogue)
    assert UploadId.BORDER_SET not in set(ids(nothing))


def test_every_filled_cell_of_the_painted_sheet_can_be_chosen(page):
    drawn = layout(page.services, page.session, upload=page.upload, sheet=SHEET)
    chosen = {node["props"]["data-cell"] for node in nodes(drawn) if node["props"].get("data-cell")}
    assert {"A1", "M3", "C4", "A9", "D9"} <= chosen


def test_a_border_that_changes_nothing_is_refused(page):
    with pytest.raises(Invalid, match="border_changes_nothing"):
        page.use(UploadId.BORDER_SET, index(Side.HEAD_TO, "D7"))


def test_the_chosen_cell_stays_chosen_when_the_page_is_drawn_anew():
    state = PageState(upload="abcdefgh", sheet="S", cell="A1")
    assert state.pointing({"sheet": "S", "cell": "G9"}).cell == "G9"
    for other in ({"sheet": "T", "cell": "G9"}, {"sheet": "S", "cell": "<b>"}, None, {"cell": 3}):
        assert state.pointing(other) == state


def test_the_citation_of_a_border_says_where_it_is_and_by_whom(page):
    by_hand = mark_words("border=table_to/15", page.session, page.services.catalogue)
    by_recipe = mark_words("border=column_to/D@recipe", page.session, page.services.catalogue)
    assert by_hand in {"bảng kết thúc ở dòng 15", "table ends with row 15"}
    assert by_recipe in {"bảng kết thúc ở cột D (theo công thức ghép)", "table ends with column D (by a recipe)"}


def test_a_rule_says_that_a_table_ends_before_the_words_by_which_its_end_is_known(page):
    page.use(UploadId.BORDER_SET, index(Side.TABLE_TO, "B15"))
    (rule,) = page.intake.lesson(page.preview).rules
    words = rule_words(rule, page.session, page.services.catalogue)
    assert words in {"Ranh giới: bảng kết thúc trước dòng này", "Border: the table ends before this row"}
    assert rule.shown == f"{SHEET} · Cà phê"
