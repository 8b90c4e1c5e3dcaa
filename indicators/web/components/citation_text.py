"""The words of a citation: names of series and sources on their day, and the one line that is copied into a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.series import SeriesKey
from indicators.web.components.value import value_text
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure


def series_name(series_key: str, catalogue: Catalogue, session: Session) -> str:
    """Return the short name of a series, ``FDI cấp mới · Singapore``, with a measure that is not the usual one."""
    key = SeriesKey.parse(series_key)
    indicator = catalogue.indicator(key.indicator)
    name = catalogue.shorts(key)[session.lang]
    if key.measure == indicator.default_measure:
        return name
    return f"{name}, {session.t(f'term.measure.{key.measure}')}"


def origin_name(figure: Figure, catalogue: Catalogue, session: Session) -> str:
    """Return the name that the figure's organisation had on the day of the figure."""
    return catalogue.origin(figure.origin).name_on(figure.published, session.lang)


def outlet_words(figure: Figure, session: Session) -> str:
    """Return who printed it and when: ``VietNamNet, 11/08/2025``."""
    day = format_date(figure.published, figure.published_precision) if figure.published else session.t("term.undated")
    return ", ".join(part for part in (figure.outlet or figure.citation.publisher, day) if part)


def citation_text(figure: Figure, catalogue: Catalogue, session: Session) -> str:
    """Return one line with everything a footnote needs: who, what, when, how much, status, printed where, as of."""
    return session.t(
        "shell.citation.line",
        origin=origin_name(figure, catalogue, session),
        name=series_name(figure.series_key, catalogue, session),
        period=period_phrase(figure.period, session.lang),
        value=value_text(figure, catalogue, session.lang),
        status=session.t(f"term.status.{figure.obs_status}"),
        outlet=outlet_words(figure, session),
        day=format_date(session.day),
    )
