"""The unit of a record: of its unit columns, with its power of ten, else of the brackets of its label or heading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from indicators.model.finding import Severity
from indicators.model.period_phrase import aligned_fold
from indicators.model.power_of_ten import power_of_ten
from indicators.model.unit_words import UnitReading, bracketed_unit, unit_said
from indicators.model.word_units import unit_at_end, unit_of_count, unit_of_words
from indicators.workbook.cells.grid import Grid
from indicators.workbook.cells.tally import Tally
from indicators.workbook.record_tables.record_heading import RecordHeading
from indicators.workbook.record_tables.record_words import Part


@dataclass
class RecordUnits:
    """Reads units row by row; what is read once is known for all."""

    grid: Grid
    heading: RecordHeading
    tally: Tally
    text: Callable[[int, int], str]
    known: dict[str, UnitReading | None] = field(default_factory=dict)
    headed: dict[int, UnitReading | None] = field(default_factory=dict)
    labelled: dict[str, UnitReading | None] = field(default_factory=dict)

    def read(self, row: int, column: int, label: str) -> tuple[UnitReading | None, str]:
        """Return the unit of the value in ``column`` and the words it was read from."""
        said = [text for at in self.heading.units if (text := self.text(row, at))]
        own = self._of_heading(column)
        if not said or (own is not None and column != self.heading.columns.get(Part.VALUE)):
            return self._unsaid(row, column, label, own)
        reading = next((found for text in said if (found := self._known(text)) is not None), None)
        if reading is None:
            self.tally.add("unit_open", Severity.SOFT, (row, self.heading.units[0]), text=said[0][:60])
            return None, said[0]
        return self._scaled(row, reading), reading.text if reading.text in said else said[0]

    def _known(self, text: str) -> UnitReading | None:
        if text not in self.known:
            self.known[text] = unit_said(text) or unit_said(text.partition(": ")[2])
        return self.known[text]

    def _of_heading(self, column: int) -> UnitReading | None:
        if column not in self.headed:
            heading = self.heading.texts.get(column, "")
            bracketed = bracketed_unit(heading)
            known = _UNIT_OF_VALUE.get(aligned_fold(heading)) or (bracketed[0] if bracketed else None)
            self.headed[column] = known or unit_at_end(heading) or unit_of_count(heading)
        return self.headed[column]

    def _of_label(self, label: str) -> UnitReading | None:
        if label not in self.labelled:
            bracketed = bracketed_unit(label)
            self.labelled[label] = bracketed[0] if bracketed else None
        return self.labelled[label]

    def _unsaid(self, row: int, column: int, label: str, own: UnitReading | None) -> tuple[UnitReading | None, str]:
        """Return the unit of a row whose unit columns are blank or absent."""
        shared = self._of_dimensions(row)
        own = shared if shared is not None and shared.is_index else own or self._of_label(label) or shared
        if own is None and not self.heading.units:
            self.tally.add("unit_absent", Severity.SOFT, (row, column), text=label[:80])
        return (self._scaled(row, own), own.text) if own else (None, "")

    def _of_dimensions(self, row: int) -> UnitReading | None:
        """Return the unit in the words of a dimension ("Value (Mill. USD)" in a column of items).

        A text with several, as a note has them, does not say which of them is that of the figure.
        """
        said = (self.text(row, at) for at in self.heading.dimensions)
        found = (unit for text in said if text and (unit := unit_of_words(text)) is not None and not _has_two(text))
        return next(found, None)

    def _scaled(self, row: int, reading: UnitReading) -> UnitReading | None:
        """Return a unit times the power of ten in a column of its own; a power that cannot be read leaves it open."""
        column = self.heading.columns.get(Part.SCALE)
        said = self.text(row, column) if column is not None else ""
        if not said:
            return reading
        power = power_of_ten(said)
        if power is None:
            self.tally.add("unit_open", Severity.SOFT, (row, column or 1), text=said[:60])
            return None
        return reading.in_scale(power)


def _has_two(text: str) -> bool:
    """Whether a text has two units in brackets: "Share (%) … Number (thousands)"."""
    last = bracketed_unit(text)
    first = bracketed_unit(last[1]) if last is not None else None
    return first is not None and last is not None and first[0].unit_measure != last[0].unit_measure


_UNIT_OF_VALUE = {"primaryvalue": UnitReading("USD", 0, "US$")}
