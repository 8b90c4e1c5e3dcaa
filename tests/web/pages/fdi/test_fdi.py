"""The page on foreign direct investment: what its address chooses, and that every figure opens its citation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.web.pages.fdi.ids import FdiId
from indicators.web.pages.fdi.layout import layout
from indicators.web.pages.fdi.points import clicked_address
from indicators.web.pages.fdi.state import Asked, read_asked
from indicators.web.session import Session, Theme
from tests.web.test_app import walk, words


def page(house, lang: str = "vi", as_of: date | None = None, **query: Any) -> Any:
    return layout(house.services, Session(lang, Theme.LIGHT, as_of, date(2026, 11, 22)), **query)


def said(tree: Any) -> str:
    return " ".join(words(tree))


def of_class(tree: Any, name: str) -> Any:
    return next(part for part in walk(tree) if name in (getattr(part, "className", "") or "").split())


def links(tree: Any) -> list[tuple[str, bool]]:
    found = [part for part in walk(tree) if getattr(part, "href", "") and "/fdi?" in part.href]
    return [(link.href, getattr(link, "aria-current", "") == "true") for link in found]


def test_the_windows_of_the_year_are_links_and_the_chosen_one_is_marked(house) -> None:
    found = links(page(house, year="2025", months="7"))
    assert [href for href, _ in found if "year=2025&months=" in href][-7:] == [
        f"/fdi?year=2025&months={n}" for n in (5, 6, 7, 9, 10, 11, 12)
    ]
    assert [href for href, chosen in found if chosen] == ["/fdi?year=2025&months=7"] * 2


def test_another_year_keeps_the_window_where_it_has_it(house) -> None:
    found = [href for href, _ in links(page(house, year="2025", months="7"))]
    assert "/fdi?year=2024&months=7" in found
    assert "/fdi?year=2023" in found


def test_the_as_of_day_stays_in_every_link(house) -> None:
    found = links(page(house, as_of=date(2025, 8, 27)))
    assert found
    assert all("as_of=2025-08-27" in href for href, _ in found)


def test_k6_the_ratio_is_told_with_its_warning(house) -> None:
    tree = page(house, year="2025")
    text = said(of_class(tree, "fdi-ratio"))
    assert "56,4%" in text
    assert "không phải mức hoàn thành của các dự án đã đăng ký" in text
    assert "completion rate" in said(of_class(page(house, "en", year="2025"), "fdi-ratio"))


def test_both_figures_of_the_half_year_are_named_with_their_sources_and_open_their_citation(house) -> None:
    block = of_class(page(house, year="2025"), "fdi-disputes")
    text = said(block)
    assert "Cục Đầu tư nước ngoài" in text
    assert "Cục Thống kê" in text
    buttons = [part for part in walk(block) if getattr(part, "type", "") == "button"]
    assert [words(button) for button in buttons] == [["khoảng\u00a021,51"], ["21,52"]]
    assert "bảng dùng 21,52" in text


def test_k5_both_intervals_stand_with_their_days_and_the_change_is_refused_in_words(house) -> None:
    text = said(of_class(page(house, year="2025", months="7"), "fdi-change"))
    assert "2024: 01/01–20/07, 202 ngày." in text
    assert "2025: 01/01–31/07, 212 ngày." in text
    assert "Không tính tăng giảm so với cùng kỳ: hai khoảng ngày khác nhau." in text
    assert "+27,3%" in text


def test_a_change_between_like_windows_names_its_base(house) -> None:
    text = said(of_class(page(house, "en", year="2025", months="12"), "fdi-changes"))
    assert "+0.5%" in text
    assert "on 2024" in text


def test_k6_sums_are_written_out_with_the_whole_they_give(house) -> None:
    text = said(of_class(page(house, year="2025"), "fdi-checks"))
    for part in ("gần\u00a09,3", "8,95", "3,28", " = 21,53", "“khoảng\u00a021,51”", "trong sai số làm tròn"):
        assert part in text
    for part in ("10,03", "9,99", "4,07", " = 24,09", "“gần\u00a024,1”"):
        assert part in text


def test_unknown_windows_and_years_give_the_nearest_with_a_notice(house) -> None:
    text = said(page(house, year="2025", months="8"))
    assert "Chưa có số 8 tháng của năm 2025; đang hiện 7 tháng, gần nhất có số." in text
    assert "2018; đang hiện năm 2019" in said(page(house, year="2018"))


@pytest.mark.parametrize("months", ["x", "0", "13", "-1", "7.5", "٧", "7" * 40])
def test_what_cannot_be_read_is_left_out_and_never_repeated(house, months) -> None:
    assert read_asked("2025", months) == Asked(2025, None, unread=True)
    text = said(page(house, year="2025", months=months))
    assert "Địa chỉ có phần không đọc được" in text


def test_a_key_said_twice_is_not_guessed_at() -> None:
    assert read_asked(["2024", "2025"], "") == Asked(None, None, unread=True)
    assert read_asked("", "") == Asked()


def test_before_every_figure_the_page_says_what_to_do(house) -> None:
    text = said(page(house, as_of=date(2000, 1, 1)))
    assert "Chưa có số vốn FDI nào tính đến 01/01/2000." in text
    assert "Tải số liệu lên" in text


def test_without_breakdowns_the_page_says_what_to_upload(house) -> None:
    block = of_class(page(house), "fdi-breakdown")
    assert "Chưa có số FDI theo đối tác, ngành hay địa phương." in said(block)
    assert [part.href for part in walk(block) if getattr(part, "href", "")] == ["/upload"]


def test_every_figure_of_table_and_twins_is_a_button(house) -> None:
    tree = page(house, year="2025", months="7")
    points = [p.id.get("point") for p in walk(tree) if isinstance(getattr(p, "id", None), dict)]
    key = "FDI_REGISTERED:VNM;measure=level;unit=USD"
    for period in ("2025-S1", "2025-01-01/P7M", "2025"):
        assert points.count(f"{key}~{period}") >= 3, period


def test_no_two_buttons_have_one_address(house) -> None:
    for query in ({"year": "2025", "months": "7"}, {"year": "2024", "months": "12"}, {"year": "2026"}):
        ids = [str(p.id) for p in walk(page(house, **query)) if getattr(p, "id", None)]
        assert len(ids) == len(set(ids))


def test_every_chart_opens_in_the_explorer_as_it_is(house) -> None:
    hrefs = [p.href for p in walk(page(house, year="2025")) if str(getattr(p, "href", "")).startswith("/explore?")]
    assert any("kind=range" in href for href in hrefs)
    assert any("kind=stacked" in href for href in hrefs)
    assert any("kind=ladder" in href for href in hrefs)


def test_a_click_on_a_chart_says_series_and_period() -> None:
    key = "FDI_DISBURSED:VNM;measure=level;unit=USD"
    picked = {"point": [key, "2024-01-01", "2024-07-21"]}
    assert clicked_address(FdiId.PICK, picked) == (key, "2024-01-01/P202D")
    assert Period.parse("2024-01-01/P202D").days == 202


@pytest.mark.parametrize("picked", [None, {}, {"point": "x"}, {"point": ["a", "b", "c"]}, {"point": [1, 2, 3]}])
def test_a_click_that_says_anything_else_is_refused(picked) -> None:
    with pytest.raises(Invalid):
        clicked_address(FdiId.PICK, picked)
