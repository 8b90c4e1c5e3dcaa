"""Shared components: what they say and what they never do."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from indicators.charts.marks import MARKS
from indicators.i18n import LANGUAGES
from indicators.model.observation import ObsStatus
from indicators.web.components.chart_key import drawn_mark
from indicators.web.components.citation import citation_panel
from indicators.web.components.citation_text import citation_text
from indicators.web.components.figure import Captions, figure_block
from indicators.web.components.icons import ICONS, icon
from indicators.web.components.marks import DISAGREEMENT, REVISED, mark
from indicators.web.components.notices import conflict_block, error_block, notice
from indicators.web.components.value import bare_number, value_text
from indicators.web.errors import Fault
from indicators.web.session import Session, Theme
from indicators.web.shell import ASSETS
from tests.web.test_app import walk, words


def session(lang: str = "vi", as_of: date | None = None) -> Session:
    return Session(lang, Theme.LIGHT, as_of, date(2026, 11, 22))


def said(tree: object) -> str:
    return " ".join(words(tree))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_status_has_a_drawn_mark_with_a_name(lang: str) -> None:
    sheet = (ASSETS / "marks.css").read_text(encoding="utf-8")
    for status in (*ObsStatus, REVISED, DISAGREEMENT):
        assert f".mk-{status}{{" in sheet
        assert getattr(mark(status, lang), "aria-label")


def test_every_icon_is_drawn_and_hidden_from_screen_readers() -> None:
    sheet = (ASSETS / "marks.css").read_text(encoding="utf-8")
    for name in ICONS:
        assert f".ic-{name}{{" in sheet
        assert getattr(icon(name), "aria-hidden") == "true"
    with pytest.raises(ValueError):
        icon("unicorn")


def test_every_mark_of_a_chart_can_stand_in_its_key() -> None:
    for name in MARKS:
        assert drawn_mark(name).style["--shape"].startswith('url("data:image/svg+xml,')


def detail(house, key: str, period: str, as_of: str):
    return house.services.explore.point(key, period, date.fromisoformat(as_of))


def test_the_citation_of_exports_names_the_rival_as_printed_and_says_that_it_is_not_drawn(house) -> None:
    panel = citation_panel(
        detail(house, "EXP_GOODS", "2025-01-01/P7M", "2025-08-27"), session("en"), house.services.catalogue
    )
    text = said(panel)
    for part in (
        "262.46",
        "first 7 months of 2025",
        "Department of Customs",
        "over\u00a0USD\u00a0514\u00a0billion",
        "matches total goods trade, not exports",
        "paragraph 10",
        "Kept as printed, not drawn.",
    ):
        assert part in text, part


@pytest.mark.parametrize(
    ("key", "period", "parts"),
    [
        (
            "GDP_GROWTH_YOY",
            "2025-S1",
            ("7,52", "Pháp luật Việt Nam", "26/08/2025", "Đoạn 10", "tăng trưởng GDP 06 tháng đầu năm 2025 đạt 7,52%"),
        ),
        ("FDI_REGISTERED", "2025-01-01/P7M", ("24,1", "Đoạn 10", "lần lượt đạt 24,1 tỷ USD và 13,6 tỷ USD")),
        ("FDI_DISBURSED", "2025-01-01/P7M", ("13,6", "Đoạn 10", "lần lượt đạt 24,1 tỷ USD và 13,6 tỷ USD")),
        ("PARTNERS_TOTAL", "2025-08-26", ("38", "Pháp luật Việt Nam", "26/08/2025")),
        ("DIPLOMATIC_RELATIONS", "2025-04-03", ("194", "03/04/2025", "thiết lập quan hệ ngoại giao với 194 quốc gia")),
    ],
)
def test_each_headline_of_august_2025_reaches_the_printed_words_of_its_article(house, key, period, parts) -> None:
    text = said(citation_panel(detail(house, key, period, "2025-08-27"), session(), house.services.catalogue))
    for part in parts:
        assert part in text, part


def test_the_four_readings_of_the_second_quarter_of_2022_are_listed_with_their_sources(house) -> None:
    shown = house.services.explore.point("GDP_GROWTH_YOY", "2022-Q2")
    panel = citation_panel(shown, session("en"), house.services.catalogue)
    text = said(panel)
    assert [number in text for number in ("7.72", "7.83", "7.99", "8.56")] == [True] * 4
    assert all(link.href.startswith("http") for link in walk(panel) if type(link).__name__ == "A")


def test_a_citation_is_one_line_with_who_what_when_how_much_and_as_of(house) -> None:
    figure = detail(house, "EXP_GOODS", "2025-01-01/P7M", "2025-08-27").winner
    line = citation_text(figure, house.services.catalogue, session("en", date(2025, 8, 27)))
    assert line == (
        "Department of Customs, Goods exports, first 7 months of 2025: USD\u00a0262.46\u00a0billion (preliminary); "
        "VnEconomy, 27/08/2025. Integration Indicators, as of 27/08/2025."
    )


def test_no_figure_is_an_ellipsis_and_never_a_zero(house) -> None:
    assert bare_number(None, "vi") == "…"
    assert value_text(None, house.services.catalogue, "en") == "…"


def test_a_figure_offers_table_citation_and_downloads_of_its_own_chart() -> None:
    words_ = Captions("Title", "subtitle", "Source: x", "alt text", code="A·B", citation="cite me")
    block = figure_block(
        "overview-x", words_, {"data": [], "layout": {}}, session(), query="s=A&period=year", table="twin"
    )
    menu = next(part.html for part in walk(block) if type(part).__name__ == "Piece")
    links = [unescape(href) for href in re.findall(r'href="([^"]+)"', menu)]
    formats = ("pdf", "pptx", "docx", "xlsx", "html", "csv", "csv_table", "json")
    assert links == [f"/export/{name}?s=A&period=year&lang=vi" for name in formats]
    toggles = [getattr(part, "data-toggle", None) for part in walk(block) if type(part).__name__ == "Button"]
    assert {"overview-x-table", "overview-x-cite"} <= set(toggles)
    assert "cite me" in said(block)


def test_a_figure_prints_its_day_only_when_the_day_is_past() -> None:
    plain = Captions("T", "s", "Source: x", "alt")
    assert "27/08/2025" not in said(figure_block("a", plain, None, session()))
    assert "27/08/2025" in said(figure_block("a", plain, None, session(as_of=date(2025, 8, 27))))


def test_an_error_says_where_why_and_what_to_quote() -> None:
    block = error_block(session("en"), Fault("unexpected", 500, {}, "ab12"), where="12.FDI!D7", actions=["choice"])
    text = said(block)
    assert "12.FDI!D7" in text
    assert "ab12" in text
    assert block.role == "alert"


def test_a_conflict_shows_both_versions_and_an_empty_state_one_action() -> None:
    assert "mine theirs" in " ".join(
        part for part in words(conflict_block(session(), "t", "mine", "theirs")) if part in {"mine", "theirs"}
    )
    assert said(notice("what", "why", ["do"])) == "what why do"
