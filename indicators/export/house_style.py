"""House templates and logos that somebody uploads: opened, checked and refused with a reason before they are kept.

A template is an office file of the report's format without macros, with the places a report needs. A logo is a PNG or
JPEG picture of a bearable size; its size is read from its header before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

import docx
import pptx
from PIL import Image, UnidentifiedImageError

from indicators.model.errors import Invalid

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
MOST_LOGO_BYTES = 2 * 1024 * 1024
MOST_LOGO_SIDE = 4000
PLACE = "{{report}}"
"""The paragraph of a text template in which the report comes to stand."""

TITLE = "{{title}}"
_MACROS = ("vbaproject.bin", "vbadata.xml", "activex")
_MAIN = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml"}
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError, RuntimeError)
"""What reading the parts of a damaged, encrypted or cut-off package raises."""

_LOGOS = {"PNG": "png", "JPEG": "jpeg"}


def check_house_file(kind: str, name: str, content: bytes) -> None:
    """Raise Invalid where a file cannot be the house template (``docx``, ``pptx``) or the ``logo`` of reports.

    Codes: "house_kind_unknown", "house_too_large", "house_corrupt", "house_macro", "house_other_format",
    "house_linked", "house_place_missing", "house_layout_missing", "logo_format", "logo_too_large", "logo_corrupt".
    """
    if kind == "logo":
        _check_logo(name, content)
    elif kind in _MAIN:
        _check_package(kind, name, content)
        _check_places(kind, name, content)
    else:
        raise Invalid("house_kind_unknown", kind=kind[:20])


def _check_logo(name: str, content: bytes) -> None:
    too_large = Invalid("logo_too_large", name=name, limit=MOST_LOGO_BYTES // 1024 // 1024, side=MOST_LOGO_SIDE)
    if len(content) > MOST_LOGO_BYTES:
        raise too_large
    try:
        with Image.open(io.BytesIO(content), formats=tuple(_LOGOS)) as picture:  # reads the header only
            if max(picture.size) > MOST_LOGO_SIDE:
                raise too_large
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large from error
    except UnidentifiedImageError as error:
        raise Invalid("logo_format", name=name) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise Invalid("logo_corrupt", name=name) from error


def _check_package(kind: str, name: str, content: bytes) -> None:
    """Look at the parts of a package before any is unpacked."""
    if len(content) > MOST_BYTES:
        raise Invalid("house_too_large", name=name, limit=MOST_BYTES // 1024 // 1024)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Invalid("house_too_large", name=name, limit=MOST_BYTES // 1024 // 1024)
            names = [part.filename.lower() for part in parts]
            if any(macro in part for part in names for macro in _MACROS):
                raise Invalid("house_macro", name=name)
            if "[content_types].xml" not in names or _MAIN[kind] not in names:
                raise Invalid("house_other_format", name=name, kind=kind)
            if b"macroEnabled" in package.read("[Content_Types].xml"):
                raise Invalid("house_macro", name=name)
            _check_links(package, name)
            if package.testzip() is not None:
                raise Invalid("house_corrupt", name=name)
    except _BROKEN as error:
        raise Invalid("house_corrupt", name=name) from error


def _check_links(package: zipfile.ZipFile, name: str) -> None:
    """Refuse parts that an office program would fetch from elsewhere when a report is opened; a hyperlink is none."""
    for part in package.namelist():
        if part.endswith(".rels"):
            for relation in package.read(part).split(b"<Relationship ")[1:]:
                if b'TargetMode="External"' in relation and b"/hyperlink" not in relation:
                    raise Invalid("house_linked", name=name)


def _check_places(kind: str, name: str, content: bytes) -> None:
    try:
        found = docx.Document(io.BytesIO(content)) if kind == "docx" else pptx.Presentation(io.BytesIO(content))
    except Exception as error:  # the libraries raise whatever a broken part makes them stumble over
        raise Invalid("house_corrupt", name=name) from error
    if kind == "docx" and place_of(found) is None:
        raise Invalid("house_place_missing", name=name, place=PLACE)
    if kind == "pptx" and (cover_layout(found) is None or title_layout(found) is None):
        raise Invalid("house_layout_missing", name=name)


def place_of(paper: Any) -> Any | None:
    """Return the paragraph of a text template in which the report comes to stand, or None."""
    return next((one for one in paper.paragraphs if one.text.strip() == PLACE), None)


def cover_layout(deck: Any) -> Any | None:
    """Return the layout for the first slide: a title and a second text under it, or None."""
    return next((layout for layout in deck.slide_layouts if _kinds(layout)[:2] in _COVERS), None)


def title_layout(deck: Any) -> Any | None:
    """Return the layout with a title and nothing else, or None."""
    return next((layout for layout in deck.slide_layouts if len(_kinds(layout)) == 1 and _has_title(layout)), None)


_COVERS = (["ctrTitle", "subTitle"], ["title", "subTitle"])
_TITLES = {"title", "ctrTitle"}
_PLACE = "{http://schemas.openxmlformats.org/presentationml/2006/main}ph"
_LAST_OF_CONTENT = 9


def _kinds(layout: Any) -> list[str]:
    """Return what the places of a layout are for, by their index; date, footer and number left out."""
    places = sorted((int(one.get("idx", "0")), one.get("type", "obj")) for one in layout.element.iter(_PLACE))
    return [kind for place, kind in places if place <= _LAST_OF_CONTENT]


def _has_title(layout: Any) -> bool:
    return _kinds(layout)[0] in _TITLES
