"""Sheets that are too large, contradict themselves or hold what is no number."""

from __future__ import annotations

import os

from tests.hostile.outcome import MIB, add
from tests.hostile.packages import (
    GOOD,
    MAIN,
    MONTHS,
    RELATIONS,
    Raw,
    Value,
    book,
    one_sheet,
    rows,
    sheet,
)

# -- grids ------------------------------------------------------------------------------------------------------------
add(
    "a_million_merges.xlsx",
    lambda: book({"D": sheet(rows(MONTHS), "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(20, 1_000_020)) + "</mergeCells>")}),
    "either", values=tuple(str(row[1]) for row in MONTHS[1:]),
)  # fmt: skip
add(
    "merged_whole.xlsx",
    lambda: book({"D": sheet(rows(MONTHS), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}),
    "either",
)
add(
    "a_row_of_16384.xlsx",
    lambda: one_sheet([["Kỳ", *(f"S{n}" for n in range(16_383))], ["2024-01", *range(16_383)]]),
    "either",
)
add(
    "two_corners.xlsx",
    lambda: book(
        {"D": sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')}
    ),
    "either",
)
for _number, _reference in enumerate(("AAAA1", "A0", "A1048577", "XFE1", "1A", "a1", "A-1", ""), 1):
    add(
        f"reference_{_number}.xlsx",
        lambda said=_reference: book({"D": sheet(f'<row r="1"><c r="{said}"><v>1</v></c></row>')}),
        "refuse", "cell_outside_grid",
    )  # fmt: skip
add(
    "row_beyond.xlsx",
    lambda: book({"D": sheet('<row r="99999999999"><c><v>1</v></c></row>')}),
    "refuse",
    "cell_outside_grid",
)
add(
    "string_absent.xlsx",
    lambda: book({"D": sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')}, shared=f'<sst xmlns="{MAIN}" count="4294967295"/>'),
    "refuse", "shared_text_absent",
)  # fmt: skip
add(
    "300_sheets.xlsx",
    lambda: book({f"S{n}": sheet(rows([["x"]]) if n else rows(MONTHS)) for n in range(300)}),
    "read",
    values=GOOD,
)
add(
    "no_sheets.xlsx",
    lambda: book(workbook=f'<workbook xmlns="{MAIN}"><sheets/></workbook>'),
    "refuse",
    "workbook_without_sheets",
)
add("empty_sheet.xlsx", lambda: book({"D": sheet("")}), "refuse", "workbook_empty")
add(
    "sheets_named_alike.xlsx",
    lambda: book({"A": sheet(rows(MONTHS)), "B": sheet(rows(MONTHS))}, names=["Data", "Data"]),
    "either",
    values=tuple(str(row[1]) for row in MONTHS[1:]),
)
add("sheet_from_right.xlsx", lambda: book({"\u202eatad": sheet(rows(MONTHS))}), "read", values=GOOD)
add("sheet_of_script.xlsx", lambda: book({"<script>alert(1)</script>": sheet(rows(MONTHS))}), "read", values=GOOD)
add(
    "relations_in_a_circle.xlsx",
    lambda: book(more=[("xl/worksheets/_rels/sheet1.xml.rels", f'<Relationships><Relationship Id="r" Type="{RELATIONS}/comments" Target="sheet1.xml"/></Relationships>'.encode())]),
    "either",
)  # fmt: skip
add(
    "linked_from_outside.xlsx",
    lambda: book(more=[("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), ("xl/embeddings/a.bin", b"MZ")]),
    "read",
    values=GOOD,
)
add("macro.xlsx", lambda: book(more=[("xl/vbaProject.bin", b"VBA")]), "refuse", "macro_undeclared")

# -- cells ------------------------------------------------------------------------------------------------------------
add(
    "one_giant_cell.xlsx",
    lambda: one_sheet([["Kỳ", os.urandom(3 * MIB).hex()], ["2024-01", 1]]),
    "refuse",
    "cell_text_too_long",
)


def numbers(*said: Value) -> bytes:
    return one_sheet([["Kỳ", "CPI"], *([f"{2000 + number}", value] for number, value in enumerate(said))])


add("out_of_range.xlsx", lambda: numbers(1.5, Raw("1e999"), Raw("-1E+400"), 2.5), "refuse", "error_value")
add(
    "no_numbers.xlsx",
    lambda: numbers(1.5, Raw("NaN"), Raw("Infinity"), Raw("-INF"), Raw("0x10"), Raw("1_000"), 2.5),
    "refuse",
    "error_value",
)
add(
    "tiny_and_long.xlsx",
    lambda: numbers(1.5, Raw("0.1000000000000000055"), Raw("12345678901234567"), Raw("-0.0")),
    "read",
    values=("1.5", "0.1", "12345678901234567"),
)
add(
    "formulas_never_calculated.xlsx",
    lambda: book({"D": sheet(rows([["Kỳ", "CPI"], ["2023", 1.5]]) + '<row r="3"><c r="A3"><v>2024</v></c><c r="B3"><f>B2*2</f></c></row>')}),
    "refuse", "formula_without_value",
)  # fmt: skip
add(
    "formula_says_otherwise.xlsx",
    lambda: book({"D": sheet(rows(MONTHS).replace("<v>100.1</v>", "<f>1+1</f><v>100.1</v>"))}),
    "read", values=GOOD,
)  # fmt: skip
add(
    "dates_out_of_range.xlsx",
    lambda: one_sheet([["Kỳ", "CPI"], *([serial, 1.5] for serial in (-1, 0, 60, 2_958_466, 1e10))], dates=True),
    "refuse",
)
add(
    "dates_of_1904.xlsx",
    lambda: book({"D": sheet(rows([["Kỳ", "CPI"], *([43_830 + 31 * n, 100.1 + n] for n in range(12))], dates=True))}, date1904=True),
    "read", values=("100.1",),
)  # fmt: skip
add("same_month_twice.xlsx", lambda: one_sheet([*MONTHS, ["2024-12", 999]]), "refuse", "duplicate_conflict")
add(
    "same_series_twice.xlsx",
    lambda: one_sheet([["Kỳ", "CPI", "CPI"], ["2023", 1, 2], ["2024", 3, 4]]),
    "refuse",
    "duplicate_conflict",
)
add(
    "control_letters.xlsx",
    lambda: one_sheet([["Kỳ", "C_x0000_P_xD800_I"], ["2023", 1.5], ["2024", 2.5]]),
    "either",
    values=("1.5", "2.5"),
)
