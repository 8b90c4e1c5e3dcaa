"""The table of sources and statuses: whose figures stand in a report, of what, in which status, published when."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.catalogue import Catalogue
from indicators.export.report_document import Grid
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.services.reports.trace import Trace, Traced

STATUSES = ("A", "P", "E", "D", "F", "T")
COLUMNS = ("origin", "figures", "statuses", "published")
SHARES = (0.24, 0.36, 0.18, 0.22)


def sources(trace: Trace, catalogue: Catalogue, lang: str, *, terms: bool) -> Grid:
    """Return a row for each organisation under the name it had on its latest day; ``terms`` of reuse stand below."""
    groups: dict[str, list[Traced]] = {}
    for one in trace.figures:
        groups.setdefault(one.origin, []).append(one)
    rows = tuple(_row(origin, mine, catalogue, lang) for origin, mine in groups.items())
    known = catalogue.terms_of(groups) if terms else {}
    said = " ".join(f"{catalogue.origin(origin).name_on(None, lang)}: {words[lang]}" for origin, words in known.items())
    columns = tuple(translate(lang, f"report.sources.{name}") for name in COLUMNS)
    return Grid(translate(lang, "report.sources.heading"), columns, rows, SHARES, said)


def _row(origin: str, mine: list[Traced], catalogue: Catalogue, lang: str) -> tuple[str, ...]:
    days = sorted((one.published, one.precision) for one in mine if one.published)
    name = catalogue.origin(origin).name_on(days[-1][0] if days else None, lang)
    indicators = dict.fromkeys(catalogue.indicator(one.indicator).short[lang] for one in mine)
    statuses = {one.obs_status for one in mine}
    told = [translate(lang, f"term.status.{code}") for code in STATUSES if code in statuses]
    return name, _listed(indicators), ", ".join(told), _span([format_date(*day) for day in days])


def _span(days: list[str]) -> str:
    if not days:
        return ""
    return days[0] if days[0] == days[-1] else f"{days[0]}–{days[-1]}"


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)
