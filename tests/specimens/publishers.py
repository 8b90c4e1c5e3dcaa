"""Files in the shape of the World Bank's, of FRED's and of PX-Web's, figures invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def save(path: Path, sheets: Sheets) -> None:
    """Write a workbook of these rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def api_rows() -> list[list[Any]]:
    """The data sheet of a download of the World Bank's interface."""
    growth = ["GDP growth (annual %)", "NY.GDP.MKTP.KD.ZG"]
    return [
        ["Data Source", "World Development Indicators"],
        ["Last Updated Date", date(2032, 6, 28)],
        [],
        ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2029", "2030", "2031"],
        ["Thailand", "THA", *growth, 2.25, None, 1.75],
        ["Viet Nam", "VNM", *growth, 5.5, 7.25, 6.125],
        ["World", "WLD", *growth, 3.25, 3, 2.75],
    ]


def api(path: Path) -> None:
    save(path, {
        "Data": api_rows(),
        "Metadata - Countries": [["Country Code", "Region", "IncomeGroup", "SpecialNotes", "TableName"],
                                 ["THA", "East Asia & Pacific", "Upper middle income", "", "Thailand"],
                                 ["VNM", "East Asia & Pacific", "Lower middle income", "", "Viet Nam"]],
        "Metadata - Indicators": [["INDICATOR_CODE", "INDICATOR_NAME", "SOURCE_NOTE", "SOURCE_ORGANIZATION"],
                                  ["NY.GDP.MKTP.KD.ZG", "GDP growth (annual %)", "A note", "An office"]],
    })  # fmt: skip


DATABANK = """Series Name,Series Code,Country Name,Country Code,2030 [YR2030],2031 [YR2031]
GDP per capita (current US$),NY.GDP.PCAP.CD,Viet Nam,VNM,6147.75,6482.5
GDP per capita (current US$),NY.GDP.PCAP.CD,Thailand,THA,8908.25,..
Land area (sq. km),AG.LND.TOTL.K2,Viet Nam,VNM,313429,313429
,,,,,
Data from database: World Development Indicators,,,,,
Last Updated: 06/28/2032,,,,,
"""
DATABANK_DOWN = """Time,Time Code,Country Name,Country Code,GDP growth (annual %) [NY.GDP.MKTP.KD.ZG],GDP (current US$) [NY.GDP.MKTP.CD]
2030,YR2030,Viet Nam,VNM,7.25,510324028883
2030,YR2030,Thailand,THA,2.25,595423000000
2031,YR2031,Viet Nam,VNM,6.125,529716969049
,,,,,
Data from database: World Development Indicators,,,,,
Last Updated: 06/28/2032,,,,,
"""  # noqa: E501
PX_TEXT = """"Tổng sản phẩm trong nước theo giá hiện hành (Tỷ đồng) chia theo Khu vực kinh tế và Năm"

"Khu vực kinh tế";"2029";"2030";"Sơ bộ 2031"
"TỔNG SỐ";8487476;9548738;10221815
"Nông, lâm nghiệp và thủy sản";1065076;1141987;..
"""
FRED_TEXT = (
    "observation_date,DEXVNUS,GDPC1\n2030-01-01,23000.5,22112.25\n2030-04-01,.,22225.5\n2030-07-01,23100,22490\n"
)


def text(content: str, path: Path) -> None:
    path.write_text(content, encoding="utf-8")


GRAPH_TITLE = (
    "Consumer Price Index for All Urban Consumers: All Items in U.S. City Average, "
    "Index 1982-1984=100, Monthly, Seasonally Adjusted"
)


def graph_rows() -> list[list[Any]]:
    """One series under a preamble: title, units, frequency and adjustment in one cell."""
    return [
        ["FRED Graph Observations"],
        ["Federal Reserve Economic Data"],
        ["Link: https://fred.stlouisfed.org"],
        [],
        ["CPIAUCSL", GRAPH_TITLE],
        [],
        ["Frequency: Monthly"],
        ["observation_date", "CPIAUCSL"],
        [date(2031, 1, 1), 299.125],
        [date(2031, 2, 1), 300.5],
        [date(2031, 3, 1), 301.25],
    ]  # fmt: skip


def graph(path: Path) -> None:
    save(path, {"FRED Graph": graph_rows()})


def described_graph(path: Path) -> None:
    """Series described on a sheet of their own."""
    save(path, {
        "README": [
            ["FRED Graph Observations"], ["Federal Reserve Economic Data"], [],
            ["Series ID", "Title", "Units", "Frequency", "Seasonal Adjustment"],
            ["FPCPITOTLZGVNM", "Inflation, consumer prices for Viet Nam", "Percent", "Annual", "Not Adjusted"],
            ["GDPA", "Gross Domestic Product in the United States", "Billions of Dollars", "Annual", "Adjusted"],
        ],
        "Annual": [["observation_date", "FPCPITOTLZGVNM", "GDPA"],
                   [date(2030, 1, 1), 3.25, 28000.5], [date(2031, 1, 1), 2.75, 29100.25]],
    })  # fmt: skip


def cube_rows() -> list[list[Any]]:
    """Two stubs, of which the outer one is printed once, and a preliminary year."""
    return [
        ["Dân số trung bình (Nghìn người) chia theo Địa phương, Phân tổ và Năm"],
        [],
        [None, None, "2029", "2030", "Sơ bộ 2031"],
        ["CẢ NƯỚC", "Tổng số", 105504, 106462, 107309],
        [None, "Nam", 52092, 52586, 53010],
        ["Hà Nội", "Tổng số", 9330, 9435, 9587],
        [None, "Nam", 4630, "..", 4720],
        [],
        ["Nguồn: Một cơ quan thống kê"],
    ]


def cube(path: Path) -> None:
    save(path, {"V02.01": cube_rows()})


def two_headings(path: Path) -> None:
    """Another office's cube: sexes over years, unit and source under the table."""
    save(path, {"Sheet1": [
        ["Population by region, sex and year"],
        [],
        [None, "men", None, "women", None],
        [None, "2030", "2031", "2030", "2031"],
        ["00 Sweden", 5250.5, 5260, 5240, 5250.25],
        ["01 Stockholm county", 1250, 1260.75, 1240, 1251],
        [],
        ["Latest update:"], ["20320222 08:00"], ["Source:"], ["Statistics Sweden"], ["Units:"], ["thousand persons"],
        ["Database:"], ["Statistical database"],
    ]})  # fmt: skip
