"""Columns of words beside the figures of a table: growth, or whose figure it is and since when. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators.charts import TableRow
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.chart import ChartData
from indicators.model.frames import records
from indicators.model.observation import Citation
from indicators.model.period import Period


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A heading, and the text of each row by position; empty where there is none. ``numeric`` texts stand right."""

    heading: str
    texts: tuple[str, ...]
    numeric: bool = True


def source_column(data: ChartData, rows: tuple[TableRow, ...], lang: str) -> TextColumn:
    """Return who said the figure of each period, under the name of that day, when, and who printed it.

    Of a computed figure everyone is named whose figure it rests on, and when each was published.
    """
    behind = {figure: parent for parent in data.parents for figure in parent.figures}
    said: dict[Period, str] = {}
    for row in records(data.rows):
        known = row["published"] is not None and row["published"] == row["published"]
        own = _said(data, row["origin"], row["published"].date() if known else None, row["published_precision"], lang)
        outlet = f" ({row['outlet']})" if row["outlet"] and not own.startswith(f"{row['outlet']}, ") else ""
        ids = Citation.from_json(row["citation"]).parents if behind else ()
        parents = dict.fromkeys(behind[one] for one in ids if one in behind)
        named = (_said(data, one.origin, one.published, one.precision, lang) for one in parents)
        text = "; ".join(dict.fromkeys(named)) or f"{own}{outlet}"
        said[Period(row["start"].date(), row["end"].date())] = text
    texts = tuple(said.get(row.period, "") if row.period else "" for row in rows)
    return TextColumn(translate(lang, "explore.table.source"), texts, numeric=False)


def _said(data: ChartData, origin: str, day: date | None, precision: str, lang: str) -> str:
    """Return ``National Statistics Office, 06/01/2026``."""
    names = data.origin_names.get((origin, day.isoformat() if day else ""))
    printed = format_date(day, precision) if day else translate(lang, "term.undated")
    return f"{names[lang] if names else origin}, {printed}"
