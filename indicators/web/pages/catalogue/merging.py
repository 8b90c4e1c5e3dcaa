"""The merge of an indicator into another: the part of the page, the field of the dialog, what would follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.periods import period_phrase
from indicators.web.components.citation_text import series_name
from indicators.web.components.value import value_text
from indicators.web.pages.catalogue.ids import CatalogueId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.merging import Collision, Merging

FIELD = "into"


def merged_lines(code: str, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return what a merge is, and the indicators that are merged into this one."""
    gone = sorted(old for old, new in catalogue.merged.items() if new == code)
    told: list[Any] = [html.P(session.t("catalogue.merging.about"), className="s")]
    if gone:
        told.append(html.P(session.t("catalogue.merging.holds", codes=", ".join(gone))))
    return told


def target_field(code: str, session: Session, catalogue: Catalogue) -> dmc.Select:
    """Return the choice of the indicator into which one is merged: every other one by name and code."""
    others = [one for one in catalogue.indicators if one.code != code]
    return dmc.Select(
        id={"type": CatalogueId.FIELD, "name": FIELD},
        data=[{"value": one.code, "label": f"{one.name[session.lang]} ({one.code})"} for one in others],
        value="",
        label=session.t("catalogue.input.into"),
        placeholder=session.t("catalogue.merging.choose"),
        searchable=True,
        maxDropdownHeight=320,
    )


def move_lines(merging: Merging, session: Session, catalogue: Catalogue) -> list[str]:
    """Return how many figures go to which series, and how many of them agree with what stands there."""
    told = [
        session.t(
            "catalogue.merging.move",
            n=one.count,
            source=series_name(one.series_key, catalogue, session),
            target=series_name(one.into, catalogue, session),
        )
        for one in merging.moves
    ]
    key = "catalogue.merging.equal" if merging.moves else "catalogue.merging.no_figures"
    return [*told, session.t(key, n=merging.equal)]


def collision_words(one: Collision, session: Session, catalogue: Catalogue) -> str:
    """Return the period of a collision with both values."""
    return session.t(
        "catalogue.merging.collision",
        period=period_phrase(one.moving.period, session.lang),
        moving=value_text(one.moving, catalogue, session.lang),
        standing=value_text(one.standing, catalogue, session.lang),
    )
