"""The styles part: what the format, alignment and font of a cell say, by style number."""

from __future__ import annotations

from typing import IO

from indicators.workbook.cells.grid import Style
from indicators.workbook.cells.number_formats import BUILT_IN, NumberFormatCode, read_format_code
from indicators.workbook.engines.xml_part import read_events


def read_styles(stream: IO[bytes], part: str) -> list[Style]:
    """Return the styles of ``cellXfs`` in order; equal ones are one value."""
    styles = _StylePart()
    read_events(stream, part, styles.start, styles.end)
    return styles.found


class _StylePart:
    """Collects fonts, custom formats and cell formats as the events come."""

    def __init__(self) -> None:
        self.found: list[Style] = []
        self._codes = dict(BUILT_IN)
        self._readings: dict[str, NumberFormatCode] = {}
        self._known: dict[tuple[str, int, bool], Style] = {}
        self._bold: list[bool] = []
        self._inside: list[str] = []
        self._format, self._font, self._indent = "General", 0, 0

    def start(self, element: str, attributes: dict[str, str]) -> None:
        self._inside.append(element)
        if element == "numFmt":
            self._codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "General")
        elif element == "font" and "fonts" in self._inside:
            self._bold.append(False)
        elif element == "b" and self._bold and "fonts" in self._inside:
            self._bold[-1] = attributes.get("val", "1") not in {"0", "false"}
        elif "cellXfs" in self._inside:
            if element == "xf":
                self._format = self._codes.get(_whole(attributes.get("numFmtId")), "General")
                self._font, self._indent = _whole(attributes.get("fontId")), 0
            elif element == "alignment":
                self._indent = _whole(attributes.get("indent"))

    def end(self, element: str) -> None:
        self._inside.pop()
        if element == "xf" and "cellXfs" in self._inside:
            bold = self._font < len(self._bold) and self._bold[self._font]
            self.found.append(self._style(self._format, self._indent, bold))

    def _style(self, code: str, indent: int, bold: bool) -> Style:
        key = (code, indent, bold)
        if key not in self._known:
            if code not in self._readings:
                self._readings[code] = read_format_code(code)
            said = self._readings[code]
            self._known[key] = Style(code, said.decimals, said.percent, said.is_date, said.cut_thousands, indent, bold)
        return self._known[key]


def _whole(text: str | None) -> int:
    """Read a whole number of an attribute; 0 where there is none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
