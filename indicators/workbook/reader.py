"""From a file to a Reading, in this process: container, engine, layouts, duplicates, cues."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from indicators.model.finding import Finding, Severity
from indicators.model.partnership import ChangeRow
from indicators.model.period import Period
from indicators.workbook.anchors import borders_of
from indicators.workbook.borders import NONE_SAID, HeldBorder, SaidBorders
from indicators.workbook.candidate import Candidate
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.drawn_text import without_drawing
from indicators.workbook.cells.footnote_marks import take_off_marks
from indicators.workbook.cells.grid import Grid, LargeCells, Visibility
from indicators.workbook.cells.hidden_heads import out_of_hidden, without_covered
from indicators.workbook.cells.legacy_font import decode_grid
from indicators.workbook.cells.painting import Painting, whole_sheets
from indicators.workbook.cues import RecognisedSheet, find_cues
from indicators.workbook.dollars import with_dollars
from indicators.workbook.duplicates import Groups, find_duplicates, find_look_alikes
from indicators.workbook.engines.container import FileKind, inspect
from indicators.workbook.excerpt import excerpt_of
from indicators.workbook.layouts import ENOUGH, LAYOUTS, Layout, Recognition
from indicators.workbook.limits import Limits
from indicators.workbook.progress import begin_sheet
from indicators.workbook.reading import Reading, SheetReading
from indicators.workbook.refusal import RefusalError
from indicators.workbook.shapes.said_tables import Band, cut_off, held
from indicators.workbook.shapes.sheet_state import tell_about_sheet
from indicators.workbook.sheet import MANY_CELLS, MANY_ROWS, Sheet
from indicators.workbook.sheets_apart import told_by_sheets
from indicators.workbook.skip_reason import TOLD_ELSEWHERE, SkipReason
from indicators.workbook.tables.table_reading import Explained, TableReading
from indicators.workbook.unread_figures import find_unread_figures

_Engine = Callable[[Path, Limits], tuple[list[Grid], list[Finding]]]


def read_workbook(
    path: Path, file_name: str, limits: Limits, *, faults_told: bool = False, said: SaidBorders = NONE_SAID
) -> Reading:
    """Read a file in this process; a file that is refused gives a Reading with the reason and nothing else.

    For files of strangers use ``read_in_child``: a spreadsheet engine can take its process down with it. With
    ``faults_told`` a sheet on which the reader itself stumbles is left out and told; without, its error is raised.
    ``said`` are the borders of tables that a person or a recipe says.
    """
    try:
        container = inspect(path, file_name, limits)
        grids, findings = _engine(container.kind)(path, limits)
        if not any(grid.cells for grid in grids):
            raise RefusalError("workbook_empty")
    except RefusalError as refusal:
        return Reading(file_name, findings=(refusal.finding,))
    return _Whole(path, file_name, container.kind, [*container.findings, *findings], faults_told, said).read(grids)


def write_reading(path: Path, file_name: str, output: Path, limits: Limits, job: Any = None) -> None:
    """Read a file and leave the Reading as bytes: the task of the throw-away child. ``job`` says borders of tables."""
    said = SaidBorders.from_job(job)
    output.write_bytes(read_workbook(path, file_name, limits, faults_told=True, said=said).to_bytes())


def paint_workbook(
    path: Path, file_name: str, limits: Limits, layouts: Mapping[str, str], said: SaidBorders = NONE_SAID
) -> Iterator[tuple[Grid, Painting]]:
    """Read a file again for its looks: every sheet with the roles of all its cells, not only of the first rows.

    ``layouts`` is sheet -> the layout by which it was read, so that nothing is recognised twice, ``said`` the borders
    by which it was. Raises RefusalError where ``read_workbook`` refuses.
    """
    kind = inspect(path, file_name, limits).kind
    grids, _ = _engine(kind)(path, limits)
    by_name = {layout.name: layout for layout in LAYOUTS}
    for grid in grids:
        decoded, _ = decode_grid(_unfolded(grid))
        layout = by_name.get(layouts.get(grid.name, ""))
        if layout is None:
            yield decoded, Painting()
            continue
        plain, _ = take_off_marks(_plain(decoded))
        with whole_sheets():
            others = tuple(other for other in grids if other is not grid)
            painting = layout.read(Sheet(plain, others, borders=borders_of(plain, said))).painting
        yield decoded, painting


def _engine(kind: FileKind) -> _Engine:
    """Return the engine of a kind of file; each is imported only where it is used, for it takes time."""
    if kind is FileKind.XLSX:
        from indicators.workbook.engines import spreadsheetml

        return spreadsheetml.read_grids
    if kind is FileKind.TEXT:
        from indicators.workbook.engines import delimited

        return delimited.read_grids
    if kind is FileKind.PX:
        from indicators.workbook.engines import px_file

        return px_file.read_grids
    if kind is FileKind.ODS:
        from indicators.workbook.engines import open_document

        return open_document.read_grids
    from indicators.workbook.engines import calamine

    return calamine.read_grids


class _Whole:
    """Collects what the sheets of one file give."""

    def __init__(
        self,
        path: Path,
        file_name: str,
        kind: FileKind,
        findings: list[Finding],
        faults_told: bool = False,
        said: SaidBorders = NONE_SAID,
    ) -> None:
        self.path, self.file_name, self.kind, self.findings = path, file_name, kind, findings
        self.faults_told, self.said = faults_told, said
        self.borders: list[HeldBorder] = []
        self.candidates: list[Candidate] = []
        self.parts: list[Candidates] = []
        self.changes: list[ChangeRow] = []
        self.sheets: list[SheetReading] = []
        self.recognised: list[RecognisedSheet] = []
        self.conflicts: Groups = ()

    def read(self, grids: list[Grid]) -> Reading:
        for number, grid in enumerate(grids, start=1):
            begin_sheet("read", number, len(grids))
            try:
                self._read_sheet(grid, tuple(other for other in grids if other is not grid))
            except (MemoryError, RefusalError):
                raise
            except Exception as fault:
                if not self.faults_told:
                    raise
                self._leave_out(grid, fault)
        rows, of_dollars = with_dollars(self._figures(), grids)
        self.findings += of_dollars
        cues = find_cues(self.recognised, self.file_name, self.path, _periods(rows))
        return Reading(
            self.file_name,
            self.kind.value,
            tuple(self.sheets),
            rows,
            (*self.findings, *self._about_changes()),
            cues,
            tuple(self.changes),
            self.conflicts,
            tuple(self.borders),
        )

    def _figures(self) -> Candidates:
        """Return the figures of all sheets; what is doubtful among them is told."""
        if not self.parts:
            twice = find_duplicates(self.candidates)
            if named := told_by_sheets(self.candidates, twice.conflicts):
                self.candidates, twice = named, find_duplicates(named)
            self.findings += [*twice.findings, *find_look_alikes(self.candidates)]
            self.conflicts = twice.conflicts
            return Candidates.of(self.candidates)
        from indicators.workbook.duplicate_columns import doubtful, under_sheets

        self._close_part()
        found = Candidates.joined([part for part in self.parts if len(part)])
        told = doubtful(found)
        if apart := under_sheets(found, told.conflicts):
            found, told = apart, doubtful(apart)
        self.findings += told.findings
        self.conflicts = told.conflicts
        return replace(found, printed=None)

    def _close_part(self) -> None:
        """Put the figures that came one by one into columns, so that those of a large sheet can follow."""
        self.parts.append(Candidates.of(self.candidates))
        self.candidates = []

    def _about_changes(self) -> list[Finding]:
        """Tell which sheets hold state changes; beside figures they are left, for they take another way in."""
        sheets = list(dict.fromkeys(row.sheet for row in self.changes))
        code, severity = (
            ("state_changes_apart", Severity.SOFT)
            if self.candidates or self.parts
            else ("state_changes_found", Severity.INFO)
        )
        counts = {sheet: sum(row.sheet == sheet for row in self.changes) for sheet in sheets}
        return [Finding(code, severity, sheet, params={"n": count}) for sheet, count in counts.items()]

    def _read_sheet(self, grid: Grid, others: tuple[Grid, ...]) -> None:
        grid, decoded = decode_grid(grid)
        sheet = Sheet(grid, others, self.file_name)
        self.findings += tell_about_sheet(grid)
        reason = _not_to_be_read(grid)
        if reason:
            self._skip(sheet, Recognition(0.0, reason=reason))
            return
        grid, unmarked = take_off_marks(_plain(grid))
        sheet = Sheet(grid, others, self.file_name, borders_of(grid, self.said))
        if isinstance(grid.cells, LargeCells) and not sheet.is_long:
            decided = None if sheet.borders else _of_first_rows(sheet)
            sheet = decided or replace(sheet, grid=_plain(_unfolded(grid)))
        self.findings += [*decoded, *unmarked]
        layout, recognition, table = _read_by_the_surest(sheet)
        self.borders += _held(sheet, layout)
        if sheet.borders:
            table.explained += [Explained(*one) for one in cut_off(sheet.grid, sheet.bands)]
        if layout is None:
            self._skip(sheet, recognition)
            return
        unread = () if table.changes else find_unread_figures(grid, table)
        described = _describe(
            sheet,
            recognition,
            table.painting,
            layout=layout.name,
            recognised=len(table.candidates) + len(table.columns or ()) + len(table.changes),
        )
        self.recognised.append(_recognised(sheet, layout.name))
        self.sheets.append(described)
        self.candidates += table.candidates
        if table.columns is not None:
            self._close_part()
            self.parts.append(table.columns)
        self.changes += table.changes
        self.findings += [*table.findings, *unread]

    def _leave_out(self, grid: Grid, fault: Exception) -> None:
        """Tell that the reader stumbled on a sheet, of which nothing was taken, so that the others are still read."""
        told = {"fault": f"{type(fault).__name__}, {_place(fault)}"}
        self.findings.append(Finding(f"not_read_{SkipReason.READER_FAULT}", Severity.SOFT, grid.name, params=told))
        self.recognised.append(RecognisedSheet(grid, "", "", ""))
        stumbled = Recognition(0.0, reason=SkipReason.READER_FAULT)
        self.sheets.append(_describe(Sheet(grid, (), self.file_name), stumbled, Painting(), titled=False))

    def _skip(self, sheet: Sheet, recognition: Recognition) -> None:
        """Report a sheet that is not read, with the reason."""
        grid = sheet.grid
        if recognition.reason not in TOLD_ELSEWHERE:
            code = f"not_read_{recognition.reason}"
            self.findings.append(Finding(code, Severity.INFO, grid.name, recognition.reason_cell))
        self.recognised.append(_recognised(sheet, ""))
        self.sheets.append(_describe(sheet, recognition, Painting()))


def _held(sheet: Sheet, layout: Layout | None) -> tuple[HeldBorder, ...]:
    """Return the borders by which a sheet was read; one table of records takes all of its rows."""
    if layout is None or layout.name not in _OF_RECORDS:
        return held(sheet.borders, sheet.bands) if sheet.borders else ()
    placed = [number for number, one in enumerate(sheet.borders) if one.border.row]
    return held(sheet.borders, [Band(1, sheet.grid.last_row, said=placed)])


def _place(fault: Exception) -> str:
    """Return the line of ours where an error came up, for whoever mends it."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _of_first_rows(sheet: Sheet) -> Sheet | None:
    """Return a large sheet that its first rows show what it is, for a layout that reads it in columns; else None."""
    # brings numpy, which is there where cells are large
    from indicators.workbook.alike_rows import with_alike_rows

    found = with_alike_rows(sheet)
    layout = recognise(found)[0] if found is not None else None
    return found if layout is not None and layout.name in _OF_PAIRS else None


_OF_PAIRS = frozenset({"world_bank_api", "databank", "wide"})


def _plain(grid: Grid) -> Grid:
    """Return a sheet as a screen shows it, its words plainly typed."""
    return without_drawing(without_covered(out_of_hidden(grid)))


def _unfolded(grid: Grid) -> Grid:
    return replace(grid, cells=grid.cells.unfolded()) if isinstance(grid.cells, LargeCells) else grid


def _periods(rows: Candidates) -> Iterator[Period]:
    """Yield the period of each figure that has one."""
    periods = rows.pooled["period"]
    return (period for at in range(len(rows)) if (period := periods[at]) is not None)


def _recognised(sheet: Sheet, layout: str) -> RecognisedSheet:
    """Return what cues need of a sheet; the tables of a hidden one are not looked for."""
    if sheet.grid.visibility is not Visibility.VISIBLE:
        return RecognisedSheet(sheet.grid, "", "", layout)
    return RecognisedSheet(sheet.grid, sheet.title, sheet.title_cell, layout)


def _read_by_the_surest(sheet: Sheet) -> tuple[Layout | None, Recognition, TableReading]:
    """Return what the surest layout reads; one that takes a sheet and reads nothing yields to the next.

    Where none reads anything the surest is returned, so that what it told is told.
    """
    sure, best = ranked(sheet)
    first: tuple[Layout, Recognition, TableReading] | None = None
    for layout, recognition in sure:
        if recognition.reason:
            break
        table = layout.read(sheet)
        first = first or (layout, recognition, table)
        if not table.is_empty:
            return layout, recognition, table
    return first or (None, sure[0][1] if sure else best, TableReading())


def recognise(sheet: Sheet) -> tuple[Layout | None, Recognition]:
    """Return the surest layout with its recognition; None with the best reason where none is sure enough."""
    sure, best = ranked(sheet)
    return sure[0] if sure else (None, best)


def ranked(sheet: Sheet) -> tuple[list[tuple[Layout, Recognition]], Recognition]:
    """Return the layouts that are sure enough, surest first, and the best reason why none is.

    A sheet of many records is asked of the layouts of records alone: looking for other tables in it takes long. So is a
    long or a wide one asked of no further layout where the rows over its days describe its series.
    """
    found: list[tuple[Layout, Recognition]] = []
    many = len(sheet.grid.rows) > MANY_ROWS or sheet.grid.filled > MANY_CELLS
    layouts = tuple(one for one in LAYOUTS if one.name in _BY_BORDERS) if sheet.borders else LAYOUTS
    for asked in sorted(layouts, key=lambda layout: layout.name not in _DESCRIBED) if many else layouts:
        if sheet.is_long and asked.name not in _OF_RECORDS:
            continue
        found.append((asked, asked.recognise(sheet)))
        if found[-1][1].score >= (ENOUGH if many and asked.name in _DESCRIBED else CERTAIN):
            break
    found.sort(key=lambda pair: -pair[1].score)
    best = found[0][1]
    refused = next((said for _, said in found if said.reason), Recognition(0.0, reason=SkipReason.NO_TABLE))
    told = Recognition(best.score, best.evidence, refused.reason, refused.reason_cell)
    return [pair for pair in found if pair[1].score >= ENOUGH], told


_BY_BORDERS = frozenset({"appendix", "px_web", "long", "wide", "cross_section"})
"""The layouts that find their tables by borders: what is said of these is said because no other layout knew better."""
_OF_RECORDS, _DESCRIBED = frozenset({"template", "state_changes", "long"}), frozenset({"described"})


CERTAIN = 1.0
"""A score that no other layout can better, so that none after it is asked."""


def _not_to_be_read(grid: Grid) -> str:
    """Return why a sheet is passed over before any layout is asked; empty where it is not."""
    if grid.visibility is not Visibility.VISIBLE:
        return SkipReason.SHEET_HIDDEN
    if not grid.rows:
        return SkipReason.SHEET_BLANK
    return ""


def _describe(
    sheet: Sheet,
    recognition: Recognition,
    painting: Painting,
    *,
    layout: str = "",
    recognised: int = 0,
    titled: bool = True,
) -> SheetReading:
    grid = sheet.grid
    excerpt = excerpt_of(grid, painting)
    titled = titled and grid.visibility is Visibility.VISIBLE
    return SheetReading(
        name=grid.name,
        visibility=grid.visibility.value,
        rows=grid.last_row,
        columns=grid.last_column,
        layout=layout,
        score=round(recognition.score, 3),
        evidence=tuple((cue.code, cue.cell) for cue in recognition.evidence),
        title=sheet.title if titled else "",
        recognised=recognised,
        skipped_reason="" if layout else recognition.reason,
        skipped_cell="" if layout else recognition.reason_cell,
        excerpt=excerpt.texts,
        painted=excerpt.painted,
        merges=excerpt.merges,
    )
