"""The listing tells the same series as their figures do, and a commit reads anew only what it touched."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from indicators.model.chart import ChartSpec
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.formulas import offers
from indicators.services.series_search import Question, SeriesSearch
from indicators.store import BatchDraft, BatchKind
from tests.services.conftest import all_shown

EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
IMPORTS = "IMP_GOODS:VNM;measure=level;unit=USD"


def committed(seeded, key, period, **said):
    one = {"published": date(2026, 11, 1), "published_precision": Precision.DAY, "decimals": 2} | said
    figure = Observation(
        SeriesKey.parse(key), Period.parse(period), Decimal("1.25"), 9, ObsStatus.PRELIMINARY, "CUSTOMS", "a newspaper",
        Citation(CitationKind.PRESS, publisher="a newspaper"), **one,
    )  # fmt: skip
    return seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "a test", reason="a test"), [figure])


@pytest.mark.parametrize("day", [None, date(2025, 9, 1), date(2022, 1, 1), date(1990, 1, 1)])
def test_the_listing_has_the_series_that_have_a_figure_in_use_in_the_order_of_the_catalogue(standing, day):
    shown = all_shown(standing.figures, day)
    listed = standing.explore.entries(day)
    assert [entry.key for entry in listed] == list(shown)
    for entry in listed:
        stored = [figure.period for figure in shown[entry.key] if figure.obs_id is not None]
        if stored and not entry.key.startswith("PARTNERS_"):  # counts are rebuilt day by day from the state changes
            assert (entry.count, entry.first, entry.last) == (len(stored), stored[0], stored[-1])


@pytest.mark.parametrize("day", [None, date(2022, 1, 1)])
def test_a_page_about_some_series_is_told_of_them_as_by_the_whole_listing(standing, day):
    listed = standing.explore.entries(day)
    keys = [entry.key for entry in listed] + ["IIP:VNM;measure=level;unit=index"]
    for series in [*((key,) for key in keys), *pairwise(keys), tuple(keys[:12])]:
        near = standing.explore.near(series, day)
        assert list(near) == [entry for entry in listed if entry in near], "in the same order"
        assert {entry.key for entry in near} >= {entry.key for entry in listed if entry.key in series}
        spec = ChartSpec(series=series)
        assert offers(spec, near) == offers(spec, listed)
        grown = {replace(SeriesKey.parse(key), measure="yoy", unit_measure="percent").render() for key in series}
        assert {entry.key for entry in near} & grown == {entry.key for entry in listed} & grown
        own = {(entry.indicator, entry.measure) for entry in listed if entry.key in series}
        units = {(e.indicator, e.measure, e.unit_measure) for e in listed if (e.indicator, e.measure) in own}
        assert {(e.indicator, e.measure, e.unit_measure) for e in near if (e.indicator, e.measure) in own} == units


def test_what_is_near_a_series_moves_with_a_commit(seeded):
    before = seeded.explore.near((EXPORTS,))
    assert seeded.explore.near((EXPORTS,)) is before
    committed(seeded, EXPORTS, "2026-M10")
    assert {entry.key: entry.last for entry in seeded.explore.near((EXPORTS,))}[EXPORTS] == Period.month(2026, 10)


def test_a_series_with_withheld_or_undated_figures_alone_is_not_listed(seeded):
    before = {entry.key for entry in seeded.explore.entries()}
    committed(seeded, "IIP:VNM;measure=level;unit=index", "2026", withheld="unclear")
    committed(seeded, "IIP:VNM;measure=level;unit=index", "2025", published=None, published_precision=Precision.NONE)
    assert {entry.key for entry in seeded.explore.entries()} == before


def test_a_commit_reads_anew_only_the_series_that_it_touched(seeded):
    before = {entry.key: entry for entry in seeded.explore.entries()}
    kept = seeded.figures.shown(IMPORTS)
    batch = committed(seeded, EXPORTS, "2026-M10")
    after = {entry.key: entry for entry in seeded.explore.entries()}
    assert after[EXPORTS].last == Period.month(2026, 10)
    same = [key for key in before if key != EXPORTS and not key.startswith("PARTNERS_")]
    assert all(after[key] is before[key] for key in same)
    assert seeded.figures.shown(IMPORTS) is kept
    assert Period.month(2026, 10) in {figure.period for figure in seeded.figures.shown(EXPORTS)}

    seeded.store.revert(batch.batch_id, "a test", "back again")
    assert {entry.key: entry.last for entry in seeded.explore.entries()} == {k: e.last for k, e in before.items()}
    assert Period.month(2026, 10) not in {figure.period for figure in seeded.figures.shown(EXPORTS)}


def test_a_decision_moves_the_figures_of_its_series_and_no_others(seeded):
    kept = seeded.figures.shown(IMPORTS)
    rival = next(one for one in seeded.figures.readings(EXPORTS) if one.role == "withheld")
    seeded.store.decide(rival.obs_id, "a test", "because")
    decided = {figure.period: figure.obs_id for figure in seeded.figures.shown(EXPORTS)}
    assert decided[rival.period] == rival.obs_id
    assert seeded.figures.shown(IMPORTS) is kept


def test_the_seeded_series_are_found_by_alias_code_and_source(standing):
    search = SeriesSearch(standing.explore, lambda: standing.catalogue)

    def first(text, **facets):
        found, entries = search.find(Question(text, **facets))
        assert tuple(entry.key for entry in entries) == found.keys
        return entries[0].key if entries else ""

    assert first("xuat khau hang hoa") == EXPORTS
    assert first("EXP_GOODS") == EXPORTS
    assert first("fdi thuc hien").startswith("FDI_DISBURSED:")
    assert first("gdp growth").startswith("GDP_GROWTH_YOY")
    assert first("xuat khau", origin="CUSTOMS") == EXPORTS
    assert first("xuat khau hang hoa", topic="no such topic") == ""
    assert search.named([IMPORTS, "GONE:VNM;measure=level;unit=USD"])[0].key == IMPORTS
