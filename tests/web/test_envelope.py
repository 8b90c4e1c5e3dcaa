"""What is posted to the callbacks: a known envelope is answered, anything else refused, nothing a server error."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indicators.web.envelope import MAX_BYTES, MAX_DEPTH, is_known, is_shallow
from tests.web.conftest import HERE, House, raise_house
from tests.web.test_app import show_page

PATH = "/_dash-update-component"
PIECES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def test_a_sound_envelope_is_answered(house) -> None:
    assert house.call(house.client(), show_page("/sources")).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        [],
        "text",
        7,
        {"output": None},
        {"output": "no-such.children"},
        {"output": "..shell-page.children...shell-messages.children...shell-standing.data.."},
        {"output": ["shell-page.children"]},
    ],
)
def test_a_body_of_another_shape_is_refused(house, body) -> None:
    answer = house.call(house.client("en"), body)
    assert answer.status_code == 400
    assert answer.get_json()["error"]["code"] == "envelope"
    assert "reload" in answer.get_json()["error"]["message"].lower()


def changed(**said: Any) -> dict[str, Any]:
    return {**show_page("/"), **said}


@pytest.mark.parametrize(
    "body",
    [
        changed(inputs=[]),
        changed(inputs=show_page("/")["inputs"] * 2),
        changed(inputs=[{"id": "shell-asked", "property": "modified_timestamp", "value": 1}]),
        changed(inputs=[{"id": "shell-url", "property": "data", "value": None}]),
        changed(inputs=[[], []]),
        changed(inputs=[None, None]),
        changed(inputs={"id": "shell-asked"}),
        changed(outputs=None),
        changed(outputs=[]),
        changed(outputs={"id": "shell-page", "property": "children"}),
        changed(outputs=show_page("/")["outputs"][:1]),
        changed(state=[{"id": "shell-url", "property": "search"}]),
        changed(changedPropIds=["shell-url.href"]),
        changed(changedPropIds="shell-asked.data"),
        changed(changedPropIds=[7]),
        changed(changedPropIds=['{"type":"overview-figure"}.n_clicks']),
    ],
)
def test_inputs_outputs_and_triggers_must_be_those_of_the_callback(house, body) -> None:
    assert house.call(house.client(), body).status_code == 400


def test_a_body_that_is_no_json_is_refused(house) -> None:
    client = house.client()
    for content, kind in (
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"a=1", "application/x-www-form-urlencoded"),
        (b"", ""),
    ):
        assert client.post(PATH, data=content, content_type=kind, headers=HERE).status_code == 400


def test_a_body_above_two_megabytes_is_refused(house) -> None:
    body = json.dumps(changed(padding="x" * MAX_BYTES))
    assert house.client().post(PATH, data=body, content_type="application/json", headers=HERE).status_code == 400


def test_a_bottomless_body_is_refused_whether_or_not_the_parser_bears_it(house) -> None:
    for depth in (MAX_DEPTH + 1, 5_000, 100_000):
        body = json.dumps(show_page("/")).replace('""', "[" * depth + "]" * depth)
        assert house.client().post(PATH, data=body, content_type="application/json", headers=HERE).status_code == 400


def test_depth_is_counted_without_recursion() -> None:
    nested: Any = 1
    for _ in range(50_000):
        nested = [nested]
    assert not is_shallow(nested)
    assert is_shallow([{"a": [1, {"b": 2}]}])


def test_a_pattern_id_must_have_the_pattern_s_parts(house) -> None:
    output = "..overview-drawer.opened...overview-drawer.children.."
    identity = {"type": "overview-figure", "place": "card", "point": "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent~2025"}
    body = {
        "output": output,
        "outputs": [{"id": "overview-drawer", "property": "opened"}, {"id": "overview-drawer", "property": "children"}],
        "inputs": [[{"id": identity, "property": "n_clicks", "value": 1}]],
        "state": [{"id": "shell-url", "property": "search", "value": ""}],
        "changedPropIds": [json.dumps(identity, sort_keys=True, separators=(",", ":")) + ".n_clicks"],
    }
    answer = house.call(house.client("en"), body)
    assert answer.status_code == 200
    assert "8.02" in answer.get_data(as_text=True)
    for broken in (
        {**identity, "type": "other"},
        {"type": "overview-figure"},
        {**identity, "place": ["x"]},
        "overview-figure",
    ):
        other = copy.deepcopy(body)
        other["inputs"][0][0]["id"] = broken
        assert house.call(house.client(), other).status_code == 400


def test_a_callback_that_runs_in_the_browser_cannot_be_posted(house) -> None:
    in_browser = {name: spec for name, spec in house.app.callback_map.items() if "callback" not in spec}
    for name, spec in in_browser.items():
        assert house.call(house.client(), envelope(name, spec, None)).status_code == 400


@pytest.fixture(scope="module")
def battered(tmp_path_factory) -> Iterator[House]:
    """An application at which anything is thrown: some of it is written, and would be read by other tests."""
    standing = raise_house(tmp_path_factory.mktemp("battered"))
    yield standing
    standing.built.store.close()


@given(value=PIECES)
@example(value=None)
@example(value=7)
@example(value=["x"])
@example(value={"type": "x"})
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_known_callback_bears_any_value(battered, caplog, value) -> None:
    client = battered.client()
    for name, spec in battered.app.callback_map.items():
        if "callback" not in spec:
            continue
        body = envelope(name, spec, value)
        assert is_known(body, battered.app.callback_map), name
        assert battered.call(client, body).status_code in {200, 204}, name
        assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [], name


@given(body=PIECES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_whatever_is_a_server_error(house, body) -> None:
    assert house.call(house.client(), body).status_code == 400


def envelope(name: str, spec: dict[str, Any], value: Any) -> dict[str, Any]:
    """Return a sound envelope for one callback with ``value`` for everything that it is given."""
    outputs = spec["output"] if isinstance(spec["output"], (list, tuple)) else spec["output"].to_dict()
    if isinstance(outputs, (list, tuple)):
        outputs = [concrete(one.to_dict(), value) for one in outputs]
    else:
        outputs = concrete(outputs, value)
    inputs = [
        one if '["ALL"]' not in spec_id else [one]
        for one, spec_id in ((concrete(s, value), s["id"]) for s in spec["inputs"])
    ]
    state = [
        one if '["ALL"]' not in spec_id else [one]
        for one, spec_id in ((concrete(s, value), s["id"]) for s in spec["state"])
    ]
    first = inputs[0][0] if inputs and isinstance(inputs[0], list) else inputs[0]
    identity = (
        first["id"] if isinstance(first["id"], str) else json.dumps(first["id"], sort_keys=True, separators=(",", ":"))
    )
    changed_ids = [f"{identity}.{first['property']}"]
    return {"output": name, "outputs": outputs, "inputs": inputs, "state": state, "changedPropIds": changed_ids}


def concrete(spec: dict[str, Any], value: Any) -> dict[str, Any]:
    identity = spec["id"]
    if identity.startswith("{"):
        identity = {name: "x" if isinstance(part, list) else part for name, part in json.loads(identity).items()}
    return {"id": identity, "property": spec["property"].partition("@")[0], "value": value}
