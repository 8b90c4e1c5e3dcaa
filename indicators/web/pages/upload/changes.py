"""Which numbers change: the file beside the store, before anything is written. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.model.observation import ObsStatus
from indicators.services.intake import Change, Detail, DiffRow, Preview
from indicators.web.components.marks import DISAGREEMENT, REVISED, mark
from indicators.web.pages.upload.pager import pager
from indicators.web.pages.upload.state import PageState, Step
from indicators.web.pages.upload.words import (
    change_words,
    common_unit,
    figure_name,
    formula_words,
    number_in,
    origin_words,
    percent_words,
)
from indicators.web.session import Session
from indicators.winners import Role

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

ORDER = (Change.REVISED, Change.CONFLICTING, Change.NEW, Change.UNCHANGED)
FEW, MANY = 8, 100


def changes_panel(
    preview: Preview, session: Session, catalogue: Catalogue, state: PageState, *, whole: bool
) -> html.Section:
    """Return the numeric difference: the counts and the figures, the first few or (``whole``) page by page."""
    rows = in_order(preview, catalogue)
    unit = common_unit(rows, session, catalogue)
    shown = rows[MANY * (state.page - 1) : MANY * state.page] if whole else rows[:FEW]
    subtitle = session.t("upload.changes.unit", unit=unit) if unit else session.t("upload.changes.before")
    heading = html.Div([html.H2(session.t("upload.changes.title")), html.P(subtitle, className="s")])
    parts: list[Any] = [html.Header(heading), counts_row(preview, session)]
    if shown:
        parts.append(_table(shown, unit, session, catalogue))
    else:
        parts.append(html.P(session.t("upload.changes.none"), className="note"))
    if whole:
        parts += [pager(len(rows), MANY, state, session), _derived(preview, session, catalogue)]
    else:
        parts.append(_rest(len(rows) - len(shown), len(preview.derived), session, state))
    return html.Section(parts, className="fig upload-changes")


def in_order(preview: Preview, catalogue: Catalogue) -> tuple[DiffRow, ...]:
    """Return what changes something first; within a kind the headline indicators, levels, the longest windows."""
    place = {entry.code: number for number, entry in enumerate(catalogue.indicators)}

    def order(row: DiffRow) -> tuple[Any, ...]:
        entry = catalogue.indicator(row.figure.indicator)
        headline = entry.headline if entry.headline is not None else len(place)
        figure = row.figure
        return (
            *(ORDER.index(row.kind), figure.measure != entry.default_measure, headline, place[entry.code]),
            *(-figure.period.end.toordinal(), -figure.period.days),
        )

    return tuple(sorted(preview.diff, key=order))


def counts_row(preview: Preview, session: Session) -> html.Div:
    """Return how many figures are of each kind."""
    items = []
    for kind in (Change.NEW, Change.REVISED, Change.CONFLICTING, Change.UNCHANGED):
        n = preview.counts[kind]
        name = f"{kind} none" if n == 0 else kind.value
        items.append(html.Span([html.B(str(n)), session.t(f"upload.kind.{kind}")], className=name))
    return html.Div(items, className="upload-sum")


def _table(rows: tuple[DiffRow, ...], unit: str, session: Session, catalogue: Catalogue) -> html.Div:
    names = ("figure", "stored", "file", "change")
    head = [
        html.Th(session.t(f"upload.changes.{name}"), scope="col", className="" if name == "figure" else "num")
        for name in names
    ]
    body = [_row(row, unit, session, catalogue) for row in rows]
    label = session.t("upload.changes.title")
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody(body)]),
        className="tblx",
        tabIndex=0,
        role="region",
        **{"aria-label": label},
    )


def _row(row: DiffRow, unit: str, session: Session, catalogue: Catalogue) -> html.Tr:
    why = remark(row, session, catalogue)
    sign = {Change.REVISED: REVISED, Change.CONFLICTING: DISAGREEMENT}.get(row.kind)
    tone = "dis" if row.kind is Change.CONFLICTING else "revised"
    name = [html.Span(mark(sign, session.lang), className=tone), " "] if sign else []
    change = change_words(row, session)
    percent = percent_words(row.percent, session)
    return html.Tr(
        [
            html.Th(
                [*name, figure_name(row.figure, session, catalogue), html.Span(why, className="why") if why else None],
                scope="row",
            ),
            html.Td(number_in(row.stored, unit, session, catalogue), className="num mut"),
            html.Td(
                [html.B(number_in(row.figure, unit, session, catalogue)), mark(row.figure.obs_status, session.lang)],
                className="num",
            ),
            html.Td([change, html.Span(f" ({percent})", className="mut") if percent else None], className="num"),
        ]
    )


def remark(row: DiffRow, session: Session, catalogue: Catalogue) -> str:
    """Return what else is to be said: whose the stored figure is, and what this one would be after the commit."""
    said = []
    if row.stored is not None and row.stored.obs_status == ObsStatus.DERIVED:
        said.append(
            session.t("upload.detail.replaces_derived", formula=formula_words(row.stored.citation.formula, session))
        )
    elif row.stored is not None and row.kind is Change.CONFLICTING:
        said.append(session.t("upload.detail.stored_by", origin=_whose(row, session, catalogue)))
    if row.detail not in {Detail.NONE, Detail.REPLACES_DERIVED}:
        said.append(session.t(f"upload.detail.{row.detail}", origin=_whose(row, session, catalogue)))
    if row.writes and row.role not in {Role.WINNER, Role.CORROBORATION}:
        said.append(session.t(f"upload.role.{row.role}"))
    return " ".join(said)


def _whose(row: DiffRow, session: Session, catalogue: Catalogue) -> str:
    stored = row.stored
    return "" if stored is None else origin_words(stored.origin, stored.published, session, catalogue)


def _rest(left: int, derived: int, session: Session, state: PageState) -> html.P:
    parts: list[Any] = []
    if left > 0:
        href = session.url("/upload", state.at(step=Step.CHANGES, page=1).to_query())
        parts.append(html.A(session.t("upload.changes.more", n=left), href=href, **{"data-nav": ""}))
    if derived:
        parts += [" " if parts else "", session.t("upload.changes.derived", n=derived)]
    return html.P(parts, className="cap upload-more")


def _derived(preview: Preview, session: Session, catalogue: Catalogue) -> html.Div | None:
    if not preview.derived:
        return None
    items = [
        html.Li(
            [
                figure_name(one, session, catalogue),
                ": ",
                html.B(number_in(one, "", session, catalogue)),
            ]
        )
        for one in preview.derived[:MANY]
    ]
    title = html.H3(session.t("upload.changes.derived_title"))
    return html.Div([title, html.Ul(items, className="upload-facts")], className="upload-section")
