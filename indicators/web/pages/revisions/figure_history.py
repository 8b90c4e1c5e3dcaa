"""Every figure of one period: when it was in use, why it won or lost, where it stands, who brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_date, format_moment
from indicators.i18n.periods import period_phrase
from indicators.services.revisions import Entry, FigureHistory
from indicators.web.components.citation_text import origin_name
from indicators.web.components.marks import disagreement, status_label
from indicators.web.components.value import formula_words, value_text
from indicators.web.links import source_link
from indicators.web.pages.revisions.correction import correct_button
from indicators.web.pages.revisions.disputes import decide_button
from indicators.web.pages.revisions.words import capital, cite_button
from indicators.web.session import Session
from indicators.winners import Role

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.discrepancies import Discrepancy

COLUMNS = ("value", "published", "stood", "source", "status", "why", "brought")


def figure_block(
    history: FigureHistory, decidable: Discrepancy, version: int, session: Session, catalogue: Catalogue
) -> html.Section:
    """Return the table of every figure of the chosen period."""
    phrase = capital(period_phrase(history.period, session.lang))
    head = [
        html.Th(session.t(f"revisions.figure.{name}"), scope="col", className="num" if name == "value" else "")
        for name in COLUMNS
    ]
    return html.Section(
        [
            html.Header(
                [
                    html.H2(session.t("revisions.figure.title", period=phrase), id="revisions-figure-title"),
                    html.Div(decide_button(decidable, version, session), className="revisions-actions"),
                ]
            ),
            html.Div(
                html.Table(
                    [
                        html.Thead(html.Tr(head)),
                        html.Tbody([_row(entry, decidable, version, session, catalogue) for entry in history.entries]),
                    ]
                ),
                className="tblx",
                tabIndex=0,
                role="region",
                **{"aria-labelledby": "revisions-figure-title"},
            ),
        ],
        className="fig revisions-readings",
        **{"aria-labelledby": "revisions-figure-title"},
    )


def _row(entry: Entry, seen: Discrepancy, version: int, session: Session, catalogue: Catalogue) -> html.Tr:
    figure = entry.figure
    day = format_date(figure.published, figure.published_precision) if figure.published else session.t("term.undated")
    origin = origin_name(figure, catalogue, session)
    outlet = figure.outlet or figure.citation.publisher
    source: list[Any] = [html.Span(origin)]
    if outlet and outlet != origin:
        source += [" · ", source_link(outlet, figure.citation.url)]
    if figure.citation.formula:
        source.append(html.Small(formula_words(figure.citation.formula, session.lang)))
    source.append(cite_button(figure, "reading", session.t("revisions.figure.cite")))
    source.append(correct_button(figure, seen, version, session))
    return html.Tr(
        [
            html.Th(value_text(figure, catalogue, session.lang), scope="row", className="num"),
            html.Td(day),
            html.Td(_stood(entry, session)),
            html.Td(source),
            html.Td(status_label(figure.obs_status, session.lang)),
            html.Td(_why(entry, session, catalogue)),
            html.Td(_brought(entry, session)),
        ],
        className={Role.WINNER: "sel", Role.CORRECTED: "gone"}.get(Role(figure.role), ""),
    )


def _stood(entry: Entry, session: Session) -> list[Any]:
    if not entry.spans:
        return [session.t("revisions.figure.never")]
    return [
        html.Span(
            session.t("revisions.figure.span", first=format_date(span.first), until=format_date(span.until))
            if span.until
            else session.t("revisions.figure.from", first=format_date(span.first)),
            className="line",
        )
        for span in entry.spans
    ]


def _why(entry: Entry, session: Session, catalogue: Catalogue) -> list[Any]:
    figure = entry.figure
    role = session.t(f"revisions.role.{figure.role}")
    said: list[Any] = [disagreement(role) if figure.role in {Role.DISAGREES, Role.WITHHELD} else html.Span(role)]
    if figure.citation.replaces:
        said.append(html.Small(session.t("revisions.figure.replaces", obs=figure.citation.replaces[0])))
    if figure.withheld:
        said.append(html.Small(catalogue.remark(figure.withheld, session.lang)))
    if entry.criterion is not None:
        said.append(html.Small(session.t(f"revisions.step.{entry.criterion}")))
    elif figure.role == Role.WINNER:
        said.append(html.Small(session.t("revisions.step.alone")))
    return said


def _brought(entry: Entry, session: Session) -> list[Any]:
    batch = entry.batch
    if batch is None:
        return [session.t("revisions.derived")]
    said = session.t("revisions.by", who=actor_words(batch.actor, session.lang), at=format_moment(batch.created_at))
    shipped = batch.kind == "seed"  # whose title is a name of the program, not words of a person
    why = [] if shipped else [html.Small(batch.reason or batch.title)]
    return [html.Span(f"r{batch.batch_id}", className="mono"), " ", said, *why]
