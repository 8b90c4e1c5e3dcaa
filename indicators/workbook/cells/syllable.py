"""Whether a word is a possible syllable of Vietnamese: an onset, a rhyme, one tone, and before a stop one of two tones.

It exists to tell words of the old font from words of Unicode where their letters alone could be of both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OF_STOPS = ("\u0301", "\u0323")
_MARKED = frozenset("ăâêôơư")
"""Vowels that carry the tone wherever one of them stands in the syllable."""
_SYLLABLE = re.compile(
    r"(?:ch|gh|gi|g|kh|k(?=[eêiy])|ngh|ng|nh|n|ph|p|qu|th|tr|t|b|c|d|đ|h|l|m|r|s|v|x)?(?:"
    r"o?a(?:o|i|y|c|ch|m|n|ng|nh|p|t)?|u?ây|a?u|âu|o?ă(?:c|m|n|ng|p|t)|u?â(?:c|m|n|ng|p|t)"
    r"|o?e(?:o|t|n)?|e(?:c|m|ng|p)|u?ê(?:ch|n|nh|t)?|ê(?:c|m|p|u|ng)|i(?:a|u|ch|m|n|nh|p|t|c)?|iê(?:c|m|n|ng|p|t|u)"
    r"|o(?:i|c|m|n|ng|p|t)?|oo(?:c|ng)|u?ô(?:i|c|m|n|ng|t)|ô(?:p)?|u?ơ|ơ(?:i|m|n|p|t)"
    r"|u(?:a|i|c|m|n|ng|p|t)?|uy(?:a|u|n|nh|ch|t|p)?|uyê(?:n|t)"
    r"|ư(?:a|u|i|c|m|n|ng|t)?|ươ(?:i|u|c|m|n|ng|p|t)|y(?:ê(?:m|n|t|u|ng))?)"
)
_STOPPED = re.compile(r"(?:c|ch|p|t)$")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether ``word`` could be a syllable; other signs than its letters and its tone make it none."""
    letters, tones, toned = "", "", ""
    for letter in unicodedata.normalize("NFC", word.lower()):
        signs = unicodedata.normalize("NFD", letter)
        tone = "".join(sign for sign in signs if sign in _TONES)
        bare = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES))
        letters, tones, toned = letters + bare, tones + tone, toned + bare * len(tone)
    if len(tones) > 1 or not _SYLLABLE.fullmatch(letters):
        return False
    if toned and toned not in _MARKED and _MARKED & set(letters):
        return False
    return not _STOPPED.search(letters) or tones in _OF_STOPS
