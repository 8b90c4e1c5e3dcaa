"""The page on foreign direct investment as components."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.services.fdi import FdiPage
from indicators.web.components.notices import notice
from indicators.web.pages.fdi.breakdown import breakdown_section
from indicators.web.pages.fdi.choice import choice
from indicators.web.pages.fdi.comparison import comparison_block
from indicators.web.pages.fdi.figures import across_block, ladder_block, parts_block, within_block
from indicators.web.pages.fdi.ratio import ratio_block
from indicators.web.pages.fdi.state import Asked
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def body(page: FdiPage | None, asked: Asked, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return head with the choice of window, notices, figures; where there is no figure at all, what to do."""
    if page is None:
        return [_head(None, session), _empty(session)]
    main = [
        across_block(page, session, catalogue),
        ratio_block(page, session, catalogue),
        parts_block(page, session, catalogue),
    ]
    side = [
        within_block(page, session),
        comparison_block(page, session, catalogue),
        ladder_block(page, session),
    ]
    return [
        _head(page, session),
        *_notices(page, asked, session),
        html.Div([html.Div(main, className="fdi-column"), html.Div(side, className="fdi-column")], className="fdi-two"),
        breakdown_section(page, session, catalogue),
    ]


def _head(page: FdiPage | None, session: Session) -> html.Div:
    words = [html.H1(session.t("fdi.title")), html.P(session.t("fdi.lead"), className="sub")]
    chosen = [] if page is None else [choice(page, session)]
    said = "" if page is None else session.t("fdi.showing", period=period_phrase(page.chosen.period, session.lang))
    return html.Div([html.Div(words), *chosen], className="fdi-head", **{"data-fdi-said": said})


def _notices(page: FdiPage, asked: Asked, session: Session) -> list[Any]:
    said = []
    if asked.unread:
        said.append(session.t("fdi.notice.unread"))
    if page.other_year:
        said.append(session.t("fdi.notice.year", asked=asked.year, year=page.year))
    if page.other_months:
        said.append(session.t("fdi.notice.months", asked=asked.months, months=page.months, year=page.year))
    return [html.Div(notice(" ".join(said)), className="fdi-said", role="status")] if said else []


def _empty(session: Session) -> html.Div:
    upload = html.A(session.t("fdi.upload"), href=session.url("/upload"), className="btn", **{"data-nav": ""})
    title = session.t("fdi.empty.title", day=format_date(session.day))
    return notice(title, session.t("fdi.empty.why"), [upload])
