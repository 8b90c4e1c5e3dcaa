"""Reports and what has changed in them as plain records, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from indicators.model.report import Report
from indicators.services.reports.changes import BlockChanges
from indicators.services.reports.reports import Listed


def report_record(report: Report) -> dict[str, Any]:
    """Return a report as a record (JSON types only); its blocks by id, kind and chart."""
    return {
        "report": report.report_id,
        "revision": report.revision,
        "title": report.title.to_record(),
        "template": report.template.value,
        "language": report.language.value,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "blocks": [{"block": one.block_id, "kind": one.kind.value, "chart": one.spec or None} for one in report.blocks],
    }


def listed_record(one: Listed) -> dict[str, Any]:
    """Return a report of the list, with when it was saved last."""
    return {**report_record(one.report), "saved_at": one.at.isoformat()}


def change_records(changes: Mapping[str, BlockChanges]) -> Iterator[dict[str, Any]]:
    """Yield what is stale: a record a figure, a sentence as it stands and as it would stand, a fault."""
    for block_id, told in changes.items():
        for one in told.figures:
            yield {
                "block": block_id,
                "change": "figure",
                "series_key": one.series_key,
                "time_period": one.period.render(),
                "before": one.before,
                "after": one.after,
            }
        for sentence in told.rewritten:
            yield {
                "block": block_id,
                "change": "sentence",
                "lang": sentence.lang,
                "before": sentence.before,
                "after": sentence.after,
            }
        if told.new:
            yield {"block": block_id, "change": "new_figures", "count": told.new}
        if told.fault is not None:
            yield {"block": block_id, "change": "fault", "code": told.fault.code}
