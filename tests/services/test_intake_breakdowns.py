"""K7: a province's name means the unit of the day, before and after 1 July 2025; totals of blocks are no area."""

import pytest

from indicators.model.period import Period
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import Choice, How, Reason, map_labels
from indicators.services.intake.screening import area_findings
from tests.services.candidates import candidate, frame
from tests.services.made_once import shipped

CATALOGUE = shipped()
FDI = "12. Đầu tư nước ngoài vào Việt Nam được cấp phép"
PROVINCES, PARTNERS, SECTORS = "Phân theo một số địa phương", "Phân theo một số đối tác", "Phân theo ngành kinh tế"
BEFORE, AFTER = Period.year_to_date(2025, 6), Period.year_to_date(2026, 6)


def line(label, block, period, cell="D9", value="10"):
    said = {"path": [block], "title": FDI, "header": "Vốn đăng ký cấp mới", "sheet": "12.FDI"}
    return candidate(label, period, value, cell, **said)


def mapped(*rows, choices=None):
    return map_labels(printed_labels(frame(*rows), CATALOGUE), CATALOGUE, choices or {})


@pytest.mark.parametrize(
    ("label", "block", "period", "key"),
    [
        ("Bắc Ninh", PROVINCES, BEFORE, "FDI_NEW:VN-56"),
        ("Bắc Ninh", PROVINCES, AFTER, "FDI_NEW:VN-56-2025"),
        ("TP. Hồ Chí Minh", PROVINCES, AFTER, "FDI_NEW:VN-SG-2025"),
        ("Bà Rịa-Vũng Tàu", PROVINCES, BEFORE, "FDI_NEW:VN-43"),
        ("Quảng Ninh", PROVINCES, AFTER, "FDI_NEW:VN-13"),
        ("Xin-ga-po", PARTNERS, AFTER, "FDI_NEW:VNM;counterpart_area=SGP"),
        ("Đặc khu hành chính Hồng Công (TQ)", PARTNERS, BEFORE, "FDI_NEW:VNM;counterpart_area=HKG"),
        ("Công nghiệp chế biến, chế tạo", SECTORS, AFTER, "FDI_NEW:VNM;activity=C"),
    ],
)
def test_k7_a_row_of_a_block_is_of_the_unit_of_its_day(label, block, period, key):
    (row,) = mapped(line(label, block, period))
    assert (row.series_key, row.how) == (f"{key};measure=level;unit=USD", How.AUTOMATIC)


def test_k7_an_old_province_after_the_change_is_told_at_its_cell_and_not_taken():
    rows = mapped(line("Bình Dương", PROVINCES, AFTER, "D16"))
    assert (rows[0].series_key, rows[0].reason) == ("", Reason.AREA_OTHER_DAY)
    (finding,) = area_findings(rows)
    assert (finding.code, finding.where, finding.params["fate"]) == ("area_other_day", "12.FDI!D16", "VN-57")


def test_last_years_column_is_of_the_provinces_of_this_year_and_that_is_told():
    rows = mapped(line("Bắc Ninh", PROVINCES, BEFORE, "D9"), line("Bắc Ninh", PROVINCES, AFTER, "E9"))
    assert {row.series_key for row in rows} == {"FDI_NEW:VN-56-2025;measure=level;unit=USD"}
    assert [one.code for one in area_findings(rows)] == ["area_names_both"]


def test_a_table_that_names_ended_units_speaks_of_the_units_of_each_period():
    rows = mapped(
        line("Bắc Ninh", PROVINCES, BEFORE, "D9"),
        line("Bắc Giang", PROVINCES, BEFORE, "D10"),
        line("Bắc Ninh", PROVINCES, AFTER, "E9"),
    )
    keys = [row.series_key.partition(";")[0] for row in rows]
    assert keys == ["FDI_NEW:VN-56", "FDI_NEW:VN-54", "FDI_NEW:VN-56-2025"]


@pytest.mark.parametrize("label", ["Các nước khác", "Hy Lap Mới", "Châu Á"])
def test_an_unknown_partner_is_unset_and_never_viet_nam(label):
    (row,) = mapped(line(label, PARTNERS, AFTER))
    assert (row.series_key, row.reason) == ("", Reason.AREA_UNKNOWN)
    choices = {row.mapping_id: Choice("FDI_NEW")}
    (said,) = mapped(line(label, PARTNERS, AFTER), choices=choices)
    assert (said.series_key, said.reason) == ("", Reason.AREA_UNKNOWN)


def test_a_person_names_the_partner_of_an_unknown_row():
    (row,) = mapped(line("Nước X", PARTNERS, AFTER))
    choices = {row.mapping_id: Choice("FDI_NEW:VNM;counterpart_area=CHE")}
    (said,) = mapped(line("Nước X", PARTNERS, AFTER), choices=choices)
    assert (said.how, said.series_key) == (How.BY_HAND, "FDI_NEW:VNM;counterpart_area=CHE;measure=level;unit=USD")


def test_the_total_of_a_block_is_no_area():
    (row,) = mapped(line("Tổng số", PROVINCES, AFTER))
    assert (row.series_key, row.reason) == ("", Reason.BLOCK_TOTAL)


def test_a_column_of_partners_in_a_long_table_gives_the_partner():
    said = {"path": ["Hàn Quốc"], "heads": ["Đối tác"], "title": "", "header": "Giá trị"}
    (row,) = mapped(candidate("Vốn FDI đăng ký cấp mới", AFTER, "5", "C2", **said))
    assert row.series_key == "FDI_NEW:VNM;counterpart_area=KOR;measure=level;unit=USD"
