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
ASIDE = frozenset({"ChartNote", "ChartDisagreement", "ChartSource", "ReportAside"})
"""Styles in which files of the product set notes, disagreements and sources."""

_BLOCKS = frozenset({
    "p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "section", "article", "blockquote",
    "figcaption", "dd", "dt", "header", "footer", "title", "ul", "ol", "table",
})  # fmt: skip
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "nav", "button", "form", "select", "iframe"}
)


def text_of_docx(content: bytes) -> str:
    """Return the paragraphs of a Word document; raise Invalid ("text_docx_damaged", "text_too_large").

    What stands in the styles of ``ASIDE`` is left out: our own files set in them what is told beneath a figure, such as
    a printed number that disagrees and is not used. A text claims none of it.
    """
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
    words, parser = _Words(), expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = words.start, words.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = words.letters, _refuse_doctype
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError) as error:
        raise Invalid("text_docx_damaged") from error
    return "".join(words.written)


def _refuse_doctype(*_: object) -> None:
    raise Invalid("text_docx_damaged")


class _Words:
    """Collects what a Word document shows, a line a paragraph, paragraphs that are told aside left out."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._inside: list[str] = []
        self._paragraphs: list[tuple[int, bool]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside.append(_local(name))
        if self._inside[-1] in _WORD_BREAKS:
            self.written.append(_WORD_BREAKS[self._inside[-1]])
        elif self._inside[-1] == "p":
            self._paragraphs.append((len(self.written), False))
        elif self._inside[-1] == "pStyle" and self._paragraphs:
            styles = {said for key, said in attributes.items() if _local(key) == "val"}
            self._paragraphs[-1] = self._paragraphs[-1][0], bool(styles & ASIDE)

    def end(self, name: str) -> None:
        self._inside.pop()
        if _local(name) == "p":
            first, aside = self._paragraphs.pop()
            if aside:
                del self.written[first:]
            self.written.append("\n")

    def letters(self, text: str) -> None:
        if self._inside and self._inside[-1] == "t" and "del" not in self._inside[-6:]:
            self.written.append(text)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


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
