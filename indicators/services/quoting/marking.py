"""A checked draft as a marked copy: which words stand at which figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from indicators.catalogue import Catalogue
from indicators.export.file_name import slug
from indicators.export.marked_copy import FORMATS, Mark, MarkedDraft, marked_html
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.chart import Artifact
from indicators.model.errors import Invalid
from indicators.services.quoting.reasons import reason
from indicators.services.quoting.tones import TONES
from indicators.services.quoting.verdict import Checked, Verdict


def marked_copy(
    text: str,
    checked: Sequence[Checked],
    fmt: str,
    lang: str,
    catalogue: Catalogue,
    day: date,
    name: str = "",
    original: bytes = b"",
) -> Artifact:
    """Return a text with a remark at each of its figures; ``original`` is the .docx it was read from, if it was one.

    Raises Invalid ("export_format_unknown").
    """
    if fmt not in FORMATS:
        raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS))
    counts = Counter(one.verdict for one in checked)
    told = ", ".join(
        f"{counts[verdict]} {translate(lang, f'check.verdict.{verdict.value}')}"
        for verdict in Verdict
        if counts[verdict]
    )
    stem = slug(name.rpartition(".")[0] or name) or slug(translate(lang, "export.marked.file"))
    said = MarkedDraft(
        text=text,
        marks=[_mark(one, lang, catalogue) for one in checked],
        title=name or translate(lang, "export.marked.title"),
        summary=translate(lang, "export.marked.summary", day=format_date(day), counts=told),
        original=original if original.startswith(b"PK") else b"",
    )
    file_name = f"{stem}_{slug(translate(lang, 'export.marked.checked'))}-{day.isoformat()}.{fmt}"
    if fmt == "html":
        return marked_html(said, file_name, lang)
    from indicators.export.marked_docx import marked_docx

    return marked_docx(said, file_name, lang)


def _mark(one: Checked, lang: str, catalogue: Catalogue) -> Mark:
    words = [reason(one, lang, catalogue)]
    if one.suggestion:
        words.append(translate(lang, "check.suggestion", fragment=one.suggestion) + ".")
    verdict = translate(lang, f"check.verdict.{one.verdict.value}")
    return Mark(one.figure.offset, one.figure.end, TONES[one.verdict], verdict.capitalize(), " ".join(words))
