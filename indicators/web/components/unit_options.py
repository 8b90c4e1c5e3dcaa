"""The units a person can choose from, as the catalogue prints them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def unit_options(session: Session, catalogue: Catalogue) -> list[dict[str, str]]:
    """Return every unit with a printed name, as ``code:power``."""
    return [
        {"value": f"{unit}:{mult}", "label": names[session.lang]} for (unit, mult), names in catalogue.symbols.items()
    ]
