"""What stands over a table about its office or its file: where to ask, when it comes out, "Back to contents".

It heads no column.
"""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold


def is_said_aside(text: str) -> bool:
    """Whether words over a table speak of its office or its publication."""
    return bool(_SAID_ASIDE.search(aligned_fold(text[:LONGEST])))


def leads_elsewhere(text: str) -> bool:
    """Whether words are those of a link to another sheet of the file and say nothing of this one."""
    return bool(_LINK.fullmatch(aligned_fold(text[:LONGEST]).strip(" <>«»←→↑.")))


def names_source(text: str) -> bool:
    """Whether words say where the figures come from."""
    return bool(_SOURCE.match(aligned_fold(text.strip()[:LONGEST])))


LONGEST = 100
_SOURCE = re.compile(r"(?:source|quelle|fuente|fonte) ?[:.]")
_LINK = re.compile(
    r"(?:return|go|back|go back) to (?:the )?(?:main |table of |list of )?"
    r"(?:menu|index|contents?|home|cover(?: ?page)?|top|tables?)(?: page| sheet)?"
    r"|(?:zuruck )?zum inhalt(?:sverzeichnis)?|(?:retour|revenir) (?:au |a l[' ])?(?:sommaire|index|menu)"
    r"|(?:volver|regresar|voltar) a[lo]? (?:indice|menu)|torna all[' ]?indice|(?:quay|tro) (?:lai|ve) muc luc"
    r"|(?:powrot do )?spisu? tresci|til(?:bage til)? innhold|icindekiler"
)
_SAID_ASIDE = re.compile(
    r"^(?:source|quelle|fuente|fonte|inquiries|enquiries|contact|tel|e-?mail) ?[:.]|@[a-z]|\bdate of (?:this|next) "
    r"|^(?:telephone|phone)\b"
)
