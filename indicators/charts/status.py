"""How a figure's status is drawn: shape says status, colour says which series."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.charts.theme import SHAPES, faded, token
from indicators.model.observation import ObsStatus

FILL_OF_PRELIMINARY = 0.45
"""Columns cannot be dotted: half the colour inside a full outline says preliminary."""

MARK_OF = {
    ObsStatus.ESTIMATE: "estimate",
    ObsStatus.PRELIMINARY: "preliminary",
    ObsStatus.OFFICIAL: "official",
    ObsStatus.DERIVED: "derived",
    ObsStatus.FORECAST: "projection",
    ObsStatus.TARGET: "target",
}
"""Status -> name of its mark (``marks``)."""

ORDER = tuple(MARK_OF)
_ALONE = {
    ObsStatus.ESTIMATE: "circle-open",
    ObsStatus.PRELIMINARY: "circle-open-dot",
    ObsStatus.OFFICIAL: "circle",
    ObsStatus.DERIVED: "square-open",
    ObsStatus.FORECAST: "diamond-open",
    ObsStatus.TARGET: "line-ew-open",
}
_AMONG = {
    ObsStatus.ESTIMATE: "-open",
    ObsStatus.PRELIMINARY: "-open-dot",
    ObsStatus.OFFICIAL: "",
    ObsStatus.DERIVED: "-cross-open",
    ObsStatus.FORECAST: "-x-open",
    ObsStatus.TARGET: "-open",
}
_CROSSED = {"circle", "square", "diamond"}


WEAKEST = (
    ObsStatus.TARGET, ObsStatus.FORECAST, ObsStatus.ESTIMATE,
    ObsStatus.PRELIMINARY, ObsStatus.DERIVED, ObsStatus.OFFICIAL,
)  # fmt: skip
"""Statuses from the least settled on: what is made of several figures is no more settled than the least of them."""


def weakest(statuses: Iterable[ObsStatus]) -> ObsStatus:
    """Return the status of what is made of figures with these statuses."""
    return min(statuses, key=WEAKEST.index, default=ObsStatus.DERIVED)


def symbol(status: ObsStatus, series: int = 0, *, alone: bool = True) -> str:
    """Return the Plotly symbol of a status; among several series the base shape tells the series.

    Alone, derived is the square and a projection the diamond. Among others they are the series' shape with a cross
    or an x inside, where Plotly has one.
    """
    if alone:
        return _ALONE[status]
    shape = SHAPES[series % len(SHAPES)]
    ending = _AMONG[status]
    if shape not in _CROSSED:
        ending = ending.replace("-cross", "").replace("-x", "")
    return shape + ending


def base_symbol(status: ObsStatus, series: int = 0, *, alone: bool = True) -> str:
    """Return the filled outline of ``symbol``, which hides the line that runs beneath an open mark."""
    return (
        symbol(status, series, alone=alone)
        .removesuffix("-dot")
        .removesuffix("-open")
        .removesuffix("-cross")
        .removesuffix("-x")
    )


def column_fill(status: ObsStatus, colour: str, theme: str) -> str:
    """Return the fill of a column: solid when official, half when preliminary, hollow otherwise."""
    if status is ObsStatus.OFFICIAL:
        return colour
    return faded(colour, FILL_OF_PRELIMINARY) if status is ObsStatus.PRELIMINARY else token("surface", theme)
