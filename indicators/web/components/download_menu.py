"""What can be taken away of a chart: pictures made in the page with their size, copies, files made by the server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dash import html

from indicators.web.components.icons import icon
from indicators.web.components.markup import Piece, written
from indicators.web.session import Session

IMAGE_FORMATS = ("png", "svg")
FILE_FORMATS = ("pptx", "docx", "xlsx", "html", "csv", "csv_table", "json")
SIZES = ("wide", "slide", "a4", "column", "square")
SCALES = ("2", "1", "3", "4")
GROUNDS = ("0", "1")


def download_menu(
    graph: str, title: str, session: Session, query: str, first: Sequence[Any] = (), *, pictures: bool = True
) -> html.Details:
    """Return the menu of what can be downloaded or copied of the chart of ``query``.

    ``first`` are lines that stand before. ``pictures`` off for a table, which has none.
    """
    words = session.t("shell.figure.download")
    copies = [("copy_table", "data-copy-table")]
    images: list[Any] = []
    if pictures:
        copies.insert(0, ("copy_picture", "data-copy-picture"))
        images = [_group("pictures", session), _options(session), *_images(graph, title, session, query)]
        images.append(_file("pdf", session, query))
    copied = [
        html.Li(
            html.Button(
                session.t(f"shell.figure.{name}"),
                type="button",
                **{said: query, "data-done": session.t(f"shell.figure.{name.replace('copy', 'copied')}")},
            )
        )
        for name, said in copies
    ]
    files = [_file(name, session, query) for name in FILE_FORMATS]
    return html.Details(
        [
            html.Summary(icon("down"), className="ico", title=words, **{"aria-label": words}),
            Piece(written([*first, *images, _group("files", session), *files, *copied]), tag="ul"),
        ],
        className="menu",
    )


def _group(name: str, session: Session) -> html.Li:
    return html.Li(html.Span(session.t(f"shell.figure.group.{name}"), className="group"), role="presentation")


def _options(session: Session) -> html.Li:
    """Return the choices of pictures: size, dots of a PNG, ground; native controls, read when a picture is made."""
    choices = (
        ("width", "size", [(name, session.t(f"shell.figure.size.{name}")) for name in SIZES]),
        ("scale", "scale", [(scale, f"{scale}×") for scale in SCALES]),
        ("transparent", "transparent", [(ground, session.t(f"shell.figure.ground.{ground}")) for ground in GROUNDS]),
    )
    labels = [
        html.Label(
            [
                html.Span(session.t(f"shell.figure.{words}")),
                html.Select([html.Option(text, value=value) for value, text in offered], **{"data-option": name}),
            ]
        )
        for name, words, offered in choices
    ]
    return html.Li(html.Div(labels, className="choices"))


def _images(graph: str, title: str, session: Session, query: str) -> list[html.Li]:
    return [
        html.Li(
            html.Button(
                session.t(f"shell.figure.{name}"),
                type="button",
                **{"data-image": name, "data-graph": graph, "data-title": title, "data-query": query},
            )
        )
        for name in IMAGE_FORMATS
    ]


def _file(name: str, session: Session, query: str) -> html.Li:
    """Return the link to a file; the page's own script follows it, so that a refusal is told in words."""
    address = f"/export/{name}?{query}&lang={quote(session.lang)}"
    return html.Li(html.A(session.t(f"shell.figure.{name}"), href=address, download="", **{"data-file": name}))
