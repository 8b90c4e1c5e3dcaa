"""The chart as a table: every figure is a button that selects its point. One piece of HTML. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from dash import html
from markupsafe import Markup, escape

from indicators.charts import TableCell, TableColumn, TablePage, TableRow, TableTwin
from indicators.i18n import translate
from indicators.i18n.numbers import NO_FIGURE
from indicators.model.chart import ChartData, ChartKind
from indicators.web.components.marks import DISAGREEMENT, mark
from indicators.web.components.markup import Piece, written
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

_HEAD = Markup('<th scope="col" class="{}">{}</th>')
_NUMERIC, _WHO = "num", "explore-who"
_REFERENCE = Markup("<sup>{}</sup>").format(REFERENCE)
_CELL = Markup(
    '<td class="num"><button type="button" class="explore-cell" data-explore-point="{}" aria-pressed="{}">'
    "{}{}{}</button></td>"
)


def table_panel(body: list[Any], unit: str, session: Session) -> html.Section:
    """Return the twin under its own heading."""
    told = html.P(unit[:1].upper() + unit[1:], id=ExploreId.TWIN_UNIT, className="s")
    heading = [html.H3(session.t("explore.table.title")), told]
    return html.Section([html.Header(html.Div(heading)), *body], id=ExploreId.TWIN_PANEL, className="fig explore-twin")


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
        Piece(_table(twin, rows, beside, point, lang, words), ExploreId.TWIN),
        id=ExploreId.TABLE,
        className="explore-table tblx",
        tabIndex=0,
        role="region",
        **{"aria-label": words},
    )
    return [scrolled, html.P(_footnote(rows, beside, lang), id=ExploreId.FOOTNOTE, className="cap")]


def table_pages(page: TablePage, state: PageState, session: Session) -> list[Any]:
    """Return the ways to the neighbouring pages of a long table; an empty place where it has one page."""
    if page.count == 1:
        return [html.Div(id=ExploreId.PAGES)]
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
    listed = html.Nav([said, *ways], className="explore-pages", **{"aria-label": session.t("explore.table.pages")})
    return [html.Div(listed, id=ExploreId.PAGES)]


def _table(
    twin: TableTwin,
    rows: tuple[TableRow, ...],
    beside: tuple[TextColumn, ...],
    point: Point | None,
    lang: str,
    words: str,
) -> Markup:
    widest = [max((row.cells[i].decimals for row in rows), default=0) for i in range(len(twin.columns))]
    head = [
        _HEAD.format("", twin.corner),
        *(_HEAD.format(_NUMERIC, _heading(column)) for column in twin.columns),
        *(_HEAD.format(_NUMERIC if c.numeric else _WHO, c.heading) for c in beside),
    ]
    few = len(twin.columns) + len(beside) <= FEW_COLUMNS and all(column.numeric for column in beside)
    body = (
        _row(row, twin.columns, widest, point, lang, [_beside(column, position) for column in beside])
        for position, row in enumerate(rows)
    )
    return Markup(
        '<table class="{}"><caption class="sr">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format("few" if few else "", words, Markup().join(head), Markup().join(body))


def _heading(column: TableColumn) -> Markup:
    unit = Markup("<small>{}</small>").format(column.unit) if column.unit else ""
    return escape(column.heading) + unit


def _beside(column: TextColumn, position: int) -> Markup:
    text = column.texts[position]
    if not column.numeric:
        return Markup('<td class="explore-who">{}</td>').format(text)
    if not text:
        return Markup('<td class="num mut">{}</td>').format(NO_FIGURE)
    bare = text.removesuffix(REFERENCE)
    return Markup('<td class="num">{}{}</td>').format(bare, _REFERENCE if bare != text else "")


def _row(
    row: TableRow,
    columns: tuple[TableColumn, ...],
    widest: list[int],
    point: Point | None,
    lang: str,
    beside: list[Markup],
) -> Markup:
    parts, selected = [], False
    for cell, column, decimals in zip(row.cells, columns, widest, strict=True):
        own = None if cell.period is None or not cell.series_key else Point(column.series, cell.period)
        chosen = own is not None and own == point
        selected = selected or chosen
        parts.append(_figure(cell, own, decimals, chosen=chosen, lang=lang))
    return Markup('<tr class="{}"><th scope="row">{}</th>{}</tr>').format(
        "sel" if selected else "", row.heading, Markup().join([*parts, *beside])
    )


def _figure(cell: TableCell, own: Point | None, decimals: int, *, chosen: bool, lang: str) -> Markup:
    if cell.value is None:
        return Markup('<td class="num"><span class="mut">{}</span></td>').format(NO_FIGURE)
    said = escape(cell.text) + _padding(cell, decimals, lang) + _mark(cell.status, lang)
    if own is None:  # reckoned from its row, with no citation of its own
        return Markup('<td class="num"><span>{}</span></td>').format(said)
    before = _mark(DISAGREEMENT, lang) if cell.discrepancy else ""
    after = _REFERENCE if cell.note == TWO_SOURCES else ""
    return _CELL.format(own.render(), "true" if chosen else "false", before, said, after)


@cache
def _mark(status: str, lang: str) -> Markup:
    return written(mark(status, lang))


def _padding(cell: TableCell, decimals: int, lang: str) -> Markup:
    """Return invisible digits, so that numbers with fewer decimals stay aligned without a false zero."""
    missing = decimals - cell.decimals
    if missing <= 0:
        return Markup()
    separator = ("," if lang == "vi" else ".") if cell.decimals == 0 else ""
    return Markup('<span class="explore-pad" aria-hidden="true">{}</span>').format(separator + "0" * missing)


def _footnote(rows: tuple[TableRow, ...], beside: tuple[TextColumn, ...], lang: str) -> str:
    cells = [cell for row in rows for cell in row.cells]
    parts = [translate(lang, "explore.table.choose")]
    texts = [text for column in beside for text in column.texts]
    if any(cell.value is None for cell in cells) or not all(texts):
        parts.append(translate(lang, "explore.table.none"))
    if any(cell.note == TWO_SOURCES for cell in cells) or any(text.endswith(REFERENCE) for text in texts):
        parts.append(f"{REFERENCE} {translate(lang, 'explore.table.two_sources')}")
    return " ".join(parts)
