"""Who published a workbook, what it is called, when it appeared: proposals with evidence, for a person to confirm.

A date in the file name is good evidence, a month in titles fair, the file's own properties weak. Nothing here is
taken as true: without a confirmed publication date a figure never wins.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from indicators.model.observation import Precision
from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import aligned_fold, read_periods
from indicators.model.text import clean
from indicators.workbook.cells.grid import Grid, Visibility, address
from indicators.workbook.engines.xml_part import read_events
from indicators.workbook.periods.said_period import DAY_IN_NAME
from indicators.workbook.refusal import RefusalError


@dataclass(frozen=True, slots=True)
class PublishedProposal:
    """A publication day (a month stands for its last day), why, and how much the evidence weighs (0 to 1)."""

    day: str
    precision: str
    source: str
    evidence: str
    weight: float


@dataclass(frozen=True, slots=True)
class Cues:
    """Proposals about the file as a whole. ``origin`` is an organisation's code, empty where nothing names one.

    ``origin_source`` is ``name`` when a cell or the file name names it, ``layout`` when only the form of the tables is
    its own; ``origin_evidence`` the cell or text. ``published`` has the weightiest proposal first.
    """

    title: str = ""
    title_cell: str = ""
    origin: str = ""
    origin_source: str = ""
    origin_evidence: str = ""
    language: str = ""
    published: tuple[PublishedProposal, ...] = ()

    @classmethod
    def from_dict(cls, said: dict[str, Any]) -> Cues:
        return cls(**{**said, "published": tuple(PublishedProposal(**one) for one in said["published"])})


@dataclass(frozen=True, slots=True)
class RecognisedSheet:
    """What cues need of a sheet: its grid, its title with the cell, and the layout that took it."""

    grid: Grid
    title: str
    title_cell: str
    layout: str


def find_cues(sheets: Sequence[RecognisedSheet], file_name: str, path: Path | None, periods: Iterable[Period]) -> Cues:
    """Collect the cues of a file. ``periods`` are those of its candidates."""
    visible = [sheet for sheet in sheets if sheet.grid.visibility is Visibility.VISIBLE]
    origin, source, evidence = _origin(visible, file_name)
    title, cell = _title(visible, file_name)
    proposals = [*_from_file_name(file_name), *_from_cells(visible), *_from_properties(path)]
    proposals += _from_periods(periods, visible)
    proposals.sort(key=lambda proposal: -proposal.weight)
    return Cues(title, cell, origin, source, evidence, _language(visible), tuple(proposals))


# -- who --------------------------------------------------------------------------------------------------------------
_ORIGINS = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"\btong cuc thong ke\b|\bcuc thong ke\b|\bgeneral statistics office\b|\bnational statistics office\b", "NSO"),
        (r"\b(?:tong )?cuc hai quan\b|\bhai quan viet nam\b|\bviet nam customs\b", "CUSTOMS"),
        (r"\bcuc dau tu nuoc ngoai\b|\bforeign investment agency\b", "FIA"),
        (r"\bbo tai chinh\b|\bministry of finance\b", "MOF"),
        (r"\bbo ngoai giao\b|\bministry of foreign affairs\b", "MOFA"),
    )
)
_ROWS_LOOKED_AT = 12
_ROWS_BELOW = 8
_SOURCE_LINE = re.compile(r"(?:nguon(?: so lieu)?|source)\s*:")


def _origin(sheets: list[RecognisedSheet], file_name: str) -> tuple[str, str, str]:
    """Return the organisation that the top of a sheet or the file name names, else whose form the tables have."""
    for sheet in sheets:
        for row in sheet.grid.rows[:_ROWS_LOOKED_AT]:
            for column, cell in sheet.grid.visible(row):
                if isinstance(cell.value, str) and (code := _named_origin(cell.value)):
                    return code, "name", f"{sheet.grid.name}!{address(row, column)}"
        for row in sheet.grid.rows[-_ROWS_BELOW:]:
            said = " ".join(cell.raw for _, cell in sheet.grid.visible(row) if isinstance(cell.value, str))
            if _SOURCE_LINE.match(aligned_fold(clean(said[:300]))) and (code := _named_origin(said)):
                return code, "name", f"{sheet.grid.name}!{address(row, sheet.grid.visible(row)[0][0])}"
    stem = re.sub(r"[-_.]+", " ", PurePath(file_name).stem)
    if (code := _named_origin(stem)) or (code := "NSO" if re.search(r"\b(?:gso|nso)\b", aligned_fold(stem)) else ""):
        return code, "name", file_name
    if any(sheet.layout == "appendix" for sheet in sheets):
        first = next(sheet for sheet in sheets if sheet.layout == "appendix")
        return "NSO", "layout", first.grid.name
    return "", "", ""


def _named_origin(text: str) -> str:
    folded = aligned_fold(clean(text[:300]))
    return next((code for pattern, code in _ORIGINS if pattern.search(folded)), "")


# -- what -------------------------------------------------------------------------------------------------------------
def _title(sheets: list[RecognisedSheet], file_name: str) -> tuple[str, str]:
    """Return the title of the only table; a file of several tables is called by its name."""
    titled = [sheet for sheet in sheets if sheet.title]
    if len(titled) == 1 and len(sheets) <= MOST_SHEETS_OF_ONE_TABLE:
        return clean(titled[0].title), f"{titled[0].grid.name}!{titled[0].title_cell}"
    return clean(re.sub(r"[_]+", " ", PurePath(file_name).stem)), ""


MOST_SHEETS_OF_ONE_TABLE = 3
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u0103\u0111\u01a1\u01b0]")


def _language(sheets: list[RecognisedSheet]) -> str:
    """Return ``vi`` when the first texts have Vietnamese letters, ``en`` when they have none, empty without text."""
    said = [
        cell.value
        for sheet in sheets[:5]
        for row in sheet.grid.rows[:_ROWS_LOOKED_AT]
        for _, cell in sheet.grid.visible(row)
        if isinstance(cell.value, str)
    ]
    if not said:
        return ""
    return "vi" if any(_VIETNAMESE.search(text.lower()) for text in said) else "en"


# -- when -------------------------------------------------------------------------------------------------------------
_MONTH_IN_NAME = re.compile(r"(?:\bt|thang)\s?(0?[1-9]|1[0-2])\s((?:19|20)\d{2})(?!\d)")
_PUBLISHED = re.compile(
    r"\b(?:ngay cong bo|cong bo ngay|ngay phat hanh|published|release date|date of release|last updated?)\b"
)


_LAST_UPDATED = re.compile(r"Last Updated:?\s*([0-9]{2})/([0-9]{2})/((?:19|20)[0-9]{2})")


def _from_file_name(file_name: str) -> list[PublishedProposal]:
    found: list[PublishedProposal] = []
    for match in DAY_IN_NAME.finditer(file_name):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        found.append(PublishedProposal(day.isoformat(), Precision.DAY.value, "file_name", match[0], 0.9))
    stem = re.sub(r"[-_.]+", " ", aligned_fold(PurePath(file_name).stem))
    for match in _MONTH_IN_NAME.finditer(stem):
        found.append(_month(Period.month(int(match[2]), int(match[1])), "file_name_month", match[0], 0.5))
    return found


def _from_cells(sheets: list[RecognisedSheet]) -> list[PublishedProposal]:
    """Return days that a cell calls the day of publication."""
    found: list[PublishedProposal] = []
    for sheet in sheets:
        for row in sheet.grid.rows[:_ROWS_LOOKED_AT]:
            cells = [cell.raw for _, cell in sheet.grid.visible(row)]
            text = " ".join(cells)[:300]
            if not _PUBLISHED.search(aligned_fold(clean(text))):
                continue
            for reading in read_periods(text):
                if reading.period.is_instant:
                    where = f"{sheet.grid.name}!{row}"
                    day = reading.period.start.isoformat()
                    found.append(PublishedProposal(day, Precision.DAY.value, "cell", where, 0.95))
        if sheet.layout == "databank":
            found += _month_first(sheet.grid)
    return found


def _month_first(grid: Grid) -> list[PublishedProposal]:
    """Return the day under a DataBank table, which is printed month first."""
    found: list[PublishedProposal] = []
    for row in grid.rows[-_ROWS_BELOW:]:
        said = " ".join(cell.raw for _, cell in grid.visible(row)[:2] if isinstance(cell.value, str))
        if match := _LAST_UPDATED.search(said):
            try:
                day = date(int(match[3]), int(match[1]), int(match[2]))
            except ValueError:
                continue
            found.append(PublishedProposal(day.isoformat(), Precision.DAY.value, "cell", f"{grid.name}!{row}", 0.9))
    return found


def _from_periods(periods: Iterable[Period], sheets: list[RecognisedSheet]) -> list[PublishedProposal]:
    """Propose the month in which the latest window of an appendix ends: offices publish at its end."""
    if not any(sheet.layout == "appendix" for sheet in sheets):
        return []
    counted = Counter(period for period in periods if period.kind is not PeriodKind.YEAR)
    if not counted:
        return []
    latest = max(counted, key=lambda period: (period.last_day, counted[period]))
    last = latest.last_day
    return [_month(Period.month(last.year, last.month), "latest_period", latest.render(), 0.4)]


def _month(month: Period, source: str, evidence: str, weight: float) -> PublishedProposal:
    return PublishedProposal(month.last_day.isoformat(), Precision.MONTH.value, source, evidence, weight)


def _from_properties(path: Path | None) -> list[PublishedProposal]:
    """Propose the day a package was last saved, for want of better."""
    said: dict[str, str] = {}
    inside = [""]

    def start(element: str, _attributes: dict[str, str]) -> None:
        inside[0] = element

    def end(_element: str) -> None:
        inside[0] = ""

    def text(words: str) -> None:
        if inside[0] == "modified":
            said["modified"] = said.get("modified", "") + words

    if path is None or not zipfile.is_zipfile(path):
        return []
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as stream:
            read_events(stream, "docProps/core.xml", start, end, text)
        day = date.fromisoformat(said.get("modified", "")[:10])
    except (KeyError, ValueError, zipfile.BadZipFile, RefusalError):
        return []
    return [PublishedProposal(day.isoformat(), Precision.DAY.value, "file_properties", "modified", 0.2)]
