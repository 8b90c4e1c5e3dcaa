"""References of native charts to cells, with their values cached for readers that do not calculate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indicators.export.drawing_xml import escaped
from indicators.export.typefaces import NUMBER_LOCALES

MINUS = "\u2212"
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of spreadsheets, right from March 1900 on."""


def chart_format(decimals: int, lang: str, hedge: str = "", after: str = "", *, signed: bool = False) -> str:
    """Return the number format of a figure in a chart: separators of the language, a true minus, words around it."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    start, end = _literal(f"{hedge}\u00a0" if hedge else ""), _literal(after)
    signs = ("+" if signed else "", MINUS)
    return ";".join(f"{NUMBER_LOCALES[lang]}{start}{_literal(sign)}{digits}{end}" for sign in signs)


def names(reference: str, texts: Sequence[str]) -> str:
    """Return the names of slots."""
    return f"<cat>{_texts(reference, texts)}</cat>"


def level_names(reference: str, years: Sequence[str], parts: Sequence[str]) -> str:
    """Return the names of slots in two levels: parts of years below the columns, years below those; "" is none."""
    levels = "".join(f"<lvl>{_points(texts)}</lvl>" for texts in (parts, years))
    cache = f'<multiLvlStrCache><ptCount val="{len(parts)}"/>{levels}</multiLvlStrCache>'
    return f"<cat><multiLvlStrRef><f>{escaped(reference)}</f>{cache}</multiLvlStrRef></cat>"


def days_of(reference: str, values: Sequence[float], code: str) -> str:
    """Return the slots of a calendar axis."""
    return f"<cat>{_numbers(reference, values, code)}</cat>"


def title(reference: str, text: str) -> str:
    """Return the name of a series."""
    return f"<tx>{_texts(reference, (text,))}</tx>"


def places(reference: str, values: Sequence[float | None], code: str) -> str:
    """Return the places of points on a horizontal axis of numbers."""
    return f"<xVal>{_numbers(reference, values, code)}</xVal>"


def heights(reference: str, values: Sequence[float | None], code: str) -> str:
    """Return the figures of a series whose points have places; None is a gap."""
    return f"<yVal>{_numbers(reference, values, code)}</yVal>"


def figures(reference: str, values: Sequence[float | None], code: str) -> str:
    """Return the figures of a series in slots; None is a gap."""
    return f"<val>{_numbers(reference, values, code)}</val>"


def place_number(at: float | date) -> float:
    """Return a place as a number: a day as its serial number, as spreadsheets count days."""
    return float((at - FIRST_DAY).days) if isinstance(at, date) else float(at)


def number(value: float) -> str:
    """Return a number as files hold it, without the noise behind the fifteenth digit."""
    return f"{value:.15g}"


def _texts(reference: str, texts: Sequence[str]) -> str:
    count = f'<ptCount val="{len(texts)}"/>'
    return f"<strRef><f>{escaped(reference)}</f><strCache>{count}{_points(texts)}</strCache></strRef>"


def _points(texts: Sequence[str]) -> str:
    return "".join(f'<pt idx="{n}"><v>{escaped(text)}</v></pt>' for n, text in enumerate(texts) if text)


def _numbers(reference: str, values: Sequence[float | None], code: str) -> str:
    kept = "".join(f'<pt idx="{n}"><v>{number(value)}</v></pt>' for n, value in enumerate(values) if value is not None)
    return (
        f"<numRef><f>{escaped(reference)}</f><numCache><formatCode>{escaped(code)}</formatCode>"
        f'<ptCount val="{len(values)}"/>{kept}</numCache></numRef>'
    )


def _literal(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""
