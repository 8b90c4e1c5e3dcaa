"""Figures in columns are committed as the same figures one by one: the same rows, the same seals, the same faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.model.errors import Conflict, Invalid
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision, Qualifier
from indicators.model.period import Period
from indicators.model.pooled import Pooled
from indicators.store import ObservationColumns, Store
from indicators.store.commit import prepare, prepare_columns

from . import databases
from .databases import bare, on_both
from .figures import EXPORTS, IMPORTS, draft, figure, open_in, values

T = TypeVar("T")


def pooled(observations: Sequence[Observation], value: Callable[[Observation], T]) -> Pooled[T]:
    pool = list(dict.fromkeys(map(value, observations)))
    return Pooled(pool, [pool.index(value(one)) for one in observations])


def columns(observations: Sequence[Observation], *, cells: bool = True, **said: Any) -> ObservationColumns:
    """The same figures in columns; ``cells``: the cell of each beside its citation, not within."""
    return replace(
        ObservationColumns(
            series_key=pooled(observations, lambda one: one.series_key),
            period=pooled(observations, lambda one: one.period),
            value_text=[None if one.value is None else str(one.value) for one in observations],
            decimals=[one.decimals for one in observations],
            raw=[one.raw for one in observations],
            citation=pooled(observations, lambda one: replace(one.citation, cell="") if cells else one.citation),
            cell=[one.citation.cell for one in observations] if cells else (),
            unit_mult=pooled(observations, lambda one: one.unit_mult),
            obs_status=pooled(observations, lambda one: one.obs_status),
            origin=pooled(observations, lambda one: one.origin),
            outlet=pooled(observations, lambda one: one.outlet),
            qualifier=pooled(observations, lambda one: one.qualifier),
            published=pooled(observations, lambda one: one.published),
            published_precision=pooled(observations, lambda one: one.published_precision),
            withheld=pooled(observations, lambda one: one.withheld),
            note=pooled(observations, lambda one: one.note),
        ),
        **said,
    )


_texts = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=12)
_cells = st.builds(lambda column, row: f"{column}{row}", st.sampled_from(["A", "Z", "AB", "XFD"]), st.integers(1, 9999))
_figures = st.builds(
    lambda key, **said: replace(figure(key=key), **said),
    key=st.sampled_from([EXPORTS, IMPORTS, "CPI:VNM;measure=mom;unit=percent"]),
    period=st.sampled_from([Period.year_to_date(2025, 7), Period.month(2025, 2), Period.instant(date(2025, 7, 1))]),
    value=st.none() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40),
    unit_mult=st.integers(-3, 12),
    decimals=st.integers(0, 9),
    obs_status=st.sampled_from(list(ObsStatus)),
    qualifier=st.sampled_from(list(Qualifier)),
    raw=_texts,
    origin=_texts,
    outlet=_texts,
    withheld=_texts,
    note=_texts,
    published=st.none() | st.dates(),
    published_precision=st.sampled_from(list(Precision)),
    citation=st.builds(
        Citation,
        kind=st.sampled_from(list(CitationKind)),
        sheet=_texts,
        cell=_cells,
        title=_texts,
        file_name=_texts,
        parents=st.lists(st.integers(1, 9), max_size=2).map(tuple),
    ),
)


@given(observations=st.lists(_figures, min_size=1, max_size=6), cells=st.booleans())
@settings(max_examples=60)
def test_columns_make_the_very_rows_and_hashes_of_the_same_figures(
    observations: list[Observation], cells: bool
) -> None:
    singly, together = prepare(observations, ()), prepare_columns(columns(observations, cells=cells))
    assert list(together.observations) == list(singly.observations)
    assert list(together.observations) == list(singly.observations)  # they may be asked for again
    assert (together.hashes, together.digest) == (singly.hashes, singly.digest)
    assert list(together.series.items()) == list(singly.series.items())


def _stored(folder: Path, table: str) -> list[tuple[Any, ...]]:
    connection = bare(databases.chosen(), folder)
    try:
        return [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()]
    finally:
        connection.close()


def many() -> list[Observation]:
    keys = (IMPORTS, EXPORTS)
    return [
        figure(f"{number}.{number:03d}", months=number % 12 + 1, key=keys[number % 2], note=f"ghi chú {number % 3}")
        for number in range(450)
    ] + [figure(None)]


@on_both
def test_both_doors_leave_the_same_bytes_in_the_database(tmp_path: Path) -> None:
    left: list[list[Any]] = []
    for name in ("singly", "together"):
        folder = tmp_path / name
        folder.mkdir()
        store = open_in(folder)
        store.commit(draft(), [figure("1")])
        if name == "singly":
            store.commit(draft(), many(), heads={EXPORTS: 1, IMPORTS: 0}, idempotency_key="once")
        else:
            store.commit_columns(draft(), columns(many()), heads={EXPORTS: 1, IMPORTS: 0}, idempotency_key="once")
        assert store.verify() == []
        store.close()
        left.append([_stored(folder, table) for table in ("observation", "series", "head", "batch", "audit")])
    assert left[0] == left[1]


@on_both
def test_columns_conflict_with_a_moved_head_and_write_nothing(store: Store) -> None:
    store.commit(draft(), [figure("1")])
    with pytest.raises(Conflict) as told:
        store.commit_columns(draft(), columns(many()), heads={EXPORTS: 0})
    assert (told.value.code, told.value.params) == ("heads_changed", {"series": [EXPORTS]})
    assert (values(store), store.version()) == (["1"], 1)


def test_columns_of_one_idempotency_key_are_committed_once(store: Store) -> None:
    first = store.commit_columns(draft(), columns(many()), idempotency_key="k")
    assert store.commit_columns(draft(), columns(many()), idempotency_key="k") == first
    assert store.version() == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"value_text": ["NaN"]}, "value_not_finite"),
        ({"value_text": ["1e999"]}, "value_out_of_range"),
        ({"raw": ["1\x00"]}, "text_with_nul_at"),
        ({"note": Pooled(("\x00",))}, "text_with_nul_at"),
        ({"raw": ["\ud800"]}, "text_not_unicode"),
        ({"decimals": [2, 2]}, "columns_unlike"),
        ({"cell": ['A1"']}, "columns_unlike"),
    ],
)
def test_columns_are_refused_for_what_a_figure_is_refused_for(store: Store, changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as told:
        store.commit_columns(draft(), columns([figure("1")], **changed))
    assert (told.value.code, store.version()) == (code, 0)


def test_a_batch_of_empty_columns_is_refused(store: Store) -> None:
    with pytest.raises(Invalid) as told:
        store.commit_columns(draft(), columns([]))
    assert told.value.code == "batch_empty"


def test_a_decimal_with_an_exponent_is_written_out_in_columns_too(store: Store) -> None:
    store.commit_columns(draft(), columns([figure("1")], value_text=["1.50E+3"]))
    assert values(store) == [format(Decimal("1.50E+3"), "f")] == ["1500"]
