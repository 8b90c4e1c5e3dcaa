"""Reading back: what was known on a day, what this store showed at a version, in one order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from indicators.model.frames import OBSERVATIONS
from indicators.model.observation import Precision, Qualifier
from indicators.model.period import Period
from indicators.store import Fact, FactKind, ObservationQuery, Store

from .figures import EXPORTS, IMPORTS, draft, figure, values

LAOS = "EXP_GOODS:LAO;counterpart_area=VNM;measure=level;unit=USD"


@pytest.fixture
def filled(store: Store) -> Store:
    """Two batches: exports of seven and six months and imports; then a revision, a figure of Laos, an undated one."""
    store.commit(draft(), [figure("262.46"), figure("219.83", 6), figure("252.41", key=IMPORTS)])
    store.commit(
        draft(),
        [
            figure("262.50", published=date(2025, 9, 10)),
            figure("1.5", key=LAOS, published=date(2025, 8, 31), published_precision=Precision.MONTH),
            figure("514", published=None, published_precision=Precision.NONE),
        ],
    )
    return store


def found(store: Store, query: ObservationQuery, **limits: object) -> list[str]:
    return list(store.observations(query, **limits)["value_text"])  # type: ignore[arg-type]


def test_rows_come_by_series_then_period_then_the_order_they_were_stored(filled: Store) -> None:
    frame = filled.observations(ObservationQuery())
    assert list(frame["value_text"]) == ["1.5", "219.83", "262.46", "262.50", "514", "252.41"]
    assert list(frame["obs_id"]) == [5, 2, 1, 4, 6, 3]
    assert list(frame.index) == list(range(6))


def test_every_field_comes_back_as_it_was_said(store: Store) -> None:
    said = figure(
        value=Decimal("24.10"),
        value_high=Decimal("25"),
        qualifier=Qualifier.NEARLY,
        note="as of 31 July",
        withheld="names another measure",
        raw="gần 24,10",
        period=Period.instant(date(2025, 7, 31)),
        key=LAOS,
        attributes={"cut_off": "31/07"},
    )
    store.commit(draft(), [said])
    row = store.observations(ObservationQuery()).iloc[0]
    assert row.to_dict() == {
        "obs_id": 1,
        "series_key": LAOS,
        "indicator": "EXP_GOODS",
        "ref_area": "LAO",
        "dimensions": "counterpart_area=VNM",
        "measure": "level",
        "start": pd.Timestamp(2025, 7, 31),
        "end": pd.Timestamp(2025, 7, 31),
        "value": 24.1,
        "value_text": "24.10",
        "value_high": 25.0,
        "decimals": 2,
        "unit_measure": "USD",
        "unit_mult": 9,
        "qualifier": "nearly",
        "obs_status": "P",
        "raw": "gần 24,10",
        "origin": "CUSTOMS",
        "outlet": "a newspaper",
        "published": pd.Timestamp(2025, 8, 11),
        "published_precision": "day",
        "withheld": "names another measure",
        "citation": said.citation.to_json(),
        "batch_id": 1,
        "note": "as of 31 July",
    }


def test_an_empty_answer_is_a_frame_of_the_same_schema(store: Store) -> None:
    frame = store.observations(ObservationQuery(series_keys=(EXPORTS,)))
    assert list(OBSERVATIONS.require(frame).columns) == OBSERVATIONS.names
    assert frame.empty


def test_as_of_keeps_what_was_published_by_that_day_and_what_is_undated(filled: Store) -> None:
    exports = ObservationQuery(series_keys=(EXPORTS,))
    assert found(filled, exports, as_of=date(2025, 8, 10)) == ["514"]
    assert found(filled, exports, as_of=date(2025, 8, 11)) == ["219.83", "262.46", "514"]
    assert found(filled, exports, as_of=date(2025, 9, 9)) == ["219.83", "262.46", "514"]
    assert found(filled, exports, as_of=date(2025, 9, 10)) == ["219.83", "262.46", "262.50", "514"]


def test_at_version_shows_what_the_store_showed_then(filled: Store) -> None:
    filled.revert(1, "an analyst", "wrong file")
    assert values(filled, at_version=0) == []
    assert values(filled, at_version=1) == ["219.83", "262.46", "252.41"]
    assert values(filled, at_version=2) == ["1.5", "219.83", "262.46", "262.50", "514", "252.41"]
    assert values(filled, at_version=3) == values(filled) == ["1.5", "262.50", "514"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ObservationQuery(series_keys=(IMPORTS, LAOS)), ["1.5", "252.41"]),
        (ObservationQuery(series_keys=("NONE:VNM;measure=level;unit=USD",)), []),
        (ObservationQuery(indicators=("EXP_GOODS",)), ["1.5", "219.83", "262.46", "262.50", "514"]),
        (ObservationQuery(indicators=("EXP_GOODS",), ref_area="LAO"), ["1.5"]),
        (ObservationQuery(ref_area="VNM", series_keys=(LAOS, IMPORTS)), ["252.41"]),
        (ObservationQuery(ref_area="LAO"), ["1.5"]),
        (ObservationQuery(obs_ids=(3, 1, 1, 99)), ["262.46", "252.41"]),
        (ObservationQuery(obs_ids=(3, 1), indicators=("IMP_GOODS",)), ["252.41"]),
        (ObservationQuery(obs_ids=(1, 4), batch_id=2), ["262.50"]),
        (ObservationQuery(batch_id=1), ["219.83", "262.46", "252.41"]),
        (ObservationQuery(batch_id=1, series_keys=(EXPORTS,)), ["219.83", "262.46"]),
        (ObservationQuery(batch_id=9), []),
    ],
)
def test_each_part_of_a_query_narrows_it(filled: Store, query: ObservationQuery, expected: list[str]) -> None:
    assert found(filled, query) == expected


def test_more_series_than_one_list_holds_are_read_in_one_order(store: Store) -> None:
    keys = tuple(sorted(f"C{number}:VNM;measure=level;unit=USD" for number in range(1203)))
    store.commit(draft(), [figure(str(place), key=key) for place, key in reversed(list(enumerate(keys)))])
    assert found(store, ObservationQuery(series_keys=keys)) == [str(place) for place in range(1203)]
    assert found(store, ObservationQuery(obs_ids=tuple(range(1, 1204)))) == [str(place) for place in range(1203)]
    assert store.series_keys() == keys


def test_facts_come_by_kind_from_batches_that_count(store: Store) -> None:
    event = Fact(FactKind.EVENT, "A1-03", {"name": "Quyết định 1812/QĐ-TTg", "days": [1, 2]})
    store.commit(draft(), [], [event, Fact(FactKind.CLAIM, "K2", {})])
    store.commit(draft(), [], [Fact(FactKind.EVENT, "A1-04", {})])
    first, second = store.facts(FactKind.EVENT)
    assert (first.source_id, first.payload, first.fact_id, first.batch_id) == ("A1-03", event.payload, 1, 1)
    assert (second.source_id, second.fact_id, second.batch_id) == ("A1-04", 3, 2)
    store.revert(1, "an analyst", "wrong file")
    assert [fact.source_id for fact in store.facts(FactKind.EVENT)] == ["A1-04"]
    assert [fact.source_id for fact in store.facts(FactKind.EVENT, at_version=1)] == ["A1-03"]
    assert store.facts(FactKind.CLAIM) == ()
