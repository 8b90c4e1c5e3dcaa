"""The composition root: the only place where the parts are built and put together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from indicators.catalogue import Catalogue, load_catalogue
from indicators.i18n.dates import HOME
from indicators.rendering import Renderer, cut_beside, load_assets
from indicators.services import Services
from indicators.services.catalogue_edits import CatalogueEdits
from indicators.services.corrections import Corrections
from indicators.services.discrepancies import Discrepancies
from indicators.services.edited_catalogue import EditedCatalogue
from indicators.services.explore import Explore
from indicators.services.exporting import Exporting
from indicators.services.fdi import Fdi
from indicators.services.figures import Figures
from indicators.services.frozen import ChangedSince, SavedViews, Snapshots
from indicators.services.holdings import Holdings
from indicators.services.intake import Intake
from indicators.services.overview import OverviewService
from indicators.services.partnerships import Partnerships
from indicators.services.quoting import Quoting, printed_shares
from indicators.services.reports import Composing, ReportFiles, Reports
from indicators.services.revision_files import RevisionFiles
from indicators.services.revisions import Revisions
from indicators.services.sentences import Drafting
from indicators.services.series_search import SeriesSearch
from indicators.services.sources import Sources
from indicators.settings import Settings
from indicators.store import PastStore, Store, one_moment, open_store

if TYPE_CHECKING:
    from flask import Flask


@dataclass(frozen=True, slots=True)
class Built:
    """The open store beside the services on it, for whoever has to close or seed it."""

    store: Store
    catalogue: Catalogue
    services: Services


def wall_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def today_of(settings: Settings, clock: Callable[[], datetime]) -> Callable[[], date]:
    """Return what tells the day in Viet Nam, or the day that the settings pretend."""
    if settings.today:
        pretended = date.fromisoformat(settings.today)
        return lambda: pretended
    return lambda: clock().astimezone(HOME).date()


def build(settings: Settings, clock: Callable[[], datetime] = wall_clock) -> Built:
    """Open the store and build every service on it."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    catalogue = load_catalogue(settings.seeds_dir)
    store = open_store(settings.database_url, settings.data_dir, clock)
    today = today_of(settings, clock)
    catalogue_now = EditedCatalogue(store, catalogue)
    reading = store.read_as(catalogue_now.merged)
    figures = Figures(reading, catalogue_now, today)
    explore = Explore(reading, catalogue_now, figures, today, _past(store, catalogue_now))
    partnerships = Partnerships(reading, catalogue_now, figures, today)
    revisions = Revisions(reading, catalogue_now, figures)
    changed_since = ChangedSince(reading, explore)
    snapshots = Snapshots(store, explore, changed_since, today)
    quoting = Quoting(
        catalogue_now, figures, today, partnerships, lambda day: printed_shares(reading, catalogue_now(), day)
    )
    discrepancies = Discrepancies(reading, catalogue_now, figures, today)
    reports = Reports(reading, catalogue_now, figures, explore, Drafting(catalogue_now, figures, quoting))
    composing = Composing(catalogue_now, figures, explore, discrepancies, store.version)
    assets, renderer = partial(load_assets, settings.vendor_dir), _renderer(settings)
    services = Services(
        catalogue_now=catalogue_now,
        explore=explore,
        series_search=SeriesSearch(explore, catalogue_now),
        overview=OverviewService(reading, catalogue_now, figures, today),
        partnerships=partnerships,
        sources=Sources(reading, catalogue_now, figures),
        revisions=revisions,
        revision_files=RevisionFiles(revisions, catalogue_now, figures),
        discrepancies=discrepancies,
        corrections=Corrections(reading, catalogue_now, figures, today),
        intake=Intake(reading, catalogue_now, figures, settings, today),
        fdi=Fdi(catalogue_now, figures, explore),
        exporting=Exporting(
            explore,
            snapshots,
            assets,
            renderer,
            lambda: (store.version(), today()),
        ),
        holdings=Holdings(catalogue_now, figures, explore.entries),
        catalogue_edits=CatalogueEdits(reading, catalogue_now, figures),
        quoting=quoting,
        changed_since=changed_since,
        snapshots=snapshots,
        saved_views=SavedViews(store, explore),
        reports=reports,
        report_files=ReportFiles(reading, reports, composing, snapshots, assets, renderer),
        today=today,
        alive=store.alive,
        version=store.version,
        kept_count=store.kept_count,
        state=lambda: (*store.state(), today()),
        one_moment=one_moment,
    )
    return Built(store, catalogue, services)


def _past(store: Store, catalogue: EditedCatalogue) -> Callable[[int], tuple[Store, Callable[[], Catalogue]]]:
    """Return what gives store and catalogue as they stood at a version, mergers of that time included."""

    def at(version: int) -> tuple[Store, Callable[[], Catalogue]]:
        then = catalogue.at(version)
        return PastStore(store.read_as(lambda: then.merged), version), lambda: then

    return at


def _renderer(settings: Settings) -> Renderer:
    folders = settings.vendor_dir, settings.cache_dir
    return Renderer(partial(load_assets, *folders), settings.browser, partial(cut_beside, *folders))


@contextmanager
def opened(settings: Settings, clock: Callable[[], datetime] = wall_clock) -> Iterator[Built]:
    """Build, hand out, and close the store again."""
    built = build(settings, clock)
    try:
        yield built
    finally:
        built.services.exporting.close()
        built.store.close()


@contextmanager
def opened_or_shipped(settings: Settings, clock: Callable[[], datetime] = wall_clock) -> Iterator[Built]:
    """Open the store; while it holds nothing, hand out the shipped facts in a passing one. Both are only read."""
    with opened(settings, clock) as built:
        if built.store.series_keys():
            yield built
            return
    from indicators.services.seeding import load_seeds

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        passing = replace(
            settings, data_dir=Path(folder), database_url=f"sqlite:///{Path(folder).as_posix()}/shipped.sqlite3"
        )
        with opened(passing, clock) as built:
            load_seeds(built.store, built.catalogue, settings.seeds_dir)
            yield built


def create_services(settings: Settings, clock: Callable[[], datetime] = wall_clock) -> Services:
    """Build the services for a process that runs until it ends."""
    return build(settings, clock).services


def create_app(settings: Settings, services: Services | None = None, *, serving: bool = False) -> Flask:
    """Return the WSGI application with the dashboard and its routes.

    ``serving``: for a process that lives to answer; it keeps a reader of files ready, and what is loaded by now is
    never again looked through for garbage, which costs a large upload a third of its time. Until the first reader comes
    it makes ready what that one would wait for.
    """
    from indicators.api import register_api  # the command line reads and imports files without loading the web
    from indicators.web.app import create_web
    from indicators.web.warming import Warming

    built = services or create_services(settings)
    server: Flask = create_web(built, settings).server
    register_api(server, built, settings)
    if serving:
        warming = Warming(server)
        built.intake.stand_by()
        built.exporting.stand_by()
        gc.collect()
        gc.freeze()
        gc.enable()
        warming.start()
    return server
