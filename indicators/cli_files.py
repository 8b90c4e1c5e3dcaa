"""The commands by which something leaves: charts, reports, and what of either was revised since.

Belongs here: their arguments and what they print. Does not: what a file holds (``services``). ``cli`` adds them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.i18n import LANGUAGES, translate
from indicators.model.chart import Artifact, ChartKind, ChartSpec, PeriodChoice
from indicators.model.errors import Invalid
from indicators.model.report import ReportLanguage, Template

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from indicators.bootstrap import Built
    from indicators.model.report import Report
    from indicators.services.explore import Explore
    from indicators.services.frozen.snapshots import Opened
    from indicators.services.reports import Reports
    from indicators.settings import Settings

DONE, REFUSED = 0, 2
Command = Callable[[str, Callable[..., int], str], argparse.ArgumentParser]
"""Adds a command: its name, what runs it, what it does in words."""


def add_commands(command: Command) -> None:
    """Add ``export``, ``reports``, ``report``, ``snapshots`` and ``refresh``."""
    _add_export(command("export", _export, "write a chart with its data as a file"))
    listed = command("reports", _reports, "list reports, one JSON line each, the one saved last first")
    listed.add_argument("--limit", type=int, default=50)
    _add_report(command("report", _report, "tell what of a report has changed, bring it up to date, write its file"))
    _add_frozen(
        command("snapshots", _snapshots, "list frozen charts and exports, tell of one, withdraw or restore it"),
        command("refresh", _refresh, "print what a frozen chart would have otherwise; with --yes keep it anew"),
    )


def opened(settings: Settings) -> AbstractContextManager[Built]:
    """Return the services on the opened store."""
    from indicators import bootstrap

    return bootstrap.opened(settings)


def print_json(said: dict[str, Any]) -> None:
    """Print one JSON line."""
    print(json.dumps(said, ensure_ascii=False))


def _add_export(export: argparse.ArgumentParser) -> None:
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("--series", help="KEY[,KEY]")
    what.add_argument("--all-headline", action="store_true", help="every headline chart, into a folder")
    export.add_argument(
        "--format", required=True, dest="fmt", help="png svg pdf xlsx pptx docx csv csv_table html json"
    )
    export.add_argument("--lang", choices=LANGUAGES, default=None, dest="file_lang")
    export.add_argument("--period", choices=[p.value for p in PeriodChoice], default=None, help="csv: every window")
    export.add_argument("--kind", choices=[k.value for k in ChartKind], default=None)
    export.add_argument("--as-of", type=date.fromisoformat, default=None)
    export.add_argument("--size", default="wide", help="of a picture: wide narrow slide a4 column square")
    export.add_argument("--scale", type=int, choices=range(1, 5), default=2, help="PNG dots to a pixel")
    export.add_argument("--transparent", action="store_true", help="PNG without a ground")
    export.add_argument("-o", "--output", type=Path, required=True, help="a file, or a folder")


def _add_report(report: argparse.ArgumentParser) -> None:
    which = report.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", default="", help="of a report, as `reports` lists it")
    which.add_argument("--headlines", action="store_true", help="a new report: sentences and charts of the headlines")
    report.add_argument("--as-of", type=date.fromisoformat, default=None, help="of a new report")
    report.add_argument("--template", choices=[one.value for one in Template], default="")
    report.add_argument(
        "--lang", choices=[one.value for one in ReportLanguage], default=None, dest="file_lang", help="of the file"
    )
    report.add_argument("--refresh", action="store_true", help="bring figures and sentences up to date; needs --yes")
    report.add_argument("--yes", action="store_true", help="having read the changes")
    report.add_argument("--format", default="", dest="fmt", help="docx pptx pdf xlsx html; none: that of its template")
    report.add_argument("-o", "--output", type=Path, default=None, help="a file, or a folder; none: nothing is written")


def _add_frozen(frozen: argparse.ArgumentParser, refresh: argparse.ArgumentParser) -> None:
    frozen.add_argument("id", nargs="?", default="", help="of one: its standing, then one JSON line a revised figure")
    frozen.add_argument("--limit", type=int, default=50, help="how many, the latest first")
    frozen.add_argument("--withdraw", action="store_true", help="tell whoever opens it not to use it; needs --reason")
    frozen.add_argument("--restore", action="store_true", help="take a withdrawal back; needs --reason")
    frozen.add_argument("--reason", default="", help="why, for whoever opens it and for the history")
    refresh.add_argument("id")
    refresh.add_argument("--yes", action="store_true", help="having read the changes, write the new link or file")
    refresh.add_argument("-o", "--output", type=Path, default=None, help="where the new file goes; none: a link")


def _export(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.services.batch_export import write_file
    from indicators.services.exporting import PictureForm

    form, file_lang = PictureForm(said.size, said.scale, said.transparent), said.file_lang or lang
    with opened(settings) as built:
        if said.all_headline:
            return _export_headlines(said, built, form, file_lang)
        spec = _export_spec(said, built.services.explore)
        artifact = built.services.exporting.export(spec, said.fmt, file_lang, form=form, actor="cli")
    if not isinstance(artifact, Artifact):
        print_json(artifact)
        return DONE
    print(write_file(artifact, said.output))
    return DONE


def _export_headlines(said: argparse.Namespace, built: Built, form: Any, lang: str) -> int:
    """Write every headline chart, telling each on its own line; faults go to stderr and make the code 2."""
    from indicators.services.batch_export import export_headlines

    lost = 0
    for one in export_headlines(built.services, said.fmt, lang, said.output, said.as_of, form=form):
        place = translate(lang, "cli.exported", done=one.done, all=one.count, path=one.path or one.indicator)
        if one.fault is None:
            print(place, flush=True)
        else:
            lost += 1
            print(f"{place}: {translate(lang, f'error.{one.fault.code}', **one.fault.params)}", file=sys.stderr)
    if lost:
        raise Invalid("export_lost", n=lost)
    return DONE


def _export_spec(said: argparse.Namespace, explore: Explore) -> ChartSpec:
    """Return what the explorer would draw first; data go out with every window unless one is named."""
    spec = explore.suggested(tuple(said.series.split(",")), said.as_of)
    if said.fmt == "csv" and said.period is None and said.kind is None:
        return replace(spec, kind=ChartKind.TABLE, period=PeriodChoice.ALL, first=None)
    if said.kind is not None:
        spec = replace(spec, kind=ChartKind(said.kind))
    return replace(spec, period=PeriodChoice(said.period), first=None) if said.period is not None else spec


def _reports(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.services.reports.records import listed_record

    with opened(settings) as built:
        for one in built.services.reports.listed(said.limit):
            print_json(listed_record(one))
    return DONE


def _report(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.services.batch_export import write_file
    from indicators.services.reports.records import change_records, report_record

    with opened(settings) as built:
        services = built.services
        report = _chosen(said, services.reports, lang)
        print_json(report_record(report))
        for record in change_records(services.reports.changes(report)):
            print_json(record)
        if said.refresh and not said.yes:
            print(translate(lang, "cli.report_unrefreshed"), file=sys.stderr)
            return REFUSED
        if said.refresh:
            report = services.reports.refresh(report.report_id)
            print_json(report_record(report))
        if said.output is not None:
            artifact = services.report_files.file(report.report_id, said.fmt, said.file_lang or "")
            print(write_file(artifact, said.output))
    return DONE


def _chosen(said: argparse.Namespace, reports: Reports, lang: str) -> Report:
    """Return the report that is meant, or a new one of the headlines, in the template that is asked for."""
    if said.headlines:
        begun = reports.start(said.as_of, ReportLanguage(said.file_lang or lang))
        report = reports.add_families(begun.report_id)
    else:
        report = reports.open(said.id)
    return reports.settle(report.report_id, template=said.template) if said.template else report


def _snapshots(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.services.frozen.records import mark_record, snapshot_record

    with opened(settings) as built:
        if said.withdraw or said.restore:
            mark = built.services.snapshots.withdraw if said.withdraw else built.services.snapshots.restore
            print_json(mark_record(mark(said.id, said.reason, "cli")))
        elif said.id:
            _print_changes(built.services.snapshots.open(said.id))
        else:
            for kept in built.services.snapshots.latest(said.limit):
                print_json(snapshot_record(kept))
    return DONE


def _refresh(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.services.batch_export import write_file
    from indicators.services.frozen.records import snapshot_record

    with opened(settings) as built:
        kept = built.services.snapshots.open(said.id)
        _print_changes(kept)
        if not said.yes:
            print(translate(lang, "cli.refresh_unwritten"), file=sys.stderr)
        elif said.output is None:
            print_json(snapshot_record(built.services.snapshots.refresh(said.id, "cli")))
        else:
            print(write_file(built.services.exporting.refreshed(kept, "cli"), said.output))
    return DONE


def _print_changes(opened: Opened) -> None:
    from indicators.services.frozen.records import change_record, standing_record

    print_json(standing_record(opened))
    for traced in opened.changes:
        print_json(change_record(opened, traced))
