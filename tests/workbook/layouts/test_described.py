"""Series described by rows over them, as central banks and offices of eight countries write them."""

import pytest

from tests.workbook.files import codes, read_bytes, read_rows

FRENCH = (
    '"Libellé";"Indice des prix - Base 2015";"Codes"\n"idBank";"001759970";""\n'
    '"Dernière mise à jour";"15/03/2032 12:00";""\n"Période";"";""\n'
    '"2032-02";"121,25";"A"\n"2032-01";"121,1";"P"\n'
)
GERMAN = (
    '"";BBK01.WT1010;BBK01.WT1010_FLAGS\n"";"Umlaufsrendite";""\nDezimalstellen;2;\nDimension;Eins;\nEinheit;%;\n'
    "Format der Zeitangabe;P1M;\nKommentar;Die Rendite umlaufender Anleihen.;\nQuelle;Eigene Berechnungen.;\n"
    "Stand vom;2032-03-01 10:00:00;\n2032-01;2,25;\n2032-02;2,31;vorläufig\n2032-03;.;Kein Wert vorhanden\n"
)
EURO = (
    'Data Source in SDW: null,\n,ICP.M.U2.N.000000.4.ANR\n,"HICP - Overall index"\nCollection:,Average\n'
    "Period\\Unit:,[Percentage change]\n2032Feb,2.6\n2032Jan,2.8(p)\n"
)
AMERICAN = (
    '"Series Description","Loans outstanding"\n"Unit:","Currency"\n"Multiplier:","1000000"\n"Currency:","USD"\n'
    '"Unique Identifier:","H8/LOANS_M"\n"Time Period","LOANS_M"\n2032-01,4.06\n2032-02,4.21\n'
)
ENERGY = (
    "Back to Contents,Data 1: Brent\nSourcekey,RBRTE\nDate,Brent Spot Price FOB (Dollars per Barrel)\n"
    '"May 20, 2032",18.63\n"May 21, 2032",18.45\n'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FRENCH, [("B5", "Indice des prix - Base 2015", "001759970", "2032-M02", "121.25", "", None, "A"),
                  ("B6", "Indice des prix - Base 2015", "001759970", "2032-M01", "121.1", "", None, "P")]),
        (GERMAN, [("B10", "Umlaufsrendite", "BBK01.WT1010", "2032-M01", "2.25", "percent", 0, ""),
                  ("B11", "Umlaufsrendite", "BBK01.WT1010", "2032-M02", "2.31", "percent", 0, "P")]),
        (EURO, [("B6", "HICP - Overall index", "ICP.M.U2.N.000000.4.ANR", "2032-M02", "2.6", "percent", 0, ""),
                ("B7", "HICP - Overall index", "ICP.M.U2.N.000000.4.ANR", "2032-M01", "2.8", "percent", 0, "P")]),
        (AMERICAN, [("B7", "Loans outstanding", "H8/LOANS_M", "2032-M01", "4.06", "USD", 6, ""),
                    ("B8", "Loans outstanding", "H8/LOANS_M", "2032-M02", "4.21", "USD", 6, "")]),
        (ENERGY, [("B4", "Brent Spot Price FOB (Dollars per Barrel)", "RBRTE", "2032-05-20", "18.63", "USD_per_barrel",
                   0, ""),
                  ("B5", "Brent Spot Price FOB (Dollars per Barrel)", "RBRTE", "2032-05-21", "18.45", "USD_per_barrel",
                   0, "")]),
    ],
)  # fmt: skip
def test_the_head_gives_name_code_unit_and_state(tmp_path, text, expected):
    reading = read_bytes(tmp_path, text.encode(), "x.csv")
    found = [
        (one.cell, one.label, one.code, one.period.render(), one.value_text, one.unit_measure, one.unit_mult,
         one.obs_status)
        for one in reading.rows if one.value is not None
    ]  # fmt: skip
    assert found == expected
    assert {one.layout for one in reading.rows} == {"described"}


def test_powers_of_ten_and_bases_are_read_as_the_files_of_a_central_bank_write_them(tmp_path):
    text = (
        '"Series Description","Money stock","Output"\n"Unit:","Currency","Index:_2017_100"\n'
        '"Multiplier:","1e+09","1"\n"Currency:","USD","NA"\n"Unique Identifier:","H6/M","G17/O"\n'
        '"Time Period","M","O"\n2032-01,4.06,101.5\n2032-02,4.21,102.5\n'
    )
    found = {
        one.cell: (one.measure, one.unit_measure, one.unit_mult)
        for one in read_bytes(tmp_path, text.encode(), "x.csv").rows
    }
    assert (found["B7"], found["C7"]) == (("level", "USD", 9), ("base_index", "percent", 0))


def test_a_multiplier_raises_the_power_of_the_unit(tmp_path):
    rows = [
        ["Title", "Exports", "Imports"], ["Unit", "US$", "US$"], ["Unit multiplier", "millions", 1000],
        ["Series ID", "X1", "M1"], ["Frequency", "Quarterly"], ["2031-Q1", 10.5, 11.5], ["2031-Q2", 12, 13],
    ]  # fmt: skip
    reading = read_rows(tmp_path, rows)
    read = {one.cell: one for one in reading.rows}
    assert [(read[cell].label, read[cell].unit_measure, read[cell].unit_mult) for cell in ("B6", "C7")] == [
        ("Exports", "USD", 6),
        ("Imports", "USD", 3),
    ]
    assert not codes(reading) & {"unit_absent", "unit_open"}


def test_an_unknown_multiplier_leaves_the_unit_open(tmp_path):
    rows = [["Title", "Exports"], ["Unit", "US$"], ["Multiplier", "zillions"], ["2031", 10.5], ["2032", 11.5]]
    assert {one.unit_measure for one in read_rows(tmp_path, rows).rows} == {""}


def test_a_plain_table_of_units_and_periods_is_none_of_these(tmp_path):
    rows = [["Item", "2031", "2032"], ["Unit", "tons", "tons"], ["Rice", 1.5, 2.5]]
    assert {one.layout for one in read_rows(tmp_path, rows).rows} <= {"wide"}
