"""The key of a chart as components: marks drawn by ``charts``, in the colour of the text or of their series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from dash import html

from indicators.charts import KeyItem, mark

_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def key_marks(items: Sequence[KeyItem]) -> list[html.Span]:
    """Return one mark with its words for each item."""
    return [html.Span([drawn_mark(item.mark, item.colour), html.Span(item.words)], className="st") for item in items]


def drawn_mark(name: str, colour: str = "") -> html.Span:
    """Return a mark of ``charts`` as a mask over the token ``colour`` (empty: the colour of the text)."""
    drawn = mark(name)
    size = _SIZE.search(drawn)
    width, height = size.groups() if size else ("12", "12")
    alone = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').replace("currentColor", "#000")
    style = {
        "--shape": f'url("data:image/svg+xml,{quote(alone, safe="")}")',
        "width": f"{width}px",
        "height": f"{height}px",
    }
    if colour:
        style["backgroundColor"] = f"var(--{colour})"
    return html.Span(className="mk", style=style, **{"aria-hidden": "true"})
