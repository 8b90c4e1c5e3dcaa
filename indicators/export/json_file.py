"""JSON: what a chart says, and its tidy data, for programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.tidy import tidy_rows
from indicators.model.chart import Artifact

MEDIA_TYPE = "application/json"


def json_file(document: Document) -> Artifact:
    """Return a chart as one JSON object: its words, its address (``query``), and ``observations`` as tidy rows.

    Numbers are numbers, days ISO dates; what is not said is null.
    """
    data = document.data
    said: dict[str, Any] = {
        "id": document.chart_id,
        "title": document.title,
        "subtitle": document.subtitle,
        "unit": document.unit,
        "source": document.source,
        "statuses": document.statuses,
        "as_of": data.as_of,
        "store_version": data.store_version,
        "language": document.lang,
        "query": data.spec.to_query(),
        "alt": document.alt,
        "notes": document.notes,
        "events": document.events,
        "terms": document.terms,
        "observations": [
            {name: value for name, value in row.items() if name != "title"} for row in tidy_rows(document)
        ],
    }
    content = json.dumps(said, ensure_ascii=False, indent=1, default=_plain)
    return Artifact(f"{file_stem(data, document.lang)}.json", MEDIA_TYPE, content.encode("utf-8") + b"\n")


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
