"""Reports on a freshly seeded store."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from indicators.model.report import Report
from indicators.rendering import PageAssets
from indicators.services.discrepancies import Discrepancies
from indicators.services.frozen.changed_since import ChangedSince
from indicators.services.frozen.snapshots import Snapshots
from indicators.services.quoting import Quoting
from indicators.services.reports import Composing, ReportFiles, Reports
from indicators.services.sentences import Drafting
from tests.services.conftest import TODAY, Seeded


@dataclass(frozen=True)
class Desk:
    """The services of reports, and the store they stand on."""

    seeded: Seeded
    quoting: Quoting
    reports: Reports
    files: ReportFiles
    snapshots: Snapshots

    def with_families(self) -> Report:
        return self.reports.add_families(self.reports.start().report_id)


@pytest.fixture
def desk(seeded) -> Desk:
    def now():
        return seeded.catalogue

    quoting = Quoting(now, seeded.figures, lambda: TODAY)
    discrepancies = Discrepancies(seeded.store, now, seeded.figures, lambda: TODAY)
    drafting = Drafting(now, seeded.figures, quoting)
    reports = Reports(seeded.store, now, seeded.figures, seeded.explore, drafting)
    composing = Composing(now, seeded.figures, seeded.explore, discrepancies, seeded.store.version)
    changed = ChangedSince(seeded.store, seeded.explore)
    snapshots = Snapshots(seeded.store, seeded.explore, changed, lambda: TODAY)
    files = ReportFiles(seeded.store, reports, composing, snapshots, lambda: PageAssets("window.x='</script>'", ""))
    return Desk(seeded, quoting, reports, files, snapshots)
