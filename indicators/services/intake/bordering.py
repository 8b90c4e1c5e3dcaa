"""The borders of tables as a person points at them: said of one file, read by at once, remembered for the next.

Belongs here: what a border does to an upload, and its rule in a recipe. Does not: what it does to the tables of a sheet
(``workbook.shapes.said_tables``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from indicators.model.errors import Conflict, Invalid
from indicators.model.finding import Finding, Severity
from indicators.services.intake.correction import What
from indicators.services.intake.draft import Draft
from indicators.services.intake.fitting import Fitted
from indicators.services.intake.learning import Lesson
from indicators.services.intake.readings import Readings, Refused
from indicators.services.intake.recipe import Applied, Kept, Rule
from indicators.services.intake.recipe_book import RecipeBook
from indicators.services.recent import Recent
from indicators.workbook import (
    Anchor,
    Border,
    Candidate,
    Candidates,
    HeldBorder,
    Reading,
    Remembered,
    Side,
    cell_place,
)

MOST_BORDERS = 200
"""Of one file: more than any person points at."""


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """What a border changed of the figures of its sheet, counted by cell; ``otherwise``: read as something else."""

    more: int
    fewer: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class BorderIntake:
    """The use cases of borders; ``draft`` gives a draft by its id, ``change`` changes it."""

    readings: Readings
    draft: Callable[[str], Draft]
    change: Callable[[str, Callable[[Draft], Draft]], None]

    def say(self, upload_id: str, sheet: str, side: Side, cell: str) -> ReadAnew:
        """Say that a table, or its heading, begins or ends at a cell, and read the file by it.

        A border said before of the same end of the same table no longer holds. Raises Invalid ("cell_unreadable",
        "borders_too_many", "border_changes_nothing", "border_unreadable" where the file cannot be read so), Conflict.
        """
        border = _at(sheet, side, cell)
        draft = self._open(upload_id)
        said = draft.bordering(border)
        if len(said.borders) > MOST_BORDERS:
            raise Invalid("borders_too_many", most=MOST_BORDERS)
        before, after = self.readings.read(draft).reading, self._read(said)
        old = [one.border for one in after.borders if one.again and not one.rule]
        if old:
            said = replace(said, borders=tuple(one for one in said.borders if one not in old))
            after = self._read(said)
        if _without_borders(before) == _without_borders(after):
            raise Invalid("border_changes_nothing", cell=cell)
        self.change(upload_id, lambda now: replace(now.bordering(border), borders=said.borders))
        return _compared(before.rows, after.rows, sheet)

    def take_back(self, upload_id: str, sheet: str, side: Side, cell: str) -> ReadAnew:
        """Let a border be where the file itself shows it; raises as ``say``."""
        border = _at(sheet, side, cell)
        draft = self._open(upload_id)
        before = self.readings.read(draft).reading
        self.change(upload_id, lambda now: now.unbordered(border))
        return _compared(before.rows, self.readings.read(self.draft(upload_id)).rows, sheet)

    def _open(self, upload_id: str) -> Draft:
        draft = self.draft(upload_id)
        if draft.batch_id is not None:
            raise Conflict("upload_committed", batch=draft.batch_id)
        return draft

    def _read(self, draft: Draft) -> Reading:
        try:
            return self.readings.read(draft).reading
        except Refused as fault:
            raise Invalid("border_unreadable") from fault


def _at(sheet: str, side: Side, cell: str) -> Border:
    place = cell_place(cell)
    if place is None:
        raise Invalid("cell_unreadable", text=cell[:20])
    return Border(sheet, side, *place)


def _without_borders(reading: Reading) -> bytes:
    return replace(reading, borders=()).to_bytes()


def _compared(before: Candidates, after: Candidates, sheet: str) -> ReadAnew:
    old, new = _said(before, sheet), _said(after, sheet)
    both = old.keys() & new.keys()
    return ReadAnew(len(new) - len(both), len(old) - len(both), sum(old[place] != new[place] for place in both))


def _said(rows: Candidates, sheet: str) -> dict[str, Candidate]:
    return {one.cell: one._replace(evidence={}) for one in (rows[at] for at in rows.places_on(sheet))}


# -- recipes --------------------------------------------------------------------------------------------------
class RememberedBorders:
    """The borders that recipes say of a file, kept as long as no recipe changes."""

    def __init__(self, book: RecipeBook) -> None:
        self._book = book
        self._recent: Recent[tuple[Kept, ...]] = Recent(1)

    def of(self, draft: Draft) -> tuple[Remembered, ...]:
        """Return those in force for a draft; of a committed one, those of that time."""
        if draft.batch_id is not None:
            kept: Iterable[Kept] = draft.recipe
        else:
            kept = self._recent.get(self._book.version(), self._book.in_force)
        return tuple(
            Remembered(one.rule_id, Side(one.rule.value), _anchor(one.rule))
            for one in kept
            if one.rule.what is What.BORDER and one.rule_id not in draft.dropped
        )


def fit_borders(kept: Iterable[Kept], reading: Reading) -> Fitted:
    """Return what remembered borders did to a file, and which were made for one of its sheets and fit no more."""
    if not reading.borders:
        return Fitted()
    known = {one.rule_id: one for one in kept}
    figures = Counter(reading.rows.pooled["sheet"].values(len(reading.rows)))
    applied: list[Applied] = []
    findings: list[Finding] = []
    for held in reading.borders:
        rule = known.get(held.rule)
        if rule is None or held.again:
            continue
        sheet = held.border.sheet
        if held.found:
            applied.append(Applied(rule, sheet, "", figures[sheet], held.border.side.value))
        else:
            said = {"rule": rule.rule.shown or sheet, "day": rule.day.isoformat()}
            findings.append(Finding("recipe_border_absent", Severity.INFO, sheet, "", said))
    return Fitted(applied=tuple(applied), findings=tuple(findings))


def with_borders(lesson: Lesson, reading: Reading, file_name: str) -> Lesson:
    """Return a lesson with the rules of the borders said by hand, and in printed words those that no words tell."""
    rules: list[Rule] = []
    wordless: list[str] = []
    for held in reading.borders:
        if held.rule or held.again or not held.found:
            continue
        sheet = held.border.sheet
        words = " · ".join(part for part in (sheet, held.anchored or held.text) if part)
        if held.anchor is None:
            wordless.append(words)
            continue
        key, row, below, nth, of, column, beside = held.anchor
        target = (held.border.side.value, row, str(below), column, str(beside))
        rule = Rule(What.BORDER, key, held.border.side.value, target, nth, of)
        rules.append(replace(rule, sheet=sheet, shown=words, file_name=file_name))
    return replace(lesson, rules=(*lesson.rules, *rules), wordless=tuple(wordless))


def is_before(rule: Rule) -> bool:
    """Whether the words of the rule of a border are those that follow its table."""
    return rule.what is What.BORDER and _anchor(rule).is_before


def _anchor(rule: Rule) -> Anchor:
    _, words, below, column, beside = rule.target
    return Anchor(rule.key, words, int(below), rule.nth, rule.of, column, int(beside))


def border_marks(reading: Reading) -> Mapping[int, tuple[str, ...]]:
    """Return for each figure of a table whose borders were said what its citation tells of them."""
    held = [one for one in reading.borders if one.found and not one.again]
    return {at: marks for at, marks in _marks(held, reading.rows) if marks}


def _marks(held: list[HeldBorder], rows: Candidates) -> Iterator[tuple[int, tuple[str, ...]]]:
    for sheet in {one.border.sheet for one in held}:
        for at in rows.places_on(sheet):
            here = [one for one in held if one.border.sheet == sheet and one.first <= rows.row[at] <= one.last]
            yield at, tuple(map(_mark, here))


def _mark(held: HeldBorder) -> str:
    return f"{What.BORDER}={held.border.side}/{held.border.at}" + ("@recipe" if held.rule else "")
