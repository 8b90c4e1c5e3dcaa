"""The page as it will be printed: white in every theme, one sheet a language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import dcc, html

from indicators import charts
from indicators.export.report_document import Exhibit, Grid, Part, Prose, ReportDocument
from indicators.web.components.chart import twin_table
from indicators.web.components.chart_key import key_marks
from indicators.web.components.figure import GRAPH_CONFIG
from indicators.web.session import Session, Theme

HEIGHT = 260


def sheets(pages: Iterable[ReportDocument], *, narrow: bool) -> list[Any]:
    """Return the sheets of a report; ``narrow``: charts are drawn for a small screen."""
    return [_sheet(page, narrow=narrow) for page in pages]


def _sheet(page: ReportDocument, *, narrow: bool) -> html.Article:
    session = Session(page.lang, Theme.LIGHT, None, page.as_of, narrow)
    parts = [_part(n, part, session) for n, part in enumerate((*page.parts, *page.back))]
    return html.Article(
        [
            html.P(page.line, className="report-over"),
            html.H2(page.title),
            *parts,
            html.Footer([html.Span(page.foot)]),
        ],
        className="report-sheet paper",
        lang=page.lang,
    )


def _part(n: int, part: Part, session: Session) -> Any:
    if isinstance(part, Prose):
        heading = [html.H3(part.heading)] if part.heading else []
        return html.Div([*heading, *(html.P(text) for text in part.paragraphs)], className="report-prose")
    return _grid(part) if isinstance(part, Grid) else _exhibit(n, part, session)


def _exhibit(n: int, part: Exhibit, session: Session) -> html.Figure:
    document, lang = part.document, session.lang
    words = charts.captions(document.data, lang)
    heading = [html.H3(f"{part.label}. {words.title}"), html.P(words.subtitle, className="s")]
    under = [html.P(note.text, className="dis-note" if note.kind == "discrepancy" else "") for note in words.notes]
    said = " · ".join(text for text in (words.statuses, words.as_of, words.chart_id) if text)
    foot = [*under, html.P(words.source), html.P(said)]
    caption = html.Figcaption(foot)
    if part.as_table:
        table = html.Div(twin_table(charts.table(document.data, lang), session), className="tblx")
        return html.Figure([*heading, table, caption])
    figure = charts.build(document.data, lang, "light", width="narrow" if session.narrow else "wide")
    graph = dcc.Graph(
        id=f"report-graph-{lang}-{n}",
        figure=figure,
        config={**GRAPH_CONFIG, "staticPlot": True},
        className="plot",
        style={"height": f"{HEIGHT}px"},
        responsive=True,
    )
    plot = html.Div(graph, role="img", className="plotbox", **{"aria-label": f"{words.title}. {words.alt}"})
    return html.Figure([*heading, html.Div(key_marks(words.key), className="key"), plot, caption])


def _grid(part: Grid) -> html.Div:
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in part.columns]))
    body = html.Tbody([html.Tr([html.Td(text) for text in row]) for row in part.rows])
    table = html.Div(html.Table([head, body]), className="tblx") if part.rows else None
    return html.Div([html.H3(part.heading), table, html.P(part.remark, className="mic") if part.remark else None])
