"""The finished workbook as bytes that depend on its content alone, so that the same export is the same file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

from openpyxl.workbook import Workbook

FIXED = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FORMULA = re.compile(rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?')


def archive(workbook: Workbook, day: date, cached: Mapping[str, Mapping[str, float]]) -> bytes:
    """Return ``workbook`` as a file dated ``day``; ``cached`` gives the values of formulas by part name and cell.

    Without cached values a reader that does not calculate would show nothing.
    """
    written = io.BytesIO()
    workbook.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>", content)
            if name in cached:
                content = _with_values(content, cached[name])
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content)
    return out.getvalue()


def _with_values(content: bytes, values: Mapping[str, float]) -> bytes:
    def valued(said: re.Match[bytes]) -> bytes:
        value = values[said.group(2).decode()]
        return said.group(1) + f"<v>{value:.15g}</v>".encode()

    return _FORMULA.sub(valued, content)
