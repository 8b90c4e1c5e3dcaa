"""The saved views beside the chart: a list with what opens, renames and removes each, fields to save one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n import translate
from indicators.i18n.dates import HOME
from indicators.model.chart import ChartSpec
from indicators.services.frozen import SavedView
from indicators.services.frozen.saved_views import LONGEST_NAME, LONGEST_NOTE
from indicators.web.components.icons import icon
from indicators.web.pages.explore.ids import KeptId


def saved_views(views: Sequence[SavedView], lang: str, recent: Any = None) -> html.Details:
    """Return the folded block of saved views; ``recent`` is the list of what was frozen, beneath it."""
    fields = html.Div(
        [
            dmc.TextInput(
                id=KeptId.NAME, label=translate(lang, "saved.name"), inputProps={"maxLength": LONGEST_NAME}, w="16rem"
            ),
            dmc.TextInput(
                id=KeptId.NOTE, label=translate(lang, "saved.note"), inputProps={"maxLength": LONGEST_NOTE}, w="22rem"
            ),
            dmc.Button(translate(lang, "saved.save"), id=KeptId.SAVE, variant="default"),
        ],
        className="explore-note-fields",
    )
    said = html.P(id=KeptId.SAID, role="status", className="cap")
    parts = [
        html.Summary(translate(lang, "saved.title")),
        html.Div(listed(views, lang), id=KeptId.LIST),
        fields,
        said,
        recent,
    ]
    return html.Details(parts, id=KeptId.VIEWS, className="explore-notes explore-saved")


def listed(views: Sequence[SavedView], lang: str) -> Any:
    """Return the list of views, or that there is none."""
    if not views:
        return html.P(translate(lang, "saved.none"), className="mut")
    return html.Ul([_view(view, lang) for view in views])


def _view(view: SavedView, lang: str) -> html.Li:
    day = f"{view.created_at.astimezone(HOME):%d/%m/%Y}" if view.created_at else ""
    remark = " · ".join(part for part in (view.note, day) if part)
    remove = dmc.ActionIcon(
        icon("close"),
        id={"type": KeptId.REMOVE_VIEW, "index": view.view_id},
        variant="subtle",
        attributes={"root": {"aria-label": translate(lang, "saved.remove", name=view.name)}},
    )
    opened = html.A(view.name, href=f"/explore?{ChartSpec.from_query(view.spec)[0].to_query()}")
    return html.Li([html.Div([opened, html.Small(remark)]), _renaming(view, lang), remove])


def _renaming(view: SavedView, lang: str) -> html.Details:
    """Return what renames a view, folded behind its word."""
    fields = [
        dmc.TextInput(
            id={"type": kind, "index": view.view_id}, value=value, label=translate(lang, f"saved.{name}"),
            inputProps={"maxLength": longest}, w=width,
        )
        for kind, name, value, longest, width in (
            (KeptId.EDIT_NAME, "name", view.name, LONGEST_NAME, "14rem"),
            (KeptId.EDIT_NOTE, "note", view.note, LONGEST_NOTE, "18rem"),
        )
    ]  # fmt: skip
    button = dmc.Button(
        translate(lang, "saved.rename"), id={"type": KeptId.RENAME, "index": view.view_id}, variant="default"
    )
    heading = html.Summary(
        translate(lang, "saved.edit"), **{"aria-label": translate(lang, "saved.edit_of", name=view.name)}
    )
    return html.Details([heading, html.Div([*fields, button], className="explore-note-fields")])
