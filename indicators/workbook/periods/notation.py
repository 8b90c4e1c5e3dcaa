"""What the periods of one axis mean together where one of them alone can be two things.

"2010-11" is November or a financial year, "T1/2024" January in Viet Nam and a first quarter in France, "2000.1" a
quarter or a January that lost its nought, "202401" a month or a number. The whole axis and the words around it settle
that; what they leave open is asked, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from indicators.model.month_names import MONTHS_OF_ALL
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.period_rules import year_of
from indicators.model.text import clean
from indicators.workbook.periods.day_order import days_month_first, days_of_short_years
from indicators.workbook.periods.financial_part import financial_part
from indicators.workbook.periods.financial_year import follows, last_month_of_year, short_spans, span_of, year_ending
from indicators.workbook.periods.rolling_window import rolling_windows
from indicators.workbook.periods.said_period import YEAR_MONTH
from indicators.workbook.periods.school_year import last_month_of_school_year
from indicators.workbook.periods.year_spans import year_spans


class Asked(StrEnum):
    """Why the periods of an axis stay open: the code of the finding that asks."""

    FINANCIAL_YEAR = "financial_year_open"
    NUMBERED_PERIOD = "numbered_period_open"


@dataclass(frozen=True, slots=True)
class Notation:
    """The periods of the texts that the axis settles, and why the other texts of the same kind stay open."""

    periods: dict[str, Period] = field(default_factory=dict)
    open: dict[str, Asked] = field(default_factory=dict)

    def __contains__(self, text: str) -> bool:
        return text in self.periods or text in self.open


NONE = Notation()


def read_notation(texts: Sequence[str], context: str = "") -> Notation:
    """Read the texts of one axis, in their order; ``context`` are the words around: title, heading, notes above."""
    cleaned = {text: clean(text) for text in dict.fromkeys(texts)}
    words = aligned_fold(clean(context))
    if spans := year_spans(cleaned):
        return Notation(spans)
    for read in _READERS:
        found = read(cleaned, words, context)
        if found is not NONE:
            return found
    return NONE


# -- financial years --------------------------------------------------------------------------------------------------
def _financial_years(cleaned: dict[str, str], words: str, _context: str) -> Notation:
    """Read financial years and the parts of such years, which may stand beside them."""
    years, parts = _whole_financial_years(cleaned, words), _parts_of_financial_years(cleaned, words)
    return years if parts is NONE else Notation(years.periods | parts.periods, years.open | parts.open)


def _whole_financial_years(cleaned: dict[str, str], words: str) -> Notation:
    """Read "2010-11", "2010/11", "FY 2010/2011"; alone, or beside months of the year before, it may be November."""
    short = short_spans(cleaned)
    found = {text: match for text, said in cleaned.items() if (match := span_of(short.get(text, said)))}
    spans = {text for text, match in found.items() if follows(match)}
    sure = {
        text for text in spans if found[text]["fy"] or len(found[text]["last"]) == 4 or int(found[text]["last"]) > 12
    }
    if not spans or (len(spans) < len(found) and not sure):
        return _months_with_stroke(found, cleaned)
    firsts = {int(found[text]["first"]) for text in spans}
    if len(spans) < len(found) or (not sure and len(firsts) < 2):
        return Notation(open=dict.fromkeys(spans, Asked.FINANCIAL_YEAR))
    end = last_month_of_year((words,)) or last_month_of_school_year(words)
    if end is None:
        return Notation(open=dict.fromkeys(spans, Asked.FINANCIAL_YEAR))
    return Notation({text: year_ending(int(found[text]["first"]) + 1, end) for text in spans})


def _months_with_stroke(found: dict[str, re.Match[str]], cleaned: dict[str, str]) -> Notation:
    """Read "2024/01" as months where the axis holds months that can be no financial year."""
    stroke = {text: match for text, match in found.items() if cleaned[text][4] == "/" and len(match["last"]) == 2}
    if len(stroke) < 2 or not all(1 <= int(match["last"]) <= 12 for match in stroke.values()):
        return NONE
    return Notation({text: Period.month(int(match["first"]), int(match["last"])) for text, match in stroke.items()})


def _parts_of_financial_years(cleaned: dict[str, str], words: str) -> Notation:
    """Read "Q1 2010-11", "2010-11:Q2", "April 2010-11"."""
    found = {text: part for text, said in cleaned.items() if (part := financial_part(said))}
    if not found:
        return NONE
    end = last_month_of_year((words,))
    read = {text: period for text, part in found.items() if end and (period := part.ending(end))}
    return Notation(read, {text: Asked.FINANCIAL_YEAR for text in found if text not in read})


def _years_under_words(cleaned: dict[str, str], words: str, _context: str) -> Notation:
    """Read plain years under words that say they are financial ones."""
    if not _FINANCIAL.search(words):
        return NONE
    years = {text: int(match["year"]) for text, said in cleaned.items() if (match := _YEAR.fullmatch(said))}
    end = last_month_of_year((words,))
    if not years or end == 12:
        return NONE
    if end is None and (
        quarters := [text for text, said in cleaned.items() if _TRANSITION.fullmatch(aligned_fold(said))]
    ):
        moved = {text: year_ending(year, 6 if year <= TRANSITION else 9) for text, year in years.items()}
        return Notation(moved | dict.fromkeys(quarters, Period.quarter(TRANSITION, 3)))
    if end is None:
        return Notation(open=dict.fromkeys(years, Asked.FINANCIAL_YEAR))
    return Notation({text: year_ending(year, end) for text, year in years.items()})


TRANSITION = 1976
"""The last fiscal year of the United States that ended in June; a quarter of its own led over to those to September."""
_TRANSITION = re.compile(r"tq|transition quarter")


_YEAR = re.compile(
    r"(?:fy ?)?(?P<year>(?:19|20)\d{2})"
    r"(?: ?[(\[]?[pref*][)\]]?| (?:estimated?|forecast|projected|projection|provisional|preliminary)"
    r"|(?: ?(?:\d{1,2}|[a-z])/){1,3}|(?: ?\.){2,40})?",
    re.I,
)
_FINANCIAL = re.compile(
    r"\b(?:financial|fiscal|crop|marketing|academic) years?\b|\bfy\b|\byears? (?:ended|ending) (?:\d|[a-z]{3})"
    r"|\bnam tai chinh\b|\bnien (?:do|vu)\b"
)


# -- T1 ---------------------------------------------------------------------------------------------------------------
def _letter_t(cleaned: dict[str, str], words: str, context: str) -> Notation:
    """Read T1/2024 and 2024T1: months in Viet Nam ("tháng"), quarters in French, Spanish and Portuguese."""
    found = {text: match for text, said in cleaned.items() if (match := _LETTER_T.fullmatch(said))}
    parts = {text: (int(m["y1"] or m["y2"]), int(m["n1"] or m["n2"])) for text, m in found.items()}
    if not parts:
        return NONE
    if any(number > 4 for _, number in parts.values()):
        return Notation({text: Period.month(year, n) for text, (year, n) in parts.items() if 1 <= n <= 12})
    vietnamese, quarters = bool(_VIETNAMESE.search(context)), bool(_TRIMESTER.search(words))
    first_year = all(match["y2"] for match in found.values())
    if _runs_over_years(list(parts.values())) or (quarters and not vietnamese) or (first_year and not vietnamese):
        return Notation({text: Period.quarter(year, n) for text, (year, n) in parts.items() if 1 <= n <= 4})
    if vietnamese and not quarters and not first_year:
        return Notation({text: Period.month(year, n) for text, (year, n) in parts.items() if n})
    return Notation(open=dict.fromkeys(parts, Asked.NUMBERED_PERIOD))


def _before_t(cleaned: dict[str, str], _words: str, context: str) -> Notation:
    """Read 1T-24 as a quarter where no words are Vietnamese and a fourth one goes before the first of the next year."""
    found = {text: match for text, said in cleaned.items() if (match := _BEFORE_T.fullmatch(said))}
    parts = {text: (year_of(match["y"]), int(match["n"])) for text, match in found.items()}
    if _VIETNAMESE.search(context) or not _runs_over_years(list(parts.values())):
        return NONE
    return Notation({text: Period.quarter(year, n) for text, (year, n) in parts.items()})


def _runs_over_years(parts: Sequence[tuple[int, int]]) -> bool:
    """Whether a fourth is followed by the first of the next year (or the other way round): four make a year."""
    steps = {(first, second) for pair in pairwise(parts) for first, second in (pair, pair[::-1])}
    return any(a[1] == 4 and b == (a[0] + 1, 1) for a, b in steps)


_LETTER_T = re.compile(
    r"T(?P<n1>\d{1,2})[ /.\-](?P<y1>(?:19|20)\d{2})|(?P<y2>(?:19|20)\d{2})[ \-:/]?T(?P<n2>\d{1,2})", re.I
)
_BEFORE_T = re.compile(r"(?P<n>[1-4]) ?T[ /\-](?P<y>(?:19|20)\d{2}|\d{2})(?: ?[PREF*])?")
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
_TRIMESTER = re.compile(r"\b(?:trimestr\w{0,6}|trim)\b")


# -- IV-1975 ----------------------------------------------------------------------------------------------------------
def _roman(cleaned: dict[str, str], _words: str, _context: str) -> Notation:
    """Read I-1975: a third or a fourth one shows that they are quarters; I and II alone may be halves."""
    found = {text: match for text, said in cleaned.items() if (match := _ROMAN.fullmatch(aligned_fold(said)))}
    parts = {text: (int(match["year"]), _ROMANS.index(match["n"]) + 1) for text, match in found.items()}
    if not any(number > 2 for _, number in parts.values()):
        return NONE
    return Notation({text: Period.quarter(year, number) for text, (year, number) in parts.items()})


_ROMANS = ("i", "ii", "iii", "iv")
_ROMAN = re.compile(r"(?P<n>iv|i{1,3}) ?[-/. ] ?(?P<year>(?:19|20)\d{2})(?: ?[prefPREF*])?")


# -- 2000.1 -----------------------------------------------------------------------------------------------------------
def _numbered(cleaned: dict[str, str], _words: str, _context: str) -> Notation:
    """Read 2000.1 and 1986:1: four a year are quarters; months only where their nought stands ("2000.01")."""
    found = {text: match for text, said in cleaned.items() if (match := _NUMBERED.fullmatch(said))}
    if len(found) < 2:
        return NONE
    parts = {text: (int(match["year"]), int(match["n"])) for text, match in found.items()}
    numbers = {number for _, number in parts.values()}
    padded = any(match["n"].startswith("0") for match in found.values())
    written = {match["n"] for match in found.values()}
    if padded or {"1", "2", "10"} <= written:
        months = {text: Period.month(year, n) for text, (year, n) in parts.items() if 1 <= n <= 12}
        bare = padded and any(len(number) == 1 for number in written)
        return Notation(open=dict.fromkeys(parts, Asked.NUMBERED_PERIOD)) if bare else Notation(months)
    if numbers <= {1, 2, 3, 4} and _runs_over_years(list(parts.values())):
        return Notation({text: Period.quarter(year, n) for text, (year, n) in parts.items()})
    return Notation(open=dict.fromkeys(parts, Asked.NUMBERED_PERIOD))


_NUMBERED = re.compile(r"(?P<year>(?:19|20)\d{2})[.:](?P<n>0?[1-9]|[1-9]\d)")


# -- 202401 -----------------------------------------------------------------------------------------------------------
def _year_months(cleaned: dict[str, str], _words: str, _context: str) -> Notation:
    """Read 202401, MO012024, I202401 or "2024-01 final": all of an axis of three or more are a year and a month.

    A thirteenth month beside all twelve is their year. Behind one letter they may be codes of anything, words behind
    them those of a series, which says a month twice: they are months where they go on one by one.
    """
    years = {text: Period.year(int(said[:4])) for text, said in cleaned.items() if _THIRTEENTH.fullmatch(said)}
    for pattern in (YEAR_MONTH, _MONTH_YEAR, _LETTERED, _MONTH_STATUS):
        found = {text: match for text, said in cleaned.items() if (match := pattern.fullmatch(said))}
        if len(found) < FEWEST_MONTHS or len(found) < (len(cleaned) - len(years)) * MOST:
            continue
        months = [(int(match["year"]), int(match["month"])) for match in found.values()]
        steps = {12 * (b[0] - a[0]) + b[1] - a[1] for a, b in pairwise(months)}
        alike = pattern is not _LETTERED or len({text[0] for text in found}) == 1
        if pattern in {YEAR_MONTH, _MONTH_YEAR} or (alike and steps in ({1}, {-1})):
            whole = years if len({month for _, month in months}) == MONTHS_OF_YEAR else {}
            return Notation({text: Period.month(*month) for text, month in zip(found, months, strict=True)} | whole)
    return NONE


FEWEST_MONTHS, MOST, MONTHS_OF_YEAR = 3, 0.9, 12
_THIRTEENTH = re.compile(r"(?:19|20)\d{2}13")
_LETTERED = re.compile(rf"[A-Z]{YEAR_MONTH.pattern}")
_MONTH_YEAR = re.compile(r"MO(?P<month>0[1-9]|1[0-2])(?P<year>(?:19|20)\d{2})")
"""The head of a month as an office of southern Africa codes it."""
_MONTH_STATUS = re.compile(r"(?P<year>(?:19|20)\d{2})-(?P<month>0[1-9]|1[0-2]) ?(?:[^\W\d_]{3,12}\.? ?\*{0,3}|\*{1,3})")


# -- May 24 -----------------------------------------------------------------------------------------------------------
def _short_years(cleaned: dict[str, str], _words: str, _context: str) -> Notation:
    """Read "Dec 24" as a month where the axis goes on by months or quarters, over a New Year at least: no days do."""
    found = {text: match for text, said in cleaned.items() if (match := _SHORT_YEAR.fullmatch(aligned_fold(said)))}
    if len(found) < FEWEST_MONTHS or len(found) < len(cleaned) * MOST:
        return NONE
    months = {text: Period.month(year_of(match["y"]), MONTHS_OF_ALL[match["m"]]) for text, match in found.items()}
    counted = [12 * period.start.year + period.start.month for period in months.values()]
    steps = {second - first for first, second in pairwise(counted)}
    over_new_year = len({period.start.year for period in months.values()}) > 1
    return Notation(months) if over_new_year and steps in ({1}, {-1}, {3}, {-3}) else NONE


_MONTHS = "|".join(sorted(MONTHS_OF_ALL, key=len, reverse=True))
_SHORT_YEAR = re.compile(rf"(?P<m>{_MONTHS})\.? (?P<y>\d{{2}})(?: (?:[a-z*]|\([a-z*]{{1,2}}\)))?")


# -- 11/15/2031 -------------------------------------------------------------------------------------------------------
def _month_first(cleaned: dict[str, str], _words: str, _context: str) -> Notation:
    days = days_month_first(cleaned.values())
    if days is None:
        return NONE
    return Notation({text: Period.instant(days[said]) for text, said in cleaned.items() if said in days})


def _short_days(cleaned: dict[str, str], _words: str, _context: str) -> Notation:
    days = days_of_short_years(list(cleaned.values()))
    found = {text: Period.instant(days[said]) for text, said in cleaned.items() if said in days}
    return Notation(found) if found else NONE


# -- Nov-Jan 1974 -----------------------------------------------------------------------------------------------------
def _rolling(cleaned: dict[str, str], _words: str, _context: str) -> Notation:
    found = rolling_windows(cleaned)
    return Notation(found) if found else NONE


_READERS = (
    _financial_years, _years_under_words, _letter_t, _before_t, _roman, _numbered,
    _year_months, _short_years, _month_first, _short_days, _rolling,
)  # fmt: skip
