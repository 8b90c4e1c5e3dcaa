"""The panel of one partner: its tiers one after the other, each with document, sources and remark. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html

from indicators.model.partnership import StateChange
from indicators.transforms.tiers import Move
from indicators.web.pages.partnerships.changes import change_words
from indicators.web.pages.partnerships.words import known_words, sources
from indicators.web.session import Session


def partner_panel(changes: Sequence[StateChange], moved: Mapping[str, Move], session: Session) -> html.Section:
    """Return what is known of a partner, the latest change first."""
    if not changes:
        return html.Section(html.P(session.t("partnerships.partner.unknown"), className="note"), className="cite")
    name = changes[0].name[session.lang]
    heading = [html.P(session.t(f"partnerships.region.{changes[0].region}"), className="eyebrow"), html.H2(name)]
    return html.Section(
        [html.Header(html.Div(heading)), *(_step(change, moved.get(change.change_id), session) for change in changes)],
        className="cite partnerships-partner",
        **{"aria-label": name},
    )


def _step(change: StateChange, move: Move | None, session: Session) -> html.Div:
    note = change.note[session.lang]
    return html.Div(
        [
            html.H3([html.Span(known_words(change, session)), html.Span(change.change_id, className="mono")]),
            html.P(change_words(change, move, session)),
            html.Div(sources(change, session)),
            html.P(note, className="note") if note else None,
        ]
    )
