"""Statuses climb: estimate, preliminary, official; a step back is looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from indicators.checks.case import Case, Row, key_of, quantity
from indicators.model.finding import Finding, Severity
from indicators.model.observation import ObsStatus

LADDER = (ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL)


def status_steps_back(case: Case) -> Iterator[Finding]:
    """Find figures of a lower status than one the same origin has published before for the same key; soft."""
    best: dict[tuple[object, ...], Row] = {}
    for row in case.past:
        key = (*key_of(row), row["origin"])
        eligible = row["obs_status"] in LADDER and not row["withheld"] and row["value_text"] != ""
        if eligible and (key not in best or _step(row["obs_status"]) > _step(best[key]["obs_status"])):
            best[key] = row
    for row in case.where(case.of_known_series):
        held = best.get((*key_of(row), row["origin"]))
        if held is None or row["obs_status"] not in LADDER or _step(row["obs_status"]) >= _step(held["obs_status"]):
            continue
        if _earlier(row["published"], held["published"]):
            continue
        params = {
            "indicator": row["indicator"],
            "period": row["period"].render(),
            "status": row["obs_status"],
            "held_status": held["obs_status"],
            "held": quantity(held),
        }
        yield Finding("status_steps_back", Severity.SOFT, row["sheet"], row["cell"], params)


def _step(status: str) -> int:
    return LADDER.index(ObsStatus(status))


def _earlier(published: object, held: object) -> bool:
    """Whether the file is an older publication than the held figure, so that its lower status is as it should be."""
    if not isinstance(published, pd.Timestamp) or not isinstance(held, pd.Timestamp):
        return False
    return published < held
