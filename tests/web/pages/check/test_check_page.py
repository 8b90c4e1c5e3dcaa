"""The page that checks a draft, in both languages."""

from datetime import date

import pytest

from indicators.web.pages.check.layout import layout
from indicators.web.pages.check.view import checked_body
from indicators.web.session import Session, Theme
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
    checked = house.services.quoting.check(DRAFT, date(2025, 8, 26))
    said = texts(checked_body(DRAFT, checked, session, house.services.catalogue))
    assert session.t("check.verdict.other_measure") in said
    assert session.t("check.verdict.replaced") in said
    assert session.t("check.suggestion", fragment="262,46 tỷ USD") in said
    assert "quoting." not in said
    assert "check." not in said


def test_the_marked_text_is_the_text(house):
    session = Session("vi", Theme.LIGHT, None, date(2026, 11, 22))
    checked = house.services.quoting.check(DRAFT, date(2025, 8, 26))
    body = checked_body(DRAFT, checked, session, house.services.catalogue)
    paragraphs = body[1].children[0].children[1:]
    assert [letters(one) for one in paragraphs] == [line for line in DRAFT.splitlines() if line]


def letters(component):
    """Return the text of a paragraph without the numbers of its marks."""
    parts = component.children
    return "".join(part if isinstance(part, str) else part.children[0] for part in parts)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_without_figures_is_told_so(house, lang):
    session = Session(lang, Theme.DARK, None, date(2026, 11, 22))
    for text in ("", "Nghị quyết 59-NQ/TW năm 2025", "In 40 years"):
        checked = house.services.quoting.check(text, date(2025, 8, 26))
        assert session.t("check.empty") in texts(checked_body(text, checked, session, house.services.catalogue))
