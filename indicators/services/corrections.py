"""One wrong figure corrected by hand: what is proposed, what would then be in use, and the appended correction."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.checks import Case
from indicators.checks.correction import nothing_corrected, published_to_come, unit_jump
from indicators.checks.magnitude import index_or_change, magnitude_against_history
from indicators.checks.other_measure import other_measure
from indicators.checks.statuses import status_steps_back
from indicators.checks.windows import published_before_period
from indicators.checks.wording import finding_text
from indicators.model.errors import Invalid, NotFound
from indicators.model.finding import Finding, Severity
from indicators.model.frames import records
from indicators.model.number_text import LONGEST, Unsettled, decide_number_format, parse_number
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision, Qualifier
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.discrepancies import checked_reason
from indicators.services.figures import Figure, Figures
from indicators.services.hints import Hints
from indicators.services.in_use import InUse, differing
from indicators.services.intake.incoming import FIRST_ID, Incoming, as_stored, screened
from indicators.store import Batch, BatchDraft, BatchKind, ObservationQuery, Store
from indicators.winners import Role, Row, decisive, holding

MAX_CITED = 300
STATUSES = (ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL, ObsStatus.FORECAST, ObsStatus.TARGET)
ELIGIBLE = {Role.WINNER, Role.CORROBORATION, Role.AGREES, Role.SUPERSEDED, Role.DISAGREES}
_CHECKS = (magnitude_against_history, index_or_change, other_measure, published_before_period, status_steps_back)
_FIELDS = {"published_before_period": "published", "status_steps_back": "status"}
_DAY = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})|(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person typed: ``number`` as printed, in the printed unit of the corrected figure; ``published`` may be
    empty, a month (``07/2025``) or a day; ``cited`` is where the right figure stands."""

    obs_id: int
    number: str
    status: str
    origin: str
    published: str = ""
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a correction would do as of today.

    ``proposed`` None: it cannot be read yet. ``changes`` are the figures in use that would differ, that of the
    corrected period first, then derived windows. ``why`` tells the place of the correction: ``wins``, the role that
    keeps it from use (``undated`` …), or the step of the winner rule at which the figure in use (``winner``) comes
    before it. The ``cell`` of a finding names a field of the proposal.
    """

    replaced: Figure
    proposed: Figure | None
    winner: Figure | None
    changes: tuple[InUse, ...]
    why: str
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        return any(one.severity is Severity.HARD for one in self.findings)

    @property
    def asks(self) -> bool:
        """Whether there is something that a person has to confirm."""
        return any(one.severity is Severity.SOFT for one in self.findings)


class Corrections:
    """The use cases of correcting one figure."""

    def __init__(
        self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures, today: Callable[[], date]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._today = today
        self._hints = Hints(catalogue, figures, today)

    def figure(self, obs_id: int) -> Figure:
        """Return a stored figure with its role of today; raise NotFound ("observation_unknown")."""
        alone = self._figures.by_id([obs_id])
        if not alone:
            raise NotFound("observation_unknown", obs_id=obs_id)
        beside = (one for one in self._figures.readings(alone[0].series_key) if one.obs_id == obs_id)
        return next(beside, alone[0])

    def tell(self, finding: Finding, lang: str) -> str:
        """Return in words what is found of a correction."""
        return finding_text(finding, self._catalogue(), lang)

    def preview(self, proposal: Proposal) -> Outcome:
        """Return what the correction would do and what is found of it; writes nothing.

        Raises NotFound ("observation_unknown"), Invalid ("correction_of_range", "correction_of_corrected").
        """
        replaced = self.figure(proposal.obs_id)
        if not correctable(replaced):
            corrected = replaced.role == Role.CORRECTED
            raise Invalid("correction_of_corrected" if corrected else "correction_of_range")
        value, unread = _number(proposal.number, replaced)
        day, undecided = _published(proposal.published)
        findings = [*unread, *undecided, *published_to_come(day[0], self._today()), *self._said(proposal)]
        if value is None or any(one.severity is Severity.HARD for one in findings):
            return Outcome(replaced, None, None, (), "", tuple(findings))
        observation = self._observation(proposal, replaced, value, day, Citation(CitationKind.CORRECTION))
        incoming = Incoming(observation, "", "", 0, replaced.unit_measure, "", "")
        return self._outcome(replaced, incoming, findings)

    def commit(self, proposal: Proposal, actor: str, reason: str, head: int, *, confirmed: bool = False) -> Batch:
        """Append the correction as a batch of one observation; every chart follows at once.

        ``head`` is the version of the series that the person saw. ``confirmed``: what the checks ask was answered.
        Raises Invalid ("reason_missing", "reason_too_long", "correction_refused", "correction_unconfirmed" and those of
        ``preview``), NotFound ("observation_unknown"), Conflict ("heads_changed").
        """
        outcome = self.preview(proposal)
        if outcome.refused:
            raise Invalid("correction_refused")
        said = checked_reason(reason)
        if outcome.asks and not confirmed:
            raise Invalid("correction_unconfirmed")
        replaced = outcome.replaced
        value, _ = _number(proposal.number, replaced)
        day, _ = _published(proposal.published)
        if value is None:
            raise Invalid("correction_refused")
        cited = Citation(CitationKind.CORRECTION, corrected_by=actor, reason=said)
        observation = self._observation(proposal, replaced, value, day, cited)
        draft = BatchDraft(
            BatchKind.EDIT,
            actor,
            said,
            origin=observation.origin,
            outlet=observation.outlet,
            published=observation.published,
            published_precision=observation.published_precision,
        )
        return self._store.commit(draft, [observation], heads={replaced.series_key: head})

    # -- reading what was typed -------------------------------------------------------------------------------
    def _said(self, proposal: Proposal) -> list[Finding]:
        found = []
        if proposal.status not in STATUSES:
            found.append(Finding("correction_status_unknown", Severity.HARD, cell="status"))
        if proposal.origin not in {one.code for one in self._catalogue().origins}:
            found.append(Finding("correction_origin_unknown", Severity.HARD, cell="origin"))
        if len(proposal.cited) > MAX_CITED:
            params = {"limit": MAX_CITED}
            found.append(Finding("correction_cited_too_long", Severity.HARD, cell="cited", params=params))
        return found

    def _observation(
        self,
        proposal: Proposal,
        replaced: Figure,
        value: tuple[Decimal, int],
        day: tuple[date | None, Precision],
        cited: Citation,
    ) -> Observation:
        """Return the correction: in all that is not proposed it is as the figure it replaces, withheld included."""
        words = " ".join(proposal.cited.split())
        return Observation(
            series_key=SeriesKey.parse(replaced.series_key),
            period=replaced.period,
            value=value[0],
            unit_mult=replaced.unit_mult,
            obs_status=ObsStatus(proposal.status),
            origin=proposal.origin,
            outlet=replaced.outlet,
            citation=replace(
                cited,
                publisher=replaced.outlet or replaced.citation.publisher,
                title=words,
                url=words if re.fullmatch(r"https?://\S+", words) else "",
                replaces=(proposal.obs_id, *replaced.citation.replaces),
            ),
            qualifier=Qualifier(replaced.qualifier),
            decimals=value[1],
            raw=proposal.number.strip(),
            published=day[0],
            published_precision=day[1],
            withheld=replaced.withheld,
            note=replaced.note,
        )

    # -- what it would do -------------------------------------------------------------------------------------
    def _outcome(self, replaced: Figure, incoming: Incoming, findings: list[Finding]) -> Outcome:
        key, rank = replaced.series_key, self._catalogue().rank
        arriving = as_stored([incoming])
        marked = self._figures.marked_with(key, arriving)
        figures = self._figures.figures(marked)
        beside = [row for row in records(marked) if _period_of(row) == replaced.period.render()]
        own = next((row for row in beside if row["obs_id"] == FIRST_ID), None)
        winner = next((row for row in beside if row["role"] == Role.WINNER), None)
        decided = next(
            (d.obs_id for d in self._store.decisions() if (d.series_key, d.period) == (key, replaced.period)), None
        )
        why = "to_come" if own is None else str(own["role"])
        if own is not None and own["role"] in ELIGIBLE and winner is not None:
            eligible = [row for row in beside if row["role"] in ELIGIBLE and not pd.isna(row["obs_id"])]
            wins = own is winner
            why = "wins" if wins else str(decisive(own, winner, eligible, rank, holding(beside, decided)))
        make = self._figures.maker()
        row = records(arriving)[0] if own is None else own
        changed = differing(self._figures.shown(key), [one for one in figures if one.role == Role.WINNER])
        return Outcome(
            replaced=replaced,
            proposed=make({"role": "", "discrepancy": False, **row}),
            winner=None if winner is None else make(winner),
            changes=tuple(sorted(changed, key=lambda one: one.period != replaced.period)),
            why=why,
            findings=(*findings, *self._checked(replaced, incoming, records(arriving)[0])),
        )

    def _checked(self, replaced: Figure, incoming: Incoming, row: Row) -> list[Finding]:
        stored = records(self._store.observations(ObservationQuery(obs_ids=(replaced.obs_id or 0,))))[0]
        same = list(nothing_corrected(row, stored))
        if same:
            return same
        history = self._hints.history(replaced.indicator)
        gone = {replaced.obs_id, *replaced.citation.replaces}
        history = history[[pd.isna(one) or one not in gone for one in history["obs_id"]]].reset_index(drop=True)
        catalogue = self._catalogue()
        case = Case(screened([incoming]), history, catalogue.by_code, catalogue.labels.unit_kinds, self._today())
        found = [one for check in _CHECKS for one in check(case) if one.severity in {Severity.HARD, Severity.SOFT}]
        asked = [replace(one, severity=Severity.SOFT, cell=_FIELDS.get(one.code, "number")) for one in found]
        return [*unit_jump(row, stored), *asked]


def correctable(figure: Figure) -> bool:
    """Tell whether a figure can be corrected: a stored one that was not corrected before, and no range."""
    return figure.obs_id is not None and figure.role != Role.CORRECTED and figure.shown_high is None


def _period_of(row: Row) -> str:
    return Period(row["start"].date(), row["end"].date()).render()


def _number(text: str, replaced: Figure) -> tuple[tuple[Decimal, int] | None, list[Finding]]:
    """Return value and printed decimals; what one mark leaves open is settled by the size of the corrected figure."""
    said = text.strip()
    refused = Finding("correction_unreadable", Severity.HARD, cell="number", params={"text": said[:LONGEST]})
    if not said:
        return None, [Finding("correction_number_missing", Severity.HARD, cell="number")]
    if len(said) > LONGEST:
        return None, [refused]
    near = [] if replaced.value is None else [float(replaced.value)]
    form = decide_number_format([said], near)
    if isinstance(form, Unsettled):
        return None, [Finding("correction_mark_open", Severity.HARD, cell="number", params={"text": said})]
    reading = parse_number(said, form)
    if reading is None or reading.value is None or reading.flags or not reading.value.is_finite():
        return None, [refused]
    if reading.percent and replaced.unit_measure != "percent":
        return None, [refused]
    exponent = reading.value.as_tuple().exponent
    decimals = max(reading.decimals, -exponent if isinstance(exponent, int) else 0)
    return (reading.value, decimals), []


def _published(text: str) -> tuple[tuple[date | None, Precision], list[Finding]]:
    """Return a day, or for a month its last day, with its precision; nothing written is undated."""
    said = text.strip()
    if not said:
        return (None, Precision.NONE), []
    found = _DAY.fullmatch(said)
    try:
        if found is None:
            raise ValueError(said)
        day, month, year, *iso = found.groups()
        if iso[0]:
            return (date(*(int(part) for part in iso)), Precision.DAY), []
        if day:
            return (date(int(year), int(month), int(day)), Precision.DAY), []
        last = calendar.monthrange(int(year), int(month))[1]
        return (date(int(year), int(month), last), Precision.MONTH), []
    except ValueError:
        finding = Finding("correction_day_unreadable", Severity.HARD, cell="published", params={"text": said[:40]})
        return (None, Precision.NONE), [finding]
