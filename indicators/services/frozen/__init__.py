"""Charts that stay as they were: frozen links and exports, what of their figures was revised since, and saved views.

Belongs here: keeping a chart with its store version, drawing it again, telling what differs now and who changed it.
Does not: drawing (``explore``), files (``exporting``), tables (``store``). Public: ``Snapshots``, ``ChangedSince``,
``SavedViews``, and what they return: ``Snapshot``, ``SavedView``, ``Batch``.
"""

from indicators.services.frozen.changed_since import ChangedSince
from indicators.services.frozen.saved_views import SavedViews
from indicators.services.frozen.snapshots import Snapshots
from indicators.store import Batch, SavedView, Snapshot

__all__ = ["Batch", "ChangedSince", "SavedView", "SavedViews", "Snapshot", "Snapshots"]
