"""The territory that an English title names: "… for Viet Nam", "… in the United States"."""

from __future__ import annotations

import re

from indicators.model.text import clean, fold

_NAMED = re.compile(r"\b(?:for|in|of) (?:the )?((?:[A-Z][\w.'-]*|and|of|the)(?: (?:[A-Z][\w.'-]*|and|of|the))*)")


def named_territory(title: str) -> str:
    """Return the ISO 3166 alpha-3 code of the only territory named in ``title``, or empty.

    Babel is imported here: only a file that names its territory in words needs it.
    """
    said = {fold(words) for words in _NAMED.findall(clean(title))}
    if not said:
        return ""
    from babel import Locale
    from babel.core import get_global

    names = {fold(name): code for code, name in Locale.parse("en").territories.items() if len(code) == 2}
    names |= {"viet nam": "VN", "u.s": "US", "u.s.": "US", "republic of korea": "KR", "russian federation": "RU"}
    found = {names[words] for words in said if words in names}
    if len(found) != 1:
        return ""
    wanted = found.pop()
    aliases = get_global("territory_aliases")
    return next(
        (long for long, short in aliases.items() if len(long) == 3 and long.isalpha() and short == [wanted]), ""
    )
