"""Period phrases in full: "7 tháng đầu năm 2025", "first 7 months of 2025", "quý II/2025"; never "Jul 2025"."""

from __future__ import annotations

from indicators.i18n.dates import format_date
from indicators.i18n.messages import translate
from indicators.model.period import Period, PeriodKind

_ROMAN = ("", "I", "II", "III", "IV")


def period_phrase(period: Period, lang: str) -> str:
    """Return the period as a reader says it; days are written out where an end lies inside a month."""
    year, kind = period.start.year, period.kind
    if kind is PeriodKind.INSTANT:
        return translate(lang, "period.instant", day=format_date(period.start))
    if kind is PeriodKind.YEAR:
        return translate(lang, "period.year", year=year)
    if kind is PeriodKind.HALF:
        return translate(lang, f"period.half_{period.ordinal}", year=year)
    if kind is PeriodKind.QUARTER:
        return translate(lang, "period.quarter", number=_ROMAN[period.ordinal or 0], ordinal=period.ordinal, year=year)
    if kind is PeriodKind.MONTH:
        return translate(
            lang,
            "period.month",
            month=period.ordinal,
            name=translate(lang, f"period.month_{period.ordinal}"),
            year=year,
        )
    if kind is PeriodKind.YEAR_TO_DATE and period.whole_months:
        return translate(lang, "period.first_months", n=period.whole_months, year=year)
    return days_phrase(period, lang)


def days_phrase(period: Period, lang: str) -> str:
    """Return the first and the last day: "từ 01/01 đến 20/07/2024"; the first year is left out where it is the same."""
    first, last = period.start, period.last_day
    opening = f"{first:%d/%m}" if first.year == last.year else format_date(first)
    return translate(lang, "period.days", first=opening, last=format_date(last))


def window_phrase(period: Period, lang: str) -> str:
    """Return the window without its year, for a row of a year ladder: "7 tháng", "7 months", "đến 20/07"."""
    if period.is_year_to_date and period.whole_months:
        return translate(lang, "period.window_months", n=period.whole_months)
    if period.is_year_to_date:
        return translate(lang, "period.window_to", last=f"{period.last_day:%d/%m}")
    return period_phrase(period, lang)


def part_phrase(period: Period, lang: str) -> str:
    """Return a month or a quarter beside its year: ``7``, ``Q2``, ``II``; what is neither is said in full."""
    if period.kind is PeriodKind.QUARTER:
        return _ROMAN[period.ordinal or 0] if lang == "vi" else f"Q{period.ordinal}"
    return str(period.ordinal) if period.kind is PeriodKind.MONTH else period_phrase(period, lang)


def axis_phrase(period: Period, lang: str) -> str:
    """Return the short form that stands under a time axis: ``2025``, ``Q2/2025``, ``7/2025``."""
    kind = period.kind
    if kind is PeriodKind.YEAR:
        return str(period.start.year)
    if kind is PeriodKind.QUARTER:
        return f"{part_phrase(period, lang)}{'/' if lang == 'vi' else ' '}{period.start.year}"
    if kind is PeriodKind.MONTH:
        return f"{period.ordinal}/{period.start.year}"
    return period_phrase(period, lang)
