import pytest

from indicators.model.errors import Invalid, NotFound
from indicators.services.intake.labels import printed_labels, without_period
from indicators.services.intake.mapping import (
    SKIP,
    Choice,
    How,
    Reason,
    check_choice,
    map_labels,
    series_key,
)
from tests.services.candidates import SEVEN, candidate, exports_table, frame
from tests.services.made_once import shipped

CATALOGUE = shipped()


def mapped(candidates, choices=None):
    return map_labels(printed_labels(candidates, CATALOGUE), CATALOGUE, choices or {})


def test_columns_of_one_series_are_one_row_and_its_comparison_another():
    rows = [row for row in mapped(exports_table()) if row.printed.label == "TỔNG TRỊ GIÁ"]
    assert [(row.series_key, row.printed.cells) for row in rows] == [
        ("EXP_GOODS:VNM;measure=level;unit=USD", 2),
        ("EXP_GOODS:VNM;measure=yoy_index;unit=percent", 1),
    ]
    assert {row.how for row in rows} == {How.AUTOMATIC}


def test_a_product_without_a_code_is_listed_as_unset_with_its_reason():
    rows = [row for row in mapped(exports_table()) if row.printed.label == "Cà phê"]
    assert {(row.series_key, row.how, row.reason) for row in rows} == {("", How.UNSET, Reason.NO_CODE)}


def test_every_candidate_belongs_to_exactly_one_row():
    candidates = exports_table()
    positions = sorted(position for row in mapped(candidates) for position in row.printed.positions)
    assert positions == list(range(len(candidates)))


def test_what_a_person_says_goes_before_the_catalogue():
    candidates = exports_table()
    coffee = next(row for row in mapped(candidates) if row.printed.label == "Cà phê" and row.printed.measure == "")
    by_hand = mapped(candidates, {coffee.mapping_id: Choice("EXP_DOMESTIC")})
    row = next(one for one in by_hand if one.mapping_id == coffee.mapping_id)
    assert (row.how, row.series_key) == (How.BY_HAND, "EXP_DOMESTIC:VNM;measure=level;unit=USD")


def test_a_skipped_row_brings_nothing_and_can_be_taken_back():
    candidates = exports_table()
    total = mapped(candidates)[0]
    skipped = mapped(candidates, {total.mapping_id: Choice(SKIP)})[0]
    assert (skipped.how, skipped.series_key) == (How.SKIPPED, "")
    assert mapped(candidates)[0].how is How.AUTOMATIC


def test_a_unit_said_by_hand_holds_instead_of_the_one_read():
    candidates = frame(candidate("TỔNG TRỊ GIÁ", SEVEN, "226.98", "G9", unit_text="", unit_measure="", unit_mult=None))
    row = mapped(candidates)[0]
    said = mapped(candidates, {row.mapping_id: Choice("", "USD", 9)})[0]
    assert (row.unit_measure, row.unit_mult) == ("", None)
    assert (said.unit_measure, said.unit_mult, said.how) == ("USD", 9, How.AUTOMATIC)


def test_the_code_of_a_template_is_certain_and_an_unknown_one_is_told():
    known = candidate("", SEVEN, "1", "D2", code="EXP_GOODS;measure=yoy", layout="template")
    unknown = candidate("", SEVEN, "1", "D3", code="EXP_GODS", layout="template")
    first, second = mapped(frame(known, unknown))
    assert (first.series_key, first.how) == ("EXP_GOODS:VNM;measure=yoy;unit=percent", How.AUTOMATIC)
    assert (second.how, second.reason) == (How.UNSET, Reason.UNKNOWN_CODE)


def test_a_foreign_code_in_a_long_table_is_no_code_of_ours_and_the_label_decides():
    row = mapped(frame(candidate("TỔNG TRỊ GIÁ", SEVEN, "1", "G9", code="NE.EXP.GNFS.CD", layout="long")))[0]
    assert row.series_key == "EXP_GOODS:VNM;measure=level;unit=USD"


def test_a_row_whose_period_could_not_be_read_is_unset_for_that_reason():
    row = mapped(frame(candidate("TỔNG TRỊ GIÁ", None, "226980", "G9")))[0]
    assert (row.how, row.reason, row.printed.cells) == (How.UNSET, Reason.NO_PERIOD, 0)


def test_an_uncertain_label_is_proposed_and_never_taken_unasked():
    row = mapped(frame(candidate("Xuất khẩu hàng hoá các loại", SEVEN, "1", "B2", title="", header="")))[0]
    assert (row.how, row.reason) == (How.UNSET, Reason.UNCERTAIN)
    assert row.printed.proposals


@pytest.mark.parametrize(
    ("header", "period", "rest"),
    [
        ("Ước tính tháng 7 năm 2024 Trị giá", "tháng 7 năm 2024", "Ước tính Trị giá"),
        ("2024", "2024", ""),
        ("Tháng 7 năm 2024 so với tháng 7 năm trước", "Tháng 7 năm 2024", "so với tháng 7 năm trước"),
        ("Vốn đăng ký cấp mới", "từ 01/01- 20/7/2024", "Vốn đăng ký cấp mới"),
    ],
)
def test_a_header_without_its_period_is_the_item(header, period, rest):
    assert without_period(header, period) == rest


@pytest.mark.parametrize(
    ("named", "measure", "unit", "key"),
    [
        ("EXP_GOODS", "", "USD", "EXP_GOODS:VNM;measure=level;unit=USD"),
        ("EXP_GOODS", "yoy_index", "percent", "EXP_GOODS:VNM;measure=yoy_index;unit=percent"),
        ("GDP_NOMINAL", "level", "VND", "GDP_NOMINAL:VNM;measure=level;unit=VND"),
        ("GDP_GROWTH_YOY", "level", "percent", "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"),
        ("EXP_GOODS;measure=level", "yoy", "", "EXP_GOODS:VNM;measure=level;unit=USD"),
        ("GDP_GROWTH_YOY", "", "percent", "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"),
    ],
)
def test_a_series_is_completed_by_what_was_read(named, measure, unit, key):
    assert series_key(named, measure, unit, CATALOGUE).render() == key


def test_choices_that_name_nothing_known_are_refused():
    with pytest.raises(NotFound):
        check_choice(Choice("EXP_GODS"), CATALOGUE)
    with pytest.raises(Invalid):
        check_choice(Choice("EXP_GOODS", "bushels", 0), CATALOGUE)
    with pytest.raises(Invalid):
        check_choice(Choice("EXP_GOODS", "USD", 99), CATALOGUE)
    assert check_choice(Choice(SKIP), CATALOGUE) == Choice(SKIP)
