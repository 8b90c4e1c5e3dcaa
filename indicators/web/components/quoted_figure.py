"""A figure of a text in words: which indicator and measure it is, and of which period. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.i18n.periods import period_phrase
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.articles import QuotedFigure
    from indicators.catalogue import Catalogue


def figure_words(figure: QuotedFigure, session: Session, catalogue: Catalogue) -> str:
    """Return indicator, measure and period: ``Xuất khẩu hàng hóa, so với cùng kỳ, tháng 7/2025``."""
    name = catalogue.indicator(figure.indicator).name[session.lang] if figure.indicator else figure.subject
    measure = "" if figure.measure == "level" else session.t(f"check.measure.{figure.measure}")
    period = period_phrase(figure.period, session.lang) if figure.period else session.t("check.no_period")
    return ", ".join(part for part in (name, measure, period) if part)
