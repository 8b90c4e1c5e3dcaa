"""Tables whose period a person says: few headings that speak of a time in passing do not keep them from being read."""

from __future__ import annotations

from tests.workbook.tables import findings_of, periods_of, reason_of, table_of

PROVINCES = ["Bắc Hà", "Nam Hà", "Đông Hà", "Tây Hà"]


def _scores(*heads):
    return [["Tỉnh", *heads], *[[name, *[row + 0.5 + at for at in range(len(heads))]]
                                for row, name in enumerate(PROVINCES, start=3)]]  # fmt: skip


SCORES = _scores("Chỉ số", "Thời gian", "Chi phí", "Đất đai", "Giấy phép được yêu cầu bổ sung từ năm 2030")


def test_one_heading_with_a_year_of_its_own_among_many_leaves_the_table_to_be_asked_about():
    assert set(periods_of(SCORES).values()) == {""}
    found = findings_of(SCORES)
    assert found["table_period_absent"] == ("hard", "B1")
    assert found["time_in_passing"] == ("soft", "F1")


def test_months_in_passing_are_no_months_of_a_year_that_nobody_says():
    rows = _scores("Chỉ số", "Thời gian", "Chi phí", "Đất đai", "Tỷ lệ chờ hơn một tháng để hoàn thành thủ tục")
    assert set(periods_of(rows).values()) == {""}
    assert reason_of(_scores("Tháng 1", "Tháng 2", "Tháng 3", "Tháng 4"))[0] == "period_without_year"


def test_a_period_that_stands_around_such_a_table_is_its_period_to_be_confirmed():
    assert set(periods_of(SCORES, name="Chỉ số 2031").values()) == {"2031"}
    found = findings_of(SCORES, name="Chỉ số 2031")
    assert found["period_from_sheet_name"][0] == "soft"
    assert found["time_in_passing"] == ("soft", "F1")


def test_the_year_of_a_period_around_a_table_over_one_of_two_columns_says_it_again():
    rows = _scores("PCI 2031", "Xếp hạng")
    assert set(periods_of(rows, name="Chỉ số 2031").values()) == {"2031"}
    assert reason_of(rows, name="Chỉ số 2030")[0] == "period_elsewhere"


def test_headings_of_which_many_speak_of_times_are_no_table_of_one_period():
    assert reason_of(_scores("Chỉ số", "Chi phí phải trả thêm kể từ năm 2029", "Giấy phép được bổ sung từ năm 2030"))[0]


def test_rankings_side_by_side_have_names_of_their_own():
    others = [PROVINCES[at] for at in (2, 0, 3, 1)]
    rows = [["Thứ tự", "Tỉnh", "Đất đai", None, "Chi phí"],
            *[[at, name, 9.5 - at, other, 8.25 - at]
              for at, (name, other) in enumerate(zip(PROVINCES, others, strict=True), start=1)]]  # fmt: skip
    found = table_of(rows, name="Chỉ số 2031")
    assert found["C2"] == (8.5, "2031", "Bắc Hà > Đất đai")
    assert found["E2"] == (7.25, "2031", "Đông Hà > Chi phí")
    assert found["E5"][2] == "Nam Hà > Chi phí"


def test_a_letter_that_a_program_put_before_a_year_is_no_name():
    for heads in (["X2030", "X2031"], ["_2030", "_2031"], ["Y_2030", "Y_2031"]):
        found = table_of(_scores(*heads))
        assert found["B2"] == (3.5, "2030", "Bắc Hà")
        assert found["C2"] == (4.5, "2031", "Bắc Hà")
