"""One sheet of our own workbooks, written as it is filled: cells as text, then widths, heights, page and charts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from indicators.export.cell_look import PLAIN, CellLook, Styles
from indicators.export.drawing_xml import escaped, quoted
from indicators.export.references import place_number
from indicators.export.safe_text import is_dangerous
from indicators.export.sheet_names import letter_of

LEAST_WIDTH, MOST_WIDTH, BESIDE = 9, 60, 2
DATE_LETTERS = 10
_MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Value = str | float | int | Decimal | date


@dataclass(slots=True)
class PlacedChart:
    """A finished chart part whose upper edge stands at a row; sizes in centimetres, ``description`` for the blind."""

    part: bytes
    row: int
    width_cm: float
    height_cm: float
    name: str = ""
    description: str = ""


@dataclass(slots=True)
class Sheet:
    """A sheet being filled; rows and columns count from 1, widths are in letters, heights in points."""

    title: str
    styles: Styles
    rows: defaultdict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    frozen: tuple[int, int] | None = None
    """The first row and column that move."""

    filtered: str = ""
    gridlines: bool = True
    landscape: bool = False
    pages_high: int = 0
    """Pages that a printout may be high; 0: as many as it needs. It is one page wide."""

    charts: list[PlacedChart] = field(default_factory=list)
    longest: dict[int, int] = field(default_factory=dict)
    """Letters of the longest cell of each column, of those that were told to fit."""

    def put(self, row: int, column: int, value: Value, look: CellLook = PLAIN, *, fit: bool = False) -> str:
        """Set a cell and return its name; text stays text whatever it begins with, numbers keep every digit."""
        name = f"{letter_of(column)}{row}"
        if value == "":
            said = f'<c r="{name}" s="{self.styles.number(look)}"/>'
        elif isinstance(value, str):
            style = self.styles.number(look.as_text() if is_dangerous(value) else look)
            kept = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
            said = f'<c r="{name}" s="{style}" t="inlineStr"><is><t{kept}>{escaped(value)}</t></is></c>'
        else:
            said = f'<c r="{name}" s="{self.styles.number(look)}"><v>{digits(value)}</v></c>'
        self.rows[row][column] = said
        if fit:
            self.longest[column] = max(self.longest.get(column, 0), _letters(value, look))
        return name

    def put_blank(self, row: int, column: int, look: CellLook) -> None:
        """Set the look of a cell without a figure."""
        self.rows[row][column] = f'<c r="{letter_of(column)}{row}" s="{self.styles.number(look)}"/>'

    def put_formula(self, row: int, column: int, formula: str, value: float, look: CellLook = PLAIN) -> None:
        """Set a formula with its value: without, a reader that does not calculate would show nothing."""
        self.rows[row][column] = (
            f'<c r="{letter_of(column)}{row}" s="{self.styles.number(look)}">'
            f"<f>{escaped(formula.removeprefix('='))}</f><v>{value:.15g}</v></c>"
        )

    def fit(self) -> None:
        """Set the widths of the columns to their longest cell that was told to fit, within bounds."""
        for column, letters in self.longest.items():
            self.widths[column] = min(max(letters + BESIDE, LEAST_WIDTH), MOST_WIDTH)

    @property
    def last_row(self) -> int:
        return max(self.rows, default=1)

    @property
    def extent(self) -> str:
        """The range from the first cell to the last."""
        last = max((max(cells) for cells in self.rows.values()), default=1)
        return f"A1:{letter_of(last)}{self.last_row}"

    def part(self, *, first: bool) -> str:
        """Return the sheet's part; the ``first`` sheet of a workbook is the one shown."""
        fits = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if self.landscape else ""
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in sorted(self.widths.items())
        )
        rows = "".join(
            f'<row r="{n}"{_height(self.heights.get(n))}>{"".join(said for _, said in sorted(cells.items()))}</row>'
            for n, cells in sorted(self.rows.items())
        )
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in self.merged)
        return (
            f'<worksheet xmlns="{_MAIN_NS}">{fits}<dimension ref="{self.extent}"/>{self._view(first=first)}'
            '<sheetFormatPr defaultRowHeight="15"/>'
            + (f"<cols>{columns}</cols>" if columns else "")
            + f"<sheetData>{rows}</sheetData>"
            + (f'<autoFilter ref="{quoted(self.filtered)}"/>' if self.filtered else "")
            + (f'<mergeCells count="{len(self.merged)}">{merged}</mergeCells>' if merged else "")
            + '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
            + (
                f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="{self.pages_high}"/>'
                if self.landscape
                else ""
            )
            + (f'<drawing xmlns:r="{_OFFICE_NS}" r:id="rId1"/>' if self.charts else "")
            + "</worksheet>"
        )

    def _view(self, *, first: bool) -> str:
        shown = ("" if self.gridlines else ' showGridLines="0"') + (' tabSelected="1"' if first else "")
        if self.frozen is None:
            return f'<sheetViews><sheetView{shown} workbookViewId="0"/></sheetViews>'
        row, column = self.frozen
        split = f' xSplit="{column - 1}"' if column > 1 else ""
        split += f' ySplit="{row - 1}"' if row > 1 else ""
        place = "bottomRight" if row > 1 and column > 1 else "bottomLeft" if row > 1 else "topRight"
        corner = f"{letter_of(column)}{row}"
        return (
            f'<sheetViews><sheetView{shown} workbookViewId="0"><pane{split} topLeftCell="{corner}" '
            f'activePane="{place}" state="frozen"/><selection pane="{place}" activeCell="{corner}" sqref="{corner}"/>'
            "</sheetView></sheetViews>"
        )


def digits(value: float | int | Decimal | date) -> str:
    """Return a number as a sheet holds it, every digit of it; a day as its serial number."""
    if isinstance(value, date):
        return f"{place_number(value):.0f}"
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _height(points: float | None) -> str:
    return "" if points is None else f' ht="{points}" customHeight="1"'


def _letters(value: Value, look: CellLook) -> int:
    """Return how many letters a cell shows, the words in its number format included."""
    if isinstance(value, date):
        return DATE_LETTERS
    if isinstance(value, str):
        return len(value)
    return len(digits(value)) + BESIDE + sum(len(text) for text in look.code.partition(";")[0].split('"')[1::2])
