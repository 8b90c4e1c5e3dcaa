"""Files that hold a text: .txt, .html and .docx, to the words a reader would see.

Belongs here: bytes to text. Does not: fetching (nothing is fetched), pictures, tracked deletions, scripts and styles.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from xml.parsers import expat

from indicators.model.errors import Invalid

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
_DOCUMENT = "word/document.xml"
_BLOCKS = frozenset({
    "p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "section", "article", "blockquote",
    "figcaption", "dd", "dt", "header", "footer", "title", "ul", "ol", "table",
})  # fmt: skip
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "nav", "button", "form", "select", "iframe"}
)


def text_of_docx(content: bytes) -> str:
    """Return the paragraphs of a Word document; raise Invalid ("text_docx_damaged", "text_too_large")."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entry = package.getinfo(_DOCUMENT)
            if entry.file_size > MOST_UNPACKED:
                raise Invalid("text_too_large", limit=MOST_BYTES // (1024 * 1024))
            with package.open(entry) as stream:
                part = stream.read(MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Invalid("text_docx_damaged") from error
    return _word_text(part)


def _word_text(part: bytes) -> str:
    written: list[str] = []
    inside: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def local(name: str) -> str:
        return name.rpartition(" ")[2]

    def start(name: str, _attributes: dict[str, str]) -> None:
        inside.append(local(name))
        if inside[-1] in _WORD_BREAKS:
            written.append(_WORD_BREAKS[inside[-1]])

    def end(name: str) -> None:
        inside.pop()
        if local(name) == "p":
            written.append("\n")

    def letters(text: str) -> None:
        if inside and inside[-1] == "t" and "del" not in inside[-6:]:
            written.append(text)

    def doctype(*_: object) -> None:
        raise Invalid("text_docx_damaged")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = letters, doctype
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError) as error:
        raise Invalid("text_docx_damaged") from error
    return "".join(written)


_WORD_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Page(HTMLParser):
    """Collects what a page shows, a line a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.written.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.written.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.written.append(data.replace("\n", " ").replace("\r", " "))


def text_of_html(page: str) -> str:
    """Return what a page shows, a line a block; broken markup is read as far as it goes."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    return "".join(parser.written)


def text_of_file(name: str, content: bytes, decode: Callable[[bytes], str]) -> str:
    """Return the text of a file by what it is, then by its name.

    Raises what ``decode`` raises; Invalid ("text_too_large", "text_kind_unknown", "text_docx_damaged", "text_empty").
    """
    if len(content) > MOST_BYTES:
        raise Invalid("text_too_large", limit=MOST_BYTES // (1024 * 1024))
    ending = name.lower().rpartition(".")[2]
    if content.startswith(b"PK"):
        text = text_of_docx(content)
    elif (
        content.lstrip()[:5] in (b"{\\rtf", b"%PDF-")
        or content.startswith(b"\xd0\xcf\x11\xe0")
        or ending in {"rtf", "pdf", "doc", "odt"}
    ):
        raise Invalid("text_kind_unknown", name=name)
    else:
        text = decode(content)
        if ending in {"html", "htm"} or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
            text = text_of_html(text)
    if not text.strip():
        raise Invalid("text_empty", name=name)
    return text
