"""What a committed upload teaches: its corrections and mappings by hand as rules, where they hold beyond this edition.

Not learned: a period without a rule that derives it, and whatever would also hold for another table, column or label of
the same file for which it was not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.model.series import SeriesKey
from indicators.services.intake.correcting import touched, unit_read
from indicators.services.intake.correction import Correction, What
from indicators.services.intake.fitting import column_target, label_target, shown_label
from indicators.services.intake.mapping import SKIP, Choice, How, MappingRow
from indicators.services.intake.recipe import Rule
from indicators.services.intake.tables import Table
from indicators.workbook import Candidates


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned, and in printed words what cannot be: it would hold for something else too, or has no words."""

    rules: tuple[Rule, ...]
    ambiguous: tuple[str, ...]
    wordless: tuple[str, ...] = ()


def lesson(
    tables: Sequence[Table],
    as_read: Candidates,
    corrections: Iterable[Correction],
    mapping: Sequence[MappingRow],
    choices: Mapping[str, Choice],
    file_name: str,
) -> Lesson:
    """Return the rules that follow from what a person said of one file."""
    by_id = {table.table_id: table for table in tables}
    found: list[Rule] = []
    ambiguous: list[str] = []
    for one in corrections:
        table = by_id.get(one.table_id)
        rule = _of_correction(one, table, as_read) if table is not None and not one.rule else None
        if table is not None and rule is not None:
            same = [other for other in tables if other is not table and _covers(rule, other)]
            settled = all(_said_too(one, table, other, corrections) for other in same)
            (found if settled else ambiguous).append(rule if settled else rule.shown)  # type: ignore[arg-type]
    learned, open_ones = _of_labels(tables, as_read, mapping, choices)
    found += learned
    ambiguous += open_ones
    unique = {rule.rule_id: replace(rule, file_name=file_name) for rule in found}
    return Lesson(tuple(unique.values()), tuple(dict.fromkeys(ambiguous)))


def _of_correction(one: Correction, table: Table, as_read: Candidates) -> Rule | None:
    """Return the rule of a correction; None where it speaks of this edition alone."""
    if one.row or (one.what is What.PERIOD and (one.column or not one.derived)):
        return None
    value = one.derived if one.what is What.PERIOD else one.value
    read = unit_read(as_read, touched(as_read, table, one)) if one.what is What.UNIT else ""
    rule = Rule(one.what, table.fingerprint, value, read_unit=read, sheet=table.sheet, title=table.title)
    column = next((other for other in table.columns if other.number == one.column), None)
    if column is None:
        return replace(rule, shown=table.title or table.sheet) if not one.column else None
    alike = table.alike(one.column)
    nth = alike.index(one.column) + 1 if len(alike) > 1 else 0
    shown = " · ".join(part for part in (table.title or table.sheet, column.header) if part)
    return replace(rule, key=table.family, target=column_target(column), nth=nth, of=len(alike), shown=shown)


def _covers(rule: Rule, other: Table) -> bool:
    if not rule.target:
        return other.fingerprint == rule.key
    return other.family == rule.key and any(column_target(column) == rule.target for column in other.columns)


def _said_too(one: Correction, table: Table, other: Table, corrections: Iterable[Correction]) -> bool:
    """Whether the same was said of another table that the rule would hold for."""
    own = next((column for column in table.columns if column.number == one.column), None)
    columns = {column.number for column in other.columns if own and column_target(column) == column_target(own)} or {0}
    return any(
        (said.table_id, said.what, said.value) == (other.table_id, one.what, one.value) and said.column in columns
        for said in corrections
    )


# -- labels ---------------------------------------------------------------------------------------------------
def _of_labels(
    tables: Sequence[Table], as_read: Candidates, mapping: Sequence[MappingRow], choices: Mapping[str, Choice]
) -> tuple[list[Rule], list[str]]:
    """Return a rule for each label mapped or left out by hand whose words mean the same wherever they stand."""
    if not choices:
        return [], []
    table_of = {(table.sheet, table.title): table for table in tables}
    groups: dict[tuple[str, tuple[str, ...]], list[MappingRow]] = {}
    for row in mapping:
        table = table_of[row.printed.sheet, row.printed.title]
        groups.setdefault((table.family, label_target(row.printed, as_read)), []).append(row)
    rules: list[Rule] = []
    ambiguous: list[str] = []
    for (key, target), rows in groups.items():
        said = [row for row in rows if _by_hand(row, choices)]
        if not said:
            continue
        meant = {(_series(row, choices), _unit(row, choices)) for row in rows}
        if len(meant) > 1 or any(not series for series, _ in meant):
            ambiguous.append(shown_label(said[0].printed))
            continue
        printed = said[0].printed
        series, unit = meant.pop()
        read = unit_read(as_read, printed.positions.tolist())
        shown = " · ".join(part for part in (printed.title or printed.sheet, shown_label(printed)) if part)
        rules.append(Rule(What.MAP, key, series, target, 0, 0, unit, read, printed.sheet, printed.title, shown))
    return rules, ambiguous


def _by_hand(row: MappingRow, choices: Mapping[str, Choice]) -> bool:
    """Whether a person said something of a row that still holds: a unit alone counts too."""
    return row.mapping_id in choices and (row.how is How.BY_HAND or row.how is How.SKIPPED or bool(row.series_key))


def _series(row: MappingRow, choices: Mapping[str, Choice]) -> str:
    """Return what a row means as a person said it; of one that nobody touched, the indicator it was mapped to."""
    choice = choices.get(row.mapping_id)
    if row.how is How.SKIPPED:
        return SKIP
    if choice is not None and choice.series:
        return choice.series
    return SeriesKey.parse(row.series_key).indicator if row.series_key else ""


def _unit(row: MappingRow, choices: Mapping[str, Choice]) -> str:
    choice = choices.get(row.mapping_id)
    return f"{choice.unit_measure}:{choice.unit_mult or 0}" if choice is not None and choice.unit_measure else ""
