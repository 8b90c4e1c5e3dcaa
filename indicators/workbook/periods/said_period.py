"""Texts and numbers that surely name a period where they stand at the left of a row, told by their form alone."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.periods.part_of_year import heading_of


def heads_years(text: str) -> bool:
    """Whether a heading is a word for years, in whatever language."""
    return bool(_YEARS.fullmatch(aligned_fold(text)))


def heads_times(text: str) -> bool:
    """Whether a heading is a word for years, quarters or months and nothing else."""
    return heads_years(text) or bool(heading_of(text))


_YEARS = re.compile(
    r"nam|years?|time|thoi gian|(?:calendar|reference|survey|value) year|year (?:and|of) survey"
    r"|reference date(?: \(.{1,24}\))?|nien do"
    r"|tahun|annees?|anos?|jahre?|ann[io]|yil|yıl|rok"
    r"|vuosi|jaar|aar|godina|год(?:ы|а)?|年[份度]?|[연년]도"
)


def is_flagged_year(text: str) -> bool:
    """Whether a text is a year with flags or footnotes: "2022 (P)", "1974 (16)(17)", "2024*", "2025f", "2019 4)"."""
    return bool(_FLAGGED_YEAR.fullmatch(text.strip()))


def is_part_of_year(text: str) -> bool:
    """Whether a text is a year and a number of its part: "2000.1", "1986:01", "202401"."""
    return bool(_PART_OF_YEAR.fullmatch(text.strip()))


def is_dated(text: str) -> bool:
    """Whether a text begins with a month or a day in figures and holds nothing else: "2024-03", "2024-03-29"."""
    return bool(_DATED.fullmatch(text.strip()))


YEAR_MONTH = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])")
"""A year and a month in one number: "202401"."""
DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in the name of a file, its year, month and day: when it was published."""
_FLAGGED_YEAR = re.compile(
    r"(?:19|20)[0-9]{2}(?:(?: ?[(\[][a-zA-Z0-9*]{1,3}[)\]]){1,3}| ?[*†‡¹²³⁰⁴-⁹]{1,3}"
    r"| [0-9]{1,2}\)| ?(?:y\.|(?:pr|[prefbuPREFBU])(?: ?\([0-9]{1,2}\))?))"
)
_PART_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[.:](?:[1-9]|0[1-9]|1[0-2])|0[1-9]|1[0-2])")
_DATED = re.compile(r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?")
