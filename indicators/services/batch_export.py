"""The monthly routine: every headline chart as files of one format, one after the other, with progress."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.model.chart import Artifact
from indicators.model.errors import IndicatorsError, Invalid, Unavailable

if TYPE_CHECKING:
    from indicators.services import Services


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Exported:
    """One chart of a batch: which of how many, its indicator, and the file or the fault."""

    done: int
    count: int
    indicator: str
    path: Path | None = None
    fault: IndicatorsError | None = None


def export_headlines(
    services: Services, fmt: str, lang: str, folder: Path, as_of: date | None = None, **said: Any
) -> Iterator[Exported]:
    """Write every headline chart as the explorer would draw it first, and tell of each; ``said`` goes to ``export``.

    A chart that fails is told and the others are still written. Raises Invalid ("export_format_unknown",
    "export_no_headline") before the first, Unavailable ("disk_full", "export_target") where nothing can be written.
    """
    from indicators.services.exporting import FORMATS

    if fmt not in FORMATS or fmt == "figure":
        raise Invalid("export_format_unknown", format=fmt[:20], formats=", ".join(FORMATS[:-1]))
    codes = [entry.code for entry in services.catalogue.headlines]
    held = {entry.indicator for entry in services.explore.entries(as_of)}
    codes = [code for code in codes if code in held]
    if not codes:
        raise Invalid("export_no_headline")
    for done, code in enumerate(codes, start=1):
        try:
            spec = services.explore.suggested((code,), as_of)
            artifact = services.exporting.export(spec, fmt, lang, **said)
        except (Invalid, Unavailable) as error:
            yield Exported(done, len(codes), code, fault=error)
            continue
        if isinstance(artifact, Artifact):
            yield Exported(done, len(codes), code, path=write_file(artifact, folder))


def write_file(artifact: Artifact, output: Path) -> Path:
    """Write a file whole or not at all, into a folder or under a name; return its path.

    Raises Unavailable ("disk_full"), and ("export_target") where it cannot be written for another reason.
    """
    target = output / artifact.file_name if output.is_dir() or output.suffix == "" else output
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".export-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(artifact.content)
            os.chmod(name, 0o644)
            os.replace(name, target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno in FULL:
            raise Unavailable("disk_full") from error
        raise Unavailable("export_target", path=str(target), reason=error.strerror or "") from error
    return target
