"""Text files and the day a text was published, as a person gives them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import Path

from indicators.articles.documents import MOST_BYTES, text_of_file
from indicators.model.errors import Invalid
from indicators.model.observation import Precision
from indicators.workbook.engines.text_encoding import decode
from indicators.workbook.refusal import RefusalError


def read_text_file(path: Path) -> str:
    """Return the text of a .txt, .html or .docx file; raise Invalid naming what is wrong with it."""
    if not path.is_file():
        raise Invalid("file_not_found", name=path.name)
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    return text_of_bytes(path.name, content)


def text_of_bytes(name: str, content: bytes) -> str:
    """Return the text of a file that was sent; raise Invalid naming what is wrong with it."""
    return text_of_file(name, content, _decoded)


def published_day(said: str | None) -> date | None:
    """Return a day, of a month its last; None for nothing said; raise Invalid ("published_unreadable")."""
    return published_when(said)[0]


def published_when(said: str | None) -> tuple[date | None, Precision]:
    """Return a day or a month (its last day), written 29/07/2024, 07/2024 or ISO, with how exactly it is said.

    Raises Invalid ("published_unreadable").
    """
    if not said or not said.strip():
        return None, Precision.NONE
    match = _WRITTEN.fullmatch(said.strip())
    try:
        if match:
            year, month = int(match["year"] or match["iso_year"]), int(match["month"] or match["iso_month"])
            day = match["day"] or match["iso_day"]
            precision = Precision.DAY if day else Precision.MONTH
            return date(year, month, int(day) if day else calendar.monthrange(year, month)[1]), precision
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise Invalid("published_unreadable", text=said[:40])


_WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})/)?(?P<month>\d{1,2})/(?P<year>\d{4})"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{2})(?:-(?P<iso_day>\d{2}))?",
    re.ASCII,
)


def _decoded(content: bytes) -> str:
    try:
        return decode(content)[0]
    except RefusalError as refusal:
        raise Invalid("text_unreadable_encoding") from refusal
