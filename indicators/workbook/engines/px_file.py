"""The files of the PX family, in which PX-Web keeps its cubes: read into records, one row a figure.

Each variable has a column; that of time is headed so and its periods are written out of their codes, that of contents
names what is measured, and where there is none the contents of the whole do. Unit and value stand behind. The file
itself has no rows and columns, so these are what a figure is cited by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod
from pathlib import Path

from indicators.model.finding import Finding
from indicators.workbook.cells.grid import Cell, Grid, Style
from indicators.workbook.engines.px_keywords import PxKeywords, texts
from indicators.workbook.engines.text_encoding import decode
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError

OPENS = re.compile(rb'(?:\xef\xbb\xbf)?\s*[A-Z][A-Z0-9-]*(?:\[[a-z-]+\])?\s*=\s*(?:"|YES|NO|\d)')
"""How such a file begins: with a keyword and its value."""
NAMES = re.compile(rb"(?m)^\s*(?:AXIS-VERSION|MATRIX|SUBJECT-CODE|SUBJECT-AREA|STUB|HEADING)(?:\[[a-z-]+\])?\s*=")
_CODEPAGE, HEAD = re.compile(rb'(?m)^\s*CODEPAGE\s*=\s*"([A-Za-z0-9_-]{1,20})"'), 4096
INDICATOR, PERIOD, UNIT, VALUE = "Indicator", "Period", "Unit", "Value"
_PARTS = {"H": "H", "Q": "Q", "K": "Q", "M": "M", "W": "W"}
_TLIST = re.compile(r"\s*TLIST\(\s*([A-Z])1")
_TOKEN = re.compile(r'"[^"]*"|[^\s,";]+')


def is_px(head: bytes) -> bool:
    """Whether a file that begins so is of this family."""
    return bool(OPENS.match(head)) and bool(NAMES.search(head))


def read_grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Read one grid named as the file's table. Raises RefusalError for what is not whole or too large."""
    text, findings = _decoded(path.read_bytes())
    keywords = PxKeywords.of(text)
    cube = _Cube(keywords)
    if len(cube) * (len(cube.variables) + 2) > min(limits.sheet_cells, limits.file_cells):
        raise RefusalError("sheet_too_large", sheet=cube.name, limit=limits.sheet_cells)
    rows = enumerate((*cube.lines(), cube.heading, *cube.records()), start=1)
    cells = {number: {at: cell for at, cell in enumerate(row, start=1) if cell.raw} for number, row in rows}
    return [Grid(cube.name, {number: row for number, row in cells.items() if row})], findings


def _decoded(content: bytes) -> tuple[str, list[Finding]]:
    """Decode as the file itself says, else as any text."""
    if (named := _CODEPAGE.search(content[:HEAD])) is not None:
        try:
            return content.decode(named[1].decode().strip()).removeprefix("\ufeff"), []
        except (LookupError, UnicodeDecodeError):
            pass  # the name is none, or not that of this text
    return decode(content)


@dataclass(frozen=True, slots=True)
class _Variable:
    """A variable under its name in the language that is read, and in that of the file."""

    name: str
    own: str
    values: tuple[str, ...]
    is_time: bool = False


class _Cube:
    """A cube: its variables in the order of its data, first those down, then those across."""

    def __init__(self, keywords: PxKeywords) -> None:
        self.said = keywords
        self.variables = tuple(_variables(keywords))
        if not self.variables:
            raise RefusalError("px_incomplete", keyword="STUB, HEADING")
        self.name = keywords.text("MATRIX") or "(px)"
        said = next(iter(keywords.values("CONTVARIABLE")), "")
        self.contents = said if any(said in {one.name, one.own} for one in self.variables) else ""

    def __len__(self) -> int:
        return prod(len(variable.values) for variable in self.variables)

    def lines(self) -> Iterator[list[Cell]]:
        """Yield what stands over the records: title, source, day of the last update."""
        yield [_said(self.said.text("DESCRIPTION") or self.said.text("TITLE") or self.said.text("CONTENTS"))]
        for word, keyword in (("Source", "SOURCE"), ("Last updated", "LAST-UPDATED")):
            if text := self.said.text(keyword):
                yield [_said(f"{word}: {_day(text)}")]

    @property
    def heading(self) -> list[Cell]:
        names = [PERIOD if one.is_time else INDICATOR if self._is_contents(one) else one.name for one in self.variables]
        return [_said(name) for name in (*names, *([] if self._names_contents else [INDICATOR]), UNIT, VALUE)]

    @property
    def _names_contents(self) -> bool:
        """Whether one of the variables says what is measured."""
        return bool(self.contents) or any(one.name.casefold() == INDICATOR.casefold() for one in self.variables)

    def _is_contents(self, variable: _Variable) -> bool:
        return self.contents in {variable.name, variable.own}

    def records(self) -> Iterator[list[Cell]]:
        """Yield a row for each figure."""
        columns = [[_said(value) for value in variable.values] for variable in self.variables]
        units = self._units()
        place = next((at for at, one in enumerate(self.variables) if self._is_contents(one)), None)
        whole, contents = _said(self.said.text("UNITS")), _said(self.said.text("CONTENTS").strip(" ,"))
        for named, token in zip(product(*columns), self._figures(), strict=True):
            if token is None:
                continue
            unit = whole if place is None else units.get(named[place].raw, whole)
            yield [*named, *([] if self._names_contents else [contents]), unit, _figure(token)]

    def _units(self) -> Mapping[str, Cell]:
        """Return the unit of each content that has one of its own."""
        keys = {keys[0] for keyword, _, keys in self.said.said if keyword == "UNITS" and keys}
        return {key: _said(self.said.text("UNITS", key)) for key in keys}

    def _figures(self) -> Sequence[str | None]:
        """Return the data in the order of the variables, None for what a sparse file leaves out.

        Raises RefusalError where there are more or fewer of them.
        """
        keys = self.said.values("KEYS") or [
            name for keyword, _, names in self.said.said if keyword == "KEYS" for name in names
        ]
        found: Sequence[str | None] = self._sparse(keys) if keys else _tokens(self.said.data)
        if len(found) != len(self):
            raise RefusalError("px_count", expected=len(self), found=len(found))
        return found

    def _sparse(self, keys: Sequence[str]) -> list[str | None]:
        """Return data of which only some rows are there, each behind its keys."""
        known = [one for one in self.variables if one.name in keys or one.own in keys]
        rest = prod(len(one.values) for one in self.variables if one not in known)
        places = {names: at for at, names in enumerate(product(*(one.values for one in known)))}
        codes = {names: at for at, names in enumerate(product(*(self._codes(one) for one in known)))}
        found: list[str | None] = [None] * len(self)
        for line in self.said.data.splitlines():
            parts = _tokens(line)
            named = tuple(parts[: len(known)])
            at = places.get(named, codes.get(named))
            if not parts:
                continue
            if at is None or len(parts) != len(known) + rest:
                raise RefusalError("px_count", expected=len(known) + rest, found=len(parts))
            found[at * rest : (at + 1) * rest] = parts[len(known) :]
        return found

    def _codes(self, variable: _Variable) -> tuple[str, ...]:
        said = self.said.values("CODES", variable.name) or self.said.values("CODES", variable.own)
        return tuple(said) if len(said) == len(variable.values) else variable.values


def _variables(said: PxKeywords) -> Iterator[_Variable]:
    for keyword in ("STUB", "HEADING"):
        own = texts(said.said.get((keyword, "", ()), ""))
        for name, original in zip(said.values(keyword), own, strict=False):
            values = said.values("VALUES", name) or said.values("VALUES", original)
            values = values or said.values("CODES", name) or said.values("CODES", original)
            if not values:
                raise RefusalError("px_incomplete", keyword=f'VALUES("{name[:40]}")')
            time = said.raw("TIMEVAL", name) or said.raw("TIMEVAL", original)
            periods = _periods(time, len(values))
            yield _Variable(name, original, tuple(periods or values), bool(periods))


def _periods(time: str, count: int) -> list[str]:
    """Return periods written out of the codes of a time list; none where it says none, or not one a value."""
    match = _TLIST.match(time)
    codes = texts(time)
    if match is None:
        return []
    kind = match[1]
    if len(codes) == 2 and count != 2 and "-" in time and re.fullmatch(r"[12]\d{3}\d{0,2}", codes[0]):
        codes = _run(kind, codes[0], count)
    return [_written(kind, code) for code in codes] if len(codes) == count else []


def _run(kind: str, first: str, count: int) -> list[str]:
    """Return so many codes from the first one on."""
    year, part = int(first[:4]), int(first[4:] or 1)
    parts = {"H": 2, "Q": 4, "K": 4, "M": 12}.get(kind, 1)
    places = range(part - 1, part - 1 + count)
    width = 2 if kind == "M" else 1
    return [f"{year + at // parts}" + (f"{at % parts + 1:0{width}}" if parts > 1 else "") for at in places]


def _written(kind: str, code: str) -> str:
    """Return ``2008M01`` for 200801; a day as ISO writes it."""
    if kind == "D" and len(code) == 8:
        return f"{code[:4]}-{code[4:6]}-{code[6:]}"
    return f"{code[:4]}{_PARTS[kind]}{code[4:]}" if kind in _PARTS and code.isdecimal() else code


def _day(text: str) -> str:
    """Return the day of ``20260219 09:00`` as ISO writes it; anything else as it is."""
    match = re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)\b", text)
    return f"{match[1]}-{match[2]}-{match[3]}" if match else text


def _tokens(data: str) -> list[str]:
    return [token.strip('"') for token in _TOKEN.findall(data)] if '"' in data else data.replace(",", " ").split()


def _figure(token: str) -> Cell:
    """Return a number as a spreadsheet would hold it, with the decimals it is printed with; anything else as text."""
    if not _NUMBER.fullmatch(token):
        return Cell(token, token)
    whole, _, decimals = token.partition(".")
    return Cell(float(token) if decimals else int(whole), token, _style(len(decimals)))


@cache
def _style(decimals: int) -> Style:
    return Style(decimals=decimals)


_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")


def _said(text: str) -> Cell:
    return Cell(text, text)
