"""Blocks that say how things stand: an error with its choices, nothing to show, somebody else's change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from indicators.web.components.icons import icon
from indicators.web.errors import Fault
from indicators.web.session import Session


def notice(title: str, why: Any = "", actions: Sequence[Any] = (), *, tone: str = "plain") -> html.Div:
    """Return what is missing, what is there instead, and what can be done; ``tone``: plain, warn or dis."""
    return html.Div(
        [
            html.P(title, className="what"),
            html.P(why, className="why") if why else None,
            html.Div(list(actions), className="actions") if actions else None,
        ],
        className=f"note block {tone}",
    )


def error_block(session: Session, fault: Fault, where: str = "", actions: Sequence[Any] = ()) -> html.Div:
    """Return a fault: where, why, the choices, and the id to quote where it is a bug of ours.

    Can be closed when it stands in the shell's place for messages.
    """
    parts = [
        html.P(where, className="where mono") if where else None,
        html.P(fault.message(session.lang), className="what"),
        html.Div(list(actions), className="actions") if actions else None,
        html.P(session.t("shell.incident", incident=fault.incident), className="mic mut") if fault.incident else None,
    ]
    close = html.Button(
        icon("close"),
        className="ico close",
        type="button",
        **{"data-close": "", "aria-label": session.t("shell.close")},
    )
    return html.Div([html.Div(parts), close], className="note block dis error", role="alert")


def conflict_block(session: Session, title: str, mine: Any, theirs: Any, actions: Sequence[Any] = ()) -> html.Div:
    """Return two versions of the same thing side by side; nothing of either is lost."""
    sides = ((session.t("shell.conflict.mine"), mine), (session.t("shell.conflict.theirs"), theirs))
    return html.Div(
        [
            html.P(title, className="what"),
            html.Div([html.Div([html.P(name, className="eyebrow"), side]) for name, side in sides], className="sides"),
            html.Div(list(actions), className="actions") if actions else None,
        ],
        className="note block warn",
        role="alert",
    )
