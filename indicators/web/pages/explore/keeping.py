"""What freezing, refreshing and saving do: each rewrites the URL or the list of saved views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from indicators.model.errors import IndicatorsError
from indicators.services.frozen import Snapshot
from indicators.services.frozen.snapshots import frozen_spec
from indicators.services.intake import LOCAL_ACTOR
from indicators.web.errors import describe
from indicators.web.ids import ShellId
from indicators.web.pages.explore.explored import settled_state
from indicators.web.pages.explore.ids import KeptId
from indicators.web.pages.explore.saved import listed
from indicators.web.pages.explore.state import PageState, read_state
from indicators.web.session import SEARCH, Session, current_session

if TYPE_CHECKING:
    from indicators.services import Services


def register_keeping(app: Dash, services: Services) -> None:
    """Wire the buttons that freeze and refresh, and the block of saved views."""

    @app.callback(
        Output(ShellId.URL, "search", allow_duplicate=True),
        Input(KeptId.FREEZE, "n_clicks"),
        Input(KeptId.REFRESH, "n_clicks"),
        SEARCH,
        prevent_initial_call=True,
    )
    def keep(freeze: Any, refresh: Any, search: Any) -> Any:
        if not freeze and not refresh:
            return no_update
        session, asked = current_session(search, services), read_state(search)
        state, _ = settled_state(services.explore, asked, session.as_of)
        kept = frozen(services, state, session) if freeze else refreshed(services, state, session)
        return f"?{kept_state(kept, state).to_query()}"

    @app.callback(
        Output(KeptId.LIST, "children"),
        Output(KeptId.SAID, "children"),
        Output(KeptId.NAME, "value"),
        Output(KeptId.NOTE, "value"),
        Input(KeptId.SAVE, "n_clicks"),
        Input({"type": KeptId.RENAME, "index": ALL}, "n_clicks"),
        Input({"type": KeptId.REMOVE_VIEW, "index": ALL}, "n_clicks"),
        State(KeptId.NAME, "value"),
        State(KeptId.NOTE, "value"),
        State({"type": KeptId.EDIT_NAME, "index": ALL}, "value"),
        State({"type": KeptId.EDIT_NOTE, "index": ALL}, "value"),
        State({"type": KeptId.EDIT_NAME, "index": ALL}, "id"),
        SEARCH,
        prevent_initial_call=True,
    )
    def change_views(*said: Any) -> Any:
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            return (no_update,) * 4
        session, fields = current_session(said[-1], services), said[3:-1]
        try:
            word = changed_views(services, session, ctx.triggered_id, fields, said[-1])
        except IndicatorsError as error:
            return no_update, describe(error).message(session.lang), no_update, no_update
        shown = listed(services.saved_views.all(), session.lang)
        return shown, session.t(f"saved.done.{word}"), *(("", "") if word == "saved" else (no_update, no_update))


def frozen(services: Services, state: PageState, session: Session) -> Snapshot:
    """Keep the chart of the page as a link."""
    return services.snapshots.freeze(state.spec, session.lang, LOCAL_ACTOR)


def refreshed(services: Services, state: PageState, session: Session) -> Snapshot:
    """Keep the live chart of a frozen one as a new link."""
    opened = services.snapshots.standing(state.spec, state.frozen)
    return services.snapshots.freeze(opened.live, session.lang, LOCAL_ACTOR)


def kept_state(kept: Snapshot, state: PageState) -> PageState:
    """Return the page of a frozen chart: the tab and the language of before, no point."""
    return replace(state, spec=frozen_spec(kept), point=None, frozen=kept.said.snapshot_id)


def changed_views(services: Services, session: Session, control: Any, fields: tuple[Any, ...], search: Any) -> str:
    """Save, rename or remove as the used control says; return what was done as a word of ``saved.done``."""
    name, note, names, notes, ids = fields
    if not isinstance(control, dict):
        state, _ = settled_state(services.explore, read_state(search), session.as_of)
        services.saved_views.save(state.spec, _text(name), _text(note), LOCAL_ACTOR)
        return "saved"
    view_id = _text(control.get("index"))
    if control.get("type") == KeptId.REMOVE_VIEW:
        services.saved_views.remove(view_id, LOCAL_ACTOR)
        return "removed"
    said = {one.get("index"): pair for one, *pair in zip(ids, names, notes, strict=False) if isinstance(one, dict)}
    new_name, new_note = said.get(view_id, ("", ""))
    services.saved_views.rename(view_id, _text(new_name), _text(new_note), LOCAL_ACTOR)
    return "renamed"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
