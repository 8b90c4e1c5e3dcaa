"""What a frozen chart says of itself: since when, whether its figures stand, and which were revised. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dash import dcc, html

from indicators.charts.value_text import number_text, series_unit, with_unit
from indicators.export.citations import citation_text
from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_date, format_moment
from indicators.i18n.periods import period_phrase
from indicators.model.observation import Citation
from indicators.services.frozen import Batch
from indicators.services.frozen.snapshots import LINK, LONGEST_REASON, PICTURE, REPORT, Opened, Standing
from indicators.services.frozen.tracing import TracedChange
from indicators.transforms.comparison import DrawnFigure, FigureChange
from indicators.web.components.icons import icon
from indicators.web.components.marks import status_label
from indicators.web.links import source_link
from indicators.web.pages.explore.ids import KeptId
from indicators.web.pages.explore.state import PageState, Point
from indicators.web.session import Session

TONES = {Standing.CURRENT: "ok", Standing.SUPERSEDED: "warn", Standing.WITHDRAWN: "warn"}
OPENED = 8
"""Changes up to which the list stands open."""


def frozen_banner(opened: Opened, session: Session) -> html.Section:
    """Return the banner of a frozen chart with the list of what differs now, and the ways on from here."""
    tone = TONES[opened.standing]
    standing = "retracted" if opened.withdrawal is not None else opened.standing
    tag = html.Span(session.t(f"frozen.standing.{standing}"), className=f"tag {tone}")
    parts: list[Any] = [
        html.Div([html.H2(_title(opened, session)), tag], className="frozen-head"),
        *_withdrawn(opened, session),
        html.P(_counted(opened, session), className="why"),
        *([] if opened.same else [html.P(session.t("frozen.not_same"), className="note warn")]),
        *_lists(opened, session),
        html.Div(_actions(opened, session), className="actions"),
    ]
    label = session.t("frozen.label")
    return html.Section(
        parts, id=KeptId.BANNER, className=f"note block {'warn' if tone == 'warn' else 'plain'} frozen",
        **{"aria-label": label},
    )  # fmt: skip


def _title(opened: Opened, session: Session) -> str:
    day = format_date(opened.compared.then.as_of)
    if opened.snapshot is None:
        return session.t("frozen.title", day=day, version=opened.frozen.version)
    return session.t("frozen.title_kept", day=day, id=opened.snapshot.said.snapshot_id)


def _counted(opened: Opened, session: Session) -> str:
    """Return who kept it when and in which form, and how many figures differ now."""
    said = [session.t(f"frozen.says.{opened.of_figures}", n=len(opened.revised))]
    if opened.filled:
        said.append(session.t("frozen.filled", n=len(opened.filled)))
    if (kept := opened.snapshot) is not None:
        form = kept.said.format if kept.said.format in {LINK, PICTURE, REPORT} else "file"
        who = actor_words(kept.said.actor, session.lang)
        at = format_moment(kept.created_at)
        named = {"format": kept.said.format.upper(), "report": kept.said.options}
        said.append(session.t(f"frozen.kept.{form}", who=who, at=at, **named))
    return " ".join(said)


def _withdrawn(opened: Opened, session: Session) -> list[Any]:
    """Return who withdrew it, when and why."""
    mark = opened.withdrawal
    if mark is None:
        return []
    at = format_moment(mark.created_at) if mark.created_at else ""
    said = session.t("frozen.withdrawn_by", who=actor_words(mark.actor, session.lang), at=at)
    return [html.P([html.B(said), " ", mark.reason], className="note warn")]


def _withdrawing(opened: Opened, session: Session) -> list[Any]:
    """Return the form by which a person withdraws the chart or takes that back; sent by export.js."""
    if opened.snapshot is None:
        return []
    name = "restore" if opened.withdrawal is not None else "withdraw"
    entry = dcc.Input(type="text", maxLength=LONGEST_REASON, className="withdraw-reason")
    field = html.Label([html.Span(session.t("frozen.reason")), entry])
    button = html.Button(
        session.t(f"frozen.{name}"),
        type="button",
        className="btn sm",
        **{"data-withdraw": opened.snapshot.said.snapshot_id, "data-method": "DELETE" if name == "restore" else "POST"},
    )
    what = html.P(session.t(f"frozen.{name}_what"), className="mic mut")
    return [
        html.Details(
            [html.Summary(session.t(f"frozen.{name}"), className="btn"), html.Div([what, field, button])],
            className="withdraw",
        )
    ]


def _lists(opened: Opened, session: Session) -> list[Any]:
    found = []
    for name, changes in (("revised", opened.revised), ("filled", opened.filled)):
        if changes:
            words = session.t(f"frozen.list.{name}", n=len(changes))
            unfolded = name == "revised" and len(changes) <= OPENED
            table = _table(opened, changes, words, session)
            found.append(html.Details([html.Summary(words), table], open=unfolded, className="frozen-list"))
    return found


def _table(opened: Opened, changes: Sequence[TracedChange], words: str, session: Session) -> html.Div:
    many = len(opened.compared.then.series or opened.compared.now.series) > 1
    names = ("period", "then", "now", "what", "who")
    head = html.Tr([html.Th(session.t(f"frozen.column.{name}"), scope="col") for name in names])
    rows = [_row(opened, one, session, many=many) for one in changes]
    table = html.Table([html.Caption(words, className="sr"), html.Thead(head), html.Tbody(rows)])
    return html.Div(table, className="tblx", tabIndex=0, role="region", **{"aria-label": words})


def _row(opened: Opened, traced: TracedChange, session: Session, *, many: bool) -> html.Tr:
    change = traced.change
    series = (opened.compared.then.series or opened.compared.now.series)[change.place.series]
    phrase = period_phrase(change.place.period, session.lang)
    name = phrase[:1].upper() + phrase[1:]
    if many:
        name = f"{series.short[session.lang]}, {phrase}"
    unit = series_unit(series, session.lang)
    return html.Tr(
        [
            html.Th(_linked(opened, change, name), scope="row"),
            html.Td(_figure(change.before, unit, session)),
            html.Td(_figure(change.after, unit, session, strong=True)),
            html.Td([session.t(f"frozen.change.{change.kind}"), *_cited(change, session)]),
            html.Td(_brought(traced.batch, session)),
        ]
    )


def _linked(opened: Opened, change: FigureChange, name: str) -> Any:
    """Return the period, leading to its figure of now with everything behind it."""
    if change.after is None:
        return name
    live = PageState(opened.live, point=Point(change.place.series, change.place.period))
    return html.A(name, href=f"/explore?{live.to_query()}")


def _figure(figure: DrawnFigure | None, unit: str, session: Session, *, strong: bool = False) -> Any:
    if figure is None:
        return html.Span(session.t("frozen.no_figure"), className="mut")
    number = number_text(figure.value, figure.value_high, figure.decimals, figure.qualifier, session.lang)
    words = with_unit(number, unit, session.lang)
    return [html.B(words) if strong else words, " ", status_label(figure.obs_status, session.lang)]


def _cited(change: FigureChange, session: Session) -> list[Any]:
    """Return where the figure of now stands; of one that is gone, where it stood."""
    figure = change.after or change.before
    if figure is None:
        return []
    citation = Citation.from_json(figure.citation)
    day = format_date(figure.published, figure.precision) if figure.published else session.t("term.undated")
    place = citation_text(citation, session.lang)
    printed = ", ".join(part for part in (figure.outlet, day) if part)
    return [html.Small([source_link(printed, citation.url), f". {place}" if place else ""])]


def _brought(batch: Batch | None, session: Session) -> Any:
    if batch is None:
        return html.Span(session.t("frozen.by_time"), className="mut")
    who = actor_words(batch.actor, session.lang)
    words = session.t("frozen.by", who=who, at=format_moment(batch.created_at), batch=batch.batch_id)
    return [words, html.Small(batch.reason) if batch.reason else None]


def _actions(opened: Opened, session: Session) -> list[Any]:
    live = html.A(session.t("frozen.live"), href=f"/explore?{opened.live.to_query()}", className="btn")
    copy = html.Button(
        [icon("link"), session.t("frozen.copy")],
        type="button",
        className="btn",
        **({"data-explore-frozen": opened.snapshot.said.snapshot_id} if opened.snapshot else {"data-explore-link": ""}),
        **{"data-copy": ""},
    )
    renew = html.Button(
        session.t("frozen.refresh"), id=KeptId.REFRESH, type="button", className="btn", disabled=not opened.changes
    )
    files = []
    if opened.changes and opened.snapshot is not None and opened.snapshot.said.format not in {LINK, PICTURE, REPORT}:
        fmt = opened.snapshot.said.format
        href = f"/export/{quote(fmt)}?{opened.live.to_query()}&lang={opened.snapshot.said.lang}"
        files = [html.A(session.t("frozen.new_file", format=fmt.upper()), href=href, download="", className="btn")]
    return [live, copy, renew, *files, *_withdrawing(opened, session)]
