"""Record files as offices head them: which column is the period, the value, the unit, the status, the dimensions."""

import zipfile
from datetime import date

import pytest

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import codes, read_bytes, xlsx

SPECIMENS = {
    "one code a subject, flags in words of their own": (
        (
            "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\n"
            "VNM,GDP,TOT,MLN_USD,A,2019,1359217.5,\nVNM,GDP,TOT,PC_CHGPP,Q,2020-Q3,2.75,E\n"
        ),
        [
            ("G2", 1359217.5, "2019", ("", None), "", "GDP", ("TOT", "MLN_USD"), "VNM"),
            ("G3", 2.75, "2020-Q3", ("", None), "E", "GDP", ("TOT", "PC_CHGPP"), "VNM"),
        ],
    ),
    "codes and names side by side, powers of ten": (
        (
            "STRUCTURE_ID,REF_AREA,Reference area,FREQ,MEASURE,Measure,UNIT_MEASURE,Unit of measure,TIME_PERIOD,"
            "Time period,"
            "OBS_VALUE,Observation value,OBS_STATUS,UNIT_MULT,Unit multiplier\n"
            "X:1,VNM,Viet Nam,A,GX,Exports,USD,US dollars,2019,,371.25,,A,6,Millions\n"
            "X:1,JPN,Japan,A,GX,Exports,USD,US dollars,2020,,705.5,,E,9,Billions\n"
        ),
        [
            ("K2", 371.25, "2019", ("USD", 6), "A", "Exports", ("Viet Nam", "Exports"), "VNM"),
            ("K3", 705.5, "2020", ("USD", 9), "E", "Exports", ("Japan", "Exports"), "JPN"),
        ],
    ),
    "a scale in words beside the unit": (
        (
            "REF_DATE,GEO,DGUID,Products,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VECTOR,VALUE,STATUS,DECIMALS\n"
            "2023-01,North,2016A1,Exports,Dollars,81,millions,6,v1,61234.5,,1\n"
            "2023-02,South,2016A2,Exports,Dollars,81,thousands,3,v2,..,,1\n2023-02,South,2016A2,Exports,Dollars,81,units,0,"
            "v2,62345.5,,1\n"
        ),
        [
            ("J2", 61234.5, "2023-M01", ("dollars", 6), "", "Exports", ("North", "Exports"), ""),
            ("J3", None, "2023-M02", ("dollars", 3), "", "Exports", ("South", "Exports"), ""),
            ("J4", 62345.5, "2023-M02", ("dollars", 0), "", "Exports", ("South", "Exports"), ""),
        ],
    ),
    "a year and a month of trade, the year in the month column": (
        (
            "freqCode,refYear,refMonth,period,reporterISO,flowCode,flowDesc,partnerCode,partnerDesc,cmdCode,"
            "cmdDesc,netWgt,"
            "primaryValue\nA,2019,52,2019,VNM,M,Import,36,Australia,03,Fish,10.5,25.25\n"
            "M,2020,3,202003,VNM,X,Export,36,Australia,03,Fish,12.5,26.25\n"
        ),
        [
            ("M2", 25.25, "2019", ("USD", 0), "", "Fish", ("Import", "Australia", "10.5"), "VNM"),
            ("M3", 26.25, "2020-M03", ("USD", 0), "", "Fish", ("Export", "Australia", "12.5"), "VNM"),
        ],
    ),
    "an area, a year, a value and its footnotes": (
        (
            '"Country or Area","Year","Value","Value Footnotes"\n"Viet Nam","2019","96462106","1"\n'
            '"Laos","2020","7275560",""\n'
        ),
        [
            ("C2", 96462106.0, "2019", ("", None), "", "Viet Nam", ("Viet Nam",), ""),
            ("C3", 7275560.0, "2020", ("", None), "", "Laos", ("Laos",), ""),
        ],
    ),
    "codes in brackets of their heading": (
        (
            "Area Code (M49),Area,Element Code,Element,Item Code (CPC),Item,Year Code,Year,Unit,Value,Flag,"
            "Flag Description\n"
            "704,Viet Nam,5510,Production,0113,Rice,2020,2020,t,42764856,A,Official\n"
            "704,Viet Nam,5312,Area,0113,Rice,2021,2021,ha,7219787,E,Estimated\n"
        ),
        [
            ("J2", 42764856.0, "2020", ("tonnes", 0), "A", "Rice", ("Viet Nam", "Production"), ""),
            ("J3", 7219787.0, "2021", ("hectares", 0), "E", "Rice", ("Viet Nam", "Area"), ""),
        ],
    ),
    "a numeric value beside a printed one": (
        (
            "IndicatorCode,Indicator,SpatialDimValueCode,Location,Period type,Period,Dim1,FactValueNumeric,Value\n"
            "LIFE,Life expectancy,VNM,Viet Nam,Year,2019,Male,69.55,69.6 [69-70]\n"
            "LIFE,Life expectancy,VNM,Viet Nam,Year,2019,Female,78.11,78.1 [77-79]\n"
        ),
        [
            ("H2", 69.55, "2019", ("", None), "", "Life expectancy", ("Viet Nam", "Male"), "VNM"),
            ("H3", 78.11, "2019", ("", None), "", "Life expectancy", ("Viet Nam", "Female"), "VNM"),
        ],
    ),
    "headings in German": (
        (
            "Statistik_Code;Zeit_Label;Zeit;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;Wert;Einheit\n"
            "61;Jahr;2021;Land;DG;Nordland;103,1;%\n61;Jahr;2022;Land;DG;Nordland;110,25;%\n"
        ),
        [
            ("G2", 103.1, "2021", ("percent", 0), "", "Nordland", ("Land", "Nordland"), ""),
            ("G3", 110.25, "2022", ("percent", 0), "", "Nordland", ("Land", "Nordland"), ""),
        ],
    ),
    "a value under its own name": (
        "Entity,Code,Year,Exports (US$),Imports (US$)\nViet Nam,VNM,2019,3425.5,1.5\nJapan,JPN,2020,40193.5,2.5\n",
        [
            ("D2", 3425.5, "2019", ("USD", 0), "", "Exports", ("Viet Nam",), "VNM"),
            ("E2", 1.5, "2019", ("USD", 0), "", "Imports", ("Viet Nam",), "VNM"),
            ("D3", 40193.5, "2020", ("USD", 0), "", "Exports", ("Japan",), "JPN"),
            ("E3", 2.5, "2020", ("USD", 0), "", "Imports", ("Japan",), "JPN"),
        ],
    ),
    "a year and a month in two columns": (
        "Year,Month,Country,Exports (US$)\n2023,1,Viet Nam,1500.5\n2023,12,Viet Nam,1700.5\n2023,Annual,Viet Nam,9.5\n",
        [
            ("D2", 1500.5, "2023-M01", ("USD", 0), "", "Exports", ("Viet Nam",), ""),
            ("D3", 1700.5, "2023-M12", ("USD", 0), "", "Exports", ("Viet Nam",), ""),
            ("D4", 9.5, "2023", ("USD", 0), "", "Exports", ("Viet Nam",), ""),
        ],
    ),
    "năm và quý ở hai cột": (
        "Năm,Quý,Chỉ tiêu,Đơn vị,Giá trị\n2023,I,Xuất khẩu,tỷ USD,79.5\n2023,3,Xuất khẩu,tỷ USD,94.75\n",
        [
            ("E2", 79.5, "2023-Q1", ("USD", 9), "", "Xuất khẩu", (), ""),
            ("E3", 94.75, "2023-Q3", ("USD", 9), "", "Xuất khẩu", (), ""),
        ],
    ),
    "a year beside a period that does not name it": (
        "series_id,year,period,value,footnote_codes\nCU1,2023,M01,299.5,\nCU1,2023,M13,304.25,\nCU1,2023,Q02,301.5,\n",
        [
            ("D2", 299.5, "2023-M01", ("", None), "", "CU1", (), ""),
            ("D3", 304.25, "2023", ("", None), "", "CU1", (), ""),
            ("D4", 301.5, "2023-Q2", ("", None), "", "CU1", (), ""),
        ],
    ),
    "a year, a month and a day": (
        "Station,Year,Month,Day,Value\nNorth,2023,7,20,31.5\nNorth,2023,7,21,30.25\n",
        [
            ("E2", 31.5, "2023-07-20", ("", None), "", "North", ("North",), ""),
            ("E3", 30.25, "2023-07-21", ("", None), "", "North", ("North",), ""),
        ],
    ),
    "headings in French, the status in a column": (
        (
            '"Libellé";"idBank";"Période";"Valeur";"Statut"\n"Indice";"001";"2023-01";"115,05";"A"\n'
            '"Indice";"001";"2023-02";"116,11";"P"\n'
        ),
        [
            ("D2", 115.05, "2023-M01", ("", None), "A", "Indice", (), ""),
            ("D3", 116.11, "2023-M02", ("", None), "P", "Indice", (), ""),
        ],
    ),
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_records_of_many_headings_come_out_whole(tmp_path, name):
    text, expected = SPECIMENS[name]
    reading = read_bytes(tmp_path, text.encode(), "records.csv")
    assert [
        (one.cell, one.value, one.period.render() if one.period else None, (one.unit_measure, one.unit_mult),
         one.obs_status, one.label, one.path, one.ref_area)
        for one in reading.rows
    ] == expected  # fmt: skip
    assert {one.layout for one in reading.rows} == {"long"}
    assert not [finding for finding in reading.findings if finding.severity == "hard"]


FINANCIAL = [
    ["Financial Year", "Financial Quarter", "Force", "Offence Code", "Number of Offences"],
    ["2015/16", 1, "North", "104", 10],
    ["2015/16", 4, "North", "105A", -1],
    ["2015/16", 4, "South", "105A", 3],
]


def read_sheets(tmp_path, sheets, name="book.xlsx"):
    return read_workbook(xlsx(tmp_path / "book.xlsx", sheets), name, Limits())


def test_the_quarters_of_a_financial_year_are_asked_once_where_the_file_leaves_open_when_it_begins(tmp_path):
    reading = read_sheets(tmp_path, {"2015-16": FINANCIAL})
    assert [(one.cell, one.value, one.period) for one in reading.rows] == [
        ("E2", 10, None),
        ("E3", -1, None),
        ("E4", 3, None),
    ]
    (asked,) = [one for one in reading.findings if one.severity == "hard"]
    assert (asked.code, asked.where, asked.params["count"]) == ("financial_year_unsaid", "2015-16!A2", 3)
    assert {one.path for one in reading.rows} == {("North", "104"), ("North", "105A"), ("South", "105A")}


@pytest.mark.parametrize("note", ["Years ending March", "The financial year runs from 1 April to 31 March"])
def test_the_quarters_of_a_financial_year_are_intervals_where_the_file_says_when_it_begins(tmp_path, note):
    reading = read_sheets(tmp_path, {"Notes": [[note]], "2015-16": FINANCIAL})
    assert [(one.period.start, one.period.end) for one in reading.rows][:2] == [
        (date(2015, 4, 1), date(2015, 7, 1)), (date(2016, 1, 1), date(2016, 4, 1)),
    ]  # fmt: skip


def test_months_named_in_records_of_a_financial_year_are_those_of_the_calendar(tmp_path):
    rows = [["Year", "Month", "Item", "Value"], ["2009-10", "Jul", "a", 1], ["2009-10", "Jun", "a", 2],
            ["2010-11", "Jul", "a", 3]]  # fmt: skip
    reading = read_sheets(tmp_path, {"Notes": [["Years ending June"]], "Data": rows})
    assert [one.period.render() for one in reading.rows] == ["2009-M07", "2010-M06", "2010-M07"]


def test_a_week_beside_its_year_is_never_the_year(tmp_path):
    rows = [["Year", "Week", "Region", "Value"], [2023, 1, "North", 5], [2023, 2, "North", 6], [2023, 2, "South", 7]]
    reading = read_sheets(tmp_path, {"Data": rows})
    assert [(one.period.start, one.period.end) for one in reading.rows] == [
        (date(2023, 1, 2), date(2023, 1, 9)), *[(date(2023, 1, 9), date(2023, 1, 16))] * 2,
    ]  # fmt: skip
    assert "weeks_taken_for_iso" in codes(reading)


CENSUS = [
    ["Local areas Code", "Local areas", "Cars (3 categories) Code", "Cars (3 categories)", "Observation"],
    ["E06", "Northtown", -8, "Does not apply", 0],
    ["E06", "Northtown", 1, "One", 120],
    ["E07", "Southtown", 1, "One", 130],
]


def test_records_without_a_period_take_that_of_the_sheet_that_describes_them(tmp_path):
    metadata = [["Title", "Cars of households"], ["Description", "Estimates of the Census 2021. As at 21 March 2021."],
                ["Release date", "15 Jan 24"]]  # fmt: skip
    reading = read_sheets(tmp_path, {"Dataset": CENSUS, "Metadata": metadata})
    assert [(one.cell, one.value, one.path, one.period.render()) for one in reading.rows] == [
        ("E2", 0, ("Northtown", "Does not apply"), "2021"),
        ("E3", 120, ("Northtown", "One"), "2021"),
        ("E4", 130, ("Southtown", "One"), "2021"),
    ]
    (found,) = [one for one in reading.findings if one.code == "period_from_other_sheet"]
    assert (found.severity, found.params["where"]) == ("soft", "Metadata!B2")


def test_records_whose_period_stands_nowhere_are_read_and_asked_about(tmp_path):
    reading = read_sheets(tmp_path, {"Dataset": CENSUS})
    assert [(one.value, one.period) for one in reading.rows] == [(0, None), (120, None), (130, None)]
    assert [one.code for one in reading.findings if one.severity == "hard"] == ["table_period_absent"]


def opendocument(path, sheets):
    """An OpenDocument workbook whose sheets hold the rows, written part by part."""
    tables = "".join(
        f'<table:table table:name="{name}">' + "".join(map(_row, rows)) + "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f"<office:document-content{spaces}><office:body><office:spreadsheet>{tables}"
            '<table:table table:name="End"><table:table-row table:number-rows-repeated="1048576"/></table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _row(values):
    cells = (
        f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        if isinstance(value, int)
        else f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        for value in values
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_an_opendocument_file_of_records_is_read_like_any_other(tmp_path):
    path = opendocument(tmp_path / "records.ods", {"2015-16": FINANCIAL, "2016-17": FINANCIAL})
    reading = read_workbook(path, path.name, Limits())
    assert [(one.sheet, one.cell, one.value) for one in reading.rows][:3] == [
        ("2015-16", "E2", 10), ("2015-16", "E3", -1), ("2015-16", "E4", 3),
    ]  # fmt: skip
    assert [one.where for one in reading.findings if one.severity == "hard"] == ["2015-16!A2", "2016-17!A2"]


def test_many_records_are_read_without_looking_for_other_tables(tmp_path):
    rows = [["Exports of the regions"], [], ["Region", "Period", "Value"]]
    rows += [[f"R{number % 40}", f"{1980 + number // 40}", number] for number in range(2_400)]
    reading = read_sheets(tmp_path, {"Data": rows})
    assert len(reading.rows) == 2_400
    assert (reading.sheets[0].layout, reading.sheets[0].title) == ("long", "Exports of the regions")
