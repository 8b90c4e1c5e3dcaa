"""The link to the annotated copy of an upload, for whoever supplied the file. Pure."""

from __future__ import annotations

from urllib.parse import urlencode

from dash import html

from indicators.web.components.icons import icon
from indicators.web.session import Session


def copy_link(upload: str, session: Session) -> html.A:
    """Return the link; the copy speaks the language of the page."""
    href = f"/upload/{upload}/annotated.xlsx?{urlencode({'lang': session.lang})}"
    return html.A([icon("down"), session.t("upload.copy.button")], href=href, download="", className="btn")
