"""The worked cases of real disagreements, slips and revisions, on the shipped figures."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.frames import records
from indicators.model.observation import Citation, CitationKind
from indicators.model.period import Period
from indicators.winners import Role
from tests.services.conftest import all_shown

pytestmark = pytest.mark.usefixtures("database")

ARTICLE_DAY = date(2025, 8, 27)


def reading(seeded, series, period, as_of=None):
    winner = seeded.explore.point(series, period, as_of).winner
    return None if winner is None else str(winner.shown)


@pytest.mark.parametrize(
    ("series", "period", "value"),
    [
        ("GDP_GROWTH_YOY", "2025-S1", "7.52"),
        ("EXP_GOODS", "2025-01-01/P7M", "262.46"),
        ("FDI_REGISTERED", "2025-01-01/P7M", "24.1"),
        ("FDI_DISBURSED", "2025-01-01/P7M", "13.6"),
        ("PARTNERS_TOTAL", "2025-08-26", "38"),
        ("DIPLOMATIC_RELATIONS", "2025-04-03", "194"),
    ],
)
def test_the_overview_of_27_august_2025_reads_the_figures_of_the_article(standing, series, period, value):
    cards = {card.series_key: card for card in standing.overview.overview(ARTICLE_DAY).cards}
    figure = cards[standing.explore.canonical(series)].figure
    assert (figure.period.render(), str(figure.shown)) == (period, value)


def test_the_overview_of_today_reads_the_latest_figures(standing):
    cards = {card.indicator.code: card.figure for card in standing.overview.overview().cards}
    read = {code: (figure.period.render(), str(figure.shown)) for code, figure in cards.items()}
    assert read["GDP_GROWTH_YOY"] == ("2025", "8.02")
    assert read["EXP_GOODS"] == ("2026-01-01/P2M", "76.36")
    assert read["FDI_REGISTERED"] == ("2026-01-01/P2M", "6.03")
    assert read["FDI_DISBURSED"] == ("2026-01-01/P2M", "3.21")
    assert read["PARTNERS_TOTAL"] == ("2026-01-14", "42")


def test_k1_over_514_is_kept_as_printed_cited_and_never_drawn_as_exports(standing):
    point = standing.explore.point("EXP_GOODS", "2025-01-01/P7M", ARTICLE_DAY)
    (printed,) = point.with_role(Role.WITHHELD)
    assert (str(printed.value), printed.qualifier, printed.citation.paragraph) == ("514", "over", 10)
    assert printed.citation.kind is CitationKind.ARTICLE
    assert "514" in printed.citation.phrase
    assert "total goods trade, not exports" in printed.withheld
    for kind in (ChartKind.LADDER, ChartKind.LINE, ChartKind.COLUMN):
        chart = standing.explore.resolve(ChartSpec(series=("EXP_GOODS",), kind=kind, period=PeriodChoice.YEAR_TO_DATE))
        assert 514 not in chart.rows["value"].tolist()
        assert 514 in [dispute.value for dispute in chart.discrepancies]


def test_k3_july_is_not_derived_from_two_sources_but_customs_own_july_stands(standing):
    point = standing.explore.point("EXP_GOODS", "2025-01-01/P7M")
    assert str(point.discrete.shown) == "42.29"
    derived = [f for f in standing.figures.shown(standing.explore.canonical("EXP_GOODS")) if f.obs_id is None]
    assert "42.63" not in [str(f.shown) for f in derived]


def test_k3_a_month_between_two_sources_is_refused_with_its_reason(standing):
    point = standing.explore.point("FDI_DISBURSED", "2025-01-01/P7M")
    assert point.discrete is None
    assert point.discrete_refusal == "two_sources"


def test_k4_counts_rebuilt_from_state_changes_match_the_stated_ones(standing):
    def rebuilt(day):
        def latest(code):
            shown = standing.figures.readings(standing.explore.canonical(code), day)
            return str(max((f for f in shown if f.obs_id is None), key=lambda f: f.period.end).shown)

        return [latest(f"PARTNERS_{name}") for name in ("TOTAL", "CSP", "SP", "CP")]

    assert rebuilt(date(2025, 4, 3)) == ["34", "12", "8", "14"]
    assert rebuilt(date(2025, 8, 26)) == ["38", "13", "10", "15"]
    assert rebuilt(date(2026, 1, 14)) == ["42", "14", "14", "14"]


def test_k5_seven_months_of_2025_have_no_growth_on_the_twenty_days_shorter_window_of_2024(standing):
    chart = standing.explore.resolve(
        ChartSpec(series=("FDI_REGISTERED",), period=PeriodChoice.YEAR_TO_DATE, transform=Transform.YEAR_ON_YEAR)
    )
    refused = {Period(r.start, r.end).render(): r.reason for r in chart.not_derivable}
    assert refused["2025-01-01/P7M"] == "unlike_windows"
    assert "2025-01-01/P7M" not in [
        Period(s.date(), e.date()).render() for s, e in zip(chart.rows["start"], chart.rows["end"], strict=False)
    ]


def test_k6_the_parts_of_registered_capital_stand_beside_it_and_apart_from_disbursed(standing):
    parts = [reading(standing, code, "2025-S1") for code in ("FDI_NEW", "FDI_ADJ", "FDI_SHARES")]
    assert parts == ["9.3", "8.95", "3.28"]
    assert reading(standing, "FDI_DISBURSED", "2025-S1") == "11.72"


def test_k6_the_statistics_office_wins_over_the_agency_and_the_disagreement_is_shown(standing):
    point = standing.explore.point("FDI_REGISTERED", "2025-S1")
    assert (str(point.winner.shown), point.winner.origin, point.winner.discrepancy) == ("21.52", "NSO", True)
    assert [(str(f.shown), f.origin) for f in point.with_role(Role.DISAGREES)] == [("21.51", "FIA")]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2022, 7, 31), "7.72"),
        (date(2022, 9, 28), "7.83"),
        (date(2024, 6, 29), "7.99"),
        (date(2025, 7, 5), "8.56"),
        (None, "8.56"),
    ],
)
def test_k9_the_second_quarter_of_2022_reads_as_it_read_on_each_day(standing, day, value):
    assert reading(standing, "GDP_GROWTH_YOY", "2022-Q2", day) == value


def test_k9_its_four_readings_are_listed_with_their_sources(standing):
    every = standing.explore.records("GDP_GROWTH_YOY", every=True)
    readings = [r for r in every if r["time_period"] == "2022-Q2"]
    assert sorted(r["value"] for r in readings) == [7.72, 7.83, 7.99, 8.56]
    assert all(r["outlet"] and r["published"] and r["citation"]["url"] for r in readings)


def test_k10_an_office_is_called_what_it_was_called_that_day(standing):
    office = standing.catalogue.origin("NSO")
    assert office.name_on(date(2024, 7, 29), "vi") == "Tổng cục Thống kê"
    assert office.name_on(date(2025, 7, 5), "vi") == "Cục Thống kê"


def test_k11_gdp_of_514_billion_is_no_export_figure(standing):
    gdp = standing.explore.point("GDP_NOMINAL;unit=USD", "2025")
    assert {str(gdp.winner.shown), *(str(f.shown) for f in gdp.others)} == {"510", "514"}
    assert gdp.winner.discrepancy


def test_k12_two_figures_of_one_sentence_are_bound_to_two_measures_in_order(standing):
    readings = [
        figure
        for code in ("FDI_REGISTERED", "FDI_DISBURSED")
        for figure in standing.figures.readings(standing.explore.canonical(code))
        if figure.citation.kind is CitationKind.ARTICLE
    ]
    assert [str(f.value) for f in readings] == ["24.1", "13.6"]
    assert len({f.citation.phrase for f in readings}) == 1


def test_gdp_of_2025_never_reads_8_2(standing):
    for day in (date(2026, 1, 5), date(2026, 1, 8), date(2026, 1, 31), None):
        assert reading(standing, "GDP_GROWTH_YOY", "2025", day) == "8.02"


def test_total_trade_of_eight_months_never_reads_306(standing):
    assert reading(standing, "TRADE_GOODS_TOTAL", "2025-01-01/P8M") == "597.93"


def test_an_undated_figure_never_wins(standing):
    for key in standing.figures.series_keys():
        assert all(f.published is not None for f in standing.figures.shown(key))


def test_every_figure_in_use_cites_a_sentence_a_page_or_its_parts(standing):
    for shown in all_shown(standing.figures).values():
        for figure in shown:
            cited = figure.citation
            assert cited.url or cited.phrase or cited.formula or cited.source_id, figure


def test_every_headline_is_one_click_from_its_citation(standing):
    for card in standing.overview.overview(ARTICLE_DAY).cards:
        point = standing.explore.point(card.series_key, card.figure.period.render(), ARTICLE_DAY)
        articles = [f for f in (point.winner, *point.others) if f.citation.kind is CitationKind.ARTICLE]
        assert point.winner.citation.publisher or point.winner.citation.kind is CitationKind.ARTICLE
        if card.indicator.code != "EXP_GOODS":
            assert any(f.citation.paragraph and f.citation.phrase and f.published for f in articles), (
                card.indicator.code
            )


def test_a_growth_that_was_published_comes_before_a_computed_one_and_names_its_base(standing):
    cards = {card.indicator.code: card for card in standing.overview.overview(date(2026, 1, 16)).cards}
    change = cards["EXP_GOODS"].change
    assert (str(change.value), change.base_period.render(), change.published.origin) == ("17.14", "2024", "CUSTOMS")
    assert str(cards["GDP_GROWTH_YOY"].change.value) == "0.93"
    assert cards["GDP_GROWTH_YOY"].change.unit == "points"


def test_a_persons_decision_between_two_sources_is_followed_and_can_be_revoked(seeded):
    agency = seeded.explore.point("FDI_REGISTERED", "2025-S1").with_role(Role.DISAGREES)[0]
    decision = seeded.store.decide(agency.obs_id, "analyst", "the agency keeps the register")
    assert reading(seeded, "FDI_REGISTERED", "2025-S1") == "21.51"
    seeded.store.revoke(decision.decision_id, "analyst", "a misunderstanding")
    assert reading(seeded, "FDI_REGISTERED", "2025-S1") == "21.52"


def claims(seeded, case):
    return [fact.payload for fact in seeded.store.facts("claim") if fact.payload["case"] == case]


def test_k2_the_printed_seven_per_cent_holds_against_june_and_not_as_a_yearly_change(standing):
    july, june = (Decimal(reading(standing, "EXP_GOODS", month)) for month in ("2025-M07", "2025-M06"))
    assert round((july / june - 1) * 100) == 7
    printed = {claim["measure"]: claim["value"] for claim in claims(standing, "K2")}
    assert printed == {"mom": "7", "yoy": "7"}
    yearly = standing.explore.records("EXP_GOODS;measure=yoy")
    assert "2025-M07" not in [record["time_period"] for record in yearly]


def test_k8_shares_of_growth_sum_to_a_hundred_and_are_no_percentage_points(standing):
    parts = claims(standing, "K8")
    assert {part["measure"] for part in parts} == {"contribution_share"}
    assert sum(Decimal(part["value"]) for part in parts) == 100
    assert standing.catalogue.series_key("GDP_AGRI;measure=contribution").unit_measure == "percentage_points"
    assert standing.catalogue.series_key("GDP_AGRI;measure=contribution_share").unit_measure == "percent"


@pytest.mark.parametrize(
    ("series", "kind", "period"),
    [
        ("EXP_GOODS", ChartKind.LADDER, PeriodChoice.YEAR_TO_DATE),
        ("GDP_GROWTH_YOY", ChartKind.COLUMN, PeriodChoice.YEAR),
        ("PARTNERS_TOTAL", ChartKind.STEP, PeriodChoice.INSTANT),
    ],
)
def test_a_chart_begins_with_the_picture_that_suits_its_kind_of_figure(standing, series, kind, period):
    spec = standing.explore.suggested((series,))
    assert (spec.kind, spec.period) == (kind, period)


def drawn(seeded, *series, **said):
    return seeded.explore.resolve(ChartSpec(series=series, **said))


def test_k3_july_of_disbursed_capital_is_a_gap_between_two_sources_with_its_reason(standing):
    chart = drawn(standing, "FDI_DISBURSED", period=PeriodChoice.MONTH, kind=ChartKind.COLUMN)
    refused = {Period(r.start, r.end).render(): r.reason for r in chart.not_derivable}
    assert refused["2025-M07"] == "two_sources"


def test_k3_a_month_refused_years_before_the_first_one_is_told_where_the_reader_asks_for_its_year(standing):
    asked = {"period": PeriodChoice.MONTH, "kind": ChartKind.COLUMN}
    whole, early = drawn(standing, "EXP_GOODS", **asked), drawn(standing, "EXP_GOODS", first=2018, **asked)
    told, told_early = ({Period(r.start, r.end).render() for r in one.not_derivable} for one in (whole, early))
    assert whole.rows["start"].min().year == 2024
    assert told_early - told == {"2018-M08"}
    assert "2025-M11" in told


def test_k6_disbursed_as_a_share_of_registered_cites_both_and_keeps_years_without_a_figure_as_gaps(standing):
    chart = drawn(
        standing,
        "FDI_DISBURSED",
        "FDI_REGISTERED",
        formula="a/b*100",
        first=2019,
        last=2025,
        as_of=date(2026, 2, 1),
    )
    told = {
        row["start"].year: (round(row["value"], 2), Citation.from_json(row["citation"])) for row in records(chart.rows)
    }
    assert {year: value for year, (value, _) in told.items()} == {2024: 66.31, 2025: 71.89}
    assert told[2025][1].rests_on == "E"
    assert {f.indicator for f in standing.figures.by_id(told[2025][1].parents)} == {"FDI_DISBURSED", "FDI_REGISTERED"}
    assert [r.start.year for r in chart.not_derivable] == [2019, 2020, 2021, 2022, 2023]
    assert chart.series[0].unit_measure == "percent"


def test_k9_a_formula_is_worked_out_inside_the_vintage(standing):
    def ratio(day):
        return drawn(
            standing, "GDP_GROWTH_YOY", period=PeriodChoice.QUARTER, formula="a", first=2022, last=2022, as_of=day
        )

    values = [
        next(row["value"] for row in records(ratio(day).rows) if row["start"] == pd.Timestamp("2022-04-01"))
        for day in (date(2022, 7, 31), date(2022, 9, 28), None)
    ]
    assert values == [7.72, 7.83, 8.56]


def test_a_published_growth_is_drawn_in_the_place_of_a_computed_one(standing):
    spec = ChartSpec(series=("FDI_DISBURSED",), transform=Transform.YEAR_ON_YEAR)
    published, computed = (
        next(row for row in records(chart.rows) if row["start"].year == 2025)
        for chart in (standing.explore.resolve(spec), standing.explore.computed(spec))
    )
    assert (published["value"], published["obs_status"], published["discrepancy"]) == (9.0, "E", False)
    assert (round(computed["value"], 2), computed["obs_status"]) == (8.95, "D")


def test_k5_a_published_growth_between_unlike_windows_is_not_drawn_either(standing):
    chart = drawn(standing, "EXP_GOODS", transform=Transform.YEAR_ON_YEAR, as_of=date(2026, 1, 16))
    assert chart.rows.empty
    assert [(r.start.year, r.reason) for r in chart.not_derivable] == [(2025, "unlike_windows")]


def test_a_rate_moves_in_points_and_never_in_per_cent_of_itself(standing):
    asked = ChartSpec(series=("GDP_GROWTH_YOY",), transform=Transform.YEAR_ON_YEAR)
    settled = standing.explore.settled(asked)
    assert settled.spec.transform is Transform.LEVEL
    assert [(one.code, one.params["reason"]) for one in settled.left_out] == [("transform", "rate_in_points")]
    chart = drawn(standing, "GDP_GROWTH_YOY", transform=Transform.POINTS_ON_YEAR)
    told = {row["start"].year: row["value"] for row in records(chart.rows)}
    assert round(told[2025], 2) == 0.93
    assert chart.series[0].unit_measure == "percentage_points"


def test_shares_of_parts_are_offered_and_those_of_a_total_are_not(standing):
    parts = standing.explore.choices(ChartSpec(series=("EXP_GOODS",)))
    total = standing.explore.choices(ChartSpec(series=("TRADE_GOODS_TOTAL",)))
    assert {Transform.SHARE, Transform.CONTRIBUTION, Transform.CONTRIBUTION_SHARE} <= set(parts.transforms)
    assert Transform.SHARE not in total.transforms
    assert Transform.PER_CAPITA not in parts.transforms


def test_a_chart_that_nobody_can_draw_becomes_the_nearest_legal_one_and_says_why(standing):
    settled = standing.explore.settled(
        ChartSpec(
            series=("FDI_DISBURSED", "FDI_REGISTERED"),
            formula="a+c",
            first=2025,
            last=2019,
            version=10**9,
            kind=ChartKind.STEP,
        )
    )
    assert [one.code for one in settled.left_out] == ["version", "years_reversed", "formula_letter", "kind_why"]
    assert (settled.spec.formula, settled.spec.first, settled.spec.last, settled.spec.version) == ("", 2019, 2025, None)


def test_a_frozen_chart_shows_what_the_store_showed_at_its_version(seeded):
    version = seeded.store.version()
    agency = seeded.explore.point("FDI_REGISTERED", "2025-S1").with_role(Role.DISAGREES)[0]
    seeded.store.decide(agency.obs_id, "analyst", "the agency keeps the register")

    def half(**said):
        chart = drawn(seeded, "FDI_REGISTERED", period=PeriodChoice.HALF, **said)
        return next(row["value"] for row in records(chart.rows) if row["start"] == pd.Timestamp("2025-01-01"))

    assert (half(), half(version=version)) == (21.51, 21.52)
