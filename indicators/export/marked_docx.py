"""A checked draft as .docx: a comment at each figure, in the author's own document where the draft came as one.

Loaded only when such a file is made: the engine costs more than the rest of the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import XMLSyntaxError

from indicators.export.marked_copy import LINE, Mark, MarkedDraft, Tone, gravest, places
from indicators.export.safe_text import printable
from indicators.model.chart import Artifact

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_UNPACKED = 64 * 1024 * 1024
"""A package that unpacks to more is not opened; its text goes into a new document."""
_NO_DOCUMENT = (KeyError, ValueError, OSError, BadZipFile, XMLSyntaxError)
"""What a package raises that opens as a text and not as a whole document."""
AUTHOR, INITIALS = "Chỉ số Hội nhập", "CSHN"

_FILL = {Tone.OK: "E4F2EA", Tone.WARN: "FBF1D9", Tone.DISPUTED: "FBE9EE", Tone.PLAIN: "E3ECF5"}


def marked_docx(said: MarkedDraft, file_name: str, lang: str) -> Artifact:
    """Return the draft as .docx with a comment at each figure, in the language of the remarks."""
    document = _own_document(said) or _new_document(said, lang)
    written = BytesIO()
    document.save(written)
    return Artifact(file_name, DOCX, written.getvalue())


def _new_document(said: MarkedDraft, lang: str) -> WordDocument:
    document = Document()
    document.core_properties.title = printable(said.title)
    document.core_properties.author = AUTHOR
    document.core_properties.language = lang
    for line in LINE.finditer(said.text):
        if line[0].isspace():
            continue
        paragraph = document.add_paragraph()
        at = line.start()
        for start, end, group in places(said.marks, line.start(), line.end()):
            paragraph.add_run(printable(said.text[at:start]))
            _comment(document, paragraph.add_run(printable(said.text[start:end])), group)
            at = end
        paragraph.add_run(printable(said.text[at : line.end()]))
    return document


def _comment(document: WordDocument, run: Run, marks: Sequence[Mark]) -> None:
    _shade(run, gravest(marks))
    words = "\n".join(printable(f"{one.verdict}. {one.remark}".strip()) for one in marks)
    document.add_comment(run, text=words, author=AUTHOR, initials=INITIALS)


def _shade(run: Run, tone: Tone) -> None:
    """Give a run the soft ground of its tone; Word's highlighters are too loud to read through."""
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _FILL[tone])):
        shade.set(qn(name), value)
    run._r.get_or_add_rPr().append(shade)


# -- a draft that came as .docx ---------------------------------------------------------------------------------
def _own_document(said: MarkedDraft) -> WordDocument | None:
    """Return the author's own document with the comments in it; None where its letters are not those of the text."""
    if not said.original:
        return None
    try:
        with ZipFile(BytesIO(said.original)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
                return None
        document = Document(BytesIO(said.original))
        spans = _run_spans(document, said.text)
    except _NO_DOCUMENT:
        return None
    if spans is None:
        return None
    for start, end, group in reversed(places(said.marks, 0, len(said.text))):
        runs = [(run, at) for run, at in spans if at < end and start < at + len(run.text)]
        if runs:
            first = _cut(*runs[0], start, end)
            last = first if len(runs) == 1 else _cut(*runs[-1], start, end)
            for run in {id(one): one for one in (first, last)}.values():
                _shade(run, gravest(group))
            words = "\n".join(printable(f"{one.verdict}. {one.remark}".strip()) for one in group)
            document.add_comment([first, last], text=words, author=AUTHOR, initials=INITIALS)
    return document


def _run_spans(document: WordDocument, text: str) -> list[tuple[Run, int]] | None:
    """Return the runs of a document with their offsets in ``text``; None where they do not stand there in order."""
    spans, at = [], 0
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document._body)
        for run in element.iter(qn("w:r")):
            one = Run(run, paragraph)
            if not one.text or run.getparent().tag == qn("w:del"):
                continue
            found = text.find(one.text, at, at + len(one.text) + _SLACK)
            if found < 0:
                return None
            spans.append((one, found))
            at = found + len(one.text)
    return spans


_SLACK = 4_000
"""Letters that may stand between two runs of a document and be none of its runs: line ends, and what is not shown."""


def _cut(run: Run, at: int, start: int, end: int) -> Run:
    """Cut a run at the ends of a place and return the piece inside it; a run with more than text stays whole.

    The run itself keeps what stands before the place, so that earlier places are still found in it.
    """
    text = run.text
    if any(child.tag not in {qn("w:t"), qn("w:rPr")} for child in run._r):
        return run
    head, body, tail = text[: max(0, start - at)], text[max(0, start - at) : end - at], text[end - at :]
    if tail:
        _behind(run, tail)
    if not head:
        run.text = body
        return run
    piece = _behind(run, body)
    run.text = head
    return piece


def _behind(run: Run, text: str) -> Run:
    """Put a run of the same looks behind another."""
    twin = deepcopy(run._r)
    run._r.addnext(twin)
    made = Run(twin, run._parent)
    made.text = text
    return made
