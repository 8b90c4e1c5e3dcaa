"""The layouts of official tables, in the order in which equal scores are settled.

A new family is one file with a ``Layout`` and one line in ``LAYOUTS``. Cues are what stands in the sheet (words, units,
periods, where they stand to each other), never the name of a file or of a sheet.
"""

from __future__ import annotations

from indicators.workbook.layouts.appendix import Appendix
from indicators.workbook.layouts.cross_section import CrossSection
from indicators.workbook.layouts.described import Described
from indicators.workbook.layouts.fred import Fred
from indicators.workbook.layouts.layout import ENOUGH, Evidence, Layout, Recognition
from indicators.workbook.layouts.long import Long
from indicators.workbook.layouts.outlook import Outlook
from indicators.workbook.layouts.px_web import PxWeb
from indicators.workbook.layouts.state_changes import StateChanges
from indicators.workbook.layouts.template import Template
from indicators.workbook.layouts.wide import Wide
from indicators.workbook.layouts.world_bank import DataBank, WorldBankApi

LAYOUTS: tuple[Layout, ...] = (
    Template(), StateChanges(), Appendix(), DataBank(), WorldBankApi(), Outlook(), Fred(), Described(),
    PxWeb(), Long(), Wide(), CrossSection(),
)  # fmt: skip

__all__ = ["ENOUGH", "LAYOUTS", "Evidence", "Layout", "Recognition"]
