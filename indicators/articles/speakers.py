"""Who says a figure, where the text tells: "theo Cục Thống kê", "Bộ trưởng … cho biết", "the ministry said"."""

from __future__ import annotations

import re

from indicators.articles.source_text import Paragraph

_OFFICE = (
    r"(?:tong cuc|cuc|bo|uy ban|ngan hang|chinh phu|van phong)"
    r"(?: (?:thong ke|hai quan|dau tu nuoc ngoai|tai chinh|cong thuong|ngoai giao|ke hoach(?: va dau tu)?|nha nuoc"
    r"|chinh phu|nong nghiep|chinh tri)){1,2}"
    r"|(?:the )?(?:general statistics office|national statistics office|general department of (?:vietnam )?customs"
    r"|department of customs|foreign investment agency|ministry of [a-z]+(?: and [a-z]+)?|statistics office"
    r"|customs department)"
)
_PERSON = (
    r"(?:pho )?(?:thu tuong|tong bi thu|chu tich nuoc|bo truong|thu truong|cuc truong|deputy minister|minister"
    r"|prime minister|director)"
)
_SAYS = r"(?:cho biet|cho hay|thong tin|neu ro|khang dinh|said|reported|announced|showed|cong bo|dua ra|nhan manh)"
_SPEAKS = re.compile(
    rf"(?:theo|according to|cho biet|so lieu (?:cua|tu)|bao cao cua)\s+(?P<first>{_OFFICE}|{_PERSON})"
    rf"|(?P<second>{_OFFICE}|{_PERSON})[^.;,\n]{{0,60}}?{_SAYS}"
)
LONGEST = 2_000


def speaker_in(paragraph: Paragraph, start: int, end: int) -> str:
    """Return the office or title of who speaks in a sentence, as printed; empty where nobody is named."""
    match = _SPEAKS.search(paragraph.folded, start, min(end, start + LONGEST))
    if match is None:
        return ""
    name = "first" if match["first"] else "second"
    return paragraph.said[slice(*match.span(name))]
