"""The finished workbook as bytes that depend on its content alone, so that the same export is the same file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

from openpyxl.workbook import Workbook

FIXED = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FORMULA = re.compile(rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?')


def archive(
    workbook: Workbook,
    day: date,
    cached: Mapping[str, Mapping[str, float]],
    finished: Mapping[str, Callable[[bytes], bytes]] | None = None,
) -> bytes:
    """Return ``workbook`` as a file dated ``day``; ``cached`` gives the values of formulas by part name and cell.

    Without cached values a reader that does not calculate would show nothing. ``finished``: what becomes of a part.
    """
    written = io.BytesIO()
    workbook.save(written)
    parts = finished or {}

    def changed(name: str, part: bytes) -> bytes:
        if name in parts:
            return parts[name](part)
        return _with_values(part, cached[name]) if name in cached else part

    return repacked(written.getvalue(), day, changed)


def repacked(content: bytes, day: date, changed: Callable[[str, bytes], bytes] = lambda _, part: part) -> bytes:
    """Return an office file with fixed dates in it and around its parts; ``changed`` may replace a part by its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = changed(name, source.read(name))
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>", part)
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, part)
    return out.getvalue()


def _with_values(content: bytes, values: Mapping[str, float]) -> bytes:
    def valued(said: re.Match[bytes]) -> bytes:
        value = values[said.group(2).decode()]
        return said.group(1) + f"<v>{value:.15g}</v>".encode()

    return _FORMULA.sub(valued, content)
