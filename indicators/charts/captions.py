"""The words around a chart, all derived from the figures drawn; nothing is typed.

The same captions stand on the page, in the picture and in the workbook.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from indicators.charts.alt_text import alternative_text
from indicators.charts.ends import ends
from indicators.charts.events import lettered
from indicators.charts.key import KeyItem, key_items
from indicators.charts.kinds import Points, sparse
from indicators.charts.note import Note
from indicators.charts.notes import notes
from indicators.charts.points import Drawn, points_of
from indicators.charts.series_names import full_names, short_names
from indicators.charts.sources import source_words
from indicators.charts.status import ORDER
from indicators.charts.value_text import series_unit
from indicators.charts.waterfall import contributed
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartKind, PeriodChoice, Transform
from indicators.model.period import Period

MONTHS_OF_A_YEAR = 12
MOST_NAMED, FIRST_NAMED = 6, 3
"""Series that a title names; of more it names the first few and counts the rest."""

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


FIRST_SAID = {ChartKind.LADDER: "charts.one_line_a_year", ChartKind.SHARE_COLUMN: "charts.share_of_parts"}
LAST_SAID = {ChartKind.RANGE: "charts.gap_on_the_bar", ChartKind.HEATMAP: "charts.years_by_months"}
"""Kinds that say something of themselves in the subtitle, before or after the range."""


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
    shown = sparse(data)
    known = shown.points
    said = source_words(data, _sourced(shown), lang) or translate(lang, "charts.no_figure")
    return Captions(
        title=_titled(data, lang),
        subtitle=_subtitle(data, known, lang),
        unit=_units(data, lang),
        key=key_items(shown, lang),
        notes=notes(shown, lang),
        events=tuple(EventText(e.letter, format_date(e.event.day), e.event.name[lang]) for e in lettered(shown)),
        source=translate(lang, "charts.source", source=said),
        statuses=_statuses(shown, lang),
        as_of=translate(lang, "charts.as_of", day=format_date(data.as_of)),
        chart_id=chart_id(data),
        alt=alternative_text(shown, years(known), lang),
    )


def _sourced(shown: Drawn) -> Points:
    """Return points that together are of every source and day that the figures have."""
    if shown.lines is None:
        return shown.points
    known = shown.data.rows[shown.data.rows["value"].notna()]
    return points_of(known.drop_duplicates(["origin", "published", "published_precision"]))


def _titled(data: ChartData, lang: str) -> str:
    """Return the title; of vintages it names the period, for there is only one."""
    if data.spec.at is None:
        return title(data, lang)
    return translate(lang, "charts.vintages.title", name=title(data, lang), period=period_phrase(data.spec.at, lang))


def title(data: ChartData, lang: str) -> str:
    """Return the measure: the series' name, or the names of several joined; what they share stands once, first."""
    common, names = full_names(data, lang)
    if len(names) > 2:
        common, names = short_names(data, lang)
    joined = "; ".join(names) if len(names) <= MOST_NAMED else _first_names(names, lang)
    said = translate(lang, "charts.of_one", common=common, names=joined) if common else joined
    return said[:1].upper() + said[1:]


def _first_names(names: list[str], lang: str) -> str:
    told = "; ".join(names[:FIRST_NAMED])
    return translate(lang, "charts.and_more_series", listed=told, n=len(names) - FIRST_NAMED)


def chart_id(data: ChartData) -> str:
    """Return a short id such as ``EXP_GOODS·YTD``, in a file with that of its snapshot behind it."""
    codes = list(dict.fromkeys(series.indicator for series in data.parts or data.series))
    head = "+".join(codes) if len(codes) <= 2 else f"{codes[0]}+{len(codes) - 1}"
    window = data.spec.at.render() if data.spec.at else f"{_CODES[data.spec.period]}{data.spec.months or ''}"
    code = _TRANSFORM_CODES.get(data.spec.transform, data.spec.transform.value.upper()) if data.series else ""
    said: tuple[str, ...] = (
        code,
        "F" if data.spec.formula else "",
        f"V{data.spec.version}" if data.spec.version else "",
    )
    said += (f"{data.spec.against:~%Y-%m-%d}",) if data.spec.against else ()
    code = "·".join([head or "…", window, *(one for one in said if one)])
    return with_snapshot(code, data.snapshot) if data.snapshot else code


def with_snapshot(code: str, snapshot: str) -> str:
    """Return the short id of a chart with that of its snapshot behind it."""
    return f"{code} · {snapshot}"


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
    tail = _tail(data, known, lang)
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


def _tail(data: ChartData, known: Points, lang: str) -> list[str]:
    """Return what a kind of chart says about itself, and the range of years, or the two periods that it compares."""
    kind, two = data.spec.kind, ends(known)
    changes = kind is ChartKind.WATERFALL and not contributed(data)
    if (changes or kind is ChartKind.SLOPE) and len(two) > 1:
        said = [translate(lang, "charts.from_to", first=period_phrase(two[0], lang), last=period_phrase(two[1], lang))]
    elif kind is ChartKind.WATERFALL and two:
        said = [period_phrase(two[-1], lang), *([translate(lang, "charts.parts_to_whole")] if changes else [])]
    else:
        said = [_range(data, known)] if known else []
    if kind in FIRST_SAID:
        said.insert(0, translate(lang, FIRST_SAID[kind]))
    if kind in LAST_SAID:
        said.append(translate(lang, LAST_SAID[kind]))
    if kind is ChartKind.MULTIPLES:
        said.append(translate(lang, "charts.own_axes" if data.spec.free else "charts.one_axis"))
    if data.spec.log:
        said.append(translate(lang, "charts.log_axis"))
    if data.spec.against is not None:
        said.append(translate(lang, "charts.against.subtitle", day=format_date(data.spec.against)))
    return said


def window_words(data: ChartData, lang: str) -> str:
    """Return the kind of period that is drawn: ``lũy kế từ đầu năm``, ``7 tháng đầu năm``."""
    months = data.spec.months
    if months == MONTHS_OF_A_YEAR:
        return translate(lang, f"term.window.{PeriodChoice.YEAR}")
    if months:
        return translate(lang, "charts.first_months", n=months)
    return translate(lang, f"term.window.{data.spec.period}")


def _units(data: ChartData, lang: str) -> str:
    if data.spec.kind is ChartKind.SHARE_COLUMN:
        return "%"
    return "; ".join(dict.fromkeys(series_unit(series, lang) for series in data.series))


def _statuses(shown: Drawn, lang: str) -> str:
    counts: Counter[str] = Counter(p.status for p in shown.points)
    if shown.lines is not None:
        counts = Counter(shown.data.rows.loc[shown.data.rows["value"].notna(), "obs_status"])
    words = [
        translate(lang, f"term.status.{status}") + (f" ({counts[status]})" if len(counts) > 1 else "")
        for status in ORDER
        if status in counts
    ]
    return translate(lang, "charts.statuses", statuses=", ".join(words)) if words else ""
