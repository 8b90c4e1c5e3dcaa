"""The charts that were frozen or exported last, each leading to its frozen address. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html

from indicators.i18n import translate
from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_moment
from indicators.model.errors import IndicatorsError
from indicators.model.series import SeriesKey
from indicators.services.frozen import Snapshot
from indicators.services.frozen.snapshots import LINK, PICTURE, REPORT, live_spec

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

NAMED = 2
"""Series told by name; the rest is counted."""


def recent_snapshots(kept: Sequence[Snapshot], catalogue: Catalogue, lang: str) -> html.Details | None:
    """Return the folded list, the last one first; None where nothing was kept yet."""
    if not kept:
        return None
    items = [_item(one, catalogue, lang) for one in kept]
    return html.Details([html.Summary(translate(lang, "frozen.recent")), html.Ul(items)])


def _item(one: Snapshot, catalogue: Catalogue, lang: str) -> html.Li:
    said = one.said
    worded = said.format in {LINK, PICTURE, REPORT}
    form = translate(lang, f"frozen.form.{said.format}") if worded else said.format.upper()
    moment, who = format_moment(one.created_at), actor_words(said.actor, lang)
    gone = [translate(lang, "frozen.standing.retracted")] if one.withdrawal is not None else []
    words = " · ".join((said.snapshot_id, form, moment, who, *gone))
    link = html.A(_names(one, catalogue, lang), href=f"/s/{said.snapshot_id}")
    return html.Li(html.Div([link, html.Small(words)]))


def _names(one: Snapshot, catalogue: Catalogue, lang: str) -> str:
    keys = live_spec(one).series
    names = list(dict.fromkeys(_name(key, catalogue, lang) for key in keys))
    told = "; ".join(names[:NAMED])
    return told if len(names) <= NAMED else translate(lang, "charts.and_more", listed=told, n=len(names) - NAMED)


def _name(key: str, catalogue: Catalogue, lang: str) -> str:
    """Return the name of a series as it is called now, or its key where the catalogue no longer knows it."""
    try:
        return catalogue.shorts(SeriesKey.parse(key))[lang]
    except IndicatorsError:
        return key
