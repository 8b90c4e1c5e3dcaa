"""The command line, on the same services as the pages. Exit 0: done; 2: refused with a message; 1: a fault of ours.

What takes long to load is imported by the command that uses it: a workbook is read without a database.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from indicators import cli_files
from indicators.cli_files import DONE, REFUSED, opened, print_json
from indicators.i18n import LANGUAGES, translate
from indicators.i18n.fault_words import fault_words
from indicators.model.errors import IndicatorsError, Invalid, Unavailable
from indicators.model.finding import Finding, Severity
from indicators.settings import SETTINGS, SettingRefused, Settings, language_said, read_settings
from indicators.workbook.limits import LARGE, Limits

FAULT = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    said = _parser().parse_args(arguments)
    lang = said.lang or language_said()
    try:
        return int(said.run(said, read_settings(), lang))
    except (IndicatorsError, SettingRefused) as error:
        print(fault_words(error.code, error.params, lang), file=sys.stderr)
        return REFUSED
    except ValueError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return DONE
    except Exception:
        logging.exception("indicators %s", said.command)
        return FAULT


def _parser() -> argparse.ArgumentParser:
    settings = "\n".join(f"  {name}  {text}" for name, _, text in SETTINGS)
    parser = argparse.ArgumentParser(
        prog="python -m indicators",
        description="Integration Indicators: official figures with their sources.",
        epilog=f"settings (environment):\n{settings}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=None, help="language of messages and files")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[..., int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    command("serve", _serve, "start the dashboard")
    command("seed", _seed, "load the shipped figures; what is already there stays as it is")
    read = command("read", _read, "print what is recognised in a workbook, one JSON line a figure; writes nothing")
    read.add_argument("file", type=Path)
    read.add_argument("--json", action="store_true", help="JSON lines (the only form)")
    _add_limits(read)
    bring = command("import", _import, "read, check and commit a workbook")
    bring.add_argument("file", type=Path)
    bring.add_argument("--yes", action="store_true", help="accept the proposals and every soft finding")
    bring.add_argument("--reason", default="", help="why, for the history")
    bring.add_argument("--origin", default=None, help="whose figures they are (NSO, CUSTOMS, FIA, MOF, …)")
    bring.add_argument("--published", default=None, help="publication day or month: 2024-07-29 or 2024-07")
    _add_limits(bring)
    undo = command("undo", _undo, "take a batch back; both stay in the history")
    undo.add_argument("batch", type=int)
    undo.add_argument("--reason", default="", help="why, for the history")
    series = command("series", _series, "print the figures of a series, one JSON line each")
    series.add_argument("key", help="CODE[:AREA][;dim=value…][;measure=yoy][;unit=VND]")
    series.add_argument("--as-of", type=date.fromisoformat, default=None)
    series.add_argument("--all", action="store_true", dest="every", help="every reading, not only the figure in use")
    series.add_argument("--json", action="store_true", help="JSON lines (the only form)")
    _add_texts(command)
    cli_files.add_commands(command)
    command("verify", _verify, "check the database, the originals and the hash chain")
    for name, run, text in (
        ("backup", _backup, "copy database and originals into an empty folder, and verify the copy"),
        ("restore", _restore, "verify a backup and put it in place of the present data"),
    ):
        command(name, run, text).add_argument("folder", type=Path)
    return parser


def _add_texts(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add what reads a text: its figures, and its figures held against the store."""
    extract = command(
        "extract", _extract, "print the figures of a text (.txt, .html, .docx), one JSON line each; writes nothing"
    )
    check = command(
        "check-figures", _check_figures, "hold every figure of a text against the store, one JSON line each"
    )
    check.add_argument("--as-of", type=date.fromisoformat, default=None)
    check.add_argument("-o", "--output", type=Path, default=None, help="also a marked copy: OUT.docx or OUT.html")
    for text in (extract, check):
        text.add_argument("file", type=Path)
        text.add_argument(
            "--published", default=None, help="publication day or month of the text: 2024-07-29 or 2024-07"
        )
        text.add_argument("--json", action="store_true", help="JSON lines (the only form)")


def _add_limits(command: argparse.ArgumentParser) -> None:
    text = "large: a file one trusts may have 20 million cells a sheet and take five minutes of the processor and 8 GiB"
    command.add_argument("--limits", choices=["page", "large"], default="page", help=text)


def _limits(said: argparse.Namespace, settings: Settings) -> Limits:
    """Return what a file may cost: as through the page, unless its sender is trusted.

    By the clock it may take longer: no page waits, and other work on the machine says nothing of the file.
    """
    from indicators.services.intake.readings import limits_of

    limits = LARGE if said.limits == "large" else limits_of(settings)
    return replace(limits, clock_seconds=PATIENCE * limits.seconds)


PATIENCE = 4
"""Seconds by the clock that one second of the processor may take."""


SWITCH_SECONDS = 0.0005
CONNECTIONS = 1_000
"""Browsers keep theirs open: beyond the limit the next reader waits until another one leaves."""

SENT_AS_A_WHOLE = 256 * 1024
"""A smaller answer is left to the thread that keeps the connections; sent by its own, the two would contend for it."""


def _serve(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from waitress import create_server

    from indicators.bootstrap import create_app

    with opened(settings) as built, built.store.instance_lock():
        application = create_app(settings, built.services, serving=True)
        try:
            server = create_server(
                application,
                host=settings.host,
                port=settings.port,
                threads=8,
                connection_limit=CONNECTIONS,
                send_bytes=SENT_AS_A_WHOLE,
                asyncore_use_poll=True,  # select() knows no more than 1,024 files, these connections among them
                ident=None,
                clear_untrusted_proxy_headers=not settings.behind_proxy,  # the application itself counts the proxies
            )
        except OSError as error:
            raise Unavailable("address_not_free", host=settings.host, port=settings.port) from error
        # Many short answers: a thread that waits for its turn shall not wait the 5 ms that the interpreter gives by
        # default, and a queue of a few requests is no news.
        sys.setswitchinterval(SWITCH_SECONDS)
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        print(translate(lang, "cli.serving", address=f"http://{settings.host}:{settings.port}"), flush=True)
        server.run()
    return DONE


def _seed(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.services.seeding import load_seeds

    with opened(settings) as built:
        report = load_seeds(built.store, built.catalogue, settings.seeds_dir)
    print(translate(lang, "cli.seeded", added=report.observations + report.facts, kept=report.already_there))
    return DONE


def _read(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.catalogue import load_catalogue
    from indicators.services.intake.files import read_file

    catalogue = load_catalogue(settings.seeds_dir)
    records, findings, readable = read_file(_existing(said.file), catalogue, _limits(said, settings))
    for record in records:
        print_json(record)
    _print_findings(findings)
    return DONE if readable else REFUSED


def _import(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    with opened(settings) as built:
        report = built.services.intake.within(_limits(said, settings)).import_file(
            _existing(said.file), accept_all=said.yes, reason=said.reason, origin=said.origin, published=said.published
        )
    _print_findings(report.findings)
    if report.batch is None:
        print(translate(lang, "cli.import_refused"), file=sys.stderr)
        return REFUSED
    print_json({"batch": report.batch.batch_id, **report.counts})
    return DONE


def _undo(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    with opened(settings) as built:
        batch = built.services.intake.undo(said.batch, actor="cli", reason=said.reason)
    print_json({"batch": batch.batch_id, "reverts": said.batch})
    return DONE


def _series(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    with opened(settings) as built:
        for record in built.services.explore.records(said.key, said.as_of, every=said.every):
            print_json(record)
    return DONE


def _extract(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.bootstrap import opened_or_shipped
    from indicators.services.quoting import published_day, read_text_file

    text, published = read_text_file(said.file), published_day(said.published)
    with opened_or_shipped(settings) as built:
        for record in built.services.quoting.figure_records(text, published):
            print_json(record)
    return DONE


def _check_figures(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.services.quoting import published_day, read_text_file

    text, published = read_text_file(said.file), published_day(said.published)
    with opened(settings) as built:
        quoting = built.services.quoting
        for record in quoting.check_records(text, lang, published, said.as_of):
            print_json(record)
        if said.output is not None:
            fmt, original = said.output.suffix.lstrip("."), said.file.read_bytes()
            copy = quoting.marked(text, fmt, lang, published, said.as_of, said.file.name, original)
            said.output.write_bytes(copy.content)
    return DONE


def _verify(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    with opened(settings) as built:
        findings = built.store.verify()
    return _report_verification(findings, lang)


def _report_verification(findings: Sequence[Finding], lang: str) -> int:
    _print_findings(findings)
    sound = not any(finding.severity is Severity.HARD for finding in findings)
    print(translate(lang, "cli.sound" if sound else "cli.damaged"))
    return DONE if sound else REFUSED


def _backup(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    with opened(settings) as built:
        built.store.backup(said.folder)
    print(translate(lang, "cli.backed_up", folder=said.folder))
    return DONE


def _restore(said: argparse.Namespace, settings: Settings, lang: str) -> int:
    from indicators.bootstrap import wall_clock
    from indicators.store import restore

    kept = restore(said.folder, settings.database_url, settings.data_dir, wall_clock)
    print(translate(lang, "cli.restored", kept=kept))
    return DONE


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise Invalid("file_not_found", name=path.name)
    return path


def _print_findings(findings: Sequence[Finding]) -> None:
    for finding in findings:
        print(json.dumps(finding.to_dict(), ensure_ascii=False, default=str), file=sys.stderr)
