"""Windows of rows of a whole sheet, each cell with its role, as they are asked for by scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from indicators.i18n.numbers import format_number
from indicators.model.errors import Invalid, NotFound
from indicators.services.intake.incoming import shown_decimals
from indicators.services.intake.painted import Paint, cells_brought
from indicators.services.intake.preview import Preview
from indicators.services.intake.readings import Held
from indicators.workbook import Picture, PicturedSheet, column_letters

MOST_ROWS = 400
"""Rows of one window; more than any screen shows."""


@dataclass(frozen=True, slots=True)
class WindowCell:
    """One filled cell as stored; a number's format shows ``decimals`` (None: as many as fit).

    ``severity`` is that of the gravest open finding at it, empty for none.
    """

    column: int
    text: str
    kind: str
    paint: Paint
    severity: str
    decimals: int | None = None

    def shown(self, lang: str) -> str:
        """Return the text as the cell shows it: a number with its decimals in the style of ``lang``."""
        try:
            value = Decimal(self.text) if self.kind == "n" else None
        except InvalidOperation:
            value = None
        if value is None or not value.is_finite():
            return self.text
        return format_number(value, shown_decimals(format(value, "f"), self.decimals), lang, grouped=False)


@dataclass(frozen=True, slots=True)
class SheetWindow:
    """Rows ``first`` to ``last`` of a sheet of ``total`` rows; only the filled ones are in ``rows``."""

    sheet: str
    first: int
    last: int
    total: int
    columns: int
    widths: dict[int, int]
    rows: tuple[tuple[int, tuple[WindowCell, ...]], ...]

    def to_payload(self, lang: str) -> dict[str, Any]:
        """Return the window as JSON can say it in a language: a cell is [column, text, paint, kind, severity]."""
        return {
            "sheet": self.sheet,
            "first": self.first,
            "last": self.last,
            "total": self.total,
            "columns": [column_letters(column) for column in range(1, self.columns + 1)],
            "widths": [self.widths.get(column, 0) for column in range(1, self.columns + 1)],
            "rows": [
                [number, [[one.column, one.shown(lang), one.paint.value, one.kind, one.severity] for one in cells]]
                for number, cells in self.rows
            ],
        }


class WholeSheet:
    """A sheet of an upload with what each cell was taken as in this upload; kept while nothing of it changes."""

    def __init__(self, picture: Picture, sheet: PicturedSheet, held: Held, preview: Preview) -> None:
        self._picture, self.sheet, self._held, self._preview = picture, sheet, held, preview

    def window(self, first: int, count: int) -> SheetWindow:
        """Return ``count`` rows from ``first``, fewer at the end; raise Invalid ("window_outside")."""
        if not (1 <= first <= max(self.sheet.rows, 1) and 1 <= count <= MOST_ROWS):
            raise Invalid("window_outside", most=MOST_ROWS)
        last = min(first + count - 1, self.sheet.rows)
        return SheetWindow(
            sheet=self.sheet.name,
            first=first,
            last=last,
            total=self.sheet.rows,
            columns=self.sheet.columns,
            widths=self.sheet.widths,
            rows=tuple(self.rows(first, last)) if last >= first else (),
        )

    def rows(self, first: int, last: int) -> Iterator[tuple[int, tuple[WindowCell, ...]]]:
        """Yield the filled rows between two, both included."""
        for number, cells in self._picture.rows(self.sheet, first, last):
            yield number, tuple(self._cell(number, *cell) for cell in cells)

    def _cell(self, row: int, column: int, text: str, kind: str, role: str, decimals: int | None) -> WindowCell:
        address = f"{column_letters(column)}{row}"
        return WindowCell(column, text, kind, self._paint(Paint(role), address), self._marks.get(address, ""), decimals)

    def _paint(self, role: Paint, address: str) -> Paint:
        """Return the role in this upload: what is mapped to nothing is skipped, as in the folded preview."""
        if role is Paint.VALUE and address not in self._used:
            return Paint.SKIP
        if role is Paint.LABEL and self._used and address not in self._labels:
            return Paint.SKIP
        return role

    @cached_property
    def _used(self) -> frozenset[str]:
        return frozenset(cells_brought(self._preview, self.sheet.name))

    @cached_property
    def _labels(self) -> frozenset[str]:
        rows = (one for one in self._held.reading.rows if one.sheet == self.sheet.name and one.cell in self._used)
        return frozenset(cell for one in rows for cell in one.evidence.get("label", ()))

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {
            one.finding.cell: one.severity.value
            for one in reversed(self._preview.findings)
            if one.finding.sheet == self.sheet.name and (one.stops or one.open)
        }


def whole_sheet(picture: Picture, name: str, held: Held, preview: Preview) -> WholeSheet:
    """Return a sheet of a picture; raise NotFound ("sheet_unknown")."""
    sheet = picture.sheet(name)
    if sheet is None:
        raise NotFound("sheet_unknown", sheet=name[:60])
    return WholeSheet(picture, sheet, held, preview)
