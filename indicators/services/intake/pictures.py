"""Whole sheets to scroll through: a picture of a draft's original, made in the child once and kept beside its reading.

What is kept per draft stays small: the reading holds the first rows of each sheet, the picture all of them in
compressed blocks on disk; it follows from the original and may be removed at any time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from indicators.model.errors import NotFound, Unavailable
from indicators.services.intake.draft import Draft
from indicators.services.intake.readings import Held, Refused
from indicators.workbook import PICTURE_TASK, Limits, Picture, work_in_child

SUFFIX = ".picture"
PATIENCE = 3
"""Times the seconds of a reading: the file has been read within its bounds, and its looks are written besides."""


class Pictures:
    """Pictures of originals in ``folder``, which the readings clean of what is old."""

    def __init__(self, folder: Path, limits: Limits, original: Callable[[str], Path]) -> None:
        self._folder = folder
        self.limits = replace(limits, seconds=PATIENCE * limits.seconds, clock_seconds=PATIENCE * limits.waited)
        self._original = original
        self._making: dict[str, Lock] = {}
        self._lock = Lock()

    def of(self, draft: Draft, held: Held) -> Picture:
        """Return the picture of a draft's original; raise Refused, Unavailable, of a text NotFound."""
        if draft.text is not None:
            raise NotFound("sheet_unknown")
        path = self._folder / f"{held.name}{SUFFIX}"
        with self._lock:
            making = self._making.setdefault(path.name, Lock())
        with making:  # two windows asked for at once wait for one child
            return _opened(path) or self._made(path, draft, held)

    def forget(self, name: str) -> None:
        """Remove the picture of a draft that is discarded; ``name`` is that of its reading."""
        with suppress(OSError):
            (self._folder / f"{name}{SUFFIX}").unlink(missing_ok=True)

    def _made(self, path: Path, draft: Draft, held: Held) -> Picture:
        temporary = self._folder / f".{secrets.token_hex(8)}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            layouts = {sheet.name: sheet.layout for sheet in held.reading.sheets if sheet.layout}
            job = {"layouts": layouts, "borders": held.said.to_job()}
            source = self._original(draft.sha256)
            finding = work_in_child(PICTURE_TASK, source, draft.file_name, temporary, self.limits, job)
            if finding is not None:
                raise Refused(finding)
            os.replace(temporary, path)
            return Picture.open(path)
        except OSError as error:
            raise Unavailable("picture_unavailable", reason=error.strerror or "") from error
        finally:
            temporary.unlink(missing_ok=True)


def _opened(path: Path) -> Picture | None:
    try:
        return Picture.open(path)
    except (OSError, ValueError, KeyError, TypeError):
        return None
