"""Looking on while a child reads: how far it is, sheet by sheet, and the wish that it stop."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

LONGEST_LINE = 80
_SHEET = re.compile(rb"sheet (open|read) ([0-9]{1,5}) ([0-9]{1,5})\n")

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Watch:
    """``tell`` hears phase (``open``, ``read``), number and count of the sheet begun; ``stop`` set ends the child."""

    tell: Tell | None = None
    stop: Event | None = None

    @property
    def can_stop(self) -> bool:
        return self.stop is not None

    @property
    def stopped(self) -> bool:
        return self.stop is not None and self.stop.is_set()

    def listen(self, child: subprocess.Popen[bytes]) -> Thread:
        """Follow the child's pipe to its end in a thread; what is no line about a sheet is thrown away."""
        thread = Thread(target=self._follow, args=(child,), daemon=True)
        thread.start()
        return thread

    def _follow(self, child: subprocess.Popen[bytes]) -> None:
        if child.stdout is None:
            return
        with child.stdout as pipe:
            while line := pipe.readline(LONGEST_LINE):
                found = _SHEET.fullmatch(line)
                if found and self.tell is not None:
                    self.tell(found[1].decode(), int(found[2]), int(found[3]))


UNWATCHED = Watch()
