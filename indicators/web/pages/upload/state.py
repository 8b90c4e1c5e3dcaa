"""What the address of the upload page says: which upload, which step, which sheet and cell, which rows of the mapping.

Pure. ``read_state`` and ``PageState.to_query`` are inverse; what cannot be read counts as not said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeGuard
from urllib.parse import urlencode

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_UPLOAD = re.compile(r"[A-Za-z0-9_-]{8,64}")
LONGEST_SHEET = 64


class Step(StrEnum):
    """The steps after the file, in their order."""

    RECOGNITION = "recognition"
    MAPPING = "mapping"
    SCREENING = "screening"
    CHANGES = "changes"
    COMMIT = "commit"


class Shown(StrEnum):
    """Which rows of the mapping are listed."""

    MAPPED = "mapped"
    ASKED = "asked"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class PageState:
    """The state of the page; ``page`` counts the pages of a long list from 1, ``whole`` unfolds the sheet.

    ``row`` is the row of the mapping that is being edited; it is of the moment and does not stand in the address.
    """

    upload: str = ""
    step: Step = Step.RECOGNITION
    sheet: str = ""
    cell: str = ""
    shown: Shown | None = None
    page: int = 1
    whole: bool = False
    row: str = ""

    def to_query(self) -> str:
        """Return the URL query, defaults left out."""
        said = {
            "upload": self.upload,
            "step": "" if self.step is Step.RECOGNITION else self.step.value,
            "sheet": self.sheet,
            "cell": self.cell,
            "show": self.shown.value if self.shown else "",
            "page": str(self.page) if self.page > 1 else "",
            "rows": "all" if self.whole else "",
        }
        return urlencode({name: text for name, text in said.items() if text})

    def pointing(self, chosen: Any) -> PageState:
        """Return the state with the cell that was chosen since the page was opened, if it is of the same sheet."""
        said = chosen if isinstance(chosen, dict) else {}
        sheet, cell = said.get("sheet"), said.get("cell")
        if not (isinstance(sheet, str) and is_cell(cell)) or self.sheet not in {"", sheet}:
            return self
        return self.at(sheet=sheet, cell=cell)

    def at(self, **changes: Any) -> PageState:
        return replace(self, **changes)


def read_state(query: dict[str, Any]) -> PageState:
    """Read the query of the page; of a key that stands several times the first counts."""
    said = {name: value[0] if isinstance(value, list) and value else value for name, value in query.items()}
    text = {name: value if isinstance(value, str) else "" for name, value in said.items()}
    page = text.get("page", "")
    return PageState(
        upload=_matching(_UPLOAD, text.get("upload", "")),
        step=Step(text["step"]) if text.get("step") in set(Step) else Step.RECOGNITION,
        sheet=text.get("sheet", "")[:LONGEST_SHEET],
        cell=_matching(_CELL, text.get("cell", "")),
        shown=Shown(text["show"]) if text.get("show") in set(Shown) else None,
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 6 and int(page) else 1,
        whole=text.get("rows") == "all",
    )


def is_cell(text: object) -> TypeGuard[str]:
    """Whether a value is the reference of one cell."""
    return isinstance(text, str) and bool(_CELL.fullmatch(text))


def _matching(pattern: re.Pattern[str], text: str) -> str:
    return text if pattern.fullmatch(text) else ""
