"""Figures that add up from January on, under a heading that says so, with a month or quarter at the row.

"Cumulative" alone may count from any beginning. That the figures never fall within a year and begin anew in the next
one shows that it is the year's; of one year alone, that its first row is the first month or quarter. Words that say
"of the year" themselves need no such proof.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.workbook.candidate import Candidate
from indicators.workbook.measures.words_of_comparison import OF_THE_YEAR, TO_DATE_OF_YEARS
from indicators.workbook.time_axes.twelve_months import says_twelve_months, window_of


def in_years_to_date(candidates: list[Candidate]) -> list[Candidate]:
    """Return figures with the months from January on as their period where they are shown to be of them."""
    said = {header: says_to_date(header) for header in {one.header for one in candidates}}
    plain = {words: _says_of_year(words) for words in {(one.header, one.title) for one in candidates}}
    candidates = [_in_year(one) if plain[one.header, one.title] else one for one in candidates]
    windows = {header for header in said if says_twelve_months(header)}
    candidates = [
        one._replace(period=window_of(one.period)) if one.header in windows and one.period is not None else one
        for one in candidates
    ]
    if not any(said.values()):
        return candidates
    series: dict[tuple[object, ...], list[Candidate]] = defaultdict(list)
    for one in candidates:
        if said[one.header]:
            series[_series(one)].append(one)
    shown = {key for key, figures in series.items() if _begin_in_january(figures)}
    return [
        one._replace(period=_to_date(one.period))
        if said[one.header] and one.period is not None and _series(one) in shown
        else one
        for one in candidates
    ]


def _says_of_year(words: tuple[str, str]) -> bool:
    """Whether a heading, or the title over it, says that its figures are of the months since January."""
    heading, title = (aligned_fold(clean(text)) for text in words)
    return bool(OF_THE_YEAR.search(heading) or TO_DATE_OF_YEARS.search(title))


def may_add_up(heading: str, title: str) -> bool:
    """Whether a heading says that its figures are added up, so that their periods are not those at their rows."""
    return says_to_date(heading) or says_twelve_months(heading) or _says_of_year((heading, title))


def _in_year(one: Candidate) -> Candidate:
    stepped = one.period is not None and one.period.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}
    return one._replace(period=_to_date(one.period)) if stepped and one.period is not None else one


def _series(one: Candidate) -> tuple[object, ...]:
    """Return what tells series apart: a period said once more at the row ("02/2031") does not."""
    return (one.column, one.label, *(text for text in one.path if read_period(text) is None))


def says_to_date(heading: str) -> bool:
    """Whether a heading says that its figures are added up, and names no period by itself."""
    return bool(_TO_DATE.search(aligned_fold(clean(heading.replace("_", " ")))))


def _begin_in_january(figures: Sequence[Candidate]) -> bool:
    by_year: dict[int, list[tuple[Period, float]]] = defaultdict(list)
    for one in figures:
        if one.period is None or one.value is None:
            continue
        if one.period.kind not in {PeriodKind.MONTH, PeriodKind.QUARTER}:
            return False
        by_year[one.period.start.year].append((one.period, float(one.value)))
    years = [sorted(by_year[year], key=lambda figure: figure[0].start) for year in sorted(by_year)]
    if not years or any(later < earlier for year in years for (_, earlier), (_, later) in pairwise(year)):
        return False
    if len(years) == 1:
        return len(years[0]) > 1 and years[0][0][0].start.month == 1
    return all(later[0][1] < earlier[-1][1] for earlier, later in pairwise(years))


def _to_date(period: Period) -> Period:
    return Period(period.start.replace(month=1, day=1), period.end)


_TO_DATE = re.compile(r"\b(?:cumulative|cumulated|accumulated|ytd|year to date|luy ke|luy tien|cong don)\b")
