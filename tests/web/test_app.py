"""The application as a whole: wiring, rendering in both languages, addresses."""

from __future__ import annotations

import gc
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from dash import Dash
from dash.development.base_component import Component

from indicators.bootstrap import create_app
from indicators.i18n.messages import load
from indicators.model.errors import Invalid
from indicators.services.exporting import Exporting
from indicators.services.intake import Intake
from indicators.web.app import create_web
from indicators.web.components.markup import Piece
from indicators.web.ids import ShellId
from indicators.web.pages import PAGES, page_at
from indicators.web.router import draw, root
from indicators.web.session import Session, Theme
from indicators.web.warming import Warming

NOW_DAY = date(2026, 11, 22)

KEY_LIKE = re.compile(
    rf"\b(?:{'|'.join(sorted({key.partition('.')[0] for key in load('vi')}))})\.[a-z_]+(?:\.[A-Za-z_0-9]+)*\b"
)

WRITTEN = re.compile(r'>([^<>]+)<|(?:title|aria-label)="([^"]*)"')
"""The texts and the labels of a piece of HTML."""


def session(lang: str, **said: Any) -> Session:
    return Session(**{"lang": lang, "theme": Theme.LIGHT, "as_of": None, "today": NOW_DAY, **said})


def walk(node: Any) -> Any:
    """Yield every component of a tree."""
    if isinstance(node, (list, tuple)):
        for item in node:
            yield from walk(item)
    elif isinstance(node, Component):
        yield node
        for name in node._prop_names:
            value = getattr(node, name, None)
            if isinstance(value, (Component, list, tuple)):
                yield from walk(value)


def words(node: Any) -> list[str]:
    """Return every text that a tree shows or says to screen readers."""
    said: list[str] = []
    for part in walk(node):
        children = getattr(part, "children", None)
        said += [
            one for one in (children if isinstance(children, (list, tuple)) else [children]) if isinstance(one, str)
        ]
        said += [
            value
            for name, value in vars(part).items()
            if name in {"title", "placeholder", "label", "aria-label"} and isinstance(value, str)
        ]
        if isinstance(part, Piece):
            said += [unescape(text or label) for text, label in WRITTEN.findall(part.html)]
    return said


def ids(node: Any) -> set[str]:
    """Return every id of a tree, a pattern id by its type."""
    found = set()
    for part in walk(node):
        identity = getattr(part, "id", None)
        if identity is not None:
            found.add(str(identity["type"]) if isinstance(identity, dict) else str(identity))
    return found


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_is_drawn_without_a_missing_message(house, path, lang) -> None:
    page = page_at(PAGES, path)
    tree = draw(house.services, session(lang), page)
    texts = words(tree)
    assert len(texts) > 3  # a page with nothing to show yet says so and what to do
    assert [text for text in texts if KEY_LIKE.search(text)] == []
    assert not any("{" in text and "}" in text for text in texts)


def test_every_page_is_drawn_as_of_a_day_before_the_first_figure(house, path) -> None:
    past = session("vi", as_of=date(1990, 1, 1))
    texts = " ".join(words(draw(house.services, past, page_at(PAGES, path))))
    assert "Mã để báo lại" not in texts


def test_the_two_languages_do_not_share_their_headings(house, path) -> None:
    first, second = (words(draw(house.services, session(lang), page_at(PAGES, path))) for lang in ("vi", "en"))
    assert set(first) != set(second)


def test_every_id_of_a_callback_stands_in_its_page_or_in_the_shell(house) -> None:
    app = house.app
    with app.server.test_request_context("/", base_url="http://127.0.0.1"):
        known = ids(root(house.services))
    for page in PAGES:
        known |= ids(draw(house.services, session("vi"), page))
    wanted = {name for spec in app.callback_map.values() for name in spec_ids(spec)}
    late = wanted - known
    assert {name for name in late if name.startswith(("shell-", "overview-", "partnerships-", "sources-"))} == set()


def spec_ids(spec: dict[str, Any]) -> set[str]:
    outputs = spec["output"] if isinstance(spec["output"], (list, tuple)) else [spec["output"]]
    said = [one["id"] for one in (*spec["inputs"], *spec["state"])] + [one.to_dict()["id"] for one in outputs]
    return {re.search(r'"type":"([^"]+)"', one).group(1) if one.startswith("{") else one for one in said}


def test_ids_of_a_page_begin_with_its_name(house) -> None:
    for page in PAGES:
        name = page.module.rpartition(".")[2]
        assert {
            one for one in ids(draw(house.services, session("vi"), page)) if "-" in one and not one.startswith(name)
        } == set()


def test_a_second_application_in_one_process_has_its_own_callbacks_and_services(house, own_house) -> None:
    assert set(house.app.callback_map) == set(own_house.app.callback_map)
    own_house.services.sources.undo(1, "test", "to tell the two apart")
    here, there = (one.client().get("/?lang=en").get_data(as_text=True) for one in (house, own_house))
    assert 'data-version="1"' in here
    assert 'data-version="2"' in there
    body = show_page("/")
    assert "8.02" in house.call(house.client("en"), body).get_data(as_text=True)
    assert "8.02" not in own_house.call(own_house.client("en"), body).get_data(as_text=True)


def test_a_process_that_was_loaded_without_looking_for_garbage_looks_for_it_once_it_serves(house, monkeypatch) -> None:
    for maker, begins in ((Intake, "stand_by"), (Exporting, "stand_by"), (Warming, "start")):
        monkeypatch.setattr(maker, begins, lambda _: None)
    gc.disable()
    try:
        create_app(house.settings, house.services, serving=True)
        assert gc.isenabled()
    finally:
        gc.enable()


def show_page(pathname: str, search: str = "") -> dict[str, Any]:
    """Return the envelope by which the router is asked for a page."""
    return {
        "output": f"..{ShellId.PAGE}.children...{ShellId.MESSAGES}.children...{ShellId.STANDING}.data..",
        "outputs": [
            {"id": ShellId.PAGE, "property": "children"},
            {"id": ShellId.MESSAGES, "property": "children"},
            {"id": ShellId.STANDING, "property": "data"},
        ],
        "inputs": [{"id": ShellId.ASKED, "property": "data", "value": {"path": pathname, "search": search}}],
        "changedPropIds": [f"{ShellId.ASKED}.data"],
    }


def test_a_page_is_drawn_by_its_address_in_the_language_of_its_query(house, path) -> None:
    answer = house.call(house.client("vi"), show_page(path, "?lang=en"))
    assert answer.status_code == 200
    page = answer.get_json()["response"][ShellId.PAGE]["children"]
    assert page["props"]["data-page"] == path
    assert page["props"]["data-title"].endswith("Integration Indicators")


def first_layout(house, referrer: str, **headers: str) -> tuple[Any, Any]:
    """Return the page and what stands there, as the first layout has them for whoever shows an address."""
    answer = house.client("en").get("/_dash-layout", headers={"Referer": referrer, **headers})
    parts = {part["props"]["id"]: part["props"] for part in answer.get_json()["props"]["children"]}
    return parts[ShellId.PAGE].get("children"), parts[ShellId.STANDING].get("data")


def test_the_first_layout_has_the_page_of_the_explorer_in_its_place(house) -> None:
    search = "?s=EXP_GOODS&kind=ladder&period=year_to_date"
    page, stands = first_layout(house, f"http://localhost/explore{search}")
    asked = house.call(house.client("en"), show_page("/explore", search)).get_json()["response"]
    assert (page, stands) == (asked[ShellId.PAGE]["children"], asked[ShellId.STANDING]["data"])
    assert (stands["path"], stands["search"]) == ("/explore", search)


@pytest.mark.parametrize(
    "referrer", ["", "http://localhost/upload", "http://elsewhere/explore", "http://[", "http://localhost/none"]
)
def test_every_other_page_is_asked_for(house, referrer) -> None:
    assert first_layout(house, referrer) == (None, None)


def test_an_unknown_address_says_so_in_both_languages(house) -> None:
    for lang, words_ in (("vi", "Không có trang này"), ("en", "There is no such page")):
        answer = house.client(lang).get("/khong-co")
        assert answer.status_code == 404
        text = answer.get_data(as_text=True)
        assert words_ in text
        assert f'<html lang="{lang}"' in text
        assert "SECRET_KEY" not in text


def test_a_slash_at_the_end_leads_to_the_page(house) -> None:
    answer = house.client().get("/explore/?as_of=2025-08-27")
    assert answer.status_code == 308
    assert answer.headers["Location"].endswith("/explore?as_of=2025-08-27")


def test_the_html_is_of_the_language_day_and_version_of_the_request(house) -> None:
    text = house.client("vi").get("/sources?lang=en&as_of=2025-08-27").get_data(as_text=True)
    assert '<html lang="en"' in text
    assert 'class="mast past"' in text
    assert "27/08/2025" in text
    assert 'href="/explore?as_of=2025-08-27"' in text
    assert 'aria-current="page">Sources</a>' in text
    assert "<script>alert" not in house.client().get(
        "/?as_of=%3Cscript%3Ealert(1)%3C/script%3E&x=%3Cscript%3Ealert(1)%3C/script%3E"
    ).get_data(as_text=True)


def test_the_language_of_the_address_is_kept_in_a_cookie(house) -> None:
    client = house.client("vi")
    assert "lang=en" in client.get("/?lang=en").headers["Set-Cookie"]
    assert '<html lang="en"' in client.get("/").get_data(as_text=True)


def test_the_theme_of_the_cookie_is_in_the_html_from_the_server(house) -> None:
    client = house.client()
    client.set_cookie("theme", "dark")
    client.set_cookie("scheme", "light")
    assert 'data-theme="dark" data-mantine-color-scheme="dark"' in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize("name", ["DASH_MCP_ENABLED", "DASH_DEBUG"])
def test_it_does_not_start_where_outsiders_would_get_a_tool_or_a_debugger(house, monkeypatch, name) -> None:
    monkeypatch.setenv(name, "true")
    with pytest.raises(Invalid) as refused:
        create_web(house.services, house.settings)
    assert refused.value.params == {"name": name}


def test_it_starts_where_those_settings_are_said_to_be_off(house, monkeypatch) -> None:
    monkeypatch.setenv("DASH_MCP_ENABLED", "false")
    assert isinstance(create_web(house.services, house.settings), Dash)


@pytest.mark.parametrize("typed", ["xuat khau hang hoa", "goods exprots", "EXP_GOODS", "Tổng trị giá xuất khẩu"])
def test_the_finder_finds_exports_without_diacritics_with_a_typo_by_code_and_by_alias(house, typed) -> None:
    said = house.client().get("/search.json", query_string={"q": typed, "lang": "vi"}).get_json()
    first = said["items"][0]
    assert first["key"] == "EXP_GOODS:VNM;measure=level;unit=USD"
    assert first["href"].startswith("/explore?s=EXP_GOODS")
    assert "kind=" not in first["href"], "the explorer draws what tells most of it"
    assert not any(KEY_LIKE.search(item["detail"]) for item in said["items"])


def test_the_finder_narrows_by_facets_and_says_how_many_there_are(house) -> None:
    whole = house.client("en").get("/search.json").get_json()
    topics = {one["value"]: one["label"] for one in whole["facets"]["topic"]}
    assert set(whole["facets"]) == {"topic", "area", "origin", "frequency"}
    said = house.client("en").get("/search.json?topic=fdi").get_json()
    assert topics["fdi"] == f"Foreign investment ({said['total']})"
    assert 0 < said["total"] < whole["total"]
    assert said["words"] == f"{said['total']} series"
    assert house.client().get("/search.json?topic=../../etc").get_json()["items"] == []


def test_the_finder_tells_the_series_that_a_reader_kept_and_leaves_out_what_is_gone(house) -> None:
    kept = {"key": ["EXP_GOODS:VNM;measure=level;unit=USD", "<script>", "GONE:VNM"], "lang": "en"}
    items = house.client().get("/search.json", query_string=kept).get_json()["items"]
    assert [item["name"] for item in items] == ["Goods exports"]


def test_the_finder_holds_only_what_was_published_by_the_day(house) -> None:
    now, then = (house.client().get(f"/search.json{query}").get_json() for query in ("", "?as_of=2012-01-01"))
    assert then["total"] < now["total"]
    assert all("as_of=2012-01-01" in item["href"] for item in then["items"])
