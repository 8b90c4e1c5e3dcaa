"""What remembered rules do to a file: corrections and mappings where its tables are known, and why some do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.catalogue import Catalogue
from indicators.model.edition_words import label_words, target_words
from indicators.model.errors import IndicatorsError
from indicators.model.finding import Finding, Severity
from indicators.services.intake.correcting import touched, unit_read
from indicators.services.intake.correction import Correction, What
from indicators.services.intake.derived_period import Surroundings, derive
from indicators.services.intake.labels import PrintedLabel
from indicators.services.intake.mapping import SKIP, Choice, is_listed
from indicators.services.intake.recipe import Applied, Kept, Rule
from indicators.services.intake.tables import Table, TableColumn
from indicators.workbook import Candidates


@dataclass(frozen=True, slots=True)
class Fitted:
    """What rules do: ``corrections``, and ``choices`` by label id with the rule that makes each.

    ``applied`` says what was done, ``findings`` what does not fit any more.
    """

    corrections: tuple[Correction, ...] = ()
    choices: tuple[tuple[str, Choice, str], ...] = ()
    applied: tuple[Applied, ...] = ()
    findings: tuple[Finding, ...] = ()


def label_target(label: PrintedLabel, as_read: Candidates) -> tuple[str, ...]:
    """Return the words by which a label is known in another edition: its own, its parents', its column's, its code."""
    first = int(label.positions[0])
    return (
        *(label_words(part) for part in label.path),
        f"label:{label_words(label.label)}",
        f"header:{target_words(label.header)}",
        f"measure:{as_read.pooled['measure'][first] if label.measure else ''}",
        f"code:{label.code}",
    )


def column_target(column: TableColumn) -> tuple[str, ...]:
    """Return the words by which a column is known in another edition."""
    return (column.words, f"measure:{column.measure}")


def shown_label(label: PrintedLabel) -> str:
    """Return a label in its printed words, after those of its parents."""
    return " · ".join(part for part in (*label.path, label.label or label.code, label.header) if part)


# -- corrections ----------------------------------------------------------------------------------------------
def fit_tables(
    rules: Iterable[Kept],
    tables: Sequence[Table],
    as_read: Candidates,
    around: Callable[[Table], Surroundings],
    catalogue: Catalogue,
) -> Fitted:
    """Return the corrections that rules make in the tables of a file."""
    fitted = Fitted()
    for kept in rules:
        if kept.rule.what in {What.MAP, What.BORDER}:
            continue
        for table in tables:
            if kept.rule.key == (table.family if kept.rule.target else table.fingerprint):
                fitted = _joined(fitted, _fit(kept, table, as_read, around(table), catalogue))
    return fitted


def _fit(kept: Kept, table: Table, as_read: Candidates, around: Surroundings, catalogue: Catalogue) -> Fitted:
    rule = kept.rule
    columns = _columns(rule, table)
    if columns is None:
        return _misfit("recipe_columns_differ", kept, table)
    value, said = rule.value, ""
    if rule.what is What.PERIOD:
        period = derive(rule.value, around)
        if period is None:
            return _misfit("recipe_period_not_derived", kept, table)
        value, said = period.render(), rule.value
    made = [Correction(table.table_id, rule.what, value, column, derived=said, rule=kept.rule_id) for column in columns]
    places = [at for one in made for at in touched(as_read, table, one)]
    if rule.what is What.PERIOD:  # a period that is printed is never replaced by one that is derived
        places = [at for at in places if as_read.pooled["period"][at] is None]
    if not places:
        return Fitted()
    if rule.what is What.UNIT:
        read = unit_read(as_read, places)
        if read == rule.value:
            return Fitted()
        if read != rule.read_unit:
            return _misfit("recipe_unit_differs", kept, table, unit=read, catalogue=catalogue)
    figures = sum(1 for at in places if as_read.value_text[at])
    return Fitted(tuple(made), applied=(Applied(kept, table.sheet, table.title, figures, value),))


def _columns(rule: Rule, table: Table) -> tuple[int, ...] | None:
    """Return the columns a rule is about (0: the whole table); None where they cannot be told apart any more."""
    if not rule.target:
        return (0,)
    same = [one.number for one in table.columns if column_target(one) == rule.target]
    if not rule.nth or not same:
        return tuple(same)
    return (same[rule.nth - 1],) if len(same) == rule.of else None


# -- mappings -------------------------------------------------------------------------------------------------
def fit_labels(
    rules: Iterable[Kept],
    tables: Sequence[Table],
    labels: Sequence[PrintedLabel],
    as_read: Candidates,
    catalogue: Catalogue,
) -> Fitted:
    """Return what rules say that labels mean; one that means nothing any more, or in another unit, is told."""
    rules = [kept for kept in rules if kept.rule.what is What.MAP]
    if not rules:
        return Fitted()
    by_target: dict[tuple[str, tuple[str, ...]], list[PrintedLabel]] = {}
    table_of = {(table.sheet, table.title): table for table in tables}
    for label in labels:
        table = table_of[label.sheet, label.title]
        by_target.setdefault((table.family, label_target(label, as_read)), []).append(label)
    fitted = Fitted()
    for kept in rules:
        for label in by_target.get((kept.rule.key, kept.rule.target), ()):
            table = table_of[label.sheet, label.title]
            fitted = _joined(fitted, _fit_label(kept, label, table, as_read, catalogue))
    return fitted


def _fit_label(kept: Kept, label: PrintedLabel, table: Table, as_read: Candidates, catalogue: Catalogue) -> Fitted:
    rule = kept.rule
    if gone := _gone(rule.value, catalogue):
        return _misfit(gone, kept, table, label, indicator=rule.value.partition(":")[0].partition(";")[0])
    read = unit_read(as_read, label.positions.tolist())
    if _contradicts(read, rule):
        return _misfit("recipe_unit_differs", kept, table, label, unit=read, catalogue=catalogue)
    unit, _, mult = rule.unit.partition(":")
    choice = Choice(rule.value, unit, int(mult) if unit else None)
    done = Applied(kept, label.sheet, label.title, label.cells, rule.value)
    return Fitted(choices=((label.label_id, choice, kept.rule_id),), applied=(done,))


def _contradicts(read: str, rule: Rule) -> bool:
    """Whether the unit of a label is another than then; one said by hand took the place of exactly that one."""
    if rule.unit:
        return read != rule.read_unit
    return bool(_code(read) and _code(rule.read_unit)) and _code(read) != _code(rule.read_unit)


def _gone(series: str, catalogue: Catalogue) -> str:
    """Return why a series cannot be meant any more, or empty."""
    if series == SKIP:
        return ""
    code = series.partition(";")[0].partition(":")[0]
    if code in catalogue.merged:
        return "recipe_indicator_merged"
    try:
        catalogue.check_members(catalogue.series_key(series))
    except IndicatorsError:
        return "recipe_indicator_gone"
    return "" if is_listed(series, catalogue) else "recipe_indicator_gone"


def _code(unit: str) -> str:
    return unit.partition(":")[0]


def _misfit(
    code: str,
    kept: Kept,
    table: Table,
    label: PrintedLabel | None = None,
    *,
    indicator: str = "",
    unit: str = "",
    catalogue: Catalogue | None = None,
) -> Fitted:
    rule = kept.rule
    said: dict[str, Any] = {"rule": rule.shown or rule.title or rule.sheet, "day": kept.day.isoformat()}
    if indicator:
        said["code"] = indicator
    if catalogue is not None:
        said |= {"read": _unit_words(unit, catalogue), "then": _unit_words(rule.read_unit, catalogue)}
    cell = label.cell if label is not None else table.cell
    return Fitted(findings=(Finding(code, Severity.INFO, table.sheet, cell, said),))


def _unit_words(unit: str, catalogue: Catalogue) -> dict[str, str]:
    code, _, mult = unit.partition(":")
    if not code:
        return {"vi": "…", "en": "…"}
    return {lang: catalogue.unit_symbol(code, int(mult or 0), lang) for lang in ("vi", "en")}


def _joined(first: Fitted, second: Fitted) -> Fitted:
    return Fitted(
        (*first.corrections, *second.corrections),
        (*first.choices, *second.choices),
        (*first.applied, *second.applied),
        (*first.findings, *second.findings),
    )
