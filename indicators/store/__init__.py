"""The store keeps every figure with its source and loses none: the only SQL of the project.

Belongs here: tables, transactions, batches and their undo, originals, drafts, hashes, backup. Does not: which figure
wins (``winners``), what a workbook says (``workbook``), who may do what (``services``), and any word shown to a reader.

Rows are appended and never changed: an undo and a decision are batches too. ``version`` is the id of the last batch.
Public: ``open_store``, ``Store``, ``BatchDraft``, ``ObservationQuery``, ``Fact``, ``source_hash``, ``restore``,
``one_moment``, ``PastStore``, ``SnapshotDraft``, ``SavedView``, and for many figures at once ``ObservationColumns``::

    store = open_store(settings.database_url, settings.data_dir, clock)
    seen = store.heads(keys)                                    # at the preview
    batch = store.commit(BatchDraft(BatchKind.UPLOAD, actor), figures, heads=seen, idempotency_key=key)
    frame = store.observations(ObservationQuery(series_keys=keys), as_of=day)
    store.revert(batch.batch_id, actor, reason)
"""

from indicators.store.arrivals import Arrival, Arrivals, Tally
from indicators.store.audit import AuditEntry
from indicators.store.backup import restore
from indicators.store.batch import Batch, BatchDraft, BatchKind
from indicators.store.columns import ObservationColumns
from indicators.store.commit import source_hash
from indicators.store.coverage import Coverage
from indicators.store.decisions import Decision
from indicators.store.facts import Fact, FactKind
from indicators.store.moment import one_moment
from indicators.store.observations import ObservationQuery
from indicators.store.originals import Original, clean_file_name
from indicators.store.past import PastStore
from indicators.store.reports import SavedReport
from indicators.store.saved_views import SavedView
from indicators.store.snapshot_marks import SnapshotMark
from indicators.store.snapshots import Snapshot, SnapshotDraft
from indicators.store.store import Store, open_store

__all__ = [
    "Arrival",
    "Arrivals",
    "AuditEntry",
    "Batch",
    "BatchDraft",
    "BatchKind",
    "Coverage",
    "Decision",
    "Fact",
    "FactKind",
    "ObservationColumns",
    "ObservationQuery",
    "Original",
    "PastStore",
    "SavedReport",
    "SavedView",
    "Snapshot",
    "SnapshotDraft",
    "SnapshotMark",
    "Store",
    "Tally",
    "clean_file_name",
    "one_moment",
    "open_store",
    "restore",
    "source_hash",
]
