"""A citation as one line of text: article, paragraph and phrase; workbook, sheet and cell; or the arithmetic."""

from __future__ import annotations

from indicators.i18n import translate
from indicators.i18n.actors import actor_words
from indicators.model.observation import Citation, CitationKind


def citation_text(citation: Citation, lang: str) -> str:
    """Return where a figure stands, in ``lang``; the printed words are never translated."""
    if citation.kind is CitationKind.CELL:
        place = f"{citation.sheet}!{citation.cell}" if citation.cell else citation.sheet
        corrected = (
            translate(lang, "export.citation.by_hand", what=_marks(citation, lang)) if citation.corrected else ""
        )
        return _joined(citation.publisher, citation.title, citation.file_name, place, corrected)
    if citation.kind in {CitationKind.DERIVED, CitationKind.STATE_CHANGES}:
        return translate(lang, f"export.citation.{citation.kind}", formula=citation.formula)
    if citation.kind is CitationKind.CORRECTION:
        said = {
            "who": actor_words(citation.corrected_by, lang),
            "reason": citation.reason,
            "obs": next(iter(citation.replaces), "…"),
        }
        return _joined(translate(lang, "export.citation.correction", **said), citation.title)
    paragraph = citation.paragraph
    return _joined(
        citation.publisher,
        f"“{citation.title}”" if citation.title else "",
        translate(lang, "export.citation.paragraph", number=paragraph) if paragraph is not None else "",
        translate(lang, "export.citation.speaker", name=citation.speaker) if citation.speaker else "",
        f"“{citation.phrase}”" if citation.phrase else "",
    )


def _marks(citation: Citation, lang: str) -> str:
    """Return what was corrected, with its codes: an export has no catalogue to name units by."""
    said = []
    for mark in citation.corrected:
        what, _, value = mark.removesuffix("@recipe").partition("=")
        named = f"{translate(lang, f'export.corrected.{what}')} {value}"
        said.append(_border(value, lang) if what == "border" else named)
    return "; ".join(said)


def _border(value: str, lang: str) -> str:
    """Return where a table was said to begin or end: ``bảng kết thúc ở dòng 7``."""
    side, _, at = value.partition("/")
    words = translate(lang, f"upload.border.side.{side}", at=at)
    return words[:1].lower() + words[1:]


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
