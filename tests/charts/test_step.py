from datetime import date

from indicators import charts
from indicators.charts.theme import token
from tests.charts.chart_data import chart, row, series
from tests.charts.figures import days, numbers, pointed, texts


def count(day: str, value: str, indicator: str = "PARTNERS_TOTAL", **said):
    plain = {"origin": "MOFA", "obs_status": "D", "published": day, "indicator": indicator}
    return row(day, value, **{**plain, **said})


def partners(*rows, codes: tuple[str, ...] = ("PARTNERS_TOTAL",)):
    drawn = tuple(series(code, unit_measure="countries", unit_mult=0) for code in codes)
    return chart(list(rows), kind="step", period="instant", drawn=drawn, as_of=date(2025, 8, 27))


def steps(figure):
    return [t for t in figure["data"] if t.get("line", {}).get("shape") == "hv"]


def test_a_count_holds_until_the_as_of_day():
    figure = charts.build(partners(count("2025-04-03", "34"), count("2025-08-05", "38")), "vi", "light")
    (drawn,) = steps(figure)
    assert days(drawn["x"]) == [date(2025, 4, 3), date(2025, 8, 5), date(2025, 8, 27)]
    assert numbers(drawn["y"]) == [34, 38, 38]
    assert "38" in texts(figure)


def test_an_incomplete_count_is_grey_up_to_the_first_complete_one():
    data = partners(count("2023-09-30", "29", note="incomplete"), count("2024-10-07", "30"), count("2025-04-03", "34"))
    grey, blue = steps(charts.build(data, "vi", "light"))
    assert (grey["line"]["color"], blue["line"]["color"]) == (token("context"), token("c1"))
    assert numbers(grey["y"]) == [29, 30]
    assert any("07/10/2024" in note.text for note in charts.captions(data, "vi").notes)


def test_tiers_are_stacked_with_the_highest_at_the_base():
    codes = ("PARTNERS_CP", "PARTNERS_CSP", "PARTNERS_SP")
    rows = [
        count("2025-04-03", value, code, series=i)
        for i, (code, value) in enumerate(zip(codes, ("14", "12", "8"), strict=True))
    ]
    figure = charts.build(partners(*rows, codes=codes), "en", "light")
    drawn = [t for t in figure["data"] if t.get("fill")]
    assert [t["fillcolor"] for t in drawn] == [token("tier-3"), token("tier-2"), token("tier-1")]
    assert [numbers(t["y"])[-1] for t in drawn] == [12, 20, 34]
    assert "34" in texts(figure)


def test_every_change_can_be_found_by_a_click():
    figure = charts.build(partners(count("2025-04-03", "34"), count("2025-08-05", "38")), "vi", "light")
    found = {tuple(address) for trace in pointed(figure) for address in trace["customdata"]}
    assert {address[1] for address in found} == {"2025-04-03", "2025-08-05"}
