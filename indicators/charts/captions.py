"""The words around a chart, all derived from the figures drawn; nothing is typed.

The same captions stand on the page, in the picture and in the workbook.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from indicators.charts.events import lettered
from indicators.charts.key import KeyItem, key_items
from indicators.charts.kinds import Points, drawn
from indicators.charts.note import Note
from indicators.charts.notes import notes
from indicators.charts.points import Point
from indicators.charts.sources import source_words
from indicators.charts.status import ORDER
from indicators.charts.value_text import number_text, series_unit, with_unit
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartKind, PeriodChoice, Transform
from indicators.model.period import Period

ALT_LIMIT = 220
MONTHS_OF_A_YEAR = 12
_CODES = {
    PeriodChoice.ALL: "ALL",
    PeriodChoice.YEAR: "A",
    PeriodChoice.NINE_MONTHS: "9M",
    PeriodChoice.HALF: "H",
    PeriodChoice.QUARTER: "Q",
    PeriodChoice.MONTH: "M",
    PeriodChoice.YEAR_TO_DATE: "YTD",
    PeriodChoice.INSTANT: "D",
}
_TRANSFORM_CODES = {Transform.LEVEL: "", Transform.YEAR_ON_YEAR: "YOY", Transform.PERIOD_ON_PERIOD: "POP"}


@dataclass(frozen=True, slots=True)
class EventText:
    """One event under the plot: its letter, day and name."""

    letter: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Captions:
    """Title (the measure), subtitle (written by the chips), key, notes, source, status, as-of, id and alternative text.

    ``source``, ``statuses`` and ``as_of`` are whole phrases ("Nguồn: …"). ``alt`` is at most 220 characters and does
    not repeat the title.
    """

    title: str
    subtitle: str
    unit: str
    key: tuple[KeyItem, ...]
    notes: tuple[Note, ...]
    events: tuple[EventText, ...]
    source: str
    statuses: str
    as_of: str
    chart_id: str
    alt: str


def captions(data: ChartData, lang: str) -> Captions:
    """Return the words of a chart in ``lang``."""
    shown = drawn(data)
    known = shown.points
    said = source_words(data, known, lang) or translate(lang, "charts.no_figure")
    return Captions(
        title=_titled(data, lang),
        subtitle=_subtitle(data, known, lang),
        unit=_units(data, lang),
        key=key_items(shown, lang),
        notes=notes(shown, lang),
        events=tuple(EventText(e.letter, format_date(e.event.day), e.event.name[lang]) for e in lettered(shown)),
        source=translate(lang, "charts.source", source=said),
        statuses=_statuses(known, lang),
        as_of=translate(lang, "charts.as_of", day=format_date(data.as_of)),
        chart_id=chart_id(data),
        alt=_alt(data, known, lang),
    )


def _titled(data: ChartData, lang: str) -> str:
    """Return the title; of vintages it names the period, for there is only one."""
    if data.spec.at is None:
        return title(data, lang)
    return translate(lang, "charts.vintages.title", name=title(data, lang), period=period_phrase(data.spec.at, lang))


def title(data: ChartData, lang: str) -> str:
    """Return the measure: the series' name, or the names of several joined."""
    names = list(dict.fromkeys(series.name[lang] for series in data.series))
    if len(names) > 2:
        names = list(dict.fromkeys(series.short[lang] for series in data.series))
    if len(names) == 2:
        return translate(lang, "charts.two", first=names[0], second=names[1])
    joined = "; ".join(names)
    return joined[:1].upper() + joined[1:]


def chart_id(data: ChartData) -> str:
    """Return a short id such as ``EXP_GOODS·YTD``."""
    codes = list(dict.fromkeys(series.indicator for series in data.parts or data.series))
    head = "+".join(codes) if len(codes) <= 2 else f"{codes[0]}+{len(codes) - 1}"
    window = data.spec.at.render() if data.spec.at else f"{_CODES[data.spec.period]}{data.spec.months or ''}"
    code = _TRANSFORM_CODES.get(data.spec.transform, data.spec.transform.value.upper()) if data.series else ""
    said = (code, "F" if data.spec.formula else "", f"V{data.spec.version}" if data.spec.version else "")
    return "·".join([head or "…", window, *(one for one in said if one)])


def years(known: Points) -> str:
    """Return the first and the last year drawn: ``2022–2025``."""
    found = [p.period.last_day.year for p in known]
    if not found:
        return ""
    return str(min(found)) if min(found) == max(found) else f"{min(found)}–{max(found)}"


def _range(data: ChartData, known: Points) -> str:
    """Return the years drawn; a range that the reader set and that keeps its years as gaps is told as it is drawn."""
    if not data.spec.formula:
        return years(known)
    found = [p.period.last_day.year for p in known]
    found += [Period(one.start, one.end).last_day.year for one in data.not_derivable]
    return f"{min(found)}–{max(found)}" if min(found) != max(found) else str(found[0])


def _subtitle(data: ChartData, known: Points, lang: str) -> str:
    if data.spec.at is not None:
        return translate(lang, "charts.vintages.subtitle", unit=_units(data, lang), n=len(known))
    measures = list(dict.fromkeys(measure_words(data, s.measure, lang) for s in data.series))
    window = window_words(data, lang)
    parts = [part for part in (window, "; ".join(measures), _units(data, lang)) if part]
    head = ", ".join(parts)
    tail = [_range(data, known)] if known else []
    if data.spec.kind is ChartKind.LADDER:
        tail.insert(0, translate(lang, "charts.one_line_a_year"))
    if data.spec.kind is ChartKind.RANGE:
        tail.append(translate(lang, "charts.gap_on_the_bar"))
    return head[:1].upper() + head[1:] + (f" · {', '.join(tail)}" if tail else "")


def measure_words(data: ChartData, measure: str, lang: str) -> str:
    """Return what of a series is drawn: level, change, index with its base, formula with its letters."""
    if data.spec.formula:
        formula = data.spec.formula.replace("*", "×").replace("-", "\u2212")
        transformed = data.spec.transform is not Transform.LEVEL
        said = translate(lang, "charts.formula.measure", formula=formula)
        return f"{translate(lang, f'term.transform.{data.spec.transform}')}; {said}" if transformed else said
    if data.base is not None:
        return translate(lang, "charts.index_base", period=period_phrase(data.base, lang))
    return translate(lang, f"term.measure.{measure}")


def window_words(data: ChartData, lang: str) -> str:
    """Return the kind of period that is drawn: ``lũy kế từ đầu năm``, ``7 tháng đầu năm``."""
    months = data.spec.months
    if months == MONTHS_OF_A_YEAR:
        return translate(lang, f"term.window.{PeriodChoice.YEAR}")
    if months:
        return translate(lang, "charts.first_months", n=months)
    return translate(lang, f"term.window.{data.spec.period}")


def _units(data: ChartData, lang: str) -> str:
    return "; ".join(dict.fromkeys(series_unit(series, lang) for series in data.series))


def _statuses(known: Points, lang: str) -> str:
    counts = Counter(p.status for p in known)
    words = [
        translate(lang, f"term.status.{status}") + (f" ({counts[status]})" if len(counts) > 1 else "")
        for status in ORDER
        if status in counts
    ]
    return translate(lang, "charts.statuses", statuses=", ".join(words)) if words else ""


def _alt(data: ChartData, known: Points, lang: str) -> str:
    """Return what a reader who does not see the chart misses first: kind and extent, the last figure, the extremes."""
    kind = translate(lang, f"term.chart.{data.spec.kind}")
    sentences = [translate(lang, "charts.alt.extent", kind=kind, n=len(known), range=years(known))]
    if known:
        sentences.append(_latest(data, known, lang))
        if data.spec.at is None and len(known) > 1 and len({(s.unit_measure, s.unit_mult) for s in data.series}) == 1:
            sentences.append(_extremes(known, lang))
        if data.discrepancies:
            sentences.append(translate(lang, "charts.alt.discrepancies", n=len(data.discrepancies)))
    text = sentences[0]
    for sentence in sentences[1:]:
        if len(text) + 1 + len(sentence) <= ALT_LIMIT:
            text += " " + sentence
    return text[:ALT_LIMIT]


def _latest(data: ChartData, known: Points, lang: str) -> str:
    last = max(known, key=lambda p: (p.period.last_day, p.period.is_year_to_date, -p.series, _day(p)))
    value = with_unit(_number(last, lang), series_unit(data.series[last.series], lang), lang)
    status = translate(lang, f"term.status.{last.status}")
    return translate(lang, "charts.alt.last", value=value, period=period_phrase(last.period, lang), status=status)


def _day(point: Point) -> int:
    return point.published.toordinal() if point.published else 0


def _extremes(known: Points, lang: str) -> str:
    low, high = min(known, key=lambda p: p.value or 0), max(known, key=lambda p: p.value or 0)
    said = {"high": _number(high, lang), "high_period": period_phrase(high.period, lang)}
    said |= {"low": _number(low, lang), "low_period": period_phrase(low.period, lang)}
    return translate(lang, "charts.alt.extremes", **said)


def _number(point: Point, lang: str) -> str:
    return number_text(point.value, point.value_high, point.decimals, point.qualifier, lang)
