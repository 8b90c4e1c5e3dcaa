"""The same figure twice: equal values are told, of different ones none is taken; labels that only look alike are shown.

What makes two figures the same is what the file prints: title, parents, label, column words, period, measure, unit,
status.
Labels that differ in hidden signs, width or case are different series until a person says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from indicators.model.finding import Finding, Severity
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.candidate import Candidate
from indicators.workbook.cells.label_text import look_alike_key, shown
from indicators.workbook.cells.tally import Tally

MOST_CONFLICTS = 50
Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What is told of figures that stand twice, and the places of those that disagree, by the figure they are."""

    findings: list[Finding]
    conflicts: Groups = ()


def find_duplicates(candidates: Iterable[Candidate]) -> Duplicates:
    """Compare the figures of a whole file, across its sheets; places count from 0 in the order of ``candidates``."""
    first: dict[tuple[object, ...], Candidate] = {}
    tables: dict[tuple[str, str], str] = {}
    tallies: dict[str, Tally] = {}
    conflicts: list[Finding] = []
    places: dict[tuple[object, ...], list[int]] = {}
    differ: set[tuple[object, ...]] = set()
    for at, candidate in enumerate(candidates):
        if candidate.period is None or not candidate.value_text:
            continue
        place = (candidate.title, candidate.sheet)
        if place not in tables:
            tables[place] = table_of(candidate)
        same = _identity(candidate, tables[place])
        known = first.setdefault(same, candidate)
        places.setdefault(same, []).append(at)
        if known is candidate:
            continue
        if _shown(known) == _shown(candidate):
            tally = tallies.setdefault(candidate.sheet, Tally(candidate.sheet))
            position = (candidate.row, candidate.column)
            tally.add(
                "duplicate_equal", Severity.INFO, position, label=shown(candidate.label)[:80], other=_where(known)
            )
            continue
        differ.add(same)
        if len(conflicts) < MOST_CONFLICTS:
            conflicts.append(_conflict(known, candidate))
    told = conflicts + [finding for tally in tallies.values() for finding in tally.findings()]
    return Duplicates(told, tuple(tuple(listed) for same, listed in places.items() if same in differ))


def _conflict(known: Candidate, candidate: Candidate) -> Finding:
    return Finding("duplicate_conflict", Severity.HARD, candidate.sheet, candidate.cell, {
        "label": shown(candidate.label)[:80],
        "period": candidate.period.render() if candidate.period else "",
        "value": candidate.value_text,
        "other": _where(known),
        "other_value": known.value_text,
    })  # fmt: skip


def _shown(candidate: Candidate) -> Decimal:
    """Return a value in the fifteen digits that a spreadsheet shows of it: sums leave crumbs behind them."""
    return _FIFTEEN.create_decimal(candidate.value_text)


_FIFTEEN = Context(prec=15)


def _where(candidate: Candidate) -> str:
    return f"{candidate.sheet}!{candidate.cell}"


def _identity(candidate: Candidate, table: str) -> tuple[object, ...]:
    return (
        table, candidate.path, nfc(candidate.printed or candidate.label), candidate.code, candidate.item,
        candidate.period,
        candidate.measure, candidate.unit_measure or candidate.unit_text, candidate.unit_mult, candidate.obs_status,
        candidate.ref_area,
    )  # fmt: skip


def nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def table_of(candidate: Candidate) -> str:
    """Return what tells the table from others: its title without number, else the name of its sheet if it says one."""
    title = _NUMBER.sub("", aligned_fold(clean(candidate.title)))
    return title or (aligned_fold(clean(candidate.sheet)) if _says_something(candidate.sheet) else "")


def _says_something(sheet: str) -> bool:
    """Whether a sheet name tells what the sheet is about, as "Sheet1", "Data" and "A" do not."""
    return bool(re.search(r"[^\W\d_]{2,}", _EMPTY_NAMES.sub("", aligned_fold(clean(sheet)))))


_NUMBER = re.compile(r"^\d{1,3}\s?\.\s*(?:\(tiep theo\)\s*)?")
_EMPTY_NAMES = re.compile(
    r"\b(?:sheet|data|table|tab|trang tinh|trang|bang|bieu|so lieu|du lieu|copy|of|csv|text)\d*\b"
)


def find_look_alikes(candidates: Iterable[Candidate]) -> list[Finding]:
    """Report labels of one sheet that look the same and are not, or that hide characters."""
    seen: dict[tuple[object, ...], Candidate] = {}
    findings: list[Finding] = []
    told: set[tuple[str, str]] = set()
    for candidate in candidates:
        printed = candidate.printed or candidate.label
        if (candidate.sheet, printed) in told:
            continue
        told.add((candidate.sheet, printed))
        printed = unicodedata.normalize("NFC", printed)
        key = (
            candidate.sheet,
            candidate.title,
            candidate.path,
            candidate.item if candidate.path else "",
            look_alike_key(printed),
        )
        known = seen.setdefault(key, candidate)
        same = unicodedata.normalize("NFC", known.printed or known.label) == printed
        if not same and len(findings) < MOST_CONFLICTS:
            findings.append(Finding("labels_look_alike", Severity.SOFT, candidate.sheet, candidate.cell, {
                "label": shown(printed)[:80], "other": _where(known), "other_label": shown(known.label)[:80],
            }))  # fmt: skip
    return findings
