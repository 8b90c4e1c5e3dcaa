from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from indicators.model.observation import Citation
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.transforms.areas import AreaReason, no_share_of_heirs, sum_of_parts
from indicators.winners import mark
from tests.conftest import observation_row, observations

DAY = date(2025, 7, 1)
PARTS = ("VN-56", "VN-54")
NEW = SeriesKey.parse("FDI_NEW:VN-56-2025;measure=level;unit=USD")


def rank(_indicator, origin):
    return {"NSO": 1, "FIA": 2}.get(origin, 99)


def row(obs_id, area, value, period="2024-S1", **said):
    key = f"FDI_NEW:{area};measure=level;unit=USD"
    said = {"series_key": key, "indicator": "FDI_NEW", "ref_area": area, "origin": "NSO", **said}
    return observation_row(obs_id, period, value, **said)


def summed(*rows):
    frame, refused = sum_of_parts(mark(observations(*rows), rank), NEW, PARTS, DAY, rank)
    return frame, [(one.period.render(), one.reason, one.areas) for one in refused]


def test_a_new_area_is_the_sum_of_its_parts_and_cites_them():
    frame, refused = summed(row(1, "VN-56", "1443.7"), row(2, "VN-54", "350.6"))
    (found,) = frame.to_dict("records")
    assert (found["value_text"], found["obs_status"], found["series_key"]) == ("1794.3", "D", NEW.render())
    assert Citation.from_json(found["citation"]).parents == (1, 2)
    assert refused == []


def test_an_absent_part_is_named_and_nothing_is_summed():
    frame, refused = summed(row(1, "VN-56", "1443.7"))
    assert frame.empty
    assert refused == [("2024-S1", AreaReason.PARTS_MISSING, ("VN-54",))]


def test_parts_of_two_origins_are_not_summed():
    frame, refused = summed(row(1, "VN-56", "1443.7"), row(2, "VN-54", "350.6", origin="FIA"))
    assert frame.empty
    assert refused == [("2024-S1", AreaReason.PARTS_UNLIKE, PARTS)]


def test_parts_of_other_windows_are_not_summed():
    frame, refused = summed(row(1, "VN-56", "1443.7"), row(2, "VN-54", "350.6", period="2024-Q1"))
    assert frame.empty
    assert [reason for _, reason, _ in refused] == [AreaReason.PARTS_MISSING] * 2


def test_a_window_across_the_change_is_refused():
    frame, refused = summed(row(1, "VN-56", "10", period="2025"), row(2, "VN-54", "5", period="2025"))
    assert frame.empty
    assert refused == [("2025", AreaReason.STRADDLES, PARTS)]


def test_a_published_figure_of_the_new_area_is_left_alone():
    parts = (row(1, "VN-56", "10"), row(2, "VN-54", "5"))
    frame, refused = summed(*parts, row(3, "VN-56-2025", "15.2"))
    assert frame.empty
    assert refused == []


def test_an_old_area_after_the_change_is_not_derivable():
    old = SeriesKey.parse("FDI_NEW:VN-54;measure=level;unit=USD")
    marked = mark(observations(row(1, "VN-56-2025", "15", period="2026-Q1")), rank)
    (refused,) = no_share_of_heirs(marked, old, ("VN-56-2025",), DAY)
    assert (refused.reason, refused.areas, refused.period) == (
        AreaReason.ENDED,
        ("VN-56-2025",),
        Period.parse("2026-Q1"),
    )


amounts = st.decimals(min_value=-1000, max_value=100000, places=2)


@given(amounts, amounts, st.permutations([0, 1]))
def test_the_sum_is_exact_in_whatever_order_the_parts_stand(first, second, order):
    rows = [row(1, "VN-56", format(first, "f")), row(2, "VN-54", format(second, "f"))]
    frame, _ = summed(*(rows[at] for at in order))
    assert Decimal(frame["value_text"].iloc[0]) == first + second
