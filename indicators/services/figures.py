"""Figures as of a day: stored observations with the winner rule applied and the gaps filled by derived figures.

The one place where store, catalogue, winner rule and derivations meet; every page, export and check reads from here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model.chart import MAX_SERIES, NotDerivable
from indicators.model.frames import OBSERVATIONS, records
from indicators.model.indicator import IndicatorKind
from indicators.model.observation import Citation
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.kept_series import KeptSeries, Select
from indicators.services.marked_rows import by_series, in_use, of_series, where
from indicators.services.moved_series import MovedSeries
from indicators.services.part_areas import PartAreas
from indicators.services.series_stamps import SeriesStamps, Stamp
from indicators.services.state_changes import standing_changes
from indicators.store import FactKind, ObservationQuery, Store
from indicators.transforms.areas import AreaRefusal
from indicators.transforms.counts import COUNTED, partner_counts
from indicators.transforms.windows import Windows, following_windows
from indicators.winners import MARKED, Role, magnitude, mark

CACHED_SERIES = 256


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with all that is one click away. ``value`` is as printed; ``shown`` is in the display unit.

    ``shown_decimals`` are the printed decimals carried into the display unit. ``obs_id`` None: derived.
    """

    obs_id: int | None
    series_key: str
    indicator: str
    measure: str
    period: Period
    value: Decimal | None
    unit_measure: str
    unit_mult: int
    decimals: int
    shown: Decimal | None
    shown_high: Decimal | None
    shown_mult: int
    shown_decimals: int
    qualifier: str
    obs_status: str
    origin: str
    outlet: str
    published: date | None
    published_precision: str
    withheld: str
    citation: Citation
    batch_id: int | None
    raw: str
    note: str
    role: str
    discrepancy: bool


class Figures:
    """Reads series with the winner rule applied, keeping the last few by day and series until something moves them."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue], today: Callable[[], date]) -> None:
        self._store = store
        self._catalogue = catalogue
        self._today = today
        self._kept: OrderedDict[tuple[date, str], tuple[Any, KeptSeries]] = OrderedDict()
        self._stamps = SeriesStamps(store, catalogue)
        self.moved = MovedSeries(store, catalogue)
        self._lock = Lock()

    def read_by(self, catalogue: Catalogue) -> Figures:
        """Return the same figures by another catalogue, its ranks and mergers; nothing is written."""
        return Figures(self._store.read_as(lambda: catalogue.merged), lambda: catalogue, self._today)

    def day(self, as_of: date | None) -> date:
        """Return ``as_of``, or today where none is given."""
        return as_of or self._today()

    def marked(self, series_key: str, as_of: date | None = None) -> pd.DataFrame:
        """Return every row of one series as of a day, derived figures included (MARKED, by period)."""
        return self._keep((series_key,), as_of)[series_key].frame

    def marked_all(self, series_keys: Iterable[str], as_of: date | None = None) -> dict[str, pd.DataFrame]:
        """Return the same of many series, read in one go."""
        return {key: kept.frame for key, kept in self._keep(tuple(series_keys), as_of).items()}

    def readings(self, series_key: str, as_of: date | None = None) -> tuple[Figure, ...]:
        """Return the same rows as figures, by end and start: winners, rivals and what never wins."""
        return self._keep((series_key,), as_of)[series_key].readings

    def shown(self, series_key: str, as_of: date | None = None) -> tuple[Figure, ...]:
        """Return the winners and derived figures of a series, one a period, by end and start."""
        return self._keep((series_key,), as_of)[series_key].shown

    def winners(self, series_key: str, as_of: date | None = None) -> pd.DataFrame:
        """Return the rows in use of one series (MARKED), without a figure made of any."""
        return self._keep((series_key,), as_of)[series_key].winners

    def chosen(self, series_key: str, select: Select, as_of: date | None = None) -> pd.DataFrame:
        """Return of the rows in use those that ``select`` tells by their days; no others are added up."""
        return self._keep((series_key,), as_of)[series_key].chosen(select)

    def days(self, series_key: str, as_of: date | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return the first days of the periods in use and the first days after them, in no order."""
        return self._keep((series_key,), as_of)[series_key].days

    def all_positive(self, series_key: str, as_of: date | None = None) -> bool | None:
        """Tell whether every figure in use is above zero; None where there is none."""
        return self._keep((series_key,), as_of)[series_key].all_positive

    def rest(self, series_key: str, as_of: date | None = None) -> pd.DataFrame:
        """Return the rows of one series that are not in use (MARKED): rivals, and what never wins."""
        return self._keep((series_key,), as_of)[series_key].rest

    def refusals(self, series_key: str, as_of: date | None = None) -> tuple[NotDerivable, ...]:
        """Return what ``window_refusals`` says of the figures in use of a flow."""
        return self._keep((series_key,), as_of)[series_key].refusals

    def fetch(self, series_keys: Iterable[str], as_of: date | None = None) -> None:
        """Read these series in one go, so that each is at hand when it is asked for."""
        self._keep(tuple(series_keys), as_of)

    def stamps(self, series_keys: Iterable[str]) -> dict[str, Stamp]:
        """Return of each series what changes when its figures may have changed; see ``SeriesStamps``."""
        merged = self._catalogue().merged
        meant = {key: _meant(key, merged) for key in series_keys}
        found = self._stamps.of(dict.fromkeys(meant.values()))
        return {key: found[other] for key, other in meant.items()}

    def shown_of(self, series_keys: Iterable[str], as_of: date | None = None) -> dict[str, tuple[Figure, ...]]:
        """Return the figures in use of these series, read in one go; an empty tuple where there is none."""
        return {key: kept.shown for key, kept in self._keep(tuple(series_keys), as_of).items()}

    def _keep(self, series_keys: tuple[str, ...], as_of: date | None) -> dict[str, KeptSeries]:
        day, asked, merged = self.day(as_of), series_keys, self._catalogue().merged
        meant = {key: _meant(key, merged) for key in asked}
        series_keys = tuple(dict.fromkeys(meant.values()))
        stamps = self._stamps.of(series_keys)
        known = {}
        with self._lock:
            for key in series_keys:
                stamp, kept = self._kept.get((day, key), (None, None))
                if kept is not None and stamp == stamps[key]:
                    known[key] = kept
                    self._kept.move_to_end((day, key))
        absent = tuple(key for key in series_keys if key not in known)
        if absent:
            known |= self._read(absent, day)
            with self._lock:
                self._kept.update({(day, key): (stamps[key], known[key]) for key in absent})
                while len(self._kept) > max(CACHED_SERIES, len(series_keys)):
                    self._kept.popitem(last=False)
        return {key: known[meant[key]] for key in asked}

    def _read(self, series_keys: tuple[str, ...], day: date) -> dict[str, KeptSeries]:
        frame, windows = self._with_windows(series_keys, day, at_once=len(series_keys) > MAX_SERIES)
        by_key, following = by_series(frame), windows.by_series()
        make = partial(_figures, self._catalogue())
        # A large file asks for thousands of series that are not there yet.
        nothing = KeptSeries(MARKED.empty(), None, make)
        return {
            key: KeptSeries(by_key[key], following.get(key), make) if key in by_key else nothing for key in series_keys
        }

    def figures(self, marked: pd.DataFrame) -> tuple[Figure, ...]:
        """Return the rows of a MARKED frame as figures, by end and start."""
        return _figures(self._catalogue(), marked)

    def maker(self) -> Callable[[Mapping[str, Any]], Figure]:
        """Return what turns one MARKED row into a figure, by the catalogue as it stands now."""
        return partial(_figure, self._catalogue())

    def display_mult(self, indicator: str, unit_measure: str, measure: str) -> int:
        """Return the power of ten in which figures of an indicator are shown."""
        return self._catalogue().display_mult(SeriesKey(indicator, "", measure, unit_measure))

    def by_id(self, obs_ids: Iterable[int]) -> tuple[Figure, ...]:
        """Return stored figures by their ids, in that order; their roles are among themselves only."""
        wanted = tuple(obs_ids)
        if not wanted:  # to the store, no ids would mean all of them
            return ()
        frame = self._store.observations(ObservationQuery(obs_ids=wanted))
        found = {figure.obs_id: figure for figure in self.figures(mark(frame, self._catalogue().rank))}
        return tuple(found[obs_id] for obs_id in wanted if obs_id in found)

    def series_keys(self) -> tuple[str, ...]:
        """Return every series that has a figure, derived counts included, in catalogue order."""
        return self.moved.every().keys

    def derived_among(self, keys: Iterable[str], stored: Collection[str]) -> set[str]:
        """Return which of ``keys`` are among the ``derived_keys`` of ``stored`` ones, without going through these."""
        counts = COUNTED if self._store.facts(FactKind.STATE_CHANGE) else frozenset()
        parts = PartAreas(self._catalogue())
        return {key for key in keys if key in counts or parts.is_made_of(key, stored)}

    def supposing(self, decision: tuple[str, Period, int | None], as_of: date | None = None) -> tuple[Figure, ...]:
        """Return the figures of a series as they would be in use if a person decided so; derived windows follow.

        ``decision`` is series key, period and the obs_id chosen, None: that nobody decided for this period.
        """
        key, period, obs_id = decision
        place = (key, period.start.isoformat(), period.end.isoformat())
        supposed = {said: chosen for said, chosen in self._decisions().items() if said != place}
        if obs_id is not None:
            supposed[place] = obs_id
        readings = self.figures(self._compute((key,), self.day(as_of), supposed))
        return tuple(figure for figure in readings if figure.role == Role.WINNER)

    def marked_with(self, series_key: str, arriving: pd.DataFrame, as_of: date | None = None) -> pd.DataFrame:
        """Return MARKED rows of a series as they would stand if ``arriving`` (OBSERVATIONS, numbered) were stored."""
        return self._compute((series_key,), self.day(as_of), arriving=arriving)

    def _compute(
        self,
        series_keys: tuple[str, ...],
        day: date,
        supposed: Mapping[tuple[str, str, str], int] | None = None,
        arriving: pd.DataFrame | None = None,
    ) -> pd.DataFrame:
        return self._with_windows(series_keys, day, supposed, arriving, at_once=True)[0]

    def _with_windows(
        self,
        series_keys: tuple[str, ...],
        day: date,
        supposed: Mapping[tuple[str, str, str], int] | None = None,
        arriving: pd.DataFrame | None = None,
        *,
        at_once: bool,
    ) -> tuple[pd.DataFrame, Windows]:
        """Return MARKED rows, and the windows whose figures are not among them yet: none if they are asked ``at_once``.

        Those of a few series are left: a chart may do without, and adding up is a third of what its figures cost.
        """
        parts = PartAreas(self._catalogue())
        wanted = tuple(dict.fromkeys((*series_keys, *parts.part_keys(series_keys))))
        rows = self._store.observations(ObservationQuery(series_keys=wanted), as_of=day)
        if arriving is not None:
            known = arriving[arriving["published"].isna() | (arriving["published"] <= pd.Timestamp(day))]
            rows = pd.concat([rows, known], ignore_index=True) if len(known) else rows
        # An undated figure is kept as a rival, but one about days yet to come cannot have been known on that day.
        known_then = rows["published"].notna() | (rows["end"] <= pd.Timestamp(day))
        rows = where(rows, known_then.to_numpy()).reset_index(drop=True)
        catalogue = self._catalogue()
        marked = mark(rows, catalogue.rank, self._decisions() if supposed is None else supposed)
        flows = [key for key in series_keys if _is_flow_level(SeriesKey.parse(key), catalogue)]
        windows = following_windows(of_series(marked, flows), catalogue.rank)
        sums, counts = parts.sums(marked, series_keys), self._counts(series_keys, day)
        known = of_series(marked, series_keys).reset_index(drop=True)
        if not at_once and sums.empty and counts.empty:
            return known, windows
        with_windows = in_use(known, windows.figures())  # they are windows that no figure in use has
        return self._with_derived(self._with_derived(with_windows, sums), counts), windows.only(slice(0))

    def area_refusals(self, series_key: str, as_of: date | None = None) -> tuple[AreaRefusal, ...]:
        """Return the periods for which an area that was made of others, or went into others, has no figure, and why."""
        parts, day = PartAreas(self._catalogue()), self.day(as_of)
        others = parts.kin_keys(series_key)
        if not others:
            return ()
        rows = self._store.observations(ObservationQuery(series_keys=(series_key, *others)), as_of=day)
        return parts.refusals(mark(rows, self._catalogue().rank, self._decisions()), series_key)

    def _decisions(self) -> dict[tuple[str, str, str], int]:
        found = self._store.decisions()
        return {(d.series_key, d.period.start.isoformat(), d.period.end.isoformat()): d.obs_id for d in found}

    def _counts(self, series_keys: tuple[str, ...], day: date) -> pd.DataFrame:
        if not any(key.startswith("PARTNERS_") for key in series_keys):
            return OBSERVATIONS.empty()
        counts = partner_counts(standing_changes(self._store), day)
        return counts[counts["series_key"].isin(series_keys)]

    def _with_derived(self, marked: pd.DataFrame, derived: pd.DataFrame) -> pd.DataFrame:
        """Append derived rows: in use where no figure stands, beside it where one does (a count stated and rebuilt)."""
        if derived.empty:
            return marked
        if not _places(derived) & _places(marked[(marked["role"] == Role.WINNER).to_numpy()]):
            return in_use(marked, derived)
        won = {_key(row): row for row in records(marked) if row["role"] == Role.WINNER}
        beside = [(row, won.get(_key(row))) for row in records(derived)]
        roles = [_derived_role(row, winner) for row, winner in beside]
        disputed = {_key(row) for (row, _), role in zip(beside, roles, strict=True) if role is Role.DISAGREES}
        extra = derived.assign(
            role=pd.Series([r.value for r in roles], index=derived.index, dtype="str"), discrepancy=False
        )
        if marked.empty:
            return MARKED.require(extra[MARKED.names])
        flags = [
            bool(row["discrepancy"]) or (row["role"] == Role.WINNER and _key(row) in disputed)
            for row in records(marked)
        ]
        joined = pd.concat([marked.assign(discrepancy=pd.Series(flags, index=marked.index, dtype="bool")), extra])
        return MARKED.require(joined.reset_index(drop=True)[MARKED.names])


def _figures(catalogue: Catalogue, marked: pd.DataFrame) -> tuple[Figure, ...]:
    found = [_figure(catalogue, row) for row in records(marked)]
    return tuple(sorted(found, key=lambda figure: (figure.period.end, figure.period.start)))


def _figure(catalogue: Catalogue, row: Mapping[str, Any]) -> Figure:
    """Return one MARKED row as a figure in the display unit of its indicator."""
    shown_mult = catalogue.display_mult(SeriesKey(row["indicator"], "", row["measure"], row["unit_measure"]))
    step = int(row["unit_mult"]) - shown_mult
    value = Decimal(row["value_text"]) if row["value_text"] else None
    high = None if pd.isna(row["value_high"]) else Decimal(repr(float(row["value_high"])))
    return Figure(
        obs_id=_whole(row["obs_id"]),
        series_key=row["series_key"],
        indicator=row["indicator"],
        measure=row["measure"],
        period=Period(row["start"].date(), row["end"].date()),
        value=value,
        unit_measure=row["unit_measure"],
        unit_mult=int(row["unit_mult"]),
        decimals=int(row["decimals"]),
        shown=None if value is None else value.scaleb(step),
        shown_high=None if high is None else high.scaleb(step),
        shown_mult=shown_mult,
        shown_decimals=max(int(row["decimals"]) - step, 0),
        qualifier=row["qualifier"],
        obs_status=row["obs_status"],
        origin=row["origin"],
        outlet=row["outlet"],
        published=None if pd.isna(row["published"]) else row["published"].date(),
        published_precision=row["published_precision"],
        withheld=row["withheld"],
        citation=Citation.from_json(row["citation"]),
        batch_id=_whole(row["batch_id"]),
        raw=row["raw"],
        note=row["note"],
        role=row["role"],
        discrepancy=bool(row["discrepancy"]),
    )


def _meant(series_key: str, merged: Mapping[str, str]) -> str:
    """Return the series that a key means: of a merged indicator that of the one into which it was merged."""
    code, colon, rest = series_key.partition(":")
    return f"{merged.get(code, code)}{colon}{rest}"


def _is_flow_level(key: SeriesKey, catalogue: Catalogue) -> bool:
    return key.measure == "level" and catalogue.indicator(key.indicator).kind is IndicatorKind.FLOW


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["series_key"], row["start"], row["end"]


def _places(frame: pd.DataFrame) -> set[tuple[Any, ...]]:
    """Return series and period of each row."""
    days = (frame[name].to_numpy().astype(np.int64).tolist() for name in ("start", "end"))
    return set(zip(frame["series_key"].tolist(), *days, strict=True))


def _derived_role(row: Mapping[str, Any], winner: Mapping[str, Any] | None) -> Role:
    if winner is None:
        return Role.WINNER
    return Role.CORROBORATION if magnitude(row) == magnitude(winner) else Role.DISAGREES


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
