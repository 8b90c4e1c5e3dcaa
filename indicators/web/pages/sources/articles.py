"""The articles as components: every figure, event and claim with its words, place and verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.services.sources import Article, ArticleRow
from indicators.web.components.citation import printed_words
from indicators.web.components.citation_text import series_name
from indicators.web.components.icons import icon
from indicators.web.components.marks import DISAGREEMENT, mark
from indicators.web.components.value import value_text
from indicators.web.links import safe_href, source_link
from indicators.web.pages.sources.ids import SourcesId
from indicators.web.session import Session
from indicators.winners import Role

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

TONES = {
    "confirmed": ("ok", "check"),
    "confirmed_qualifier_differs": ("ok", "check"),
    "confirmed_by_reconstruction": ("ok", "check"),
    "year_inferred": ("warn", "warn"),
    "discrepancy": ("dis", ""),
    "source_discrepancy": ("dis", ""),
}
"""Verdict -> tone of its tag and icon; verdicts that settle nothing are plain."""
SEPARATOR = "~"


def article_block(article: Article, session: Session, catalogue: Catalogue) -> html.Article:
    """Return one article: its heading, what came of its figures, and the table of all of them."""
    identity = f"sources-article-{article.article_id}"
    return html.Article(
        [
            html.Header(
                html.Div(
                    [html.H2(_title(article, session), id=identity), html.P(_printed(article, session), className="s")]
                )
            ),
            html.Div(_tally(article, session), className="sources-tally"),
            html.Div(
                html.Table(
                    [
                        html.Caption(
                            session.t("sources.article.caption", title=article.title[session.lang]), className="sr"
                        ),
                        html.Thead(
                            html.Tr([html.Th(session.t(f"sources.column.{name}"), scope="col") for name in COLUMNS])
                        ),
                        html.Tbody([_row(row, session, catalogue) for row in article.rows]),
                    ],
                    className="sources-rows",
                ),
                className="tblx",
                tabIndex=0,
            ),
            html.Footer(html.Span(session.t("sources.article.note", note=article.note[session.lang])))
            if article.note[session.lang]
            else None,
        ],
        className="fig",
        **{"aria-labelledby": identity},
    )


COLUMNS = ("paragraph", "phrase", "made", "verdict")


def _title(article: Article, session: Session) -> Any:
    return source_link(article.title[session.lang], article.url)


def _printed(article: Article, session: Session) -> str:
    day = format_date(article.published)
    said = session.t("sources.article.inferred", day=day) if article.published_inferred else day
    return " · ".join((article.publisher or session.t("sources.article.no_publisher"), said, article.article_id))


def _tally(article: Article, session: Session) -> list[Any]:
    """Return how many rows there are and what became of them, in the order of their weight."""
    counts: dict[str, int] = {}
    for row in article.rows:
        counts[row.disposition] = counts.get(row.disposition, 0) + 1
    disputed = sum(TONES.get(row.verdict, ("", ""))[0] == "dis" for row in article.rows)
    order = ("observation", "event", "claim", "partnership", "not_an_indicator")
    parts: list[Any] = [
        html.Span([html.B(str(len(article.rows))), " ", session.t("sources.tally.rows", n=len(article.rows))])
    ]
    for name in order:
        if counts.get(name):
            parts.append(
                html.Span([html.B(str(counts[name])), " ", session.t(f"sources.tally.{name}", n=counts[name])])
            )
    if disputed:
        said = [mark(DISAGREEMENT, session.lang), f" {disputed} ", session.t("sources.tally.disputed", n=disputed)]
        parts.append(html.Span(said, className="dis"))
    return parts


def _row(row: ArticleRow, session: Session, catalogue: Catalogue) -> html.Tr:
    place = [html.Span(str(row.paragraph)), html.Small(row.source_id)]
    who = " · ".join(part for part in (row.speaker[session.lang], row.authority[session.lang]) if part)
    return html.Tr(
        [
            html.Th(place, scope="row"),
            html.Td([printed_words(row.phrase), html.Small(who)]),
            html.Td(_made(row, session, catalogue)),
            html.Td(_verdict(row, session)),
        ],
        className="sources-disputed" if TONES.get(row.verdict, ("", ""))[0] == "dis" else "",
    )


# -- what was made of it --------------------------------------------------------------------------------------
def _made(row: ArticleRow, session: Session, catalogue: Catalogue) -> list[Any]:
    if row.disposition == "observation":
        return _observation(row, session, catalogue)
    kind = html.Span(session.t(f"sources.disposition.{row.disposition}"), className="tag plain")
    if row.event is not None:
        day = f"{format_date(row.event_day)} · " if row.event_day else ""
        return [kind, html.P(f"{day}{row.event[session.lang]}")]
    if row.indicator:
        return [kind, html.P(catalogue.indicator(row.indicator).short[session.lang])]
    return [kind]


def _observation(row: ArticleRow, session: Session, catalogue: Catalogue) -> list[Any]:
    if row.figure is None:
        return [html.Span(session.t("sources.taken_back"), className="tag warn")]
    figure = row.figure
    name = f"{series_name(figure.series_key, catalogue, session)}, {period_phrase(figure.period, session.lang)}"
    address = f"{figure.series_key}{SEPARATOR}{figure.period.render()}"
    number = html.Button(
        [html.B(value_text(figure, catalogue, session.lang)), " ", mark(figure.obs_status, session.lang)],
        id={"type": SourcesId.FIGURE, "row": row.source_id, "point": address},
        type="button",
        className="sources-open",
        **{"aria-haspopup": "dialog"},
    )
    return [number, html.P(name), html.Small(session.t(f"sources.role.{Role(figure.role)}"))]


# -- what came of checking it ---------------------------------------------------------------------------------
def _verdict(row: ArticleRow, session: Session) -> list[Any]:
    tone, shape = TONES.get(row.verdict, ("plain", ""))
    sign: Any = mark(DISAGREEMENT, session.lang) if tone == "dis" else icon(shape) if shape else None
    words = row.verdict_words[session.lang] or row.reason[session.lang]
    parts: list[Any] = [html.Span([sign, session.t(f"sources.verdict.{row.verdict}")], className=f"tag {tone}")]
    if words:
        parts.append(html.P(words))
    links = [address for address in row.sources if safe_href(address)]
    if links:
        shown = [html.Li(source_link(_host(address), address)) for address in links]
        parts.append(html.Ul(shown, className="sources-links", **{"aria-label": session.t("sources.checked_at")}))
    return parts


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0].removeprefix("www.")
