"""What of the whole a series is, in words: its area, partner, sector."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES
from indicators.model.series import SeriesKey

HOME = "VNM"
BETWEEN = " \u00b7 "


def member_names(key: SeriesKey, catalogue: Catalogue) -> dict[str, str]:
    """Return by language what a series is of its indicator; empty for Viet Nam as a whole.

    A code for which the catalogue has no name stands for itself.
    """
    known = {area.code: area.name for area in catalogue.areas}
    codes = [] if key.ref_area == HOME else [key.ref_area]
    codes += [value for _, value in key.dimensions]
    return {lang: BETWEEN.join(known[code][lang] if code in known else code for code in codes) for lang in LANGUAGES}


def with_members(named: Mapping[str, str], key: SeriesKey, catalogue: Catalogue) -> dict[str, str]:
    """Return the name of an indicator by language with what of it a series is."""
    members = member_names(key, catalogue)
    return {lang: BETWEEN.join(part for part in (name, members[lang]) if part) for lang, name in named.items()}
