"""The tile grid of one day: regions as lists of words, the tier as colour and word, what changed since. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.i18n.dates import format_date
from indicators.model.partnership import Tier
from indicators.model.text import fold
from indicators.services.partnerships import Board, RegionTiles, StatedDay, Tile
from indicators.transforms.tiers import TierCounts
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.words import known_words, move_word, short_name
from indicators.web.session import Session

LEAST_YEARS_APART = 0.075
"""How near two year marks of the slider may stand, as a share of its width."""


def board_block(
    board: Board, days: Sequence[TierCounts], stated: Sequence[StatedDay], session: Session, since: str
) -> html.Article:
    """Return the figure: heading, slider with its quick days, the tiles of the day, what stands outside the count."""
    heading = html.H2(heading_words(board, session), id=PartnershipsId.HEADING)
    return html.Article(
        [
            html.Header(html.Div([heading, html.P(session.t("partnerships.board.subtitle"), className="s")])),
            _controls(board, days, stated, session, since),
            html.P(id=PartnershipsId.LIVE, className="sr", role="status", **{"aria-live": "polite"}),
            html.Div(tiles(board, session, since), id=PartnershipsId.BOARD),
            html.Footer(
                [
                    html.Span(session.t("partnerships.board.source", n=len(days))),
                    html.Span(session.t("partnerships.board.outside")),
                    html.Span("PARTNERS·tiles", className="id"),
                ]
            ),
        ],
        className="fig",
        **{"aria-labelledby": PartnershipsId.HEADING.value},
    )


def heading_words(board: Board, session: Session) -> str:
    return session.t("partnerships.board.title", day=format_date(board.on))


def live_words(board: Board, session: Session) -> str:
    """Return what is said aloud when the day moves: ``Ngày 26/08/2025: 38 đối tác …``."""
    csp, sp, cp = board.counts.parts
    return session.t("partnerships.live", day=format_date(board.on), n=board.counts.total, csp=csp, sp=sp, cp=cp)


# -- the day ----------------------------------------------------------------------------------------------------
def _controls(
    board: Board, days: Sequence[TierCounts], stated: Sequence[StatedDay], session: Session, since: str
) -> html.Div:
    quick = [_quick(one, board, session) for one in stated if one.day <= session.day]
    if session.day not in {one.day for one in stated}:
        total = days[-1].total if days else 0
        quick.append(_quick(StatedDay(session.day, total), board, session, today=True))
    return html.Div(
        [
            dcc.Store(id=PartnershipsId.DAY, data=board.on.isoformat()),
            _slider(board, days, session),
            html.Div(quick, className="seg", role="group", **{"aria-label": session.t("partnerships.quick")}),
            _since(stated, session, since),
        ],
        className="partnerships-controls",
    )


def _slider(board: Board, days: Sequence[TierCounts], session: Session) -> html.Div:
    """Return the place for the slider; the page's script puts a range input into it that steps between changes."""
    first = days[0].on if days else board.on
    span = max((session.day - first).days, 1)
    said = {
        "data-partners-slider": "",
        "data-first": first.isoformat(),
        "data-last": session.day.isoformat(),
        "data-value": board.on.isoformat(),
        "data-counts": json.dumps([[one.on.isoformat(), one.total] for one in days]),
        "data-label": session.t("partnerships.slider"),
        "data-words": session.t("partnerships.slider.value"),
    }
    marks: list[Any] = []
    latest = -1.0
    for year in range(first.year + 1, session.day.year + 1):
        share = (date(year, 1, 1) - first).days / span
        if year % 5 == 0 and share - latest >= LEAST_YEARS_APART and share < 0.97:
            marks.append(html.Span(str(year), style={"left": f"{100 * share:.2f}%"}))
            latest = share
    hint = html.P(session.t("partnerships.slider.hint"), id="partnerships-slider-hint", className="sr")
    return html.Div(
        [
            html.Div(className="partnerships-range", **{"data-partners-range": ""}),
            html.Div(marks, className="partnerships-years", **{"aria-hidden": "true"}),
            hint,
        ],
        className="partnerships-slider",
        **said,
    )


def _quick(one: StatedDay, board: Board, session: Session, *, today: bool = False) -> html.Button:
    day = session.t("partnerships.quick.last") if today else format_date(one.day)
    on = one.day == board.on
    return html.Button(
        [day, " · ", html.B(str(one.total))],
        type="button",
        className="on" if on else "",
        **{
            "data-partners-day": one.day.isoformat(),
            "aria-pressed": str(on).lower(),
            "aria-label": session.t("partnerships.slider.value")
            .replace("{day}", format_date(one.day))
            .replace("{n}", str(one.total)),
        },
    )


def _since(stated: Sequence[StatedDay], session: Session, since: str) -> dmc.Select:
    """Return the choice of the day of comparison: stated days, starts of years, or the one in the address."""
    options = {"": session.t("partnerships.since.own")}
    for one in reversed(stated):
        options[one.day.isoformat()] = f"{format_date(one.day)} · {one.total}"
    for year in range(session.day.year, session.day.year - 3, -1):
        options[f"{year - 1}-12-31"] = session.t("partnerships.since.year", year=year)
    if since and since not in options:
        options[since] = format_date(date.fromisoformat(since))
    return dmc.Select(
        id=PartnershipsId.SINCE,
        label=session.t("partnerships.since"),
        data=[{"value": value or "own", "label": words} for value, words in options.items()],
        value=since or "own",
        allowDeselect=False,
        comboboxProps={"position": "bottom-end"},
        className="partnerships-compare",
    )


# -- the tiles --------------------------------------------------------------------------------------------------
def tiles(board: Board, session: Session, since: str) -> list[Any]:
    """Return the key with its counts and the tiles; they carry the day they show, for the address."""
    key: list[Any] = [_key(tier, board, session) for tier in Tier]
    words = session.t("partnerships.key.changed", day=format_date(board.since))
    key.append(html.Span([html.I(className="tile-key changed"), words, " ", html.B(str(board.changed))]))
    if not board.counts.complete:
        key.append(html.Span(session.t("partnerships.incomplete_on"), className="tag warn"))
    grid = [_region(region, session) for region in board.regions]
    if not grid:
        grid = [html.P(session.t("partnerships.none_on", day=format_date(board.on)), className="note")]
    outside = [_outside(board, session)] if board.outside else []
    said = {"on": "" if board.on == session.day else board.on.isoformat(), "since": since}
    return [
        html.Div(key, className="key partnerships-key", **{"data-partners-query": json.dumps(said)}),
        html.Div(grid, className="partnerships-regions"),
        *outside,
    ]


def _key(tier: Tier, board: Board, session: Session) -> html.Span:
    now, before = board.counts.of(tier), board.before.of(tier)
    name = session.t(f"term.tier.{tier}.plural")
    parts: list[Any] = [html.I(className=f"tile-key t{tier.rank}"), name, " ", html.B(str(now))]
    if now != before:
        parts.append(html.Small(f" ({session.t('partnerships.key.before', n=before)})"))
    return html.Span(parts)


def _region(region: RegionTiles, session: Session) -> html.Section:
    name = session.t(f"partnerships.region.{region.region}")
    identity = f"partnerships-region-{region.region}"
    items = sorted(
        region.tiles, key=lambda tile: (-tile.move.change.tier.rank, fold(short_name(tile.move.change, session)))
    )
    return html.Section(
        [
            html.H3([name, " ", html.Span(str(len(items)))], id=identity),
            html.Ul([_tile(tile, session) for tile in items]),
        ],
        className="partnerships-part",
        style={"--cols": str(columns(len(items)))},
        **{"aria-labelledby": identity},
    )


def columns(n: int) -> int:
    """Return how many tiles stand beside each other in a region of ``n``: two rows of them, three from nine on."""
    return -(-n // (2 if n <= 8 else 3))


def _tile(tile: Tile, session: Session) -> html.Li:
    """Return one partner: name, year of its tier, what changed; the tier is said in words too."""
    change = tile.move.change
    said = [str(change.effective.year)]
    if tile.changed:
        last = tile.since[-1]
        word = "new" if tile.since[0].is_new else move_word(last)
        said.append(session.t(f"partnerships.move.{word}"))
    name = short_name(change, session)
    tier = session.t(f"term.tier.{change.tier}")
    words = session.t(
        "partnerships.tile", name=change.name[session.lang], tier=tier, known=known_words(change, session)
    )
    button = html.Button(
        [
            html.B(name),
            html.Small(" · ".join(said)),
            html.Span(tier, className="sr"),
        ],
        id={"type": PartnershipsId.PARTNER, "partner": change.partner},
        type="button",
        title=words,
        className=f"tile t{change.tier.rank}{' changed' if tile.changed else ''}",
        **{"aria-haspopup": "dialog"},
    )
    return html.Li(button)


def _outside(board: Board, session: Session) -> html.P:
    """Return the changes that are not counted, in words."""
    named = [
        session.t(
            "partnerships.outside.one",
            name=change.name[session.lang],
            tier=session.t(f"term.tier.{change.tier}"),
            known=known_words(change, session),
        )
        for change in board.outside
    ]
    return html.P(session.t("partnerships.outside", named="; ".join(named)), className="cap partnerships-outside")
