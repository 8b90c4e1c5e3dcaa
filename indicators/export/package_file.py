"""Office packages as bytes that depend on their parts alone, so that the same export is the same file.

Every part is pressed once under one fixed date; what never changes is kept pressed (``fixed_part``).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX = 20, 3 << 8
_DAY, _TIME = (1 << 5) | 1, 0
"""The first of January 1980, the first day that the format knows."""

_RIGHTS = 0o644 << 16
_STORED, _DEFLATED = 0, 8
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class PressedPart:
    """A part of a package, pressed; ``size`` and ``check`` are those of its content."""

    name: str
    pressed: bytes
    size: int
    check: int
    method: int


def pressed_part(name: str, content: bytes) -> PressedPart:
    """Return a part pressed; a package within the package is pressed already."""
    if name.endswith(".xlsx"):
        return PressedPart(name, content, len(content), zlib.crc32(content), _STORED)
    press = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    pressed = press.compress(content) + press.flush()
    return PressedPart(name, pressed, len(content), zlib.crc32(content), _DEFLATED)


@lru_cache(maxsize=256)
def fixed_part(name: str, content: bytes) -> PressedPart:
    """Return a part that is the same in every file."""
    return pressed_part(name, content)


def package(parts: Iterable[PressedPart]) -> bytes:
    """Return the package of these parts, in their order."""
    out, listed, at = [], [], 0
    for part in parts:
        name = part.name.encode()
        flags = 0 if part.name.isascii() else _UTF8
        said = (flags, part.method, _TIME, _DAY, part.check, len(part.pressed), part.size, len(name))
        out += [_LOCAL.pack(b"PK\x03\x04", _VERSION, *said, 0), name, part.pressed]
        listed.append(_CENTRAL.pack(b"PK\x01\x02", _VERSION | _UNIX, _VERSION, *said, 0, 0, 0, 0, _RIGHTS, at) + name)
        at += _LOCAL.size + len(name) + len(part.pressed)
    central = b"".join(listed)
    return b"".join([*out, central, _END.pack(b"PK\x05\x06", 0, 0, len(listed), len(listed), len(central), at, 0)])
