"""The alternative text of a chart, drafted from the figures drawn."""

from __future__ import annotations

from indicators.charts.against import against_changes
from indicators.charts.ends import ends
from indicators.charts.kinds import Points
from indicators.charts.parts import parts_of
from indicators.charts.points import Drawn, Point
from indicators.charts.scatter import pairs
from indicators.charts.series_names import own_names
from indicators.charts.share_column import share_words
from indicators.charts.value_text import number_text, series_unit, with_unit
from indicators.charts.waterfall import bars, names, value_words
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartKind

ALT_LIMIT = 220


def alternative_text(shown: Drawn, years: str, lang: str) -> str:
    """Return what a reader who does not see the chart misses first: kind and extent, then what the picture shows.

    At most 220 characters in whole sentences; the title, which stands above, is not repeated.
    """
    data, known = shown.data, shown.points
    kind = translate(lang, f"term.chart.{data.spec.kind}")
    sentences = [translate(lang, "charts.alt.extent", kind=kind, n=shown.count, range=years)]
    if data.spec.against is not None:
        day = format_date(data.spec.against)
        sentences.append(translate(lang, "charts.alt.against", day=day, n=len(against_changes(data))))
    if known:
        tell = dict(PICTURES).get(data.spec.kind)
        sentences += tell(shown, lang) if tell else _level(shown, lang)
        if data.discrepancies:
            sentences.append(translate(lang, "charts.alt.discrepancies", n=len(data.discrepancies)))
    text = sentences[0]
    for sentence in sentences[1:]:
        if len(text) + 1 + len(sentence) <= ALT_LIMIT:
            text += " " + sentence
    return text[:ALT_LIMIT]


def _level(shown: Drawn, lang: str) -> list[str]:
    """Return the last figure and the extremes, the latter where all figures are of one unit."""
    data, known = shown.data, shown.points
    said = [_latest(data, known, lang)]
    alike = len({(s.unit_measure, s.unit_mult) for s in data.series}) == 1
    return [*said, _extremes(known, lang)] if data.spec.at is None and len(known) > 1 and alike else said


def _shares(shown: Drawn, lang: str) -> list[str]:
    """Return the largest share of the last period that has shares."""
    told = [one for one in parts_of(shown) if not one.refused]
    if not told:
        return []
    last = told[-1]
    share, series = max((float(one.value), i) for i in last.points if (one := last.share(i)) is not None)
    said = {"name": own_names(shown.data, lang)[series], "share": share_words(share, 1, lang)}
    return [translate(lang, "charts.alt.largest_share", period=period_phrase(last.period, lang), **said)]


def _slopes(shown: Drawn, lang: str) -> list[str]:
    """Return the two figures of each series in turn."""
    two, found = ends(shown.points), []
    cells = {(p.series, p.period): p for p in shown.points}
    for i, name in enumerate(own_names(shown.data, lang)):
        own = [cells.get((i, period)) for period in two]
        if len(own) == 2 and own[0] and own[1]:
            said = {"first": _number(own[0], lang), "last": _number(own[1], lang)}
            found.append(translate(lang, "charts.alt.slope", name=name, **said))
    return found


def _bars(shown: Drawn, lang: str) -> list[str]:
    """Return the whole and the part that weighs most."""
    found = bars(shown)
    parts = [(abs(one.value.value), i) for i, one in enumerate(found) if one.series is not None]
    if not parts:
        return []
    said, most = names(shown, lang), max(parts)[1]
    words = {"name": said[most], "value": value_words(found[most], lang), "whole": value_words(found[-1], lang)}
    return [translate(lang, "charts.alt.waterfall", **words)]


def _pairs(shown: Drawn, lang: str) -> list[str]:
    """Return the last pair."""
    found = pairs(shown.points)
    if not found:
        return []
    last, (first, second) = found[-1], shown.data.series[:2]
    said = {
        "period": period_phrase(last.period, lang),
        "first_name": first.short[lang],
        "second_name": second.short[lang],
    }
    said |= {"first": _with_unit(last.across, shown, lang), "second": _with_unit(last.up, shown, lang)}
    return [translate(lang, "charts.alt.pair", **said)]


def _with_unit(point: Point, shown: Drawn, lang: str) -> str:
    return with_unit(_number(point, lang), series_unit(shown.data.series[point.series], lang), lang)


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


PICTURES = (
    (ChartKind.SHARE_COLUMN, _shares),
    (ChartKind.SLOPE, _slopes),
    (ChartKind.WATERFALL, _bars),
    (ChartKind.SCATTER, _pairs),
)
