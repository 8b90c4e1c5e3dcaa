import csv
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from indicators.catalogue import load_catalogue
from indicators.model.observation import CitationKind, ObsStatus, Precision, Qualifier
from indicators.model.period import Period
from indicators.services.seeding import SeedReport, load_seeds, read_seeds
from indicators.settings import PROJECT_DIR
from indicators.store import FactKind, ObservationQuery, open_store, source_hash
from indicators.winners import Role, mark
from tests.store import databases

SEEDS = PROJECT_DIR / "seeds"
SUMS = {
    "CPI": (15, "39.01"),
    "EXP_GOODS": (37, "6592.97"),
    "FDI_ADJ": (2, "18.94"),
    "FDI_DISBURSED": (21, "343.81"),
    "FDI_NEW": (2, "19.33"),
    "FDI_REGISTERED": (21, "463.70"),
    "FDI_SHARES": (2, "7.35"),
    "GDP_GROWTH_YOY": (124, "755.72"),
    "GDP_NOMINAL": (9, "3538.2"),
    "GDP_PER_CAPITA": (4, "18120"),
    "IIP": (3, "26.9"),
    "IMP_GOODS": (24, "3776.79"),
    "RETAIL_SALES": (2, "9647.8"),
    "TARGET_GDP_GROWTH": (10, "69.9"),
    "TRADE_BAL_GOODS": (37, "319.050"),
    "TRADE_GOODS_TOTAL": (44, "15559.23"),
    "VISITORS_INTL": (2, "26.5"),
}
"""Rows and sum of the printed values of each indicator, added up from the collected history by other means."""
Q2_2022 = Period.quarter(2022, 2)
SEVEN_MONTHS = Period.year_to_date(2025, 7)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(SEEDS)


@pytest.fixture(scope="module")
def content(catalogue):
    return read_seeds(SEEDS, catalogue)


@pytest.fixture
def store(database, tmp_path):
    store = open_store(databases.url_of(tmp_path), tmp_path, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def replace(folder, table, old, new):
    text = (folder / table).read_text(encoding="utf-8")
    assert old in text
    (folder / table).write_text(text.replace(old, new, 1), encoding="utf-8")


def from_press(content):
    return [o for o in content.observations if o.citation.kind is CitationKind.PRESS and "origin_basis" in o.attributes]


def history(content):
    grown = growth(content)
    return [o for o in from_press(content) if o not in grown]


def of(content, indicator, period, measure=None):
    return [
        o
        for o in content.observations
        if o.series_key.indicator == indicator and o.period == period and measure in (None, o.series_key.measure)
    ]


def growth(content):
    """Return the published changes that stand beside a level."""
    printed = {"EXP_GOODS", "TRADE_GOODS_TOTAL", "FDI_REGISTERED", "FDI_DISBURSED"}
    return [o for o in from_press(content) if o.series_key.indicator in printed and o.series_key.measure == "yoy"]


def test_a_published_growth_stands_beside_the_level_of_its_source_and_day(content):
    levels = {
        (o.series_key.indicator, o.period, o.origin, o.published)
        for o in history(content)
        if o.series_key.measure == "level"
    }
    assert len(growth(content)) == 22
    assert all((o.series_key.indicator, o.period, o.origin, o.published) in levels for o in growth(content))


def cited(content, source_id):
    (found,) = [o for o in content.observations if o.citation.source_id == source_id]
    return found


# -- history --------------------------------------------------------------------------------------------------------
def test_all_359_rows_of_the_official_history_are_read_with_their_sums(content):
    found = Counter(o.series_key.indicator for o in history(content))
    sums = {
        code: sum((o.value for o in history(content) if o.series_key.indicator == code), Decimal()) for code in found
    }
    assert sum(found.values()) == 359
    assert {code: (count, str(sums[code])) for code, count in found.items()} == SUMS


def test_every_vintage_of_the_second_quarter_of_2022_is_kept(content):
    readings = sorted((o.published, str(o.value), o.obs_status) for o in of(content, "GDP_GROWTH_YOY", Q2_2022))
    assert readings == [
        (date(2022, 6, 29), "7.72", ObsStatus.ESTIMATE),
        (date(2022, 9, 28), "7.83", ObsStatus.OFFICIAL),
        (date(2024, 6, 29), "7.99", ObsStatus.OFFICIAL),
        (date(2025, 7, 5), "8.56", ObsStatus.OFFICIAL),
    ]


def test_withheld_rows_are_kept_with_their_reason(content):
    withheld = {(o.series_key.indicator, str(o.value)): o.withheld for o in content.observations if o.withheld}
    assert set(withheld) == {
        ("GDP_GROWTH_YOY", "2.04"),
        ("GDP_GROWTH_YOY", "8.2"),
        ("GDP_GROWTH_YOY", "8.39"),
        ("TRADE_GOODS_TOTAL", "693"),
        ("TRADE_GOODS_TOTAL", "306"),
        ("EXP_GOODS", "514"),
        ("PARTNERS_SP", "15"),
    }


def test_decimals_are_those_printed(content):
    (half,) = of(content, "GDP_GROWTH_YOY", Period.quarter(2013, 2))
    assert (half.value, half.decimals, half.raw) == (Decimal("5.0"), 1, "5.0")
    (about,) = of(content, "EXP_GOODS", Period.year_to_date(2022, 9))
    assert (about.value, about.decimals, about.qualifier) == (Decimal("283"), 0, Qualifier.ABOUT)


def test_a_target_range_keeps_both_ends(content):
    first = min(of(content, "TARGET_GDP_GROWTH", Period.year(2025)), key=lambda o: o.published)
    assert (first.value, first.value_high, first.decimals, first.raw) == (Decimal("6.5"), Decimal("7.0"), 1, "6.5–7.0")
    assert (first.obs_status, first.qualifier) == (ObsStatus.TARGET, Qualifier.RANGE)
    raised = max(of(content, "TARGET_GDP_GROWTH", Period.year(2025)), key=lambda o: o.published)
    assert (raised.value, raised.qualifier) == (Decimal("8"), Qualifier.AT_LEAST)


def test_undated_rows_have_no_publication_day(content):
    for o in content.observations:
        assert (o.published is None) is (o.published_precision is Precision.NONE)
    assert sum(o.published is None for o in content.observations) == 8


def test_a_cut_off_on_the_twentieth_is_another_period(content):
    (closed,) = [
        o
        for o in content.observations
        if o.period == Period.through(date(2024, 1, 1), date(2024, 7, 20))
        and o.series_key.indicator == "FDI_REGISTERED"
    ]
    assert closed.period.render() == "2024-01-01/P202D"
    assert not closed.period.same_window(SEVEN_MONTHS)


def test_one_indicator_in_two_scales_keeps_each_as_printed(content):
    scales = {(o.series_key.indicator, o.series_key.unit_measure, o.unit_mult) for o in content.observations}
    assert {("RETAIL_SALES", "VND", 12), ("VISITORS_INTL", "persons", 6), ("GDP_PER_CAPITA", "USD", 0)} <= scales


# -- articles -------------------------------------------------------------------------------------------------------
def test_the_exports_of_514_are_cited_as_printed_and_withheld(content):
    figure = cited(content, "A1-09")
    assert (figure.series_key.indicator, figure.value, figure.qualifier) == (
        "EXP_GOODS",
        Decimal("514"),
        Qualifier.OVER,
    )
    assert "total goods trade" in figure.withheld
    assert "514.87" in figure.withheld
    exports = {(str(o.value), o.origin) for o in of(content, "EXP_GOODS", SEVEN_MONTHS, "level") if not o.withheld}
    assert exports == {("262.46", "CUSTOMS")}
    eight = {str(o.value) for o in of(content, "TRADE_GOODS_TOTAL", Period.year_to_date(2025, 8)) if not o.withheld}
    august = {str(o.value) for o in of(content, "TRADE_GOODS_TOTAL", Period.month(2025, 8))}
    assert (eight, august) == ({"597.93"}, {"83.06"})


def test_two_figures_after_one_phrase_belong_to_two_measures_in_order(content):
    registered, disbursed = cited(content, "A1-10"), cited(content, "A1-11")
    assert registered.citation.phrase == disbursed.citation.phrase
    assert (registered.series_key.indicator, registered.raw, registered.value) == (
        "FDI_REGISTERED",
        "24,1",
        Decimal("24.1"),
    )
    assert (disbursed.series_key.indicator, disbursed.raw, disbursed.value) == (
        "FDI_DISBURSED",
        "13,6",
        Decimal("13.6"),
    )


def test_an_article_figure_reaches_its_paragraph_and_speaker(content):
    growth = cited(content, "A1-07")
    assert (growth.published, growth.origin, growth.outlet) == (date(2025, 8, 26), "GOV", "Pháp luật Việt Nam")
    said = growth.citation
    assert (said.kind, said.paragraph, said.line) == (CitationKind.ARTICLE, 10, 19)
    assert said.speaker == "Thủ tướng Phạm Minh Chính"
    assert said.phrase == "tăng trưởng GDP 06 tháng đầu năm 2025 đạt 7,52%"
    assert said.url.startswith("https://baophapluat.vn/")
    assert growth.attributes == {"published_basis": "inferred"}


def test_upgrades_are_counted_from_january_to_the_meeting(content):
    upgraded = cited(content, "A1-05")
    assert upgraded.period == Period(date(2025, 1, 1), date(2025, 8, 27))
    assert upgraded.value == 9
    stated = {str(o.value) for o in content.observations if o.series_key.indicator == "PARTNERS_UPGRADED"}
    assert stated == {"9", "11", "17"}


def test_over_seventy_organisations_stays_a_bound(content):
    assert cited(content, "A2-08").qualifier is Qualifier.OVER


def test_every_article_row_is_a_fact_and_every_observation_among_them_a_figure(content):
    articles = [fact for fact in content.facts if fact.kind is FactKind.ARTICLE_ROW]
    assert len(articles) == 27
    said = {fact.source_id for fact in articles if fact.payload["disposition"] == "observation"}
    assert said == {o.citation.source_id for o in content.observations if o.citation.source_id}


def test_facts_are_events_claims_state_changes_and_articles(content):
    assert Counter(fact.kind for fact in content.facts) == {
        FactKind.ARTICLE: 2,
        FactKind.ARTICLE_ROW: 27,
        FactKind.EVENT: 10,
        FactKind.STATE_CHANGE: 58,
        FactKind.CLAIM: 5,
    }


def test_no_two_rows_say_the_same(content):
    hashes = [source_hash(said) for said in (*content.observations, *content.facts)]
    assert len(hashes) == len(set(hashes))


# -- loading --------------------------------------------------------------------------------------------------------
def test_seeds_load_once(store, catalogue, content):
    rows = len(content.observations), len(content.facts)
    assert load_seeds(store, catalogue, SEEDS) == SeedReport(*rows, 0)
    assert load_seeds(store, catalogue, SEEDS) == SeedReport(0, 0, sum(rows))
    assert len(store.batches()) == 1
    assert len(store.observations(ObservationQuery())) == len(content.observations)
    assert len(store.facts(FactKind.STATE_CHANGE)) == 58


def test_a_changed_row_is_appended_and_the_old_one_stays(store, catalogue, folder):
    total = load_seeds(store, catalogue, folder).observations
    replace(folder, "history.csv", ",219.83,", ",219.84,")
    replace(folder, "events.csv", ",2025-05-31,", ",2025-06-01,")
    report = load_seeds(store, catalogue, folder)
    assert (report.observations, report.facts) == (1, 1)
    kept = store.observations(ObservationQuery(indicators=("EXP_GOODS",)))
    assert {"219.83", "219.84"} <= set(kept["value_text"])
    assert len(store.observations(ObservationQuery())) == total + 1


def test_seeds_that_a_person_took_back_do_not_return_by_themselves(store, catalogue):
    load_seeds(store, catalogue, SEEDS)
    store.revert(1, "lan", "start empty")
    report = load_seeds(store, catalogue, SEEDS)
    assert (report.observations, report.facts) == (0, 0)
    assert store.observations(ObservationQuery()).empty


@pytest.mark.parametrize(
    ("key", "day", "value"),
    [
        ("GDP_GROWTH_YOY", date(2025, 8, 27), "7.52"),
        ("EXP_GOODS", date(2025, 8, 27), "262.46"),
        ("FDI_REGISTERED", date(2025, 8, 27), "24.1"),
        ("FDI_DISBURSED", date(2025, 8, 27), "13.6"),
        ("PARTNERS_TOTAL", date(2025, 8, 27), "38"),
        ("DIPLOMATIC_RELATIONS", date(2025, 8, 27), "194"),
        ("PARTNERS_TOTAL", date(2026, 3, 31), "42"),
        ("TARGET_GDP_GROWTH", date(2026, 3, 31), None),
    ],
)
def test_the_seeds_show_the_headline_of_the_day(store, catalogue, key, day, value):
    load_seeds(store, catalogue, SEEDS)
    query = ObservationQuery(series_keys=(catalogue.series_key(key).render(),))
    marked = mark(store.observations(query, as_of=day), catalogue.rank)
    shown = marked[marked["role"] == Role.WINNER].sort_values(["end", "start"], ascending=[True, False])
    assert (shown["value_text"].iloc[-1] if len(shown) else None) == value


@pytest.mark.parametrize(
    ("key", "period", "day", "value"),
    [
        ("GDP_GROWTH_YOY", Q2_2022, date(2022, 7, 31), "7.72"),
        ("GDP_GROWTH_YOY", Q2_2022, date(2026, 11, 22), "8.56"),
        ("GDP_GROWTH_YOY", Period.year(2025), date(2026, 11, 22), "8.02"),
        ("TRADE_GOODS_TOTAL", Period.year_to_date(2025, 8), date(2026, 11, 22), "597.93"),
    ],
)
def test_the_seeds_give_the_reading_of_the_day(store, catalogue, key, period, day, value):
    load_seeds(store, catalogue, SEEDS)
    query = ObservationQuery(series_keys=(catalogue.series_key(key).render(),))
    marked = mark(store.observations(query, as_of=day), catalogue.rank)
    winner = marked[
        (marked["role"] == Role.WINNER) & (marked["start"] == str(period.start)) & (marked["end"] == str(period.end))
    ]
    assert list(winner["value_text"]) == [value]


# -- what the tables may not say ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("history.csv", "CPI,avg_yoy,", "CPIX,avg_yoy,", r"history\.csv:2: indicator_unknown"),
        ("history.csv", "CPI,avg_yoy,", "CPI,average,", r"history\.csv:2: measure 'average'"),
        ("history.csv", ",1.84,,", ',"1,84",,', r"history\.csv:2: value '1,84' is no number"),
        ("history.csv", ",1.84,,", ",NaN,,", r"history\.csv:2: value 'NaN' is no number"),
        (
            "history.csv",
            "2021-01-01,2022-01-01",
            "2021-01-01,2020-01-01",
            r"history\.csv:2: end 2020-01-01 lies before",
        ),
        (
            "history.csv",
            "2021-01-01,2022-01-01",
            "2021-01-01,2022-13-01",
            r"history\.csv:2: end '2022-13-01' is no date",
        ),
        ("history.csv", ",NSO,inferred,", ",GSO,inferred,", r"history\.csv:2: origin 'GSO'"),
        ("history.csv", ",2021-12-29,day,", ",,day,", r"history\.csv:2: published '' does not go with precision day"),
        ("history.csv", ",percent,0,E,exact,", ",percent,0,X,exact,", r"history\.csv:2: obs_status 'X'"),
        ("article_figures.csv", "A1-01,A1,event", "A1-01,A1,happening", r"article_figures\.csv:2: disposition"),
        ("article_figures.csv", "A1-01,A1,event", "A1-01,A3,event", r"article_figures\.csv:2: article 'A3'"),
        ("article_figures.csv", ",MEETING,confirmed,", ",MEETING,right,", r"article_figures\.csv:2: verdict 'right'"),
        ("article_figures.csv", ",MEETING,confirmed,", ",PARTY,confirmed,", r"article_figures\.csv:2: event 'PARTY'"),
        ("article_figures.csv", '"7,52"', '"7,25"', r"article_figures\.csv:8: printed 7,25 is not 7\.52"),
        (
            "article_figures.csv",
            "A2-02,A2,not_an",
            "A2-01,A2,not_an",
            r"article_figures\.csv:19: A2-01 stands in row 18",
        ),
        (
            "partner_changes.csv",
            "2001-03-31",
            "2001-03-30",
            r"partner_changes\.csv:2: effective 2001-03-30 is not the last",
        ),
        ("partner_changes.csv", "2001-03,2001", "2001-13,2001", r"partner_changes\.csv:2: known '2001-13' is no date"),
        (
            "partner_changes.csv",
            "2001-03-31,month",
            "2001-03-31,day",
            r"partner_changes\.csv:2: known '2001-03' does not go",
        ),
        ("partner_changes.csv", "RUS-SP,RUS,", "RUS-SP,,", r"partner_changes\.csv:2: iso3 is empty"),
        ("stated_counts.csv", ",185,exact,MOFA", ",many,exact,MOFA", r"stated_counts\.csv:2: value 'many'"),
        ("claims.csv", "K2,EXP_GOODS,mom", "K2,EXP_GOODS,monthly", r"claims\.csv:2: measure_unknown"),
        ("events.csv", "ARTICLE,2025-04-03", "ARTICLE,3/4/2025", r"events\.csv:2: day '3/4/2025' is no date"),
        ("articles.csv", ",inferred,GOV,", ",inferred,GOV,extra,", r"articles\.csv:2: 12 cells instead of 11"),
    ],
)
def test_a_table_that_cannot_hold_is_refused_by_file_and_row(folder, catalogue, table, old, new, message):
    replace(folder, table, old, new)
    with pytest.raises(ValueError, match=message):
        read_seeds(folder, catalogue)


def test_a_table_that_cannot_hold_writes_nothing(store, folder, catalogue):
    replace(folder, "claims.csv", ",7,percent", ",seven,percent")
    with pytest.raises(ValueError, match=r"claims\.csv:2"):
        load_seeds(store, catalogue, folder)
    assert store.version() == 0


def test_the_tables_keep_as_many_rows_as_are_read(content):
    with (SEEDS / "stated_counts.csv").open(encoding="utf-8", newline="") as stream:
        counts = sum(1 for _ in csv.DictReader(stream))
    assert len(content.observations) == 359 + 22 + 9 + counts
