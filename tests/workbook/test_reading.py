"""A reading travels as bytes and comes back the same; records are plain JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.finding import Finding, Severity
from indicators.model.frames import CANDIDATES
from indicators.model.period import Period
from indicators.workbook import Reading, records
from indicators.workbook.candidate import Candidate
from indicators.workbook.candidates import Candidates
from indicators.workbook.cues import Cues, PublishedProposal
from indicators.workbook.packed import MAGIC
from indicators.workbook.reading import SheetReading

TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)
CANDIDATE = st.builds(
    lambda text, number, period, mult, path: Candidate(
        sheet=f"s{text}", row=abs(mult) + 1, column=3, label=text, value=float(number), value_text=str(number),
        raw=text, path=tuple(path), period=period, unit_mult=mult, notes=text,
        evidence={"label": ["A1"], "header": ["C1", "C2"]} if mult else {"header": ["C3"]},
    ),
    TEXT, st.integers(-10**9, 10**9), st.none() | st.integers(1950, 2050).map(Period.year), st.integers(-3, 12),
    st.lists(TEXT, max_size=3),
)  # fmt: skip


def reading_of(candidates):
    return Reading(
        "tệp.xlsx",
        "xlsx",
        (SheetReading("Data", "visible", 5, 3, "wide", 0.75, (("periods_across", "B1"),), "Tên", len(candidates),
                      excerpt=(("a", ""),), painted=((1, 1, "label"),), merges=((1, 1, 2, 2),)),),
        candidates if isinstance(candidates, Candidates) else Candidates.of(candidates),
        (Finding("unit_absent", Severity.SOFT, "Data", "B1", {"text": "x", "count": 2}),),
        Cues("Tên", "Data!A1", "NSO", "name", "Data!A2", "vi",
             (PublishedProposal("2024-07-29", "day", "file_name", "2024-07-29", 0.9),)),
    )  # fmt: skip


@given(st.lists(CANDIDATE, max_size=6))
def test_a_reading_comes_back_from_bytes_as_it_went(candidates):
    reading = reading_of(candidates)
    assert Reading.from_bytes(reading.to_bytes()) == reading


@given(st.lists(CANDIDATE, max_size=6))
def test_candidates_in_columns_are_the_candidates_in_order(candidates):
    table = Candidates.of(candidates)
    assert len(table) == len(candidates)
    assert list(table) == [one._replace(printed="") for one in candidates]
    assert table[1:] == Candidates.of(candidates[1:]) if candidates else len(table[1:]) == 0
    assert len(CANDIDATES.require(table.frame())) == len(candidates)


@pytest.mark.parametrize("text", ["{}", "[]", "", '{"version": 99}', '{"version": 5, "file_name": "x"}'])
def test_bytes_that_are_no_reading_are_an_error_and_no_reading(text):
    said = text.encode()
    for data in (said, MAGIC + said, MAGIC + len(said).to_bytes(8, "little") + said):
        with pytest.raises((ValueError, KeyError, TypeError)):
            Reading.from_bytes(data)


@given(st.lists(CANDIDATE, min_size=1, max_size=6), st.data())
def test_a_large_reading_that_is_cut_off_is_an_error_and_no_reading(candidates, data):
    whole = reading_of(Candidates.joined([Candidates.of(candidates)] * 2)).to_bytes()
    with pytest.raises((ValueError, KeyError, TypeError)):
        Reading.from_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(st.lists(CANDIDATE, max_size=4), st.lists(CANDIDATE, max_size=4))
def test_a_large_reading_comes_back_as_the_same_figures_one_by_one(some, others):
    large = reading_of(Candidates.joined([Candidates.of(some), Candidates.of(others)]))
    assert Reading.from_bytes(large.to_bytes()).rows == Candidates.of([*some, *others])


def test_a_reading_without_candidates_or_with_a_hard_finding_is_refused():
    one = Candidate("s", 1, 1, "x", 1.0, "1", "1", period=Period.year(2024))
    assert Reading("f").refused
    assert not reading_of([one]).refused
    hard = Finding("duplicate_conflict", Severity.HARD)
    assert Reading("f", rows=Candidates.of([one]), findings=(hard,)).refused


def test_a_record_has_the_fields_that_others_rely_on():
    one = Candidate(
        "14.XK", 9, 7, "TỔNG TRỊ GIÁ", 226980.0, "226980", "226980", ("Hàng hóa",), period=Period.year_to_date(2024, 7),
        measure="level", unit_text="Triệu USD", unit_measure="USD", unit_mult=6, obs_status="E",
    )  # fmt: skip
    (record,) = records(Reading("f", rows=Candidates.of([one])))
    assert json.loads(json.dumps(record)) == {
        "sheet": "14.XK", "cell": "G9", "label": "TỔNG TRỊ GIÁ", "path": ["Hàng hóa"], "header": "", "code": "",
        "ref_area": "",
        "start": "2024-01-01", "end": "2024-08-01", "time_period": "2024-01-01/P7M", "measure": "level",
        "unit_text": "Triệu USD", "unit_measure": "USD", "unit_mult": 6, "value": 226980, "raw": "226980",
        "obs_status": "E", "qualifier": "exact", "notes": "",
    }  # fmt: skip


def test_a_missing_figure_and_an_unread_period_are_null_in_a_record():
    (record,) = records(Reading("f", rows=Candidates.of([Candidate("s", 1, 2, "x", None, "", "…")])))
    assert (record["value"], record["start"], record["time_period"]) == (None, None, None)
