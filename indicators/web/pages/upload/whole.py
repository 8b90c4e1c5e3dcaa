"""The whole sheet, which the browser fetches in windows of rows, and the links that lead to a cell of it. Pure."""

from __future__ import annotations

import re
from json import dumps
from urllib.parse import urlencode

from dash import html

from indicators.model.finding import Finding
from indicators.services.intake import PaintedSheet, Preview
from indicators.web.pages.upload.borders import border_lines
from indicators.web.pages.upload.state import PageState, Step
from indicators.web.session import Session

_SPOT = re.compile(r"(\d+)-(\d+)", re.ASCII)
"""Where a figure of a text stands: letters, where a figure of a sheet has its cell."""


def whole_grid(sheet: PaintedSheet, preview: Preview, session: Session, state: PageState) -> html.Div:
    """Return the place of the whole sheet; the browser fills it and goes to the cell of the address.

    It is filled anew whenever something was said of the upload, for each cell may have been taken as something else.
    """
    rows, columns = border_lines(preview.borders, sheet.name)
    said = {
        "data-whole-sheet": f"{state.upload} {session.lang} {sheet.name} {state.cell} {preview.seen.stamp}",
        "data-lines": dumps({"rows": rows, "columns": columns}),
        "data-source": f"/upload/{state.upload}/rows?{urlencode({'lang': session.lang})}",
        "data-sheet": sheet.name,
        "data-rows": str(sheet.last_row),
        "data-cell": state.cell,
        "data-grid": session.t("upload.sheet.grid", sheet=sheet.name),
        "data-region": session.t("upload.sheet.region", sheet=sheet.name),
        "data-goto": session.t("upload.whole.goto"),
        "data-outside": session.t("upload.whole.outside"),
        "data-loading": session.t("upload.whole.loading"),
        "data-failed": session.t("upload.whole.failed"),
    }
    return html.Div(**said)


def place_link(finding: Finding, session: Session, state: PageState | None) -> html.A | html.Span:
    """Return where a finding is; a place that names a cell leads to it in the whole sheet."""
    if state is not None and (spot := _SPOT.fullmatch(finding.where)):
        words = session.t("articles.place", at=int(spot[1]) + 1)
        href = f"{session.url('/articles', {'upload': state.upload})}#figure-{finding.where}"
        return html.A(words, href=href, className="mono", **{"data-nav": ""})
    if state is None or not (finding.sheet and finding.cell):
        return html.Span(finding.where, className="mono")
    at = state.at(step=Step.RECOGNITION, sheet=finding.sheet, cell=finding.cell, whole=True, page=1)
    words = session.t("upload.whole.jump", where=finding.where)
    return html.A(
        finding.where,
        href=session.url("/upload", at.to_query()),
        className="mono",
        title=words,
        **{"data-nav": "", "aria-label": words},
    )


def whole_link(sheet: PaintedSheet, session: Session, state: PageState) -> html.A:
    """Return the link that opens the whole sheet."""
    href = session.url("/upload", state.at(sheet=sheet.name, whole=True).to_query())
    return html.A(session.t("upload.whole.open", n=sheet.last_row), href=href, **{"data-nav": ""})
