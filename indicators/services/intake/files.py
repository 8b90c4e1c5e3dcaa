"""Whole files from the command line: read one without writing, or bring one in by the same way as through the page."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.catalogue import Catalogue
from indicators.catalogue.catalogue import PRESS
from indicators.model.errors import Invalid
from indicators.model.finding import Finding, Severity
from indicators.model.observation import Precision
from indicators.model.series import SeriesKey
from indicators.services.intake.draft import Publication
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import MappingRow, map_labels
from indicators.services.intake.preview import Preview
from indicators.services.intake.readings import Refused
from indicators.services.intake.report import ImportReport
from indicators.services.intake.screening import area_findings
from indicators.workbook import Limits, read_in_child, records

if TYPE_CHECKING:
    from indicators.services.intake.intake import Intake

CLI_ACTOR = "cli"
ACCEPTED_UNSEEN = "--yes"
"""The reason that is kept where a person accepts everything and gives none."""


def import_file(
    intake: Intake, path: Path, *, accept_all: bool, reason: str, origin: str | None, published: str | None
) -> ImportReport:
    """Read, check and commit a file.

    ``accept_all`` takes the proposals, every likely label and every soft finding; without it only what is certain and
    said counts. ``published`` is an ISO day or month. Raises Invalid ("date_unreadable", "reason_missing", …).
    """
    said = read_day(published) if published else None
    try:
        with path.open("rb") as stream:
            upload_id = intake.receive(stream, path.name, CLI_ACTOR)
    except Refused as refusal:
        return ImportReport((refusal.finding,), None, {})
    if intake.changes.holds(upload_id):
        return _import_changes(intake, upload_id, accept_all=accept_all, reason=reason)
    publication = _publication(intake.proposal(upload_id), accept_all, origin, said)
    if accept_all:
        preview = _accept(intake, intake.take_proposals(upload_id, publication), reason.strip() or ACCEPTED_UNSEEN)
    else:
        preview = intake.set_publication(upload_id, publication)
    if preview.blockers:
        blocked = tuple(Finding(blocker.value, Severity.HARD) for blocker in preview.blockers)
        intake.discard(upload_id)
        return ImportReport((*_told(preview), *blocked), None, dict(preview.counts))
    batch = intake.commit(upload_id, CLI_ACTOR, reason, f"upload:{upload_id}", preview.seen, remember=False)
    written = preview.diff.writes
    return ImportReport(_told(preview), batch, {**preview.counts, "written": written})


def _import_changes(intake: Intake, upload_id: str, *, accept_all: bool, reason: str) -> ImportReport:
    """Commit a file of state changes; origin and publication day say nothing of them."""
    preview = intake.changes.preview(upload_id)
    asked = [one.finding_id for one in preview.findings if one.open]
    if accept_all and asked:
        preview = intake.changes.accept(upload_id, asked, reason.strip() or ACCEPTED_UNSEEN)
    told = tuple(replace(one.finding, severity=one.severity) for one in preview.findings)
    if preview.blockers:
        blocked = tuple(Finding(blocker.value, Severity.HARD) for blocker in preview.blockers)
        intake.discard(upload_id)
        return ImportReport((*told, *blocked), None, dict(preview.counts))
    batch = intake.changes.commit(upload_id, CLI_ACTOR, reason, f"upload:{upload_id}", preview.seen)
    return ImportReport(told, batch, {**preview.counts, "written": preview.writes})


def _publication(
    proposal: Publication, accept_all: bool, origin: str | None, said: tuple[date, Precision] | None
) -> Publication:
    proposed = proposal if accept_all else Publication()
    if origin:
        proposed = replace(proposed, origin=origin)
    elif accept_all and not proposed.origin:
        proposed = replace(proposed, origin=PRESS)
    if said is not None:
        proposed = replace(proposed, published=said[0], precision=said[1])
    return replace(proposed, undated=accept_all and proposed.published is None)


def _accept(intake: Intake, preview: Preview, reason: str) -> Preview:
    asked = [one.finding_id for one in preview.findings if one.open]
    return intake.accept(preview.upload_id, asked, reason) if asked else preview


def _told(preview: Preview) -> tuple[Finding, ...]:
    """Return the findings with the severity in force."""
    return tuple(replace(one.finding, severity=one.severity) for one in preview.findings)


def read_day(text: str) -> tuple[date, Precision]:
    """Read an ISO day, or a month, for which its last day stands; raise Invalid ("date_unreadable")."""
    try:
        if len(text) == len("2024-07"):
            first = date.fromisoformat(f"{text}-01")
            return first.replace(day=calendar.monthrange(first.year, first.month)[1]), Precision.MONTH
        return date.fromisoformat(text), Precision.DAY
    except ValueError:
        raise Invalid("date_unreadable", text=text[:40]) from None


def read_file(
    path: Path, catalogue: Catalogue, limits: Limits
) -> tuple[Iterator[dict[str, Any]], tuple[Finding, ...], bool]:
    """Return every recognised figure as a plain record, the findings, and whether the file may be used.

    Writes nothing. A record has the fields that others rely on; ``indicator`` is empty where no label is certain.
    """
    reading = read_in_child(path, path.name, limits)
    mapping = map_labels(printed_labels(reading.rows, catalogue), catalogue, {})
    mapped = {position: row for row in mapping for position in row.printed.positions.tolist()}
    found = (_with_series(record, mapped[place]) for place, record in enumerate(records(reading)))
    return found, (*reading.findings, *area_findings(mapping)), not reading.refused


def _with_series(record: dict[str, Any], row: MappingRow) -> dict[str, Any]:
    """Return a record with indicator, area and dimensions by the catalogue, and the measure where none was read."""
    key = SeriesKey.parse(row.series_key) if row.series_key else None
    return {
        **record,
        "indicator": key.indicator if key else "",
        "ref_area": key.ref_area if key else record["ref_area"],
        "dimensions": dict(key.dimensions) if key else {},
        "measure": record["measure"] or (str(key.measure) if key else ""),
    }
