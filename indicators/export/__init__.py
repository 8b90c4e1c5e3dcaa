"""Files that leave: a chart as a workbook with a native chart, or as tidy data. Pure; bytes in the end.

Belongs here: file formats, what a spreadsheet must not take for a formula, names of files. Does not: fetching or
choosing figures, the words around a chart and its table (``charts`` derives them, ``services`` brings both together in
a ``Document``), pictures (made in the page from ``charts.build(…, standalone=True)``).

Public names: ``xlsx``, ``csv``, ``Document`` and its parts in ``document``, ``file_stem``::

    export.xlsx(document).file_name == "xuat-khau-hang-hoa_luy-ke_2022-2025_tai-2026-01-16.xlsx"
"""

from indicators.export.change_template import CountryCode, change_template, state_changes
from indicators.export.csv_file import csv
from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.workbook import xlsx

__all__ = ["CountryCode", "Document", "change_template", "csv", "file_stem", "state_changes", "xlsx"]
