"""The code of an area in a column of its own: two to six capitals and digits."""

from __future__ import annotations

import re

_AREA_CODE = re.compile(r"[A-Z][A-Z0-9]{1,5}")


def is_area_code(text: str) -> bool:
    """Whether a text is the code of an area and not its name."""
    return bool(_AREA_CODE.fullmatch(text))
