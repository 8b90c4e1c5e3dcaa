"""Goods trade and foreign investment in two forms of the monthly appendix: the same series, each with its own window.

The earlier edition is a December one in the font encoding before Unicode: eleven months beside the month, capital in
thousands, legal capital beside it, and a table that goes on over the page.
"""

from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from indicators.catalogue import load_catalogue
from indicators.services.intake.labels import printed_labels
from indicators.services.intake.mapping import map_labels
from indicators.workbook import Limits, read_workbook
from tests.specimens.cells import fill
from tests.specimens.make import appendix

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def _trade(book, number, word, last, merged):
    fill(book.create_sheet(f"{number}"), {
        "A1": f"{number}. {word} n¨m 2010", "I3": "Ngh×n tÊn, TriÖu USD",
        "C4": "Thùc hiÖn", "F4": "\u00adíc tÝnh ", "I4": "\u00adíc tÝnh ", "L4": "¦íc tÝnh ",
        "C5": "11 th¸ng ", "F5": "th¸ng 12", "I5": "c¶ n¨m", "L5": "c¶ n¨m 2010 so víi  ",
        "C6": "n¨m 2010", "F6": "n¨m 2010", "I6": "n¨m 2010", "L6": "n¨m 2009 (%)",
        **{f"{column}7": "L\u00adîng" for column in "CFIL"}, **{f"{column}7": "TrÞ gi¸" for column in "DGJM"},
        "A8": "Tæng trÞ gi¸", "D8": last - 10, "G8": 9.5, "J8": last, "M8": 124.5,
        "B9": "Khu vùc kinh tÕ trong n\u00adíc", "D9": 60, "G9": 6.5, "J9": 66.5, "M9": 108,
        "B10": "DÇu th«  ", "C10": 14, "D10": 32, "F10": 1.5, "G10": 3.5, "I10": 15.5, "J10": 35.5,
        "L10": 104, "M10": 171,
    }, [f"{a}{row}:{b}{row}" for a, b in ("CD", "FG", "IJ", "LM") for row in (4, 5, 6) if merged])  # fmt: skip


def earlier(path, merged=True):
    book = Workbook()
    book.remove(book.active)
    head = {"C4": "Số dự án được\ncấp phép (Dự án)", "E4": "Số vốn đăng ký (Nghìn USD)", "E5": "Tổng số",
            "G5": "Trong đó: Vốn pháp định"}  # fmt: skip
    fill(book.create_sheet("14DTNN"), {
        "A1": "15. Đầu tư trực tiếp của nước ngoài từ 01/01 đến 18/12/2010", **head,
        "A7": "TỔNG SỐ", "C7": 797, "E7": 7565675.5, "G7": 3184223.75,
        "A8": "Phân theo địa phương", "B9": " Bắc Ninh ", "C9": 16, "E9": 83093, "G9": 33638.25,
        "A12": "15. (Tiếp theo) Đầu tư trực tiếp của nước ngoài từ 01/01 đến 18/12/2010",
        **{f"{cell[0]}{int(cell[1:]) + 10}": said for cell, said in head.items()},
        "B17": " Đồng Nai ", "C17": 69, "E17": 274014.5, "G17": 121440.75,
    })  # fmt: skip
    _trade(book, 24, "xuÊt khÈu", 143.5, merged)
    _trade(book, 25, "nhËp khÈu", 152.5, merged)
    book.save(path)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(SEEDS)


def landed(make, catalogue, folder):
    """Return value and status by series, period and power of ten of what maps by itself."""
    path = folder / "appendix.xlsx"
    make(path)
    candidates = read_workbook(path, path.name, Limits()).rows
    found = {}
    for row in map_labels(printed_labels(candidates, catalogue), catalogue, {}):
        if row.series_key.startswith(("EXP_GOODS:", "IMP_GOODS:", "FDI_")):
            for at in row.printed.positions:
                one = candidates[at]
                found[row.series_key, one.period.render(), one.unit_mult] = (one.value, one.obs_status)
    return found


def _keys(found):
    return {key for key, _, _ in found}


@pytest.mark.parametrize("merged", [True, False], ids=["merged heads", "heads on the left"])
def test_the_earlier_form_lands_with_its_windows_units_and_statuses(catalogue, tmp_path, merged):
    found = landed(partial(earlier, merged=merged), catalogue, tmp_path)
    for code, last in (("EXP_GOODS", 143.5), ("IMP_GOODS", 152.5)):
        level, index = f"{code}:VNM;measure=level;unit=USD", f"{code}:VNM;measure=yoy_index;unit=percent"
        assert {key[1:]: said for key, said in found.items() if key[0] == level} == {
            ("2010-01-01/P11M", 6): (last - 10, "A"),
            ("2010-M12", 6): (9.5, "E"),
            ("2010", 6): (last, "E"),
        }
        assert {key[1:]: said for key, said in found.items() if key[0] == index} == {("2010", 0): (124.5, "E")}
    cut_off = "2010-01-01/P352D"
    assert {(key[0], key[2]): said[0] for key, said in found.items() if key[1] == cut_off} == {
        ("FDI_NEW:VNM;measure=level;unit=USD", 3): 7565675.5,
        ("FDI_NEW:VN-56;measure=level;unit=USD", 3): 83093,
        ("FDI_NEW:VN-39;measure=level;unit=USD", 3): 274014.5,
        ("FDI_NEW_PROJECTS:VNM;measure=level;unit=projects", 0): 797,
        ("FDI_NEW_PROJECTS:VN-56;measure=level;unit=projects", 0): 16,
        ("FDI_NEW_PROJECTS:VN-39;measure=level;unit=projects", 0): 69,
    }


def test_the_later_form_lands_on_the_same_series_and_adds_the_adjusted_capital(catalogue, tmp_path):
    before, after = landed(earlier, catalogue, tmp_path), landed(appendix, catalogue, tmp_path)
    whole = {key for key in _keys(before) if ":VNM;" in key}
    assert whole <= _keys(after)
    more = _keys(after) - _keys(before)
    assert {key.partition(":")[0] for key in more if ":VNM;" in key} == {"FDI_ADJ"}
    levels = {key[:2]: said for key, said in after.items() if key[0] == "EXP_GOODS:VNM;measure=level;unit=USD"}
    assert {period: said[1] for (_, period), said in levels.items()} == {"2031-M07": "E", "2031-01-01/P7M": "E"}
    assert {key[1] for key in after if key[0].startswith("FDI_")} == {"2031-01-01/P201D"}
