"""What is told of a series before its windows are added up is what its rows tell afterwards."""

from functools import partial

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period_columns import days
from indicators.services.kept_series import KeptSeries
from indicators.services.marked_rows import in_use
from indicators.services.selection import chosen_rows, chosen_windows
from indicators.transforms.window_refusals import window_refusals
from indicators.transforms.windows import following_windows
from indicators.winners import Role, mark
from tests.conftest import observation_row, observations
from tests.transforms.test_windows import any_figure, rank

OWN = {"series_key": "EXP_GOODS:VNM;measure=level;unit=USD"}
CHOICES = st.sampled_from([PeriodChoice.ALL, PeriodChoice.MONTH, PeriodChoice.QUARTER, PeriodChoice.YEAR_TO_DATE])


@given(st.lists(any_figure(), min_size=1, max_size=12), CHOICES, st.booleans())
def test_a_series_whose_windows_are_not_added_up_tells_the_same(figures, period, added_first):
    rows = [
        observation_row(number, when, text, **{**said, **OWN}) for number, (when, text, said) in enumerate(figures, 1)
    ]
    marked = mark(observations(*rows), rank)
    windows = following_windows(marked, rank)
    whole = in_use(marked, windows.figures())
    won = whole[(whole["role"] == Role.WINNER).to_numpy()]
    kept = KeptSeries(marked, windows, tuple)
    if added_first:
        pd.testing.assert_frame_equal(kept.frame, whole)
    spec = ChartSpec(period=period)
    chosen = kept.chosen(partial(chosen_windows, spec=spec))
    pd.testing.assert_frame_equal(chosen.reset_index(drop=True), won[chosen_rows(won, spec)].reset_index(drop=True))
    for told, name in zip(kept.days, ("start", "end"), strict=True):
        assert np.array_equal(told, days(won, name))
    numbers = [float(text) for text in won["value_text"] if text]
    assert kept.all_positive == (min(numbers) > 0 if numbers else None)
    assert kept.refusals == window_refusals(won)
    assert kept.rest["role"].tolist() == [role for role in whole["role"] if role != Role.WINNER]
    pd.testing.assert_frame_equal(kept.winners.reset_index(drop=True), won.reset_index(drop=True))
