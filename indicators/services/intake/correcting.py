"""What corrections make of the figures as read: the same rows in the same order, with what a person said in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicators.model.errors import Invalid
from indicators.model.finding import Finding, Severity
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.services.intake.correction import Correction, What
from indicators.services.intake.tables import Table
from indicators.workbook import Candidates, ending_in

OF_A_PART, OF_A_TABLE = "period_", ("table_period_", "financial_year_", "numbered_period_")
"""How the codes of findings begin that ask for the period of a column or a row, and of a whole table."""
FOUND_BESIDE = "period_from_"
"""How the codes begin that ask to confirm a period which stands beside its table."""
Marks = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Corrected:
    """``candidates`` with the corrections in force.

    ``marks`` say for each corrected row what was corrected (``unit=USD:6``; ``…@rule`` by a recipe), ``skipped`` are
    the rows of tables that are none, with the recipe that says so (empty: by hand).
    """

    candidates: Candidates
    marks: Marks = field(default_factory=dict)
    skipped: Mapping[int, str] = field(default_factory=dict)


def correct(candidates: Candidates, tables: Sequence[Table], corrections: Iterable[Correction]) -> Corrected:
    """Return ``candidates`` corrected: what a recipe says first, then what a person says, of parts after the whole."""
    ordered = sorted(corrections, key=lambda one: (one.rule == "", bool(one.column or one.row)))
    if not ordered:
        return Corrected(candidates)
    by_id = {table.table_id: table for table in tables}
    held: dict[int, dict[What, Correction]] = {}
    for one in ordered:
        for position in touched(candidates, by_id.get(one.table_id), one):
            held.setdefault(position, {})[one.what] = one
    return Corrected(
        _changed(candidates, held),
        {at: tuple(_mark(one) for what, one in said.items() if what is not What.SKIP) for at, said in held.items()},
        {at: said[What.SKIP].rule for at, said in held.items() if What.SKIP in said},
    )


def with_marks(corrected: Corrected, marks: Marks) -> Corrected:
    """Return what was corrected with more marks of its rows, which come first."""
    if not marks:
        return corrected
    both = {at: (*marks.get(at, ()), *corrected.marks.get(at, ())) for at in {*marks, *corrected.marks}}
    return replace(corrected, marks=both)


def touched(candidates: Candidates, table: Table | None, one: Correction) -> tuple[int, ...]:
    """Return the rows a correction holds for: of the whole table it fills gaps first, and else the one thing read.

    The end of financial years is said of the rows whose year waits for it.

    A unit said of a whole table is none of its comparison columns, which have their own.
    """
    if table is None:
        return ()
    places = table.positions.tolist()
    if one.column:
        places = [at for at in places if candidates.column[at] == one.column]
    if one.row:
        places = [at for at in places if candidates.row[at] == one.row]
    if one.what is What.UNIT and not one.column:
        measures = candidates.pooled["measure"]
        places = [at for at in places if measures[at] in {"", Measure.LEVEL.value}]
    if one.what is What.YEAR_END:
        texts = candidates.pooled["period_text"]
        blank = [at for at, read in _read(candidates, places, What.PERIOD).items() if not read]
        return tuple(at for at in blank if ending_in(texts[at], int(one.value)) is not None)
    if one.what not in {What.PERIOD, What.UNIT}:
        return tuple(places)
    blank = [at for at, read in _read(candidates, places, one.what).items() if not read]
    return tuple(blank or places)


def refuse_several(candidates: Candidates, table: Table, one: Correction) -> None:
    """Raise Invalid where a correction would make one of several things that were read apart."""
    if one.what in {What.PERIOD, What.UNIT}:
        read = set(_read(candidates, touched(candidates, table, one), one.what).values())
        if len(read) > 1:
            if one.what is What.PERIOD:
                raise Invalid("correction_period_of_many", n=len(read))
            raise Invalid("correction_unit_of_many", n=len(read))


def _read(candidates: Candidates, places: Iterable[int], what: What) -> dict[int, str]:
    """Return the period or unit of rows as text; empty where none was read."""
    if what is What.PERIOD:
        said = candidates.pooled["period"].mapped(lambda period: f"{period.start}/{period.end}" if period else "")
        return {at: said[at] for at in places}
    units, mults = candidates.pooled["unit_measure"], candidates.pooled["unit_mult"]
    return {at: f"{units[at]}:{mults[at] or 0}" if units[at] else "" for at in places}


def unit_read(candidates: Candidates, positions: Iterable[int]) -> str:
    """Return the one unit (``USD:6``) that was read at rows; empty: none, or several."""
    found = set(_read(candidates, positions, What.UNIT).values())
    return found.pop() if len(found) == 1 else ""


def _mark(one: Correction) -> str:
    return f"{one.what}={one.value}" + ("@recipe" if one.rule else "")


def _changed(candidates: Candidates, held: Mapping[int, Mapping[What, Correction]]) -> Candidates:
    columns = ("period", "unit_measure", "unit_mult", "obs_status", "measure")
    lists = {name: candidates.pooled[name].values(len(candidates)) for name in columns}
    texts = candidates.pooled["period_text"]
    for at, said in held.items():
        if What.YEAR_END in said:
            lists["period"][at] = ending_in(texts[at], int(said[What.YEAR_END].value))
        if What.PERIOD in said:
            lists["period"][at] = Period.parse(said[What.PERIOD].value)
        if What.UNIT in said:
            unit, _, mult = said[What.UNIT].value.partition(":")
            lists["unit_measure"][at], lists["unit_mult"][at] = unit, int(mult)
            if lists["measure"][at] in {"", Measure.LEVEL.value}:  # as the reader does where no comparison is printed
                lists["measure"][at] = "" if unit == "percent" else Measure.LEVEL.value
        if What.STATUS in said:
            lists["obs_status"][at] = said[What.STATUS].value
        if What.MEASURE in said:
            lists["measure"][at] = said[What.MEASURE].value
    return candidates.changed(**lists)


# -- questions that are answered ------------------------------------------------------------------------------
def unanswered(
    findings: Iterable[Finding], as_read: Candidates, tables: Sequence[Table], corrected: Corrected
) -> tuple[Finding, ...]:
    """Return the findings without the questions for a period, or a unit, that the corrections answer."""
    if not (corrected.marks or corrected.skipped):
        return tuple(findings)
    return tuple(finding for finding in findings if not _answered(finding, as_read, tables, corrected))


def _answered(finding: Finding, as_read: Candidates, tables: Sequence[Table], corrected: Corrected) -> bool:
    if not finding.sheet:
        return False
    if finding.code.startswith(FOUND_BESIDE):
        return _said(_of_tables(finding, as_read, tables), corrected)
    if finding.code.startswith(OF_A_TABLE):
        return _filled(_of_tables(finding, as_read, tables), as_read, corrected, What.PERIOD)
    if finding.severity is Severity.HARD and finding.code.startswith(OF_A_PART):
        return _filled(_at(finding, as_read), as_read, corrected, What.PERIOD)
    if finding.code in {"unit_absent", "unit_open"}:
        return _filled(_at(finding, as_read, near=True), as_read, corrected, What.UNIT)
    return False


def _filled(places: list[int], as_read: Candidates, corrected: Corrected, what: What) -> bool:
    """Whether each row that lacked a period or unit has one now, or is in a table that is none."""
    asked = [at for at, read in _read(as_read, places, what).items() if not read]
    now = _read(corrected.candidates, asked, what)
    return bool(asked) and all(at in corrected.skipped or now[at] for at in asked)


def _said(places: list[int], corrected: Corrected) -> bool:
    """Whether a person said the period of each row, or that its table is none."""
    mark = f"{What.PERIOD}="
    said = (
        any(one.startswith(mark) for one in corrected.marks.get(at, ())) for at in places if at not in corrected.skipped
    )
    return bool(places) and all(said)


def _of_tables(finding: Finding, as_read: Candidates, tables: Sequence[Table]) -> list[int]:
    """Return every row of the tables that a finding names by one of their cells; of its sheet where it names none."""
    named = set(_named(finding, as_read))
    found = [at for table in tables if named.intersection(table.positions.tolist()) for at in table.positions.tolist()]
    return found or _on_sheet(finding, as_read)


def _on_sheet(finding: Finding, as_read: Candidates) -> list[int]:
    sheets = as_read.pooled["sheet"].values(len(as_read))
    return [at for at, sheet in enumerate(sheets) if sheet == finding.sheet]


def _named(finding: Finding, as_read: Candidates) -> list[int]:
    """Return the rows that stand in the cell of a finding or were read by it."""
    cells = as_read.cells()
    return [
        at
        for at in _on_sheet(finding, as_read)
        if finding.cell == cells[at] or any(finding.cell in said for said in as_read.cells_by_role(at).values())
    ]


def _at(finding: Finding, as_read: Candidates, *, near: bool = False) -> list[int]:
    """Return the rows a finding is about: those read from its cell, else (not ``near``) all of its sheet."""
    if near:
        return _on_sheet(finding, as_read)
    open_ones = [at for at, read in _read(as_read, _named(finding, as_read), What.PERIOD).items() if not read]
    return open_ones or _on_sheet(finding, as_read)
