"""Twenty thousand series as a national office might hold them: measures of goods, by partner and province."""

from __future__ import annotations

import random

from indicators.model.text import fold
from indicators.services.series_search import SeriesDocument
from indicators.services.series_search.document import split

FLOWS = (
    ("Xuất khẩu", "Exports", "trade"),
    ("Nhập khẩu", "Imports", "trade"),
    ("Vốn FDI đăng ký", "Registered FDI capital", "fdi"),
    ("Vốn FDI thực hiện", "Disbursed FDI capital", "fdi"),
    ("Sản lượng", "Output", "economy"),
)
GOODS = (
    ("điện thoại và linh kiện", "telephones and parts"),
    ("máy vi tính, sản phẩm điện tử", "computers and electronics"),
    ("hàng dệt may", "textiles and garments"),
    ("giày dép", "footwear"),
    ("gạo", "rice"),
    ("cà phê", "coffee"),
    ("hạt điều", "cashew nuts"),
    ("thủy sản", "fishery products"),
    ("gỗ và sản phẩm gỗ", "wood and wooden products"),
    ("sắt thép", "iron and steel"),
    ("xăng dầu", "petroleum products"),
    ("phân bón", "fertilizers"),
    ("đường", "sugar"),
    ("than đá", "coal"),
    ("cao su", "rubber"),
    ("hạt tiêu", "pepper"),
)
PARTNERS = (
    ("Hoa Kỳ", "United States"),
    ("Trung Quốc", "China"),
    ("Nhật Bản", "Japan"),
    ("Hàn Quốc", "Republic of Korea"),
    ("Singapore", "Singapore"),
    ("Thái Lan", "Thailand"),
    ("Đức", "Germany"),
    ("Ấn Độ", "India"),
    ("Ma-lai-xi-a", "Malaysia"),
    ("In-đô-nê-xi-a", "Indonesia"),
)
MADE_UP = ("ba", "ca", "do", "fe", "gi", "ho", "ki", "lu", "ma", "no", "pe", "qui", "ro", "su", "ta", "ve", "xo")
"""Syllables of places that only fill the index."""

COUNT = 20_000


def documents(count: int = COUNT, seed: int = 5) -> tuple[SeriesDocument, ...]:
    """Return ``count`` series from a fixed seed, no two with the same names, each with a code of its own."""
    chance = random.Random(seed)
    places = [*PARTNERS]
    while len(places) < 30 + count // (len(FLOWS) * len(GOODS)):
        word = "".join(chance.choice(MADE_UP) for _ in range(3)).capitalize()
        places.append((word, word))
    found = []
    for vi, en, topic in FLOWS:
        for good_vi, good_en in GOODS:
            for place_vi, place_en in places:
                names = (f"{vi} {good_vi} · {place_vi}", f"{en} of {good_en} · {place_en}")
                found.append(_document(len(found), names, topic, chance))
    return tuple(found[:count])


def _document(number: int, names: tuple[str, str], topic: str, chance: random.Random) -> SeriesDocument:
    words = {word: 1.0 for name in names for word in split(name)}
    return SeriesDocument(
        key=f"G{number}",
        words={**dict.fromkeys(("usd", "level", "hai", "quan", f"hs{number:06d}"), 0.6), **words},
        names=tuple(fold(name) for name in names),
        plain=chance.random() < 0.5,
        topic=topic,
        area=chance.choice(("VNM", "VNM", "VNM", "VN-SG", "VN-HN")),
        origins=(chance.choice(("CUSTOMS", "GSO", "FIA")),),
        frequencies=(chance.choice(("year", "month", "quarter")), "year_to_date"),
    )
