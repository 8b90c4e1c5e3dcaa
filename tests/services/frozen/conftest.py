"""Services of frozen charts on the seeded store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from indicators.bootstrap import Built, build
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.settings import read_settings
from indicators.store import Batch, BatchDraft, BatchKind
from tests.store import databases

TODAY = date(2026, 11, 22)
EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"


@dataclass
class Room:
    """Everything as the page has it, on a day that the test may move on."""

    built: Built
    days: list[date]
    """One day: that of today, which a test may change."""

    @property
    def services(self):
        return self.built.services

    def bring(self, months: int, value: str | None, day: date, year: int = 2025, **said: object) -> Batch:
        """Commit one year-to-date figure of exports as the customs printed it that day."""
        plain = Observation(
            series_key=SeriesKey.parse(EXPORTS),
            period=Period.year_to_date(year, months),
            value=None if value is None else Decimal(value),
            unit_mult=9,
            obs_status=ObsStatus.OFFICIAL,
            origin="CUSTOMS",
            outlet="customs.gov.vn",
            citation=Citation(CitationKind.CELL, sheet="Biểu 1", cell=f"F{months}", file_name="xk.xlsx"),
            decimals=len((value or "").partition(".")[2]),
            raw=value or "",
            published=day,
            published_precision=Precision.DAY,
        )
        draft = BatchDraft(BatchKind.UPLOAD, "Lan", "số chính thức")
        return self.built.store.commit(draft, [replace(plain, **said)])


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    settings = replace(
        read_settings(), data_dir=tmp_path, database_url=databases.url_of(tmp_path, seeded=True), today=""
    )
    days = [TODAY]
    built = build(settings, lambda: datetime.combine(days[0], time(5), UTC))
    yield Room(built, days)
    built.store.close()
