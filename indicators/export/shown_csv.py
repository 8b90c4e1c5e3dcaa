"""CSV of what is shown: the table twin, each column of figures followed by that of their statuses."""

from __future__ import annotations

from indicators.export.document import Cell, Document
from indicators.export.file_name import file_stem, slug
from indicators.export.tables import PlainTable, Value, table_csv
from indicators.export.tidy import exact
from indicators.i18n import translate
from indicators.model.chart import Artifact


def shown_csv(document: Document) -> Artifact:
    """Return the table of a chart; headings as on the page, an empty field where there is no figure."""
    lang, status = document.lang, translate(document.lang, "export.column.status")
    headings = [document.corner]
    for column in document.columns:
        headings += [f"{column.heading} ({column.unit})" if column.unit else column.heading, status]
    rows = tuple((row.heading, *(value for cell in row.cells for value in _said(cell))) for row in document.rows)
    name = translate(lang, "export.sheet.table")
    return table_csv(PlainTable(name, (), tuple(headings), rows), f"{file_stem(document.data, lang)}_{slug(name)}")


def _said(cell: Cell) -> tuple[Value, Value]:
    if cell.value is None:
        return None, ""
    value = exact(cell.value)
    return None if value is None else round(value, cell.decimals), cell.status_words
