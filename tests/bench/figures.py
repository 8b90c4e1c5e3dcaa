"""A store as full as a national office's: 1,000,000 figures in 20,000 series, fifty of them a thousand months long."""

from __future__ import annotations

import random
from dataclasses import dataclass

from indicators.bootstrap import Built
from indicators.model.observation import Citation, CitationKind, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.pooled import Pooled
from indicators.model.series import SeriesKey
from indicators.store import BatchDraft, BatchKind, ObservationColumns

LONG, MONTHS = 50, 1_000
CITATION = Citation(CitationKind.PRESS, publisher="benchmark")
A_COMMIT = 200_000


@dataclass(frozen=True)
class Size:
    """How many series and figures are stored in all."""

    series: int
    figures: int

    @property
    def each(self) -> int:
        """Months of each short series."""
        return max((self.figures - LONG * MONTHS) // max(self.series - LONG, 1), 1)


WHOLE, SMALL = Size(20_000, 1_000_000), Size(400, 70_000)


def key(number: int) -> SeriesKey:
    """Return the key of one generated series; the first ``LONG`` are the long ones."""
    return SeriesKey("EXP_GOODS", "VNM", "level", "USD", (("partner", f"P{number:05d}"),))


def month(number: int) -> Period:
    """Return the month that is ``number`` months after January 1940."""
    return Period.months(1940 + number // 12, number % 12 + 1, 1)


def fill(built: Built, size: Size, seed: int = 7) -> None:
    """Commit the figures in batches of about 200,000."""
    chance = random.Random(seed)
    months = [month(n) for n in range(MONTHS)]
    waiting: list[tuple[int, int]] = []
    for number in range(size.series):
        count = MONTHS if number < LONG else size.each
        waiting += [(number, MONTHS - count + n) for n in range(count)]
        if len(waiting) >= A_COMMIT or number == size.series - 1:
            _commit(built, waiting, months, chance)
            waiting = []


def _commit(built: Built, rows: list[tuple[int, int]], months: list[Period], chance: random.Random) -> None:
    numbers = list(dict.fromkeys(number for number, _ in rows))
    place = {number: at for at, number in enumerate(numbers)}
    level, last = 100.0, -1
    texts = []
    for number, _ in rows:
        level = 100.0 + number % 50 if number != last else max(level + chance.random() - 0.49, 1.0)
        last = number
        texts.append(f"{level:.2f}")
    at = [moment for _, moment in rows]
    built.store.commit_columns(
        BatchDraft(BatchKind.UPLOAD, "bench", reason="benchmark"),
        ObservationColumns(
            series_key=Pooled([key(number) for number in numbers], [place[number] for number, _ in rows]),
            period=Pooled(months, at),
            value_text=texts,
            decimals=[2] * len(rows),
            raw=texts,
            citation=Pooled([CITATION]),
            cell=[],
            unit_mult=Pooled([9]),
            obs_status=Pooled([ObsStatus.OFFICIAL]),
            origin=Pooled(["CUSTOMS"]),
            outlet=Pooled(["benchmark"]),
            published=Pooled([one.end for one in months], at),
            published_precision=Pooled([Precision.DAY]),
        ),
    )
