"""XML parts of a package read by events, with the guards that a hostile part needs."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import IO
from xml.parsers import expat

from indicators.workbook.refusal import RefusalError

DEEPEST = 100
ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})

StartElement = Callable[[str, dict[str, str]], None]
EndElement = Callable[[str], None]


class _LocalNames(dict[str, str]):
    """Element names without their prefix; a part has few."""

    def __missing__(self, name: str) -> str:
        found = name.rpartition(":")[2]
        if len(self) < _MOST_NAMES:
            self[name] = found
        return found


_MOST_NAMES = 1_000


def read_events(
    stream: IO[bytes],
    part: str,
    start: StartElement,
    end: EndElement | None,
    text: Callable[[str], None] | None = None,
    only: Container[str] | None = None,
) -> None:
    """Feed the elements of ``stream`` to the callbacks, names without prefix; those not in ``only`` are passed over.

    Raises RefusalError for a document type, an encoding that could hide one, deep nesting, or ill-formed XML.
    """
    parser = _guarded(part)
    depth = 0
    local = _LocalNames()

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise RefusalError("xml_too_deep", part=part)
        element = local[name]
        if only is None or element in only:
            start(element, attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        element = local[name]
        if end is not None and (only is None or element in only):
            end(element)

    def on_end_unheard(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end if end is not None else on_end_unheard
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError) as error:
        raise RefusalError("file_damaged", part=part) from error


def _guarded(part: str) -> expat.XMLParserType:
    """Return a parser that refuses what no part of a workbook declares."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def on_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ENCODINGS:
            raise RefusalError("xml_encoding", part=part, encoding=encoding[:40])

    def on_doctype(*_: object) -> None:
        raise RefusalError("file_doctype", part=part)

    parser.XmlDeclHandler = on_declaration
    parser.StartDoctypeDeclHandler = on_doctype
    return parser


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """Return an attribute whatever its prefix."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), None)
