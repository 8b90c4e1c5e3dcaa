import pandas as pd

from indicators.checks.statuses import status_steps_back
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure, stored

YEAR = Period.year(2023)
OFFICIAL = stored("EXP_GOODS", YEAR, "354.7", origin="NSO", obs_status="A", published=pd.Timestamp(2024, 6, 1))


def test_an_estimate_after_the_official_figure_of_one_origin_is_asked():
    (finding,) = status_steps_back(case([figure("EXP_GOODS", YEAR, "355.5")], [OFFICIAL]))
    assert (finding.code, finding.severity) == ("status_steps_back", Severity.SOFT)
    assert (finding.params["status"], finding.params["held_status"]) == ("E", "A")


def test_an_older_publication_may_well_be_an_estimate():
    old = figure("EXP_GOODS", YEAR, "355.5", published=pd.Timestamp(2023, 12, 29))
    assert list(status_steps_back(case([old], [OFFICIAL]))) == []


def test_another_origin_has_its_own_ladder():
    assert list(status_steps_back(case([figure("EXP_GOODS", YEAR, "355.5", origin="CUSTOMS")], [OFFICIAL]))) == []


def test_a_climb_is_as_it_should_be():
    estimate = OFFICIAL | {"obs_status": "E"}
    assert list(status_steps_back(case([figure("EXP_GOODS", YEAR, "355.5", obs_status="P")], [estimate]))) == []
