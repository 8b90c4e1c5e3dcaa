import csv
import shutil
from datetime import date

import pytest

from indicators.catalogue import load_catalogue
from indicators.model.errors import Invalid, NotFound
from indicators.model.indicator import AreaKind, IndicatorKind
from indicators.settings import PROJECT_DIR

SEEDS = PROJECT_DIR / "seeds"
TABLES = [
    "indicators",
    "aliases",
    "units",
    "areas",
    "area_changes",
    "activities",
    "breakdowns",
    "origins",
    "origin_names",
    "terms",
    "mapping_rules",
    "remarks",
    "speakers",
]
EXPORTS = "14. Hàng hóa xuất khẩu"
IMPORTS = "15. Hàng hóa nhập khẩu"
FDI = "12. Đầu tư nước ngoài vào Việt Nam được cấp phép từ 01/01-20/7/2024"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(SEEDS)


@pytest.fixture
def folder(tmp_path):
    for table in TABLES:
        shutil.copy(SEEDS / f"{table}.csv", tmp_path)
    return tmp_path


def replace(folder, table, old, new):
    text = (folder / table).read_text(encoding="utf-8")
    assert old in text
    (folder / table).write_text(text.replace(old, new, 1), encoding="utf-8")


def found(catalogue, label, **context):
    return [(r.indicator, r.score) for r in catalogue.resolve_label(label, **context)]


def best(catalogue, label, **context):
    resolutions = catalogue.resolve_label(label, **context)
    return resolutions[0].indicator if resolutions else None


# -- indicators -----------------------------------------------------------------------------------------------------
def test_there_are_thirty_four_indicators_in_table_order(catalogue):
    codes = [entry.code for entry in catalogue.indicators]
    assert len(codes) == len(set(codes)) == 34
    assert codes[0] == "GDP_GROWTH_YOY"
    assert codes[-1] == "TARGET_GDP_GROWTH"


def test_every_indicator_has_names_and_a_definition_in_both_languages(catalogue):
    for entry in catalogue.indicators:
        for words in (entry.name, entry.short, entry.definition):
            assert set(words) == {"vi", "en"}
            assert all(words.values())
        assert entry.definition["vi"] != entry.definition["en"]
        assert all(text.endswith(".") for text in entry.definition.values())


def test_every_indicator_is_known_by_its_own_names(catalogue):
    for entry in catalogue.indicators:
        for label in entry.name.values():
            assert best(catalogue, label) == entry.code, label


def test_registered_and_disbursed_capital_say_their_cut_off_and_that_they_differ(catalogue):
    for code in ("FDI_REGISTERED", "FDI_NEW", "FDI_ADJ", "FDI_SHARES", "FDI_DISBURSED", "FDI_NEW_PROJECTS"):
        definition = catalogue.indicator(code).definition
        assert "ngày 20" in definition["vi"]
        assert "20th" in definition["en"]
    assert "vốn thực hiện" in catalogue.indicator("FDI_REGISTERED").definition["vi"]
    assert "same projects" in catalogue.indicator("FDI_DISBURSED").definition["en"]


def test_partner_counts_say_that_special_relations_and_the_union_stand_outside(catalogue):
    partners = [entry for entry in catalogue.indicators if entry.code.startswith("PARTNERS_")]
    assert len(partners) == 5
    for entry in partners:
        assert "Lào, Campuchia, Cuba" in entry.definition["vi"]
        assert "European Union" in entry.definition["en"]


def test_the_overview_has_its_six_headlines_in_order(catalogue):
    assert [entry.code for entry in catalogue.headlines] == [
        "GDP_GROWTH_YOY",
        "EXP_GOODS",
        "FDI_REGISTERED",
        "FDI_DISBURSED",
        "PARTNERS_TOTAL",
        "DIPLOMATIC_RELATIONS",
    ]


def test_parts_name_the_total_they_complete(catalogue):
    parts = {}
    for entry in catalogue.indicators:
        if entry.adds_up_to:
            parts.setdefault(entry.adds_up_to, set()).add(entry.code)
    assert parts == {
        "TRADE_GOODS_TOTAL": {"EXP_GOODS", "IMP_GOODS"},
        "EXP_GOODS": {"EXP_FDI_SECTOR", "EXP_DOMESTIC"},
        "FDI_REGISTERED": {"FDI_NEW", "FDI_ADJ", "FDI_SHARES"},
        "PARTNERS_TOTAL": {"PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP"},
    }


def test_only_flows_are_of_the_kind_flow(catalogue):
    kinds = {entry.code: entry.kind for entry in catalogue.indicators}
    assert kinds["EXP_GOODS"] is IndicatorKind.FLOW
    assert kinds["GDP_GROWTH_YOY"] is IndicatorKind.RATE
    assert kinds["PARTNERS_TOTAL"] is IndicatorKind.STOCK
    assert kinds["CPI"] is IndicatorKind.INDEX
    assert kinds["TARGET_GDP_GROWTH"] is IndicatorKind.TARGET


def test_an_unknown_code_is_not_found(catalogue):
    with pytest.raises(NotFound) as error:
        catalogue.indicator("GDP_GROWHT")
    assert (error.value.code, error.value.params) == ("indicator_unknown", {"indicator": "GDP_GROWHT"})


# -- series keys ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("EXP_GOODS", "EXP_GOODS:VNM;measure=level;unit=USD"),
        ("EXP_GOODS;measure=yoy", "EXP_GOODS:VNM;measure=yoy;unit=percent"),
        ("GDP_GROWTH_YOY", "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"),
        ("TARGET_GDP_GROWTH", "TARGET_GDP_GROWTH:VNM;measure=yoy;unit=percent"),
        ("CPI", "CPI:VNM;measure=yoy;unit=percent"),
        ("GDP_NOMINAL;unit=VND", "GDP_NOMINAL:VNM;measure=level;unit=VND"),
        ("GDP_AGRI;measure=contribution", "GDP_AGRI:VNM;measure=contribution;unit=percentage_points"),
        ("GDP_AGRI;measure=contribution_share", "GDP_AGRI:VNM;measure=contribution_share;unit=percent"),
        ("EXP_GOODS:JPN;sector=b;partner=USA", "EXP_GOODS:JPN;partner=USA;sector=b;measure=level;unit=USD"),
        ("PARTNERS_TOTAL", "PARTNERS_TOTAL:VNM;measure=level;unit=countries"),
    ],
)
def test_a_bare_key_is_completed_from_the_catalogue(catalogue, text, key):
    assert catalogue.series_key(text).render() == key
    assert catalogue.series_key(key).render() == key


@pytest.mark.parametrize(
    ("text", "code"), [("EXP_GOODS;measure=growth", "measure_unknown"), ("; ;", "series_key_unreadable")]
)
def test_a_malformed_key_is_refused(catalogue, text, code):
    with pytest.raises(Invalid) as error:
        catalogue.series_key(text)
    assert error.value.code == code


# -- units and organisations ----------------------------------------------------------------------------------------
def test_units_are_printed_in_the_readers_language(catalogue):
    assert catalogue.unit_symbol("USD", 9, "vi") == "tỷ USD"
    assert catalogue.unit_symbol("USD", 9, "en") == "USD billion"
    assert catalogue.unit_symbol("percent", 0, "vi") == "%"
    assert catalogue.unit_symbol("percentage_points", 0, "vi") == "điểm phần trăm"
    assert catalogue.unit_symbol("USD", 12, "en") == "10^12 USD"
    assert catalogue.unit_symbol("barrels", 0, "en") == "barrels"


def test_a_series_in_another_unit_is_shown_in_that_units_power(catalogue):
    assert catalogue.display_mult(catalogue.series_key("GDP_NOMINAL")) == 9
    assert catalogue.display_mult(catalogue.series_key("GDP_NOMINAL;unit=VND")) == 12
    assert catalogue.display_mult(catalogue.series_key("EXP_GOODS;measure=yoy")) == 0
    assert catalogue.display_mult(catalogue.series_key("GDP_PER_CAPITA")) == 0


def test_every_indicators_display_unit_has_a_symbol(catalogue):
    for entry in catalogue.indicators:
        assert (entry.unit_measure, entry.display_mult) in catalogue.symbols


@pytest.mark.parametrize(
    ("origin", "day", "vi", "en"),
    [
        ("NSO", date(2024, 7, 29), "Tổng cục Thống kê", "General Statistics Office"),
        ("NSO", date(2025, 2, 28), "Tổng cục Thống kê", "General Statistics Office"),
        ("NSO", date(2025, 3, 1), "Cục Thống kê", "National Statistics Office"),
        ("CUSTOMS", date(2012, 9, 30), "Tổng cục Hải quan", "General Department of Customs"),
        ("CUSTOMS", date(2025, 8, 11), "Cục Hải quan", "Department of Customs"),
        (
            "FIA",
            date(2025, 2, 28),
            "Cục Đầu tư nước ngoài, Bộ Kế hoạch và Đầu tư",
            "Foreign Investment Agency, Ministry of Planning and Investment",
        ),
        ("FIA", None, "Cục Đầu tư nước ngoài, Bộ Tài chính", "Foreign Investment Agency, Ministry of Finance"),
        ("MOF", date(2010, 1, 1), "Bộ Tài chính", "Ministry of Finance"),
        ("", None, "báo chí, không rõ nguồn số", "press, source of the figure not stated"),
        ("OECD", None, "OECD", "OECD"),
    ],
)
def test_an_office_is_named_as_on_the_day(catalogue, origin, day, vi, en):
    assert catalogue.origin(origin).name_on(day, "vi") == vi
    assert catalogue.origin(origin).name_on(day, "en") == en


@pytest.mark.parametrize(
    ("indicator", "order"),
    [
        ("EXP_GOODS", ["CUSTOMS", "NSO", "MOF", "GOV", "MOFA", "PRESS"]),
        ("FDI_DISBURSED", ["NSO", "FIA", "MOF", "GOV", "CUSTOMS", "PRESS"]),
        ("CPI", ["NSO", "MOFA", "CUSTOMS", "FIA", "MOF", "GOV", "PRESS"]),
    ],
)
def test_origins_rank_by_family_and_the_unknown_last(catalogue, indicator, order):
    ranks = [catalogue.rank(indicator, origin) for origin in order]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert catalogue.rank(indicator, "a stranger") == catalogue.rank(indicator, "PRESS")


# -- labels ---------------------------------------------------------------------------------------------------------
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


def test_an_undivided_column_of_registered_capital_is_asked_about(catalogue):
    title = "9. Đầu tư trực tiếp của nước ngoài được cấp phép từ 01/01-20/6/2013"
    assert found(catalogue, "TỔNG SỐ", title=title, header="Số vốn đăng ký (Triệu USD)") == [("FDI_NEW", 85)]


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


def test_a_level_in_a_unit_of_another_kind_is_doubted(catalogue):
    assert found(catalogue, "Xuất khẩu hàng hóa", unit="percent") == [("EXP_GOODS", 60)]
    assert found(catalogue, "Xuất khẩu hàng hóa", unit="percent", measure="yoy") == [("EXP_GOODS", 100)]
    assert found(catalogue, "Xuất khẩu hàng hóa", unit="USD") == [("EXP_GOODS", 100)]


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


# -- remarks --------------------------------------------------------------------------------------------------------
def test_a_known_remark_is_said_in_vietnamese_and_a_persons_words_stay(catalogue):
    assert catalogue.remark("first estimate; seen by Lan", "vi") == "ước tính lần đầu; seen by Lan"
    assert catalogue.remark("first estimate; seen by Lan", "en") == "first estimate; seen by Lan"
    assert catalogue.remark("", "vi") == ""


# -- what the tables may not say ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("indicators.csv", ",rate,percent,0,yoy,", ",ratio,percent,0,yoy,", r"indicators\.csv:2: kind 'ratio'"),
        (
            "indicators.csv",
            ",rate,percent,0,yoy,",
            ",rate,percent,7,yoy,",
            r"indicators\.csv:2: units\.csv has no percent",
        ),
        ("indicators.csv", ",rate,percent,0,yoy,", ",rate,percent,0,growth,", r"indicators\.csv:2: default_measure"),
        ("indicators.csv", "GDP growth (constant prices)", "", r"indicators\.csv:2: name_en is empty"),
        ("indicators.csv", "TRADE_GOODS_TOTAL,2\n", "NOBODY,2\n", r"indicators\.csv:8: adds_up_to 'NOBODY'"),
        (
            "indicators.csv",
            "TRADE_GOODS_TOTAL,2\n",
            "TRADE_GOODS_TOTAL,1\n",
            r"indicators\.csv:8: headline 1 stands in row 2",
        ),
        ("indicators.csv", "\nGDP_NOMINAL,", "\nGDP_GROWTH_YOY,", r"indicators\.csv:3: GDP_GROWTH_YOY stands in row 2"),
        ("indicators.csv", "code,name_vi", "code,name", r"indicators\.csv:1: the columns are"),
        ("aliases.csv", "GDP_GROWTH_YOY,vi,", "GDP_GROWTH,vi,", r"aliases\.csv:2: code 'GDP_GROWTH'"),
        ("aliases.csv", "GDP_GROWTH_YOY,vi,", "GDP_GROWTH_YOY,fr,", r"aliases\.csv:2: lang 'fr'"),
        ("aliases.csv", "GDP_GROWTH_YOY,vi,", "GDP_GROWTH_YOY,vi, ", r"aliases\.csv:2: alias has blanks"),
        ("units.csv", "USD,9,money,yes", "USD,nine,money,yes", r"units\.csv:5: mult 'nine' is no whole number"),
        ("units.csv", "USD,6,money,,", "USD,6,money,yes,", r"units\.csv:5: USD is displayed in two"),
        ("areas.csv", "VNM,", "XXX,", r"areas\.csv:1: VNM is missing"),
        ("origins.csv", "NSO,2,1,1", "NSO,2,3,1", r"origins\.csv:1: rank_fdi"),
        ("origin_names.csv", "NSO,2025-03-01", "NSO,2025-03-02", r"origin_names\.csv:3: a name of NSO does not begin"),
        (
            "origin_names.csv",
            "NSO,2025-03-01",
            "NSO,2025-3-1",
            r"origin_names\.csv:3: valid_from '2025-3-1' is no date",
        ),
        ("origin_names.csv", "GOV,,,", "GOV,,2026-01-01,", r"origins\.csv:7: GOV has no present name"),
        ("mapping_rules.csv", ",EXP_GOODS,100,", ",EXPORTS,100,", r"mapping_rules\.csv:2: code 'EXPORTS'"),
        ("mapping_rules.csv", ",EXP_GOODS,100,", ",EXP_GOODS,101,", r"mapping_rules\.csv:2: score 101"),
        ("remarks.csv", "194 with Malawi", "194; with Malawi", r"remarks\.csv:3: a remark may not hold"),
    ],
)
def test_a_table_that_cannot_hold_is_refused_by_file_and_row(folder, table, old, new, message):
    replace(folder, table, old, new)
    with pytest.raises(ValueError, match=message):
        load_catalogue(folder)


def test_the_shipped_tables_load(folder):
    assert load_catalogue(folder) == load_catalogue(SEEDS)


def test_every_speaker_of_the_tables_has_an_english_name(catalogue):
    with (SEEDS / "article_figures.csv").open(encoding="utf-8", newline="") as stream:
        said = [(row[name], row[f"{name}_en"]) for row in csv.DictReader(stream) for name in ("speaker", "authority")]
    with (SEEDS / "stated_counts.csv").open(encoding="utf-8", newline="") as stream:
        counted = [row["speaker"] for row in csv.DictReader(stream)]
    assert all(catalogue.speaker(vi, "en") == en for vi, en in said)
    assert all(vi == "" or vi in catalogue.speakers for vi in counted)
    assert catalogue.speaker("Chính phủ", "vi") == "Chính phủ"


# -- areas (K7) -----------------------------------------------------------------------------------------------------
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


def test_of_every_origin_the_terms_of_reuse_are_told_unknown_ones_as_unknown(catalogue):
    assert set(catalogue.terms) == set(catalogue.by_origin)
    press, office = catalogue.terms["PRESS"], catalogue.terms["NSO"]
    assert (press.known, press.line("vi").startswith("Chưa biết")) == ("no", True)
    assert office.line("en").endswith("(Luật Thống kê, số 89/2015/QH13)")


def test_terms_are_told_of_the_origins_that_are_asked_for_each_once(catalogue):
    assert list(catalogue.terms_of(["MOF", "NSO", "MOF", "ABSENT"])) == ["MOF", "NSO"]


def test_an_origin_without_terms_and_known_terms_without_a_reference_are_refused(folder):
    replace(folder, "terms.csv", "PRESS,no,", "PRESS,yes,")
    with pytest.raises(ValueError, match=r"terms\.csv:8: terms that are known need a reference"):
        load_catalogue(folder)
    lines = (folder / "terms.csv").read_text(encoding="utf-8").splitlines()
    (folder / "terms.csv").write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="nothing is said of PRESS"):
        load_catalogue(folder)
