"""The readings of originals: made in a child process, kept beside the data for as long as drafts live.

A reading follows from the original and its file name, so the copy on disk may be removed at any time: it is read again.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from pathlib import Path

from indicators.model.errors import Invalid
from indicators.model.finding import Finding
from indicators.services.intake.draft import Draft
from indicators.services.recent import Recent
from indicators.settings import Settings
from indicators.store import Store
from indicators.workbook import (
    NONE_SAID,
    Candidates,
    Limits,
    Reading,
    Remembered,
    SaidBorders,
    Standby,
    Watch,
    read_in_child,
)

FOLDER = Path("cache") / "readings"
UNWATCHED = Watch()
KEPT_SECONDS = 14 * 24 * 3600


class Refused(Invalid):
    """A file that cannot be read at all; ``finding`` says why and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__("file_unreadable")
        self.finding = finding

    def __reduce__(self) -> tuple[type[Refused], tuple[Finding]]:
        return (Refused, (self.finding,))


@dataclass(frozen=True, eq=False)
class Held:
    """A reading as it is held: one and the same wherever it is asked for, so that it can be a key.

    ``name`` is that under which it is kept, ``said`` the borders by which it was read.
    """

    reading: Reading
    name: str = ""
    said: SaidBorders = NONE_SAID

    @property
    def rows(self) -> Candidates:
        return self.reading.rows


NO_SHEETS = Held(Reading(""))
"""What a text is to whoever asks for sheets."""


class Readings:
    """Reads originals, keeping the last few readings in memory and all of living drafts on disk."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        limits: Limits,
        remembered: Callable[[Draft], tuple[Remembered, ...]],
    ) -> None:
        self._store, self._remembered = store, remembered
        self.standby = Standby()
        self.folder = settings.data_dir / FOLDER
        self._limits = limits
        self._recent: Recent[Held] = Recent(4)

    def read(self, draft: Draft, *, anew: bool = False, watch: Watch = UNWATCHED) -> Held:
        """Return the reading of a draft's original; raise Refused where it cannot be. ``anew``: not the kept one.

        A text has no sheets: its reading is empty, its figures are those of ``texts``.
        """
        if draft.text is not None:
            return NO_SHEETS
        said = self._said(draft)
        name = _kept_name(draft, said)
        if anew:
            (self.folder / name).unlink(missing_ok=True)
            self._recent.forget(name)
        return self._recent.get(
            name, lambda: Held(self._kept(name) or self._read(draft, name, said, watch), name, said)
        )

    def name(self, draft: Draft) -> str:
        """Return the name under which is kept what follows from the original of a draft."""
        return _kept_name(draft, self._said(draft))

    def _said(self, draft: Draft) -> SaidBorders:
        return SaidBorders(draft.borders, self._remembered(draft))

    def _kept(self, name: str) -> Reading | None:
        try:
            return Reading.from_bytes((self.folder / name).read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            return None  # not there, cut off, or of an older form: the original is read again

    def _read(self, draft: Draft, name: str, said: SaidBorders, watch: Watch) -> Reading:
        original = self._store.original_path(draft.sha256)
        reading = read_in_child(original, draft.file_name, self._limits, watch, self.standby, said)
        refuse_unreadable(reading)
        with suppress(OSError):  # a full disk costs only the copy
            self._keep(name, reading)
        return reading

    def _keep(self, name: str, reading: Reading) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        oldest = time.time() - KEPT_SECONDS
        for path in self.folder.iterdir():
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
        temporary = self.folder / f".{secrets.token_hex(8)}"
        try:
            temporary.write_bytes(reading.to_bytes())
            os.replace(temporary, self.folder / name)
        finally:
            temporary.unlink(missing_ok=True)


def _kept_name(draft: Draft, said: SaidBorders) -> str:
    """Return the name under which is kept what follows from an original, its file name and what is said of borders."""
    borders = dumps(said.to_job(), ensure_ascii=False) if said else ""
    return sha256(f"{draft.sha256} {draft.file_name}{borders}".encode()).hexdigest()


def refuse_unreadable(reading: Reading) -> None:
    """Raise Refused where a file was refused as a whole, before any sheet was looked at."""
    if not reading.sheets:
        raise Refused(reading.findings[0])


def limits_of(settings: Settings) -> Limits:
    """Return the limits of a reading as the settings say."""
    return Limits(
        file_bytes=settings.max_upload_bytes,
        seconds=settings.child_seconds,
        memory_bytes=settings.child_memory_bytes,
    )
