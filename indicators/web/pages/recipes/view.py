"""What is remembered as components: by table, each line with its record, its value to edit, and its removal. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_moment
from indicators.model.series import Measure
from indicators.services.intake import PRINTED_STATUS, SKIP, Kept, What
from indicators.web.components.notices import notice
from indicators.web.components.recipe_words import month_options, of_whom, rule_words
from indicators.web.pages.recipes.ids import RecipesId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

Options = list[dict[str, Any]]


def recipes_body(
    kept: Sequence[Kept], history: Sequence[Kept], version: int, session: Session, catalogue: Catalogue
) -> list[Any]:
    """Return the rules in force by table, or that there are none, and below them every record."""
    if not history:
        return [notice(session.t("recipes.none"), session.t("recipes.none_why"))]
    tables: dict[str, list[Kept]] = {}
    for one in kept:
        tables.setdefault(one.rule.title or one.rule.sheet, []).append(one)
    blocks: list[Any] = [_table(title, rules, session, catalogue) for title, rules in tables.items()]
    return [
        *(blocks or [notice(session.t("recipes.none"), session.t("recipes.none_why"))]),
        _history(history, session, catalogue),
        html.Span(**{"data-version": str(version)}),
    ]


def _table(title: str, rules: Sequence[Kept], session: Session, catalogue: Catalogue) -> html.Section:
    small = session.t("recipes.seen_in", files=", ".join(dict.fromkeys(one.rule.file_name for one in rules)))
    heading = html.Div([html.H2(title), html.P(small, className="s")])
    lines = [_line(one, session, catalogue) for one in rules]
    return html.Section([html.Header(heading), html.Ul(lines, className="recipes-lines")], className="fig")


def _line(one: Kept, session: Session, catalogue: Catalogue) -> html.Li:
    words = rule_words(one.rule, session, catalogue)
    said = [
        html.B(words),
        html.Span(one.rule.shown, className="path"),
        html.Small(f"{of_whom(one, session)} · r{one.batch_id}"),
    ]
    return html.Li(
        [html.Div(said), html.Details([html.Summary(session.t("recipes.change")), _form(one, session, catalogue)])]
    )


def _form(one: Kept, session: Session, catalogue: Catalogue) -> html.Div:
    options = value_options(one.rule.what, session, catalogue)
    value = dmc.Select(
        id={"type": RecipesId.VALUE, "index": one.rule_id},
        data=options,
        value=None,
        label=session.t("recipes.value"),
        placeholder=session.t("recipes.value_none"),
        searchable=True,
        size="xs",
        disabled=not options,
        comboboxProps={"position": "bottom-start"},
    )
    reason = dmc.TextInput(
        id={"type": RecipesId.REASON, "index": one.rule_id},
        label=session.t("recipes.reason"),
        size="xs",
        attributes={"input": {"maxLength": 300}},
    )
    buttons = [
        html.Button(
            session.t(f"recipes.{name}"),
            id={"type": kind, "index": one.rule_id},
            type="button",
            className=f"btn {style}",
            disabled=name == "edit" and not options,
        )
        for name, kind, style in (("edit", RecipesId.EDIT, "pri"), ("remove", RecipesId.REMOVE, "danger"))
    ]
    return html.Div([value, reason, html.Div(buttons, className="recipes-actions")], className="recipes-form")


def value_options(what: What, session: Session, catalogue: Catalogue) -> Options:
    """Return what a rule may say instead; nothing for a table that is none and for a period."""
    if what is What.UNIT:
        pairs = catalogue.symbols.items()
        return [{"value": f"{unit}:{mult}", "label": names[session.lang]} for (unit, mult), names in pairs]
    if what is What.STATUS:
        return [{"value": one.value, "label": session.t(f"term.status.{one}")} for one in PRINTED_STATUS]
    if what is What.YEAR_END:
        return month_options(session)
    if what is What.MEASURE:
        return [{"value": one.value, "label": session.t(f"term.measure.{one}")} for one in Measure]
    if what is What.MAP:
        listed: Options = [{"value": SKIP, "label": session.t("upload.map.skip")}]
        return listed + [{"value": one.code, "label": one.name[session.lang]} for one in catalogue.indicators]
    return []


def _history(history: Sequence[Kept], session: Session, catalogue: Catalogue) -> html.Section:
    names = ("when", "what", "where", "reason")
    head = [html.Th(session.t(f"recipes.column.{name}"), scope="col") for name in names]
    rows = [_record(one, session, catalogue) for one in reversed(history)]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])
    title = session.t("recipes.history")
    region = {"role": "region", "aria-label": title}
    return html.Section(
        [
            html.Header(html.Div([html.H2(title), html.P(session.t("recipes.history_why"), className="s")])),
            html.Div(table, className="tblx", tabIndex=0, **region),
        ],
        className="fig",
    )


def _record(one: Kept, session: Session, catalogue: Catalogue) -> html.Tr:
    words = rule_words(one.rule, session, catalogue)
    said = session.t("recipes.withdrawn", what=words) if one.rule.withdrawn else words
    when = [html.Span(format_moment(one.at)), html.Small(f"{actor_words(one.actor, session.lang)} · r{one.batch_id}")]
    return html.Tr([html.Th(when, scope="row"), html.Td(said), html.Td(one.rule.shown), html.Td(one.reason)])
