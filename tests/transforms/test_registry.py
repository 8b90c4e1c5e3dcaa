"""What may be done with a series follows from what its figures are."""

import pytest

from indicators.i18n.messages import translate
from indicators.model.chart import PeriodChoice, Transform
from indicators.model.indicator import IndicatorKind
from indicators.model.series import DIFFERENCES
from indicators.transforms.registry import Subject, illegal


@pytest.mark.parametrize("measure", sorted(DIFFERENCES))
def test_a_change_in_absolute_terms_neither_grows_nor_moves_in_points_nor_adds_up(measure):
    subject = (Subject(IndicatorKind.FLOW, measure, "hectares", PeriodChoice.YEAR, like=True),)
    assert illegal(Transform.LEVEL, subject) == ""
    assert illegal(Transform.YEAR_ON_YEAR, subject) == "change_already"
    assert illegal(Transform.POINTS_ON_YEAR, subject) == "level_in_per_cent"
    assert illegal(Transform.RUNNING_TOTAL, subject) == "not_a_flow"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_that_a_series_is_a_change_already_is_said_in_words(lang):
    assert translate(lang, "explore.illegal.change_already") != "explore.illegal.change_already"
