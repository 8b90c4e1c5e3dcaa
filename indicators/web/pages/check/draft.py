"""The draft as the form has it: its text, its day, the day as of which it is checked, and the file it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.model.chart import Artifact
from indicators.model.errors import Invalid
from indicators.services.quoting import Checked, Quoting, published_day, text_of_bytes
from indicators.web.sent import file_bytes
from indicators.web.session import Session

ALL = "all"
"""The index of the button that applies every suggestion."""


@dataclass(frozen=True, slots=True)
class Draft:
    """``original`` is the chosen file while its text was not edited, empty otherwise."""

    text: str
    published: date | None
    as_of: date | None
    name: str = ""
    original: bytes = b""

    @classmethod
    def read(cls, values: Sequence[Any], session: Session) -> Draft:
        """Read text, day, as-of day, contents and name of the file; raise Invalid ("as_of_in_future" among others)."""
        said = [value if isinstance(value, str) else "" for value in values]
        text, published, as_of, contents, name = said
        day = published_day(as_of) if as_of.strip() else session.as_of
        if day is not None and day > session.today:
            raise Invalid("as_of_in_future", day=as_of[:20])
        original = file_bytes(contents) if contents else b""
        edited = not original or text_of_bytes(name, original) != text
        return cls(text, published_day(published), day, "" if edited else name, b"" if edited else original)

    def checked(self, quoting: Quoting) -> tuple[Checked, ...]:
        return quoting.check(self.text, self.published, self.as_of)

    def mended(self, quoting: Quoting, place: str) -> Draft:
        """Return the draft with one suggestion applied (``start-end``), or all; the file is then no longer its own."""
        checked = self.checked(quoting)
        text = quoting.applied(self.text, checked, lambda one: place in {ALL, place_of(one)})
        return Draft(text, self.published, self.as_of)

    def copy(self, quoting: Quoting, fmt: str, lang: str) -> Artifact:
        """Return the marked copy; raise Invalid ("export_format_unknown")."""
        return quoting.marked(self.text, fmt, lang, self.published, self.as_of, self.name, self.original)


def place_of(one: Checked) -> str:
    """Return the letters of a figure, by which its controls name it."""
    return f"{one.figure.offset}-{one.figure.end}"
