"""What is typed and clicked on the page of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from indicators.model.errors import IndicatorsError
from indicators.web.errors import describe
from indicators.web.pages.catalogue import actions
from indicators.web.pages.catalogue.ids import CatalogueId
from indicators.web.pages.catalogue.layout import content, entry_content, said
from indicators.web.pages.catalogue.listing import LONGEST
from indicators.web.session import SEARCH, current_session, parse_query

if TYPE_CHECKING:
    from indicators.services import Services

FIELD = {"type": CatalogueId.FIELD, "name": ALL}


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page of the catalogue on ``app``."""

    @app.callback(
        Output(CatalogueId.LIST, "children"), Input(CatalogueId.FILTER, "value"), SEARCH, prevent_initial_call=True
    )
    def search(asked: Any, search: Any) -> Any:
        words = asked[:LONGEST] if isinstance(asked, str) else ""
        return content(services, current_session(search, services), words)

    _register_dialog(app, services)


def _register_dialog(app: Dash, services: Services) -> None:
    @app.callback(
        Output(CatalogueId.DIALOG, "opened"),
        Output(CatalogueId.DIALOG_TITLE, "children"),
        Output(CatalogueId.FIELDS, "children"),
        Output(CatalogueId.TARGET, "data"),
        Output(CatalogueId.REASON, "value"),
        Output(CatalogueId.REFUSAL, "children"),
        Input({"type": CatalogueId.EDIT, "point": ALL}, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def ask(clicks: list[Any], search: Any) -> Any:
        if not any(clicks):
            return (no_update,) * 6
        return actions.asked(services, current_session(search, services), ctx.triggered_id)

    @app.callback(
        Output(CatalogueId.OUTCOME, "children"),
        Output(CatalogueId.SEEN, "data"),
        Input(CatalogueId.TARGET, "data"),
        Input(FIELD, "value"),
        State(FIELD, "id"),
        SEARCH,
        prevent_initial_call=True,
    )
    def preview(target: Any, values: list[Any], identities: list[Any], search: Any) -> Any:
        texts = actions.read_fields(identities, values)
        return actions.preview(services, current_session(search, services), target, texts)

    @app.callback(
        Output(CatalogueId.HEAD, "children"),
        Output(CatalogueId.BODY, "children"),
        Output(CatalogueId.DIALOG, "opened", allow_duplicate=True),
        Output(CatalogueId.REFUSAL, "children", allow_duplicate=True),
        Output(CatalogueId.SAID, "children"),
        Input(CatalogueId.CONFIRM, "n_clicks"),
        State(CatalogueId.TARGET, "data"),
        State(FIELD, "value"),
        State(FIELD, "id"),
        State(CatalogueId.SEEN, "data"),
        State(CatalogueId.REASON, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def commit(
        clicks: Any, target: Any, values: list[Any], identities: list[Any], seen: Any, reason: Any, search: Any
    ) -> Any:
        if not clicks:
            return (no_update,) * 5
        session = current_session(search, services)
        try:
            texts = actions.read_fields(identities, values)
            done = actions.commit(services, session, target, texts, seen, reason)
        except IndicatorsError as error:
            return no_update, no_update, no_update, describe(error).message(session.lang), no_update
        head, shown = entry_content(services, session, said(parse_query(search or ""), "indicator"))
        return head, shown, False, "", done
