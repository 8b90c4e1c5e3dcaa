"""A figure that opens its citation: the words that are clicked, what a click says, and the drawer it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.services.figures import Figure

SEPARATOR = "~"


def cited(words: Any, figure: Figure, kind: str, place: str, *, class_name: str = "cited", label: str = "") -> Any:
    """Return words that open the citation of ``figure``; see ``cited_point``."""
    return cited_point(words, figure.series_key, figure.period, kind, place, class_name=class_name, label=label)


def cited_point(
    words: Any, series_key: str, period: Period, kind: str, place: str, *, class_name: str = "cited", label: str = ""
) -> html.Button:
    """Return words that open the citation of a figure named by its series and period.

    ``kind`` is the page's own type of id; ``place`` tells apart two buttons for one figure.
    """
    said = {"aria-label": label} if label else {}
    identity = {"type": kind, "place": place, "point": f"{series_key}{SEPARATOR}{period.render()}"}
    return html.Button(words, id=identity, type="button", className=class_name, **{"aria-haspopup": "dialog", **said})


def read_address(clicked: Any) -> tuple[str, str]:
    """Return series key and period of the id that was clicked; raise Invalid for anything else."""
    point = clicked.get("point") if isinstance(clicked, dict) else None
    key, separator, period = point.partition(SEPARATOR) if isinstance(point, str) else ("", "", "")
    if not separator:
        raise Invalid("point_unreadable")
    return key, period


def citation_drawer(drawer_id: str, session: Session) -> dmc.Drawer:
    """Return the drawer that holds the citation of the figure that was clicked."""
    return dmc.Drawer(
        id=drawer_id,
        opened=False,
        position="right",
        size="min(27rem, 100vw)",
        title=session.t("shell.citation.cite"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="cite-drawer",
    )
