"""Bytes to candidates: an official workbook read into figures with label, period, unit, measure, status and cell.

It exists because no two offices lay out a table alike and none of them for machines. Belongs here: containers,
engines, grids, layouts, and the throw-away process that runs them. Does not: what a label means (``catalogue``), what
is already known (``store``), whether figures are plausible (``checks``), a word shown to a person (``i18n``).

Public: ``read_in_child`` for files of strangers, ``read_workbook`` in this process, ``Reading``, ``records``,
``Limits``::

    reading = read_in_child(path, "Bieu T7.2024.xlsx", Limits())
    if not reading.refused:
        frame = reading.candidates            # under model.frames.CANDIDATES
    for record in records(reading): ...       # plain fields, for JSON
"""

from __future__ import annotations

from indicators.workbook.borders import BY_COLUMN, NONE_SAID, Anchor, Border, HeldBorder, Remembered, SaidBorders, Side
from indicators.workbook.candidate import Candidate
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.grid import cell_place, column_letters
from indicators.workbook.cues import Cues, PublishedProposal
from indicators.workbook.limits import LARGE, Limits
from indicators.workbook.periods.financial_part import ending_in
from indicators.workbook.picture import TASK as PICTURE_TASK
from indicators.workbook.picture import Picture, PicturedSheet
from indicators.workbook.process.child import read_in_child, work_in_child
from indicators.workbook.process.child_watch import Watch
from indicators.workbook.process.started_child import Standby
from indicators.workbook.reader import read_workbook
from indicators.workbook.reading import Reading, SheetReading
from indicators.workbook.records import records

__all__ = [
    "BY_COLUMN",
    "LARGE",
    "NONE_SAID",
    "PICTURE_TASK",
    "Anchor",
    "Border",
    "Candidate",
    "Candidates",
    "Cues",
    "HeldBorder",
    "Limits",
    "Picture",
    "PicturedSheet",
    "PublishedProposal",
    "Reading",
    "Remembered",
    "SaidBorders",
    "SheetReading",
    "Side",
    "Standby",
    "Watch",
    "cell_place",
    "column_letters",
    "ending_in",
    "read_in_child",
    "read_workbook",
    "records",
    "work_in_child",
]
