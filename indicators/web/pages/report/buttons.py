"""The buttons of the builder."""

from __future__ import annotations

from typing import Any

from dash import html

from indicators.web.pages.report.ids import Deed, ReportId
from indicators.web.session import Session


def act_button(
    words: Any,
    deed: Deed,
    block: str = "",
    *,
    primary: bool = False,
    small: bool = False,
    disabled: bool = False,
    label: str = "",
) -> html.Button:
    """Return a button of the builder; what it does is in its id."""
    more = {"aria-label": label, "title": label} if label else {}
    return html.Button(
        words,
        id={"type": ReportId.ACT, "do": deed, "block": block},
        type="button",
        className=" ".join(name for name, said in (("btn", True), ("pri", primary), ("sm", small)) if said),
        disabled=disabled,
        **more,
    )


def start_button(session: Session, *, primary: bool = False) -> html.Button:
    """Return the button that begins a report."""
    return html.Button(
        session.t("report.start"),
        id={"type": ReportId.BEGIN, "at": "first" if primary else "menu"},
        type="button",
        className="btn pri" if primary else "btn",
    )
