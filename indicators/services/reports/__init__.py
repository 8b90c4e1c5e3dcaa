"""Reports: the basket with what is put into it, what of it became stale, its pages, and its files.

Belongs here: what a report holds and how it stays true. Does not: how sentences are drafted (``sentences``), how a
page or slide is laid out (``export``), where it is shown (``web``).
Public names: ``Reports``, ``ReportFiles``, ``Composing``, ``BlockChanges``, ``FAMILIES``,
``FORMATS``.
"""

from indicators.services.reports.changes import BlockChanges, FigureChange, Rewritten
from indicators.services.reports.composing import Composing
from indicators.services.reports.files import FORMATS, ReportFiles
from indicators.services.reports.reports import FAMILIES, Listed, Reports

__all__ = [
    "FAMILIES",
    "FORMATS",
    "BlockChanges",
    "Composing",
    "FigureChange",
    "Listed",
    "ReportFiles",
    "Reports",
    "Rewritten",
]
