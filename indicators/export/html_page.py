"""A page of its own: the chart to point at, its words and its table in one file that asks nobody for anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.html_parts import POLICY, foot, key, notes, plain, table
from indicators.model.chart import Artifact

MEDIA_TYPE = "text/html; charset=utf-8"
NARROW = 640
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
        f"<title>{plain(document.title)}</title><style>{inside.faces}\n{style}</style></head><body><main>",
        f'<h1>{plain(document.title)}</h1><p class="sub">{plain(document.subtitle)}</p>',
        key(document, inside.marks),
        f'<div id="chart" role="img" aria-label="{plain(document.alt)}"></div>' if inside.figures else "",
        notes(document),
        table(document, opened=not inside.figures),
        foot(document),
        "</main>",
        _scripts(inside) if inside.figures else "",
        "</body></html>\n",
    ]
    content = "".join(parts).encode("utf-8")
    return Artifact(f"{file_stem(document.data, lang)}.html", MEDIA_TYPE, content)


def _scripts(inside: Inside) -> str:
    figures = json.dumps(inside.figures, ensure_ascii=False).replace("<", "\\u003c")
    library = inside.script.replace("</script", "<\\/script")
    return (
        f'<script type="application/json" id="figures">{figures}</script>'
        f"<script>{library}</script><script>{DRAW}</script>"
    )
