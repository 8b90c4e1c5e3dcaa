"""The code of an area in a column of its own: two to six capitals and digits."""

from __future__ import annotations

import re

_AREA_CODE = re.compile(r"[A-Z][A-Z0-9]{1,5}")


def is_area_code(text: str) -> bool:
    """Whether a text is the code of an area and not its name."""
    return bool(_AREA_CODE.fullmatch(text))


def heads_areas(heading: str) -> bool:
    """Whether a folded heading says that a column is about areas: "Country/Territory", "geo_pict", "iso3"."""
    return bool(_AREAS.search(heading))


def is_word_for_area(text: str) -> bool:
    """Whether a folded text is but a word for one area, as heads a column of their names: "Country", "GEO (Labels)"."""
    return bool(_AREA.fullmatch(text))


_AREA = re.compile(r"(?:reporting )?(?:country|economy|area|region|territory)(?: or area)?|geo(?: \(labels\))?")
_AREAS = re.compile(
    r"\b(?:countr(?:y|ies)|areas?|locations?|territor(?:y|ies)|econom(?:y|ies)|regions?|reporters?|partners?|states?|iso\d?"
    r"|entity|entities|quoc gia|nuoc|vung|tinh|dia phuong|pais(?:es)?|pays|land|negara)\b|\bgeo|_area|iso_?3"
)
