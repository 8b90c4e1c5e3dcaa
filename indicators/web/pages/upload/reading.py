"""How one cell was read, in words: what it means, from which cells, in which unit, and how certain that is. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.numbers import NO_FIGURE, format_number
from indicators.i18n.periods import days_phrase, period_phrase
from indicators.services.intake import CellReading, How, Preview
from indicators.web.components.citation_text import series_name
from indicators.web.components.marks import status_label
from indicators.web.components.recipe_words import mark_words
from indicators.web.components.value import value_text
from indicators.web.pages.upload.borders import border_form
from indicators.web.pages.upload.pointing import pointing_form
from indicators.web.pages.upload.words import origin_words
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

Term = tuple[str, Any]


def reading_panel(
    cell: CellReading | None, place: tuple[str, str], preview: Preview, session: Session, catalogue: Catalogue
) -> html.Div:
    """Return the explanation of the selected cell, and the forms that correct its reading.

    ``place`` is sheet and cell, which is empty where none is selected.
    """
    borders = border_form(*place, preview, session, unread=cell is None) if place[1] else None
    if cell is None:
        key = "upload.cell.unread" if place[1] else "upload.cell.none"
        words = html.P(session.t(key, cell="!".join(place)), className="cap")
        return html.Div([words, borders], className="upload-read")
    terms = [
        (
            session.t("upload.cell.selected"),
            [html.B(f"{cell.sheet}!{cell.cell}", className="mono"), f" = {_number(cell, session)}"],
        ),
        (session.t("upload.cell.indicator"), _indicator(cell, session, catalogue)),
        _period(cell, session),
        _unit(cell, session, catalogue),
        _status(cell, session),
        (
            session.t("upload.cell.format"),
            html.B(session.t("upload.cell.text" if cell.as_text else "upload.cell.number")),
        ),
        (session.t("upload.cell.source"), _source(preview, session, catalogue)),
        (session.t("upload.cell.certainty"), _certainty(cell, session)),
    ]
    marks = cell.diff.incoming.observation.citation.corrected if cell.diff is not None else ()
    if marks:
        said = "; ".join(mark_words(mark, session, catalogue) for mark in marks)
        terms.append((session.t("upload.cell.corrected"), html.B(said)))
    told = html.Dl([html.Div([html.Dt(name), html.Dd(words)]) for name, words in terms])
    return html.Div([told, pointing_form(cell, preview, session, catalogue), borders], className="upload-read")


def _number(cell: CellReading, session: Session) -> str:
    """Return the stored number with all its decimals."""
    if cell.value is None:
        return NO_FIGURE
    exponent = cell.value.as_tuple().exponent
    return format_number(cell.value, max(-exponent, 0) if isinstance(exponent, int) else 0, session.lang)


def _indicator(cell: CellReading, session: Session, catalogue: Catalogue) -> Any:
    if not cell.mapping.series_key:
        printed = cell.mapping.printed
        over = html.Small(" · ".join(printed.path)) if printed.path else None
        return [html.B(printed.label or NO_FIGURE), over, html.Small(session.t("upload.cell.unmapped"))]
    return html.B(series_name(cell.mapping.series_key, catalogue, session))


def _from(name: str, role: str, cell: CellReading, session: Session) -> str:
    cells = cell.cells.get(role, "")
    return session.t(f"upload.cell.{name}_from", cells=cells) if cells else session.t(f"upload.cell.{name}")


def _period(cell: CellReading, session: Session) -> Term:
    """Return the period that was read; where none was, the words that should name one."""
    term = _from("period", "period", cell, session)
    period = cell.period if cell.diff is None else cell.diff.figure.period
    if period is None:
        return term, html.B(cell.period_text or NO_FIGURE)
    phrase, days = period_phrase(period, session.lang), days_phrase(period, session.lang)
    return term, [html.B(phrase), html.Small(days) if days != phrase and not period.is_instant else None]


def _unit(cell: CellReading, session: Session, catalogue: Catalogue) -> Term:
    row = cell.mapping
    name = catalogue.unit_symbol(row.unit_measure, row.unit_mult or 0, session.lang) if row.unit_measure else NO_FIGURE
    words: list[Any] = [html.B(name)]
    if cell.diff is not None and cell.diff.figure.shown is not None:
        shown = value_text(cell.diff.figure, catalogue, session.lang)
        words.append(f" → {shown}")
    return _from("unit", "unit", cell, session), words


def _status(cell: CellReading, session: Session) -> Term:
    if cell.diff is None:
        return session.t("upload.cell.status"), NO_FIGURE
    said = status_label(cell.diff.figure.obs_status, session.lang)
    if not cell.status_said:
        return session.t("upload.cell.status_assumed"), said
    place = cell.cells.get("status", "") or cell.cells.get("header", "")
    name = session.t("upload.cell.status_from", cells=place) if place else session.t("upload.cell.status")
    return name, said


def _source(preview: Preview, session: Session, catalogue: Catalogue) -> list[Any]:
    said = preview.publication
    name = origin_words(said.origin, said.published, session, catalogue)
    day = said.published
    small = html.Small(session.t("upload.cell.named_on", day=f"{day:%m/%Y}")) if said.origin and day else None
    return [html.B(name), small]


def _certainty(cell: CellReading, session: Session) -> html.Span:
    how = cell.mapping.how
    if how is How.AUTOMATIC:
        return html.Span(session.t("upload.cell.certain"), className="tag ok")
    if how in {How.BY_HAND, How.RECIPE}:
        return html.Span(session.t(f"upload.how.{how}"), className="tag info")
    word = f"upload.reason.{cell.mapping.reason}" if how is How.UNSET else "upload.how.skipped"
    return html.Span(session.t(word), className="tag plain")
