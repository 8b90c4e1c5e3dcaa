"""The wiring of the explorer: ids exist, controls rewrite the URL, a new theme redraws the chart."""

import json
from urllib.parse import parse_qs

import dash
import pytest
from flask import Flask

from indicators.web.ids import ShellId
from indicators.web.pages.explore import callbacks
from indicators.web.pages.explore.ids import ExploreId
from indicators.web.pages.explore.layout import layout
from indicators.web.session import Session, Theme, page_query
from indicators.web.standing import standing
from tests.web.pages.explore import cases
from tests.web.pages.explore.words import ids, nodes, raw_keys

LADDER = f"?{cases.LADDER.to_query()}"


@pytest.fixture
def app(services):
    app = dash.Dash("explore-test", server=Flask("explore-test"), suppress_callback_exceptions=True)
    app.layout = dash.html.Div()
    callbacks.register(app, services)
    with app.server.test_request_context("/"):
        app._setup_server()
    return app


def call(app, output, inputs, search, changed, standing=None):
    """Post one callback to the server and return its answer; ``changed`` is ``id.property``."""
    entry = next(spec for key, spec in app.callback_map.items() if output in key)
    values = dict(inputs)
    said = [fill(one, values) for one in entry["inputs"]]
    held = {ShellId.STANDING: standing, ShellId.URL: search}
    state = [{**{k: one[k] for k in ("id", "property")}, "value": held.get(one["id"])} for one in entry["state"]]
    key = next(k for k, spec in app.callback_map.items() if spec is entry)
    outputs = [part.rpartition(".") for part in key.strip(".").split("...")]
    targets = [{"id": one[0], "property": one[2]} for one in outputs]
    body = {
        "output": key,
        "outputs": targets if len(targets) > 1 else targets[0],
        "inputs": said,
        "state": state,
        "changedPropIds": [changed],
    }
    answer = app.server.test_client().post("/_dash-update-component", json=body)
    return None if answer.status_code == 204 else answer.get_json()["response"]


def fill(one, values):
    if one["id"].startswith("{"):
        return []
    return {"id": one["id"], "property": one["property"], "value": values.get(one["id"])}


def chosen(app, control, prop, value, search=LADDER, standing=None, used=()):
    """Return what a choice is answered with, None where it changes nothing; ``used``: what the other controls say."""
    answer = call(app, f"{ShellId.CHANGE}.data", {**dict(used), control: value}, search, f"{control}.{prop}", standing)
    return answer[ShellId.CHANGE]["data"] if answer else None


def rewritten(app, control, prop, value, search=LADDER):
    answer = chosen(app, control, prop, value, search)
    return answer and parse_qs(answer["to"]["search"].removeprefix("?"))


def test_the_same_page_can_be_wired_into_two_applications(services):
    for name in ("first", "second"):
        app = dash.Dash(name, server=Flask(name), suppress_callback_exceptions=True)
        callbacks.register(app, services)
        assert any(ShellId.CHANGE in str(spec) for spec in app._callback_list)


def test_every_id_of_a_callback_stands_on_the_page_or_in_the_shell(app, services, session):
    with Flask("page").test_request_context("/"):
        shown = layout(
            services,
            session,
            s=cases.EXPORTS,
            kind="ladder",
            period="year_to_date",
            point="0~2025-01-01/P7M",
            note="2025-04-03~262.46~a note",
        )
    known = {*ids(shown), *(name.value for name in ShellId)}
    used = set()
    for entry in app.callback_map.values():
        for one in (*entry["inputs"], *entry["state"]):
            used.add(json.loads(one["id"])["type"] if one["id"].startswith("{") else one["id"])
    for key in app.callback_map:
        used |= {part.rpartition(".")[0] for part in key.strip(".").split("...")}
    assert used <= known


def test_the_page_renders_for_a_query_with_repeated_series(services, session):
    shown = layout(
        services, session, s=[cases.EXPORTS, "NOPE"], kind="ladder", period="year_to_date", lang=session.lang
    )
    assert raw_keys(shown) == []


@pytest.mark.parametrize(
    ("control", "prop", "value", "expected"),
    [
        (ExploreId.PERIOD, "value", "year", {"s": [cases.EXPORTS]}),
        (ExploreId.TRANSFORM, "value", "year_on_year", {"transform": ["year_on_year"]}),
        (ExploreId.KIND, "value", "column", {"period": ["year_to_date"]}),
        (ExploreId.KIND_SMALL, "value", "table", {"kind": ["table"]}),
        (ExploreId.FIRST, "value", "2023", {"first": ["2023"]}),
        (ExploreId.LAST, "value", "2024", {"last": ["2024"]}),
        (ExploreId.EVENTS, "checked", False, {"events": ["0"]}),
        (ExploreId.TABS, "value", "notes", {"tab": ["notes"]}),
        (ExploreId.PICK, "data", {"point": "0~2025-01-01/P7M", "at": 1}, {"point": ["0~2025-01-01/P7M"]}),
        (
            ExploreId.PICK,
            "data",
            {"point": [cases.EXPORTS, "2025-01-01", "2025-08-01"], "at": 1},
            {"point": ["0~2025-01-01/P7M"]},
        ),
    ],
)
def test_a_control_rewrites_the_url(control, prop, value, expected, app):
    query = rewritten(app, control, prop, value)
    assert expected.items() <= query.items()


def test_the_language_of_the_url_is_kept(app):
    assert rewritten(app, ExploreId.TABS, "value", "notes", f"{LADDER}&lang=en")["lang"] == ["en"]


def test_the_as_of_day_of_the_url_is_kept(app):
    query = rewritten(app, ExploreId.TABS, "value", "notes", f"{LADDER}&as_of=2025-08-27")
    assert query["as_of"] == ["2025-08-27"]


@pytest.mark.parametrize(
    ("control", "prop", "value"),
    [
        (ExploreId.KIND, "value", "ladder"),
        (ExploreId.PICK, "data", None),
        (ExploreId.PICK, "data", "junk"),
        (ExploreId.ADD, "data", None),
        (ExploreId.PERIOD, "value", "fortnight"),
    ],
)
def test_what_changes_nothing_leaves_the_url_alone(control, prop, value, app):
    assert rewritten(app, control, prop, value) is None


def stands(services, search):
    """Return what the browser says of a page that the client of these tests was given."""
    session = Session("vi", Theme.LIGHT, None, services.today())
    return standing("/explore", search, session, services.version())


def said_by_controls(services):
    """Return what the controls of the page say, as the browser sends it."""
    with Flask("page").test_request_context("/"):
        shown = layout(services, Session("vi", Theme.LIGHT, None, services.today()), **page_query(LADDER))
    props = {n["props"]["id"]: n["props"] for n in nodes(shown) if isinstance(n["props"].get("id"), str)}
    return {control: props[control].get(prop) for control, prop in callbacks.CONTROLS}


def test_a_choice_is_answered_by_what_it_changes_of_the_page_that_stands(app, services):
    used = said_by_controls(services)
    answer = chosen(app, ExploreId.FIRST, "value", "2023", standing=stands(services, LADDER), used=used)
    assert answer["of"] == stands(services, LADDER)
    assert answer["to"] == stands(services, answer["to"]["search"])
    sent = answer["props"]
    assert "first=2023" in json.dumps(sent[f"{ExploreId.FIGURE}-acts"]), "the files are those of the new chart"
    untouched = {ExploreId.PAGE, ExploreId.TABS, ExploreId.FIGURE, ExploreId.CONTROLS, ExploreId.FIRST}
    assert not untouched & set(sent), "controls, chart and page stay in their places"


def test_a_control_that_says_another_thing_than_the_page_is_set_right(app, services):
    used = said_by_controls(services) | {ExploreId.LAST: "2024"}
    answer = chosen(app, ExploreId.FIRST, "value", "2023", standing=stands(services, LADDER), used=used)
    assert answer["props"][ExploreId.LAST] == {"value": "0"}


@pytest.mark.parametrize(
    "other", [{"mark": "of another version"}, {"path": "/fdi"}, {"search": None}, {"search": 7}], ids=str
)
def test_over_another_page_than_that_of_the_choice_the_new_one_is_drawn_whole(other, app, services):
    answer = chosen(app, ExploreId.FIRST, "value", "2023", standing={**stands(services, LADDER), **other})
    assert answer["props"] is None
    assert "first=2023" in answer["to"]["search"]


def test_a_page_that_cannot_be_drawn_is_left_to_the_router_to_tell(app, services, explore):
    explore.entries = lambda as_of=None: 1 / 0
    assert chosen(app, ExploreId.FIRST, "value", "2023", standing=stands(services, LADDER))["props"] is None


def test_a_new_theme_redraws_the_chart(app):
    answer = call(app, f"{ExploreId.CHART}.figure", {ShellId.THEME: "dark"}, LADDER, f"{ShellId.THEME}.data")
    assert answer[ExploreId.CHART]["figure"]["data"]
    assert answer[ExploreId.CHART]["style"]["height"].endswith("px")


def test_a_remove_button_says_the_key_of_its_series():
    pattern = {"type": ExploreId.REMOVE, "index": cases.EXPORTS}
    assert callbacks.said_by(pattern, [{"value": 1}]) == (ExploreId.REMOVE, cases.EXPORTS)
    assert callbacks.said_by(pattern, [{"value": None}]) == (ExploreId.REMOVE, None)
