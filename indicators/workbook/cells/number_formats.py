"""What a number format code shows: decimals, percent, a date with or without its day, thousands cut off."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 512


@dataclass(frozen=True, slots=True)
class NumberFormatCode:
    """``decimals`` None where the code does not fix them (General, text)."""

    decimals: int | None = None
    percent: bool = False
    is_date: bool = False
    cut_thousands: int = 0


def read_format_code(code: str) -> NumberFormatCode:
    """Read the first section of an Excel number format code."""
    plain = _unquoted(code[:LONGEST])
    lowered = plain.lower()
    if not plain or "general" in lowered or "@" in plain:
        return NumberFormatCode()
    if any(ch in "ymdhs" for ch in lowered) and "#" not in plain and plain.strip()[:1] not in "0?":
        return NumberFormatCode(is_date=True)
    if not any(ch in "0#?" for ch in plain):
        return NumberFormatCode(percent="%" in plain)
    last_digit = max(plain.rfind(ch) for ch in "0#?")
    trailing = plain[last_digit + 1 :]
    cut = len(trailing) - len(trailing.lstrip(","))
    _, mark, tail = plain.partition(".")
    decimals = sum(1 for ch in tail.split("e")[0].split("E")[0] if ch in "0#?") if mark else 0
    return NumberFormatCode(decimals, "%" in plain, False, cut)


def shows_no_day(code: str) -> bool:
    """Whether a format shows month and year of a date and leaves its day out ("mmm-yy")."""
    plain = _unquoted(code[:LONGEST]).lower()
    return "y" in plain and "m" in plain and "d" not in plain and "h" not in plain


def _unquoted(code: str) -> str:
    """Return the first section without quoted text, escaped characters, brackets, paddings and fills."""
    kept: list[str] = []
    position = 0
    while position < len(code):
        ch = code[position]
        if ch == ";":
            break
        if ch in _CLOSED_BY:
            closing = code.find(_CLOSED_BY[ch], position + 1)
            position = closing + 1 if closing >= 0 else len(code)
            continue
        if ch in "\\_*":
            position += 2
            continue
        kept.append(ch)
        position += 1
    return "".join(kept)


_CLOSED_BY = {'"': '"', "[": "]"}

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
    44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip
"""Format codes that a file names by number only."""
