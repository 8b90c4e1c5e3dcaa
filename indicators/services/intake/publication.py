"""Whose figures a file brings and when they were published: proposed from the file's cues, confirmed by a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators.catalogue import Catalogue
from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES
from indicators.model.observation import Precision
from indicators.services.intake.draft import Publication
from indicators.workbook import Cues


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a proposal rests on: the kind of cue (``file_name``, ``cell``, ``layout`` …) and its words or place."""

    source: str
    text: str


def propose_publication(cues: Cues, catalogue: Catalogue, today: date) -> tuple[Publication, dict[str, Evidence]]:
    """Return what the cues of a file propose, and for each proposed field what it rests on.

    The organisation is called by the name it had on the proposed day, in the language of the file. A day after
    ``today`` is never proposed: a file can say it (a clock that is ahead, a plan), nothing can be published then.
    """
    evidence: dict[str, Evidence] = {}
    published, precision = None, Precision.NONE
    known = [cue for cue in cues.published if date.fromisoformat(cue.day) <= today or cue.precision != Precision.DAY]
    if known:
        best = known[0]
        published, precision = date.fromisoformat(best.day), Precision(best.precision)
        evidence["published"] = Evidence(best.source, best.evidence)
    origin = cues.origin if cues.origin in catalogue.by_origin else ""
    outlet = ""
    if origin:
        lang = cues.language if cues.language in LANGUAGES else DEFAULT_LANGUAGE
        outlet = catalogue.origin(origin).name_on(published, lang)
        evidence["origin"] = Evidence(cues.origin_source, cues.origin_evidence)
    if cues.title:
        evidence["title"] = Evidence("cell" if cues.title_cell else "file_name", cues.title_cell or cues.title)
    return Publication(origin, outlet, cues.title, published, precision), evidence
