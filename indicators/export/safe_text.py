"""Text that a spreadsheet must not take for a formula (safety: files that go out)."""

from __future__ import annotations

import re

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def csv_text(text: str) -> str:
    """Return ``text`` with one leading apostrophe where a spreadsheet would run it; our own reader takes it off."""
    cleaned = printable(text)
    return "'" + cleaned if cleaned.startswith(DANGEROUS) else cleaned


def is_dangerous(text: str) -> bool:
    """Tell whether a cell with this text needs to be marked as text."""
    return text.startswith(DANGEROUS)


def printable(text: str) -> str:
    """Return ``text`` without the control characters that XML cannot hold."""
    return _CONTROL.sub("", text)
