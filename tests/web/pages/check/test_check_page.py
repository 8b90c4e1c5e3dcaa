"""The page that checks a draft, in both languages."""

import base64
from datetime import date

import pytest

from indicators.model.errors import Invalid
from indicators.web.pages.check.draft import ALL, Draft, place_of
from indicators.web.pages.check.layout import layout
from indicators.web.pages.check.view import checked_body
from indicators.web.pages.check.why import why_body
from indicators.web.session import Session, Theme
from tests.specimens.planted import planted
from tests.web.conftest import raise_house
from tests.web.pages.explore.words import texts

DRAFT = "Xuất khẩu 7 tháng đầu năm 2025 đạt trên 514 tỷ USD.\n\nGDP quý II năm 2022 tăng 7,72%; GDP quý I tăng 5%.\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    standing = raise_house(tmp_path_factory.mktemp("check"))
    yield standing
    standing.built.store.close()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_draft_stands_marked_beside_the_list_of_its_verdicts(house, lang):
    session = Session(lang, Theme.LIGHT, None, date(2026, 11, 22))
    assert session.t("check.none") in texts(layout(house.services, session))
    said = texts(body_of(house, DRAFT, session))
    assert session.t("check.verdict.other_measure") in said
    assert session.t("check.verdict.replaced") in said
    assert session.t("check.suggestion", fragment="262,46 tỷ USD") in said
    assert "quoting." not in said
    assert "check." not in said


def test_the_marked_text_is_the_text(house):
    session = Session("vi", Theme.LIGHT, None, date(2026, 11, 22))
    body = body_of(house, DRAFT, session)
    paragraphs = body[1].children[0].children[0].children[1:]
    assert [letters(one) for one in paragraphs] == [line for line in DRAFT.splitlines() if line]


def body_of(house, text, session):
    draft = Draft(text, date(2025, 8, 26), None)
    return checked_body(draft, draft.checked(house.services.quoting), session, house.services.catalogue)


def letters(component):
    """Return the text of a paragraph without the numbers of its marks."""
    parts = component.children
    return "".join(part if isinstance(part, str) else part.children[0] for part in parts)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_without_figures_is_told_so(house, lang):
    session = Session(lang, Theme.DARK, None, date(2026, 11, 22))
    for text in ("", "Nghị quyết 59-NQ/TW năm 2025", "In 40 years"):
        assert session.t("check.empty") in texts(body_of(house, text, session))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_marks_every_planted_error_right(house, lang):
    session = Session(lang, Theme.LIGHT, None, date(2026, 11, 22))
    said = planted(lang)
    draft = Draft(said.text, said.published, None)
    body = checked_body(draft, draft.checked(house.services.quoting), session, house.services.catalogue)
    listed = body[1].children[1].children[1].children
    told = [(entry.children[1].children[0].children, entry.children[2].children[1].strip()) for entry in listed]
    assert told == [(phrase, session.t(f"check.verdict.{verdict}")) for phrase, verdict in said.figures]


def test_one_click_puts_the_store_s_number_into_the_text_and_one_all_of_them(house):
    draft = Draft(DRAFT, date(2025, 8, 26), None)
    first = next(one for one in draft.checked(house.services.quoting) if one.applies)
    assert "đạt 262,46 tỷ USD" in draft.mended(house.services.quoting, place_of(first)).text
    both = draft.mended(house.services.quoting, ALL).text
    assert "262,46 tỷ USD" in both
    assert "8,56%" in both


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_near_matches_stand_in_words_under_the_text(house, lang):
    session = Session(lang, Theme.LIGHT, None, date(2026, 11, 22))
    draft = Draft(DRAFT, date(2025, 8, 26), None)
    panel = texts(why_body(draft, 1, house.services.quoting, session, house.services.catalogue))
    assert session.t("check.why.no") in panel
    assert "597,93 − 83,06" in panel or "597.93 − 83.06" in panel
    assert [word for word in panel if word.startswith(("check.", "quoting.", "term."))] == []
    assert why_body(draft, 99, house.services.quoting, session, house.services.catalogue) is None


def test_a_draft_is_read_with_its_days_and_its_file(house):
    session = Session("vi", Theme.LIGHT, date(2025, 9, 1), date(2026, 11, 22))
    content = base64.b64encode(DRAFT.encode()).decode()
    draft = Draft.read([DRAFT, "26/08/2025", "", f"data:;base64,{content}", "dự thảo.txt"], session)
    assert (draft.published, draft.as_of, draft.name) == (date(2025, 8, 26), date(2025, 9, 1), "dự thảo.txt")
    edited = Draft.read([DRAFT + "Thêm", "08/2025", "30/06/2026", f"data:;base64,{content}", "dự thảo.txt"], session)
    assert (edited.published, edited.as_of, edited.original) == (date(2025, 8, 31), date(2026, 6, 30), b"")
    for values, code in (
        (["", "hôm qua", "", "", ""], "published_unreadable"),
        (["", "", "1/1/2030", "", ""], "as_of"),
    ):
        with pytest.raises(Invalid, match=code):
            Draft.read(values, session)
