"""A file that is refused as a whole: raised inside the reader, told to everybody outside as a hard finding."""

from __future__ import annotations

from typing import Any

from indicators.model.finding import Finding, Severity


class RefusalError(Exception):
    """Stop reading; ``finding`` says why. Never leaves the package: ``read_workbook`` turns it into a Reading."""

    def __init__(self, code: str, *, sheet: str = "", cell: str = "", **params: Any) -> None:
        super().__init__(code)
        self.finding = Finding(code, Severity.HARD, sheet, cell, params)
