"""What the builder's buttons, choices, words and files do: one call of the services each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from indicators.i18n import LANGUAGES
from indicators.model.errors import Invalid, NotFound
from indicators.model.report import BlockKind, Report, ReportLanguage
from indicators.web.pages.report.ids import Deed
from indicators.web.sent import file_bytes
from indicators.web.session import Session, parse_query

if TYPE_CHECKING:
    from indicators.services import Services

_DEEDS: dict[Deed, Callable[[Services, str, str], Report]] = {
    Deed.FAMILIES: lambda services, report, _: services.reports.add_families(report),
    Deed.HEADLINES: lambda services, report, _: services.reports.add_headlines(report),
    Deed.TEXT: lambda services, report, _: services.reports.add_text(report),
    Deed.DISCREPANCIES: lambda services, report, _: services.reports.add_list(report, BlockKind.DISCREPANCIES),
    Deed.METHOD: lambda services, report, _: services.reports.add_list(report, BlockKind.METHOD),
    Deed.SELECT: lambda services, report, _: services.reports.open(report),
    Deed.SENTENCES: lambda services, report, block: services.reports.add_sentences(report, block),
    Deed.REFRESH: lambda services, report, block: services.reports.refresh(report, block),
    Deed.REFRESH_ALL: lambda services, report, _: services.reports.refresh(report),
    Deed.REMOVE: lambda services, report, block: services.reports.remove(report, block),
    Deed.DROP_HOUSE: lambda services, report, kind: services.report_files.drop_house_file(report, kind),
}


def done(services: Services, report_id: str, deed: str, block: str) -> Report:
    """Do what a button says and return the report."""
    if deed not in tuple(Deed):
        raise NotFound("report_block_unknown")
    return _DEEDS[Deed(deed)](services, report_id, block)


def begun(services: Services, session: Session, search: object) -> str:
    """Start a report in the reader's language as of the reader's day; return the query of the page that shows it."""
    report = services.reports.start(session.as_of, ReportLanguage(session.lang))
    query = parse_query(search if isinstance(search, str) else "")
    return f"?{urlencode({**query, 'report': report.report_id})}"


def selected_after(deed: str, block: str, selected: str, before: Report, after: Report) -> str:
    """Return the block that is open after a deed: the one clicked, closed by a second click, or a new text."""
    if deed == Deed.SELECT:
        return "" if block == selected else block
    known = {one.block_id for one in before.blocks}
    new = [one.block_id for one in after.blocks if one.block_id not in known]
    return new[-1] if deed == Deed.TEXT and new else selected


def worded(services: Services, shown: tuple[str, int], block: str, place: str, text: str) -> Report:
    """Put the words of an editor where they belong: a text in its language, or a sentence at its place.

    ``shown`` is the report and its revision that the page shows.
    """
    report_id, seen = shown
    if place in LANGUAGES:
        return services.reports.write(report_id, block, place, text, seen)
    if not place.isdecimal():
        raise NotFound("report_block_unknown")
    return services.reports.edit(report_id, block, int(place), text, seen)


def house_file(contents: str) -> bytes:
    """Return the bytes that an upload carries; raises Invalid ("house_unread")."""
    try:
        return file_bytes(contents)
    except Invalid as error:
        raise Invalid("house_unread") from error
