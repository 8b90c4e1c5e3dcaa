"""HTML that the server has written out, put on the page as one piece: for tables whose cells no callback looks at.

A table of some hundred Dash components costs the browser more than its chart; as one string, a few milliseconds.
Belongs here: the component and escaping. What a piece says belongs to whoever writes it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from dash.development.base_component import Component
from markupsafe import Markup, escape

NAMES = {"className": "class", "rowSpan": "rowspan", "colSpan": "colspan", "tabIndex": "tabindex"}


class Piece(Component):
    """An element that holds ``html`` as it is; drawn by ``window.indicators.Piece`` of ``shell.js``."""

    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = ["children"]
    _namespace = "indicators"
    _type = "Piece"

    def __init__(self, html: Markup, id: str = "", tag: str = "div") -> None:
        """Take escaped text only: raises TypeError for a plain string."""
        if not isinstance(html, Markup):
            raise TypeError("a piece of HTML is Markup, escaped where it was written")
        self._prop_names = ["id", "html", "tag"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        super().__init__(html=str(html), tag=tag, **({"id": id} if id else {}))


def written(part: Any) -> Markup:
    """Return a text, a component of ``dash.html`` or a list of them as HTML.

    Raises TypeError for a property that has no plain attribute, such as a style or a callback.
    """
    if part is None:
        return Markup()
    if isinstance(part, list | tuple):
        return Markup().join(written(one) for one in part)
    if not isinstance(part, Component):
        return escape(part)
    said = part.to_plotly_json()
    if said["namespace"] != "dash_html_components":
        raise TypeError(f"{said['type']} is no plain element")
    name = said["type"].lower()
    plain = {key: value for key, value in said["props"].items() if key != "children" and value not in (None, False)}
    attributes = Markup().join(_attribute(key, value) for key, value in plain.items())
    return Markup("<{}{}>{}</{}>").format(name, attributes, written(said["props"].get("children")), name)


def _attribute(key: str, value: Any) -> Markup:
    if value is True:
        return Markup(" {}").format(NAMES.get(key, key))
    if not isinstance(value, str | int | float):
        raise TypeError(f"{key} is no plain attribute")
    return Markup(' {}="{}"').format(NAMES.get(key, key), value)
