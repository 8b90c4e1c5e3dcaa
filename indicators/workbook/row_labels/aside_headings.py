"""Headings of columns that are said of a file, a series or a source, and that name no figure."""

from __future__ import annotations

import re


def heads_aside(heading: str) -> bool:
    """Whether a folded heading whose words stand apart is of something said aside: a source, a licence, a frequency."""
    return bool(_ASIDE.fullmatch(_YEAR.sub("", heading)))


_YEAR = re.compile(r"^(?:19|20)\d{2} ")
"""What stands before the source of each year: "2000_source"."""
_ASIDE = re.compile(
    r"(?:(?:data|main|original|short|full|publication) )?sources?(?: (?:label|name|notes?|code|url|citation))?"
    r"|nguon(?: so lieu)?|(?:foot)?notes?|ghi chu|comments?|remarks?|notes? (?:on|about) .*"
    r"|country/series-specific notes"
    r"|frequency|tan suat|decimals(?: displayed)?|precision|last updated?|(?:publication|update|access) date"
    r"|url|doi|licen[cs]e|(?:suggested )?citation|(?:full |short )?description|methodology(?: notes)?|author|publisher"
    r"|department|contact(?: point)?|keywords(?: dataset)?|topic(?: dataset)?|language|key indicator"
    r"|access sharing (?:level|notes)|security classification|overlap|dataset|obs measure"
)
