"""Figures whose labels or column heads recur are called by what stands over them or left of them."""

from __future__ import annotations

from indicators.workbook import Limits, read_workbook
from indicators.workbook.cells.grid import Merge
from indicators.workbook.cells.painting import Role
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import codes, grid_of, read_rows, xlsx
from tests.workbook.tables import table_of


def names_of(rows, **said):
    return {cell: figure[2] for cell, figure in table_of(rows, **said).items()}


# -- rows -------------------------------------------------------------------------------------------------------------
def test_one_label_under_two_headings_is_two_series():
    rows = [["Revenu", "2030", "2031"], ["En milliards d'euros"], ["Salaires", 5, 6], ["Revenu brut", 7, 8],
            ["Évolution en %"], ["Revenu brut", 1.5, 1.6], ["Dépense", 1.2, 1.3]]  # fmt: skip
    names = names_of(rows)
    assert (names["B4"], names["B6"]) == ("En milliards d'euros > Revenu brut", "Évolution en % > Revenu brut")


def test_headings_that_recur_stand_under_those_that_do_not():
    rows = [["Staff", "2030", "2031"], ["Universities"], ["Total", 10, 11], ["By contract"], ["Permanent", 4, 5],
            ["Temporary", 6, 6], ["Colleges"], ["Total", 20, 22], ["By contract"], ["Permanent", 9, 10],
            ["Temporary", 11, 12]]  # fmt: skip
    names = names_of(rows)
    assert names["B3"] == "Universities > Total"
    assert names["B10"] == "Colleges > By contract > Permanent"


def test_rows_that_recur_together_belong_to_the_row_above_though_others_recur_alone():
    rows = [["Indicator", "2030", "2031"], ["Area", 9, 9], ["Change", 1, 1], ["Forest", 5, 5], ["Change", 2, 2],
            ["Jobs", 60, 66], ["Industry", 20, 22], ["Services", 40, 44],
            ["Firms", 6, 7], ["Industry", 2, 3], ["Services", 4, 4]]  # fmt: skip
    names = names_of(rows)
    assert (names["B7"], names["B10"], names["B5"]) == ("Jobs > Industry", "Firms > Industry", "Change")


def test_a_single_blank_is_a_level_where_rows_further_in_stand_below_each():
    block = [[" Population", 10, 11], ["  Employed", 6, 7], [" Rates"], ["  Unemployment rate", 3.5, 3.6]]
    rows = [["Sex", "2030", "2031"], ["Women"], *block, ["Men"], *block]
    names = names_of(rows)
    assert (names["B6"], names["B11"]) == ("Women > Rates > Unemployment rate", "Men > Rates > Unemployment rate")


def test_a_single_blank_is_an_accident_where_nothing_stands_below_it():
    names = names_of([["Hàng", "2030", "2031"], ["Gạo", 1, 2], [" Cà phê", 3, 4], ["Cao su", 5, 6]])
    assert names["B4"] == "Cao su"


def test_initials_number_no_section():
    names = names_of([["State", "2030", "2031"], ["Delaware", 1, 2], ["D.C.", 3, 4], ["Florida", 5, 6]])
    assert names["B4"] == "Florida"


def test_a_name_printed_once_for_its_sexes_holds_for_all_of_them():
    rows = [["Deaths, 2030"], ["Code", "Cause", "Sex", "All ages", "Under 1"],
            [None, "All causes", "P", 30, 3], [None, None, "M", 14, 1], [None, None, "F", 16, 2],
            ["A00", "Cholera", "M", 4, 1], [None, None, "F", 5, 0], ["A04", "Other", "M", 6, 0],
            ["A04", "Other", "F", 7, 0]]  # fmt: skip
    names = names_of(rows)
    assert (names["D5"], names["D7"]) == ("All causes > F > All ages", "Cholera > F > All ages")


# -- columns ----------------------------------------------------------------------------------------------------------
def test_columns_that_recur_speak_of_the_column_left_of_them():
    rows = [["Year", "Total", "Margin of error", "Insured", "Margin of error"],
            ["2030", 328, 1.5, 300, 7.5], ["2031", 329, 1.6, 301, 7.6]]  # fmt: skip
    names = names_of(rows)
    assert (names["C2"], names["E2"]) == ("Total > Margin of error", "Insured > Margin of error")


def test_columns_recur_on_two_levels():
    sectors = ["Agriculture", "Industry"]
    heads = ["Year", "Women", *sectors, "Nationals", *sectors, "Men", *sectors, "Nationals", *sectors]
    rows = [heads, ["2030", *range(10, 22)], ["2031", *range(30, 42)]]
    names = names_of(rows)
    assert (names["F2"], names["L2"]) == ("Women > Nationals > Agriculture", "Men > Nationals > Agriculture")
    assert len(set(names.values())) == len(names) / 2


def test_columns_under_one_head_twice_stay_duplicates(tmp_path):
    rows = [["Year", "Total", "Error", "Error"], ["2030", 328, 1.5, 7.5], ["2031", 329, 1.6, 7.6]]
    assert "duplicate_conflict" in codes(read_rows(tmp_path, rows))


# -- headings over the whole width ------------------------------------------------------------------------------------
def test_a_heading_over_the_whole_width_is_of_the_body_where_others_part_it():
    rows = [["Year", "Total", "Insured"], ["Both sexes"], ["Number"], ["2030", 328, 300], ["2031", 329, 301],
            ["Percent"], ["2030", 100, 91.5], ["2031", 100, 91.6], ["Men"], ["Number"], ["2030", 161, 146],
            ["2031", 162, 147], ["Percent"], ["2030", 100, 90.5], ["2031", 100, 90.6]]  # fmt: skip
    merges = tuple(Merge(row, 1, row, 3) for row in (2, 3, 6, 9, 10, 13))
    names = names_of(rows, merges=merges)
    assert (names["C4"], names["C8"]) == ("Both sexes > Number > Insured", "Both sexes > Percent > Insured")
    assert names["C15"] == "Men > Percent > Insured"


# -- crumbs -----------------------------------------------------------------------------------------------------------
def test_sums_that_differ_behind_the_fifteenth_digit_are_one_figure(tmp_path):
    rows = [["Ngành", "2030", "2031"], ["Xi măng", 6.288, 1], ["Xi măng", 6.288000000000001, 1]]
    found = codes(read_rows(tmp_path, rows))
    assert "duplicate_equal" in found
    assert "duplicate_conflict" not in found


# -- titles over runs of years ----------------------------------------------------------------------------------------
def test_titles_that_stand_left_over_the_same_years_cover_them_though_the_last_has_spans():
    rows = [["Country", "Stock of refugees", None, None, "Share of women", None, None, "Growth a year", None],
            [None, "2030", "2035", "2040", "2030", "2035", "2040", "2030-2035", "2035-2040"],
            ["Arcadia", 10, 20, 30, 41.5, 42.5, 43.5, 1.5, 2.5],
            ["Borduria", 11, 21, 31, 44.5, 45.5, 46.5, 3.5, 4.5]]  # fmt: skip
    names = names_of(rows)
    assert (names["C3"], names["F3"]) == ("Arcadia > Stock of refugees", "Arcadia > Share of women")


# -- sheets -----------------------------------------------------------------------------------------------------------
def sheet_of(title, first):
    return [[title], ["Region", "2030", "2031"], ["North", first, first + 1], ["South", first + 2, first + 3]]


def test_sheets_under_one_title_with_other_figures_are_told_apart_by_their_names(tmp_path):
    path = xlsx(tmp_path / "births.xlsx",
                {"By registration": sheet_of("Births", 10), "By occurrence": sheet_of("Births", 20)})  # fmt: skip
    reading = read_workbook(path, path.name, Limits())
    assert {one.path for one in reading.rows} == {("By registration",), ("By occurrence",)}
    assert "duplicate_conflict" not in codes(reading)


def test_a_single_figure_that_differs_between_sheets_is_a_conflict(tmp_path):
    second = sheet_of("Births", 10)
    second[2][1] = 99
    path = xlsx(tmp_path / "births.xlsx", {"By registration": sheet_of("Births", 10), "Copy": second})
    reading = read_workbook(path, path.name, Limits())
    assert {one.path for one in reading.rows} == {()}
    assert "duplicate_conflict" in codes(reading)


def test_sheets_that_nobody_named_tell_nothing_apart(tmp_path):
    path = xlsx(tmp_path / "births.xlsx", {"Sheet1": sheet_of("Births", 10), "Sheet2": sheet_of("Births", 20)})
    assert "duplicate_conflict" in codes(read_workbook(path, path.name, Limits()))


def test_headings_over_years_are_painted_as_names():
    sheet = Sheet(grid_of([["Year", "Insured"], ["Men"], ["2030", 1.5], ["2031", 2.5], ["Women"], ["2030", 3.5]]))
    layout, _ = recognise(sheet)
    assert layout is not None
    painted = layout.read(sheet).painting.roles
    assert (painted[2, 1], painted[5, 1]) == (Role.LABEL, Role.LABEL)
