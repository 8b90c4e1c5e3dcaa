"""The numbers of a column, exactly as they are stored, and everything about them that must be told.

True numbers stay what they are. Text becomes a number only under a decimal mark that the column proves; what it does
not prove stays text, is reported, and has no value. Percent formats do not multiply: 0.0752 shown as 7.52 % is 0.0752
times ten squared per cent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from indicators.model.finding import Finding, Severity
from indicators.model.number_text import (
    NumberFormat,
    SettledBy,
    Unsettled,
    both_readings,
    decide_number_format,
    flag_tokens,
    is_missing_code,
    looks_like_number,
    parse_number,
)
from indicators.model.observation import ObsStatus
from indicators.workbook.cells.grid import Cell, address
from indicators.workbook.cells.tally import Tally

PERCENT_MULT = 2
"""Power of ten by which a number under a percent format is short of per cent."""


class CellNumber(NamedTuple):
    """The number of one cell; ``text`` is its exact decimal, empty for a missing code. ``mult`` adds to the unit's."""

    value: float | None
    text: str
    raw: str
    decimals: int | None = None
    mult: int = 0
    percent: bool = False
    flags: str = ""


@dataclass
class ColumnNumbers:
    """The numbers of the columns of one table, by row and column, with the findings made on the way."""

    sheet: str
    numbers: dict[tuple[int, int], CellNumber] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


Positioned = Mapping[tuple[int, int], Cell]


@dataclass(frozen=True, slots=True)
class PlainNumbers:
    """Numbers of a column of which nothing is to be told: the first of their cells, and what they are.

    ``written`` is how the whole column writes numbers where these are texts as well; None: they are true numbers.
    """

    first: tuple[int, int]
    numbers: Callable[[], Sequence[float]]
    written: NumberFormat | None = None


def read_numbers(
    sheet: str,
    columns: Sequence[Positioned],
    *,
    is_text: bool,
    known: NumberFormat | None = None,
    beside: Sequence[PlainNumbers | None] = (),
) -> ColumnNumbers:
    """Read the cells of a table column by column.

    ``known`` is how the numbers are written where that need not be proved.
    ``is_text``: the sheet is a text file, where typed numbers are the rule. A column whose texts prove no decimal mark
    takes the one that all other proving columns share, and says so; without any it has no values. ``beside`` are
    numbers that stand in the same columns, are read already, and prove what numbers do.
    """
    result = ColumnNumbers(sheet)
    tally = Tally(sheet)
    others = beside or [None] * len(columns)
    formats = [
        known or (plain and plain.written) or _decide(column, plain)
        for column, plain in zip(columns, others, strict=True)
    ]
    shared = _shared_format(formats)
    for column, plain, decided in zip(columns, others, formats, strict=True):
        usable = _settle(column, plain, decided, shared, tally, each=len(columns) <= FEW_COLUMNS)
        _read_column(column, plain, usable, result, tally, is_text=is_text)
    result.findings += tally.findings()
    return result


def _texts(column: Positioned) -> list[tuple[tuple[int, int], str]]:
    return [(position, cell.value) for position, cell in column.items() if isinstance(cell.value, str)]


def _true_numbers(column: Positioned) -> list[float]:
    return [float(cell.value) for cell in column.values() if _is_true_number(cell)]  # type: ignore[arg-type]


def _is_true_number(cell: Cell) -> bool:
    return isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)


def _decide(column: Positioned, plain: PlainNumbers | None) -> NumberFormat | Unsettled:
    texts = [text for _, text in _texts(column)]
    more = plain.numbers() if plain is not None and texts else ()
    return decide_number_format(texts, [*_true_numbers(column), *more])


def _shared_format(formats: Iterable[NumberFormat | Unsettled]) -> NumberFormat | None:
    """Return the format that the proving columns agree on, or None."""
    proven = [decided for decided in formats if isinstance(decided, NumberFormat) and decided.settled_by]
    return proven[0] if proven and len({decided.decimal for decided in proven}) == 1 else None


def _settle(
    column: Positioned,
    plain: PlainNumbers | None,
    decided: NumberFormat | Unsettled,
    shared: NumberFormat | None,
    tally: Tally,
    *,
    each: bool,
) -> NumberFormat | None:
    """Return the format to read a column in; None, with a hard finding, where it is open or contradicts itself.

    ``each``: every open column is told by itself; in a table of hundreds of columns they are told together.
    """
    if isinstance(decided, NumberFormat):
        if decided.settled_by is SettledBy.MAGNITUDE:
            first = min([next(iter(column)), *([plain.first] if plain else [])])
            tally.add("decimal_mark_by_magnitude", Severity.SOFT, first, text=decided.evidence)
        return decided
    texts = _texts(column)
    first, first_text = texts[decided.first]
    if decided.second is not None:
        second, second_text = texts[decided.second]
        tally.add(
            "decimal_marks_conflict", Severity.HARD, second,
            first_cell=address(*first), first_text=first_text, second_text=second_text,
        )  # fmt: skip
        return None
    if shared is not None:
        tally.add("decimal_mark_from_other_columns", Severity.SOFT, first, text=first_text, evidence=shared.evidence)
        return NumberFormat(shared.decimal, shared.evidence, SettledBy.OTHER_COLUMNS)
    large, small = both_readings(first_text) or (first_text, first_text)
    tally.add("decimal_mark_open", Severity.HARD, first, each=each, text=first_text, large=large, small=small)
    return None


FEW_COLUMNS = 12


def _read_column(
    column: Positioned,
    beside: PlainNumbers | None,
    number_format: NumberFormat | None,
    result: ColumnNumbers,
    tally: Tally,
    *,
    is_text: bool,
) -> None:
    scaled = [position for position, cell in column.items() if _is_true_number(cell) and cell.style.percent]
    plain = [position for position, cell in column.items() if _is_true_number(cell) and not cell.style.percent]
    plain += [beside.first] if beside is not None else []
    if scaled and plain:
        tally.add("percent_mixed", Severity.SOFT, scaled[0], other_cell=address(*min(plain)))
    for position, cell in column.items():
        number = _read_cell(position, cell, number_format, tally, is_text=is_text)
        if number is not None:
            result.numbers[position] = number


def _read_cell(
    position: tuple[int, int], cell: Cell, number_format: NumberFormat | None, tally: Tally, *, is_text: bool
) -> CellNumber | None:
    if cell.error:
        tally.add("error_value", Severity.SOFT, position, text=cell.error)
        return CellNumber(None, "", cell.raw or cell.error, flags=cell.error)
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return _true_number(position, cell, cell.value, tally)
    if isinstance(cell.value, str):
        return _typed_number(position, cell.value, number_format, tally, is_text=is_text)
    if cell.value is not None:
        tally.add("text_among_numbers", Severity.SOFT, position, text=cell.raw)
    return None


def _true_number(position: tuple[int, int], cell: Cell, value: int | float, tally: Tally) -> CellNumber:
    """Keep a stored number as it is; its format only says how many decimals are shown."""
    if cell.style.percent:
        tally.add("percent_format", Severity.INFO, position, text=cell.raw)
    if cell.style.cut_thousands:
        tally.add("thousands_cut", Severity.INFO, position, text=cell.raw, thousands=cell.style.cut_thousands)
    text = plain_text(value)
    decimals = shown_decimals(cell, text)
    mult = PERCENT_MULT if cell.style.percent else 0
    return CellNumber(float(value), text, cell.raw, decimals, mult, cell.style.percent)


def plain_text(value: int | float) -> str:
    """Return a stored number as an exact decimal."""
    text = repr(value)
    return exact_text(Decimal(text)) if "e" in text else text


def shown_decimals(cell: Cell, text: str) -> int | None:
    """Return the decimals that the format shows; without a fixed number, those stored when they are few."""
    if cell.style.decimals is not None:
        return cell.style.decimals
    stored = len(text.partition(".")[2])
    return stored if stored <= FEW_DECIMALS else None


FEW_DECIMALS = 4


def _typed_number(
    position: tuple[int, int], text: str, number_format: NumberFormat | None, tally: Tally, *, is_text: bool
) -> CellNumber | None:
    if is_missing_code(text):
        return CellNumber(None, "", text) if text.strip() else None
    reading = parse_number(text, number_format) if number_format else None
    if reading is None or reading.value is None:
        if number_format is not None or not looks_like_number(text):
            tally.add("text_among_numbers", Severity.SOFT, position, text=text[:60])
        return CellNumber(None, "", text)
    value = float(reading.value)
    if value in {float("inf"), float("-inf")}:
        tally.add("number_out_of_range", Severity.SOFT, position, text=text[:60])
        return CellNumber(None, "", text)
    if not is_text:
        tally.add("number_as_text", Severity.SOFT, position, text=text[:60])
    return CellNumber(
        value,
        exact_text(reading.value),
        text,
        reading.decimals,
        0,
        reading.percent,
        " ".join(flag_tokens(reading.flags)) if reading.flags else "",
    )


def exact_text(value: Decimal) -> str:
    """Return a decimal without an exponent, but for magnitudes that nobody writes out."""
    return format(value, "f") if abs(value.adjusted()) < LONGEST_WRITTEN_OUT else str(value)


LONGEST_WRITTEN_OUT = 30


def status_of_flags(flags: str) -> str:
    """Return the observation status that one of a figure's flags (``p``, ``b p``) says, empty where none does."""
    if not flags:
        return ""
    said = next((status for flag in flags.lower().split() if (status := _STATUS_FLAGS.get(flag))), None)
    return said.value if said else ""


def notes_of_flags(flags: str) -> str:
    """Return the flags of a figure that say no status: breaks, footnotes, revisions."""
    return " ".join(flag for flag in flags.split() if flag.lower() not in _STATUS_FLAGS) if flags else ""


_STATUS_FLAGS = {
    "p": ObsStatus.PRELIMINARY, "ᵖ": ObsStatus.PRELIMINARY, "e": ObsStatus.ESTIMATE, "ᵉ": ObsStatus.ESTIMATE,
    "est": ObsStatus.ESTIMATE, "s": ObsStatus.ESTIMATE, "f": ObsStatus.FORECAST, "ᶠ": ObsStatus.FORECAST,
    "a": ObsStatus.OFFICIAL,
}  # fmt: skip
