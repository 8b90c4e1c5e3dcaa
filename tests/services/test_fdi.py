"""Registered capital against disbursed on the shipped figures: windows, gaps, K5, K6; breakdowns that were brought."""

from datetime import date
from decimal import Decimal

import pytest

from indicators import charts
from indicators.model.chart import ChartKind, ChartSpec
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.documents import as_document
from indicators.services.fdi import DISBURSED, REGISTERED, Fdi, nearest
from indicators.services.fdi_breakdown import BreakdownKind, kind_of
from indicators.store import BatchDraft, BatchKind

ARTICLE_DAY = date(2025, 8, 27)
TO_20_JULY_2024 = Period.through(date(2024, 1, 1), date(2024, 7, 20))


@pytest.fixture
def fdi(at_hand) -> Fdi:
    return Fdi(lambda: at_hand.catalogue, at_hand.figures, at_hand.explore)


def read(figure):
    return None if figure is None else str(figure.shown)


def test_2025_has_the_windows_of_which_figures_were_published_and_no_other(fdi):
    page = fdi.page(2025)
    assert page.known[2025] == (5, 6, 7, 9, 10, 11, 12)
    assert {pair.months: (read(pair.registered), read(pair.disbursed)) for pair in page.pairs} == {
        5: ("18.39", "8.9"),
        6: ("21.52", "11.72"),
        7: ("24.1", "13.6"),
        9: ("28.54", "18.8"),
        10: ("31.52", "21.3"),
        11: ("33.69", "23.6"),
        12: ("38.42", "27.62"),
    }


def test_the_page_opens_with_the_latest_year_of_which_more_than_a_quarter_is_told(fdi):
    assert (fdi.page().year, fdi.page().months) == (2025, 12)
    assert max(fdi.page().known) == 2026
    assert (fdi.page(as_of=ARTICLE_DAY).year, fdi.page(as_of=ARTICLE_DAY).months) == (2025, 7)


def test_as_of_a_day_before_every_figure_there_is_no_page(fdi):
    assert fdi.page(as_of=date(2000, 1, 1)) is None


def test_a_window_or_year_without_figures_gives_the_nearest_and_says_so(fdi):
    page = fdi.page(2025, 8)
    assert (page.months, page.other_months, page.other_year) == (7, True, False)
    page = fdi.page(2018, 12)
    assert (page.year, page.months, page.other_year, page.other_months) == (2019, 12, True, False)


@pytest.mark.parametrize(("asked", "found"), [(None, 12), (7, 7), (8, 7), (1, 5), (99, 12)])
def test_the_nearest_known_window_is_chosen_and_of_two_the_lower(asked, found):
    assert nearest((5, 6, 7, 9, 12), asked, 12) == found


def test_eight_months_are_a_gap_in_their_slot(fdi):
    twin = charts.table(fdi.page(2025).charts.within, "vi")
    rows = {row.heading: [cell.text for cell in row.cells] for row in twin.rows}
    assert rows["8 tháng đầu năm 2025"] == ["…", "…", "…"]
    assert list(rows)[3] == "8 tháng đầu năm 2025"


def test_gap_and_share_are_told_in_the_decimals_that_were_printed(fdi):
    pairs = {pair.months: pair for pair in fdi.page(2025).pairs}
    assert (pairs[5].gap.value, pairs[5].gap.decimals) == (Decimal("9.49"), 1)
    assert round(pairs[7].ratio.value, 1) == Decimal("56.4")
    assert pairs[6].gap.qualifier == "about"


def test_the_table_twin_of_the_windows_has_the_gaps_that_stand_on_the_bars(fdi):
    page = fdi.page(2025)
    twin = charts.table(page.charts.within, "en")
    told = {row.period: row.cells[2].value for row in twin.rows if row.cells[2].value is not None}
    assert told == {pair.period: float(pair.gap.value) for pair in page.pairs}
    figure = charts.build(page.charts.within, "en", "light")
    shown = {note["text"] for note in figure["layout"]["annotations"]}
    assert {row.cells[2].text for row in twin.rows if row.cells[2].value is not None} <= shown


def test_a_bound_gives_neither_gap_nor_share(fdi):
    pair = next(pair for pair in fdi.page(2024).pairs if pair.months == 7)
    assert (pair.registered.qualifier, pair.disbursed.qualifier) == ("over", "over")
    assert (pair.gap, pair.ratio, pair.one_sided) == (None, None, True)


def test_the_half_year_of_2025_uses_21_52_and_keeps_21_51_with_its_source(fdi):
    pair = next(pair for pair in fdi.page(2025).pairs if pair.months == 6)
    assert (read(pair.registered), pair.registered.origin, pair.registered.discrepancy) == ("21.52", "NSO", True)
    assert [(read(rival), rival.origin, rival.qualifier) for rival in pair.rivals] == [("21.51", "FIA", "about")]


def test_seven_months_of_2025_are_24_1_and_their_rivals_are_compatible(seeded, fdi):
    pair = next(pair for pair in fdi.page(2025).pairs if pair.months == 7)
    assert (read(pair.registered), pair.rivals) == ("24.1", ())
    others = seeded.explore.point(REGISTERED, "2025-01-01/P7M").others
    assert {(read(other), other.qualifier) for other in others} == {("24", "over"), ("24.1", "nearly")}


def test_k5_seven_months_of_2024_closed_on_20_july_and_no_change_is_computed(fdi):
    page = fdi.page(2025, 7)
    assert page.before.period == TO_20_JULY_2024
    assert (page.before.period.days, page.chosen.period.days) == (202, 212)
    assert page.unlike
    registered, disbursed = page.comparisons
    for one in (registered, disbursed):
        assert (one.computed, one.refusal) == (None, "unlike_windows")
    assert (read(registered.published), read(disbursed.published)) == ("27.3", "8.4")


def test_like_windows_give_the_published_change_and_what_the_levels_give(fdi):
    page = fdi.page(2025, 12)
    assert not page.unlike
    registered, disbursed = page.comparisons
    assert (read(registered.published), round(registered.computed.value, 1)) == ("0.5", Decimal("0.5"))
    assert (read(disbursed.published), round(disbursed.computed.value, 1)) == ("9.0", Decimal("9.0"))
    assert not registered.differs
    assert not disbursed.differs


def test_a_window_without_a_base_says_so(fdi):
    page = fdi.page(2025, 9)
    assert page.before is None
    assert [one.refusal for one in page.comparisons] == ["no_base", "no_base"]


def test_k6_registered_capital_is_the_sum_of_its_parts_within_the_printed_rounding(fdi):
    half, seven = fdi.page(2025).checks
    assert ([read(part) for part in half.parts], str(half.total.value)) == (["9.3", "8.95", "3.28"], "21.53")
    assert (read(half.whole), half.whole.qualifier, half.holds, half.slack) == (
        "21.51",
        "about",
        True,
        Decimal("0.065"),
    )
    assert ([read(part) for part in seven.parts], str(seven.total.value)) == (["10.03", "9.99", "4.07"], "24.09")
    assert (read(seven.whole), seven.whole.qualifier, seven.holds) == ("24.1", "nearly", True)


def test_a_figure_whose_day_is_not_known_is_named_and_not_drawn(fdi):
    page = fdi.page(2025, 12)
    assert [(figure.period.render(), read(figure)) for figure in page.undated] == [("2021", "31.15")]
    assert 31.15 not in page.charts.across.rows["value"].tolist()


def test_one_window_is_drawn_across_years_and_missing_years_keep_their_slot(fdi):
    page = fdi.page(2025, 6)
    twin = charts.table(page.charts.across, "en")
    assert [row.period.start.year for row in twin.rows] == list(range(2019, 2026))
    assert [row.cells[1].text for row in twin.rows][:2] == ["9.1", "…"]
    assert {row["end"].month for row in page.charts.across.rows.to_dict("records")} == {7}


def test_every_chart_of_the_page_is_the_one_its_address_draws(seeded, fdi):
    page = fdi.page(2025, 7)
    for data in (page.charts.across, page.charts.within, page.charts.ladder, page.charts.parts):
        spec, unknown = ChartSpec.from_query(data.spec.to_query())
        assert (spec, unknown) == (data.spec, ())
        again = seeded.explore.resolve(spec)
        assert again.spec == data.spec
        assert again.rows.equals(data.rows)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_table_twins_and_files_have_the_numbers_of_the_charts(fdi, lang):
    page = fdi.page(2025, 7)
    for data in (page.charts.across, page.charts.within, page.charts.ladder, page.charts.parts):
        cells = [cell for row in charts.table(data, lang).rows for cell in row.cells if cell.series_key]
        drawn = {
            (row["series_key"], row["start"].date(), row["end"].date()): row["value"]
            for row in data.rows.to_dict("records")
        }
        assert {(c.series_key, c.period.start, c.period.end): c.value for c in cells} == drawn
        filed = [cell for row in as_document(data, lang).rows for cell in row.cells if cell.address[0]]
        assert sorted(cell.value for cell in filed) == sorted(drawn.values())


# -- breakdowns -----------------------------------------------------------------------------------------------
def brought(key: str, value: str, last: date, **said) -> Observation:
    """A figure of a monthly workbook in millions of dollars, changed by ``said``."""
    plain = {
        "series_key": SeriesKey.parse(key),
        "period": Period.through(date(last.year, 1, 1), last),
        "value": Decimal(value),
        "unit_mult": 6,
        "obs_status": ObsStatus.PRELIMINARY,
        "origin": "NSO",
        "outlet": "monthly tables",
        "citation": Citation(CitationKind.CELL, sheet="12.FDI", cell="D7", file_name="tables.xlsx"),
        "decimals": 0,
        "raw": value,
        "published": date(last.year, last.month, 28),
        "published_precision": Precision.DAY,
    }
    return Observation(**{**plain, **said})


PARTNERS = {"SGP": "4548", "HKG": "1306", "CHN": "1221", "JPN": "991", "TUR": "731", "KOR": "400"}


def partner(code: str) -> str:
    return f"FDI_NEW:VNM;counterpart_area={code};measure=level;unit=USD"


def test_without_a_workbook_there_is_no_breakdown(fdi):
    assert fdi.page().breakdowns == ()


def test_the_latest_window_is_broken_down_with_the_largest_first(seeded, fdi):
    july, june = date(2024, 7, 20), date(2024, 6, 20)
    rows = [brought(partner(code), value, july) for code, value in PARTNERS.items()]
    rows += [brought(partner("SGP"), "9999", june)]
    seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst"), rows)
    (one,) = fdi.page().breakdowns
    assert (one.kind, one.indicator, one.period) == (
        BreakdownKind.PARTNER,
        "FDI_NEW",
        Period.through(date(2024, 1, 1), july),
    )
    assert [str(figure.value) for figure in one.figures] == list(PARTNERS.values())
    data = fdi.page().charts.breakdowns[BreakdownKind.PARTNER]
    assert data.spec.kind is ChartKind.BAR
    twin = charts.table(data, "vi")
    assert [row.cells[0].value for row in twin.rows] == [4.548, 1.306, 1.221, 0.991, 0.731]


def test_partner_sector_and_province_are_told_apart(seeded, fdi):
    july = date(2024, 7, 20)
    keys = (
        partner("SGP"),
        "FDI_NEW:VNM;activity=C;measure=level;unit=USD",
        "FDI_NEW:VN-HN;measure=level;unit=USD",
    )
    seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst"), [brought(key, "100", july) for key in keys])
    assert [one.kind for one in fdi.page().breakdowns] == list(BreakdownKind)


@pytest.mark.parametrize(
    "key",
    [
        "FDI_NEW:VNM;measure=level;unit=USD",
        "FDI_NEW:VN-HN;counterpart_area=SGP;measure=level;unit=USD",
        "FDI_NEW:VNM;counterpart_area=SGP;measure=yoy;unit=percent",
        "EXP_GOODS:VNM;counterpart_area=SGP;measure=level;unit=USD",
        "FDI_NEW:VNM;activity=C;counterpart_area=SGP;measure=level;unit=USD",
    ],
)
def test_totals_rates_crossings_and_other_indicators_are_no_breakdown(key):
    assert kind_of(SeriesKey.parse(key)) is None


def test_a_sum_that_is_off_by_more_than_rounding_is_told(seeded, fdi):
    half = date(2025, 6, 30)
    key = "FDI_SHARES:VNM;measure=level;unit=USD"
    later = {"unit_mult": 9, "decimals": 2, "published": date(2025, 9, 1), "origin": "NSO"}
    seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst"), [brought(key, "5.28", half, **later)])
    check = fdi.page(2025).checks[0]
    assert (str(check.total.value), check.holds) == ("23.53", False)


def test_disbursed_capital_is_never_a_part_of_registered(fdi):
    assert DISBURSED not in {series.indicator for series in fdi.page(2025).charts.parts.series}


HA_NOI, OLD, NEW = "VN-HN", "VN-43", "VN-SG-2025"
BORDERS = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("last", "codes", "former"),
    [(date(2024, 7, 20), {HA_NOI, OLD}, (63, BORDERS)), (date(2025, 7, 31), {HA_NOI, NEW}, None)],
)
def test_k7_provinces_of_before_and_after_the_new_borders_are_never_mixed(seeded, fdi, last, codes, former):
    keys = [f"FDI_NEW:{code};measure=level;unit=USD" for code in (HA_NOI, OLD, NEW)]
    seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst"), [brought(key, "100", last) for key in keys])
    (one,) = fdi.page().breakdowns
    assert {SeriesKey.parse(figure.series_key).ref_area for figure in one.figures} == codes
    assert one.former_areas == former
    assert one.names[keys[0]] == {"vi": "Hà Nội", "en": "Ha Noi"}


def test_partners_and_sectors_are_called_by_their_names(seeded, fdi):
    keys = (partner("SGP"), "FDI_NEW:VNM;activity=C;measure=level;unit=USD")
    rows = [brought(key, "100", date(2024, 7, 20)) for key in keys]
    seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst"), rows)
    names = {key: name["en"] for one in fdi.page().breakdowns for key, name in one.names.items()}
    assert names == {keys[0]: "Singapore", keys[1]: "Manufacturing"}
