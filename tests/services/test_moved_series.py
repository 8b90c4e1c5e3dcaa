"""Who reads only the series that moved or are told more than once finds all that reading every series finds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Qualifier
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.discrepancies import DISPUTES, Discrepancies
from indicators.services.figures import Figures
from indicators.services.in_use import InUse, differing, same_value
from indicators.services.overview import LATELY, OverviewService, headline, latest_publication
from indicators.services.revisions import Revisions
from indicators.store import BatchDraft, BatchKind, Store, open_store
from tests.services.conftest import all_shown
from tests.services.made_once import shipped

CATALOGUE = shipped()
TODAY = date(2026, 11, 22)
KEYS = [*[SeriesKey("EXP_GOODS", "VNM", "level", "USD", (("partner", "USA"),))] * 4]
KEYS += [CATALOGUE.series_key("IIP"), CATALOGUE.series_key("EXP_GOODS;measure=yoy")]
WINDOWS = [
    *(Period.months(2025, month, 1) for month in range(1, 7)),
    *(Period.months(2025, 1, count) for count in (2, 3, 6)),
    Period.months(2025, 4, 3),
]
DAYS = [date(2025, 2, 1) + timedelta(days=10 * step) for step in range(16)]


def said(key, window, value, origin, published, status=ObsStatus.OFFICIAL, withheld="") -> Observation:
    return Observation(
        key, window, None if value is None else Decimal(value).scaleb(-1), 9, status, origin, "a test",
        Citation(CitationKind.PRESS, publisher="a test"), decimals=1, published=published, withheld=withheld,
        qualifier=Qualifier.EXACT,
    )  # fmt: skip


figure = st.builds(
    said, st.sampled_from(KEYS), st.sampled_from(WINDOWS), st.one_of(st.none(), st.integers(1, 60)),
    st.sampled_from(["CUSTOMS", "GSO"]), st.one_of(st.none(), st.sampled_from(DAYS)),
    st.sampled_from([*[ObsStatus.OFFICIAL] * 3, ObsStatus.PRELIMINARY, ObsStatus.FORECAST]),
    st.sampled_from(["", "", "", "", "", "another_measure"]),
)  # fmt: skip
batches = st.lists(st.lists(figure, min_size=1, max_size=12), min_size=1, max_size=3)


def filled(folder: Path, figures, undone: bool) -> Store:
    store = open_store(f"sqlite:///{folder / 'store.sqlite3'}", folder, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    for some in figures:
        store.commit(BatchDraft(BatchKind.UPLOAD, "a test", reason="a test"), some)
    if undone:
        store.revert(store.version(), "a test", "to see it")
    return store


QUARTER_AFTER_ITS_MONTHS = [
    [said(KEYS[0], Period.months(2025, month, 1), 10, "CUSTOMS", DAYS[3]) for month in (1, 2, 3)],
    [said(KEYS[0], Period.months(2025, 1, 3), 40, "CUSTOMS", DAYS[8])],
]

OLDER_BEHIND_A_BLANK = [
    [
        said(KEYS[4], Period.months(2025, 1, 1), 10, "GSO", DAYS[3]),
        said(KEYS[4], Period.months(2025, 2, 1), None, "GSO", DAYS[8]),
        said(KEYS[5], Period.months(2025, 1, 1), 10, "GSO", DAYS[1]),
        said(KEYS[5], Period.months(2025, 2, 1), None, "GSO", DAYS[7]),
    ]
]


@example(told=OLDER_BEHIND_A_BLANK, undone=False, day=DAYS[9], since=DAYS[5])
@example(told=QUARTER_AFTER_ITS_MONTHS, undone=False, day=DAYS[9], since=DAYS[5])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=batches, undone=st.booleans(), day=st.sampled_from(DAYS[4:]), since=st.sampled_from(DAYS[:8]))
def test_what_changed_and_what_is_disputed_is_the_same_as_told_of_all_series(told, undone, day, since):
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        store = filled(Path(name), told, undone)
        try:
            figures = Figures(store, lambda: CATALOGUE, lambda: TODAY)
            found = Revisions(store, lambda: CATALOGUE, figures).changed_since(since, day) if since < day else ()
            assert found == (changed(figures, since, day) if since < day else ())
            listed = Discrepancies(store, lambda: CATALOGUE, figures, lambda: TODAY).disagreements(day).listed
            assert {(one.series_key, one.period) for one in listed} == disputed(figures, day)
            changes = OverviewService(store, lambda: CATALOGUE, figures, lambda: TODAY).overview(day).changes
            assert changes.since == latest_publication(figures, day) - LATELY == latest(figures, day) - LATELY
            revised, new = lately(figures, changes.since, day)
            assert {(one.before, one.after) for one in changes.revised} == revised
            assert {one.series_key: one for one in changes.new} == new
            assert changes.new_count == len(new)
            assert {one.rival.obs_id for one in changes.disputes} == rivals(figures, day)
        finally:
            store.close()


def changed(figures, since, day) -> tuple[InUse, ...]:
    now, then = all_shown(figures, day), all_shown(figures, since)
    return tuple(
        one
        for key in figures.series_keys()
        for one in differing(then.get(key, ()), now.get(key, ()))
        if any(side and side.obs_id is not None for side in (one.before, one.after))
    )


def readings(figures, day):
    return [one for key in figures.series_keys() for one in figures.readings(key, day)]


def disputed(figures, day):
    return {(one.series_key, one.period) for one in readings(figures, day) if one.role in DISPUTES}


def rivals(figures, day):
    return {one.obs_id for one in readings(figures, day) if one.role in DISPUTES and one.obs_id is not None}


def latest(figures, day) -> date:
    published = [one.published for shown in all_shown(figures, day).values() for one in shown if one.published]
    return max(published, default=day)


def lately(figures, since, day):
    earlier, revised, new = all_shown(figures, since), set(), {}
    for key, shown in all_shown(figures, day).items():
        before = {one.period: one for one in earlier.get(key, ())}
        pairs = [(before[one.period], one) for one in shown if one.period in before]
        revised |= {pair for pair in pairs if not same_value(*pair)}
        came = [
            one for one in shown
            if one.period not in before and one.obs_id is not None and one.published and one.published > since
        ]  # fmt: skip
        if came:
            new[key] = headline(tuple(came)) or came[0]
    usual = {one.indicator for one in new.values() if one.measure == CATALOGUE.indicator(one.indicator).default_measure}
    return revised, {
        key: one
        for key, one in new.items()
        if one.indicator not in usual or one.measure == CATALOGUE.indicator(one.indicator).default_measure
    }
