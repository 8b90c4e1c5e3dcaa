import csv

import pytest

from indicators.catalogue import load_catalogue
from tests.catalogue.conftest import SEEDS

EXPORTS = "14. Hàng hóa xuất khẩu"


def replace(folder, table, old, new):
    text = (folder / table).read_text(encoding="utf-8")
    assert old in text
    (folder / table).write_text(text.replace(old, new, 1), encoding="utf-8")


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
        ("cautions.csv", "| FDI_REGISTERED,", "| FDI_PAID,", r"cautions\.csv:2: indicators\.csv has no FDI_PAID"),
        ("cautions.csv", " | FDI_REGISTERED,", ",", r"cautions\.csv:2: a caution is about two indicators"),
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


def test_an_origin_without_terms_and_known_terms_without_a_reference_are_refused(folder):
    replace(folder, "terms.csv", "PRESS,no,", "PRESS,yes,")
    with pytest.raises(ValueError, match=r"terms\.csv:8: terms that are known need a reference"):
        load_catalogue(folder)
    lines = (folder / "terms.csv").read_text(encoding="utf-8").splitlines()
    (folder / "terms.csv").write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="nothing is said of PRESS"):
        load_catalogue(folder)
