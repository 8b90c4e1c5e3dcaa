"""The chart as a table: every figure is a button that selects its point. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html

from indicators.charts import TableCell, TableColumn, TablePage, TableRow, TableTwin
from indicators.i18n import translate
from indicators.i18n.numbers import NO_FIGURE
from indicators.model.chart import ChartData, ChartKind
from indicators.web.components.marks import DISAGREEMENT, mark
from indicators.web.pages.explore.growth import REFERENCE, TWO_SOURCES, Growth, growth_columns
from indicators.web.pages.explore.ids import ExploreId
from indicators.web.pages.explore.state import PageState, Point
from indicators.web.pages.explore.text_column import TextColumn, source_column
from indicators.web.session import Session

MOST_YEARS = 6
AS_DRAWN = {ChartKind.LADDER, ChartKind.BAR, ChartKind.SLOPE, ChartKind.WATERFALL}
"""Kinds whose rows stand as in the chart: windows by length, or series and parts in their order."""

FEW_COLUMNS = 3
"""Up to which a table is as wide as its figures, so that a number stands near its period."""


def table_panel(body: list[Any], unit: str, session: Session) -> html.Section:
    """Return the twin under its own heading."""
    heading = [html.H3(session.t("explore.table.title")), html.P(unit[:1].upper() + unit[1:], className="s")]
    return html.Section([html.Header(html.Div(heading)), *body], className="fig explore-twin")


def table_body(twin: TableTwin, data: ChartData, point: Point | None, growth: Growth, session: Session) -> list[Any]:
    """Return the table and its footnote.

    Periods stand latest first, the windows of a ladder by length. Years too many for the page stand latest first as
    well, so that the figures most looked for need no scrolling.
    """
    lang = session.lang
    ladder = data.spec.kind is ChartKind.LADDER
    rows = twin.rows if data.spec.kind in AS_DRAWN else twin.rows[::-1]
    if ladder and (session.narrow or len(twin.columns) > MOST_YEARS):
        rows = tuple(replace(row, cells=row.cells[::-1]) for row in rows)
        twin = replace(twin, columns=twin.columns[::-1])
    beside = growth_columns(growth, rows, by_year=ladder, lang=lang)
    if not ladder and len(twin.columns) == 1 and any(row.period for row in rows):
        beside = (*beside, source_column(data, rows, lang))
    words = translate(lang, "explore.table.title")
    scrolled = html.Div(
        _table(twin, rows, beside, point, lang, words),
        id=ExploreId.TABLE,
        className="explore-table tblx",
        tabIndex=0,
        role="region",
        **{"aria-label": words},
    )
    return [scrolled, html.P(_footnote(rows, beside, lang), className="cap")]


def table_pages(page: TablePage, state: PageState, session: Session) -> list[Any]:
    """Return the ways to the neighbouring pages of a long table; nothing where it has one page."""
    if page.count == 1:
        return []
    said = html.Span(session.t("explore.table.page", n=page.number, count=page.count))
    ways = [
        html.A(
            session.t(f"explore.table.{word}"),
            href=session.url("/explore", replace(state, rows=number, point=None).to_query()),
            className="btn sm",
            **{"data-nav": ""},
        )
        for word, number in (("newer", page.number - 1), ("older", page.number + 1))
        if 1 <= number <= page.count
    ]
    return [html.Nav([said, *ways], className="explore-pages", **{"aria-label": session.t("explore.table.pages")})]


def _table(
    twin: TableTwin,
    rows: tuple[TableRow, ...],
    beside: tuple[TextColumn, ...],
    point: Point | None,
    lang: str,
    words: str,
) -> html.Table:
    widest = [max((row.cells[i].decimals for row in rows), default=0) for i in range(len(twin.columns))]
    head = html.Tr(
        [
            html.Th(twin.corner, scope="col"),
            *(html.Th(_heading(column), scope="col", className="num") for column in twin.columns),
            *(html.Th(c.heading, scope="col", className="num" if c.numeric else "explore-who") for c in beside),
        ]
    )
    body = [_row(row, twin.columns, widest, point, lang) for row in rows]
    for position, row in enumerate(body):
        row.children.extend(_beside(column, position) for column in beside)
    few = len(twin.columns) + len(beside) <= FEW_COLUMNS and all(column.numeric for column in beside)
    parts = [html.Caption(words, className="sr"), html.Thead(head), html.Tbody(body)]
    return html.Table(parts, className="few" if few else "")


def _heading(column: TableColumn) -> list[Any]:
    return [column.heading, html.Small(column.unit)] if column.unit else [column.heading]


def _beside(column: TextColumn, position: int) -> html.Td:
    text = column.texts[position]
    if not column.numeric:
        return html.Td(text, className="explore-who")
    if not text:
        return html.Td(NO_FIGURE, className="num mut")
    bare = text.removesuffix(REFERENCE)
    return html.Td([bare, html.Sup(REFERENCE)] if bare != text else bare, className="num")


def _row(row: TableRow, columns: tuple[TableColumn, ...], widest: list[int], point: Point | None, lang: str) -> html.Tr:
    parts, selected = [], False
    for cell, column, decimals in zip(row.cells, columns, widest, strict=True):
        own = None if cell.period is None or not cell.series_key else Point(column.series, cell.period)
        chosen = own is not None and own == point
        selected = selected or chosen
        parts.append(html.Td(_figure(cell, own, decimals, chosen=chosen, lang=lang), className="num"))
    return html.Tr([html.Th(row.heading, scope="row"), *parts], className="sel" if selected else "")


def _figure(cell: TableCell, own: Point | None, decimals: int, *, chosen: bool, lang: str) -> Any:
    if cell.value is None:
        return html.Span(NO_FIGURE, className="mut")
    parts: list[Any] = [cell.text, _padding(cell, decimals, lang), mark(cell.status, lang)]
    if own is None:  # reckoned from its row, with no citation of its own
        return html.Span(parts)
    if cell.discrepancy:
        parts.insert(0, mark(DISAGREEMENT, lang))
    if cell.note == TWO_SOURCES:
        parts.append(html.Sup(REFERENCE))
    said = {"data-explore-point": own.render(), "aria-pressed": "true" if chosen else "false"}
    return html.Button(parts, type="button", className="explore-cell", **said)


def _padding(cell: TableCell, decimals: int, lang: str) -> html.Span | None:
    """Return invisible digits, so that numbers with fewer decimals stay aligned without a false zero."""
    missing = decimals - cell.decimals
    if missing <= 0:
        return None
    separator = ("," if lang == "vi" else ".") if cell.decimals == 0 else ""
    return html.Span(separator + "0" * missing, className="explore-pad", **{"aria-hidden": "true"})


def _footnote(rows: tuple[TableRow, ...], beside: tuple[TextColumn, ...], lang: str) -> str:
    cells = [cell for row in rows for cell in row.cells]
    parts = [translate(lang, "explore.table.choose")]
    texts = [text for column in beside for text in column.texts]
    if any(cell.value is None for cell in cells) or not all(texts):
        parts.append(translate(lang, "explore.table.none"))
    if any(cell.note == TWO_SOURCES for cell in cells) or any(text.endswith(REFERENCE) for text in texts):
        parts.append(f"{REFERENCE} {translate(lang, 'explore.table.two_sources')}")
    return " ".join(parts)
