"""Of which area, partner or activity a row of a breakdown is: said in words, and to be corrected. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indicators.catalogue import Dimension
from indicators.model.series import SeriesKey
from indicators.services.intake import MappingRow
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

WHOLE = ":VNM"


def member_options(row: MappingRow, session: Session, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return what a row of a breakdown may be of: the whole country, likely members first, then all of its kind."""
    breakdown = row.printed.breakdown
    if breakdown is None:
        return []
    rule = breakdown.rule
    if rule.dimension is Dimension.ACTIVITY:
        named = {activity.code: activity.name[session.lang] for activity in catalogue.activities}
        group = "activities"
    else:
        areas = catalogue.areas_on(row.printed.day, rule.kind)
        named = {area.code: catalogue.area_words(area.code, session.lang) for area in areas}
        group = "provinces" if rule.dimension is Dimension.REF_AREA else "partners"
    likely = [match.code for match in breakdown.matches if match.code in named]
    for code in (*breakdown.other_day, row.printed.also):
        if code:
            named[code] = catalogue.area_words(code, session.lang)
    rest = sorted((code for code in named if code not in likely), key=lambda code: named[code])
    items = [{"value": member_value(rule.dimension, code), "label": named[code]} for code in (*likely, *rest)]
    return [
        {"value": WHOLE, "label": session.t("upload.map.whole")},
        {"group": session.t(f"upload.map.{group}"), "items": items},
    ]


def member_value(dimension: Dimension, code: str) -> str:
    """Return one member as the end of a series name: ``:VN-56``, ``:VNM;activity=C``."""
    return f":{code}" if dimension is Dimension.REF_AREA else f"{WHOLE};{dimension}={code}"


def current_member(row: MappingRow) -> str:
    """Return the area or activity of a row as the end of a series name, ``:VN-56``; empty where it has no series."""
    if not row.series_key:
        return ""
    key = SeriesKey.parse(row.series_key)
    return f":{key.ref_area}" + "".join(f";{name}={value}" for name, value in key.dimensions)
