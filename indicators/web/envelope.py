"""The envelope of a callback: what a browser may post to Dash, checked before Dash sees it.

Dash answers a server error to a body of another shape. Belongs here: shape, known output, input ids and count, size and
depth. Does not: the values of inputs, which each callback has to bear whatever they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash._utils import stringify_id
from dash.dependencies import DashDependency
from flask import Request
from werkzeug.exceptions import HTTPException

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 64
MAX_MATCHES = 2_000
WILDCARDS = (["ALL"], ["MATCH"], ["ALLSMALLER"])

Spec = Mapping[str, Any]


def envelope_is_sound(request: Request, callback_map: Mapping[str, Spec]) -> bool:
    """Tell whether the body of a request is a callback that this application has."""
    request.max_content_length = MAX_BYTES
    if not request.is_json or (request.content_length or 0) > MAX_BYTES:
        return False
    try:
        body = request.get_json()
    except (HTTPException, RecursionError, ValueError):
        return False
    return is_shallow(body) and is_known(body, callback_map)


def is_shallow(body: Any, limit: int = MAX_DEPTH) -> bool:
    """Tell whether ``body`` nests at most ``limit`` levels deep; does not recurse itself."""
    level = [body]
    for _ in range(limit):
        inner: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                inner.extend(item.values())
            elif isinstance(item, list):
                inner.extend(item)
        if not inner:
            return True
        level = inner
    return False


def is_known(body: Any, callback_map: Mapping[str, Spec]) -> bool:
    """Tell whether ``body`` names a registered output with the inputs, states and outputs that go with it."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    spec = callback_map.get(body["output"])
    if spec is None or "callback" not in spec:  # one that runs in the browser has no function here
        return False
    inputs = body.get("inputs", [])
    return (
        _are_properties(inputs, spec["inputs"])
        and _are_properties(body.get("state", []), spec["state"])
        and _are_outputs(body.get("outputs"), spec)
        and _are_changed(body.get("changedPropIds", []), inputs)
    )


def _are_changed(said: Any, inputs: Sequence[Any]) -> bool:
    """Tell whether what is said to have changed is among the inputs (``inputs`` are sound)."""
    if not isinstance(said, list) or len(said) > MAX_MATCHES or not all(isinstance(text, str) for text in said):
        return False
    flat = [one for item in inputs for one in (item if isinstance(item, list) else [item])]
    return set(said) <= {f"{stringify_id(one['id'])}.{one['property']}" for one in flat}


def _are_outputs(said: Any, spec: Spec) -> bool:
    if spec.get("no_output"):
        return said in (None, [], {})
    output = spec["output"]
    if isinstance(output, DashDependency):
        return _is_property(said, output.to_dict())
    return _are_properties(said, [one.to_dict() for one in output])


def _are_properties(said: Any, wanted: Sequence[Spec]) -> bool:
    return (
        isinstance(said, list)
        and len(said) == len(wanted)
        and all(_is_property(one, spec) for one, spec in zip(said, wanted, strict=True))
    )


def _is_property(said: Any, wanted: Spec) -> bool:
    """Tell whether ``said`` is the wanted property, or for a pattern with ALL a list of matching ones."""
    if isinstance(said, list):
        matches_many = any(mark in str(wanted["id"]) for mark in ('["ALL"]', '["ALLSMALLER"]'))
        return matches_many and len(said) <= MAX_MATCHES and all(_is_one(item, wanted) for item in said)
    return _is_one(said, wanted)


def _is_one(said: Any, wanted: Spec) -> bool:
    if not isinstance(said, dict) or not isinstance(said.get("property"), str):
        return False
    same_property = said["property"].partition("@")[0] == str(wanted["property"]).partition("@")[0]
    return same_property and _is_id(said.get("id"), wanted["id"])


def _is_id(said: Any, wanted: Any) -> bool:
    if isinstance(wanted, str) and not wanted.startswith("{"):
        return bool(said == wanted)
    pattern = json.loads(wanted) if isinstance(wanted, str) else wanted
    if not isinstance(said, dict) or said.keys() != pattern.keys():
        return False
    return all(_fills(said[name], value) for name, value in pattern.items())


def _fills(said: Any, wanted: Any) -> bool:
    if wanted in WILDCARDS:
        return isinstance(said, (str, int, float, bool))
    return bool(said == wanted)
