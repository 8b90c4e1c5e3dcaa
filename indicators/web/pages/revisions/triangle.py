"""The revision triangle as a real table, with the mean revisions above it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.services.revisions import Table
from indicators.transforms.revisions import Cell, CellState, Step, TriangleRow
from indicators.web.components.marks import mark
from indicators.web.components.value import bare_number
from indicators.web.pages.revisions.state import State
from indicators.web.pages.revisions.words import capital, change_text
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def triangle_block(table: Table, state: State, session: Session, catalogue: Catalogue) -> html.Section:
    """Return the triangle with its measures, its files and what it compares."""
    unit = catalogue.unit_symbol(*_unit(table), session.lang) if table.figures else ""
    measure = session.t(f"term.measure.{table.series_key.partition('measure=')[2].partition(';')[0]}")
    heading = [
        html.H2(session.t("revisions.view.triangle"), id="revisions-triangle-title"),
        html.P(session.t("revisions.triangle.unit", unit=unit, measure=measure), className="s"),
    ]
    return html.Section(
        [
            html.Header([html.Div(heading), _files(table, session)]),
            _measures(table, unit, session),
            _body(table, state, session) if table.triangle.rows else html.P(session.t("revisions.no_rows")),
            html.P(session.t("revisions.legend"), className="cap"),
            html.P(_origins(table, session, catalogue), className="cap"),
        ],
        className="fig revisions-triangle",
        **{"aria-labelledby": "revisions-triangle-title"},
    )


def _unit(table: Table) -> tuple[str, int]:
    figure = next(iter(table.figures.values()))
    return figure.unit_measure, figure.shown_mult


def _files(table: Table, session: Session) -> html.Details:
    query = State(table.series_key, table.window.value).to_query()
    day = f"&as_of={session.as_of.isoformat()}" if session.as_of else ""
    words = session.t("revisions.download")
    files = (("triangle.xlsx", "triangle_xlsx"), ("triangle.csv", "triangle_csv"), ("vintages.csv", "vintages_csv"))
    lines = [
        html.Li(
            html.A(
                session.t(f"revisions.file.{name}"),
                href=f"/export/revisions/{file}?{query}{day}&lang={session.lang}",
                download="",
            )
        )
        for file, name in files
    ]
    summary = html.Summary(html.Span(className="ic ic-down"), className="ico", title=words, **{"aria-label": words})
    return html.Div(html.Details([summary, html.Ul(lines)], className="menu"), className="acts")


def _measures(table: Table, unit: str, session: Session) -> html.Div:
    said = table.triangle.summary
    figure = next(iter(table.figures.values()), None)
    if said.mean is None or said.mean_absolute is None or figure is None:
        return html.Div(html.P(session.t("revisions.no_mean"), className="sub"), className="revisions-measures")
    mult, decimals = figure.shown_mult, _decimals(table)
    words = unit if table.is_level else session.t("term.percentage_points")
    if not table.is_level and unit != "%":
        words = unit
    parts = [
        _measure(said.mean.scaleb(-mult), decimals, session.t("revisions.mean", unit=words), session, signed=True),
        _measure(said.mean_absolute.scaleb(-mult), decimals, session.t("revisions.mean_absolute", unit=words), session),
    ]
    if table.is_level and said.relative is not None and said.relative_absolute is not None:
        percent = session.t("revisions.percent")
        parts += [
            _measure(said.relative, 2, session.t("revisions.mean", unit=percent), session, signed=True),
            _measure(said.relative_absolute, 2, session.t("revisions.mean_absolute", unit=percent), session),
        ]
    parts.append(_measure(Decimal(said.periods), 0, session.t("revisions.periods", n=said.periods), session))
    return html.Div(parts, className="revisions-measures")


def _measure(value: Decimal, decimals: int, words: str, session: Session, *, signed: bool = False) -> html.P:
    return html.P([html.B(format_number(value, decimals, session.lang, signed=signed)), html.Span(words)])


def _decimals(table: Table) -> int:
    return max((figure.shown_decimals for figure in table.figures.values()), default=0)


def shown_rows(table: Table, *, every: bool) -> tuple[TriangleRow, ...]:
    """Return the rows to show: those read twice or more, or all where asked for or where none was."""
    revised = tuple(row for row in table.triangle.rows if row.history.total is not None)
    return table.triangle.rows if every or not revised else revised


def _body(table: Table, state: State, session: Session) -> html.Div:
    rows = shown_rows(table, every=state.rows == "all")
    head = [html.Th(session.t("revisions.period"), scope="col")]
    head += [html.Th(words, scope="col", className="num") for words in headings(table, session)]
    caption = html.Caption(
        session.t("revisions.triangle.caption", name=table.indicator.name[session.lang]), className="sr"
    )
    body = html.Tbody([_row(row, table, state, session) for row in rows])
    parts: list[Any] = [
        html.Div(
            html.Table([caption, html.Thead(html.Tr(head)), body]),
            className="tblx revisions-scroll",
            tabIndex=0,
            role="region",
            **{"aria-labelledby": "revisions-triangle-title"},
        )
    ]
    if any(row.history.total is None for row in table.triangle.rows) and len(table.triangle.rows) != len(
        [row for row in table.triangle.rows if row.history.total is None]
    ):
        every = state.rows == "all"
        words = session.t("revisions.show_revised" if every else "revisions.show_all")
        href = session.url("/revisions", state.to_query(rows="" if every else "all"))
        parts.append(html.P(html.A(words, href=href, **{"data-nav": ""}), className="cap"))
    return html.Div(parts)


def headings(table: Table, session: Session) -> list[str]:
    """Return the headings after the period: first reading, each bucket, total."""
    return [
        session.t("revisions.first"),
        *(bucket_name(day, table, session) for day in table.triangle.buckets),
        session.t("revisions.total"),
    ]


def bucket_name(day: date, table: Table, session: Session) -> str:
    """Return what a bucket is called: the end of a year, or the month of the as-of day for the last one."""
    if day == table.triangle.buckets[-1]:
        return f"{day:%m/%Y}"
    return session.t("revisions.year_end", year=day.year)


def _row(row: TriangleRow, table: Table, state: State, session: Session) -> html.Tr:
    history, first = row.history, table.figures[row.history.readings[0].obs_id]
    href = session.url("/revisions", state.to_query(at=history.period.render(), period=table.window.value))
    chosen = history.period == table.at
    link = html.A(
        capital(period_phrase(history.period, session.lang)),
        href=href,
        **{"data-nav": "", **({"aria-current": "true"} if chosen else {})},
    )
    number = [bare_number(first, session.lang), " ", mark(first.obs_status, session.lang)]
    cells = [_cell(cell, table, session) for cell in row.cells]
    total = "" if history.total is None else change_text(history.total, first, _decimals(table), session)
    return html.Tr(
        [
            html.Th(link, scope="row"),
            html.Td(number, className="num first"),
            *cells,
            html.Td(html.B(total) if total else html.Span("·", className="mut"), className="num"),
        ],
        className="sel" if chosen else "",
    )


def _cell(cell: Cell, table: Table, session: Session) -> html.Td:
    if cell.state is CellState.NOT_YET:
        return html.Td(html.Span(session.t("revisions.not_yet"), className="sr"), className="num not-yet")
    if cell.step is None:
        words = html.Span(session.t("revisions.same"), className="sr")
        return html.Td([html.Span("·", className="mut", **{"aria-hidden": "true"}), words], className="num")
    figure = table.figures[cell.step.after.obs_id]
    change = change_text(cell.step.change, figure, _decimals(table), session)
    said = session.t("revisions.up" if cell.step.change > 0 else "revisions.down", change=change)
    if cell.step.within_rounding:
        said = f"{said}, {session.t('revisions.within')}"
    parts = [
        html.B(bare_number(figure, session.lang)),
        html.Small(change, **{"aria-hidden": "true"}),
        html.Span(said, className="sr"),
    ]
    return html.Td(parts, className=f"num {_tint(cell.step, table)}", title=said)


def _tint(step: Step, table: Table) -> str:
    """Return the classes of a change: its direction, and strong where it exceeds the mean absolute revision."""
    strong = step.change.copy_abs() > (table.triangle.summary.mean_absolute or 0)
    return f"{'up' if step.change > 0 else 'down'}{' strong' if strong else ''}"


def _origins(table: Table, session: Session, catalogue: Catalogue) -> str:
    names = [
        session.t("revisions.origin", name=catalogue.origin(code).name_on(None, session.lang), n=count)
        for code, count in table.origins.items()
    ]
    return session.t("revisions.only_origin", origins=", ".join(names) or "…")
