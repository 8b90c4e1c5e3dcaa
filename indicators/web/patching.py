"""What a page must change to become another drawing of itself: properties by component id.

Pure. The browser keeps what is not named: the chart its canvas, a control its focus, a table its place. The finer a
page gives ids, the less is sent; where two drawings differ in a part without an id, the nearest part around it that
has one gets its children anew, so that the result is the same whatever has an id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash.development.base_component import Component

Properties = dict[str, dict[str, Any]]
"""Properties to be set, by the id of their component."""

CHILDREN = "children"


def changes(before: Any, after: Any, standing: Mapping[tuple[str, str], Any] | None = None) -> Properties | None:
    """Return what makes ``before`` into ``after``; None where no component with an id holds the difference.

    ``standing`` says what some properties are by now (by id and name), whatever ``before`` gave them: a reader has
    used a control. Ids of patterns count as none.
    """
    return _changes(before, after, standing or {})


def _changes(before: Any, after: Any, standing: Mapping[tuple[str, str], Any]) -> Properties | None:
    if isinstance(before, Component) and isinstance(after, Component):
        return _of_component(before, after, standing)
    if isinstance(before, list | tuple) and isinstance(after, list | tuple) and len(before) == len(after):
        return _of_list(before, after, standing)
    return {} if _is_same(before, after) else None


def _of_list(before: Sequence[Any], after: Sequence[Any], standing: Mapping[tuple[str, str], Any]) -> Properties | None:
    found: Properties = {}
    for one, other in zip(before, after, strict=True):
        inside = _changes(one, other, standing)
        if inside is None:
            return None
        found.update(inside)
    return found


def _of_component(before: Component, after: Component, standing: Mapping[tuple[str, str], Any]) -> Properties | None:
    then, now = before.to_plotly_json(), after.to_plotly_json()
    name = now["props"].get("id")
    if then["type"] != now["type"] or then["namespace"] != now["namespace"] or then["props"].get("id") != name:
        return None
    said = {**then["props"], **{prop: value for (owner, prop), value in standing.items() if owner == name}}
    own = {
        prop: now["props"].get(prop)
        for prop in (*now["props"], *(gone for gone in said if gone not in now["props"]))
        if prop != CHILDREN and not _is_same(said.get(prop), now["props"].get(prop))
    }
    inside = _changes(then["props"].get(CHILDREN), now["props"].get(CHILDREN), standing)
    if not isinstance(name, str):
        return None if own else inside
    if inside is None:
        own, inside = {**own, CHILDREN: now["props"].get(CHILDREN)}, {}
    return {**({name: own} if own else {}), **inside}


def _is_same(one: Any, other: Any) -> bool:
    """Tell whether two values look alike in the browser."""
    if isinstance(one, Component) and isinstance(other, Component):
        return _is_same(one.to_plotly_json(), other.to_plotly_json())
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_is_same(value, other[name]) for name, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
