"""Freeze a chart, open it again with its figures, tell what was revised since, and refresh it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from indicators.model.chart import Artifact, ChartData, ChartSpec
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.text import clean
from indicators.services.explore import Explore
from indicators.services.frozen.changed_since import ChangedSince, Compared, figures_digest
from indicators.services.frozen.snapshot_id import snapshot_id, typed_id
from indicators.services.frozen.tracing import TracedChange
from indicators.store import Snapshot, SnapshotDraft, SnapshotMark, Store
from indicators.transforms.comparison import Difference

MOST_TRIES = 50
"""Exports that differ in nothing but their bytes before one is refused; each needs another version of the program."""

LONGEST_REASON = 500
"""Letters of the reason for which a frozen chart is withdrawn."""

LINK, PICTURE, REPORT = "link", "picture", "report"
"""What was frozen where no file of its own left: an address, a picture that the page made, a part of a report."""


class Standing(StrEnum):
    """CURRENT: every figure drawn then is drawn now. SUPERSEDED: some are others now.

    WITHDRAWN: a person withdrew the chart, or one of its figures has none now.
    """

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Opened:
    """A frozen chart opened again. ``live`` is the chart of now that it is compared with.

    ``snapshot`` None: an address with a version that nobody kept. ``same`` is off where this version of the program
    draws other figures than the one that froze it.
    """

    frozen: ChartSpec
    live: ChartSpec
    compared: Compared
    snapshot: Snapshot | None = None
    same: bool = True

    @property
    def withdrawal(self) -> SnapshotMark | None:
        """By whom, when and why it was withdrawn; None: it was not, or was restored."""
        return None if self.snapshot is None else self.snapshot.withdrawal

    @property
    def changes(self) -> tuple[TracedChange, ...]:
        return self.compared.changes

    @property
    def revised(self) -> tuple[TracedChange, ...]:
        """The changes of figures that were drawn then."""
        return tuple(one for one in self.changes if one.change.kind is not Difference.FILLED)

    @property
    def filled(self) -> tuple[TracedChange, ...]:
        """The figures that came since, where none was drawn."""
        return tuple(one for one in self.changes if one.change.kind is Difference.FILLED)

    @property
    def standing(self) -> Standing:
        return self.of_figures if self.withdrawal is None else Standing.WITHDRAWN

    @property
    def of_figures(self) -> Standing:
        """How it stands by its figures alone, whatever a person says of it."""
        if any(one.change.kind is Difference.WITHDRAWN for one in self.changes):
            return Standing.WITHDRAWN
        return Standing.SUPERSEDED if self.revised else Standing.CURRENT


class Snapshots:
    """The use cases of frozen charts; keeping one moves no version."""

    def __init__(self, store: Store, explore: Explore, changed: ChangedSince, today: Callable[[], date]) -> None:
        self._store = store
        self._explore = explore
        self._changed = changed
        self._today = today

    def freeze(self, spec: ChartSpec, lang: str, actor: str, fmt: str = LINK, options: str = "") -> Snapshot:
        """Keep a chart as it is drawn now; the same chart at the same version again is the same snapshot."""
        return self.keep(self._explore.resolve(spec), lang, actor, fmt, options)

    def keep(self, data: ChartData, lang: str, actor: str, fmt: str = LINK, options: str = "") -> Snapshot:
        """Keep a chart that was drawn, where no file tells its bytes."""
        for attempt in range(MOST_TRIES):
            try:
                return self._store.keep_snapshot(self._draft(data, lang, actor, fmt, options, attempt))
            except Conflict as taken:
                last = taken
        raise last

    def keep_file(
        self, data: ChartData, lang: str, actor: str, fmt: str, options: str, make: Callable[[str], Artifact]
    ) -> Artifact:
        """Make a file that carries its own id, and keep what it shows with the hash of its bytes.

        ``make`` is given the id. The same file again is the same snapshot; where only the
        bytes differ, the next id is taken and the file made anew.
        """
        for attempt in range(MOST_TRIES):
            draft = self._draft(data, lang, actor, fmt, f"{options};{self._today()}".strip(";"), attempt)
            made = make(draft.snapshot_id)
            try:
                self._store.keep_snapshot(replace(draft, sha256=sha256(made.content).hexdigest()))
            except Conflict as taken:
                last = taken
            else:
                return made
        raise last

    def _draft(self, data: ChartData, lang: str, actor: str, fmt: str, options: str, attempt: int) -> SnapshotDraft:
        """Return what is kept of a chart: a past day only where the reader chose one, so that it can be live again."""
        frozen = data.spec.version is not None
        asked = replace(data.spec, version=None, as_of=None if frozen else data.spec.as_of).to_query()
        version = data.store_version
        said = (asked, data.as_of.isoformat(), version, lang, fmt, options)
        return SnapshotDraft(
            snapshot_id=snapshot_id(*said, *([attempt] if attempt else [])),
            spec=asked,
            lang=lang,
            as_of=data.as_of,
            version=version,
            figures_sha256=figures_digest(data),
            actor=actor,
            format=fmt,
            options=options,
        )

    def find(self, text: str) -> Snapshot:
        """Return a snapshot by its id as a person typed it; raise NotFound ("snapshot_unknown")."""
        meant = typed_id(text)
        found = self._store.snapshot(meant) if meant else None
        if found is None:
            raise NotFound("snapshot_unknown", snapshot=text[:20])
        return found

    def latest(self, limit: int = 200) -> tuple[Snapshot, ...]:
        """Return the latest snapshots, the last one first."""
        return self._store.snapshots(limit)

    def withdraw(self, text: str, reason: str, actor: str) -> SnapshotMark:
        """Tell whoever opens a frozen chart that it should no longer be used, and why; its figures stay.

        Raises NotFound ("snapshot_unknown"), Invalid ("reason_missing", "reason_too_long"), Conflict
        ("snapshot_marked") where it is withdrawn already.
        """
        return self._marked(text, reason, actor, withdrawn=True)

    def restore(self, text: str, reason: str, actor: str) -> SnapshotMark:
        """Take a withdrawal back; raises as ``withdraw``, Conflict where none stands."""
        return self._marked(text, reason, actor, withdrawn=False)

    def _marked(self, text: str, reason: str, actor: str, *, withdrawn: bool) -> SnapshotMark:
        kept, words = self.find(text), clean(reason)
        if not words:
            raise Invalid("reason_missing")
        if len(words) > LONGEST_REASON:
            raise Invalid("reason_too_long", limit=LONGEST_REASON)
        return self._store.mark_snapshot(SnapshotMark(kept.said.snapshot_id, withdrawn, words, actor))

    def open(self, text: str) -> Opened:
        """Return a kept chart with its figures and what differs now; raise NotFound ("snapshot_unknown")."""
        return self._opened(self.find(text))

    def standing(self, spec: ChartSpec, text: str = "") -> Opened:
        """Return how a spec with a version stands now; ``text`` is the id that its address names.

        An id that is unknown, or stands for another chart, is left aside: the figures are those of the address.
        """
        meant = typed_id(text)
        kept = self._store.snapshot(meant) if meant else None
        if kept is not None and self._explore.settle(frozen_spec(kept)) == spec:
            return self._opened(kept)
        live = replace(spec, version=None, as_of=None)
        return Opened(spec, live, self._changed.between(spec, live))

    def _opened(self, kept: Snapshot) -> Opened:
        frozen, live = frozen_spec(kept), live_spec(kept)
        compared = self._changed.between(frozen, live)
        same = figures_digest(compared.then) == kept.said.figures_sha256
        return Opened(frozen, live, compared, kept, same)

    def refresh(self, text: str, actor: str) -> Snapshot:
        """Keep the chart of now in the same form and language as a snapshot; raise NotFound ("snapshot_unknown").

        ``open`` tells beforehand what will differ. Files are made anew by ``exporting``.
        """
        kept = self.find(text)
        return self.freeze(live_spec(kept), kept.said.lang, actor)


def frozen_spec(kept: Snapshot) -> ChartSpec:
    """Return the chart of a snapshot at the day and the version at which it was kept."""
    return replace(live_spec(kept), as_of=kept.said.as_of, version=kept.said.version)


def live_spec(kept: Snapshot) -> ChartSpec:
    """Return the chart of a snapshot as it was asked for."""
    spec, _ = ChartSpec.from_query(kept.said.spec)
    return spec
