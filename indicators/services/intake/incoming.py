"""The observations a file would bring: candidates with a series, a period and the publication they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
import pandas as pd

from indicators.checks import SCREENED
from indicators.model.frames import OBSERVATIONS
from indicators.model.observation import Observation, ObsStatus
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.intake.draft import Publication

SETTLED_AFTER_DAYS = 540
"""A figure without a printed status counts as official when its period ended so long before publication."""
SHOWN_DIGITS = 10
"""What a cell without a fixed number format shows of a number."""
FIRST_ID = 10**15
"""Observations that are not stored yet are numbered from here, after every stored one."""

Row = dict[str, Any]
Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One figure of the file as the observation it would become, with the row of the sheet it stands in."""

    observation: Observation
    mapping_id: str
    label: str
    position: int
    unit_measure: str
    unit_text: str
    unit_cell: str

    @property
    def where(self) -> str:
        cited = self.observation.citation
        return f"{cited.sheet}!{cited.spot}" if cited.sheet else cited.spot


def first_cell(cells: Any) -> str:
    """Return the first cell of an evidence entry, whether it is one reference or several."""
    if isinstance(cells, str):
        return cells.partition(":")[0].partition(",")[0].strip()
    return first_cell(str(cells[0])) if isinstance(cells, (list, tuple)) and cells else ""


def shown_decimals(value_text: str, decimals: Any) -> int:
    """Return the decimals a cell shows: those of its number format, else as many as fit into ten digits."""
    if not pd.isna(decimals):
        return int(decimals)
    whole, _, fraction = value_text.lstrip("-").partition(".")
    return min(len(fraction.rstrip("0")), max(SHOWN_DIGITS - len(whole), 0))


def status_by_age(period: Period, publication: Publication) -> ObsStatus:
    """Return the status of a figure for which none is printed: as a person said, else by its age at publication."""
    if publication.obs_status is not None:
        return publication.obs_status
    known_on = publication.published or date.max
    return ObsStatus.OFFICIAL if (known_on - period.last_day).days > SETTLED_AFTER_DAYS else ObsStatus.PRELIMINARY


def number_of(text: str) -> Decimal:
    """Return the number of a text; one that is none is not a number."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def screened(figures: Iterable[Incoming]) -> pd.DataFrame:
    """Return the figures as SCREENED, for the checks."""
    return SCREENED.of_columns(_screened_columns(list(figures)))


def _screened_columns(figures: list[Incoming]) -> Columns:
    said = [figure.observation for figure in figures]
    return {
        **_key_columns(said),
        "sheet": [one.citation.sheet for one in said],
        "cell": [one.citation.spot for one in said],
        "label": [figure.label for figure in figures],
        "value": [None if one.value is None else float(one.value) for one in said],
        "value_text": ["" if one.value is None else format(one.value, "f") for one in said],
        "decimals": [one.decimals for one in said],
        "unit_measure": [figure.unit_measure for figure in figures],
        "unit_mult": [one.unit_mult for one in said],
        "unit_text": [figure.unit_text for figure in figures],
        "unit_cell": [figure.unit_cell for figure in figures],
        "qualifier": [one.qualifier.value for one in said],
        "obs_status": [one.obs_status.value for one in said],
        "origin": [one.origin for one in said],
        "published": _days([one.published for one in said]),
    }


def _key_columns(said: list[Observation]) -> Columns:
    """Return the columns of the keys, each key of a series asked once however many figures it has."""
    keys = {one.series_key: key_parts(one.series_key) for one in said}
    parts = list(zip(*(keys[one.series_key] for one in said), strict=True)) or [()] * len(KEY_PARTS)
    return {
        **{name: list(values) for name, values in zip(KEY_PARTS, parts, strict=True)},
        "start": _days([one.period.start for one in said]),
        "end": _days([one.period.end for one in said]),
    }


KEY_PARTS = ("series_key", "indicator", "ref_area", "dimensions", "measure")


def key_parts(key: SeriesKey) -> tuple[str, ...]:
    """Return the parts of a key as frames have them: rendered, indicator, area, dimensions, measure."""
    dimensions = ";".join(f"{name}={value}" for name, value in key.dimensions)
    return key.render(), key.indicator, key.ref_area, dimensions, str(key.measure)


def _days(days: Sequence[date | None]) -> Any:
    return np.array(days, dtype="datetime64[D]").astype("datetime64[s]")


def as_stored(figures: Iterable[Incoming]) -> pd.DataFrame:
    """Return the figures as OBSERVATIONS, as they would stand in the store, numbered from ``FIRST_ID``."""
    listed = list(figures)
    said = [figure.observation for figure in listed]
    return OBSERVATIONS.of_columns(
        {
            **_screened_columns(listed),
            "obs_id": range(FIRST_ID, FIRST_ID + len(listed)),
            "unit_measure": [one.series_key.unit_measure for one in said],
            "raw": [one.raw for one in said],
            "outlet": [one.outlet for one in said],
            "published_precision": [one.published_precision.value for one in said],
            "withheld": [one.withheld for one in said],
            "citation": [one.citation.to_json() for one in said],
            "note": [one.note for one in said],
        }
    )
