"""What slides and pages share: fixed dates, sorted parts and properties, so that the same export is the same file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from indicators.export.office_parts import CONTENT_TYPES
from indicators.export.package_file import fixed_part, package, pressed_part
from indicators.export.safe_text import printable
from indicators.export.typefaces import LOCALES, SANS, SERIF
from indicators.i18n import translate

THEME_COLOURS = {
    "dk1": "18212C", "lt1": "FFFFFF", "dk2": "434D5A", "lt2": "FAF9F6",
    "accent1": "0054A5", "accent2": "B94F30", "accent3": "3F9088", "accent4": "80225A", "accent5": "B08600",
    "accent6": "666768", "hlink": "0054A5", "folHlink": "80225A",
}  # fmt: skip
"""The palette of the pages as an office theme, so that what a person adds looks like what was exported."""


def describe(properties: Any, title: str, subject: str, lang: str, day: date, identifier: str = "") -> None:
    """Set the properties of a file; its dates are those of its figures, and its author is the product."""
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 (the format has no zone)
    brand = translate(lang, "term.brand")
    properties.title, properties.subject = printable(title)[:255], printable(subject)[:255]
    properties.author = properties.last_modified_by = brand
    properties.language, properties.identifier = LOCALES[lang], identifier
    properties.created = properties.modified = moment
    properties.revision, properties.comments, properties.keywords, properties.category = 1, "", "", ""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as an office file, in the order of their names under one fixed date."""
    ordered = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    return package((fixed_part if name.startswith(SELDOM_NEW) else pressed_part)(name, parts[name]) for name in ordered)


SELDOM_NEW = (
    "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/notesMasters/", "ppt/theme/", "ppt/presProps", "ppt/viewProps",
    "ppt/tableStyles", "word/theme/", "word/styles", "word/stylesWithEffects", "word/fontTable", "word/settings",
    "word/webSettings", "word/numbering", "customXml/",
)  # fmt: skip
"""Parts that one template gives to every file made from it, which are kept pressed."""


def themed(theme: bytes) -> bytes:
    """Return an office theme with our typefaces and palette."""
    text = theme.decode("utf-8")
    for kind, face in (("major", SERIF), ("minor", SANS)):
        latin = f'<a:latin typeface="{face.name}" panose="{face.panose}"/>'
        text = re.sub(rf"(<a:{kind}Font>\s*)<a:latin [^>]*/>", rf"\g<1>{latin}", text)
        start, stop = text.index(f"<a:{kind}Font>"), text.index(f"</a:{kind}Font>")
        fonts = re.sub(r'(<a:font script="Viet" typeface=")[^"]*', rf"\g<1>{face.name}", text[start:stop])
        text = text[:start] + fonts + text[stop:]
    for name, colour in THEME_COLOURS.items():
        text = re.sub(
            rf"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour}"/>\g<2>', text, flags=re.DOTALL
        )
    return text.encode("utf-8")
