"""The sentence at the top: three figures and a count, each with its own period where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.periods import period_phrase
from indicators.model.period import Period
from indicators.web.components.value import value_text
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure

CLAUSES = (("GDP_GROWTH_YOY", "gdp"), ("EXP_GOODS", "exports"), ("FDI_DISBURSED", "disbursed"))
COUNT = ("PARTNERS_TOTAL", "partners")
STRONG, PLAIN = "\u0002", "\u0003"
"""Stand around the words to be set in bold while a message is being filled in."""


def sentence(figures: Mapping[str, Figure | None], session: Session, catalogue: Catalogue) -> list[Any]:
    """Return the sentence as text and bold numbers; a figure that is missing is left out, and said where all are."""
    known = [(name, figure) for code, name in CLAUSES if (figure := figures.get(code)) is not None]
    clauses = _clauses(known, session, catalogue)
    count = figures.get(COUNT[0])
    if count is not None:
        clauses.append(
            session.t("overview.sentence.partners", value=_strong(value_text(count, catalogue, session.lang)))
        )
    if not clauses:
        return [session.t("overview.sentence.none")]
    joined = "; ".join(clauses) + "."
    return _set(joined[:1].upper() + joined[1:])


def _clauses(known: list[tuple[str, Figure]], session: Session, catalogue: Catalogue) -> list[str]:
    """Return one clause when all figures have one period, else one clause a period."""
    periods = list(dict.fromkeys(figure.period for _, figure in known))
    found = []
    for period in periods:
        said = [
            session.t(f"overview.sentence.{name}", value=_strong(value_text(figure, catalogue, session.lang)))
            for name, figure in known
            if figure.period == period
        ]
        found.append(session.t("overview.sentence.clause", when=_when(period, session), said=_listed(said, session)))
    return found


def _listed(said: list[str], session: Session) -> str:
    if len(said) == 1:
        return said[0]
    return session.t("overview.sentence.list", first=", ".join(said[:-1]), last=said[-1])


def _when(period: Period, session: Session) -> str:
    return session.t(f"overview.when.{period.kind}", period=period_phrase(period, session.lang))


def _strong(words: str) -> str:
    return f"{STRONG}{words}{PLAIN}"


def _set(text: str) -> list[Any]:
    parts: list[Any] = []
    for position, piece in enumerate(text.replace(PLAIN, STRONG).split(STRONG)):
        if piece:
            parts.append(html.B(piece) if position % 2 else piece)
    return parts
