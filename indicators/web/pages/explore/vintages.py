"""Every reading of the shown periods: what was said, when, by whom, and what it is beside the figure in use. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.services.explore_answers import PointDetail
from indicators.services.figures import Figure
from indicators.web.components.citation_text import origin_name, series_name
from indicators.web.components.marks import disagreement, status_label
from indicators.web.components.value import formula_words, number_words, unit_words
from indicators.web.links import source_link
from indicators.web.session import Session
from indicators.winners import Role

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

COLUMNS = ("period", "published", "value", "status", "source", "role")
DISPUTED = {Role.DISAGREES, Role.WITHHELD}


def vintages_sheet(readings: tuple[tuple[PointDetail, ...], ...], session: Session, catalogue: Catalogue) -> html.Div:
    """Return a table for each series: periods latest first, the readings of each in the order of publication."""
    sections = [_series(details, session, catalogue) for details in readings if details]
    return html.Div(sections or html.P(session.t("explore.vintages.none")), className="explore-sheet")


def _series(details: tuple[PointDetail, ...], session: Session, catalogue: Catalogue) -> html.Section:
    name = series_name(details[0].series_key, catalogue, session)
    figures = [figure for detail in details for figure in readings_of(detail)]
    revised = sum(1 for detail in details if detail.with_role(Role.SUPERSEDED))
    unit = unit_words(figures[0], catalogue, session.lang) if figures else ""
    head = html.Tr(
        [
            html.Th(session.t(f"explore.vintages.{column}"), scope="col", className="num" if column == "value" else "")
            for column in COLUMNS
        ]
    )
    rows = [row for detail in details for row in _period_rows(detail, session, catalogue)]
    count = session.t("explore.vintages.count", n=len(figures), periods=len(details), revised=revised)
    return html.Section(
        [
            html.H2(name),
            html.P(f"{unit[:1].upper()}{unit[1:]} · {count}" if unit else count),
            html.Div(
                html.Table([html.Caption(name, className="sr"), html.Thead(head), html.Tbody(rows)]),
                className="explore-read tblx",
                tabIndex=0,
                role="region",
                **{"aria-label": name},
            ),
        ]
    )


def readings_of(detail: PointDetail) -> tuple[Figure, ...]:
    """Return every figure of a point, the winner included, by the day of publication; undated ones last."""
    found = [*([detail.winner] if detail.winner else []), *detail.others]
    return tuple(
        sorted(found, key=lambda f: (f.published is None, f.published and f.published.toordinal(), f.obs_id or 0))
    )


def _period_rows(detail: PointDetail, session: Session, catalogue: Catalogue) -> list[html.Tr]:
    figures = readings_of(detail)
    rows = []
    for position, figure in enumerate(figures):
        cells: list[Any] = _reading(figure, session, catalogue)
        if position == 0:
            phrase = period_phrase(detail.period, session.lang)
            cells.insert(0, html.Th(phrase[:1].upper() + phrase[1:], scope="rowgroup", rowSpan=len(figures)))
        rows.append(html.Tr(cells, className="used" if figure.role == Role.WINNER else ""))
    return rows


def _reading(figure: Figure, session: Session, catalogue: Catalogue) -> list[html.Td]:
    day = format_date(figure.published, figure.published_precision) if figure.published else session.t("term.undated")
    origin = origin_name(figure, catalogue, session)
    printed = figure.outlet or figure.citation.publisher
    named = [] if printed in {"", origin} else [f"{origin} · "]
    source = [*named, source_link(printed or origin, figure.citation.url)]
    if figure.citation.formula:
        source.append(html.Small(formula_words(figure.citation.formula, session.lang)))
    role = session.t(f"explore.role.{figure.role}")
    reason = catalogue.remark(figure.withheld, session.lang) if figure.withheld else ""
    said = [disagreement(role) if figure.role in DISPUTED else role, html.Small(reason) if reason else None]
    return [
        html.Td(day),
        html.Td(number_words(figure, session.lang), className="num"),
        html.Td(status_label(figure.obs_status, session.lang)),
        html.Td(source),
        html.Td(said),
    ]
