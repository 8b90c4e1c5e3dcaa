"""The address of a figure on this page: what is clicked, and what a click says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.model.errors import Invalid
from indicators.web.pages.overview.ids import OverviewId

if TYPE_CHECKING:
    from indicators.services.figures import Figure

SEPARATOR = "~"


def figure_button(words: Any, figure: Figure, place: str, label: str = "") -> html.Button:
    """Return words that open the citation of ``figure``; ``place`` tells apart two buttons for one figure."""
    address = f"{figure.series_key}{SEPARATOR}{figure.period.render()}"
    said = {"aria-label": label} if label else {}
    identity = {"type": OverviewId.FIGURE, "place": place, "point": address}
    return html.Button(
        words, id=identity, type="button", className="overview-open", **{"aria-haspopup": "dialog", **said}
    )


def read_address(clicked: Any) -> tuple[str, str]:
    """Return series key and period of the id that was clicked; raise Invalid for anything else."""
    point = clicked.get("point") if isinstance(clicked, dict) else None
    key, separator, period = point.partition(SEPARATOR) if isinstance(point, str) else ("", "", "")
    if not separator:
        raise Invalid("point_unreadable")
    return key, period
