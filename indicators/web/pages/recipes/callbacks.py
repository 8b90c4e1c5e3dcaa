"""What is clicked among the recipes: another value for a line, or its removal, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from indicators.model.errors import Invalid
from indicators.services.intake import LOCAL_ACTOR
from indicators.web.pages.recipes.ids import RecipesId
from indicators.web.pages.recipes.layout import content
from indicators.web.session import SEARCH, current_session

if TYPE_CHECKING:
    from indicators.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of the page of recipes on ``app``."""

    @app.callback(
        Output(RecipesId.BODY, "children"),
        Input({"type": RecipesId.EDIT, "index": ALL}, "n_clicks"),
        Input({"type": RecipesId.REMOVE, "index": ALL}, "n_clicks"),
        State({"type": RecipesId.VALUE, "index": ALL}, "value"),
        State({"type": RecipesId.REASON, "index": ALL}, "value"),
        SEARCH,
        prevent_initial_call=True,
    )
    def act(edits: list[Any], removals: list[Any], _values: Any, _reasons: Any, search: Any) -> Any:
        if not any([*edits, *removals]) or not isinstance(ctx.triggered_id, dict):
            return no_update
        rule_id = str(ctx.triggered_id.get("index"))
        value, reason = _field(RecipesId.VALUE, rule_id), _field(RecipesId.REASON, rule_id)
        if not reason.strip():
            raise Invalid("reason_missing")
        if ctx.triggered_id.get("type") == RecipesId.REMOVE:
            services.intake.recipes.withdraw([rule_id], LOCAL_ACTOR, reason)
        else:
            services.intake.recipes.edit(rule_id, value, "", LOCAL_ACTOR, reason)
        return content(services, current_session(search, services))


def _field(name: RecipesId, rule_id: str) -> str:
    """Return what stands in a field of one line."""
    for group in ctx.states_list:
        for one in group if isinstance(group, list) else ():
            if one.get("id") == {"type": name.value, "index": rule_id} and isinstance(one.get("value"), str):
                return str(one["value"])
    return ""
