"""Columns of words beside the figures of a table: growth, or whose figure it is and since when. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.charts import TableRow
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.chart import ChartData
from indicators.model.frames import records
from indicators.model.period import Period


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A heading, and the text of each row by position; empty where there is none. ``numeric`` texts stand right."""

    heading: str
    texts: tuple[str, ...]
    numeric: bool = True


def source_column(data: ChartData, rows: tuple[TableRow, ...], lang: str) -> TextColumn:
    """Return who said the figure of each period, under the name of that day, when, and who printed it."""
    said: dict[Period, str] = {}
    for row in records(data.rows):
        known = row["published"] is not None and row["published"] == row["published"]
        day = row["published"].date() if known else None
        names = data.origin_names.get((row["origin"], day.isoformat() if day else ""))
        name = names[lang] if names else row["origin"]
        printed = format_date(day, row["published_precision"]) if known else translate(lang, "term.undated")
        outlet = f" ({row['outlet']})" if row["outlet"] and row["outlet"] != name else ""
        said[Period(row["start"].date(), row["end"].date())] = f"{name}, {printed}{outlet}"
    texts = tuple(said.get(row.period, "") if row.period else "" for row in rows)
    return TextColumn(translate(lang, "explore.table.source"), texts, numeric=False)
