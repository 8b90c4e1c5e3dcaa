"""Where figures disagree, what can be told about it, and a person's decisions: made, withdrawn, and kept for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from indicators.catalogue import Catalogue
from indicators.checks.wording import finding_text
from indicators.model.errors import Invalid, NotFound
from indicators.model.finding import Finding
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.text import require_storable
from indicators.services.claims import PrintedClaim, wrong_claims
from indicators.services.figures import Figure, Figures
from indicators.services.hints import About, Hint, Hints
from indicators.services.in_use import InUse, differing
from indicators.services.recent import Recent
from indicators.store import Decision, ObservationQuery, Store
from indicators.winners import Role, mark

MAX_REASON = 500
DISPUTES = {Role.DISAGREES, Role.WITHHELD}
Key = tuple[str, Period]


class DisputeState(StrEnum):
    """``reopened``: decided, but a figure came since, or the chosen one was taken back."""

    OPEN = "open"
    REOPENED = "reopened"
    DECIDED = "decided"

    @property
    def waits(self) -> bool:
        return self is not DisputeState.DECIDED


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """One decision as it is told: ``figure`` None where the chosen one was taken back or is not published yet.

    ``withdrawn`` is the revocation, if any; ``undone`` that its batch was taken back among the sources.
    """

    decision: Decision
    at: datetime
    figure: Figure | None
    withdrawn: Decision | None
    withdrawn_at: datetime | None
    undone: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """The figures of one series and period that disagree, with what the checks say and what was decided.

    ``head`` is the version of the series that is shown; a decision on another one is a Conflict. ``count``: a count
    stated by a source differs from the one rebuilt from dated state changes.
    """

    series_key: str
    period: Period
    topic: str
    state: DisputeState
    winner: Figure | None
    rivals: tuple[Figure, ...]
    others: tuple[Figure, ...]
    hints: tuple[Hint, ...]
    decisions: tuple[DecisionEntry, ...]
    head: int
    count: bool

    @property
    def in_force(self) -> DecisionEntry | None:
        return next((entry for entry in self.decisions if entry.in_force), None)

    @property
    def choosable(self) -> tuple[Figure, ...]:
        """The figures for which a person may decide: the one in use first, then those that disagree, then the rest."""
        every = (*([self.winner] if self.winner else []), *self.rivals, *self.others)
        return tuple(
            figure
            for figure in every
            if figure.obs_id is not None and may_be_used(figure) and figure.role != Role.CORRECTED
        )

    @property
    def newest(self) -> date:
        return max((figure.published or date.min for figure in self.rivals), default=date.min)


@dataclass(frozen=True, slots=True)
class Disagreements:
    """All that disagrees as of a day, what waits first; ``claims`` are printed changes on a base that does not hold."""

    listed: tuple[Discrepancy, ...]
    claims: tuple[PrintedClaim, ...]
    store_version: int

    @property
    def waiting(self) -> int:
        return sum(one.state.waits for one in self.listed)


class Discrepancies:
    """The use cases of disagreement and decision."""

    def __init__(
        self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures, today: Callable[[], date]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._hints = Hints(catalogue, figures, today)
        self._recent: Recent[Disagreements] = Recent(4)

    # -- looking ----------------------------------------------------------------------------------------------
    def disagreements(self, as_of: date | None = None) -> Disagreements:
        """Return every disagreement as of a day (None: today): what waits first, then the newest first."""
        version = self._store.version()
        return self._recent.get((version, self._figures.day(as_of)), lambda: self._read(version, as_of))

    def _read(self, version: int, as_of: date | None) -> Disagreements:
        decided: dict[Key, list[DecisionEntry]] = {}
        for entry in self.history(as_of):
            decided.setdefault((entry.decision.series_key, entry.decision.period), []).append(entry)
        moved = self._figures.moved
        wanted = moved.every().those({*moved.contested(), *(key for key, _ in decided)})
        keys = [key for key in wanted if self._is_known(key)]
        heads = self._store.heads(keys)
        self._figures.fetch(keys, as_of)
        about = self._hints.about(as_of)
        found = []
        for key in keys:
            groups: dict[Period, list[Figure]] = {}
            for figure in self._figures.readings(key, as_of):
                groups.setdefault(figure.period, []).append(figure)
            for period, group in groups.items():
                entries = tuple(decided.get((key, period), ()))
                if entries or any(figure.role in DISPUTES for figure in group):
                    found.append(self._discrepancy((key, period), group, entries, heads[key], about))
        ordered = sorted(found, key=lambda one: (one.newest, one.period.end), reverse=True)
        ordered.sort(key=lambda one: not one.state.waits)
        claims = wrong_claims(self._store, self._catalogue(), self._hints, self._figures.day(as_of))
        return Disagreements(tuple(ordered), claims, version)

    def _is_known(self, key: str) -> bool:
        return key.partition(":")[0] in self._catalogue().by_code

    def _discrepancy(
        self, key: Key, group: list[Figure], entries: tuple[DecisionEntry, ...], head: int, about: About
    ) -> Discrepancy:
        winner = next((figure for figure in group if figure.role == Role.WINNER), None)
        rivals = tuple(figure for figure in group if figure.role in DISPUTES)
        told = [*rivals, *([winner] if winner else [])]
        return Discrepancy(
            series_key=key[0],
            period=key[1],
            topic=self._catalogue().indicator(key[0].partition(":")[0]).topic,
            state=_state(group, winner, entries),
            winner=winner,
            rivals=rivals,
            others=tuple(figure for figure in group if figure is not winner and figure not in rivals),
            hints=about(told),
            decisions=entries,
            head=head,
            count=any(figure.obs_id is None for figure in rivals),
        )

    def discrepancy(self, series_key: str, period: Period, as_of: date | None = None) -> Discrepancy:
        """Return what can be decided about one series and period, disputed or not.

        Raises NotFound ("figure_unknown").
        """
        for one in self.disagreements(as_of).listed:
            if (one.series_key, one.period) == (series_key, period):
                return one
        group = [figure for figure in self._figures.readings(series_key, as_of) if figure.period == period]
        if not group:
            raise NotFound("figure_unknown", series=series_key, period=period.render())
        head = self._store.heads([series_key])[series_key]
        return self._discrepancy((series_key, period), group, (), head, self._hints.about(as_of))

    def tell(self, finding: Finding, lang: str) -> str:
        """Return in words what a check says of a figure."""
        return finding_text(finding, self._catalogue(), lang, ("revisions.hint",))

    def history(self, as_of: date | None = None) -> tuple[DecisionEntry, ...]:
        """Return every decision ever made, the latest first, each with its withdrawal; nothing is forgotten."""
        said = self._store.decision_history()
        if not said:
            return ()
        batches = {batch.batch_id: batch for batch in self._store.batches()}
        gone = {batch.batch_id for batch in batches.values() if not batch.active}
        withdrawals = {one.revokes: one for one in said if one.revokes is not None and one.batch_id not in gone}
        standing = {one.decision_id for one in self._store.decisions()}
        figures = {one.obs_id: one for one in self._figures.by_id(one.obs_id for one in said)}
        day = self._figures.day(as_of)
        found = []
        for one in said:
            if one.revokes is None:
                figure, withdrawn = figures.get(one.obs_id), withdrawals.get(one.decision_id)
                shown = figure if figure is not None and (figure.published or day) <= day else None
                at = batches[withdrawn.batch_id].created_at if withdrawn else None
                undone, in_force = one.batch_id in gone, one.decision_id in standing
                made = batches[one.batch_id].created_at
                found.append(DecisionEntry(one, made, shown, withdrawn, at, undone, in_force))
        return tuple(reversed(found))

    # -- deciding ---------------------------------------------------------------------------------------------
    def outcome(self, series_key: str, period: Period, obs_id: int | None) -> tuple[InUse, ...]:
        """Return what would change in use today if a person chose ``obs_id`` (None: if nobody decided)."""
        before = self._figures.shown(series_key)
        return differing(before, self._figures.supposing((series_key, period, obs_id)))

    def outcome_of_withdrawal(self, decision_id: int) -> tuple[InUse, ...]:
        """Return what would change in use today if a decision were withdrawn; an earlier one comes back in force."""
        entry = self._entry(decision_id)
        key = (entry.decision.series_key, entry.decision.period)
        before = next(
            (
                other.decision.obs_id
                for other in self.history()
                if (other.decision.series_key, other.decision.period) == key
                and not other.undone
                and other.withdrawn is None
                and other.decision.decision_id != decision_id
            ),
            None,
        )
        return self.outcome(*key, before)

    def decide(self, obs_id: int, actor: str, reason: str, head: int, *, despite: bool = False) -> Decision:
        """Append a person's choice; every chart follows at once.

        ``head`` is the version of the series that the person saw. ``despite``: the person was told why the figure is
        withheld. Raises Invalid ("reason_missing", "reason_too_long", "decision_withheld", "decision_never_used",
        "decision_corrected", "decision_in_force"), NotFound ("observation_unknown"), Conflict ("heads_changed",
        "observation_reverted").
        """
        said = checked_reason(reason)
        (figure,) = self._figures.by_id([obs_id]) or (None,)
        if figure is not None:
            self._check(figure, despite=despite)
        return self._store.decide(obs_id, actor, said, {figure.series_key: head} if figure else None)

    def _check(self, figure: Figure, *, despite: bool) -> None:
        if not may_be_used(figure):
            raise Invalid("decision_never_used")
        standing = next((one for one in self._figures.readings(figure.series_key) if one.obs_id == figure.obs_id), None)
        if standing is not None and standing.role == Role.CORRECTED:
            raise Invalid("decision_corrected")
        if figure.withheld and not despite:
            raise Invalid("decision_withheld")
        if any(one.obs_id == figure.obs_id for one in self._store.decisions()):
            raise Invalid("decision_in_force")

    def withdraw(self, decision_id: int, actor: str, reason: str, head: int) -> Decision:
        """Append the withdrawal of a decision; the rule, or an earlier decision, stands again.

        Raises Invalid ("reason_missing", "reason_too_long"), NotFound ("decision_unknown"), Conflict
        ("already_revoked", "heads_changed").
        """
        said = checked_reason(reason)
        known = [one for one in self._store.decision_history() if one.decision_id == decision_id]
        return self._store.revoke(decision_id, actor, said, {one.series_key: head for one in known} or None)

    def _entry(self, decision_id: int) -> DecisionEntry:
        for entry in self.history():
            if entry.decision.decision_id == decision_id:
                return entry
        raise NotFound("decision_unknown", decision=decision_id)

    def seen_then(self, series_key: str, period: Period, version: int) -> tuple[Figure, ...]:
        """Return the figures of one key as they stood after an earlier batch, with their roles then."""
        rows = self._store.observations(ObservationQuery(series_keys=(series_key,)), self._figures.day(None), version)
        decided = {
            (one.series_key, one.period.start.isoformat(), one.period.end.isoformat()): one.obs_id
            for one in self._store.decisions(version)
        }
        marked = mark(rows, self._catalogue().rank, decided)
        return tuple(figure for figure in self._figures.figures(marked) if figure.period == period)


def may_be_used(figure: Figure) -> bool:
    """Tell whether the winner rule lets a person decide for a figure: a dated outcome with a value."""
    outcome = figure.obs_status not in {ObsStatus.FORECAST, ObsStatus.TARGET}
    return figure.value is not None and figure.published is not None and outcome


def _state(group: Iterable[Figure], winner: Figure | None, entries: Iterable[DecisionEntry]) -> DisputeState:
    standing = next((entry for entry in entries if entry.in_force), None)
    if standing is None:
        return DisputeState.OPEN
    later = any(figure.batch_id is not None and figure.batch_id > standing.decision.batch_id for figure in group)
    followed = winner is not None and winner.obs_id == standing.decision.obs_id
    return DisputeState.DECIDED if followed and not later else DisputeState.REOPENED


def checked_reason(reason: str) -> str:
    """Return a reason in one line; raise Invalid ("reason_missing", "reason_too_long")."""
    require_storable(reason)
    said = " ".join(reason.split())
    if not said:
        raise Invalid("reason_missing")
    if len(said) > MAX_REASON:
        raise Invalid("reason_too_long", limit=MAX_REASON)
    return said
