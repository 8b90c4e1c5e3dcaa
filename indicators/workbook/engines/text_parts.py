"""The parts that hold text beside the cells: shared strings and comments."""

from __future__ import annotations

from indicators.workbook.cells.grid import cell_place
from indicators.workbook.engines.escapes import unescape
from indicators.workbook.engines.xml_part import attribute


class _Runs:
    """Joins the text runs of one item; phonetic guides are no text."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._listening = self._phonetic = False

    def start(self, element: str) -> None:
        if element == "t":
            self._listening = not self._phonetic
        elif element == "rPh":
            self._phonetic = True

    def end(self, element: str) -> None:
        if element == "t":
            self._listening = False
        elif element == "rPh":
            self._phonetic = False

    def text(self, said: str) -> None:
        if self._listening:
            self.said.append(said)

    def take(self) -> str:
        said, self.said = unescape("".join(self.said)), []
        return said


class SharedStrings:
    """Collects the shared strings in order."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._runs = _Runs()
        self.text = self._runs.text

    def start(self, element: str, _attributes: dict[str, str]) -> None:
        self._runs.start(element)

    def end(self, element: str) -> None:
        self._runs.end(element)
        if element == "si":
            self.found.append(self._runs.take())


class Comments:
    """Collects the comments of a sheet by row and column."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._runs = _Runs()
        self._reference = ""
        self.text = self._runs.text

    def start(self, element: str, attributes: dict[str, str]) -> None:
        self._runs.start(element)
        if element == "comment":
            self._reference = attribute(attributes, "ref") or ""

    def end(self, element: str) -> None:
        self._runs.end(element)
        if element == "comment" and (place := cell_place(self._reference)) is not None:
            self.found[place] = self._runs.take()
