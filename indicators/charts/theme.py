"""The colours and sizes of every chart, page and export, read from one data file, and the Plotly template made of them.

``tokens.json`` is where such a value is written; the page's ``tokens.css`` is compared with it by a test.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

THEMES = ("light", "dark")
DEFAULT_THEME = "light"
SERIES = ("c1", "c2", "c3", "c4", "c5", "c6")
SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
TOKENS: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "tokens.json").read_text("utf-8"))
_REFERENCE = re.compile(r"var\(--([\w-]+)\)")

SANS = '"Source Sans 3 Variable","Source Sans 3","DejaVu Sans",sans-serif'
SERIF = '"Source Serif 4 Variable","Source Serif 4","DejaVu Serif",serif'


def token(name: str, theme: str = DEFAULT_THEME) -> str:
    """Return the value of a token in ``theme``; what the dark theme does not say is as in light. Raises KeyError."""
    value = TOKENS[theme].get(name) or TOKENS["light"][name]
    return _REFERENCE.sub(lambda said: token(said.group(1), theme), value)


def text_on(ground: str, theme: str) -> str:
    """Return the ink or the paper, as ``#RRGGBB``, whichever reads better on the colour ``ground``."""
    inks = (token("ink", theme), token("surface", theme))
    return max(inks, key=lambda ink: contrast(ink, ground))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours ``#RRGGBB`` after WCAG 2.1, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def mixed(low: str, high: str, share: float) -> str:
    """Return the colour ``share`` of the way from one ``#RRGGBB`` to another."""
    pairs = ((int(low[i : i + 2], 16), int(high[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faded(colour: str, opacity: float) -> str:
    """Return ``#RRGGBB`` as an ``rgba(…)`` of this opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def template(theme: str) -> dict[str, Any]:
    """Return a new, complete Plotly template for ``light`` or ``dark``."""
    ink, strong = token("ink", theme), token("line-strong", theme)
    font = {"family": SANS, "size": 14, "color": ink}
    return {
        "layout": {
            "font": font,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [token(name, theme) for name in SERIES],
            "title": {"font": {"family": SERIF, "size": 20, "color": ink, "weight": 600}, "x": 0, "xanchor": "left"},
            "margin": {"l": 8, "r": 64, "t": 16, "b": 28},
            "showlegend": False,
            "hovermode": "closest",
            "bargap": 0.36,
            "bargroupgap": 0.06,
            "xaxis": {**_axis(theme), "showline": True, "ticks": "outside", "ticklen": 4, "linewidth": 1}
            | {"showgrid": False},
            "yaxis": {**_axis(theme), "showline": False, "ticks": "", "nticks": 6, "ticklabelstandoff": 6}
            | {"separatethousands": True, "rangemode": "tozero"},
            "hoverlabel": {
                "bgcolor": token("surface", theme),
                "bordercolor": strong,
                "font": dict(font),
                "align": "left",
            },
            "annotationdefaults": {
                "font": dict(font),
                "arrowcolor": token("ink-3", theme),
                "arrowwidth": 1,
                "arrowhead": 0,
                "showarrow": False,
                "align": "left",
            },
            "shapedefaults": {"line": {"color": strong, "width": 1}},
            "colorscale": _scales(theme),
        },
        "data": {
            "scatter": [_scatter(token(name, theme), shape) for name, shape in zip(SERIES, SHAPES, strict=True)],
            "bar": [{"marker": _outlined(token(name, theme), 1.5)} for name in SERIES],
            "heatmap": [{"xgap": 1, "ygap": 1}],
        },
    }


def _axis(theme: str) -> dict[str, Any]:
    ink_2 = token("ink-2", theme)
    return {
        "zeroline": False,
        "gridcolor": token("grid", theme),
        "gridwidth": 1,
        "tickfont": {"size": 14, "color": ink_2},
        "title": {"font": {"size": 14, "color": ink_2}, "standoff": 8},
        "automargin": True,
        "ticklabeloverflow": "allow",  # ours fit; else Plotly measures each of them three times
        "fixedrange": True,
        "tickcolor": token("line-strong", theme),
        "linecolor": token("line-strong", theme),
        "zerolinecolor": token("zero", theme),
        "zerolinewidth": 1,
    }


def _scatter(colour: str, shape: str) -> dict[str, Any]:
    return {
        "line": {"width": 2.25, "shape": "linear", "color": colour},
        "marker": {"symbol": shape, "size": 8, **_outlined(colour, 1.75)},
        "connectgaps": False,
        "cliponaxis": False,
    }


def _outlined(colour: str, width: float) -> dict[str, Any]:
    return {"color": colour, "line": {"width": width, "color": colour}}


def _scales(theme: str) -> dict[str, Any]:
    ordinal = ((0, "tier-0"), (0.34, "tier-1"), (0.67, "tier-2"), (1, "tier-3"))
    diverging = ((0, "div-neg"), (0.5, "div-zero"), (1, "div-pos"))
    return {
        "sequential": [[at, token(name, theme)] for at, name in ordinal],
        "diverging": [[at, token(name, theme)] for at, name in diverging],
    }
