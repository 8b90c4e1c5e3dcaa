import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.i18n.periods import period_phrase
from indicators.model import period_phrase as phrases
from indicators.model.period import Period
from indicators.model.period_phrase import LONGEST, aligned_fold, read_period, read_periods
from indicators.model.period_rules import PART_OF_YEAR, RULES
from indicators.model.period_windows import WINDOWS
from indicators.model.text import clean, fold

PHRASES = {
    # Vietnamese: cumulative windows
    "7 tháng đầu năm 2025": "2025-01-01/P7M",
    "06 tháng năm 2025": "2025-S1",
    "02 tháng năm 2025": "2025-01-01/P2M",
    "2 tháng năm 2025": "2025-01-01/P2M",
    "Cộng dồn 7 tháng năm 2024": "2024-01-01/P7M",
    "Lũy kế 7 tháng năm 2024": "2024-01-01/P7M",
    "7 tháng năm năm 2024": "2024-01-01/P7M",
    "11 tháng 2007": "2007-01-01/P11M",
    "12 tháng năm 2024": "2024",
    "tám tháng năm 2011": "2011-01-01/P8M",
    "hai tháng đầu năm 2025": "2025-01-01/P2M",
    "năm tháng đầu năm 2025": "2025-01-01/P5M",
    "6T/2025": "2025-S1",
    "7T2025": "2025-01-01/P7M",
    "7T/2025": "2025-01-01/P7M",
    "đến hết tháng 7 năm 2025": "2025-01-01/P7M",
    "tháng 1 - 7 năm 2025": "2025-01-01/P7M",
    "từ tháng 3 đến tháng 5 năm 2025": "2025-03-01/P3M",
    # Vietnamese: halves, quarters, months, years
    "6 tháng đầu năm 2025": "2025-S1",
    "6 tháng cuối năm 2025": "2025-S2",
    "nửa đầu năm 2025": "2025-S1",
    "quý II/2025": "2025-Q2",
    "Quý IV năm 2024": "2024-Q4",
    "quý 2 năm 2025": "2025-Q2",
    "quý tư năm 2024": "2024-Q4",
    "I/2024": "2024-Q1",
    "tháng 7 năm 2025": "2025-M07",
    "Tháng 07/2025": "2025-M07",
    "tháng 1/2000": "2000-M01",
    "tháng12/2001": "2001-M12",
    "tháng 11năm 2009": "2009-M11",
    "tháng Tám 2011": "2011-M08",
    "tháng mười hai năm 2011": "2011-M12",
    "tháng Năm 2011": "2011-M05",
    "tháng Năm năm 2011": "2011-M05",
    "T7/2025": "2025-M07",
    "07/2025": "2025-M07",
    "Cả năm 2024": "2024",
    "Cộng dồn cả năm 2018": "2018",
    "năm 2024": "2024",
    "Năm 2024": "2024",
    "Sơ bộ 2023": "2023",
    "Ước tính quý II năm 2023": "2023-Q2",
    "Kế hoạch năm 2024": "2024",
    "2021 (*)": "2021",
    # days
    "từ 01/01- 20/7/2024": "2024-01-01/P202D",
    "từ 01/01 đến 20/07/2024": "2024-01-01/P202D",
    "từ 15/12/2023 đến 20/07/2024": "2023-12-15/P219D",
    "từ ngày 01/01/2024 đến ngày 20/7/2024": "2024-01-01/P202D",
    "từ ngày 1 tháng 1 đến ngày 20 tháng 7 năm 2024": "2024-01-01/P202D",
    "đến ngày 20 tháng 12 năm 2024": "2024-01-01/P355D",
    "đến 20/7/2024": "2024-01-01/P202D",
    "thời điểm 01/02/2025": "2025-02-01",
    "ngày 26/08/2025": "2025-08-26",
    "ngày 26 tháng 8 năm 2025": "2025-08-26",
    "26/08/2025": "2025-08-26",
    "2025-08-26": "2025-08-26",
    # English
    "first 7 months of 2025": "2025-01-01/P7M",
    "the first seven months of 2025": "2025-01-01/P7M",
    "9 months of 2020": "2020-01-01/P9M",
    "9 months accumulation of 2020": "2020-01-01/P9M",
    "first half of 2025": "2025-S1",
    "last 6 months of 2025": "2025-S2",
    "Jan-Jul 2025": "2025-01-01/P7M",
    "January to July 2025": "2025-01-01/P7M",
    "7M2025": "2025-01-01/P7M",
    "1H25": "2025-S1",
    "H2 2024": "2024-S2",
    "Q2 2025": "2025-Q2",
    "Q1/2025": "2025-Q1",
    "Preliminary quarter 2 of 2020": "2020-Q2",
    "2sd quarter of 2020": "2020-Q2",
    "third quarter of 2020": "2020-Q3",
    "July 2025": "2025-M07",
    "Jan 1960": "1960-M01",
    "Jan-01": "2001-M01",
    "1976 Jan": "1976-M01",
    "May 2025": "2025-M05",
    "1960M01": "1960-M01",
    "2025M07": "2025-M07",
    "2010 [YR2010]": "2010",
    "AS OF June 30, 2013": "2013-06-30",
    "20 July 2024": "2024-07-20",
    "from 01/01 to 20/07/2024": "2024-01-01/P202D",
    "from 15/12/2023 to 20/07/2024": "2023-12-15/P219D",
    "until 20 July 2024": "2024-01-01/P202D",
    # Vietnamese: typing slips, two-digit years, spans of years
    "thángg 7 năm 2025": "2025-M07",
    "tháng tháng 7 năm 2025": "2025-M07",
    "Quý quý II năm 2025": "2025-Q2",
    "Quýy II/2025": "2025-Q2",
    "tháng 7/25": "2025-M07",
    "T7/25": "2025-M07",
    "Quý IV/24": "2024-Q4",
    "Bình quân 02 tháng năm 2025": "2025-01-01/P2M",
    "Bình quân quý IV năm 2024": "2024-Q4",
    "Bình quân mỗi năm thời kỳ 2011-2015": "2011-01-01/P60M",
    "thời kỳ 2011-2015": "2011-01-01/P60M",
    "thời điểm cuối năm 2024": "2024-12-31",
    # English: more
    "Year ending March 2024": "2023-04-01/P12M",
    "Year ended 30 June 2024": "2023-07-01/P12M",
    "12 months to March 31, 2024": "2023-04-01/P12M",
    "Years ended December 2024": "2024",
    "end of June 2024": "2024-06-30",
    "at end 2000": "2000-12-31",
    "Reserves at the end of 2024": "2024-12-31",
    "end-2020": "2020-12-31",
    "Year-end 2020": "2020-12-31",
    "Nov 2023 - Jan 2024": "2023-11-01/P3M",
    "2024 Jan-Jul": "2024-01-01/P7M",
    "1Q24": "2024-Q1",
    "4Q 2024": "2024-Q4",
    "Q1 '24": "2024-Q1",
    "2024 1st quarter": "2024-Q1",
    "1986:Q1": "1986-Q1",
    "7M25": "2025-01-01/P7M",
    "31-Dec-2023": "2023-12-31",
    "31 Jan 24": "2024-01-31",
    "31.12.2023": "2023-12-31",
    "2023/12/31": "2023-12-31",
    "2024-01-31T00:00:00": "2024-01-31",
    "2024-W05": "2024-01-29/P7D",
    "2024 p": "2024",
    "2025f": "2025",
    "2022 (P)": "2022",
    # Chinese, Korean
    "2017年12月": "2017-M12",
    "2017年12月份": "2017-M12",
    "2024年": "2024",
    "2024年1-7月": "2024-01-01/P7M",
    "2024年第一季度": "2024-Q1",
    "2024年3季度": "2024-Q3",
    "2024年上半年": "2024-S1",
    "2010.01": "2010-M01",
    "2010.10": "2010-M10",
    "2010.01 월": "2010-M01",
    "2024년": "2024",
    "2024년 3월": "2024-M03",
    "2024.1/4": "2024-Q1",
    "2024년 2/4분기": "2024-Q2",
    # Indonesian, Spanish, Portuguese, French, German, Turkish, Italian
    "Mei 2025": "2025-M05",
    "Desember 2024": "2024-M12",
    "18 Juni 2025": "2025-06-18",
    "Januari - Juli 2025": "2025-01-01/P7M",
    "Triwulan II 2025": "2025-Q2",
    "Semester I 2025": "2025-S1",
    "Tahun 2024": "2024",
    "ene-17": "2017-M01",
    "enero 2024": "2024-M01",
    "enero de 2024": "2024-M01",
    "2025M12": "2025-M12",
    "1er trim. 2024": "2024-Q1",
    "2º trimestre de 2024": "2024-Q2",
    "2024T1": "2024-Q1",
    "2024 Trimestre 3": "2024-Q3",
    "janeiro de 2024": "2024-M01",
    "março 2024": "2024-M03",
    "janvier 2024": "2024-M01",
    "févr. 2024": "2024-M02",
    "août 2024": "2024-M08",
    "1er trimestre 2024": "2024-Q1",
    "2e trimestre 2024": "2024-Q2",
    "1er semestre 2024": "2024-S1",
    "S2 2024": "2024-S2",
    "1er janvier 2024": "2024-01-01",
    "2026-02": "2026-M02",
    "Jan. 2024": "2024-M01",
    "Januar 2024": "2024-M01",
    "Mai 2024": "2024-M05",
    "März 2024": "2024-M03",
    "2024 Dezember": "2024-M12",
    "1. Quartal 2024": "2024-Q1",
    "3. Vierteljahr 2024": "2024-Q3",
    "1. Halbjahr 2024": "2024-S1",
    "15. Januar 2024": "2024-01-15",
    "Januar bis Juli 2024": "2024-01-01/P7M",
    "2003-Q1": "2003-Q1",
    "Ocak 2024": "2024-M01",
    "2024 Şubat": "2024-M02",
    "Kasım 2024": "2024-M11",
    "Aralık 2024": "2024-M12",
    "1. Çeyrek 2024": "2024-Q1",
    "IV. Çeyrek 2024": "2024-Q4",
    "gennaio 2024": "2024-M01",
    # SDMX
    "2024": "2024",
    "2025-S1": "2025-S1",
    "2024-Q4": "2024-Q4",
    "2024Q4": "2024-Q4",
    "2025-M07": "2025-M07",
    "2025-07": "2025-M07",
    "2025-01-01/P7M": "2025-01-01/P7M",
}

NOT_PERIODS = (
    "", "Nghị quyết 59", "119,1", "20241", "2000.1", "1.234", "tháng 13 năm 2025", "13 tháng năm 2025", "2024-13",
    "31/04/2024", "từ 01/13 - 20/7/2024", "tháng 7", "quý II", "Cộng dồn 7 tháng", "cả năm", "giá so sánh 2010",
    "Kỳ gốc (2019)", "2015=100", "vụ đông xuân 2004", "lúa đông xuân năm 2023", "2011-2015", "Năm tài chính 2024",
    "tháng ban hành 2011", "tháng năm 2006", "so với tháng 12 năm 2023", "cùng kỳ năm 2023",
    "Year ended 15 March 2024", "FY2024", "FY 2023/24",
    "Fiscal year 2024", "2007/08", "2023/2024", "1990s", "[월] 201001~202503", "Nov-Jan 2024", "đầu năm 2024",
    "đến cuối tháng 6 năm 2024", "24-Mar", "2024年度", "Out", "mai", "2024-W60", "32.12.2023",
    "5.2024", "514 tỷ USD", "Q5 2024", "TỔNG SỐ",
)  # fmt: skip


EAST_ASIAN = {
    "17-2 各市主要指标（2031年）": "2031",
    "2031年前三季度国内生产总值": "2031-01-01/P9M",
    "2031年1-9月": "2031-01-01/P9M",
    "2031年第一季度 GDP": "2031-Q1",
    "2031年上半年": "2031-S1",
    "2031年末总人口": "2031-12-31",
    "2031년 3/4분기 총생산": "2031-Q3",
    "2031年比2030年增长(%)": "2031",
    "2031年为2030年% 2030=100": "2031",
    "67年平均 Avg. 1978": "1978",
    "120年 9月 Sept. 2031": "2031-M09",
    "2574 (2031)": "2031",
    "2031/2574": "2031",
    "พ.ศ. 2574": "2031",
    "民國 120 年": "2031",
}

SINCE_JANUARY = {
    "1st-3rd quarter 2020": "2020-01-01/P9M",
    "1st - 2nd quarter of 2031": "2031-S1",
    "Períodos fiscales: enero a diciembre 2031": "2031",
    "ene31": "2031-M01",
}


@pytest.mark.parametrize(("text", "period"), (EAST_ASIAN | SINCE_JANUARY).items())
def test_words_and_calendars_of_east_asia_name_a_period(text, period):
    reading = read_period(text)
    assert reading is not None
    assert str(reading.period) == period


@pytest.mark.parametrize(
    "text",
    [
        "按2025年价格计算",
        "2025年=100",
        "指数(2025年为100)",
        "2012年以来",
        "2031年度",
        "最近20年",
        "68年 1978",
        "2573 (2031)",
    ],
)
def test_bases_beginnings_and_calendars_that_disagree_name_none(text):
    assert read_period(text) is None


@pytest.mark.parametrize(("phrase", "expected"), PHRASES.items())
def test_a_phrase_of_the_dictionary_reads_as_its_period(phrase, expected):
    reading = read_period(phrase)
    assert reading is not None
    assert reading.period.render() == expected


@pytest.mark.parametrize("text", NOT_PERIODS)
def test_what_names_no_period_reads_as_none(text):
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tháng 7", "2024-M07"),
        ("quý II", "2024-Q2"),
        ("Cộng dồn 7 tháng", "2024-01-01/P7M"),
        ("cả năm", "2024"),
        ("6 tháng cuối năm", "2024-S2"),
        ("July", "2024-M07"),
        ("từ 01/01 đến 20/07", "2024-01-01/P202D"),
    ],
)
def test_a_phrase_without_a_year_takes_the_year_it_is_given(phrase, expected):
    reading = read_period(phrase, year=2024)
    assert reading is not None
    assert reading.period.render() == expected


def test_a_phrase_without_a_year_takes_the_only_year_named_elsewhere():
    reading = read_period("Cộng dồn 7 tháng (Tỷ đồng) năm 2024")
    assert reading is not None
    assert reading.period == Period.year_to_date(2024, 7)
    assert read_period("tháng 6 của năm 2023 và năm 2024, quý") is not None  # the years themselves are periods


def test_words_after_a_comparison_are_not_read():
    reading = read_period("Tháng 7 năm 2024 so với: Tháng 12 năm 2023")
    assert reading is not None
    assert reading.period == Period.month(2024, 7)
    assert reading.text == "Tháng 7 năm 2024"


def test_an_average_over_a_window_is_said():
    reading = read_period("Bình quân 7 tháng năm 2024")
    assert reading is not None
    assert reading.average
    assert not read_period("7 tháng năm 2024").average  # type: ignore[union-attr]


def test_every_period_of_a_title_is_read_in_the_order_of_its_words():
    found = read_periods("Chỉ số tháng 6 và 6 tháng năm 2023")
    assert [reading.period.render() for reading in found] == ["2023-M06", "2023-S1"]


def test_the_span_points_at_the_words_in_the_cleaned_text():
    text = "Đầu tư  nước ngoài\nđược cấp phép từ 01/01- 20/7/2024"
    reading = read_period(text)
    assert reading is not None
    start, stop = reading.span
    assert clean(text)[start:stop] == "từ 01/01- 20/7/2024" == reading.text


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault_and_folds_letter_for_letter(text):
    read_period(text)
    read_period(text, year=2024)
    assert len(aligned_fold(clean(text))) == len(clean(text))


@given(st.text("áàảãạăâđêôơưýÁÂĐêôỷỹợữ abc", max_size=40))
def test_aligned_folding_and_folding_agree_on_vietnamese(text):
    assert aligned_fold(clean(text)) == fold(text)


@pytest.mark.parametrize("text", ["tháng " * 400, "1/1/" * 400, "2024-" * 400, "quý i" * 400, " 1" * 900])
def test_a_text_longer_than_any_phrase_is_looked_at_to_its_bound_only(text):
    assert read_period(text) == read_period(text[:LONGEST])


YEARS = st.integers(1901, 2099)
NAMED = st.one_of(
    st.builds(Period.year, YEARS),
    st.builds(Period.half, YEARS, st.integers(1, 2)),
    st.builds(Period.quarter, YEARS, st.integers(1, 4)),
    st.builds(Period.month, YEARS, st.integers(1, 12)),
    st.builds(Period.year_to_date, YEARS, st.integers(1, 12)),
    st.builds(Period.instant, st.dates(date(1901, 1, 1), date(2099, 12, 31))),
    st.builds(
        lambda first, length: Period.through(first, date.fromordinal(first.toordinal() + length)),
        st.dates(date(1901, 1, 1), date(2095, 12, 31)),
        st.integers(0, 1200),
    ),
)


@given(NAMED, st.sampled_from(["vi", "en"]))
def test_what_is_written_for_a_reader_is_read_back(period, lang):
    reading = read_period(period_phrase(period, lang))
    assert reading is not None
    assert reading.period == period


_PARTS = st.from_regex(r"\A(?:(?:19|20)[0-9]{0,7}|[0-9]{1,9})\Z")
_WORDS = sorted({word for pattern, _ in (*RULES, *WINDOWS) for word in re.findall(r"[a-z]{2,}", pattern.pattern)})


@given(_PARTS, st.sampled_from((".", ",", "")), _PARTS, st.sampled_from(("", "-")))
def test_a_number_that_is_passed_over_unread_names_no_period(whole, mark, fraction, sign):
    text = f"{sign}{whole}{mark}{fraction if mark else ''}"
    passed_over = phrases._BARE_NUMBER.fullmatch(text) is not None
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(phrases, "_BARE_NUMBER", re.compile("(?!)"))
        assert not (passed_over and read_periods(text))


@given(st.lists(st.sampled_from([*_WORDS, "i", "ii", "iv", "/", "-"]), min_size=1, max_size=4))
def test_words_without_a_digit_that_name_no_part_of_a_year_are_read_by_no_rule(words):
    text = " ".join(words)
    if PART_OF_YEAR.search(text) is None:
        assert not any(pattern.search(text) for pattern, _ in (*RULES, *WINDOWS))


@pytest.mark.parametrize("words", ["thang tu", "quy iv", "nua dau nam", "ca nam", "mar", "hai thang cuoi"])
def test_words_that_name_a_part_of_a_year_without_a_digit_take_the_year_around_them(words):
    assert read_period(words, year=2024) is not None


@pytest.mark.parametrize("text", ["H112", "Mã H123", "h199"])
def test_a_code_of_a_letter_and_three_digits_is_no_half_year(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize("text", ["H1/12", "H1'12", "H1 12", "H12012", "1H12"])
def test_a_half_year_keeps_its_short_forms(text: str) -> None:
    reading = read_period(text)
    assert reading is not None
    assert reading.period == Period.half(2012, 1)


@pytest.mark.parametrize("text", ["S16382", "1234 x 5678", "thang 5", "mã 123"])
def test_words_with_digits_that_can_be_no_year_are_no_period(text: str) -> None:
    assert read_period(text) is None


def test_days_without_a_year_take_the_one_that_is_given() -> None:
    reading = read_period("01/01-20/12", year=2018)
    assert reading is not None
    assert reading.period == Period.through(date(2018, 1, 1), date(2018, 12, 20))


@pytest.mark.parametrize("text", ["B.E. 2559", "พ.ศ. 2559", "2559 (2016)"])
def test_a_year_of_the_buddhist_calendar_is_543_years_ahead(text: str) -> None:
    reading = read_period(text)
    assert reading is not None
    assert reading.period == Period.year(2016)


@pytest.mark.parametrize("text", ["Q1 2010-11", "January 2010/11", "Quý 1 năm 2010-2011", "first quarter of 2010-11"])
def test_a_part_of_a_year_that_runs_into_the_next_is_none_of_the_calendar(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize("text", ["tháng 10/2010-11/2010", "tháng 10/2010 - 11/2010"])
def test_a_month_after_a_month_is_no_second_year(text: str) -> None:
    reading = read_period(text)
    assert reading is not None
    assert reading.period.start == date(2010, 10, 1)


@pytest.mark.parametrize(
    "text",
    [
        "5 năm 2031-2035",
        "Kế hoạch 5 năm giai đoạn 2031-2035",
        "Bình quân 5 năm 2031 - 2035",
        "Mục tiêu 2031-2035",
        "KH 2031-2035",
    ],
)
def test_the_years_of_a_plan_are_all_of_them_and_not_the_first(text: str) -> None:
    reading = read_period(text)
    assert reading is not None
    assert (reading.period.start.year, reading.period.last_day.year) == (2031, 2035)


def test_two_years_of_a_plan_may_be_one_of_school() -> None:
    assert read_period("Kế hoạch 2031-2032") is None
