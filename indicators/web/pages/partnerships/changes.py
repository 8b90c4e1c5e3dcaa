"""Every state change with its documents and sources, filtered by tier, region and country, latest first. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.dates import format_date
from indicators.model.partnership import Known, Region, StateChange, Tier
from indicators.model.text import fold
from indicators.transforms.tiers import Move
from indicators.web.components.markup import Piece, written
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.state import PageState
from indicators.web.pages.partnerships.words import known_words, move_word, sources
from indicators.web.session import Session

COLUMNS = ("day", "country", "region", "change", "document")


def changes_block(
    history: Sequence[StateChange], moved: Mapping[str, Move], state: PageState, session: Session
) -> html.Article:
    """Return the table with its filters."""
    identity = "partnerships-list-title"
    words = [
        html.H2(session.t("partnerships.changes.title"), id=identity),
        html.P(session.t("partnerships.changes.subtitle"), className="s"),
    ]
    return html.Article(
        [
            html.Header(html.Div(words)),
            _filters(history, state, session),
            html.Div(changes_table(history, moved, state, session), id=PartnershipsId.CHANGES),
        ],
        id="partnerships-list",
        className="fig",
        **{"aria-labelledby": identity},
    )


def _filters(history: Sequence[StateChange], state: PageState, session: Session) -> html.Div:
    countries = {change.partner: change.name[session.lang] for change in history}
    tiers = [(tier.value, session.t(f"term.tier.{tier}")) for tier in Tier]
    regions = [(region.value, session.t(f"partnerships.region.{region}")) for region in Region]
    named = sorted(countries.items(), key=lambda item: fold(item[1]))
    return html.Div(
        [
            _select(PartnershipsId.TIER, "tier", tiers, state.tier, session),
            _select(PartnershipsId.REGION, "region", regions, state.region, session),
            _select(PartnershipsId.COUNTRY, "country", named, state.country, session),
        ],
        className="partnerships-filters",
    )


def _select(
    control: PartnershipsId, name: str, options: Sequence[tuple[str, str]], value: str, session: Session
) -> dmc.Select:
    return dmc.Select(
        id=control,
        label=session.t(f"partnerships.column.{name}"),
        placeholder=session.t("partnerships.filter.all"),
        data=[{"value": code, "label": words} for code, words in options],
        value=value or None,
        searchable=name == "country",
        clearable=True,
        nothingFoundMessage=session.t("shell.search.empty"),
        clearButtonProps={"aria-label": session.t("partnerships.filter.clear")},
        comboboxProps={"position": "bottom-start"},
    )


def chosen(history: Sequence[StateChange], state: PageState) -> list[StateChange]:
    """Return the changes that pass the filters."""
    return [
        change
        for change in history
        if state.tier in ("", change.tier) and state.region in ("", change.region)
        if state.country in ("", change.partner)
    ]


def changes_table(
    history: Sequence[StateChange], moved: Mapping[str, Move], state: PageState, session: Session
) -> html.Div:
    """Return the count of what is listed and the table; it carries its filters for the address."""
    shown = chosen(history, state)
    count = session.t("partnerships.changes.count", n=len(shown), all=len(history))
    said = {"tier": state.tier, "region": state.region, "country": state.country}
    parts: list[Any] = [html.P(count, className="cap", role="status")]
    if shown:
        heads = [html.Th(session.t(f"partnerships.column.{name}"), scope="col") for name in COLUMNS]
        rows = [_row(change, moved.get(change.change_id), session) for change in shown]
        caption = html.Caption(session.t("partnerships.changes.title"), className="sr")
        table = html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(rows)], className="partnerships-list")
        parts.append(html.Div(Piece(written(table)), className="tblx", tabIndex=0))
    else:
        parts.append(html.P(session.t("partnerships.changes.none"), className="note"))
    return html.Div(parts, **{"data-partners-query": json.dumps(said)})


def _row(change: StateChange, move: Move | None, session: Session) -> html.Tr:
    day: list[Any] = [known_words(change, session)]
    if change.precision is not Known.DAY:
        day.append(html.Small(session.t("partnerships.counts_from", day=format_date(change.effective))))
    note = change.note[session.lang]
    return html.Tr(
        [
            html.Th(day, scope="row"),
            html.Td(html.B(change.name[session.lang])),
            html.Td(session.t(f"partnerships.region.{change.region}")),
            html.Td(change_words(change, move, session)),
            html.Td([*sources(change, session), html.Small(note) if note else None]),
        ],
        className="" if change.counted else "uncounted",
    )


def change_words(change: StateChange, move: Move | None, session: Session) -> list[Any]:
    """Return the tier reached with its colour, and the tier before it in words."""
    parts: list[Any] = [html.I(className=f"tile-key t{change.tier.rank}"), session.t(f"term.tier.{change.tier}")]
    if not change.counted:
        parts.append(html.Small(session.t("partnerships.not_counted")))
    elif move is not None:
        before = session.t(f"term.tier.{move.before}") if move.before else ""
        parts.append(html.Small(session.t(f"partnerships.did.{move_word(move)}", before=before)))
    return parts
