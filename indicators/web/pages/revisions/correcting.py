"""What is done in the dialog of a correction: opened for one figure, foreseen while it is typed, written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from indicators.model.errors import Conflict, IndicatorsError, Invalid
from indicators.services.corrections import Proposal
from indicators.services.intake import LOCAL_ACTOR
from indicators.web.errors import describe
from indicators.web.pages.revisions import actions
from indicators.web.pages.revisions.correction import found_lines, opened, outcome_block
from indicators.web.pages.revisions.ids import FIELDS, CorrectionId, RevisionsId
from indicators.web.pages.revisions.layout import content
from indicators.web.pages.revisions.state import read_state
from indicators.web.session import SEARCH, current_session, parse_query

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session

TYPED = (
    CorrectionId.NUMBER,
    CorrectionId.STATUS,
    CorrectionId.ORIGIN,
    CorrectionId.PUBLISHED,
    CorrectionId.CITED,
)


def register_correction(app: Dash, services: Services) -> None:
    """Register the callbacks of the dialog on ``app``."""

    @app.callback(
        Output(CorrectionId.DIALOG, "opened"),
        Output(CorrectionId.TITLE, "children"),
        Output(CorrectionId.UNIT, "children"),
        *(Output(one, "value") for one in TYPED[1:]),
        Output(CorrectionId.NUMBER, "value"),
        Output(CorrectionId.TARGET, "data"),
        Output(CorrectionId.REASON, "value"),
        Output(CorrectionId.REFUSAL, "children"),
        Input({"type": CorrectionId.OPEN, "point": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def ask(clicks: list[Any], search: Any) -> Any:
        if not any(clicks):
            return (no_update,) * 11
        session, point = current_session(search, services), ctx.triggered_id["point"]
        figure = services.corrections.figure(corrected(point))
        return True, *opened(figure, session, services.catalogue), "", point, "", ""

    @app.callback(
        Output(CorrectionId.OUTCOME, "children"),
        *(Output(f"{CorrectionId.FOUND}-{name}", "children") for name in FIELDS),
        Output(CorrectionId.CONFIRMED_BOX, "hidden"),
        Output(CorrectionId.CONFIRMED, "checked"),
        Input(CorrectionId.TARGET, "data"),
        *(Input(one, "value") for one in TYPED),
        SEARCH,
        prevent_initial_call=True,
    )
    def foresee(point: Any, *said: Any) -> Any:
        return foreseen(services, current_session(said[-1], services), point, said[:-1])

    @app.callback(
        Output(RevisionsId.BODY, "children", allow_duplicate=True),
        Output(CorrectionId.DIALOG, "opened", allow_duplicate=True),
        Output(CorrectionId.REFUSAL, "children", allow_duplicate=True),
        Output(RevisionsId.SAID, "children", allow_duplicate=True),
        Input(CorrectionId.COMMIT, "n_clicks"),
        State(CorrectionId.TARGET, "data"),
        State(CorrectionId.CONFIRMED, "checked"),
        State(CorrectionId.REASON, "value"),
        *(State(one, "value") for one in TYPED),
        SEARCH,
        prevent_initial_call=True,
    )
    def commit(clicks: Any, point: Any, confirmed: Any, reason: Any, *said: Any) -> Any:
        if not clicks:
            return (no_update,) * 4
        session = current_session(said[-1], services)
        try:
            written(services, point, said[:-1], reason, confirmed=bool(confirmed))
        except IndicatorsError as error:
            return no_update, no_update, refused(services, session, point, error), no_update
        state = read_state(parse_query(said[-1] or ""))
        return content(services, session, state), False, "", session.t("revisions.said.corrected")


def corrected(point: Any) -> int:
    """Return the figure that a dialog is about; raise Invalid for what a page would not say."""
    target = actions.read_target(point)
    if target.about is None:
        raise Invalid("point_unreadable")
    return target.about


def proposed(point: Any, said: tuple[Any, ...]) -> Proposal:
    """Return what was typed, in the order of TYPED; anything but text counts as not written."""
    return Proposal(corrected(point), *(one if isinstance(one, str) else "" for one in said))


def foreseen(services: Services, session: Session, point: Any, said: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return consequence, findings by field, and whether something has to be confirmed; before a number, nothing."""
    outcome = None
    if point:
        proposal = proposed(point, said)
        outcome = services.corrections.preview(proposal) if proposal.number.strip() else None
    asks = outcome is not None and outcome.asks and not outcome.refused
    lines = found_lines(outcome, session, services.corrections.tell)
    return outcome_block(outcome, session, services.catalogue), *lines, not asks, False


def written(services: Services, point: Any, said: tuple[Any, ...], reason: Any, *, confirmed: bool) -> None:
    """Append the correction."""
    target, why = actions.read_target(point), reason if isinstance(reason, str) else ""
    services.corrections.commit(proposed(point, said), LOCAL_ACTOR, why, target.head, confirmed=confirmed)


def refused(services: Services, session: Session, point: Any, error: IndicatorsError) -> Any:
    """Return why nothing was written; where somebody corrected the same figure first, also what is now."""
    words = describe(error).message(session.lang)
    conflict = error if error.code != "correction_of_corrected" else Conflict(error.code)
    return actions.refused(services, session, point, conflict, words)
