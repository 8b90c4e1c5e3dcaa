"""What is clicked among the sources: a figure opens its citation, a batch is taken back with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from indicators.model.errors import IndicatorsError, Invalid
from indicators.services.intake import LOCAL_ACTOR
from indicators.web.components.citation import citation_panel
from indicators.web.errors import describe
from indicators.web.pages.sources.articles import SEPARATOR
from indicators.web.pages.sources.batches import undo_summary
from indicators.web.pages.sources.ids import SourcesId
from indicators.web.pages.sources.layout import content
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page of sources on ``app``."""

    @app.callback(
        Output(SourcesId.DRAWER, "opened"),
        Output(SourcesId.DRAWER, "children"),
        Input({"type": SourcesId.FIGURE, "row": ALL, "point": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def open_citation(clicks: list[Any], search: Any) -> Any:
        if not any(clicks):
            return no_update, no_update
        session = current_session(search, services)
        key, _, period = str(_clicked("point")).partition(SEPARATOR)
        return True, citation_panel(services.explore.point(key, period, session.as_of), session, services.catalogue)

    @app.callback(
        Output(SourcesId.DIALOG, "opened"),
        Output(SourcesId.DIALOG_BODY, "children"),
        Output(SourcesId.TARGET, "data"),
        Output(SourcesId.REASON, "value"),
        Input({"type": SourcesId.UNDO, "batch": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def ask_reason(clicks: list[Any], search: Any) -> Any:
        if not any(clicks):
            return no_update, no_update, no_update, no_update
        entry = services.sources.batch(_number(_clicked("batch")))
        return True, undo_summary(entry, current_session(search, services)), entry.batch.batch_id, ""

    @app.callback(
        Output(SourcesId.BODY, "children"),
        Output(SourcesId.DIALOG, "opened", allow_duplicate=True),
        Output(SourcesId.REFUSAL, "children"),
        Input(SourcesId.CONFIRM, "n_clicks"),
        State(SourcesId.TARGET, "data"),
        State(SourcesId.REASON, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def take_back(clicks: Any, target: Any, reason: Any, search: Any) -> Any:
        if not clicks:
            return no_update, no_update, no_update
        session = current_session(search, services)
        try:
            services.sources.undo(_number(target), LOCAL_ACTOR, reason if isinstance(reason, str) else "")
        except IndicatorsError as error:
            return no_update, no_update, describe(error).message(session.lang)
        return content(services, session), False, ""


def _clicked(name: str) -> Any:
    """Return one part of the pattern id that was clicked; raise Invalid where none was."""
    if not isinstance(ctx.triggered_id, dict):
        raise Invalid("point_unreadable")
    return ctx.triggered_id.get(name)


def _number(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise Invalid("batch_unreadable")
    return said
