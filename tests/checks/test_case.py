"""What of the history a file is held against."""

from indicators.model.period import Period
from tests.checks.cases import case, figure, stored


def test_a_figure_is_held_against_the_history_of_two_years_around_it():
    history = [stored("EXP_GOODS", Period.month(year, 6), "30") for year in range(2015, 2027)]
    known = case([figure("EXP_GOODS", Period.month(2020, 6), "31")], history).known
    assert sorted(period.start.year for _, period in known) == [2018, 2019, 2020, 2021, 2022]
