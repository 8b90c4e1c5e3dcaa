"""Coverage counts windows and not figures, as of a day and a version, on either database."""

from __future__ import annotations

from datetime import date

from indicators.model.observation import ObsStatus, Precision
from indicators.model.period import Period
from indicators.store import ObservationQuery, Store

from .figures import EXPORTS, IMPORTS, draft, figure

OTHERS = ("A", "PRESS, in two words", "Z")
TODAY = date(2026, 1, 1)


def told(store: Store, **limits: object) -> dict[str, tuple[object, ...]]:
    found = store.coverage(**({"as_of": TODAY} | limits))  # type: ignore[arg-type]
    return {key: (one.count, one.first, one.last, one.origins) for key, one in found.items()}


def test_a_window_told_twice_counts_once_and_every_origin_is_named(store: Store) -> None:
    store.commit(draft(), [figure("262.46"), figure("219.83", 6), figure("252.41", key=IMPORTS)])
    store.commit(draft(), [figure("262.50", published=date(2025, 9, 10), origin=one) for one in OTHERS])
    six, seven = Period.year_to_date(2025, 6), Period.year_to_date(2025, 7)
    origin = told(store)[IMPORTS][3]
    assert told(store) == {
        EXPORTS: (2, six, seven, tuple(sorted((*origin, *OTHERS)))),  # type: ignore[misc]
        IMPORTS: (1, seven, seven, origin),
    }
    assert told(store, keys=[IMPORTS]) == {IMPORTS: told(store)[IMPORTS]}


def test_windows_are_ordered_by_their_ends_and_one_of_each_kind_is_told(store: Store) -> None:
    store.commit(draft(), [figure("1", months) for months in (1, 2, 3, 6, 9, 12)])
    one = store.coverage(TODAY)[EXPORTS]
    assert (one.count, one.first, one.last) == (6, Period.month(2025, 1), Period.year(2025))
    assert {sample.render() for sample in one.samples} == {
        Period.year_to_date(2025, months).render() for months in (1, 2, 3, 6, 9, 12)
    }


def test_what_is_later_undated_planned_withheld_or_taken_back_covers_nothing(store: Store) -> None:
    store.commit(draft(), [figure("1")])
    before = told(store)
    store.commit(
        draft(),
        [
            figure("2", 6, published=date(2026, 2, 1)),
            figure("3", 5, published=None, published_precision=Precision.NONE),
            figure("4", 4, obs_status=ObsStatus.TARGET),
            figure("5", 3, withheld="unclear"),
        ],
    )
    assert told(store) == before
    assert told(store, as_of=date(2026, 3, 1))[EXPORTS][0] == 2
    withheld = int(store.observations(ObservationQuery())[lambda rows: rows["withheld"] == "unclear"]["obs_id"].item())
    assert told(store, chosen=[withheld])[EXPORTS][0] == 2
    taken_back = store.commit(draft(), [figure("6", 2), figure("7", key=IMPORTS)])
    version = store.version()
    store.revert(taken_back.batch_id, "an editor", "a test")
    assert told(store) == before
    assert set(told(store, at_version=version)) == {EXPORTS, IMPORTS}
    assert told(store, as_of=date(1990, 1, 1)) == {}
