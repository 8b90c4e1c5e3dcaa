"""Measure the product on this machine and write ``docs/benchmarks.md``; run as ``make bench``.

Every measure is the median of several turns. Workbooks and figures are generated from a fixed seed; nothing outside the
project is needed. The peer reads the same workbook as a plain script would, without preview, checks or citation.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook

from indicators import charts
from indicators.bootstrap import Built, build
from indicators.model.chart import ChartKind, ChartSpec
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.seeding import load_seeds
from indicators.settings import PROJECT_DIR, read_settings
from indicators.store import BatchDraft, BatchKind, ObservationQuery
from tests.bench import exports, ingest, screen, search, texts
from tests.services.workbooks import appendix

SERIES, POINTS = 4_000, 250
REMARKS = "## Remarks"
"""From here on the page is written by hand and stays."""
TURNS = 9


@dataclass(frozen=True)
class Row:
    """One line of the table, in milliseconds."""

    measure: str
    ours: float
    peer: str = ""
    peers: float | None = None

    def line(self) -> str:
        ratio = "" if self.peers is None else f"{self.peers / self.ours:.1f}×"
        peers = "" if self.peers is None else f"{self.peers:,.1f}"
        return f"| {self.measure} | {self.ours:,.2f} | {self.peer} | {peers} | {ratio} |"


def median(turn: Callable[[], object], turns: int = TURNS) -> float:
    """Return the median of ``turns`` runs in milliseconds, after one that does not count."""
    turn()
    taken = []
    for _ in range(turns):
        started = time.perf_counter()
        turn()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def a_million(built: Built) -> None:
    """Commit 4,000 monthly series of 250 points in ten batches."""
    chance, citation = random.Random(7), Citation(CitationKind.PRESS, publisher="benchmark")
    months = [Period.months(2000 + n // 12, n % 12 + 1, 1) for n in range(POINTS)]
    for part in range(10):
        rows = [
            Observation(
                SeriesKey("EXP_GOODS", "VNM", "level", "USD", (("partner", f"P{number:05d}"),)),
                period,
                Decimal(chance.randrange(10**6)) / 100,
                9,
                ObsStatus.PRELIMINARY,
                "CUSTOMS",
                "benchmark",
                citation,
                decimals=2,
                published=period.end,
                published_precision=Precision.DAY,
            )
            for number in range(part * SERIES // 10, (part + 1) * SERIES // 10)
            for period in months
        ]
        built.store.commit(BatchDraft(BatchKind.UPLOAD, "bench", reason=f"part {part}"), rows)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"INDICATORS_DATA_DIR": folder, "INDICATORS_TODAY": "2026-03-31"})
        built = build(settings, lambda: datetime.now(UTC))
        load_seeds(built.store, built.catalogue, settings.seeds_dir)
        rows = [*look(built), *upload(built, Path(folder)), *read_texts(built)]
        exported = exports.lines(built, settings)
        a_million(built)
        rows += stored(built)
        built.store.close()
    with tempfile.TemporaryDirectory() as folder:
        brought = ingest.measure(Path(folder))
    rows.append(
        Row("a keystroke in the finder among 20,000 series", median(search.keystrokes(), 5) / len(search.TYPED))
    )
    write(rows, exported, ingest.lines(brought), screen.measure())


def look(built: Built) -> list[Row]:
    services = built.services
    spec = ChartSpec(series=("EXP_GOODS",), kind=ChartKind.LADDER)
    data = services.explore.resolve(spec)
    days = iter(pd.date_range("2024-01-01", periods=200).date)
    return [
        Row("overview of a day not asked for before", median(lambda: services.overview.overview(next(days)))),
        Row("overview again", median(lambda: services.overview.overview(date(2025, 8, 27)))),
        Row("exports as a year ladder: figures", median(lambda: services.explore.resolve(spec))),
        Row("exports as a year ladder: drawing", median(lambda: charts.build(data, "vi", "light"))),
        Row(
            "exports as a year ladder: XLSX with native chart",
            median(lambda: services.exporting.export(spec, "xlsx", "vi")),
        ),
        Row("exports as a year ladder: CSV", median(lambda: services.exporting.export(spec, "csv", "vi"))),
    ]


def twenty_sheets(path: Path) -> Path:
    """Write an appendix of twenty sheets with sixty labels each."""
    book = load_workbook(appendix(path))
    for number in range(17):
        sheet = book.copy_worksheet(book["14.XK"])
        sheet.title, sheet["A1"] = f"{number + 20}.BX", f"{number + 20}. Bảng số {number}"
        for row in range(17, 77):
            sheet[f"B{row}"] = f"Mặt hàng {number}.{row}"
            for column in "CDFGIJLM":
                sheet[f"{column}{row}"] = row * 1.5 + number
    book.save(path)
    return path


def upload(built: Built, folder: Path) -> list[Row]:
    path = twenty_sheets(folder / "appendix.xlsx")

    def ours() -> None:
        with path.open("rb") as stream:
            built.services.intake.preview(built.services.intake.receive(stream, path.name, "bench"))

    def pandas() -> None:
        pd.read_excel(path, sheet_name=None, engine="openpyxl")

    return [
        Row(
            "monthly appendix of 20 sheets: file → preview",
            median(ours, 5),
            "pandas.read_excel, no preview",
            median(pandas, 5),
        )
    ]


def read_texts(built: Built) -> list[Row]:
    return [
        Row("text of 200 kB, a tenth of it with figures", median(texts.reading(built.catalogue, dense=False), 5)),
        Row("text of 200 kB of figures alone", median(texts.reading(built.catalogue, dense=True), 5)),
    ]


def stored(built: Built) -> list[Row]:
    chance = random.Random(11)

    def query(count: int) -> ObservationQuery:
        numbers = chance.sample(range(SERIES), count)
        return ObservationQuery(
            series_keys=tuple(f"EXP_GOODS:VNM;partner=P{n:05d};measure=level;unit=USD" for n in numbers)
        )

    return [
        Row(
            f"one series of {POINTS} points among 1,000,000, as of a day",
            median(lambda: built.store.observations(query(1), date(2015, 1, 1)), 99),
        ),
        Row("50 such series", median(lambda: built.store.observations(query(50), date(2015, 1, 1)))),
    ]


def write(rows: list[Row], exported: list[str], brought: list[str], shown: list[str]) -> None:
    head = [
        "# Benchmarks",
        "",
        "Written by `make bench`: medians in milliseconds on the machine that ran it, two cores.",
        "",
        "| measure | ours, ms | peer | peer, ms | ratio |",
        "|---|---:|---|---:|---:|",
    ]
    parts = [exports.TITLE, "", *exported, "", "## From a file to a committed batch", "", *brought]
    said = [*head, *(row.line() for row in rows), "", *parts, "", "## Screen", "", *shown]
    path = PROJECT_DIR / "docs" / "benchmarks.md"
    kept = path.read_text(encoding="utf-8").partition(REMARKS)
    path.write_text("\n".join(said) + "\n\n" + "".join(kept[1:]), encoding="utf-8")
    print("\n".join(said))


if __name__ == "__main__":
    main()
