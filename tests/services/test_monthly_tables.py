"""Prices, production, retail sales, visitors: headline rows map in any edition; parts never pass for them."""

from collections import defaultdict
from pathlib import Path

import pytest

from indicators.catalogue import load_catalogue
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import Choice, How, map_labels
from indicators.workbook import Limits, read_workbook
from tests.specimens.make import SPECIMENS, file_name

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(SEEDS)


def mapping_of(name, catalogue, folder):
    path = folder / Path(file_name(name)).name
    SPECIMENS[name](path)
    candidates = read_workbook(path, path.name, Limits()).rows
    return candidates, map_labels(printed_labels(candidates, catalogue), catalogue, {})


def cells_by_series(name, catalogue, folder):
    candidates, mapping = mapping_of(name, catalogue, folder)
    found = defaultdict(set)
    for row in mapping:
        if row.series_key:
            found[row.series_key] |= {f"{candidates[at].sheet}!{candidates[at].cell}" for at in row.printed.positions}
    return dict(found)


LATER = {
    "IIP:VNM;measure=yoy_index;unit=percent": {"9.IIP!B9", "9.IIP!D9", "9.IIP!E9", "10.IIP quy!B9", "10.IIP quy!C9"},
    "IIP:VNM;measure=mom_index;unit=percent": {"9.IIP!C9"},
    "RETAIL_SALES:VNM;measure=level;unit=VND": {"25.BL!C11", "25.BL!D11", "25.BL!E11"},
    "RETAIL_SALES:VNM;measure=yoy_index;unit=percent": {"25.BL!G11", "25.BL!H11"},
    "CPI:VNM;measure=base_index;unit=percent": {"32.CPI!D12"},
    "CPI:VNM;measure=yoy_index;unit=percent": {"32.CPI!E12"},
    "CPI:VNM;measure=vs_dec_index;unit=percent": {"32.CPI!F12"},
    "CPI:VNM;measure=mom_index;unit=percent": {"32.CPI!G12"},
    "CPI:VNM;measure=avg_yoy_index;unit=percent": {"32.CPI!H12", "32.CPI!I12"},
    "CORE_CPI:VNM;measure=yoy;unit=percent": {"32.CPI!E17"},
    "CORE_CPI:VNM;measure=mom;unit=percent": {"32.CPI!G17"},
    "CORE_CPI:VNM;measure=avg_yoy;unit=percent": {"32.CPI!I17"},
    "VISITORS_INTL:VNM;measure=level;unit=persons": {"43.KQT!C8", "43.KQT!D8", "43.KQT!E8"},
    "VISITORS_INTL:VNM;measure=yoy_index;unit=percent": {"43.KQT!F8", "43.KQT!G8"},
}


def test_the_headline_rows_of_a_later_edition_map_and_nothing_else_does(catalogue, tmp_path):
    assert cells_by_series("statistics_office/monthly_later", catalogue, tmp_path) == LATER


def test_the_same_tables_of_an_earlier_edition_land_on_the_same_series(catalogue, tmp_path):
    found = cells_by_series("statistics_office/monthly_earlier", catalogue, tmp_path)
    assert found == {
        "CPI:VNM;measure=base_index;unit=percent": {"CPI!D9"},
        "CPI:VNM;measure=yoy_index;unit=percent": {"CPI!E9"},
        "CPI:VNM;measure=mom_index;unit=percent": {"CPI!F9"},
        "CPI:VNM;measure=avg_yoy_index;unit=percent": {"CPI!G9"},
        "RETAIL_SALES:VNM;measure=level;unit=VND": {"TM!C6"},
        "RETAIL_SALES:VNM;measure=yoy_index;unit=percent": {"TM!G6"},
        "VISITORS_INTL:VNM;measure=level;unit=persons": {"Du lich!C7", "Du lich!D7"},
        "VISITORS_INTL:VNM;measure=mom_index;unit=percent": {"Du lich!E7"},
        "VISITORS_INTL:VNM;measure=yoy_index;unit=percent": {"Du lich!F7", "Du lich!G7"},
    }
    assert set(found) - set(LATER) == {"VISITORS_INTL:VNM;measure=mom_index;unit=percent"}


@pytest.mark.parametrize(
    ("label", "title", "path"),
    [
        ("Tổng số", "Tổng mức bán lẻ hàng hóa chia theo Địa phương, Ngành và Năm", ("Bắc Ninh",)),
        ("Tổng số", "Khách quốc tế đến Việt Nam phân theo phương tiện", ("Đường không",)),
        ("Chỉ số giá tiêu dùng", "Chỉ số giá tiêu dùng thành phố Hà Nội tháng 7", ()),
        ("Tổng số", "Tổng mức bán lẻ hàng hóa tỉnh Bắc Ninh", ()),
        ("Đường không", "Khách quốc tế đến Việt Nam", ("Phân theo phương tiện đến",)),
        ("Khai khoáng", "Chỉ số sản xuất công nghiệp", ()),
    ],
)
def test_the_total_of_a_part_is_not_the_total(catalogue, label, title, path):
    assert catalogue.resolve_label(label, title=title, path=path) == ()


def test_the_total_under_the_whole_country_is_the_total(catalogue):
    title = "Tổng mức bán lẻ hàng hóa chia theo Địa phương, Ngành và Năm"
    (found,) = catalogue.resolve_label("Tổng số", title=title, path=("CẢ NƯỚC",))
    assert found.indicator == "RETAIL_SALES"


def test_a_publishers_code_maps_for_viet_nam_and_waits_for_a_person_elsewhere(catalogue, tmp_path):
    _, mapping = mapping_of("world_bank/api", catalogue, tmp_path)
    found = {row.printed.ref_area: (row.series_key, row.how, row.reason) for row in mapping}
    assert found == {
        "VNM": ("GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent", How.AUTOMATIC, ""),
        "THA": ("", How.UNSET, "other_area"),
        "WLD": ("", How.UNSET, "other_area"),
    }


def test_a_figure_of_another_area_that_a_person_maps_keeps_its_area(catalogue, tmp_path):
    candidates, mapping = mapping_of("world_bank/api", catalogue, tmp_path)
    (thai,) = [row for row in mapping if row.printed.ref_area == "THA"]
    again = map_labels(printed_labels(candidates, catalogue), catalogue, {thai.mapping_id: Choice("GDP_GROWTH_YOY")})
    (row,) = [row for row in again if row.printed.ref_area == "THA"]
    assert row.series_key == "GDP_GROWTH_YOY:THA;measure=yoy;unit=percent"


@pytest.mark.parametrize("name", ["fred/graph", "fred/described_graph", "fred/text", "px_web/two_headings"])
def test_figures_from_abroad_are_never_taken_for_viet_nams(catalogue, tmp_path, name):
    _, mapping = mapping_of(name, catalogue, tmp_path)
    assert {row.series_key for row in mapping} == {""}
