"""The charts of the page: one window across years, the windows of one year, the year ladder, the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators import charts
from indicators.charts import Captions
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData
from indicators.services.fdi import WHOLE_YEAR, FdiPage, SumCheck, printed
from indicators.web.components.chart import chart_block
from indicators.web.components.citation_text import origin_name
from indicators.web.components.marks import disagreement
from indicators.web.components.notices import notice
from indicators.web.components.value import number_words
from indicators.web.pages.fdi.ids import FdiId
from indicators.web.pages.fdi.points import citing, figure_button, number_button
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


LADDER_HEIGHT = 300


def block(
    name: FdiId,
    data: ChartData,
    session: Session,
    title: str,
    *,
    subtitle: str = "",
    after: Any = None,
    narrow: bool = False,
    height: int = 0,
    figure: dict[str, Any] | None = None,
    level: int = 2,
) -> html.Article:
    """Return a chart of this page: its points and the figures of its table open their citation."""
    width = "narrow" if narrow or session.narrow else "wide"
    return chart_block(
        name,
        data,
        session,
        title=title,
        subtitle=subtitle,
        figure=figure,
        after=after,
        narrow=narrow,
        level=level,
        height=height or charts.height(data, width),
        cite=citing(name),
        explore=session.url("/explore", data.spec.to_query()),
    )


def across_block(page: FdiPage, session: Session, catalogue: Catalogue) -> html.Article:
    """Return the chosen window in every year: whole years, or the same months of each."""
    data = page.charts.across
    whole = page.months == WHOLE_YEAR
    title = session.t("fdi.across.years") if whole else session.t("fdi.across.window", n=page.months)
    return block(FdiId.ACROSS, data, session, title, after=_across_notes(page, session, catalogue))


def within_block(page: FdiPage, session: Session) -> html.Article:
    """Return the windows of the chosen year, registered and disbursed joined by their gap."""
    data = page.charts.within
    title = session.t("fdi.within.title", year=page.year)
    return block(FdiId.WITHIN, data, session, title, narrow=True, after=told_notes(data, session, {"remark"}))


def ladder_block(page: FdiPage, session: Session) -> html.Article:
    """Return registered capital of the year and the one before, each point on its cut-off day."""
    data = page.charts.ladder
    chosen = page.chosen.registered
    ring = None
    if chosen is not None:
        ring = (chosen.series_key, chosen.period.start.isoformat(), chosen.period.end.isoformat())
    width = "narrow" if session.narrow else "wide"
    figure = charts.build(data, session.lang, session.theme.value, width=width, chosen=ring)
    after = told_notes(data, session, {"discrepancy", "remark"})
    height = LADDER_HEIGHT if width == "wide" else charts.height(data, width)
    return block(FdiId.LADDER, data, session, session.t("fdi.ladder.title"), after=after, figure=figure, height=height)


def parts_block(page: FdiPage, session: Session, catalogue: Catalogue) -> Any:
    """Return registered capital as the sum of its parts, with the check of each sum; or that no window has them."""
    title = session.t("fdi.parts.title")
    data = page.charts.parts
    if data is None:
        upload = html.A(session.t("fdi.upload"), href=session.url("/upload"), className="btn", **{"data-nav": ""})
        said = notice(session.t("fdi.parts.none", year=page.year), session.t("fdi.parts.why"), [upload])
        return html.Article([html.Header(html.Div(html.H2(title))), said], className="fig fdi-none")
    checks = html.Ul([html.Li(_check(one, session, catalogue)) for one in page.checks], className="fdi-checks")
    return block(FdiId.PARTS, data, session, title, after=checks if page.checks else None)


def told_notes(data: ChartData, session: Session, kinds: set[str]) -> html.Ul | None:
    """Return the notes of a chart of these kinds, disagreements with their mark."""
    words: Captions = charts.captions(data, session.lang)
    items = [
        html.Li(disagreement(note.text) if note.kind == "discrepancy" else note.text)
        for note in words.notes
        if note.kind in kinds
    ]
    return html.Ul(items, className="under") if items else None


def _across_notes(page: FdiPage, session: Session, catalogue: Catalogue) -> html.Ul | None:
    told = told_notes(page.charts.across, session, {"discrepancy", "remark"})
    items = list(told.children) if told is not None else []
    for figure in page.undated:
        words = session.t(
            "fdi.across.undated",
            name=catalogue.indicator(figure.indicator).short[session.lang],
            period=period_phrase(figure.period, session.lang),
            value=number_words(figure, session.lang),
            outlet=figure.outlet or origin_name(figure, catalogue, session),
        )
        items.append(html.Li(figure_button(words, figure, f"undated-{figure.obs_id}")))
    return html.Ul(items, className="under") if items else None


# -- the whole and its parts ----------------------------------------------------------------------------------
def _check(check: SumCheck, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return the sum in printed numbers, and whether it gives a printed whole within their rounding."""
    sum_of: list[Any] = []
    for position, part in enumerate(check.parts):
        sum_of += [" + " if position else "", number_button(part, "sum", session)]
    total = format_number(check.total.value, check.total.decimals, session.lang)
    whole = figure_button(_whole_words(check, session), check.whole, "whole")
    source = html.Small(origin_name(check.whole, catalogue, session))
    heading = html.Small(period_phrase(check.period, session.lang))
    if check.holds:
        key = "fdi.parts.within_rounding" if not printed(check.whole).qualifier.one_sided else ""
        rest = f" {session.t(key)}" if key else ""
        verdict: Any = html.Span([session.t("fdi.parts.agrees"), " ", whole, rest], className="tag ok")
    else:
        said = {
            "gap": format_number(check.total.value - printed(check.whole).value, check.total.decimals, session.lang),
            "slack": format_number(check.slack, 3, session.lang),
        }
        verdict = disagreement([session.t("fdi.parts.differs"), " ", whole, session.t("fdi.parts.by", **said)])
    return [heading, html.Span([*sum_of, f" = {total}"], className="fdi-sum"), verdict, source]


def _whole_words(check: SumCheck, session: Session) -> str:
    words = number_words(check.whole, session.lang)
    return words if check.whole.qualifier == "exact" else session.t("fdi.parts.quoted", words=words)
