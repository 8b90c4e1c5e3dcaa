"""Sheets that say the same of different figures: one file, "by registration" and "by occurrence" under one title.

Nothing but the name of the sheet tells their figures apart, so it becomes the first of their parents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.candidate import Candidate


def told_by_sheets(candidates: Sequence[Candidate], conflicts: Sequence[Sequence[int]]) -> list[Candidate] | None:
    """Return the figures, those of such sheets with the name of their sheet before their path; None for no such sheet.

    ``conflicts`` are the places of figures that stand twice with two values. A sheet is told apart where most of its
    figures stand in another sheet with another value; fewer are rather faults of one of them.
    """
    crossing = [sheets for group in conflicts if len(sheets := {candidates[at].sheet for at in group}) > 1]
    if not crossing:
        return None
    counted = Counter(sheet for sheets in crossing for sheet in sheets)
    figures = Counter(one.sheet for one in candidates if one.period is not None and one.value_text)
    apart = {sheet for sheet, count in counted.items() if count * 2 > figures[sheet] and _is_named(sheet)}
    return [_under_sheet(one) if one.sheet in apart else one for one in candidates] if apart else None


def _under_sheet(candidate: Candidate) -> Candidate:
    heads = ("", *candidate.heads) if candidate.heads else ()
    return candidate._replace(path=(clean(candidate.sheet), *candidate.path), heads=heads)


def _is_named(sheet: str) -> bool:
    """Whether somebody named a sheet: no number or letter alone, and not what a program calls a new one."""
    folded = aligned_fold(clean(sheet))
    return sum(ch.isalpha() for ch in folded) > 1 and not _NEW_SHEET.fullmatch(folded)


_NEW_SHEET = re.compile(r"(?:sheet|trang tinh|trang|tabelle|feuil|hoja|foglio|planilha|blad|лист) ?\d*(?: \(\d+\))?")
