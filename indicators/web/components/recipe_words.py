"""What a correction and a rule of a recipe say, in words: the same on every page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_date, month_name
from indicators.i18n.periods import period_phrase
from indicators.model.errors import IndicatorsError
from indicators.model.period import Period
from indicators.services.intake import is_before
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.intake import Kept, Rule

SKIP = "skip"


def value_words(what: str, value: str, session: Session, catalogue: Catalogue) -> str:
    """Return what is said: a period phrase, a unit, a status, a measure, the name of a series, or to leave it out."""
    if value == SKIP:
        return session.t("upload.table.skipped")
    if what == "unit":
        unit, _, mult = value.partition(":")
        return catalogue.unit_symbol(unit, int(mult or 0), session.lang)
    if what in {"status", "measure"}:
        return session.t(f"term.{what}.{value}")
    if what == "period":
        return _period(value, session)
    if what == "year_end":
        return month_name(int(value), session.lang)
    if what == "border":
        return _border(value, session)
    if what == "value":
        return value.replace(".", ",") if session.lang == "vi" else value
    return _series(value, session, catalogue)


def _border(value: str, session: Session) -> str:
    """Return the words of a border: of its kind alone, or with its row or its column."""
    side, _, at = value.partition("/")
    if not at:
        return session.t(f"upload.border.rule.{side}")
    return session.t(f"upload.border.side.{side}", at=at)


def month_options(session: Session) -> list[dict[str, str]]:
    """Return the months with which a financial year may end, those of most countries first."""
    return [{"value": month, "label": month_name(int(month), session.lang)} for month in _YEAR_ENDS]


_YEAR_ENDS = ("3", "6", "9", *(str(month) for month in range(1, 13) if month not in {3, 6, 9}))


def _period(value: str, session: Session) -> str:
    source, _, rest = value.partition("/")
    shape = rest.partition("/")[0]
    derived = session.t(f"upload.derived.{source}")
    if derived != f"upload.derived.{source}" and rest.count("/") == 1:
        return f"{derived} ({session.t(f'upload.shape.{shape}')})"
    return period_phrase(Period.parse(value), session.lang)


def _series(value: str, session: Session, catalogue: Catalogue) -> str:
    try:
        key = catalogue.series_key(value)
        named = catalogue.names(key)[session.lang]
    except IndicatorsError:
        return value
    said = "measure=" in value
    return f"{named}, {session.t(f'term.measure.{key.measure}')}" if said else named


def rule_words(rule: Rule, session: Session, catalogue: Catalogue) -> str:
    """Return what a rule does: ``Đơn vị: triệu USD``."""
    value = f"{rule.value}_before" if is_before(rule) else rule.value
    said = value_words(rule.what, value, session, catalogue)
    if rule.unit:
        said += f", {value_words('unit', rule.unit, session, catalogue)}"
    return f"{session.t(f'upload.table.what.{rule.what}')}: {said}"


def of_whom(kept: Kept, session: Session) -> str:
    """Return ``công thức ghép của analyst ngày 29/06/2024``."""
    who = actor_words(kept.actor, session.lang)
    return session.t("upload.recipe.of", who=who, day=format_date(kept.day))


def mark_words(mark: str, session: Session, catalogue: Catalogue) -> str:
    """Return one mark of a corrected figure (``unit=USD:6@recipe``) in words."""
    what, _, value = mark.removesuffix("@recipe").partition("=")
    said = f"“{value}”" if what == "map" else value_words(what, value, session, catalogue)
    named = "" if what == "border" else f"{session.t(f'upload.table.what.{what}').lower()} "
    by = session.t("upload.recipe.by") if mark.endswith("@recipe") else ""
    return f"{named}{said if named else said[:1].lower() + said[1:]}" + (f" ({by})" if by else "")
