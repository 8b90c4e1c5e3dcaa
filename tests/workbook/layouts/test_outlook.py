"""An outlook by country and by group, as tab text of several encodings and as a workbook."""

import pytest

from tests.workbook.files import codes, read_bytes, read_rows

COUNTRY = [
    ["WEO Country Code", "ISO", "WEO Subject Code", "Country", "Subject Descriptor", "Subject Notes", "Units", "Scale",
     "Country/Series-specific Notes", "2029", "2030", "2031", "Estimates Start After"],
    ["582", "VNM", "NGDP_R", "Vietnam", "Gross domestic product, constant prices", "A note", "National currency",
     "Billions", "See notes", "5,425,832.125", "5,805.5", "--", "2029"],
    ["582", "VNM", "NGDPDPC", "Vietnam", "Gross domestic product per capita", "", "U.S. dollars", "Units", "",
     "4,123.250", "4,321.750", "4,650.125", "2030"],
    ["582", "VNM", "PCPI", "Vietnam", "Inflation, average consumer prices", "", "Index", "", "", "110.125", "n/a",
     "121.5", ""],
    ["582", "VNM", "PCPIPCH", "Vietnam", "Inflation", "", "Percent change", "", "", "3.5", "-0.25", "4.125", "2030"],
    ["", "", "", "International Monetary Fund, World Economic Outlook Database"],
]  # fmt: skip
GROUP = [
    ["WEO Country Group Code", "WEO Subject Code", "Country Group Name", "Subject Descriptor", "Units", "Scale", "2030",
     "2031", "Estimates Start After"],
    ["511", "NGDPD", "ASEAN-5", "Gross domestic product, current prices", "U.S. dollars", "Billions", "3,012.5",
     "3,200.25", "2030"],
]  # fmt: skip


def text_of(rows, encoding):
    quoted = ("\t".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows)
    return ("\r\n".join(quoted) + "\r\n").encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8"])
def test_an_outlook_by_country_has_units_with_their_scale_and_forecasts(tmp_path, encoding):
    reading = read_bytes(tmp_path, text_of(COUNTRY, encoding), "weo.xls")
    read = {one.cell: one for one in reading.rows}
    assert {one.layout for one in reading.rows} == {"outlook"}
    assert (read["J2"].value_text, read["J2"].unit_measure, read["J2"].unit_mult) == ("5425832.125", "XDC", 9)
    assert (read["J2"].ref_area, read["J2"].path, read["J2"].code) == ("VNM", ("Vietnam",), "NGDP_R")
    assert (read["J2"].obs_status, read["K2"].obs_status, read["K3"].obs_status, read["L3"].obs_status) == (
        "", "F", "", "F",
    )  # fmt: skip
    assert (read["J3"].unit_measure, read["J3"].unit_mult, read["J3"].measure) == ("USD", 0, "level")
    assert (read["J4"].unit_measure, read["J4"].measure) == ("percent", "base_index")
    assert (read["K5"].value, read["K5"].unit_measure) == (-0.25, "percent")
    assert (read["L2"].value, read["K4"].value) == (None, None)
    assert len(reading.rows) == 12


def test_an_outlook_by_group_of_countries_names_the_group(tmp_path):
    reading = read_bytes(tmp_path, text_of(GROUP, "utf-16"), "weo.xls")
    assert [(one.path, one.value, one.obs_status, one.unit_mult) for one in reading.rows] == [
        (("ASEAN-5",), 3012.5, "", 9),
        (("ASEAN-5",), 3200.25, "F", 9),
    ]


def test_a_column_of_codes_is_no_column_of_figures_that_were_not_read(tmp_path):
    assert "figures_not_read" not in codes(read_bytes(tmp_path, text_of(GROUP, "utf-16"), "weo.xls"))


def test_lines_may_end_before_the_year_from_which_figures_are_estimates(tmp_path):
    short = [GROUP[0], *[row[:-1] for row in GROUP[1:]]]
    read = read_bytes(tmp_path, text_of(short, "cp1252"), "weo.xls").rows
    assert [(one.value, one.obs_status) for one in read] == [(3012.5, ""), (3200.25, "")]


def test_an_outlook_in_a_workbook_without_units_tells_that_they_are_missing(tmp_path):
    rows = [["Country", "Subject Descriptor", 2030, 2031, "Estimates Start After"], ["Laos", "Output", 2.5, 3.5, 2030]]
    reading = read_rows(tmp_path, rows)
    assert [(one.period.render(), one.obs_status) for one in reading.rows] == [("2030", ""), ("2031", "F")]
    assert "unit_absent" in codes(reading)


def test_an_unknown_scale_leaves_the_unit_open(tmp_path):
    rows = [[*row] for row in GROUP]
    rows[1][5] = "Zillions"
    reading = read_bytes(tmp_path, text_of(rows, "utf-8"), "weo.xls")
    assert "unit_open" in codes(reading)
    assert {one.unit_mult for one in reading.rows} == {None}
