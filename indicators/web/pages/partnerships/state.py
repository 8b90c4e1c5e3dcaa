"""What the address of the page says: the day, the day it is compared with, and which changes are listed. Pure.

What cannot be read counts as not said; of a key that stands several times the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.model.partnership import Region, Tier

_PARTNER = re.compile(r"[A-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class PageState:
    """``on`` None: the last day; ``since`` None: the stated day before it. The rest are filters; empty: all."""

    on: date | None = None
    since: date | None = None
    tier: str = ""
    region: str = ""
    country: str = ""


def read_state(query: Mapping[str, Any]) -> PageState:
    """Read the query of the page, or what its controls say."""
    said = {name: value[0] if isinstance(value, list) and value else value for name, value in query.items()}
    text = {name: value if isinstance(value, str) else "" for name, value in said.items()}
    return PageState(
        on=_day(text.get("on", "")),
        since=_day(text.get("since", "")),
        tier=text["tier"] if text.get("tier") in set(Tier) else "",
        region=text["region"] if text.get("region") in set(Region) else "",
        country=text["country"] if _PARTNER.fullmatch(text.get("country", "")) else "",
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
