"""Sheets that say the same of different figures: one file, "by registration" and "by occurrence" under one title.

Nothing but the name of the sheet tells their figures apart, so it becomes the first of their parents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.candidate import Candidate


def told_by_sheets(candidates: Sequence[Candidate], conflicts: Sequence[Sequence[int]]) -> list[Candidate] | None:
    """Return the figures, those of such sheets with the name of their sheet before their path; None for no such sheet.

    ``conflicts`` are the places of figures that stand twice with two values.
    """
    crossing = [{candidates[at].sheet for at in group} for group in conflicts]
    figures = Counter(one.sheet for one in candidates if one.period is not None and one.value_text)
    apart = sheets_apart(crossing, figures)
    return [_under_sheet(one) if one.sheet in apart else one for one in candidates] if apart else None


def sheets_apart(crossing: Iterable[set[str]], figures: Mapping[str, int]) -> set[str]:
    """Return the sheets that are told apart: most of their ``figures`` stand in another sheet with another value.

    ``crossing`` are the sheets of each figure that stands twice with two values. Fewer are rather faults of one sheet.
    """
    counted = Counter(sheet for sheets in crossing if len(sheets) > 1 for sheet in sheets)
    return {sheet for sheet, count in counted.items() if count * 2 > figures[sheet] and _is_named(sheet)}


def _under_sheet(candidate: Candidate) -> Candidate:
    return candidate._replace(
        path=path_under(candidate.sheet, candidate.path), heads=heads_under(candidate.sheet, candidate.heads)
    )


def path_under(sheet: str, path: tuple[str, ...]) -> tuple[str, ...]:
    return (clean(sheet), *path)


def heads_under(_sheet: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    return ("", *heads) if heads else ()


def _is_named(sheet: str) -> bool:
    """Whether somebody named a sheet: no number or letter alone, and not what a program calls a new one."""
    folded = aligned_fold(clean(sheet))
    return sum(ch.isalpha() for ch in folded) > 1 and not _NEW_SHEET.fullmatch(folded)


_NEW_SHEET = re.compile(r"(?:sheet|trang tinh|trang|tabelle|feuil|hoja|foglio|planilha|blad|лист) ?\d*(?: \(\d+\))?")
