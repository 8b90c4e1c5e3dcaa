"""Which of the units around a cell is its unit.

A comparison is in per cent whatever the unit line says, and so are the rows under "Structure (%)". Otherwise the
nearest word wins: over the column, at the row, a unit row inside the body, the line over the table, the title. Of a
line with two units the words of column and row choose; where they do not, the unit stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from indicators.model.finding import Severity
from indicators.model.period_phrase import aligned_fold
from indicators.model.series import Measure
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, bracketed_unit, one_of_two_units, read_unit, read_units, unit_in
from indicators.model.word_units import STRUCTURE, unit_of_count, unit_of_section
from indicators.workbook.cells.grid import address
from indicators.workbook.measures.headers import HeaderReading
from indicators.workbook.measures.quoted_money import is_quoted
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.shapes.regions import Region, UnitLine


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """The unit of a cell (None: open), the words it was read from and their cell, on another sheet its name."""

    unit: UnitReading | None
    text: str = ""
    position: tuple[int, int] | None = None
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The reference of the words on the table's own sheet; empty without."""
        return address(*self.position) if self.position and not self.sheet else ""

    @property
    def elsewhere(self) -> str:
        """The reference of the words on another sheet; empty for the table's own."""
        return f"{self.sheet}!{address(*self.position)}" if self.position and self.sheet else ""

    def told(self, over: str) -> tuple[str, Severity, dict[str, Any]] | None:
        """Return code, severity and words of what is told of it under the heading ``over``; None for a plain one."""
        if self.unit is None:
            code, text = ("unit_open", self.text) if self.text else ("unit_absent", over[:80])
            return code, Severity.SOFT, {"text": text}
        return (FROM_OTHER_SHEET, Severity.INFO, {"text": self.text, "where": self.elsewhere}) if self.sheet else None


OPEN = FoundUnit(None)
FROM_OTHER_SHEET = "unit_from_other_sheet"
_PERCENT = UnitReading("percent", 0, "%")
_POINTS = UnitReading("percentage_points", 0, "%")


def measure_in(unit: UnitReading | None) -> str:
    """Return the measure that a unit alone makes, by its words where it is an index ("Previous year = 100").

    A level for what is counted; empty for per cent, unless its words are of a structure.
    """
    if unit is None:
        return ""
    if unit.is_percent:
        folded = aligned_fold(unit.text)
        if change := next((measure for words, measure in _CHANGES_ON if words.fullmatch(folded)), None):
            return change.value
        return Measure.SHARE.value if STRUCTURE.match(folded) else ""
    if unit.is_index:
        folded = aligned_fold(unit.text)
        return next((measure for base, measure in _INDICES if base.search(folded)), Measure.BASE_INDEX).value
    return Measure.LEVEL.value


_CHANGES_ON = (
    (re.compile(r"annual (?:(?:%|per ?cent(?:age)?) (?:change|growth)|(?:average )?rate of change)"
                r"|rch_a(?:_avg)?|(?:clv_)?pch_sm"), Measure.YOY),
    (re.compile(r"monthly rate of change|rch_m"), Measure.MOM),
)  # fmt: skip
"""Units of changes that say on what they are, in words and as codes of exchanged data."""


def code_of(unit: UnitReading) -> str:
    """Return the code of a figure's unit: an index is in per cent of its base."""
    return "percent" if unit.is_index else unit.unit_measure


def measured_in(unit: FoundUnit, mult: int, *, percent: bool) -> tuple[str, int | None]:
    """Return unit code and power of ten of a figure; a percent format is a unit where none is printed."""
    if unit.unit is not None:
        return code_of(unit.unit), unit.unit.unit_mult + mult
    return ("percent", mult) if percent else ("", None)


_INDICES = (
    (re.compile(r"上年|전년|\b(?:previous|preceding|last) year ?=|\bnam truoc ?=|\bcung ky\b|\bsame period\b"
                r"|\bсоответствующ\w{1,5} (?:периоду|месяцу|кварталу)|\b(?:предыдущему|прошлому) году"),
     Measure.YOY_INDEX),
    (re.compile(r"\bdec(?:ember)?\.? (?:of )?(?:the )?previous year\b|\bthang 12 nam (?:truoc|\d{4})|\bдекабрю"),
     Measure.VS_DEC_INDEX),
    (re.compile(r"\bprevious month\b|\bthang truoc\b|\bпредыдущему месяцу"), Measure.MOM_INDEX),
    (re.compile(r"\bprevious quarter\b|\bquy truoc\b|\bпредыдущему кварталу"), Measure.QOQ_INDEX),
)  # fmt: skip


def find_unit(
    region: Region,
    header: HeaderReading,
    position: tuple[int, int] | None,
    label: RowLabel | None,
    row: int,
    *,
    column: int = 0,
    percent: bool = False,
) -> FoundUnit:
    """Return the unit of the cells of ``row`` under ``header``, which stands at ``position``.

    ``column`` is that of the cells, for units that a row of the body gives to each column. ``percent``: the cell is
    shown in per cent, so that of the units of a line it has that one. A column of changes has not the base of the
    index beside it.
    """
    found = _nearest_unit(region, header, position, label, row, column, percent)
    if found.unit is not None and is_quoted(region, found.unit):
        return OPEN
    if found.unit is None or not found.unit.is_index:
        return found
    if header.comparison is None and _INFLATION.search(aligned_fold(header.item)):
        return FoundUnit(_PERCENT, found.text, found.position)  # the base is that of the index which rises
    if header.comparison is None and (rate := rate_of_index(label)):
        return FoundUnit(UnitReading("percent", 0, rate), rate, found.position)
    if found.position == position:
        return found
    return OPEN if header.comparison is None and _CHANGES.search(aligned_fold(header.item)) else found


def rate_of_index(label: RowLabel | None) -> str:
    """Return the words of a row, or over it, that say that it is the change of an index; empty where none do."""
    said = (label.text, *reversed(label.path)) if label is not None else ()
    return next((text for text in said if is_change_of_index(text)), "")


@lru_cache(maxsize=4096)
def is_change_of_index(text: str) -> bool:
    """Whether words of a row, or over it, are of the change of an index."""
    return bool(_CHANGE_OF_INDEX.match(aligned_fold(text)))


_CHANGE_OF_INDEX = re.compile(
    r"(?:glissement|variation|variacion|variacao|(?:annual |monthly )?(?:change|growth)|year-on-year change|inflation)"
    r"\b.{0,40}\b(?:ind(?:ex|ices?)|cpi|ipc)\b"
    r"|(?:monthly|annual|yearly|year-on-year) (?:percent(?:age)? )?changes?\b"
    r"|variacion(?:es)? (?:porcentual(?:es)? )?(?:mensual|anual|interanual|acumulada|trimestral|en lo que va)"
    r"|variations? (?:mensuelle|annuelle|trimestrielle)"
)
_INFLATION = re.compile(r"\b(?:inflation|lam phat)\b(?!.*\b(?:ind(?:ex|ices)|chi so)\b)")
"""A rate, whatever base the prices have from which it is computed."""
_CHANGES = re.compile(
    r"\b(?:variacion(?:es)?|variations?|variacao|variazion[ei]|veranderung(?:en)?|forandring|endring|zmiana"
    r"|(?:percent(?:age)?|%|per cent) changes?)\b"
)


def _nearest_unit(
    region: Region,
    header: HeaderReading,
    position: tuple[int, int] | None,
    label: RowLabel | None,
    row: int,
    column: int,
    percent: bool,
) -> FoundUnit:
    if (header.comparison is not None and not header.is_difference) or header.part is not None:
        default = _POINTS if header.part is Measure.CONTRIBUTION else _PERCENT
        return FoundUnit(header.unit or default, (header.unit or default).text, position)
    lines = [line for line in region.unit_switches if line.row <= row and (not line.alone or line.column == column)]
    if lines and (over := _over_rows(lines[-1], column)) is not None:
        return over
    is_index = label is not None and label.unit is not None and label.unit.is_index
    line = lines[-1] if lines else region.unit_line
    if (scaled := _scaled_money(header, line)) is not None:
        return scaled
    if header.unit is not None and not is_index:
        return _of_rate(header, position, (header.unit,)) or FoundUnit(header.unit, header.unit.text, position)
    if label is not None and label.unit is not None:
        return FoundUnit(label.unit, label.unit.text, label.unit_position)
    if label is not None and label.unit_position is not None:
        return FoundUnit(None, region.grid.text(*label.unit_position))
    if line is not None:
        counted = _counted(header, position) if all(unit.is_money for unit in line.units) else None
        return counted or _of_line(line, header, position, label, percent=percent)
    if not percent and (corner := _in_corner(region)) is not None:
        return corner
    return _of_title(region, percent=percent) or _counted(header, position) or _described(region, percent=percent)


def _scaled_money(header: HeaderReading, line: UnitLine | None) -> FoundUnit | None:
    """Return the unit of a column headed by its money alone ("USD") under a line that says how many: "Triệu USD".

    What a head has for each person is no such many: "人均生产总值(元)" under "亿元".
    """
    if header.unit is None or not header.unit.is_money or header.unit.unit_mult or line is None:
        return None
    if _PER_HEAD.search(aligned_fold(header.text)):
        return None
    same = [unit for unit in line.units if unit.unit_measure == header.unit.unit_measure and unit.unit_mult]
    return FoundUnit(same[0], same[0].text, (line.row, line.column)) if len(same) == 1 else None


_PER_HEAD = re.compile(
    r"人均|1인당|一人当たり|\bper (?:capita|head|person|inhabitant|day|employee|hour)\b"
    r"|\bbinh quan (?:dau |mot |1 )?nguoi\b"
    r"|\bp(?:or|ar|er) (?:habitante?|personne?a?|abitante)\b|\bje einwohner\b|на душу"
)


def _of_title(region: Region, *, percent: bool) -> FoundUnit | None:
    if not region.title_rows and (told := _described(region, percent=percent)).unit is not None:
        return told  # the title stands on that sheet as well
    where = (region.title_rows[0], 1) if region.title_rows else None
    if region.title and (found := _in_title(region.title)):
        return FoundUnit(found[0], found[0].text, where)
    if region.title and (index := index_of_title(region.title)):
        return FoundUnit(index, index.text, where)
    return _rates_of_title(region)


def _described(region: Region, *, percent: bool) -> FoundUnit:
    """Return the unit that another sheet gives, not for figures that are shown in per cent."""
    line = region.unit_described
    if line is None or percent:
        return OPEN
    only = line.units[0] if len(line.units) == 1 else None
    return FoundUnit(only, line.text, (line.row, line.column), line.sheet)


def _over_rows(line: UnitLine, column: int) -> FoundUnit | None:
    """Return the unit of a line in the body that says it of its column alone, or heads a section of rows with it."""
    if line.alone and len(line.units) == 1:
        return FoundUnit(line.units[0], line.text, (line.row, column))
    section = unit_of_section(line.text)
    return FoundUnit(section, section.text, (line.row, line.column)) if section is not None else None


def _of_line(
    line: UnitLine, header: HeaderReading, position: tuple[int, int] | None, label: RowLabel | None, *, percent: bool
) -> FoundUnit:
    """Choose among the units of a line; "Variaciones" under the base of an index are in per cent."""
    where = (line.row, line.column)
    if (rate := _of_rate(header, position, line.units)) is not None:
        return rate
    named = header.text if label is None or "except" not in line.text else f"{header.text} {label.text}"
    rates = percent or bool(_SAYS_RATE.search(aligned_fold(named)))
    if shared := next((unit for unit in line.units if rates and unit.is_percent), None):
        return FoundUnit(shared, shared.text, where)
    if header.change and line.units and all(unit.is_index for unit in line.units):
        return FoundUnit(_PERCENT, _PERCENT.text, position)
    words = aligned_fold(f"{header.item} {label.text if label else ''}")
    chosen = _choose(line.units, aligned_fold(header.item), words)
    return FoundUnit(chosen, chosen.text if chosen else line.text, where)


def _of_rate(header: HeaderReading, position: tuple[int, int] | None, units: Sequence[UnitReading]) -> FoundUnit | None:
    """Return the unit of a share or a rate, which is not that of what is counted beside it; None for other columns."""
    rate = _RATE_HEADS.search(header.item)
    if rate is None or any(unit.is_percent or unit.unit_measure == "permille" or unit.is_index for unit in units):
        return None
    return FoundUnit(_PERCENT if rate["sure"] else None, rate[0], position)


def _counted(header: HeaderReading, position: tuple[int, int] | None) -> FoundUnit | None:
    """Return the unit of a column that is a number of things by its own words."""
    counted = unit_of_count(header.item)
    return FoundUnit(counted, counted.text, position) if counted else None


@lru_cache(maxsize=256)
def index_of_title(title: str) -> UnitReading | None:
    """Return the index that a title of indices says what it is compared with.

    "Price index (Previous year = 100)", "Consumer price index of months compared to December of previous year".
    """
    said = clean(title)
    folded = aligned_fold(said)
    match = _BASE_OF_TITLE.search(folded) if _OF_INDICES.search(folded) else None
    return UnitReading("index", 0, said[slice(*match.span())]) if match else None


def _in_corner(region: Region) -> FoundUnit | None:
    """Return the unit that is all the header says over the labels: "Exajoules" in the corner of a table."""
    said = {
        (row, column): text
        for row in region.header_rows
        for column in region.label_columns
        if (text := region.grid.text(row, column))
    }
    (position, text), *others = [*said.items()] or [((0, 0), "")]
    units = () if others or not text else read_units(text) or (bracketed_unit(text) or ())[:1]
    if len(units) != 1 or (units[0].unit_measure in _OF_ROWS and not units[0].unit_mult):
        return None
    return FoundUnit(units[0], text, position)


_OF_ROWS = frozenset({"countries", "enterprises", "households", "organisations", "projects", "agreements"})
"""What the rows of a table often are: "Country" in its corner says of what the figures are, and not in what unit."""


def _rates_of_title(region: Region) -> FoundUnit | None:
    """Return per cent where a line of the title begins so: "Quoten in % (…)", "Variation in % compared with …"."""
    for row in region.title_rows:
        for column, _ in region.grid.visible(row)[:1]:
            text = region.grid.text(row, column)
            if match := _RATES.match(aligned_fold(text)):
                return FoundUnit(_PERCENT, text[: match.end()], (row, column))
    return None


@lru_cache(maxsize=256)
def _in_title(title: str) -> tuple[UnitReading, str] | None:
    """Return the unit of a title, which may end with it ("Imports in million USD (all areas)"); each figure asks."""
    match = _BEFORE_YEARS.search(title) or _BEHIND_IN.search(title)
    unit = read_unit(match["unit"]) if match is not None else None
    if match is not None and one_of_two_units(title[: match.start()]):
        return None
    if match is not None and unit is not None and (unit.is_money or unit.unit_mult):
        return unit, title[: match.start()]
    return unit_in(title)


_BEHIND_IN = re.compile(r"\bin (?P<unit>[^()]{2,40}?)(?: ?\([^()]{1,60}\))?$")
_BEFORE_YEARS = re.compile(r"\bin (?P<unit>[^(),]{2,50}),? \(?(?:19|20)\d\d ?[-–] ?(?:(?:19|20)\d\d|\d\d)\b")
"""A unit before the years of the table, behind which another line may follow: "in thousands of US$, 1995-2018"."""


def _choose(units: tuple[UnitReading, ...], item: str, words: str) -> UnitReading | None:
    """Choose among the units of a line by the words of the column, then by those of the row."""
    if len(units) == 1:
        return units[0]
    counted = [unit for unit in units if not unit.is_percent]
    if len(counted) == 1:
        return counted[0]
    for text in (item, words):
        for pattern, fits in _CHOICES:
            if pattern.search(text):
                fitting = [unit for unit in counted if fits(unit)]
                if len(fitting) == 1:
                    return fitting[0]
    return None


_RATES = re.compile(
    r"(?:[^\W\d_][\w-]{0,20} ){1,4}(?:in|en) (?:%|per ?cent\b|prozent\b)"
    r"|variacion(?:es)? (?:mensual|interanual|porcentual)(?:es)?\b"
    r"|(?:growth rates?|structure) of\b|(?:\d{1,3} ?\. ?)?(?:toc do tang|co cau)\b"
)
_SAYS_RATE = re.compile(r"\b(?:toc do|ty (?:le|trong|suat)|lai suat|tang truong|growth|rates?|ratios?|shares?)\b")
"""Columns in per cent under a line of two units, of which one is money: "Đơn vị: tỷ đồng, %"."""
_RATE_HEADS = re.compile(
    r"(?:(?P<sure>百分[比率]|[構构]成比|占比|比重|구성비)|[增成]\w?[長长加減减]?率|증[감가][률율])\W{0,4}$"
)
"""Heads of shares and rates beside what is counted: "百分比" beside "金額"; a rate may be in per mille as well."""
_OF_INDICES = re.compile(r"\bind(?:ex|ices)\b|\bchi so\b|\bterms? of trade\b|\bty gia thuong mai\b|\bиндекс")
_BEFORE = r"(?:previous|preceding|last)"
_BASE_OF_TITLE = re.compile(
    rf"\(?(?:{_BEFORE} (?:year|month|quarter)|(?:nam|thang|quy) truoc|(?:nam|ky) goc[^)]{{0,12}}|\b(?:19|20)\d\d)"
    r" ?= ?100\)?"
    r"|\b(?:compared (?:to|with)|over|so voi) (?:the )?(?:"
    rf"(?:same|corresponding) (?:period|month|quarter)(?: of| in)?(?: the)? (?:{_BEFORE} year|\d{{4}})"
    rf"|dec(?:ember)?\.? (?:of )?(?:the )?{_BEFORE} year|{_BEFORE} (?:month|quarter)|base [a-z]{{4,8}}\b(?: \d{{4}})?"
    r"|cung ky(?: nam truoc)?|thang 12 nam (?:truoc|\d{4})|(?:thang|quy) truoc|(?:ky|nam) goc\b(?: nam)?(?: \d{4})?)"
    r"|\(?в (?:%|процентах)\s{1,2}к (?:соответствующ\w{1,5} (?:периоду|месяцу|кварталу) (?:предыдущего|прошлого) года"
    r"|(?:предыдущему|прошлому) (?:году|месяцу|кварталу)|декабрю (?:предыдущего|прошлого) года)\)?"
)
_CHOICES = (
    (re.compile(r"\bso du an\b|\bprojects?\b"), lambda unit: unit.unit_measure == "projects"),
    (re.compile(r"\bso (?:doanh nghiep|dn)\b"), lambda unit: unit.unit_measure == "enterprises"),
    (re.compile(r"\bso (?:lao dong|nguoi)\b"), lambda unit: unit.unit_measure == "persons"),
    (re.compile(r"\bluong\b|\bquantity\b|\bvolume\b"), lambda unit: not unit.is_money),
    (re.compile(r"\btri gia\b|\bgia tri\b|\bkim ngach\b|\bvon\b|\bvalue\b|\bcapital\b"), lambda unit: unit.is_money),
)
