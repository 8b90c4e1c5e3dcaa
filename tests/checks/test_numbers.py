import pytest

from indicators.checks import screen
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-inf", "n/a"])
def test_what_is_no_finite_number_is_hard_and_takes_no_part_in_other_checks(text):
    row = figure("EXP_GOODS", Period.year(2024), "1") | {"value_text": text}
    (finding,) = screen(case([row]))
    assert (finding.code, finding.severity, finding.params["text"]) == ("not_a_number", Severity.HARD, text)
