"""A chart with everything around it, made from finished data: captions, key, table twin, downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html

from indicators import charts
from indicators.model.chart import ChartData
from indicators.web.components.chart_key import key_marks
from indicators.web.components.figure import Captions, figure_block
from indicators.web.components.marks import DISAGREEMENT, disagreement, mark
from indicators.web.components.markup import Piece, written
from indicators.web.session import Session


def chart_block(
    block_id: str,
    data: ChartData,
    session: Session,
    *,
    title: str = "",
    subtitle: str = "",
    key: Sequence[Any] | None = None,
    figure: dict[str, Any] | None = None,
    level: int = 3,
    height: int = 280,
    narrow: bool = False,
    notes: bool = False,
    after: Any = None,
    cite: Cite | None = None,
    explore: str = "",
) -> html.Article:
    """Return the figure block of ``data``.

    ``title`` and ``subtitle`` replace the derived ones, ``figure`` the drawn one, ``key`` the derived key. ``narrow``
    draws for a small place. ``notes`` tells disagreements under the plot, ``after`` is what stands there instead.
    ``cite`` makes the figures of the table twin open their citation. ``explore`` is the address of the same chart in
    the explorer.
    """
    words = charts.captions(data, session.lang)
    width = "narrow" if narrow or session.narrow else "wide"
    captions = Captions(
        title=title or words.title,
        subtitle=subtitle or words.subtitle,
        source=words.source,
        alt=f"{title or words.title}. {words.alt}",
        code=words.chart_id,
        citation=". ".join((title or words.title, subtitle or words.subtitle, words.source, words.as_of)) + ".",
    )
    return figure_block(
        block_id,
        captions,
        figure if figure is not None else charts.build(data, session.lang, session.theme.value, width=width),
        session,
        query=data.spec.to_query(),
        key=key_marks(words.key) if key is None else key,
        table=_twin(charts.table(data, session.lang), session, cite),
        after=_disagreements(words) if notes else after,
        explore=explore,
        level=level,
        height=height,
        static=False,
    )


def _disagreements(words: charts.Captions) -> html.Ul | None:
    said = [note.text for note in words.notes if note.kind == "discrepancy"]
    return html.Ul([html.Li(disagreement(text)) for text in said], className="under") if said else None


Cite = Callable[[charts.TableCell, Any], Any]
"""Turns the words of a cell into what opens the citation of its figure."""


def _twin(twin: charts.TableTwin, session: Session, cite: Cite | None) -> Any:
    table = twin_table(twin, session, cite)
    return table if cite else Piece(written(table))


def twin_table(twin: charts.TableTwin, session: Session, cite: Cite | None = None) -> html.Table:
    """Return a chart's figures as a plain table, with status and disagreement marked at each."""
    head = [html.Th(twin.corner, scope="col")]
    head.extend(
        html.Th([column.heading, f" ({column.unit})" if column.unit else ""], scope="col", className="num")
        for column in twin.columns
    )
    rows = [
        html.Tr([html.Th(row.heading, scope="row"), *(_cell(cell, session, cite) for cell in row.cells)])
        for row in twin.rows
    ]
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])


def _cell(cell: charts.TableCell, session: Session, cite: Cite | None) -> html.Td:
    if cell.value is None:
        return html.Td(cell.text, className="num mut")
    parts: list[Any] = [cell.text, " ", mark(cell.status, session.lang)]
    if cell.discrepancy:
        parts.insert(0, html.Span([mark(DISAGREEMENT, session.lang), " "], className="dis"))
    return html.Td(cite(cell, parts) if cite and cell.series_key else parts, className="num")
