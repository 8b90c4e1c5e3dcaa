"""The notes under a chart: what is not drawn and why, what cannot be derived, what must be known to compare."""

from __future__ import annotations

from datetime import date

from indicators.charts.against import against_changes
from indicators.charts.annotations import numbered
from indicators.charts.breaks import shown_breaks
from indicators.charts.decimation import is_decimated
from indicators.charts.note import Note, listed, listed_periods
from indicators.charts.parts import parts_of
from indicators.charts.points import Drawn
from indicators.charts.refusal_words import reason_words
from indicators.charts.series_names import own_names
from indicators.charts.share_column import refusal_words
from indicators.charts.stacked_column import part_notes
from indicators.charts.step import incomplete_until
from indicators.charts.table_cell import capital
from indicators.charts.targets import value_words
from indicators.charts.transform_notes import transform_notes
from indicators.charts.value_text import MOST_DIGITS, label_decimals, number_text, series_unit, with_unit
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartDiscrepancy, ChartKind, NotDerivable
from indicators.model.period import Period

_CHOSEN = {ChartKind.SCATTER, ChartKind.SLOPE, ChartKind.WATERFALL, ChartKind.HEATMAP}
"""Kinds that choose periods by their nature, in the table as well."""

WITHOUT_NUMBERS = {ChartKind.TABLE, ChartKind.SCATTER, ChartKind.SHARE_COLUMN, ChartKind.STEP}
"""Kinds whose plot does not tell the figures themselves."""

TWO_SOURCES = "two_sources"


def notes(shown: Drawn, lang: str) -> tuple[Note, ...]:
    """Return the notes of a chart in the order of their weight."""
    data = shown.data
    return (
        *(Note("annotation", one.words) for one in numbered(shown)),
        *_discrepancies(data, lang),
        *_part_notes(shown, lang),
        *_refusals(data, lang),
        *_share_refusals(shown, lang),
        *_against(data, lang),
        *_targets(data, lang),
        *transform_notes(shown, lang),
        *_breaks(shown, lang),
        *_remarks(shown, lang),
        *_shortened(shown, lang),
        *_decimated(data, lang),
    )


def _shortened(shown: Drawn, lang: str) -> list[Note]:
    """Say of a plot with figures of many stored decimals that it tells their first digits, and where all are."""
    kind, mine = shown.data.spec.kind, [point for point in shown.points if point.value is not None]
    if kind in {ChartKind.LINE, ChartKind.MULTIPLES}:  # the last figure of each line alone stands in words
        mine = list({point.series: point for point in mine}.values())
    shorter = (label_decimals(point.value, point.decimals) < point.decimals for point in mine)
    told = kind not in WITHOUT_NUMBERS and any(shorter)
    return [Note("shortened", translate(lang, "charts.shortened.note", n=MOST_DIGITS))] if told else []


def _decimated(data: ChartData, lang: str) -> list[Note]:
    """Say of a chart with too many figures that it draws a part of them, and which."""
    if not is_decimated(data):
        return []
    count = int(data.rows["value"].notna().sum())
    return [Note("decimated", translate(lang, "charts.decimated.note", n=format_number(count, 0, lang)))]


def _against(data: ChartData, lang: str) -> list[Note]:
    """Say what the ghost is and how many figures are others now; a table tells it in words of its own."""
    if data.spec.against is None:
        return []
    day, n = format_date(data.spec.against), len(against_changes(data))
    words = "charts.against.table" if data.spec.kind is ChartKind.TABLE else "charts.against.note"
    return [Note("against", translate(lang, words, day=day, n=n))]


def _discrepancies(data: ChartData, lang: str) -> list[Note]:
    """Return one note for each disagreeing figure, its outlets together."""
    groups: dict[tuple[int, Period, float, str], list[ChartDiscrepancy]] = {}
    for one in data.discrepancies:
        groups.setdefault((one.series, Period(one.start, one.end), one.value, one.qualifier), []).append(one)
    found = []
    for (series, period, value, qualifier), same in groups.items():
        number = number_text(value, None, same[0].decimals, qualifier, lang)
        outlets = ", ".join(dict.fromkeys(one.outlet for one in same if one.outlet))
        when = period_phrase(period, lang)
        head = capital(when) if len(data.series) == 1 else f"{own_names(data, lang)[series]}, {when}"
        text = translate(
            lang,
            "charts.discrepancy.note",
            head=head,
            value=with_unit(number, series_unit(data.series[series], lang), lang),
            outlets=outlets or translate(lang, "term.not_stated"),
            reason=same[0].reason.get(lang) or translate(lang, "charts.discrepancy.differs"),
        )
        found.append(Note("discrepancy", text))
    return found


def _refusals(data: ChartData, lang: str) -> list[Note]:
    groups: dict[tuple[int, str], list[NotDerivable]] = {}
    for refusal in data.not_derivable:
        groups.setdefault((refusal.series, reason_words(refusal, lang)), []).append(refusal)
    found = []
    for (series, words), same in groups.items():
        periods = listed_periods([Period(r.start, r.end) for r in same], lang)
        text = translate(lang, "charts.refused.note", periods=periods, reason=words)
        found.append(Note("refusal", _named(data, series, text, lang)))
    return found


def _part_notes(shown: Drawn, lang: str) -> list[Note]:
    """Return one note for each period whose parts do not give the printed whole."""
    stacks = {ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN}
    return [Note("discrepancy", text) for text in part_notes(shown, lang)] if shown.data.spec.kind in stacks else []


def _share_refusals(shown: Drawn, lang: str) -> list[Note]:
    if shown.data.spec.kind is not ChartKind.SHARE_COLUMN:
        return []
    groups: dict[str, list[Period]] = {}
    for one in parts_of(shown):
        if one.refused:
            groups.setdefault(refusal_words(one, shown.data, lang), []).append(one.period)
    said = [
        translate(lang, "charts.refused.note", periods=listed_periods(periods, lang), reason=words)
        for words, periods in groups.items()
    ]
    return [Note("refusal", text) for text in said]


def _breaks(shown: Drawn, lang: str) -> list[Note]:
    groups: dict[tuple[date, str], list[int]] = {}
    for one in shown_breaks(shown):
        groups.setdefault((one.day, one.name[lang]), []).append(one.series)
    found = []
    for (day, name), series in groups.items():
        text = translate(lang, "charts.break.note", day=format_date(day), name=name)
        found.append(Note("break", text if len(series) != 1 else _named(shown.data, series[0], text, lang)))
    return found


def _targets(data: ChartData, lang: str) -> list[Note]:
    if not data.targets:
        return []
    words = [
        translate(
            lang,
            "charts.target.label",
            period=period_phrase(Period(t.start, t.end), lang),
            value=value_words(data, t, lang),
        )
        for t in data.targets
    ]
    text = "; ".join(words)
    return [Note("target", text[:1].upper() + text[1:])]


def _remarks(shown: Drawn, lang: str) -> list[Note]:
    found = []
    known = shown.points
    crossed = [p for p in known if p.note == TWO_SOURCES]
    if crossed:
        periods = listed_periods([p.period for p in crossed], lang)
        found.append(translate(lang, "charts.note.two_sources", periods=periods))
    complete = incomplete_until(known)
    if complete is not None:
        found.append(translate(lang, "charts.note.incomplete", day=format_date(complete)))
    cut = [p.period for p in known if p.period.is_year_to_date and p.period.whole_months is None]
    if cut:
        days = listed([format_date(period.last_day) for period in dict.fromkeys(cut)], lang)
        found.append(translate(lang, "charts.note.cut_off", days=days))
    blank = [p for p in shown.every if p.value is None]
    if blank:
        periods = listed_periods([p.period for p in blank], lang)
        found.append(translate(lang, "charts.note.blank", periods=periods))
    left_out = sum(p.value is not None for p in shown.every) - len(known)
    if left_out and shown.data.spec.kind is not ChartKind.TABLE:
        key = "left_out" if shown.data.spec.kind in _CHOSEN else "not_drawn"
        found.append(translate(lang, f"charts.note.{key}", n=left_out))
    return [Note("remark", text) for text in found]


def _named(data: ChartData, series: int, text: str, lang: str) -> str:
    return text if len(data.series) == 1 else f"{own_names(data, lang)[series]}: {text}"
