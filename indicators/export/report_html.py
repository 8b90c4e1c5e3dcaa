"""The file of a report as one page that asks nobody for anything: charts to point at, and what is printed to a PDF.

On paper every template has its own form: A4 upright, a fact sheet with charts two by two, slides of sixteen to nine.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indicators.export.file_name import slug
from indicators.export.html_page import MEDIA_TYPE
from indicators.export.html_parts import POLICY, foot, key, notes, plain, table
from indicators.export.report_document import Exhibit, Grid, Part, Prose, ReportDocument
from indicators.i18n import translate
from indicators.model.chart import Artifact
from indicators.model.report import Template

STYLES = {Template.DECK: "report_slides.css", Template.FACT_SHEET: "report_sheet.css"}
"""What a template adds to the style of every report."""

PAPER = {Template.DECK: 1166, Template.FACT_SHEET: 680}
PAPER_WIDTH = 642
"""How wide the text of a printed page is in pixels, as its style says: of slides, a fact sheet, any other report."""

_KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class ReportInside:
    """What such a page carries beside its words; ``figures`` are by width, in the order of the charts of all languages.

    ``marks`` are the signs of keys as SVG.
    """

    script: str
    faces: str
    figures: Sequence[dict[str, dict[str, Any]]] = ()
    marks: dict[str, str] = field(default_factory=dict)


def report_html(documents: Sequence[ReportDocument], inside: ReportInside, logo: bytes = b"") -> Artifact:
    """Return a report as a page, one language after the other; the same report gives the same bytes."""
    first = documents[0]
    counter = iter(range(len(inside.figures)))
    articles = "".join(_article(document, inside, logo, counter) for document in documents)
    content = (
        f'<!doctype html>\n<html lang="{first.lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{plain(first.title)}</title><style>{inside.faces}\n{_style(documents)}</style></head>"
        f'<body class="{first.template.value}"><main>{articles}</main>{_scripts(inside)}</body></html>\n'
    )
    return Artifact(f"{slug(first.title) or 'report'}_{first.as_of.isoformat()}.html", MEDIA_TYPE, content.encode())


def _style(documents: Sequence[ReportDocument]) -> str:
    """Return the style of the page; what stands at the foot of each printed one is said in its own language."""
    folder = Path(__file__).parent
    names = ["html_page.css", "report_html.css", STYLES.get(documents[0].template, "")]
    said = "\n".join((folder / name).read_text(encoding="utf-8") for name in names if name)
    feet = "".join(
        f'@page {one.lang}{{@bottom-left{{content:"{_css(one.foot)}"}}}}article:lang({one.lang}){{page:{one.lang}}}'
        for one in documents
    )
    return said + feet


def _css(text: str) -> str:
    """Return a text for a string of a style sheet."""
    return "".join(f"\\{ord(sign):x} " if sign in '\\"<>&\n' else sign for sign in text)


def _article(document: ReportDocument, inside: ReportInside, logo: bytes, counter: Any) -> str:
    parts = "".join(_part(part, document, inside, counter) for part in document.parts)
    back = "".join(_part(part, document, inside, counter) for part in document.back)
    return (
        f'<article lang="{document.lang}"><header class="cover">{_picture(logo)}'
        f'<p class="over">{plain(document.line)}</p><h1>{plain(document.title)}</h1></header>'
        f'<div class="parts">{parts}</div>{back}<p class="ident">{plain(document.foot)}</p></article>'
    )


def _picture(logo: bytes) -> str:
    kind = next((kind for start, kind in _KINDS.items() if logo.startswith(start)), "")
    said = base64.b64encode(logo).decode("ascii")
    return f'<img class="logo" alt="" src="data:{kind};base64,{said}">' if kind else ""


def _part(part: Part, document: ReportDocument, inside: ReportInside, counter: Any) -> str:
    if isinstance(part, Prose):
        deck = document.template is Template.DECK
        words = part.heading or (translate(document.lang, "report.slide.prose") if deck else "")
        heading = f"<h2>{plain(words)}</h2>" if words else ""
        return (
            f'<section class="prose">{heading}{"".join(f"<p>{plain(text)}</p>" for text in part.paragraphs)}</section>'
        )
    return _grid(part) if isinstance(part, Grid) else _exhibit(part, inside, counter)


def _grid(part: Grid) -> str:
    widths = "".join(f'<col style="width:{share:.0%}">' for share in part.shares)
    head = "".join(f'<th scope="col">{plain(name)}</th>' for name in part.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{plain(text)}</td>' for text in row)}</tr>" for row in part.rows)
    body = f"<table><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    remark = f"<p>{plain(part.remark)}</p>" if part.remark else ""
    return f'<section class="grid"><h2>{plain(part.heading)}</h2>{body if part.rows else ""}{remark}</section>'


def _exhibit(part: Exhibit, inside: ReportInside, counter: Any) -> str:
    document = part.document
    heading = f'<h2>{plain(f"{part.label}. {document.title}")}</h2><p class="sub">{plain(document.subtitle)}</p>'
    shown = ""
    if not part.as_table:
        place = f'<div class="chart" data-figure="{next(counter)}" role="img" aria-label="{plain(document.alt)}"></div>'
        shown = key(document, inside.marks) + place
    under = f"{notes(document)}{table(document, opened=part.as_table)}{foot(document, terms=False)}"
    return f'<figure class="{"tabled" if part.as_table else "drawn"}">{heading}{shown}{under}</figure>'


def _scripts(inside: ReportInside) -> str:
    """Return the figures and what draws them; ``ready`` is kept when all of them stand."""
    if not inside.figures:
        return "<script>window.ready=document.fonts.ready</script>"
    figures = json.dumps(list(inside.figures), ensure_ascii=False).replace("<", "\\u003c")
    library = inside.script.replace("</script", "<\\/script")
    draw = (Path(__file__).parent / "report_html.js").read_text(encoding="utf-8")
    return (
        f'<script type="application/json" id="figures">{figures}</script>'
        f"<script>{library}</script><script>{draw}</script>"
    )
