"""CSV: the tidy data and nothing else, UTF-8 with a byte order mark so that spreadsheets read the diacritics."""

from __future__ import annotations

import csv as csv_format
import io
from datetime import date
from decimal import Decimal

from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.safe_text import csv_text
from indicators.export.tidy import TIDY, Value, tidy_rows
from indicators.model.chart import Artifact

MEDIA_TYPE = "text/csv; charset=utf-8"


def csv(document: Document) -> Artifact:
    """Return the tidy data of a chart; the first line holds the names of the columns (TIDY).

    Numbers have a decimal point and no thousands separator in both languages and are never quoted as text; a text that
    a spreadsheet would run gets one leading apostrophe.
    """
    out = io.StringIO()
    writer = csv_format.writer(out, lineterminator="\r\n")
    writer.writerow(TIDY)
    for row in tidy_rows(document):
        writer.writerow([_written(row[name]) for name in TIDY])
    return Artifact(f"{file_stem(document.data, document.lang)}.csv", MEDIA_TYPE, out.getvalue().encode("utf-8-sig"))


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return csv_text(value) if isinstance(value, str) else str(value)
