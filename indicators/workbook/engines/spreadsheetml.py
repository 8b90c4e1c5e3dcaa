"""SpreadsheetML (.xlsx, .xlsm) in one pass a part: values and formulas, formats, indents, merges, comments, hidden.

Read here and not by a library, for three reasons that were measured: one pass gives both the stored value and
whether a formula has one; the text of every number is kept as stored; and no shape of file makes it fill a million
merged or declared cells.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.grid import Grid, Style, Visibility
from indicators.workbook.engines.sheet_part import SheetPart
from indicators.workbook.engines.style_part import read_styles
from indicators.workbook.engines.text_parts import Comments, SharedStrings
from indicators.workbook.engines.xml_part import EndElement, StartElement, read_events
from indicators.workbook.limits import Limits, is_large
from indicators.workbook.progress import begin_sheet
from indicators.workbook.refusal import RefusalError

PLAIN_FROM = 1 << 18
"""Bytes of a worksheet part of a large file, some 8,000 cells, from which on it is tried without an event a cell."""
_VISIBILITY = {"hidden": Visibility.HIDDEN, "veryHidden": Visibility.VERY_HIDDEN}


def read_grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Read every worksheet; chart sheets are passed over. Raises RefusalError where the file cannot be read whole."""
    try:
        with zipfile.ZipFile(path) as package:
            return _Workbook(package, limits, path.stat().st_size).read()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise RefusalError("file_damaged", part=path.name) from error


@dataclass(frozen=True, slots=True)
class _SheetEntry:
    name: str
    visibility: Visibility
    relation: str


@dataclass
class _Workbook:
    package: zipfile.ZipFile
    limits: Limits
    size: int
    epoch_1904: bool = False
    sheets: list[_SheetEntry] = field(default_factory=list)

    def read(self) -> tuple[list[Grid], list[Finding]]:
        main = self._main_part()
        self._read_workbook(main)
        relations = self._relations(main)
        if not self.sheets:
            raise RefusalError("workbook_without_sheets")
        strings = self._strings(relations)
        styles = self._styles(relations)
        grids: list[Grid] = []
        findings: list[Finding] = []
        left = self.limits.file_cells
        for number, entry in enumerate(self.sheets, start=1):
            begin_sheet("open", number, len(self.sheets))
            kind, target = relations.get(entry.relation, ("", ""))
            if kind != "worksheet" or target not in self.package.namelist():
                findings.append(Finding("sheet_without_cells", Severity.INFO, entry.name))
                continue
            grid = self._read_sheet(entry, target, strings, styles)
            left -= grid.filled
            if left < 0:
                raise RefusalError("file_too_many_cells", limit=self.limits.file_cells)
            grids.append(grid)
        return grids, findings

    def _main_part(self) -> str:
        for kind, target in self._relations("").values():
            if kind == "officeDocument":
                return target
        raise RefusalError("workbook_without_sheets")

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return relation id -> (last word of its type, name of the part it points to)."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(element: str, attributes: dict[str, str]) -> None:
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, posixpath.normpath(whole))

        self._events(posixpath.join(folder, "_rels", f"{name}.rels"), start)
        return found

    def _events(
        self,
        part: str,
        start: StartElement,
        end: EndElement = lambda _name: None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Read one part by events; an absent part has none."""
        if part in self.package.NameToInfo:
            with self.package.open(part) as stream:
                read_events(stream, part, start, end, text)

    def _read_workbook(self, part: str) -> None:
        def start(element: str, attributes: dict[str, str]) -> None:
            if element == "sheet":
                visibility = _VISIBILITY.get(attributes.get("state", ""), Visibility.VISIBLE)
                relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                self.sheets.append(_SheetEntry(attributes.get("name", ""), visibility, relation))
            elif element == "workbookPr":
                self.epoch_1904 = attributes.get("date1904") in {"1", "true"}

        self._events(part, start)

    def _strings(self, relations: dict[str, tuple[str, str]]) -> list[str]:
        shared = SharedStrings()
        for kind, target in relations.values():
            if kind == "sharedStrings":
                self._events(target, shared.start, shared.end, shared.text)
        return shared.found

    def _styles(self, relations: dict[str, tuple[str, str]]) -> list[Style]:
        for kind, target in relations.values():
            if kind == "styles" and target in self.package.NameToInfo:
                with self.package.open(target) as stream:
                    return read_styles(stream, target)
        return []

    def _read_sheet(self, entry: _SheetEntry, part: str, strings: list[str], styles: list[Style]) -> Grid:
        def begun() -> SheetPart:
            return SheetPart(entry.name, strings, styles, self.epoch_1904, self.limits.sheet_cells)

        comments = self._comments(part)
        if not comments and self.package.getinfo(part).file_size >= PLAIN_FROM and is_large(self.size):
            from indicators.workbook.engines.plain_sheet import read_plain  # brings numpy, which small files do without

            found = read_plain(
                part, self.package.read(part), begun, (strings, styles), self.limits.sheet_cells, entry.visibility
            )
            if found is not None:
                return found
        sheet = begun()
        self._events(part, sheet.start, sheet.end, sheet.text)
        return sheet.grid(entry.visibility, comments)

    def _comments(self, part: str) -> dict[tuple[int, int], str]:
        comments = Comments()
        for kind, target in self._relations(part).values():
            if kind == "comments":
                self._events(target, comments.start, comments.end, comments.text)
        return comments.found
