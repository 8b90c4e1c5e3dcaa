"""House templates and logos, sound and broken, made for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from random import Random

import docx
from PIL import Image
from pptx import Presentation


def word_template(*texts: str) -> bytes:
    paper = docx.Document()
    for text in texts:
        paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def deck_template(layouts: int | None = None) -> bytes:
    """A template with a slide of its own, or one that has only its first so many layouts."""
    deck = Presentation()
    if layouts is None:
        deck.slides.add_slide(deck.slide_layouts[6])
    else:
        for layout in list(deck.slide_layouts)[layouts:]:
            deck.slide_layouts.remove(layout)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def noise() -> bytes:
    """A picture of random dots, which a cut leaves incomplete."""
    out = io.BytesIO()
    Image.frombytes("L", (64, 64), Random(1).randbytes(64 * 64)).save(out, "PNG")
    return out.getvalue()


def changed(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A package with parts put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()
