"""The store as others see it: one object whose methods are the ways to read, commit, undo, stage, prove and copy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from copy import copy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from indicators.model.errors import Unavailable
from indicators.model.finding import Finding
from indicators.model.observation import Observation
from indicators.store import (
    arrivals,
    audit,
    backup,
    batches,
    commit,
    coverage,
    decisions,
    facts,
    heads,
    observations,
    originals,
    reports,
    saved_views,
    snapshot_marks,
    snapshots,
    staging,
    undo,
    verification,
)
from indicators.store.arrivals import Arrivals, Tally
from indicators.store.audit import AuditEntry
from indicators.store.batch import Batch, BatchDraft
from indicators.store.columns import ObservationColumns
from indicators.store.coverage import Coverage
from indicators.store.database import Database
from indicators.store.decisions import Decision
from indicators.store.dialect import dialect_of
from indicators.store.facts import Fact, FactKind
from indicators.store.migrations import upgrade
from indicators.store.moment import version_in_moment
from indicators.store.observations import ObservationQuery
from indicators.store.originals import FREE_BYTES, Original
from indicators.store.renaming import AS_STORED, Renaming
from indicators.store.reports import SavedReport
from indicators.store.saved_views import SavedView
from indicators.store.snapshot_marks import SnapshotMark
from indicators.store.snapshots import Snapshot, SnapshotDraft

BUSY_SECONDS = 5.0
_KEPT_COUNT = (
    "coalesce((SELECT max(snapshot_nr) FROM snapshot), 0)"
    " + coalesce((SELECT max(mark_nr) FROM snapshot_mark), 0)"
    " + coalesce((SELECT max(view_nr) FROM saved_view), 0)"
)


def open_store(url: str, data_dir: Path, clock: Callable[[], datetime], *, busy_seconds: float = BUSY_SECONDS) -> Store:
    """Open the database of a SQLAlchemy URL, creating or migrating it; ``data_dir`` holds the originals.

    ``clock`` gives an aware instant and is only ever recorded, never ordered by. ``busy_seconds`` is how long a
    transaction waits for another's lock. Raises Invalid ("database_unsupported"), Unavailable ("network_file_system",
    "database_newer", "database_corrupt", …).
    """
    database = Database(dialect_of(url, busy_seconds))
    try:
        upgrade(database)
        store = Store(database, data_dir, clock)
        store.tidy()
    except BaseException:
        database.close()
        raise
    return store


class Store:
    """An open store; safe to share between threads, and with other processes on the same machine."""

    def __init__(self, database: Database, data_dir: Path, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._originals = data_dir / originals.FOLDER
        self._clock = clock
        self._renamed: Callable[[], Renaming] = lambda: AS_STORED

    def read_as(self, codes: Callable[[], Mapping[str, str]]) -> Store:
        """Return the same store, the series of some indicators read as those of another; what is stored stays.

        ``codes`` is asked at each reading: indicator as stored -> as read. Observations, keys, heads and decisions are
        handed out and compared under the key as read; facts, batches and proof know nothing of it.
        """
        other = copy(self)
        other._renamed = lambda: Renaming(codes())
        return other

    def _now(self) -> str:
        at = self._clock()
        if at.tzinfo is None:
            raise ValueError("the clock of a store gives aware instants")
        return at.astimezone(UTC).isoformat(timespec="microseconds")

    # -- life -------------------------------------------------------------------------------------------------
    def close(self) -> None:
        self._database.close()

    def alive(self) -> bool:
        """Whether the database answers."""
        try:
            with self._database.reading() as connection:
                return self._database.dialect.alive(connection)
        except Unavailable:
            return False

    def instance_lock(self) -> AbstractContextManager[None]:
        """Hold what a running server holds; raises Unavailable ("instance_running") where only one may run."""
        return self._database.dialect.instance_lock()

    def tidy(self) -> None:
        """Remove drafts older than fourteen days and what cut-off uploads left; a full or busy disk is no obstacle."""
        now = datetime.fromisoformat(self._now())
        with suppress(Unavailable):
            originals.remove_abandoned(self._originals)
            with self._database.reading() as connection:
                stale = staging.stale(connection, now)
            for stage_id in stale:
                self.unstage(stage_id)

    # -- committing -------------------------------------------------------------------------------------------
    def commit(
        self,
        draft: BatchDraft,
        observations: Sequence[Observation],
        facts: Sequence[Fact] = (),
        heads: Mapping[str, int] | None = None,
        facts_seen: Mapping[FactKind, int] | None = None,
        idempotency_key: str | None = None,
    ) -> Batch:
        """Append a batch, all or nothing.

        ``heads`` are the versions of its series at the preview (0: unseen), ``facts_seen`` those of kinds of facts;
        another version now is a Conflict ("heads_changed", "facts_changed"). A key that was committed before returns
        that batch and writes nothing. Raises Invalid for values that are not finite and for an empty batch.
        """
        rows = commit.prepare(observations, facts)
        seen = None if heads is None else (heads, self._renamed())
        return commit.commit(self._database, self._now, draft, rows, seen, facts_seen, idempotency_key)

    def commit_columns(
        self,
        draft: BatchDraft,
        observations: ObservationColumns,
        heads: Mapping[str, int] | None = None,
        facts_seen: Mapping[FactKind, int] | None = None,
        idempotency_key: str | None = None,
    ) -> Batch:
        """Append a batch of many figures without an object for each; the same rows, seals and faults as ``commit``."""
        rows = commit.prepare_columns(observations)
        seen = None if heads is None else (heads, self._renamed())
        return commit.commit(self._database, self._now, draft, rows, seen, facts_seen, idempotency_key)

    def revert(self, batch_id: int, actor: str, reason: str) -> Batch:
        """Take a batch back by appending an undo; raise Conflict ("already_reverted") or NotFound."""
        return undo.revert(self._database, self._now, batch_id, actor, reason)

    def decide(self, obs_id: int, actor: str, reason: str, heads: Mapping[str, int] | None = None) -> Decision:
        """Append the choice of one observation as the winner of its series and period; a batch of its own.

        ``heads`` are the versions of series that were seen; another version now is a Conflict ("heads_changed").
        """
        seen = None if heads is None else (heads, self._renamed())
        return decisions.decide(self._database, self._now, obs_id, actor, reason, seen)

    def revoke(self, decision_id: int, actor: str, reason: str, heads: Mapping[str, int] | None = None) -> Decision:
        """Append the revocation of a decision; a batch of its own; ``heads`` as in ``decide``."""
        seen = None if heads is None else (heads, self._renamed())
        return decisions.revoke(self._database, self._now, decision_id, actor, reason, seen)

    # -- reading ----------------------------------------------------------------------------------------------
    def version(self) -> int:
        """Return the highest batch id; 0 when nothing was ever committed; asked for once within ``one_moment``."""
        return version_in_moment(self._database, self._asked_version)

    def kept_count(self) -> int:
        """Return how many frozen charts, marks of these and states of saved views there are: none moves the version."""
        return self._database.numbers(f"SELECT {_KEPT_COUNT}")[0]

    def state(self) -> tuple[int, int]:
        """Return ``version``, whatever the moment, and ``kept_count`` by one question."""
        version, kept = self._database.numbers(f"SELECT ({batches.VERSION}), {_KEPT_COUNT}")
        return version, kept

    def _asked_version(self) -> int:
        return self._database.numbers(batches.VERSION)[0]

    def batches(self) -> tuple[Batch, ...]:
        """Return every batch in the order of the sequence, undone ones included."""
        with self._database.reading() as connection:
            return batches.all_batches(connection)

    def batch(self, batch_id: int) -> Batch:
        """Return one batch; raise NotFound ("batch_unknown")."""
        with self._database.reading() as connection:
            return batches.batch_by_id(connection, batch_id)

    def observations(
        self, query: ObservationQuery, as_of: date | None = None, at_version: int | None = None
    ) -> pd.DataFrame:
        """Return OBSERVATIONS in active batches, by series, start, end and obs_id.

        ``as_of``: published by that day, or undated. ``at_version``: as the store stood after that batch.
        """
        named = self._renamed()
        with self._database.reading() as connection:
            return named.frame(observations.read_observations(connection, named.query(query), as_of, at_version))

    def series_keys(self, indicator: str | None = None) -> tuple[str, ...]:
        """Return the keys of the series with at least one observation in an active batch, sorted."""
        named = self._renamed()
        codes = [None] if indicator is None else named.stored_codes(indicator)
        with self._database.reading() as connection:
            found = [key for code in codes for key in observations.series_keys(connection, code)]
        return tuple(sorted({named.read(key) for key in found}))

    def coverage(
        self,
        as_of: date,
        chosen: Collection[int] = (),
        keys: Collection[str] | None = None,
        at_version: int | None = None,
    ) -> dict[str, Coverage]:
        """Return what is published of each series (of ``keys``) by a day; see ``coverage.read_coverage``."""
        named = self._renamed()
        stored = None if keys is None else {one for key in keys if named.read(key) == key for one in named.stored(key)}
        with self._database.reading() as connection:
            return coverage.read_coverage(connection, named.read, as_of, chosen, stored, at_version)

    def contested(self) -> frozenset[str]:
        """Return the series with a period told more than once or a figure withheld; see ``arrivals.read_contested``."""
        named = self._renamed()
        with self._database.reading() as connection:
            return arrivals.read_contested(connection, named.read)

    def tallies(self, day: date) -> dict[str, Tally]:
        """Return how much is stored of each series that was known on a day."""
        named = self._renamed()
        with self._database.reading() as connection:
            return arrivals.read_tallies(connection, named.read, day)

    def arrivals(self, since: date, day: date, contested: Collection[str]) -> Arrivals:
        """Return what was published after one day up to another; see ``arrivals.read_arrivals``."""
        named = self._renamed()
        with self._database.reading() as connection:
            return arrivals.read_arrivals(connection, named.read, since, day, contested)

    def heads(self, keys: Iterable[str]) -> dict[str, int]:
        """Return the version of each series; 0 for one never seen."""
        named = self._renamed()
        with self._database.reading() as connection:
            return heads.versions(connection, keys, named)

    def facts(self, kind: FactKind, at_version: int | None = None) -> tuple[Fact, ...]:
        """Return the facts of one kind in active batches, in the order they came."""
        with self._database.reading() as connection:
            return facts.facts_of(connection, kind, at_version)

    def fact_history(self, kind: FactKind) -> tuple[Fact, ...]:
        """Return every fact of one kind in the order they came, in force or not."""
        with self._database.reading() as connection:
            return facts.all_facts_of(connection, kind)

    def facts_version(self, kind: FactKind) -> int:
        """Return the last batch that changed the facts of one kind; 0 for none."""
        with self._database.reading() as connection:
            return facts.version_of(connection, kind)

    def decisions(self, at_version: int | None = None) -> tuple[Decision, ...]:
        """Return the decisions in force, at most one for each series and period."""
        named = self._renamed()
        with self._database.reading() as connection:
            return named.decisions_in_force(decisions.decisions_in_force(connection, at_version))

    def decision_history(self) -> tuple[Decision, ...]:
        """Return every decision and revocation in the order they came, in force or not."""
        named = self._renamed()
        with self._database.reading() as connection:
            return named.decisions(decisions.all_decisions(connection))

    def known_source_hashes(self) -> set[str]:
        """Return the ``source_hash`` of every observation and fact in an active batch."""
        with self._database.reading() as connection:
            return observations.observation_source_hashes(connection) | facts.fact_source_hashes(connection)

    # -- originals and drafts ---------------------------------------------------------------------------------
    def keep_original(
        self, stream: BinaryIO, file_name: str, limit_bytes: int, *, free_bytes: int = FREE_BYTES
    ) -> Original:
        """Store a document as it came; the same bytes again return the original that is there.

        ``free_bytes`` is what must stay free on the disk. Raises Invalid ("upload_too_large") and Unavailable
        ("disk_nearly_full", "disk_full", "database_io").
        """
        folder = self._originals
        return originals.keep_original(self._database, folder, self._now, stream, file_name, limit_bytes, free_bytes)

    def original(self, sha256: str) -> Original:
        """Return what is known of a stored document; raise NotFound ("original_unknown")."""
        with self._database.reading() as connection:
            return originals.original(connection, sha256)

    def original_path(self, sha256: str) -> Path:
        """Return where the bytes of a stored document lie; raise NotFound ("original_unknown")."""
        return self._originals / self.original(sha256).sha256

    def stage(self, payload: Mapping[str, Any], actor: str, sha256: str = "") -> str:
        """Store the draft of an upload; return its id. ``payload`` is what JSON can say."""
        with self._database.writing() as connection:
            return staging.add(connection, self._now(), payload, actor, sha256)

    def staged(self, stage_id: str) -> dict[str, Any] | None:
        """Return a draft's payload, or None."""
        with self._database.reading() as connection:
            return staging.find(connection, stage_id)

    def restage(self, stage_id: str, payload: Mapping[str, Any]) -> None:
        """Replace a draft's payload; raise NotFound ("stage_unknown")."""
        with self._database.writing() as connection:
            staging.replace(connection, stage_id, payload)

    def unstage(self, stage_id: str) -> None:
        """Forget a draft."""
        with self._database.writing() as connection:
            staging.remove(connection, stage_id)

    # -- what readers keep; none of it moves the version ------------------------------------------------------
    def keep_snapshot(self, draft: SnapshotDraft) -> Snapshot:
        """Append a frozen chart; the same one again is the row that is there.

        Raises Conflict ("snapshot_taken") where its id stands for another.
        """
        return snapshots.keep(self._database, self._now, draft)

    def snapshot(self, snapshot_id: str) -> Snapshot | None:
        """Return a frozen chart by its id, or None."""
        with self._database.reading() as connection:
            return snapshots.find(connection, snapshot_id)

    def snapshots(self, limit: int = 200) -> tuple[Snapshot, ...]:
        """Return the latest frozen charts, the last one first."""
        with self._database.reading() as connection:
            return snapshots.latest(connection, limit)

    def mark_snapshot(self, mark: SnapshotMark) -> SnapshotMark:
        """Append what a person says of a frozen chart; raises Conflict ("snapshot_marked") where it stands so."""
        return snapshot_marks.append(self._database, self._now, mark)

    def save_view(self, view: SavedView) -> SavedView:
        """Append the latest state of a saved view, also of one that is removed by it; return it as stored."""
        return saved_views.append(self._database, self._now, view)

    def saved_views(self) -> tuple[SavedView, ...]:
        """Return the latest state of every view, removed ones included, by when it was saved first."""
        with self._database.reading() as connection:
            return saved_views.latest(connection)

    # -- reports ----------------------------------------------------------------------------------------------
    def save_report(self, report_id: str, payload: Mapping[str, Any], actor: str, seen: int) -> SavedReport:
        """Append a state of a report after the revision ``seen`` (0: none yet), under ``""`` of a new one.

        Raises Conflict ("report_changed") where somebody saved another one meanwhile.
        """
        return reports.append(self._database, self._now, report_id or reports.new_id(), payload, actor, seen)

    def report(self, report_id: str, revision: int | None = None) -> SavedReport | None:
        """Return a state of a report (None: the last one), or None where there is no such state."""
        with self._database.reading() as connection:
            return reports.find(connection, report_id, revision)

    def reports(self, limit: int = 50) -> tuple[SavedReport, ...]:
        """Return the last state of the latest reports, the one saved last first."""
        with self._database.reading() as connection:
            return reports.latest(connection, limit)

    # -- proof and copies -------------------------------------------------------------------------------------
    def record(self, actor: str, action: str, detail: Mapping[str, Any]) -> None:
        """Append a deed to the audit trail; commits, undos and decisions are recorded by themselves."""
        with self._database.writing() as connection:
            audit.record(connection, self._now(), actor, action, detail)

    def audit_trail(self, limit: int = 200) -> tuple[AuditEntry, ...]:
        """Return the latest deeds, the last one first."""
        with self._database.reading() as connection:
            return audit.trail(connection, limit)

    def verify(self) -> list[Finding]:
        """Return what is wrong with the stored data (codes ``store_…``); an empty list when nothing is."""
        return verification.verify(self._database, self._originals)

    def backup(self, path: Path) -> Path:
        """Write a verified copy of database and originals to a new or empty folder.

        Raises Conflict ("backup_folder_not_empty"), Unavailable ("backup_not_verified").
        """
        return backup.back_up(self._database, self._originals, path)
