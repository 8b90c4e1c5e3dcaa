"""Values are kept exactly, and what cannot be kept exactly is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.errors import Invalid
from indicators.store import Fact, FactKind, ObservationQuery, Store, source_hash
from indicators.store.content import exact, number

from .figures import draft, figure


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_value_that_is_no_number_is_refused(store: Store, value: str) -> None:
    for said in ({"value": Decimal(value)}, {"value_high": Decimal(value)}):
        with pytest.raises(Invalid, match="value_not_finite"):
            store.commit(draft(), [figure("1"), figure(**said)])
    assert store.version() == 0


@pytest.mark.parametrize("value", [7.52, float("nan"), 7, "7.52"])
def test_a_value_that_is_not_a_decimal_is_refused(store: Store, value: Any) -> None:
    with pytest.raises(Invalid, match="value_not_finite"):
        store.commit(draft(), [replace(figure(), value=value)])


@pytest.mark.parametrize("value", ["1E+308", "1E+400000", "1E-400000", "0E-400000"])
def test_a_value_no_float_stands_for_is_refused(store: Store, value: str) -> None:
    with pytest.raises(Invalid, match="value_out_of_range"):
        store.commit(draft(), [figure(value=Decimal(value))])


def test_a_blank_stays_missing_and_is_never_zero(store: Store) -> None:
    store.commit(draft(), [figure(None), figure("0", 6), figure("0.00", 5)])
    frame = store.observations(ObservationQuery())
    assert list(frame["value_text"]) == ["0.00", "0", ""]
    assert list(frame["value"].isna()) == [False, False, True]


def test_the_exact_decimal_the_float_and_the_printed_text_are_all_kept(store: Store) -> None:
    store.commit(draft(), [figure(value=Decimal("1234.50"), raw="1.234,50", value_high=Decimal("1300"))])
    row = store.observations(ObservationQuery()).iloc[0]
    assert (row["raw"], row["value_text"], row["value"], row["value_high"]) == ("1.234,50", "1234.50", 1234.5, 1300.0)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_a_decimal_written_out_is_the_same_decimal_with_the_same_digits(value: Decimal) -> None:
    text = exact(value, figure())
    assert text is not None
    assert "E" not in text
    assert Decimal(text) == value
    assert number(text) == float(value)
    if value.as_tuple().exponent <= 0:  # type: ignore[operator]
        assert Decimal(text).as_tuple() == value.as_tuple()


def test_the_source_hash_tells_every_part_of_what_is_said() -> None:
    said = figure()
    others = [
        figure("262.460"),
        figure(None),
        figure("262.46", 6),
        figure(key="IMP_GOODS:VNM;measure=level;unit=USD"),
        figure(unit_mult=6),
        figure(raw="262,46"),
        figure(outlet="another newspaper"),
        figure(published=None),
        figure(note="provisional"),
        figure(withheld="names another measure"),
        figure(attributes={"cutoff": "2025-07-31"}),
    ]
    assert source_hash(figure()) == source_hash(said)
    assert len({source_hash(one) for one in (said, *others)}) == len(others) + 1


def test_seeding_again_knows_what_is_there_and_what_was_taken_back(store: Store) -> None:
    seeded, event = figure(), Fact(FactKind.EVENT, "A1-03", {"day": "2025-08-25", "name": "1812/QĐ-TTg"})
    batch = store.commit(draft(), [seeded], [event])
    assert store.known_source_hashes() == {source_hash(seeded), source_hash(event)}
    store.revert(batch.batch_id, "an analyst", "wrong file")
    assert store.known_source_hashes() == set()


def test_text_that_no_encoding_can_hold_is_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="text_not_unicode"):
        store.commit(draft(), [figure(note="\ud800")])


@pytest.mark.parametrize("payload", [{"x": float("nan")}, {"x": Decimal("1")}, {"x": {1, 2}}])
def test_a_fact_that_json_cannot_say_is_refused(store: Store, payload: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="payload_not_json"):
        store.commit(draft(), [], [Fact(FactKind.CLAIM, "K2", payload)])


@pytest.mark.parametrize(
    "said",
    [{"note": "a\x00b"}, {"raw": "\x00"}, {"outlet": "x\x00"}, {"withheld": "why\x00"}],
    ids=lambda said: next(iter(said)),
)
def test_a_figure_with_a_nul_in_its_text_is_refused_by_both_databases(store: Store, said: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as told:
        store.commit(draft(), [figure(), figure(months=6, **said)])
    (text,) = said.values()
    assert told.value.code == "text_with_nul_at"
    assert told.value.params == {"position": text.index("\x00") + 1, "text": text.replace("\x00", "␀")}
    assert store.version() == 0


def test_a_nul_in_what_is_said_of_a_batch_is_refused_by_both_databases(store: Store) -> None:
    batch = store.commit(draft(), [figure()])
    for deed in (
        lambda: store.commit(draft("because\x00"), [figure(months=6)]),
        lambda: store.commit(draft(), [figure(months=6)], idempotency_key="k\x00"),
        lambda: store.revert(batch.batch_id, "an\x00alyst", "wrong file"),
        lambda: store.decide(1, "an analyst", "later\x00"),
        lambda: store.record("an\x00alyst", "looked", {}),
        lambda: store.stage({}, "an\x00alyst"),
        lambda: store.commit(draft(), [], [Fact(FactKind.CLAIM, "K\x002", {})]),
    ):
        with pytest.raises(Invalid, match="text_with_nul"):
            deed()
    assert (store.version(), store.verify()) == (batch.batch_id, [])
