"""What leaves as CSV or XLSX comes back through our own reader as it was, over generated stores."""

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.export import csv, xlsx
from indicators.model.observation import ObsStatus, Qualifier
from indicators.model.period import Period
from indicators.services.documents import as_document
from indicators.workbook import Limits, read_workbook, records
from tests.charts.chart_data import chart, row, series

SHEETS = {"vi": "Dữ liệu", "en": "Data"}
UNITS = (("USD", 9), ("USD", 6), ("USD", 0), ("VND", 12), ("VND", 9), ("percent", 0), ("persons", 3), ("countries", 0))
MEASURES = {"percent": "yoy"}
TEXTS = st.one_of(
    st.sampled_from(
        ["", "=1+1", "+84", "-5", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "'=x", "a,b", 'say "x"', "ỷ ₫ −"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
)


@st.composite
def periods(draw):
    """Any window of the years around, whole months or cut off on a day, and single days."""
    year, month = draw(st.integers(2010, 2026)), draw(st.integers(1, 12))
    form = draw(st.sampled_from(["{y}", "{y}-S{s}", "{y}-Q{q}", "{y}-M{m:02}", "{y}-01-01/P{m}M", "{y}-{m:02}-{d:02}"]))
    day = draw(st.integers(1, 28))
    return form.format(y=year, m=month, q=(month + 2) // 3, s=1 + month // 7, d=day)


@st.composite
def charts(draw):
    """Up to four series of several units, with every status and hedge, and notes that a spreadsheet would run."""
    drawn = []
    for n in range(draw(st.integers(1, 4))):
        unit, mult = draw(st.sampled_from(UNITS))
        name = {"vi": f"Chỉ số {n}", "en": f"Series {n}"}
        measure = MEASURES.get(unit, "level")
        one = series(f"X{n}", name=name, short=name, unit_measure=unit, unit_mult=mult, measure=measure)
        drawn.append(one)
    rows = []
    for n, one in enumerate(drawn):
        key = f"X{n}:VNM;measure={one.measure};unit={one.unit_measure}"
        for period in draw(st.lists(periods(), min_size=1, max_size=5, unique_by=lambda p: Period.parse(p))):
            places = draw(st.integers(0, 4))
            value = draw(st.decimals(-(10**9), 10**9, places=places, allow_nan=False))
            status = draw(st.sampled_from([s.value for s in ObsStatus]))
            hedge = draw(st.sampled_from([q.value for q in Qualifier if q is not Qualifier.RANGE]))
            rows.append(
                row(period, format(value, "f"), series=n, indicator=f"X{n}", obs_status=status, qualifier=hedge,
                    series_key=key, measure=one.measure, note=draw(TEXTS), outlet=draw(TEXTS))
            )  # fmt: skip
    return chart(rows, kind="table", period="all", drawn=tuple(drawn))


def reads(content, suffix, sheet):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(content)
        return [one for one in records(read_workbook(path, path.name, Limits())) if sheet in {None, one["sheet"]}]


def told(data):
    """What identifies each figure and what it is, as it stands in the chart."""
    return sorted(
        (r.series_key, r.start.date().isoformat(), r.end.date().isoformat(), Decimal(f"{r.value:.15g}"), r.obs_status,
         r.qualifier, data.series[r.series].unit_measure, data.series[r.series].unit_mult)
        for r in data.rows.itertuples()
    )  # fmt: skip


def found(read):
    return sorted(
        (r["code"], r["start"], r["end"], Decimal(f"{r['value']:.15g}"), r["obs_status"], r["qualifier"],
         r["unit_measure"], r["unit_mult"])
        for r in read
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=charts())
def test_exported_figures_come_back_with_value_period_unit_status_and_hedge(lang, data):
    document = as_document(data, lang)
    assert found(reads(csv(document).content, ".csv", None)) == told(data)
    assert found(reads(xlsx(document).content, ".xlsx", SHEETS[lang])) == told(data)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_text_that_a_spreadsheet_would_run_comes_back_without_its_apostrophe(text):
    data = chart([row("2025", "1.5", note=text)], kind="table", period="all", as_of=date(2026, 1, 16))
    document = as_document(data, "vi")
    assert f",'{text}" in csv(document).content.decode("utf-8-sig").replace('"', "")
    for content, suffix, sheet in ((csv(document).content, ".csv", None), (xlsx(document).content, ".xlsx", "Dữ liệu")):
        assert [one["notes"] for one in reads(content, suffix, sheet)] == [text]
