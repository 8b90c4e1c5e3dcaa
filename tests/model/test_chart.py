from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indicators.model.chart import MAX_SERIES, ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.period import Period

SPECS = st.builds(
    ChartSpec,
    series=st.lists(st.text("ABCXYZ:;=_", min_size=1, max_size=20), unique=True, max_size=6).map(tuple),
    period=st.sampled_from(PeriodChoice),
    transform=st.sampled_from(Transform),
    kind=st.sampled_from(ChartKind),
    first=st.none() | st.integers(1950, 2100),
    last=st.none() | st.integers(1950, 2100),
    as_of=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    events=st.booleans(),
    months=st.none() | st.integers(1, 12),
    base=st.none() | st.builds(Period.quarter, st.integers(1990, 2100), st.integers(1, 4)),
    formula=st.just("") | st.text("ab+-*/() 1.,&=%é", min_size=1, max_size=40).filter(str.strip),
    version=st.none() | st.integers(0, 10**6),
    against=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)


@given(SPECS)
def test_a_chart_comes_back_from_its_url_unchanged(spec):
    assert ChartSpec.from_query(spec.to_query()) == (spec, ())


def test_what_a_url_says_and_nobody_understands_is_named_but_not_used():
    spec, unknown = ChartSpec.from_query("?s=EXP_GOODS&kind=pie&first=12&months=13&as_of=yesterday&evil=<x>&lang=vi")
    assert spec == ChartSpec(series=("EXP_GOODS",))
    assert unknown == ("kind", "first", "months", "as_of", "evil")


def test_a_url_cannot_ask_for_an_unbounded_chart():
    spec, _ = ChartSpec.from_query("&".join(f"s=A{n}" for n in range(80)))
    assert len(spec.series) == MAX_SERIES
