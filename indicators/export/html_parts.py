"""The pieces of which pages of their own are made: key, notes, table and foot of a chart as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from indicators.export.document import Cell, Document
from indicators.export.safe_text import printable
from indicators.i18n import translate

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
"""Such a page asks nobody for anything."""

NO_FIGURE = "…"


def plain(words: str) -> str:
    """Return a text as the content of an element or an attribute."""
    return escape(printable(words), quote=True)


def key(document: Document, marks: Mapping[str, str]) -> str:
    """Return the key; ``marks`` are its signs as SVG."""
    items = "".join(
        f'<li><span style="color:#{item.colour}">{marks.get(item.mark, "")}</span>{plain(item.words)}</li>'
        for item in document.key
    )
    return f'<ul class="key">{items}</ul>' if items else ""


def notes(document: Document) -> str:
    """Return notes and events, disagreements first."""
    ordered = sorted(document.notes, key=lambda text: text not in document.serious)
    items = [f"<li{' class=serious' if text in document.serious else ''}>{plain(text)}</li>" for text in ordered]
    items += [f"<li>{plain(text)}</li>" for text in document.events]
    return f'<ul class="notes">{"".join(items)}</ul>' if items else ""


def table(document: Document, *, opened: bool) -> str:
    """Return the table twin, folded unless it stands for the chart."""
    heads = [document.corner, *(f"{c.heading} ({c.unit})" if c.unit else c.heading for c in document.columns)]
    head = "".join(f'<th scope="col">{plain(text)}</th>' for text in heads)
    rows = "".join(
        f'<tr><th scope="row">{plain(row.heading)}</th>{"".join(_cell(cell) for cell in row.cells)}</tr>'
        for row in document.rows
    )
    words = plain(translate(document.lang, "export.sheet.table"))
    return (
        f'<details{" open" if opened else ""}><summary>{words}</summary><div class="scroll"><table><thead><tr>{head}'
        f"</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _cell(cell: Cell) -> str:
    if cell.value is None:
        return f"<td>{NO_FIGURE}</td>"
    text = cell.text + (" ≠" if cell.discrepancy else "")
    return f"<td>{plain(text)} <small>{plain(cell.status_words)}</small></td>"


def foot(document: Document, *, terms: bool = True) -> str:
    """Return source, statuses, as-of day and id, and on which terms the figures may be used again."""
    said = " · ".join(part for part in (document.statuses, document.as_of) if part)
    told = "".join(f"<p>{plain(text)}</p>" for text in document.terms) if terms else ""
    return (
        f"<footer><p>{plain(document.source)}</p><p><span>{plain(said)}</span>"
        f"<span>{plain(document.chart_id)}</span></p>{told}</footer>"
    )
