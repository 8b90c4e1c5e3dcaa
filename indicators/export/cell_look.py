"""How cells of our own workbooks look, and the styles part that says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from indicators.export.drawing_xml import quoted

FACE = "Calibri"
DATE_FORMAT = "dd/mm/yyyy"
BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4}
FIRST_OWN = 164

Font = Literal["plain", "title", "head", "quiet"]
_FONTS: dict[str, str] = {
    "plain": f'<font><sz val="11"/><color theme="1"/><name val="{FACE}"/><family val="2"/><scheme val="minor"/></font>',
    "title": f'<font><b/><sz val="14"/><color rgb="FF18212C"/><name val="{FACE}"/></font>',
    "head": f'<font><b/><sz val="11"/><color rgb="FF18212C"/><name val="{FACE}"/></font>',
    "quiet": f'<font><sz val="11"/><color rgb="FF5E6875"/><name val="{FACE}"/></font>',
}
Border = Literal["none", "rule", "hair"]
_SIDES = "<left/><right/><top/>"
_BORDERS: dict[str, str] = {
    "none": f"<border>{_SIDES}<bottom/><diagonal/></border>",
    "rule": f'<border>{_SIDES}<bottom style="medium"><color rgb="FF18212C"/></bottom><diagonal/></border>',
    "hair": f'<border>{_SIDES}<bottom style="hair"><color rgb="FFA9A497"/></bottom><diagonal/></border>',
}


@dataclass(frozen=True, slots=True)
class CellLook:
    """Font, rule below, alignment and number format of a cell; ``text``: marked as text whatever it begins with."""

    font: Font = "plain"
    border: Border = "none"
    across: str = ""
    down: str = ""
    wrapped: bool = False
    code: str = "General"
    text: bool = False

    def as_text(self) -> CellLook:
        """Return the look of a cell whose text a spreadsheet might run."""
        return replace(self, text=True)


PLAIN, TITLE, HEAD, QUIET = CellLook(), CellLook("title"), CellLook("head"), CellLook("quiet")
RULED_HEAD = CellLook("head", "rule")


@dataclass(slots=True)
class Styles:
    """The looks used in one workbook, numbered as they come."""

    numbers: dict[CellLook, int] = field(default_factory=lambda: {PLAIN: 0})

    def number(self, look: CellLook) -> int:
        """Return the number by which cells name a look."""
        return self.numbers.setdefault(look, len(self.numbers))

    def part(self) -> str:
        """Return the styles part."""
        codes = list(dict.fromkeys(look.code for look in self.numbers if look.code not in BUILT_IN))
        own = {code: FIRST_OWN + n for n, code in enumerate(codes)} | BUILT_IN
        formats = "".join(f'<numFmt numFmtId="{own[code]}" formatCode="{quoted(code)}"/>' for code in codes)
        looks = "".join(_format(look, own[look.code]) for look in self.numbers)
        return (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + (f'<numFmts count="{len(codes)}">{formats}</numFmts>' if codes else "")
            + f'<fonts count="{len(_FONTS)}">{"".join(_FONTS.values())}</fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            f'<borders count="{len(_BORDERS)}">{"".join(_BORDERS.values())}</borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self.numbers)}">{looks}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


_FONT_NUMBERS = {name: n for n, name in enumerate(_FONTS)}
_BORDER_NUMBERS = {name: n for n, name in enumerate(_BORDERS)}


def _format(look: CellLook, code: int) -> str:
    aligned = "".join(
        f' {name}="{value}"'
        for name, value in (("horizontal", look.across), ("vertical", look.down), ("wrapText", "1" * look.wrapped))
        if value
    )
    inside = f"<alignment{aligned}/></xf>" if aligned else "</xf>"
    return (
        f'<xf numFmtId="{code}" fontId="{_FONT_NUMBERS[look.font]}" fillId="0" '
        f'borderId="{_BORDER_NUMBERS[look.border]}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"'
        f"{' applyAlignment=' + chr(34) + '1' + chr(34) if aligned else ''}"
        f"{' quotePrefix=' + chr(34) + '1' + chr(34) if look.text else ''}>{inside}"
    )
