import pytest

from indicators.model.unit_words import bracketed_unit, read_unit, read_units, unit_in

UNITS = {
    "%": ("percent", 0),
    "Đơn vị tính: %": ("percent", 0),
    "(%)": ("percent", 0),
    "điểm phần trăm": ("percentage_points", 0),
    "lần": ("times", 0),
    "đồng": ("VND", 0),
    "triệu đồng": ("VND", 6),
    "(Tỷ đồng)": ("VND", 9),
    "Nghìn tỷ đồng": ("VND", 12),
    "trillion dong": ("VND", 12),
    "Bill. dongs": ("VND", 9),
    "USD": ("USD", 0),
    "Nghìn USD": ("USD", 3),
    "Triệu USD": ("USD", 6),
    "tỷ USD": ("USD", 9),
    "triệu đô la Mỹ": ("USD", 6),
    "Mill. USD": ("USD", 6),
    "USD million": ("USD", 6),
    "US$ bn": ("USD", 9),
    "billion USD": ("USD", 9),
    "Nghìn tấn": ("tonnes", 3),
    "1000 tons": ("tonnes", 3),
    "‘000 tons": ("tonnes", 3),
    "Thous.tons": ("tonnes", 3),
    "Tạ": ("tonnes", -1),
    "Tạ/ha": ("quintals_per_hectare", 0),
    "Nghìn ha": ("hectares", 3),
    "Triệu m3": ("cubic_metres", 6),
    "MN m³": ("cubic_metres", 6),
    "Triệu kwh": ("kwh", 6),
    "Lượt người": ("persons", 0),
    "Nghìn lượt người": ("persons", 3),
    "Nghìn HK": ("passengers", 3),
    "Triệu HK.km": ("passenger_km", 6),
    "Dự án": ("projects", 0),
    "Doanh nghiệp": ("enterprises", 0),
    # money of other countries, in their words
    "In million Philippine pesos": ("PHP", 6),
    "(En miles de bolivianos)": ("BOB", 3),
    "En millones de dólares": ("USD", 6),
    "Millones de pesos": ("pesos", 6),
    "Em milhões de reais": ("BRL", 6),
    "Milyon ABD Doları": ("USD", 6),
    "в млн. долл. США": ("USD", 6),
    "млн. тенге": ("KZT", 6),
    "₦ Million": ("NGN", 6),
    "KSh. Million": ("KES", 6),
    "100 million yuan": ("CNY", 8),
    "10 000 persons": ("persons", 4),
    "单位: 亿元": ("CNY", 8),
    "單位：新臺幣千元": ("TWD", 3),
    "單位：百萬元": ("dollars", 6),
    "百萬港元": ("HKD", 6),
    "（％）": ("percent", 0),
    "‰": ("permille", 0),
    # money with a sign or a letter
    "$ million": ("dollars", 6),
    "US$ million": ("USD", 6),
    "Mn US$": ("USD", 6),
    "£m": ("GBP", 6),
    "€ bn": ("EUR", 9),
    "EUR million": ("EUR", 6),
    "Mio. €": ("EUR", 6),
    "SEK million": ("SEK", 6),
    "milioni di euro": ("EUR", 6),
    "Mrd. EUR": ("EUR", 9),
    "millones de euros": ("EUR", 6),
    "Milliards d'euros": ("EUR", 9),
    "Miliar Rp": ("IDR", 9),
    "Rp Triliun": ("IDR", 12),
    "billion yen": ("JPY", 9),
    "(Thousand Dollars)": ("USD", 3),
    "Millions of U.S. dollars": ("USD", 6),
    "in millions of USD": ("USD", 6),
    "Current prices, million euro": ("EUR", 6),
    "Chain linked volumes (2010), million euro": ("EUR_constant_prices", 6),
    "billions of chained 2009 dollars": ("USD_constant_prices", 9),
    "chained 2009 dollars": ("USD_constant_prices", 0),
    "National currency": ("XDC", 0),
    "U.S. dollars": ("USD", 0),
    "Purchasing power parity; international dollars": ("PPP_dollars", 0),
    "$/bbl": ("dollars_per_barrel", 0),
    "US$/tonne": ("USD_per_tonne", 0),
    "Dollars per Barrel": ("USD_per_barrel", 0),
    # shares, indices, rates, counts
    "percentage points": ("percentage_points", 0),
    "Percent change": ("percent", 0),
    "Percent of GDP": ("percent", 0),
    "% per annum": ("percent", 0),
    "2015=100": ("index", 0),
    "Index, 2015 = 100": ("index", 0),
    "Dec 2016=100": ("index", 0),
    "1982-84=100": ("index", 0),
    "上年同月=100": ("index", 0),
    "Index": ("index", 0),
    "per 1,000 people": ("per_1000_persons", 0),
    "per 100,000 population": ("per_100000_persons", 0),
    "Annual percent change (market exchange rates)": ("percent", 0),
    "% (of GDP)": ("percent", 0),
    "thousands": ("number", 3),
    "000 Hours": ("hours", 3),
    "Unit: thousand persons": ("persons", 3),
    "GWh": ("kwh", 6),
    "Petajoules": ("joules", 15),
    "sq. km": ("square_kilometres", 0),
    # Chinese, Korean
    "万人": ("persons", 4),
    "亿元": ("CNY", 8),
    "单位：亿美元": ("USD", 8),
    "万吨": ("tonnes", 4),
    "千克": ("kilograms", 0),
    "천명": ("persons", 3),
    "십억원": ("KRW", 9),
    # Thai
    "Mil. Baht": ("THB", 6),
    "Baht/Day": ("THB_per_day", 0),
    "Days": ("days", 0),
}


@pytest.mark.parametrize(("text", "expected"), UNITS.items())
def test_a_printed_unit_reads_as_code_and_power_of_ten(text, expected):
    reading = read_unit(text)
    assert reading is not None
    assert (reading.unit_measure, reading.unit_mult) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "năm",
        "trước (%)",
        "triệu",
        "Miền Bắc",
        "Trị giá",
        "2024",
        "Index numbers of all",
        "mil",
        "%x",
        "USD / million VND",
    ],
)
def test_words_that_are_no_unit_read_as_none(text):
    assert read_unit(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US dollars, millions", ("USD", 6)),
        ("USD, million", ("USD", 6)),
        ("1,000 USD", ("USD", 3)),
        ("ĐVT: Tr.USD", ("USD", 6)),
        ("1000 tỷ đồng", ("VND", 12)),
        ("Rs. crore", ("INR", 7)),
        ("Rupees in lakh", ("INR", 5)),
        ("US$ at current prices in millions", ("USD", 6)),
        ("Current prices, million euro", ("EUR", 6)),
        ("Million euro, chain linked volumes (2015)", ("EUR_constant_prices", 6)),
        ("R$ Bilhões", ("BRL", 9)),
        ("R$ Milhões - Valores Correntes", ("BRL", 6)),
        ("R$ Milhões - Valores de Mar/2031 - IPCA", ("BRL_constant_prices", 6)),
        ("% do PIB", ("percent", 0)),
        ("сая америк доллар / million US dollars", ("USD", 6)),
    ],
)
def test_a_currency_and_its_scale_on_two_sides_of_a_comma_are_one_unit(text, expected):
    assert [(unit.unit_measure, unit.unit_mult) for unit in read_units(text)] == [expected]


def test_a_line_of_two_units_gives_both_in_order():
    assert [unit.unit_measure for unit in read_units("Đơn vị tính: Nghìn tấn, triệu USD")] == ["tonnes", "USD"]
    assert [unit.unit_mult for unit in read_units("Dự án; Triệu USD")] == [0, 6]


def test_a_line_of_the_english_edition_gives_both_units():
    found = read_units("1000 tons, Mill. USD")
    assert [(unit.unit_measure, unit.unit_mult) for unit in found] == [("tonnes", 3), ("USD", 6)]


def test_a_line_with_an_unknown_unit_gives_none_of_them():
    assert read_units("Nghìn tấn; giạ") == ()


def test_the_unit_in_the_last_brackets_is_taken_off_the_label():
    found = bracketed_unit("Vốn đăng ký (cấp mới) (Tỷ đồng)")
    assert found is not None
    assert (found[0].unit_measure, found[1]) == ("VND", "Vốn đăng ký (cấp mới)")
    assert bracketed_unit("Kỳ gốc (2019)") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports, million USD", ("USD", 6, "Exports")),
        ("Table 1. Exports (US$ billion, f.o.b.)", ("USD", 9, "Table 1. Exports")),
        ("FDI (Mill. USD)", ("USD", 6, "FDI")),
        ("Rice, 1000 tons", ("tonnes", 3, "Rice")),
        ("Food, people", None),
        ("million USD", None),
        ("Volume in actual and value in thousand rupees", None),
        ("Agriculture, forestry and fishing", None),
    ],
)
def test_the_unit_in_a_title_is_found_behind_its_last_comma_too(text, expected):
    found = unit_in(text)
    assert (found and (found[0].unit_measure, found[0].unit_mult, found[1])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("тысяча рублей", ("RUB", 3)), ("процент", ("percent", 0)), ("R million", ("ZAR", 6)), ("R'000", ("ZAR", 3)),
        ("mlrd. so`m", ("UZS", 9)), ("GH¢ million", ("GHS", 6)), ("Rwf billions", ("RWF", 9)), ("jiwa", ("persons", 0)),
        ("milhões de reais", ("BRL", 6)), ("Kilogramos", ("kilograms", 0)), ("млн сомов", ("KGS", 6)),
    ],
)  # fmt: skip
def test_money_and_counts_in_the_words_of_far_offices(text, expected):
    found = read_unit(text)
    assert (found and (found.unit_measure, found.unit_mult)) == expected


@pytest.mark.parametrize("text", ["R", "Sum", "Le", "rb"])
def test_a_letter_or_a_word_that_is_a_currency_beside_a_power_alone_is_no_unit_by_itself(text):
    assert read_unit(text) is None
