"""An upload from the received file to the commit and its undo, the same for the page and the command line.

The original is kept first; a child process reads it; what a person chose is kept in the store's stage; a preview is
computed anew from these and the store as it is. Belongs here: mapping labels, comparing with the store, the draft, the
commit. Does not: reading cells (``workbook``), what is checked (``checks``), which figure wins (``winners``).

Public names: ``Intake`` with ``Preview``, ``Seen``, ``Publication``, ``Choice``; ``import_file`` and ``read_file``::

    upload_id = intake.receive(stream, "02-Bieu-so-lieu-T7.2024.xlsx", actor)
    preview = intake.preview(upload_id)
    batch = intake.commit(upload_id, actor, reason, key, preview.seen)
"""

from indicators.services.intake.bordering import ReadAnew, is_before
from indicators.services.intake.change_preview import ChangeDiff, ChangePreview
from indicators.services.intake.correction import PRINTED_STATUS, Correction, What
from indicators.services.intake.creating import CREATABLE_KINDS, Proposal, creatable
from indicators.services.intake.derived_period import Source
from indicators.services.intake.diff import Change, Detail, DiffRow, largest
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.intake import LOCAL_ACTOR, Intake
from indicators.services.intake.learning import Lesson
from indicators.services.intake.mapping import SKIP, Choice, How, MappingRow, Reason
from indicators.services.intake.painted import CellReading, Paint, PaintedCell, PaintedRow, PaintedSheet
from indicators.services.intake.preview import Blocker, Moved, Preview, Seen, SheetSummary
from indicators.services.intake.publication import Evidence
from indicators.services.intake.readings import Refused
from indicators.services.intake.receptions import Progress, Stage
from indicators.services.intake.recipe import Applied, Kept, Rule
from indicators.services.intake.screening import Screened
from indicators.services.intake.tables import Table
from indicators.services.intake.text_choices import FigureState
from indicators.services.intake.text_figures import ReviewedFigure
from indicators.services.intake.texts import TextReview, Typed
from indicators.services.intake.windows import MOST_ROWS as WINDOW_ROWS
from indicators.services.intake.windows import SheetWindow
from indicators.workbook import BY_COLUMN, Border, HeldBorder, Side
from indicators.workbook import column_letters as letters

__all__ = [
    "BY_COLUMN",
    "CREATABLE_KINDS",
    "LOCAL_ACTOR",
    "PRINTED_STATUS",
    "SKIP",
    "WINDOW_ROWS",
    "Applied",
    "Blocker",
    "Border",
    "CellReading",
    "Change",
    "ChangeDiff",
    "ChangePreview",
    "Choice",
    "Correction",
    "Detail",
    "DiffRow",
    "Draft",
    "Evidence",
    "FigureState",
    "HeldBorder",
    "How",
    "Intake",
    "Kept",
    "Lesson",
    "MappingRow",
    "Moved",
    "Paint",
    "PaintedCell",
    "PaintedRow",
    "PaintedSheet",
    "Preview",
    "Progress",
    "Proposal",
    "Publication",
    "ReadAnew",
    "Reason",
    "Refused",
    "ReviewedFigure",
    "Rule",
    "Screened",
    "Seen",
    "SheetSummary",
    "SheetWindow",
    "Side",
    "Source",
    "Stage",
    "Table",
    "TextReview",
    "Typed",
    "What",
    "creatable",
    "is_before",
    "largest",
    "letters",
]
