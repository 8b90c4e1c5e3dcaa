"""A page of its own: the chart to point at, its words and its table in one file that asks nobody for anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from indicators.export.document import Cell, Document
from indicators.export.file_name import file_stem
from indicators.export.safe_text import printable
from indicators.i18n import translate
from indicators.model.chart import Artifact

MEDIA_TYPE = "text/html; charset=utf-8"
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
NARROW = 640
NO_FIGURE = "…"
DRAW = (
    "const said=JSON.parse(document.getElementById('figures').textContent),place=document.getElementById('chart');"
    f"const draw=()=>{{const one=said[innerWidth<{NARROW}?'narrow':'wide'];place.style.height=one.height+'px';"
    "Plotly.react(place,one.figure.data,one.figure.layout,"
    "{displayModeBar:false,displaylogo:false,responsive:true,showSendToCloud:false})};"
    "document.fonts.ready.then(draw);let kind=innerWidth<640;"
    "addEventListener('resize',()=>{if(kind!==innerWidth<640){kind=!kind;draw()}});"
)


@dataclass(frozen=True, slots=True)
class Inside:
    """What such a page carries: the chart library, the rules of typefaces, figures by width, marks of the key (SVG)."""

    script: str
    faces: str
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)


def html_page(document: Document, inside: Inside) -> Artifact:
    """Return a chart as a page; without figures (a table) its table stands open."""
    lang = document.lang
    style = (Path(__file__).parent / "html_page.css").read_text(encoding="utf-8")
    parts = [
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{_text(document.title)}</title><style>{inside.faces}\n{style}</style></head><body><main>",
        f'<h1>{_text(document.title)}</h1><p class="sub">{_text(document.subtitle)}</p>',
        _key(document, inside),
        f'<div id="chart" role="img" aria-label="{_text(document.alt)}"></div>' if inside.figures else "",
        _notes(document),
        _table(document, opened=not inside.figures),
        _foot(document),
        "</main>",
        _scripts(inside) if inside.figures else "",
        "</body></html>\n",
    ]
    content = "".join(parts).encode("utf-8")
    return Artifact(f"{file_stem(document.data, lang)}.html", MEDIA_TYPE, content)


def _text(text: str) -> str:
    return escape(printable(text), quote=True)


def _key(document: Document, inside: Inside) -> str:
    items = "".join(
        f'<li><span style="color:#{item.colour}">{inside.marks.get(item.mark, "")}</span>{_text(item.words)}</li>'
        for item in document.key
    )
    return f'<ul class="key">{items}</ul>' if items else ""


def _notes(document: Document) -> str:
    ordered = sorted(document.notes, key=lambda text: text not in document.serious)
    items = [f"<li{' class=serious' if text in document.serious else ''}>{_text(text)}</li>" for text in ordered]
    items += [f"<li>{_text(text)}</li>" for text in document.events]
    return f'<ul class="notes">{"".join(items)}</ul>' if items else ""


def _table(document: Document, *, opened: bool) -> str:
    heads = [document.corner, *(f"{c.heading} ({c.unit})" if c.unit else c.heading for c in document.columns)]
    head = "".join(f'<th scope="col">{_text(text)}</th>' for text in heads)
    rows = "".join(
        f'<tr><th scope="row">{_text(row.heading)}</th>{"".join(_cell(cell) for cell in row.cells)}</tr>'
        for row in document.rows
    )
    words = _text(translate(document.lang, "export.sheet.table"))
    return (
        f'<details{" open" if opened else ""}><summary>{words}</summary><div class="scroll"><table><thead><tr>{head}'
        f"</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _cell(cell: Cell) -> str:
    if cell.value is None:
        return f"<td>{NO_FIGURE}</td>"
    text = cell.text + (" ≠" if cell.discrepancy else "")
    return f"<td>{_text(text)} <small>{_text(cell.status_words)}</small></td>"


def _foot(document: Document) -> str:
    said = " · ".join(part for part in (document.statuses, document.as_of) if part)
    terms = "".join(f"<p>{_text(text)}</p>" for text in document.terms)
    return (
        f"<footer><p>{_text(document.source)}</p><p><span>{_text(said)}</span>"
        f"<span>{_text(document.chart_id)}</span></p>{terms}</footer>"
    )


def _scripts(inside: Inside) -> str:
    figures = json.dumps(inside.figures, ensure_ascii=False).replace("<", "\\u003c")
    library = inside.script.replace("</script", "<\\/script")
    return (
        f'<script type="application/json" id="figures">{figures}</script>'
        f"<script>{library}</script><script>{DRAW}</script>"
    )
