from datetime import date

import pytest

from indicators.model.errors import NotFound
from indicators.model.indicator import AreaKind

FDI = "12. Đầu tư nước ngoài vào Việt Nam được cấp phép từ 01/01-20/7/2024"


BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_sixty_three_provinces_become_thirty_four_on_the_first_of_july(catalogue):
    assert len(catalogue.areas_on(BEFORE, AreaKind.PROVINCE)) == 63
    assert len(catalogue.areas_on(AFTER, AreaKind.PROVINCE)) == 34


def test_every_ended_province_went_into_one_new_one(catalogue):
    ended = [area for area in catalogue.areas if area.valid_to == AFTER]
    assert len(ended) == 52
    assert all(len(catalogue.successors(area.code)) == 1 for area in ended)
    assert len({catalogue.successors(area.code) for area in ended}) == 23
    assert catalogue.predecessors("VN-SG-2025") == ("VN-SG", "VN-57", "VN-43")


def test_a_name_is_of_the_unit_of_its_day_and_a_likeness_is_no_answer(catalogue):
    assert catalogue.resolve_area("TP Bắc Ninh", BEFORE)[0].code == "VN-56"
    assert catalogue.resolve_area("Bac Ninh", AFTER)[0].code == "VN-56-2025"
    assert catalogue.resolve_area("Bình Dương", AFTER)[0].basis == "other_day"
    assert catalogue.resolve_area("Bắc Giangg", BEFORE)[0].score < 90
    assert catalogue.resolve_area("Trung Quốc (Hồng Kông)", AFTER) == ()


def test_a_renamed_unit_keeps_its_code(catalogue):
    assert catalogue.area("VN-26").name_on(date(2024, 12, 31), "vi") == "Thừa Thiên Huế"
    assert catalogue.area("VN-26").name_on(AFTER, "vi") == "Huế"
    with pytest.raises(NotFound, match="area_unknown"):
        catalogue.area("VN-XX")


def test_a_series_is_named_with_its_members_in_both_languages(catalogue):
    assert catalogue.shorts(catalogue.series_key("FDI_NEW:VNM;counterpart_area=SGP"))["vi"] == "FDI cấp mới · Singapore"
    assert catalogue.shorts(catalogue.series_key("FDI_NEW:VN-57"))["en"] == "FDI, new · Binh Duong (before 01/07/2025)"
    assert catalogue.shorts(catalogue.series_key("FDI_NEW:VNM;activity=C"))["en"] == "FDI, new · Manufacturing"
