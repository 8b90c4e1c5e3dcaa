"""The switches that belong to a kind of chart, and the reader's own notes: fields to add one, a button to drop each."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.annotation import MOST_ANNOTATIONS
from indicators.model.chart import ChartKind, ChartSpec
from indicators.services.explore_answers import Choices
from indicators.web.components.icons import icon
from indicators.web.pages.explore.ids import ExploreId


def chart_options(spec: ChartSpec, choices: Choices, lang: str) -> list[Any]:
    """Return the switch of a logarithmic axis and that of own axes, each shown only where it may be chosen."""
    said = (
        (ExploreId.LOG, "log", spec.log, choices.log),
        (ExploreId.FREE, "free", spec.free, spec.kind is ChartKind.MULTIPLES),
    )
    return [
        dmc.Switch(
            id=name,
            checked=on,
            label=translate(lang, f"explore.chip.{word}"),
            className="explore-events",
            style={} if offered else {"display": "none"},
        )
        for name, word, on, offered in said
    ]


def own_notes(spec: ChartSpec, lang: str) -> html.Div:
    """Return the reader's notes of this chart, with what adds and drops them; they are part of its address."""
    listed = [
        html.Li(
            [
                html.Span(f"{format_date(one.day)}: {one.text}"),
                dmc.ActionIcon(
                    icon("close"),
                    id={"type": ExploreId.NOTE_DROP, "index": one.render()},
                    variant="subtle",
                    attributes={"root": {"aria-label": translate(lang, "explore.note.drop", text=one.text)}},
                ),
            ]
        )
        for one in spec.annotations
    ]
    full = len(spec.annotations) >= MOST_ANNOTATIONS
    fields = html.Div(
        [
            dmc.TextInput(
                id=ExploreId.NOTE_DAY, label=translate(lang, "explore.note.day"), placeholder="dd/mm/yyyy", w="10rem"
            ),
            dmc.TextInput(id=ExploreId.NOTE_VALUE, label=translate(lang, "explore.note.value"), w="9rem"),
            dmc.TextInput(id=ExploreId.NOTE_TEXT, label=translate(lang, "explore.note.text"), w="22rem"),
            dmc.Button(translate(lang, "explore.note.add"), id=ExploreId.NOTE_ADD, variant="default", disabled=full),
        ],
        className="explore-note-fields",
    )
    words = translate(lang, "explore.note.title", n=len(listed), most=MOST_ANNOTATIONS)
    parts: list[Any] = [html.Summary(words), html.Ul(listed) if listed else None, fields]
    folded = html.Details(parts, className="explore-notes", open=bool(listed))
    return html.Div(folded, id=ExploreId.NOTES)
