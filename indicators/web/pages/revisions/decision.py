"""The dialog in which a person decides between figures, or withdraws a decision: choice, consequence, reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.services.discrepancies import MAX_REASON, Discrepancy
from indicators.services.in_use import InUse
from indicators.web.components.citation_text import outlet_words
from indicators.web.components.notices import conflict_block
from indicators.web.components.value import value_text
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.words import named
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure


def decision_dialog(session: Session) -> dmc.Modal:
    """Return the dialog, empty until something is to be decided."""
    return dmc.Modal(
        [
            dcc.Store(id=RevisionsId.TARGET),
            html.H2(id=RevisionsId.DIALOG_BODY, className="revisions-dialog-title"),
            dmc.RadioGroup(id=RevisionsId.CHOICE, children=[], label=session.t("revisions.dialog.choice"), value=""),
            html.Div(
                dmc.Checkbox(id=RevisionsId.DESPITE, label=session.t("revisions.dialog.despite"), checked=False),
                id=RevisionsId.DESPITE_BOX,
                hidden=True,
                className="revisions-despite",
            ),
            html.Div(id=RevisionsId.OUTCOME, className="revisions-outcome", role="status"),
            html.Label(session.t("revisions.dialog.reason"), htmlFor=RevisionsId.REASON, className="revisions-label"),
            dcc.Textarea(id=RevisionsId.REASON, maxLength=MAX_REASON, className="field revisions-reason", value=""),
            html.P(session.t("revisions.dialog.kept"), className="mic mut"),
            html.Div(id=RevisionsId.REFUSAL, className="revisions-refusal", role="alert"),
            html.Div(
                html.Button(
                    session.t("revisions.dialog.confirm"), id=RevisionsId.CONFIRM, type="button", className="btn pri"
                ),
                className="revisions-actions",
            ),
        ],
        id=RevisionsId.DIALOG,
        opened=False,
        size="lg",
        title=session.t("revisions.view.disputes"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="revisions-modal",
    )


def choices(one: Discrepancy, session: Session, catalogue: Catalogue) -> dmc.Stack:
    """Return a radio for each stored figure of the key: the one in use first, what disagrees next."""
    radios = [
        dmc.Radio(
            label=_label(figure, session, catalogue),
            description=_description(figure, one, session, catalogue),
            value=str(figure.obs_id),
        )
        for figure in one.choosable
    ]
    return dmc.Stack(radios, gap="xs")


def _label(figure: Figure, session: Session, catalogue: Catalogue) -> str:
    return f"{value_text(figure, catalogue, session.lang)} · {session.t(f'revisions.role.{figure.role}')}"


def _description(figure: Figure, one: Discrepancy, session: Session, catalogue: Catalogue) -> str:
    said = outlet_words(figure, session)
    if figure.withheld:
        reason = catalogue.remark(figure.withheld, session.lang)
        return f"{said} · {session.t('revisions.dialog.withheld', reason=reason)}"
    return f"{said} · {session.t('revisions.dialog.keep')}" if figure is one.winner else said


def title(one: Discrepancy, session: Session, catalogue: Catalogue, *, withdrawing: bool) -> str:
    """Return what is being decided."""
    name, _, period = named(one.series_key, one.period, session, catalogue).rpartition(", ")
    return session.t(
        "revisions.dialog.withdraw" if withdrawing else "revisions.dialog.decide", name=name, period=period
    )


def outcome_lines(changes: Sequence[InUse] | None, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return what would change in use, figure by figure; None: nothing is chosen yet."""
    if changes is None:
        return [html.P(session.t("revisions.dialog.choose"), className="mut")]
    if not changes:
        return [html.P(session.t("revisions.dialog.same"))]
    return [html.Ul([html.Li(_outcome(one, session, catalogue)) for one in changes])]


def _outcome(one: InUse, session: Session, catalogue: Catalogue) -> str:
    name, _, period = named(one.series_key, one.period, session, catalogue).rpartition(", ")
    return session.t(
        "revisions.dialog.will",
        name=name,
        period=period,
        after=value_text(one.after, catalogue, session.lang),
        before=value_text(one.before, catalogue, session.lang),
    )


def conflict(seen: Sequence[Figure], now: Discrepancy, session: Session, catalogue: Catalogue) -> html.Div:
    """Return the figures as they were when the page was drawn beside those of now."""
    current = [*([now.winner] if now.winner else []), *now.rivals, *now.others]
    sides = [
        html.Ul([html.Li(_label(figure, session, catalogue)) for figure in figures]) for figures in (seen, current)
    ]
    return conflict_block(session, session.t("revisions.conflict"), *sides)
