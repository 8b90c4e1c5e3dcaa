"""The status of a record: of its status column, a flag beside its value, or a word at its period."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indicators.model.observation import ObsStatus
from indicators.workbook.cells.own_words import own_status
from indicators.workbook.cells.row_texts import NOWHERE
from indicators.workbook.cells.values import CellNumber, status_of_flags
from indicators.workbook.measures.status_words import read_status
from indicators.workbook.record_tables.record_heading import RecordHeading
from indicators.workbook.record_tables.record_words import Part


class RecordStatuses:
    """Reads statuses row by row; what is read once is known for all. ``text`` gives the text of a cell."""

    def __init__(self, heading: RecordHeading, text: Callable[[int, int], str]) -> None:
        self._text = text
        self._status, self._flag, self._period = (
            heading.columns.get(part, NOWHERE) for part in (Part.STATUS, Part.FLAG, Part.PERIOD)
        )
        self.is_own = Part.SERIES_KEY in heading.columns
        self._known: dict[tuple[str, str, str], str] = {}

    def read(self, row: int, number: CellNumber) -> str:
        """Return the code of a status, or nothing where the row says none."""
        text = self._text
        said, flag, period = asked = text(row, self._status), text(row, self._flag), text(row, self._period)
        if said and (own := own_status(said)) and (self.is_own or said.upper() in _OF_SDMX):
            return own
        if asked not in self._known:
            self._known[asked] = read_status(said) or status_of_flags(flag) or read_status(period)
        return status_of_flags(number.flags) or self._known[asked]

    def others(self, row: int) -> Iterator[str]:
        """Yield a flag, or a status of another list ("U", unreliable), that is no status of ours: a note."""
        for said in (self._text(row, self._flag), self._text(row, self._status)):
            known = said.upper() in {*_OF_SDMX, *_SAYS_NOTHING} or (self.is_own and own_status(said))
            if not known and not read_status(said):
                yield "" if status_of_flags(said) else said


_OF_SDMX = frozenset({ObsStatus.ESTIMATE, ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL, ObsStatus.FORECAST})
"""The statuses of the code list of SDMX that mean the same with us."""
_SAYS_NOTHING = frozenset({"", "0", "A", "N", "NORMAL", "NORMAL VALUE"})
