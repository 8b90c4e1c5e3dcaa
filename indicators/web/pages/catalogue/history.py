"""Every change of an indicator and of the ranks of its family: what, who, when, why, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.catalogue.edits import EditKind
from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_moment
from indicators.web.components.icons import icon
from indicators.web.pages.catalogue.points import Deed, point
from indicators.web.pages.catalogue.words import action
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.services.catalogue_edits import EditEntry


def history_lines(entries: Sequence[EditEntry], session: Session) -> list[Any]:
    """Return a line for each edit, the latest first."""
    if not entries:
        return [html.P(session.t("catalogue.history.none"), className="mut")]
    return [html.Ul([_line(entry, session) for entry in entries], className="catalogue-history")]


def _line(entry: EditEntry, session: Session) -> html.Li:
    when = f"r{entry.batch_id} · {format_moment(entry.at)} · {actor_words(entry.actor, session.lang)}"
    reason = session.t("catalogue.history.reason", reason=entry.reason)
    parts = [html.Div([html.P(_what(entry, session)), html.Small(f"{when} · {reason}")])]
    if entry.taken_back_by is not None:
        gone = session.t("catalogue.history.gone", batch=f"r{entry.taken_back_by}")
        return html.Li([*parts, html.Span(gone, className="tag plain")], className="catalogue-gone")
    words = session.t("catalogue.action.undo_batch", batch=f"r{entry.batch_id}")
    button = action(point(Deed.UNDO, entry.edit.target, str(entry.batch_id)), [icon("undo"), words])
    return html.Li([*parts, button])


def _what(entry: EditEntry, session: Session) -> str:
    edit = entry.edit
    if edit.kind is EditKind.RANKS:
        family = session.t(f"catalogue.family.{edit.target}")
        return session.t("catalogue.history.ranks", family=family, text=" > ".join(edit.order))
    if edit.kind is EditKind.MERGED:
        return session.t("catalogue.history.merged", code=edit.target, into=edit.text)
    if edit.kind is EditKind.CREATED:
        return session.t("catalogue.history.created", code=edit.target)
    lang = session.t(f"catalogue.lang.{edit.lang}")
    return session.t(f"catalogue.history.{edit.kind}", lang=lang, text=edit.text)
