"""The use cases, and the only code that combines packages.

Belongs here: what a person does with the product (look, compare, upload, export, trace). Does not: SQL, Plotly, cell
parsing, or any component of a page. ``Services`` is what the web, the API and the command line receive.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.catalogue_edits import CatalogueEdits
    from indicators.services.corrections import Corrections
    from indicators.services.discrepancies import Discrepancies
    from indicators.services.explore import Explore
    from indicators.services.exporting import Exporting
    from indicators.services.fdi import Fdi
    from indicators.services.frozen import ChangedSince, SavedViews, Snapshots
    from indicators.services.holdings import Holdings
    from indicators.services.intake import Intake
    from indicators.services.overview import OverviewService
    from indicators.services.partnerships import Partnerships
    from indicators.services.quoting import Quoting
    from indicators.services.reports import ReportFiles, Reports
    from indicators.services.revision_files import RevisionFiles
    from indicators.services.revisions import Revisions
    from indicators.services.series_search import SeriesSearch
    from indicators.services.sources import Sources


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the edges may call."""

    catalogue_now: Callable[[], Catalogue]
    explore: Explore
    series_search: SeriesSearch
    overview: OverviewService
    partnerships: Partnerships
    sources: Sources
    fdi: Fdi
    revisions: Revisions
    revision_files: RevisionFiles
    discrepancies: Discrepancies
    corrections: Corrections
    intake: Intake
    exporting: Exporting
    holdings: Holdings
    catalogue_edits: CatalogueEdits
    quoting: Quoting
    changed_since: ChangedSince
    snapshots: Snapshots
    saved_views: SavedViews
    reports: Reports
    report_files: ReportFiles
    today: Callable[[], date]
    alive: Callable[[], bool]
    version: Callable[[], int]
    kept_count: Callable[[], int]
    """How often a chart was frozen, withdrawn or saved: what pages list beside the figures of a version."""
    state: Callable[[], tuple[int, int, date]]
    """Version, that count and the day, asked of the store at once and outside of any moment."""
    one_moment: Callable[[], AbstractContextManager[None]]
    """Within it the store's version is asked for once, so that an answer speaks of one state."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it stands now, with every edit that is in force."""
        return self.catalogue_now()
