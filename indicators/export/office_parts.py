"""The parts of an office package by name, from the object trees of python-pptx and python-docx alike.

Both libraries write archives of their own; here each part is asked for its bytes, so that it is pressed only once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from indicators.export.drawing_xml import quoted

CONTENT_TYPES = "[Content_Types].xml"
_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ALWAYS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


def deck_parts(package: Any) -> dict[str, bytes]:
    """Return the parts of a deck (``pptx.package.Package``)."""
    parts = list(package.iter_parts())
    owned = {id(relation) for part in parts for relation in part.rels.values()}
    return _parts((one for one in package.iter_rels() if id(one) not in owned), parts)


def paper_parts(package: Any) -> dict[str, bytes]:
    """Return the parts of a text document (``docx.opc.package.OpcPackage``)."""
    parts = package.parts
    for part in parts:
        part.before_marshal()
    return _parts(package.rels.values(), parts)


def _parts(roots: Iterable[Any], parts: Sequence[Any]) -> dict[str, bytes]:
    found = {CONTENT_TYPES: _types(parts), "_rels/.rels": _relations(roots)}
    for part in parts:
        found[part.partname.membername] = part.blob
        if part.rels:
            found[part.partname.rels_uri.membername] = _relations(part.rels.values())
    return found


def _types(parts: Sequence[Any]) -> bytes:
    """Return what each part is: pictures by their extension, everything else by its name."""
    pictures = {part.partname.ext: part.content_type for part in parts if part.content_type.startswith("image/")}
    by_extension = {**pictures, **_ALWAYS}
    by_name = {
        str(part.partname): part.content_type
        for part in parts
        if by_extension.get(part.partname.ext) != part.content_type
    }
    defaults = "".join(
        f'<Default Extension="{quoted(extension)}" ContentType="{quoted(kind)}"/>'
        for extension, kind in sorted(by_extension.items())
    )
    overrides = "".join(
        f'<Override PartName="{quoted(name)}" ContentType="{quoted(kind)}"/>' for name, kind in sorted(by_name.items())
    )
    return f'{_HEAD}<Types xmlns="{_TYPES_NS}">{defaults}{overrides}</Types>'.encode()


def _relations(relations: Iterable[Any]) -> bytes:
    told = "".join(
        f'<Relationship Id="{one.rId}" Type="{quoted(one.reltype)}" Target="{quoted(one.target_ref)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if one.is_external else ''}/>"
        for one in sorted(relations, key=lambda one: (len(one.rId), one.rId))
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS_NS}">{told}</Relationships>'.encode()
