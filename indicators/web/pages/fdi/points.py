"""The figures of this page that open their citation: in words, in tables and on charts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from indicators.charts import TableCell
from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.web.components.chart import Cite
from indicators.web.components.cited import cited, cited_point, read_address
from indicators.web.components.value import number_words
from indicators.web.pages.fdi.ids import FdiId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.services.figures import Figure


def figure_button(words: Any, figure: Figure, place: str) -> Any:
    """Return words that open the citation of ``figure``; ``place`` tells apart two buttons for one figure."""
    return cited(words, figure, FdiId.FIGURE, place)


def number_button(figure: Figure, place: str, session: Session) -> Any:
    """Return the number as printed, hedge included, as such a button."""
    return figure_button(number_words(figure, session.lang), figure, place)


def citing(place: str) -> Cite:
    """Return what makes the cells of a table twin open their citation."""

    def cite(cell: TableCell, words: Any) -> Any:
        if cell.period is None:
            return words
        return cited_point(words, cell.series_key, cell.period, FdiId.FIGURE, place)

    return cite


def clicked_address(triggered: Any, picked: Any) -> tuple[str, str]:
    """Return series key and period of what was clicked: a number, or a point of a chart as its trace carries it.

    Raises Invalid for anything else.
    """
    if triggered != FdiId.PICK:
        return read_address(triggered)
    point = picked.get("point") if isinstance(picked, dict) else None
    if not (isinstance(point, list) and len(point) == 3 and all(isinstance(part, str) for part in point)):
        raise Invalid("point_unreadable")
    try:
        return point[0], Period(date.fromisoformat(point[1]), date.fromisoformat(point[2])).render()
    except ValueError:
        raise Invalid("point_unreadable") from None
