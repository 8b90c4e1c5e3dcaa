"""The figure block: title, subtitle, actions, key, plot, source, status, id, in that order, on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from indicators.web.components.add_to_report import add_button
from indicators.web.components.download_menu import download_menu
from indicators.web.components.icons import icon
from indicators.web.session import Session

GRAPH_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "responsive": True,
    "doubleClick": False,
    "scrollZoom": False,
}


@dataclass(frozen=True, slots=True)
class Captions:
    """The words of a figure, all derived from what is drawn.

    ``source`` is the whole phrase ("Nguồn: …"). ``citation`` is what "cite" copies, ``code`` the figure's short id.
    """

    title: str
    subtitle: str
    source: str
    alt: str
    status: str = ""
    code: str = ""
    citation: str = ""


def figure_block(
    block_id: str,
    captions: Captions,
    figure: dict[str, Any] | None,
    session: Session,
    *,
    query: str = "",
    key: Sequence[Any] = (),
    table: Any = None,
    after: Any = None,
    level: int = 3,
    height: int = 280,
    graph_id: str = "",
    static: bool = False,
    keys: str = "",
    explore: str = "",
) -> html.Article:
    """Return one chart as an article.

    ``query`` is the encoded ChartSpec from which the files are exported; empty: nothing can be downloaded. ``table`` is
    the table twin, hidden until asked for. ``static``: the chart does not answer the pointer. ``keys`` says what the
    keyboard does on the chart; with it the chart takes the focus and the page's own script answers the keys.
    ``explore`` is the address of the same chart in the explorer. Each part has an id of its own, so that a page may
    change the words and leave the plot.
    """
    name = graph_id or f"{block_id}-graph"
    heading = (html.H2 if level == 2 else html.H3)(captions.title, id=f"{block_id}-title")
    subtitle = html.P(captions.subtitle, id=f"{block_id}-subtitle", className="s")
    actions = _actions(block_id, name, captions, session, query, with_table=table is not None, explore=explore)
    graph = dcc.Graph(
        id=name,
        figure=figure or {},
        config={**GRAPH_CONFIG, "staticPlot": static},
        className="plot",
        style={"height": f"{height}px"},
        responsive=True,
    )
    return html.Article(
        [
            html.Header([html.Div([heading, subtitle]), actions]),
            html.Div(list(key), id=f"{block_id}-key", className="key") if key else None,
            _plotbox(f"{block_id}-plot", graph, captions.alt, keys),
            after,
            html.Div(table, id=f"{block_id}-table", className="twin tblx", hidden=True) if table is not None else None,
            _cite_strip(block_id, captions, session),
            _footer(block_id, captions, session),
        ],
        id=block_id,
        className="fig",
        **{"aria-labelledby": f"{block_id}-title"},
    )


def _plotbox(box_id: str, graph: dcc.Graph, alt: str, keys: str) -> html.Div:
    if not keys:
        return html.Div(graph, id=box_id, role="img", className="plotbox", **{"aria-label": alt})
    said = {"aria-label": f"{alt} {keys}"}
    return html.Div(graph, id=box_id, role="application", tabIndex=0, className="plotbox", **said)


def _footer(block_id: str, captions: Captions, session: Session) -> html.Footer:
    past = session.t("shell.figure.as_of", day=session.day.strftime("%d/%m/%Y")) if session.is_past else ""
    return html.Footer(
        [
            html.Span(captions.source),
            html.Span(captions.status) if captions.status else None,
            html.Span(past) if past else None,
            html.Span(captions.code, className="id") if captions.code else None,
        ],
        id=f"{block_id}-footer",
    )


def _actions(
    block_id: str,
    graph: str,
    captions: Captions,
    session: Session,
    query: str,
    *,
    with_table: bool,
    explore: str = "",
) -> html.Div:
    offered = [("table", "table", f"{block_id}-table")] if with_table else []
    if captions.citation:
        offered.append(("quote", "cite", f"{block_id}-cite"))
    buttons: list[Any] = [_toggle(name, session.t(f"shell.figure.{key}"), target) for name, key, target in offered]
    if explore:
        buttons.append(_explore_link(explore, session, icon("external"), className="ico"))
    if query:
        buttons.append(add_button(block_id, query, session))
        folded = [_folded_toggle(session.t(f"shell.figure.{key}"), target) for _, key, target in offered]
        if explore:
            words = session.t("shell.figure.explore")
            folded.append(html.Li(_explore_link(explore, session, words), className="only-s"))
        buttons.append(download_menu(graph, captions.title, session, query, folded))
    return html.Div(buttons, id=f"{block_id}-acts", className="acts")


def _explore_link(address: str, session: Session, words: Any, **said: str) -> html.A:
    title = session.t("shell.figure.explore")
    return html.A(words, href=address, title=title, **{"data-nav": "", "aria-label": title, **said})


def _toggle(name: str, words: str, target: str) -> html.Button:
    said = {"data-toggle": target, "aria-expanded": "false", "aria-controls": target, "aria-label": words}
    return html.Button(icon(name), type="button", className="ico", title=words, **said)


def _folded_toggle(words: str, target: str) -> html.Li:
    """Return the same switch as a line of the menu, for small screens where the header keeps one button."""
    button = html.Button(
        words, type="button", **{"data-toggle": target, "aria-expanded": "false", "aria-controls": target}
    )
    return html.Li(button, className="only-s")


def _cite_strip(block_id: str, captions: Captions, session: Session) -> html.Div | None:
    if not captions.citation:
        return None
    button = html.Button(
        [icon("copy"), session.t("shell.copy")], type="button", className="btn sm", **{"data-copy": captions.citation}
    )
    return html.Div(
        [html.P(captions.citation, className="quote"), button], id=f"{block_id}-cite", className="citebox", hidden=True
    )
