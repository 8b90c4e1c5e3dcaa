"""One series as of one day: its rows, and what is asked of them, each answered once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.frames import OBSERVATIONS
from indicators.model.period_columns import days
from indicators.services.marked_rows import in_use, where
from indicators.transforms.window_refusals import has_refusals, window_refusals
from indicators.transforms.windows import Windows
from indicators.winners import Role

if TYPE_CHECKING:
    from indicators.services.figures import Figure

Days = np.ndarray
Select = Callable[[Days, Days], np.ndarray]
"""Tells of each period, by its first day and the first day after, whether it is asked for."""


class KeptSeries:
    """The rows of a series (MARKED); ``windows`` are those in use that follow from them and are not added up yet."""

    def __init__(
        self, stored: pd.DataFrame, windows: Windows | None, make: Callable[[pd.DataFrame], tuple[Figure, ...]]
    ) -> None:
        self._stored = stored
        self._windows = windows
        self._make = make
        self._won = (stored["role"] == Role.WINNER).to_numpy()
        self._winners = where(stored, self._won)

    @cached_property
    def _derived(self) -> pd.DataFrame:
        return OBSERVATIONS.empty() if self._windows is None else self._windows.figures()

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Every row."""
        return in_use(self._stored, self._derived)

    @cached_property
    def winners(self) -> pd.DataFrame:
        """The rows in use."""
        return in_use(self._winners, self._derived)

    @cached_property
    def rest(self) -> pd.DataFrame:
        """The rows that are not in use."""
        return self._stored[~self._won]

    @cached_property
    def days(self) -> tuple[Days, Days]:
        """The days of the periods in use, in the order of ``winners``."""
        start, end = days(self._winners, "start"), days(self._winners, "end")
        if self._windows is None:
            return start, end
        return np.concatenate([start, self._windows.start]), np.concatenate([end, self._windows.end])

    def chosen(self, select: Select) -> pd.DataFrame:
        """Return of ``winners`` those whose days are selected."""
        told = select(*self.days)
        if self._windows is None or "_derived" in self.__dict__:
            return where(self.winners, told)
        count = len(self._winners)
        derived = self._windows.only(told[count:]).figures()
        return in_use(where(self._winners, told[:count]), derived)

    @cached_property
    def all_positive(self) -> bool | None:
        """Whether every figure in use is above zero; None where there is none."""
        numbers = self._winners["value"].to_numpy()[(self._winners["value_text"] != "").to_numpy()]
        if self._windows is None or not len(self._windows):
            return bool((numbers > 0).all()) if len(numbers) else None
        parts = self._windows.rows["value"].to_numpy()[self._windows.parts]
        plain = ((self._windows.signs == 0) | ((self._windows.signs > 0) & (parts > 0))).all()
        return bool((numbers > 0).all() and (plain or (self._derived["value"] > 0).all()))

    @cached_property
    def refusals(self) -> tuple[NotDerivable, ...]:
        """The months, quarters and halves between the windows in use that cannot be told."""
        told = (self._winners["value_text"] != "").to_numpy()
        start, end = self.days
        known = np.concatenate([told, np.ones(len(start) - len(told), dtype=bool)])  # a derived figure has a value
        return window_refusals(self.winners) if has_refusals(start[known], end[known]) else ()

    @cached_property
    def readings(self) -> tuple[Figure, ...]:
        """Every row as a figure: winners, rivals and what never wins."""
        return self._make(self.frame)

    @cached_property
    def shown(self) -> tuple[Figure, ...]:
        """Those in use as figures, one a period."""
        return self._make(self.winners)
