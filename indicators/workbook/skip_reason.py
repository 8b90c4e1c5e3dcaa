"""Why a sheet was not read."""

from __future__ import annotations

from enum import StrEnum


class SkipReason(StrEnum):
    """Told as ``SheetReading.skipped_reason`` and, but for the first two, as the finding ``not_read_<reason>``."""

    SHEET_HIDDEN = "sheet_hidden"
    SHEET_BLANK = "sheet_blank"
    NO_TABLE = "no_table"
    DESCRIPTION = "description"
    HEADER_MISSING = "header_missing"
    PERIOD_ABSENT = "period_absent"
    PERIOD_AMBIGUOUS = "period_ambiguous"
    PERIOD_ELSEWHERE = "period_elsewhere"
    PERIOD_IN_WORDS = "period_in_words"
    PERIOD_UNREADABLE = "period_unreadable"
    PERIOD_WITHOUT_YEAR = "period_without_year"
    PERIODS_TWICE = "periods_twice"
    READER_FAULT = "reader_fault"
    YEAR_BY_MONTH = "year_by_month"
    YEAR_UNCERTAIN = "year_uncertain"


TOLD_ELSEWHERE = frozenset({SkipReason.SHEET_HIDDEN, SkipReason.SHEET_BLANK})
"""Reasons that need no finding of their own."""
