"""What single headings and cells of records say, each looked at alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from indicators.model.month_names import MONTHS_OF_ALL
from indicators.model.number_text import is_missing_code
from indicators.model.period_phrase import read_period
from indicators.model.series import Measure
from indicators.workbook.cells.grid import Cell
from indicators.workbook.periods.said_period import YEAR_MONTH
from indicators.workbook.periods.year_spans import names_years
from indicators.workbook.record_tables.record_words import (
    EDITIONS,
    STRONG,
    YEARS,
    Part,
    part_of,
    spaced,
    sub_period_kind,
)
from indicators.workbook.shapes.regions import is_number
from indicators.workbook.time_axes.day_spans import STARTS


def strength(heading: str) -> int:
    """Return how far a heading wins over others of its part."""
    return -1 if heading in EDITIONS else STRONG.get(heading, 0)


def names_period(text: str) -> bool:
    """Whether a text under a heading of periods is one that no other place would show to be: 1820, 203109."""
    return names_years(text) or bool(YEAR_MONTH.fullmatch(text))


def is_whole(cell: Cell) -> bool:
    """Whether a cell holds a number without a fraction, or words."""
    try:
        return float(cell.raw).is_integer()
    except ValueError:
        return True


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number or says that there is none."""
    return is_number(cell) or is_missing_code(cell.raw)


def months_in(heading: str) -> set[int]:
    """Return the months whose names are words of a folded heading."""
    words = spaced(heading).split()
    return {MONTHS_OF_ALL[word.strip("()-,")] for word in words if word.strip("()-,") in MONTHS_OF_ALL}


def heads_several(headings: Iterable[str]) -> bool:
    """Whether folded headings are those of tables beside each other: a part of a year is headed twice, and a figure is.

    Records beside each other are told by their own headings.
    """
    twice = [heading for heading, count in Counter(headings).items() if count > 1]
    timed = [heading for heading in twice if heading in YEARS or part_of(heading) is Part.PERIOD]
    return any(map(sub_period_kind, timed)) and len(twice) > len(timed)


def opens_rows(heading: str) -> bool:
    """Whether a heading names the first days of its rows, and not of the series that they list."""
    return bool(STARTS.search(heading)) and not _OF_SERIES.search(heading)


_OF_SERIES = re.compile(r"\b(?:series|data|collection|chuoi)\b")


def is_day(text: str) -> bool:
    """Whether a text names a day."""
    read = read_period(text)
    return read is not None and read.period.is_instant


def is_measure(text: str) -> bool:
    """Whether a text is a code of a measure."""
    return text.lower() in set(Measure)


def heads_no_value(said: str) -> bool:
    """Whether a spaced heading is of codes, places or counts of order, so that the numbers below measure nothing."""
    return bool(_NO_VALUE.search(said))


_NO_VALUE = re.compile(
    r"\b(?:\w*codes?\d?|codigos?|kode|ids?|iso|nr|no|stt|ma|rank|age|hour|week|weekday|latitude|longitude|lat|lon|lng|zip|order|row"
    r"|fips|geoid|isic|naics)$|^(?:row |record )?index$|^row number$"
)
