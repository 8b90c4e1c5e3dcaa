"""Whose figures a label speaks of: other countries' are never taken for Viet Nam's.

The names of territories come from Babel in both languages, those of provinces from the catalogue. Belongs here: telling
that a label is of another area. Does not: the codes of areas, and the rows of a breakdown (``catalogue.breakdowns``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from babel import Locale

from indicators.i18n import LANGUAGES
from indicators.model.text import clean, fold

HOME = "VN"
HOME_NAMES = ("viet nam", "vietnam", "vnm", "ca nuoc", "whole country")
_OF_ONE_PLACE = re.compile(
    r"\b(?:tren|qua) dia ban(?! (?:ca nuoc|toan quoc|viet nam|mot so|cac)\b)|\btoan tinh\b|\bqua cang thanh pho\b"
    r"|\bcua (?:tinh|thanh pho)\b|\bdon vi (?:bao cao|gui)\b|\bchi cuc thong ke\b|(?<!chi )\bso cong thuong\b"
)
"""Titles of a provincial office that name no province, and the head of a form with whoever sent it in.

Its exports are none of the country's.
"""
_PROVINCES_OFFICE = re.compile(
    r"\b(?:cuc thong ke|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|so (?:cong thuong|tai chinh|ke hoach))"
    r" (?:tinh|thanh pho|tp)\b|\bthong ke tinh\b|\bcuc hai quan (?:tinh|thanh pho|tp|khu vuc)\b"
)
_PRODUCT = re.compile(r"\bgrdp\b|\bgdp\b|\btong san pham trong nuoc\b")
_OF_THE_COUNTRY = frozenset({"gdp", "tong san pham trong nuoc"})
SHORTEST_IN_TITLE = 5
"""A shorter name of one word ("Nga", "Áo") is too easily part of another word or sentence."""


class Areas:
    """Knows the names of territories, and of provinces (by language); built once for a file.

    A province's name alone in a title says nothing: "Thái Bình" stands in "Thái Bình Dương"; "tỉnh Thái Bình" does.
    """

    def __init__(self, provinces: Iterable[Mapping[str, str]] = ()) -> None:
        ours = {fold(name) for names in provinces for name in names.values()}
        self._others = set(ours)
        places = "|".join(sorted(map(re.escape, ours), key=len, reverse=True)) or "(?!)"
        of_place = r"\b(?:tinh|thanh pho|tp\.?)"
        self._of_province = re.compile(rf"{of_place} ?(?:{places})\b|\b(?:{places}) (?:province|city)\b")
        self._home = set(HOME_NAMES)
        printed: set[str] = set()
        for lang in LANGUAGES:
            for code, name in Locale.parse(lang).territories.items():
                if code == HOME:
                    self._home.add(fold(name))
                else:
                    self._others.add(fold(name))
                    printed.add(clean(name))
        long = sorted(
            (name for name in printed if " " in name or len(name) >= SHORTEST_IN_TITLE), key=len, reverse=True
        )
        self._in_title = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, long)) + r")(?!\w)")

    def is_other(self, name: str) -> bool:
        """Whether ``name`` is a territory other than Viet Nam."""
        return fold(name) in self._others

    def is_home(self, name: str) -> bool:
        return fold(name) in self._home

    def title_names_other(self, title: str) -> bool:
        """Whether a title names another territory and not Viet Nam, or says that it is of one province or city."""
        folded = fold(title)
        if _OF_ONE_PLACE.search(folded) or self._of_province.search(folded):
            return True
        return bool(self._in_title.search(clean(title))) and not any(name in folded for name in self._home)

    def levels(self, paths: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, set[int]]:
        """Return for each sheet which levels of its paths hold areas: those where some path names a territory."""
        found: dict[str, set[int]] = defaultdict(set)
        for sheet, path in dict.fromkeys(paths):
            found[sheet].update(level for level, name in enumerate(path) if self.is_other(name))
        return found

    def of_provinces(self, names: Iterable[tuple[str, tuple[str, ...]]]) -> set[str]:
        """Return the sheets that speak of one province: by what only provinces have, GRDP without GDP, or its office.

        A report with the head of a province's office on one of its sheets is its report on all.
        """
        names = tuple(dict.fromkeys(names))
        folded = {text: fold(text) for text in {text for _, texts in names for text in texts}}
        if any(map(_PROVINCES_OFFICE.search, folded.values())):
            return {sheet for sheet, _ in names}
        products = {text: _PRODUCT.findall(words) for text, words in folded.items()}
        said: dict[str, set[str]] = defaultdict(set)
        for sheet, texts in names:
            said[sheet].update(word for text in texts for word in products[text])
        return {sheet for sheet, words in said.items() if words and not words & _OF_THE_COUNTRY}

    def is_elsewhere(self, path: Sequence[str], levels: Iterable[int]) -> bool:
        """Whether a path names another area at one of the levels that hold areas, be it a group of countries."""
        return any(level < len(path) and not self.is_home(path[level]) for level in levels)
