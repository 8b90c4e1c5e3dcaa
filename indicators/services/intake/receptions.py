"""Files that are being read right now: how far each is, and the wish of whoever sent it that it stop.

Kept in the memory of the process that reads, by a ticket the browser chose: what is lost with the process (or asked of
another one) is only the telling; the draft itself is in the store, staged whole or not at all.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Event, Lock

from indicators.model.errors import Conflict, IndicatorsError, Invalid, NotFound
from indicators.workbook import Watch

TICKET = re.compile(r"[A-Za-z0-9_-]{16,64}")
MOST = 200
"""Tickets remembered; the oldest that are done go first."""


class Stage(StrEnum):
    """``OPENING`` the cells of a sheet, ``READING`` its tables; then one of the three ends."""

    OPENING = "open"
    READING = "read"
    STAGED = "staged"
    REFUSED = "refused"
    CANCELLED = "cancelled"


ENDS = frozenset({Stage.STAGED, Stage.REFUSED, Stage.CANCELLED})


@dataclass(frozen=True, slots=True)
class Progress:
    """Sheet ``number`` of ``count`` (0: unknown); ``upload`` once staged, ``fault`` if refused."""

    stage: Stage
    file_name: str
    number: int = 0
    count: int = 0
    upload: str = ""
    fault: IndicatorsError | None = None


@dataclass
class _Reception:
    progress: Progress
    stop: Event


class Receptions:
    """The files being read by this process."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, _Reception] = OrderedDict()
        self._lock = Lock()

    def progress(self, ticket: str) -> Progress:
        """Return how far the file of a ticket is; raises NotFound ("reception_unknown")."""
        with self._lock:
            return self._of(ticket).progress

    def cancel(self, ticket: str) -> Progress:
        """Ask that the reading stop; a file already staged stays. Raises NotFound ("reception_unknown")."""
        with self._lock:
            found = self._of(ticket)
            if found.progress.stage not in ENDS:
                found.stop.set()
            return found.progress

    @contextmanager
    def following(self, ticket: str, file_name: str) -> Iterator[Following]:
        """Follow one reading from its begin to its end; without a ticket nobody is told.

        Raises Invalid ("ticket_unreadable"), Conflict ("ticket_in_use").
        """
        if not ticket:
            yield Following(Watch(), lambda stage: stage())
            return
        if not TICKET.fullmatch(ticket):
            raise Invalid("ticket_unreadable")
        stop = Event()
        with self._lock:
            if ticket in self._known:
                raise Conflict("ticket_in_use")
            self._known[ticket] = _Reception(Progress(Stage.OPENING, file_name), stop)
            self._forget_old()

        def tell(phase: str, number: int, count: int) -> None:
            self._become(ticket, stage=Stage(phase), number=number, count=count)

        def stage(make: Callable[[], str]) -> str:
            with self._lock:  # a wish to stop comes before the staging or after it, never in between
                if stop.is_set():
                    raise Conflict("upload_cancelled")
                upload = make()
                found = self._known.get(ticket)
                if found is not None:
                    found.progress = replace(found.progress, stage=Stage.STAGED, upload=upload)
                return upload

        try:
            yield Following(Watch(tell, stop), stage)
        except IndicatorsError as fault:
            self._become(ticket, stage=Stage.CANCELLED if stop.is_set() else Stage.REFUSED, fault=fault)
            raise Conflict("upload_cancelled") if stop.is_set() else fault from fault.__cause__
        except BaseException:
            with self._lock:
                self._known.pop(ticket, None)
            raise

    def _become(self, ticket: str, **changes: object) -> None:
        with self._lock:
            found = self._known.get(ticket)
            if found is not None and found.progress.stage not in ENDS:
                found.progress = replace(found.progress, **changes)  # type: ignore[arg-type]

    def _of(self, ticket: str) -> _Reception:
        found = self._known.get(ticket)
        if found is None:
            raise NotFound("reception_unknown")
        return found

    def _forget_old(self) -> None:
        done = [ticket for ticket, one in self._known.items() if one.progress.stage in ENDS]
        for ticket in done[: max(0, len(self._known) - MOST)]:
            del self._known[ticket]


@dataclass(frozen=True, slots=True)
class Following:
    """What a reading needs: the ``watch`` for its child, and ``stage``, which stages unless it was cancelled."""

    watch: Watch
    stage: Callable[[Callable[[], str]], str]
