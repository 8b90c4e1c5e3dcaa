"""The plots of a page in another theme or width: their figures and heights; all around them stays as it is.

Dash tells every component that stands of each one put up, so that a whole page put up anew would hold a page of a
thousand components for seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash import dcc, set_props
from dash.development.base_component import Component


def redraw_plots(drawn: Any) -> None:
    """Let the running callback set the figure and the height of every plot in ``drawn``, the page as it is to be."""
    for plot in _plots(drawn):
        set_props(plot.id, {"figure": plot.figure, "style": plot.style})


def _plots(part: Any) -> Iterator[dcc.Graph]:
    if isinstance(part, dcc.Graph):
        yield part
    elif isinstance(part, Component):
        yield from _plots(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _plots(one)
