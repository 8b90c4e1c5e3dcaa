"""The figures of this page that open their citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.web.components.cited import cited
from indicators.web.pages.overview.ids import OverviewId

if TYPE_CHECKING:
    from indicators.services.figures import Figure


def figure_button(words: Any, figure: Figure, place: str, label: str = "") -> html.Button:
    """Return words that open the citation of ``figure``; ``place`` tells apart two buttons for one figure."""
    return cited(words, figure, OverviewId.FIGURE, place, class_name="overview-open", label=label)
