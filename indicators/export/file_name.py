"""File names that say what is inside: ``xuat-khau-hang-hoa_luy-ke_2022-2025_tai-2026-01-16.xlsx``."""

from __future__ import annotations

import re

from indicators.i18n import translate
from indicators.model.chart import ChartData, Transform
from indicators.model.period import Period
from indicators.model.text import fold

LONGEST_NAME = 60
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def file_stem(data: ChartData, lang: str) -> str:
    """Return the name without its ending: measure, window, years, as-of day; ASCII, in the language of the file."""
    spans = zip(data.rows["start"], data.rows["end"], strict=True)
    years = sorted({Period(start.date(), end.date()).last_day.year for start, end in spans})
    parts = [
        _measure(data, lang),
        _window(data, lang),
        slug(translate(lang, "export.file.vintages")) if data.spec.at else "",
        _transform(data, lang),
        "-".join(dict.fromkeys(str(year) for year in (years[:1] + years[-1:]))),
        f"{slug(translate(lang, 'export.file.as_of'))}-{data.as_of.isoformat()}",
    ]
    return "_".join(part for part in parts if part)


def _transform(data: ChartData, lang: str) -> str:
    """Return what was done to the figures; a formula stands in the name of the measure."""
    transform = data.spec.transform
    if transform is Transform.YEAR_ON_YEAR:
        return slug(translate(lang, "export.file.growth"))
    return "" if transform is Transform.LEVEL else slug(translate(lang, f"term.transform.{transform}"))


def slug(text: str) -> str:
    """Return ``text`` in small ASCII letters and digits, words joined by hyphens."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def _measure(data: ChartData, lang: str) -> str:
    names = list(dict.fromkeys(series.name[lang] for series in data.series))
    if len(names) > 1:
        names = list(dict.fromkeys(series.short[lang] for series in data.series))
    name = slug(" ".join(names[:2])) or slug(translate(lang, "export.file.chart"))
    more = f"-{len(names) - 2}" if len(names) > 2 else ""
    return name[:LONGEST_NAME].rstrip("-") + more


def _window(data: ChartData, lang: str) -> str:
    """Return the one period of a chart of vintages, else the kind of window and the month it ends in."""
    if data.spec.at:
        return slug(data.spec.at.render())
    return slug(f"{translate(lang, f'export.file.{data.spec.period}')} {data.spec.months or ''}")
