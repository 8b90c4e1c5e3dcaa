import pytest

EXPORTS = "14. Hàng hóa xuất khẩu"
IMPORTS = "15. Hàng hóa nhập khẩu"
FDI = "12. Đầu tư nước ngoài vào Việt Nam được cấp phép từ 01/01-20/7/2024"


def found(catalogue, label, **context):
    return [(r.indicator, r.score) for r in catalogue.resolve_label(label, **context)]


def best(catalogue, label, **context):
    resolutions = catalogue.resolve_label(label, **context)
    return resolutions[0].indicator if resolutions else None


@pytest.mark.parametrize(
    ("label", "header", "code"),
    [
        ("TỔNG TRỊ GIÁ", "Ước tính 7 tháng năm 2024 Trị giá", "EXP_GOODS"),
        ("Khu vực kinh tế trong nước", "Trị giá", "EXP_DOMESTIC"),
        ("Khu vực KT trong nước", "Trị giá", "EXP_DOMESTIC"),
        ("Khu vực có vốn đầu tư NN", "Trị giá", "EXP_FDI_SECTOR"),
        ("Khu vực có vốn đầu tư nước ngoài (kể cả dầu thô)", "Trị giá", "EXP_FDI_SECTOR"),
        ("Khu vực có vốn ĐTTTNN", "Trị giá", "EXP_FDI_SECTOR"),
        ("TỔNG TRỊ GIÁ", "Ước tính tháng 7 năm 2024 Lượng", None),
        ("Cà phê", "Trị giá", None),
    ],
)
def test_rows_of_the_export_table(catalogue, label, header, code):
    assert best(catalogue, label, title=EXPORTS, header=header) == code


@pytest.mark.parametrize(
    "title",
    [
        "24. xuất khẩu năm 2000",
        "19. Xuất khẩu hàng hoá tháng 12 và năm 2006",
        "28. Hàng hóa xuất khẩu các quý năm 2023",
        "12. xuất khẩu 9 tháng và ước tính cả năm 2000",
        "9. Xuất khẩu 2 tháng đầu năm 2007",
    ],
)
def test_the_export_table_is_known_by_each_of_its_titles(catalogue, title):
    assert found(catalogue, "Tổng trị giá", title=title, header="Trị giá") == [("EXP_GOODS", 100)]


def test_parts_of_imports_have_no_code(catalogue):
    assert best(catalogue, "TỔNG TRỊ GIÁ", title=IMPORTS, header="Trị giá") == "IMP_GOODS"
    assert found(catalogue, "Khu vực kinh tế trong nước", title=IMPORTS, header="Trị giá") == []
    assert found(catalogue, "Khu vực có vốn đầu tư NN", title=IMPORTS, header="Trị giá") == []


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Số dự án (Dự án)", "FDI_NEW_PROJECTS"),
        ("Vốn đăng ký cấp mới", "FDI_NEW"),
        ("Vốn đăng ký điều chỉnh", "FDI_ADJ"),
        ("Góp vốn, mua cổ phần", "FDI_SHARES"),
        ("Tổng vốn đăng ký", "FDI_REGISTERED"),
        ("Vốn thực hiện", "FDI_DISBURSED"),
        ("Vốn pháp định", None),
    ],
)
def test_columns_of_the_fdi_table(catalogue, header, code):
    assert best(catalogue, "TỔNG SỐ", title=FDI, header=header) == code
    assert best(catalogue, "Bắc Ninh", title=FDI, header=header) is None


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("9. Đầu tư trực tiếp của nước ngoài được cấp phép từ 01/01-20/6/2013", "Số vốn đăng ký (Triệu USD)"),
        ("15. Đầu tư trực tiếp của nước ngoài từ 01/01 đến 18/12/2006", "Số vốn đăng ký (Nghìn USD) Tổng số"),
        ("7. Đầu tư trực tiếp của nước ngoài 01/01 - 20/3/2002", "Số vốn đăng ký (Nghìn USD) Tổng số"),
    ],
)
def test_one_column_of_capital_beside_the_projects_is_that_of_the_projects_licensed(catalogue, title, header):
    assert found(catalogue, "TỔNG SỐ", title=title, header=header) == [("FDI_NEW", 95)]
    assert best(catalogue, "TỔNG SỐ", title=title, header=header + " Trong đó: Vốn pháp định") is None
    assert best(catalogue, "TỔNG SỐ", title=title, header=header + " Trong đó: Vốn điều lệ") is None


def test_capital_of_all_projects_still_in_force_is_no_capital_of_a_year(catalogue):
    title = "Đầu tư trực tiếp của nước ngoài các dự án còn hiệu lực đến ngày 20/12/2006"
    assert best(catalogue, "TỔNG SỐ", title=title, header="Số vốn đăng ký (Nghìn USD) Tổng số") is None


@pytest.mark.parametrize(
    ("label", "title", "context", "code"),
    [
        ("Toàn ngành công nghiệp", "2. Chỉ số sản xuất công nghiệp", {"measure": "yoy_index"}, "IIP"),
        ("Khai khoáng", "2. Chỉ số sản xuất công nghiệp", {"measure": "yoy_index"}, None),
        ("Toàn ngành công nghiệp", "4. Chỉ số sử dụng lao động của doanh nghiệp", {}, None),
        ("CHỈ SỐ GIÁ TIÊU DÙNG", "16. Chỉ số giá tiêu dùng, chỉ số giá vàng", {"measure": "yoy_index"}, "CPI"),
        ("LẠM PHÁT CƠ BẢN", "16. Chỉ số giá tiêu dùng, chỉ số giá vàng", {"measure": "yoy"}, "CORE_CPI"),
        ("CHỈ SỐ GIÁ VÀNG", "16. Chỉ số giá tiêu dùng, chỉ số giá vàng", {}, None),
        ("CHỈ SỐ CHUNG", "36. Chỉ số giá xuất khẩu hàng hóa", {}, None),
        ("TỔNG SỐ", "19. Khách quốc tế đến Việt Nam", {}, "VISITORS_INTL"),
        ("Hàn Quốc", "19. Khách quốc tế đến Việt Nam", {}, None),
        ("TỔNG SỐ", "13. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", {}, "RETAIL_SALES"),
        ("TỔNG SỐ", "11. Vốn đầu tư thực hiện từ nguồn ngân sách nhà nước", {}, "PUBLIC_INV"),
        ("Doanh nghiệp đăng ký thành lập mới (DN)", "6. Một số chỉ tiêu về doanh nghiệp", {}, "NEW_FIRMS"),
        ("TỔNG SỐ", "1. Tổng sản phẩm trong nước theo giá hiện hành", {"unit": "VND"}, "GDP_NOMINAL"),
        ("TỔNG SỐ", "2. Tổng sản phẩm trong nước theo giá so sánh 2010", {"unit": "VND"}, None),
        ("TỔNG SỐ", "2. Tổng sản phẩm trong nước theo giá so sánh 2010", {"measure": "yoy_index"}, "GDP_GROWTH_YOY"),
    ],
)
def test_totals_of_other_official_tables(catalogue, label, title, context, code):
    assert best(catalogue, label, title=title, **context) == code


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Tổng kim ngạch xuất khẩu hàng hóa", "EXP_GOODS"),
        ("xuất khẩu hàng hoá", "EXP_GOODS"),
        ("XUAT KHAU HANG HOA", "EXP_GOODS"),
        ("KNXK", "EXP_GOODS"),
        ("1. Trị giá xuất khẩu (tỷ USD)", "EXP_GOODS"),
        ("Goods exports", "EXP_GOODS"),
        ("Kim ngạch nhập khẩu hàng hóa", "IMP_GOODS"),
        ("Tổng kim ngạch xuất, nhập khẩu hàng hóa", "TRADE_GOODS_TOTAL"),
        ("Vốn đăng ký cấp mới", "FDI_NEW"),
        ("Vốn thực hiện", "FDI_DISBURSED"),
        ("vốn FDI giải ngân", "FDI_DISBURSED"),
        ("GDP growth (annual %)", "GDP_GROWTH_YOY"),
    ],
)
def test_an_alias_is_certain(catalogue, label, code):
    assert found(catalogue, label) == [(code, 100)]


def test_a_likeness_is_only_proposed(catalogue):
    candidates = catalogue.resolve_label("Kim ngạch xuất khẩu hàng hóa của Việt Nam")
    assert candidates[0].indicator == "EXP_GOODS"
    assert all(candidate.basis == "near" and candidate.score < 90 for candidate in candidates)
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)


@pytest.mark.parametrize(
    "label",
    ["Kim nghạch xuất khẩu hàng hoá", "Hàng hóa, kim ngạch xuất khẩu", "Kim ngạch xuất khẩu hàng hóa của Việt Nam"],
)
def test_a_misspelt_or_reordered_label_is_a_likely_proposal(catalogue, label):
    first, *others = found(catalogue, label)
    assert first[0] == "EXP_GOODS"
    assert 80 <= first[1] < 90
    assert all(score <= first[1] - 5 for _, score in others)


@pytest.mark.parametrize(
    "label",
    [
        "Kim ngạch xuất khẩu dịch vụ",
        "Xuất khẩu gạo",
        "Nông, lâm nghiệp và thủy sản",
        "Vốn đăng ký",
        "Exports of services",
        "Chỉ số giá sản xuất",
        "Số dự án điều chỉnh",
    ],
)
def test_a_label_with_a_word_of_its_own_is_never_likely(catalogue, label):
    assert all(score < 80 for _, score in found(catalogue, label))


def test_a_bare_gdp_is_decided_by_its_unit_or_left_open(catalogue):
    assert found(catalogue, "GDP", unit="USD") == [("GDP_NOMINAL", 90)]
    assert found(catalogue, "GDP", measure="yoy", unit="percent") == [("GDP_GROWTH_YOY", 100)]
    assert sorted(found(catalogue, "GDP")) == [("GDP_GROWTH_YOY", 80), ("GDP_NOMINAL", 80)]


@pytest.mark.parametrize(("above", "sure"), [("Vốn đăng ký", True), ("Số dự án", False), ("Number of projects", False)])
def test_a_ratio_under_a_number_of_projects_is_none_of_money(catalogue, above, sure):
    said = {"title": FDI, "path": (above,), "measure": "yoy_index", "unit": "percent"}
    scores = dict(found(catalogue, "Góp vốn, mua cổ phần", **said))
    assert (scores.get("FDI_SHARES", 0) == 100) is sure


def test_a_level_in_a_unit_of_another_kind_is_doubted(catalogue):
    assert found(catalogue, "Xuất khẩu hàng hóa", unit="percent") == [("EXP_GOODS", 60)]
    assert found(catalogue, "Xuất khẩu hàng hóa", unit="percent", measure="yoy") == [("EXP_GOODS", 100)]
    for unit in ("packs", "hectares", "kwh", "USD_per_tonne"):
        assert found(catalogue, "Xuất khẩu hàng hóa", unit=unit) == [("EXP_GOODS", 60)]
    for unit in ("USD", "KRW", "dollars", "VND_constant_prices", ""):
        assert found(catalogue, "Xuất khẩu hàng hóa", unit=unit) == [("EXP_GOODS", 100)]


def test_a_sector_counts_as_exports_only_under_a_parent_that_says_so(catalogue):
    assert best(catalogue, "Khu vực FDI", path=("Xuất khẩu (triệu USD)",)) == "EXP_FDI_SECTOR"
    assert found(catalogue, "Khu vực FDI", path=("Nhập khẩu (triệu USD)",)) == []
    assert found(catalogue, "Khu vực FDI") == []


def test_a_deficit_is_never_mapped_by_itself(catalogue):
    assert found(catalogue, "Nhập siêu") == []
    assert best(catalogue, "Cán cân thương mại") == "TRADE_BAL_GOODS"


@pytest.mark.parametrize("label", ["", "  ", "(…)", "zzzz", "Bắc Ninh"])
def test_nothing_alike_is_nothing(catalogue, label):
    assert found(catalogue, label) == []


def test_aliases_of_an_indicator_come_with_it(catalogue):
    assert {"KNXK", "Goods exports"} <= set(catalogue.indicator("EXP_GOODS").aliases)


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Xuất khẩu", "21. Xuất nhập khẩu dịch vụ năm 2006"),
        ("Nhập khẩu dịch vụ", "21. Xuất nhập khẩu dịch vụ năm 2006"),
        ("TỔNG SỐ", "30. Xuất khẩu dịch vụ quý II năm 2024"),
        ("Exports", "Trade in services, 2024"),
    ],
)
def test_exports_of_a_table_of_services_are_not_those_of_goods(catalogue, label, title):
    assert best(catalogue, label, title=title, unit="USD", measure="level") is None


def test_a_table_of_goods_and_services_is_not_one_of_services_alone(catalogue):
    title = "Xuất khẩu hàng hóa và xuất khẩu dịch vụ năm 2024"
    assert best(catalogue, "Xuất khẩu hàng hóa", title=title, unit="USD") == "EXP_GOODS"


@pytest.mark.parametrize(
    ("label", "title", "context", "code"),
    [
        ("TỔNG SẢN PHẨM TRONG NƯỚC", "1. Tổng sản phẩm trong nước (GDP) năm 2018",
         {"header": "Theo giá so sánh 2010 Tổng số", "measure": "level", "unit": "VND"}, None),
        ("TỔNG SẢN PHẨM TRONG NƯỚC", "2. Tổng sản phẩm trong nước theo giá so sánh 2010",
         {"measure": "level", "unit": "VND"}, None),
        ("TỔNG SẢN PHẨM TRONG NƯỚC", "1. Tổng sản phẩm trong nước (GDP) năm 2018",
         {"header": "Theo giá hiện hành Cơ cấu", "measure": "share", "unit": "percent"}, None),
        ("TỔNG SẢN PHẨM TRONG NƯỚC", "1. Tổng sản phẩm trong nước (GDP) năm 2018",
         {"header": "Theo giá hiện hành Tổng số", "measure": "level", "unit": "VND"}, "GDP_NOMINAL"),
        ("Nông lâm nghiệp và thuỷ sản", "1. Tổng sản phẩm trong nước quý I năm 2009",
         {"header": "Theo giá thực tế Tổng số", "measure": "level", "unit": "VND"}, "GDP_AGRI"),
        ("TOÀN QUỐC", "2. Chỉ số sản xuất công nghiệp", {"measure": "yoy_index", "unit": "percent"}, "IIP"),
        ("Tổng số", "14. Tổng mức bán lẻ hàng hoá 9 tháng và ước tính năm 2001",
         {"measure": "level", "unit": "VND"}, "RETAIL_SALES"),
        ("Tổng số", "14. Tổng mức bán lẻ hàng hoá tỉnh A", {"measure": "level", "unit": "VND"}, None),
    ],
)  # fmt: skip
def test_rows_of_the_appendix_in_its_older_words_land_and_levels_at_constant_prices_never_do(
    catalogue, label, title, context, code
):
    assert best(catalogue, label, title=title, **context) == code


REPORT_BY_BRANCH = "THU HÚT ĐẦU TƯ NƯỚC NGOÀI 10 THÁNG NĂM 2031 THEO NGÀNH"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Số dự án cấp mới", "FDI_NEW_PROJECTS"),
        ("Vốn đăng ký cấp mới (triệu USD)", "FDI_NEW"),
        ("Vốn đăng ký điều chỉnh (triệu USD)", "FDI_ADJ"),
        ("Giá trị góp vốn, mua cổ phần (triệu USD)", "FDI_SHARES"),
        ("Số lượt góp vốn mua cổ phần", None),
        ("Tổng vốn đăng ký (triệu USD)", "FDI_REGISTERED"),
        ("Số dự án", None),
    ],
)
def test_the_heads_of_an_investment_report_say_which_capital_a_total_is_of(catalogue, header, code):
    assert best(catalogue, "Tổng số", title=REPORT_BY_BRANCH, header=header) == code


def test_what_has_piled_up_to_a_day_is_no_investment_of_a_period(catalogue):
    title = "Đầu tư trực tiếp nước ngoài theo đối tác (lũy kế đến ngày 20/10/2031)"
    assert best(catalogue, "Tổng cộng", title=title, header="Tổng vốn đăng ký (triệu USD)") is None


@pytest.mark.parametrize(
    ("header", "code"),
    [("Xuất khẩu", "EXP_GOODS"), ("Nhập khẩu", "IMP_GOODS"), ("Xuất nhập khẩu", None), ("Cán cân", None)],
)
def test_exports_beside_imports_are_told_by_their_heads(catalogue, header, code):
    title = "TRỊ GIÁ XUẤT KHẨU, NHẬP KHẨU HÀNG HÓA THEO TỈNH, THÀNH PHỐ"
    assert best(catalogue, "TỔNG CỘNG", title=title, header=header, unit="USD") == code


def test_the_total_of_farm_exports_is_none_of_all_goods(catalogue):
    title = "KẾT QUẢ XUẤT KHẨU NÔNG LÂM THỦY SẢN THÁNG 7 NĂM 2031"
    assert best(catalogue, "Tổng giá trị", title=title, header="Giá trị", unit="USD") is None


def test_investment_in_industrial_zones_is_not_that_of_the_country(catalogue):
    title = "TÌNH HÌNH THU HÚT ĐẦU TƯ TRỰC TIẾP NƯỚC NGOÀI VÀO CÁC KHU CÔNG NGHIỆP"
    assert best(catalogue, "Tổng số", title=title, header="Vốn đăng ký cấp mới (triệu USD)") is None


def test_guests_of_hotels_are_no_arrivals(catalogue):
    assert best(catalogue, "Foreign visitors (Thous. Visits)", title="Outcome of tourism", unit="persons") is None


def test_exports_by_fortnight_are_goods(catalogue):
    assert best(catalogue, "TOTAL", title="EXPORTS BY FORTNIGHT", header="Value (USD)", unit="USD") == "EXP_GOODS"


def test_the_title_of_a_table_of_months_is_the_label_of_disbursed_investment(catalogue):
    title = "Vốn FDI thực hiện theo tháng (tỷ USD)"
    assert best(catalogue, title, title=title, header="2031", unit="USD") == "FDI_DISBURSED"
