"""Text files and the day a text was published, as a person gives them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import Path

from indicators.articles.documents import MOST_BYTES, text_of_file
from indicators.model.errors import Invalid
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
    if not said:
        return None
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", said.strip())
    try:
        if match:
            year, month = int(match[1]), int(match[2])
            return date(year, month, int(match[3]) if match[3] else calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise Invalid("published_unreadable", text=said[:40])


def _decoded(content: bytes) -> str:
    try:
        return decode(content)[0]
    except RefusalError as refusal:
        raise Invalid("text_unreadable_encoding") from refusal
