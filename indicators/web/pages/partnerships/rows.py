"""One row a country: its tiers as coloured segments on one line of time, imprecise dates as intervals. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dash import html

from indicators.i18n.dates import format_date
from indicators.model.partnership import Known, Tier
from indicators.transforms.tiers import Span
from indicators.web.components.icons import icon
from indicators.web.components.markup import Piece, written
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.words import known_words, short_name
from indicators.web.session import Session

FILES = ("csv", "xlsx")
EVERY_YEARS = 5


def rows_block(found: Mapping[str, Sequence[Span]], session: Session) -> html.Article:
    """Return the figure with its table twin and its files."""
    identity, table = f"{PartnershipsId.ROWS}-title", f"{PartnershipsId.ROWS}-table"
    title = session.t("partnerships.rows.title")
    alt = session.t("partnerships.rows.alt", n=len(found), day=format_date(session.day))
    header = html.Header(
        [
            html.Div([html.H2(title, id=identity), html.P(session.t("partnerships.rows.subtitle"), className="s")]),
            html.Div([_toggle(table, session), _files(session)], className="acts"),
        ]
    )
    chart: Any = html.Div(_chart(found, session), className="partnerships-chart", role="img", **{"aria-label": alt})
    if not found:
        chart = html.P(session.t("partnerships.none_on", day=format_date(session.day)), className="note")
    return html.Article(
        [
            header,
            html.Div(_key(session), className="key partnerships-key"),
            chart,
            html.Div(Piece(written(_table(found, session))), id=table, className="twin tblx", hidden=True),
            html.Footer(
                [
                    html.Span(session.t("partnerships.rows.source")),
                    html.Span(session.t("partnerships.rows.imprecise")),
                    html.Span("PARTNERS·rows", className="id"),
                ]
            ),
        ],
        id=PartnershipsId.ROWS,
        className="fig",
        **{"aria-labelledby": identity},
    )


def _key(session: Session) -> list[html.Span]:
    items = [
        html.Span([html.I(className=f"tile-key t{tier.rank}"), session.t(f"term.tier.{tier}.plural")]) for tier in Tier
    ]
    return [*items, html.Span([html.I(className="tile-key vague"), session.t("partnerships.rows.vague")])]


def _chart(found: Mapping[str, Sequence[Span]], session: Session) -> list[Any]:
    first = min((spans[0].change.first_day for spans in found.values()), default=session.day)
    scale = _Scale(date(first.year, 1, 1), session.day)
    years = [year for year in range(first.year, session.day.year + 1) if year % EVERY_YEARS == 0]
    axis = [html.Span(str(year), style={"left": scale.at(date(year, 1, 1))}) for year in years]
    lines = [html.I(style={"left": scale.at(date(year, 1, 1))}) for year in years]
    rows = [_row(spans, scale, session) for spans in found.values()]
    return [html.Div(axis, className="axis"), html.Div([html.Div(lines, className="lines"), *rows], className="body")]


class _Scale:
    """Days as per cent of the width."""

    def __init__(self, first: date, last: date) -> None:
        self._first = first
        self._days = max((last - first).days, 1)

    def share(self, day: date) -> float:
        return 100 * max((day - self._first).days, 0) / self._days

    def at(self, day: date) -> str:
        return f"{self.share(day):.3f}%"

    def between(self, first: date, last: date) -> dict[str, str]:
        return {"left": self.at(first), "width": f"{max(self.share(last) - self.share(first), 0):.3f}%"}


def _row(spans: Sequence[Span], scale: _Scale, session: Session) -> html.Div:
    segments: list[Any] = []
    for span in spans:
        change, words = span.change, _span_words(span, session)
        tone = f"t{change.tier.rank}"
        segments.append(html.I(title=words, className=tone, style=scale.between(change.effective, span.until)))
        if change.precision is not Known.DAY:
            box = scale.between(change.first_day, change.effective)
            segments.append(html.I(title=words, className=f"{tone} vague", style=box))
    name = short_name(spans[-1].change, session)
    return html.Div([html.Span(name, className="name"), html.Div(segments, className="track")], className="row")


def _span_words(span: Span, session: Session) -> str:
    change = span.change
    return session.t(
        "partnerships.tile",
        name=change.name[session.lang],
        tier=session.t(f"term.tier.{change.tier}"),
        known=known_words(change, session),
    )


# -- table and files --------------------------------------------------------------------------------------------
def _table(found: Mapping[str, Sequence[Span]], session: Session) -> html.Table:
    head = [html.Th(session.t("partnerships.column.country"), scope="col")]
    head += [html.Th(session.t(f"term.tier.{tier}"), scope="col") for tier in reversed(Tier)]
    rows = []
    for spans in found.values():
        since = {span.change.tier: known_words(span.change, session) for span in spans}
        cells = [html.Td(since.get(tier, "…"), className="" if tier in since else "mut") for tier in reversed(Tier)]
        rows.append(html.Tr([html.Th(spans[-1].change.name[session.lang], scope="row"), *cells]))
    caption = html.Caption(session.t("partnerships.rows.caption"), className="sr")
    return html.Table([caption, html.Thead(html.Tr(head)), html.Tbody(rows)])


def _toggle(target: str, session: Session) -> html.Button:
    words = session.t("shell.figure.table")
    said = {"data-toggle": target, "aria-expanded": "false", "aria-controls": target, "aria-label": words}
    return html.Button(icon("table"), type="button", className="ico", title=words, **said)


def _files(session: Session) -> html.Details:
    """Return the menu of the files; on a small screen it holds the switch of the table too."""
    words, table = session.t("shell.figure.download"), f"{PartnershipsId.ROWS}-table"
    said = {"data-toggle": table, "aria-expanded": "false", "aria-controls": table}
    fold = html.Li(html.Button(session.t("shell.figure.table"), type="button", **said), className="only-s")
    files = [
        html.Li(html.A(session.t(f"shell.figure.{name}"), href=changes_address(name, session), download=""))
        for name in FILES
    ]
    return html.Details(
        [html.Summary(icon("down"), className="ico", title=words, **{"aria-label": words}), html.Ul([fold, *files])],
        className="menu",
    )


def changes_address(fmt: str, session: Session) -> str:
    """Return the address of the table of all changes as a file, as of the session's day."""
    said = {"lang": session.lang} | ({"as_of": session.as_of.isoformat()} if session.as_of else {})
    return f"/partnerships/changes.{fmt}?{urlencode(said)}"
