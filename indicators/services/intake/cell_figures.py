"""From candidates to the figures a file would bring: each with a series, a period and the publication it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from indicators.model.observation import Citation, CitationKind, ObsStatus, Precision, Qualifier
from indicators.model.pooled import Pooled, distinct, pooled
from indicators.model.series import SeriesKey
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
        decimals = taken.pooled["decimals"].values(self.count)
        texts = [_exact(text) for text in taken.value_text]
        return CellFigures(
            position=self.rows,
            series=distinct(Pooled(keys, self.mapped), self.count),
            periods=distinct(taken.pooled["period"], self.count),
            value_text=texts,
            decimals=[
                shown_decimals(text, said) if said is None else said
                for text, said in zip(taken.value_text, decimals, strict=True)
            ],
            raw=list(taken.raw),
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

    def _unit_cells(self, taken: Candidates) -> list[str]:
        column = taken.evidence.get("unit")
        if column is None:
            return [""] * self.count
        said = column.mapped(lambda cells: first_cell(cells.split(" ")) if cells else "").values(self.count)
        return [cell.replace(OWN_ROW, str(int(row))) for cell, row in zip(said, taken.row, strict=True)]


def _unit(row: MappingRow, key: SeriesKey) -> str:
    level_without_unit = row.unit_measure == "" and key.measure == "level"
    return "" if level_without_unit else row.unit_measure or key.unit_measure


def _exact(text: str) -> str:
    """Return the decimal of a text as it is kept: a text that is a plain one stays as it is."""
    return text if _PLAIN.fullmatch(text) else str(number_of(text))


_PLAIN = re.compile(r"-?[1-9][0-9]{0,17}(?:\.[0-9]{1,15})?")
