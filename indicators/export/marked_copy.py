"""A checked draft as a file that goes back to its author: the text with every figure marked and told about.

A .docx carries a comment at each figure; a draft that came as one keeps its own paragraphs, tables and styles. An .html
stands alone, its remarks under the text. What a figure's remark says is given; nothing is worked out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from indicators.export.safe_text import printable
from indicators.i18n import translate
from indicators.model.chart import Artifact

FORMATS = ("docx", "html")


class Tone(StrEnum):
    """How grave a remark is."""

    OK = "ok"
    WARN = "warn"
    DISPUTED = "dis"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark on the letters of a text from ``start`` to ``end``; ``verdict`` is its head, ``remark`` the rest."""

    start: int
    end: int
    tone: Tone
    verdict: str
    remark: str


@dataclass(frozen=True, slots=True)
class MarkedDraft:
    """What a marked copy is made of; ``original`` is the .docx the text was read from, empty where it was another."""

    text: str
    marks: Sequence[Mark]
    title: str
    summary: str
    original: bytes = b""


LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""A paragraph of a text."""
_GRAVEST = (Tone.DISPUTED, Tone.WARN, Tone.PLAIN, Tone.OK)


def gravest(marks: Iterable[Mark]) -> Tone:
    """Return the tone of what stands at one place."""
    return min((one.tone for one in marks), key=_GRAVEST.index)


def places(marks: Iterable[Mark], start: int, end: int) -> list[tuple[int, int, list[Mark]]]:
    """Return the marked places of one line in their order, what stands at one place together."""
    found: dict[tuple[int, int], list[Mark]] = {}
    for mark in sorted(marks, key=lambda one: (one.start, one.end)):
        if start <= mark.start and mark.end <= end:
            found.setdefault((mark.start, mark.end), []).append(mark)
    return [(*place, group) for place, group in found.items()]


def marked_html(said: MarkedDraft, file_name: str, lang: str) -> Artifact:
    """Return the draft as a page that needs nothing else: numbered marks in the text, their remarks under it."""
    numbers = {id(mark): number for number, mark in enumerate(said.marks, 1)}
    body = []
    for line in LINE.finditer(said.text):
        if line[0].isspace():
            continue
        parts, at = [], line.start()
        for start, end, group in places(said.marks, line.start(), line.end()):
            tone = gravest(group)
            links = ", ".join(f'<a href="#n{numbers[id(one)]}">{numbers[id(one)]}</a>' for one in group)
            phrase = _safe(said.text[start:end])
            parts += [_safe(said.text[at:start]), f'<mark class="{tone}">{phrase}<sup>{links}</sup></mark>']
            at = end
        body.append(f"<p>{''.join(parts)}{_safe(said.text[at : line.end()])}</p>")
    notes = "".join(
        f'<li id="n{numbers[id(one)]}" class="{one.tone}"><b>{_safe(said.text[one.start : one.end])}</b>: '
        f"<i>{_safe(one.verdict)}</i>. {_safe(one.remark)}</li>"
        for one in said.marks
    )
    title, head = _safe(said.title), _safe(translate(lang, "export.marked.remarks"))
    page = (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1><p class=s>{_safe(said.summary)}</p>"
        f"<article>{''.join(body)}</article><h2>{head}</h2><ol>{notes}</ol></body></html>\n"
    )
    return Artifact(file_name, "text/html; charset=utf-8", page.encode("utf-8", "replace"))


def _safe(text: str) -> str:
    return escape(printable(text))


_STYLE = (
    "body{font:1.05rem/1.7 Georgia,'DejaVu Serif',serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#18212c;"
    "background:#fff}.s,li{font:.95rem/1.5 system-ui,sans-serif}mark{color:inherit;padding:0 .2em}"
    "mark.ok{background:#e4f2ea}mark.warn{background:#fbf1d9;text-decoration:underline dashed}"
    "mark.dis{background:#fbe9ee;text-decoration:underline double}mark.plain{background:#e3ecf5}"
    "sup a{color:inherit;text-decoration:none}li{margin:.4rem 0}li.dis i{color:#a8123e}li.warn i{color:#7a5200}"
)
