import pytest

from indicators.catalogue.areas import AreaKind
from indicators.model.period import Period
from indicators.services.intake.areas import Areas
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import How, Reason, map_labels
from tests.services.candidates import candidate, frame
from tests.services.made_once import shipped

CATALOGUE = shipped()
AREAS = Areas()
YEAR = Period.year(2021)


@pytest.mark.parametrize("name", ["Thailand", "Thái Lan", "Hoa Kỳ", "United States", "TRUNG QUỐC"])
def test_territories_are_known_in_both_languages(name):
    assert AREAS.is_other(name)


@pytest.mark.parametrize("name", ["Viet Nam", "Vietnam", "Việt Nam", "TỔNG SỐ", "Dịch vụ", ""])
def test_viet_nam_and_words_that_are_no_territory_are_not_elsewhere(name):
    assert not AREAS.is_other(name)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Xuất khẩu sang Hoa Kỳ", True),
        ("Exports of goods, Thailand", True),
        ("Viet Nam: exports to Thailand", False),
        ("14. Hàng hóa xuất khẩu", False),
        ("12. Đầu tư nước ngoài vào Việt Nam được cấp phép", False),
        ("Áo quần và hàng dệt", False),
    ],
)
def test_a_title_that_names_another_country_speaks_of_it(title, other):
    assert AREAS.title_names_other(title) is other


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("CỤC THỐNG KÊ TỈNH ĐỒNG NAI MỘT SỐ CHỈ TIÊU CHỦ YẾU", True),
        ("Kim ngạch xuất khẩu của UBND thành phố Hải Phòng", True),
        ("Exports of Dong Nai province", True),
        ("Biểu số 02-CS KIM NGẠCH XUẤT KHẨU Đơn vị báo cáo: Cục Thống kê", True),
        ("Xuất khẩu sang các nước Thái Bình Dương", False),
        ("Chỉ số sản xuất công nghiệp của một số tỉnh, thành phố", False),
        ("Chỉ số tài chính", False),
    ],
)
def test_a_title_of_one_province_or_a_form_that_somebody_sent_in_is_not_of_the_country(title, other):
    provinces = Areas(area.name for area in CATALOGUE.areas if area.kind is AreaKind.PROVINCE)
    assert provinces.title_names_other(title) is other


def country(name, row):
    said = {"path": [name], "title": "", "header": "2021", "sheet": "Data"}
    return candidate(
        "GDP per capita (current US$)",
        YEAR,
        "3756.5",
        f"B{row}",
        **said,
        unit_measure="USD",
        unit_mult=0,
        period_text="2021",
    )


def test_of_a_table_of_countries_only_viet_nam_is_taken():
    names = ("Thailand", "Viet Nam", "East Asia & Pacific", "World")
    candidates = frame(*(country(name, row) for row, name in enumerate(names, start=2)))
    rows = map_labels(printed_labels(candidates, CATALOGUE), CATALOGUE, {})
    said = {row.printed.path[0]: (row.how, row.reason) for row in rows}
    assert said.pop("Viet Nam") == (How.AUTOMATIC, "")
    assert set(said.values()) == {(How.UNSET, Reason.OTHER_AREA)}


def test_a_heading_above_a_row_is_no_country():
    row = candidate("Kim ngạch xuất khẩu hàng hóa", YEAR, "336", "B2", path=["Thương mại"], title="", header="2021")
    (mapped,) = map_labels(printed_labels(frame(row), CATALOGUE), CATALOGUE, {})
    assert mapped.series_key == "EXP_GOODS:VNM;measure=level;unit=USD"


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("9. KIM NGẠCH XUẤT, NHẬP KHẨU TRÊN ĐỊA BÀN", True),
        ("Tổng mức bán lẻ trên địa bàn tỉnh", True),
        ("Kim ngạch xuất khẩu qua cảng thành phố", True),
        ("Sản phẩm công nghiệp trên địa bàn cả nước", False),
        ("Chỉ số sản xuất công nghiệp trên địa bàn một số tỉnh, thành phố", False),
    ],
)
def test_a_title_of_one_province_or_city_is_not_of_the_country(title, other):
    assert AREAS.title_names_other(title) is other


@pytest.mark.parametrize(("beside", "elsewhere"), [("GRDP (giá so sánh)", True), ("Dân số trung bình", False)])
def test_exports_in_a_plan_that_speaks_of_grdp_are_those_of_a_province(beside, elsewhere):
    said = {"title": "Chỉ tiêu kế hoạch", "header": "2021", "sheet": "PL", "unit_measure": "USD", "unit_mult": 6}
    names = (beside, "Tổng kim ngạch xuất khẩu")
    rows = [candidate(name, YEAR, "12.5", f"B{at}", **said) for at, name in enumerate(names, 3)]
    told = {one.label: one for one in printed_labels(frame(*rows), CATALOGUE)}
    assert told["Tổng kim ngạch xuất khẩu"].elsewhere is elsewhere


def test_a_report_with_the_head_of_a_provinces_office_is_of_that_province_on_all_its_sheets():
    said = {"header": "2021", "unit_measure": "USD", "unit_mult": 6}
    rows = [
        candidate("Xi măng", YEAR, "12.5", "B3", title="CỤC THỐNG KÊ TỈNH NGHỆ AN Sản phẩm", sheet="SP", **said),
        candidate("Xuất khẩu", YEAR, "13.5", "B3", title="Xuất khẩu hàng hóa", sheet="XK", **said),
    ]
    assert all(one.elsewhere for one in printed_labels(frame(*rows), CATALOGUE))


def test_trade_that_passes_through_a_customs_region_is_not_the_countrys():
    provinces = Areas(area.name for area in CATALOGUE.areas if area.kind is AreaKind.PROVINCE)
    assert provinces.title_names_other("KIM NGẠCH XUẤT NHẬP KHẨU HÀNG HÓA QUA ĐỊA BÀN THÁNG 6 NĂM 2031")
