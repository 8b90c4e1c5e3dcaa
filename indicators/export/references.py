"""References of native charts to cells, with their values cached for readers that do not calculate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.series import SeriesLabel
from openpyxl.utils.datetime import to_excel

from indicators.export.typefaces import NUMBER_LOCALES

MINUS = "\u2212"


def chart_format(decimals: int, lang: str, hedge: str = "", after: str = "", *, signed: bool = False) -> str:
    """Return the number format of a figure in a chart: separators of the language, a true minus, words around it."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    start, end = _literal(f"{hedge}\u00a0" if hedge else ""), _literal(after)
    signs = ("+" if signed else "", MINUS)
    return ";".join(f"{NUMBER_LOCALES[lang]}{start}{_literal(sign)}{digits}{end}" for sign in signs)


def names(reference: str, texts: Sequence[str]) -> AxDataSource:
    """Return the names of slots."""
    kept = [StrVal(idx=n, v=text) for n, text in enumerate(texts)]
    return AxDataSource(strRef=StrRef(f=reference, strCache=StrData(ptCount=len(texts), pt=kept)))


def title(reference: str, text: str) -> SeriesLabel:
    """Return the name of a series."""
    return SeriesLabel(strRef=StrRef(f=reference, strCache=StrData(ptCount=1, pt=[StrVal(idx=0, v=text)])))


def places(reference: str, values: Sequence[float | None], code: str) -> AxDataSource:
    """Return the places of points on a horizontal axis of numbers."""
    return AxDataSource(numRef=_reference(reference, values, code))


def figures(reference: str, values: Sequence[float | None], code: str) -> NumDataSource:
    """Return the figures of a series; None is a gap."""
    return NumDataSource(numRef=_reference(reference, values, code))


def place_number(at: float | date) -> float:
    """Return a place as a number: a day as its serial number, as spreadsheets count days."""
    return float(to_excel(at)) if isinstance(at, date) else float(at)  # type: ignore[no-untyped-call]


def _reference(reference: str, values: Sequence[float | None], code: str) -> NumRef:
    kept = [NumVal(idx=n, v=f"{value:.15g}") for n, value in enumerate(values) if value is not None]
    return NumRef(f=reference, numCache=NumData(formatCode=code, ptCount=len(values), pt=kept))


def _literal(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""
