"""From candidates to the figures a file would bring: each with a series, a period and the publication it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from indicators.model.observation import Citation, CitationKind, ObsStatus, Precision, Qualifier
from indicators.model.pooled import Pooled, distinct, pooled
from indicators.model.series import SeriesKey
from indicators.model.text_column import TextColumn
from indicators.services.intake.arriving import CellFigures
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.grouping import grouped
from indicators.services.intake.incoming import first_cell, number_of, shown_decimals, status_by_age
from indicators.services.intake.mapping import How, MappingRow
from indicators.workbook import Candidates
from indicators.workbook.candidates import OWN_ROW


def incoming_figures(
    candidates: Candidates,
    mapping: Iterable[MappingRow],
    draft: Draft,
    publication: Publication,
    marks: Mapping[int, tuple[str, ...]] | None = None,
    left: frozenset[int] = frozenset(),
) -> CellFigures:
    """Return the figures of ``candidates`` that are mapped, in the order of the file; blanks are none.

    ``marks`` say of a row what of it was corrected; its citation says so too. ``left`` are rows that are not taken.
    """
    mapped = [row for row in mapping if row.series_key]
    return _Mapped(candidates, mapped, draft, publication, marks or {}, left).figures()


class _Mapped:
    def __init__(
        self,
        candidates: Candidates,
        mapping: Sequence[MappingRow],
        draft: Draft,
        publication: Publication,
        marks: Mapping[int, tuple[str, ...]],
        left: frozenset[int],
    ) -> None:
        self.candidates, self.mapping, self.draft, self.publication = candidates, mapping, draft, publication
        self.marks = marks
        row_of = np.full(len(candidates), -1, dtype=np.int64)
        for number, row in enumerate(mapping):
            row_of[row.printed.positions] = number
        row_of[sorted(left)] = -1
        self.rows = np.flatnonzero((row_of >= 0) & candidates.has_figure())
        self.mapped = row_of[self.rows]
        self.count = len(self.rows)

    def figures(self) -> CellFigures:
        taken, publication = self.candidates.taken(self.rows), self.publication
        keys = [SeriesKey.parse(row.series_key) for row in self.mapping]
        stored = TextColumn.of(taken.value_text)
        texts = _exact(stored)
        return CellFigures(
            position=self.rows,
            series=distinct(Pooled(keys, self.mapped), self.count),
            periods=distinct(taken.pooled["period"], self.count),
            value_text=texts,
            decimals=_shown_decimals(taken.pooled["decimals"], stored),
            raw=texts if taken.raw is taken.value_text and texts is stored else TextColumn.of(taken.raw),
            unit_mult=Pooled([row.unit_mult or 0 for row in self.mapping], self.mapped),
            obs_status=self._statuses(taken),
            qualifier=taken.pooled["qualifier"].mapped(lambda said: Qualifier(said or Qualifier.EXACT)),
            citation=self._citations(taken),
            cell=taken.cells() if self.count else [],
            note=taken.pooled["notes"],
            mapping_id=Pooled([row.mapping_id for row in self.mapping], self.mapped),
            label=taken.pooled["label"],
            unit_measure=Pooled(
                [_unit(row, key) for row, key in zip(self.mapping, keys, strict=True)], self.mapped
            ),
            unit_text=taken.pooled["unit_text"],
            unit_cell=self._unit_cells(taken),
            origin=publication.origin,
            outlet=publication.outlet,
            published=publication.published,
            precision=publication.precision if publication.published else Precision.NONE,
            withheld={},
        )  # fmt: skip

    def _statuses(self, taken: Candidates) -> Pooled[ObsStatus]:
        """Return the statuses as printed, else by the age of each period."""
        printed, periods = taken.pooled["obs_status"], taken.pooled["period"]
        cases, firsts = grouped([taken.codes("obs_status"), taken.codes("period")], self.count)
        said = [
            ObsStatus(printed[at]) if printed[at] else status_by_age(periods[at], self.publication)
            for at in firsts.tolist()
        ]
        return distinct(Pooled(said, cases), self.count) if self.count else Pooled(())

    def _citations(self, taken: Candidates) -> Pooled[Citation]:
        """Return the citations without their cells; those of one sheet and with the same corrections are one."""
        hands = [self._by_hand(row) for row in self.mapping]
        said = pooled((*self.marks.get(at, ()), *hands[row]) for at, row in self._marked())
        cases, firsts = grouped([taken.codes("sheet"), said.codes(self.count)], self.count)
        sheets = taken.pooled["sheet"]
        return Pooled([self._citation(sheets[at], said[at]) for at in firsts.tolist()], cases)

    def _marked(self) -> Iterable[tuple[int, int]]:
        return zip(self.rows.tolist(), self.mapped.tolist(), strict=True)

    def _citation(self, sheet: str, corrected: tuple[str, ...]) -> Citation:
        return Citation(
            CitationKind.CELL,
            publisher=self.publication.outlet,
            title=self.publication.title,
            sheet=sheet,
            file_name=self.draft.file_name,
            sha256=self.draft.sha256,
            corrected=corrected,
        )

    def _by_hand(self, row: MappingRow) -> tuple[str, ...]:
        """Return the mark of a figure whose label a person, or a recipe, mapped; of a unit they said too."""
        if row.how is How.RECIPE:
            return (f"map={row.printed.label}@recipe",)
        choice = self.draft.choices.get(row.mapping_id)
        said = [f"map={row.printed.label}"] if row.how is How.BY_HAND else []
        if choice is not None and choice.unit_measure:
            said.append(f"unit={choice.unit_measure}:{choice.unit_mult or 0}")
        return tuple(said)

    def _unit_cells(self, taken: Candidates) -> Pooled[str]:
        column = taken.evidence.get("unit")
        if column is None:
            return Pooled(("",))
        found = column.mapped(lambda cells: first_cell(cells.split(" ")) if cells else "")
        if not any(OWN_ROW in cell for cell in found.pool):
            return found
        said = zip(found.values(self.count), np.asarray(taken.row).tolist(), strict=True)
        return Pooled([cell.replace(OWN_ROW, str(row)) for cell, row in said], np.arange(self.count))


def _unit(row: MappingRow, key: SeriesKey) -> str:
    level_without_unit = row.unit_measure == "" and key.measure == "level"
    return "" if level_without_unit else row.unit_measure or key.unit_measure


def _exact(stored: TextColumn) -> TextColumn:
    """Return the decimals of texts as they are kept: what is written as a decimal is written stays as it is."""
    said = stored.numbers
    as_it_is = said.plain & ~said.leading & ((said.decimals <= LEAST_EXPONENT) | (np.abs(said.value) >= 1))
    if as_it_is.all():
        return stored
    kept = zip(as_it_is.tolist(), stored, strict=True)
    return TextColumn.of([text if as_said else str(number_of(text)) for as_said, text in kept])


LEAST_EXPONENT = 6
"""A number below one with more decimals may be written with an exponent."""


def _shown_decimals(said: Pooled[Any], stored: TextColumn) -> list[int]:
    """Return the decimals that cells show: those that are fixed, else as many as there is room for."""
    fixed = np.array([-1 if one is None else one for one in said.pool], dtype=np.int64)[said.codes(len(stored))]
    shown: list[int] = fixed.tolist()
    for at in np.flatnonzero(fixed < 0).tolist():
        if said[at] is None:
            shown[at] = shown_decimals(stored[at], None)
    return shown
