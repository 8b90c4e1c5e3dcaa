"""Places that texts name: partners, provinces, and the world at large, as the catalogue and running text call them."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.catalogue import Catalogue
from indicators.model.indicator import AreaKind
from indicators.model.text import fold

HOME = "VNM"
GROUP = "group:"
"""Begins the code of a group of countries, for which the catalogue has no area."""

_SPOKEN = {
    "CHN": "trung quoc|china|chinese market", "KOR": "han quoc|south korea|korea", "USA": "hoa ky|my|the us|the united states|us|united states|u.s",
    "JPN": "nhat ban|japan", "SGP": "singapore", "THA": "thai lan|thailand", "TWN": "dai loan|taiwan|dai loan (trung quoc)",
    "HKG": "hong kong|hong kong (trung quoc)|dac khu hanh chinh hong kong", "RUS": "nga|russia", "GBR": "anh|uk|the uk|vuong quoc anh|britain", "LAO": "lao",
    "KHM": "campuchia|cambodia", "IDN": "indonesia", "MYS": "malaysia", "IND": "an do|india", "DEU": "duc|germany", "NLD": "ha lan|the netherlands",
    "AUS": "uc|australia", "PHL": "philippines",
    "group:EU": "eu|lien minh chau au|european union|the eu", "group:ASEAN": "asean|dong nam a|southeast asia", "group:WORLD":
    "the gioi|toan cau|world|global|kinh te the gioi|kinh te toan cau|the world|the global economy|khu vuc dong nam a|khu vuc asean",
    "group:EURO": "khu vuc dong euro|eurozone|euro area|chau au", "group:ASIA": "chau a|asia", "group:AFRICA": "chau phi|chau my",
}  # fmt: skip


def place_names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield (folded words, code) of every place but home; of one name the last counts."""
    for area in catalogue.areas:
        if area.code == HOME or area.kind not in (AreaKind.COUNTRY, AreaKind.PROVINCE):
            continue
        for text in (*area.name.values(), *area.aliases):
            words = fold(text)
            if len(words) > _SHORTEST:
                yield words, area.code
    for code, cell in _SPOKEN.items():
        for words in cell.split("|"):
            yield words, code


def is_place(said: str) -> bool:
    """Whether a find with its spelling is a place: "Đà Nẵng" is, "đã nâng" and "my" are not."""
    if said[:4].lower() == "the ":
        said = said[4:]
    return said[:1].isupper() or said in _UNCAPPED


_SHORTEST = 3
_UNCAPPED = frozenset(
    {"world", "global", "global economy", "thế giới", "toàn cầu", "kinh tế thế giới", "kinh tế toàn cầu"}
)
