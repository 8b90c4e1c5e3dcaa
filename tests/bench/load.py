"""Many readers at once, each over one connection of its own that stays open, as browsers do; no library in between."""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


@dataclass
class Tally:
    """What came of the questions asked: milliseconds of those that were answered, and how many were not."""

    taken: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.taken) / self.seconds if self.seconds else 0.0

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.taken, n=20)[-1] if len(self.taken) > 1 else float("nan")


@dataclass(frozen=True)
class Question:
    """One request: method, path and body."""

    path: str
    body: bytes = b""
    media_type: str = "application/json"

    def text(self, host: str) -> bytes:
        method = "POST" if self.body else "GET"
        head = [f"{method} {self.path} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}", "Accept-Encoding: br"]
        head += [f"Content-Type: {self.media_type}", f"Content-Length: {len(self.body)}"] if self.body else []
        return "\r\n".join([*head, "", ""]).encode() + self.body


def page(search: str, path: str = "/explore") -> Question:
    """Return the callback by which a browser asks for a page."""
    asked = {
        "output": "..shell-page.children...shell-messages.children...shell-standing.data..",
        "outputs": [
            {"id": "shell-page", "property": "children"},
            {"id": "shell-messages", "property": "children"},
            {"id": "shell-standing", "property": "data"},
        ],
        "inputs": [{"id": "shell-asked", "property": "data", "value": {"path": path, "search": search}}],
        "changedPropIds": ["shell-asked.data"],
    }
    return Question("/_dash-update-component", json.dumps(asked).encode())


def readers(home: str, questions: Sequence[Question], users: int, seconds: float, think: float = 0.0) -> Tally:
    """Let ``users`` ask for ``seconds``, each pausing ``think`` seconds on average after an answer."""
    return asyncio.run(_readers(home, questions, users, seconds, think))


async def _readers(home: str, questions: Sequence[Question], users: int, seconds: float, think: float) -> Tally:
    host, tally, chance = urlsplit(home).netloc, Tally(), random.Random(3)
    started = time.perf_counter()
    until = started + seconds
    texts = [one.text(host) for one in questions]

    async def reader(number: int) -> None:
        await asyncio.sleep(think * number / users)
        turn = number
        while time.perf_counter() < until:
            try:
                link = await asyncio.open_connection(*host.split(":"))
                while time.perf_counter() < until:
                    asked = time.perf_counter()
                    await _ask(link, texts[turn % len(texts)])
                    tally.taken.append((time.perf_counter() - asked) * 1_000)
                    turn += 1
                    if think:
                        await asyncio.sleep(think * (0.5 + chance.random()))
                link[1].close()
            except (OSError, ValueError, asyncio.IncompleteReadError):
                tally.errors += 1

    await asyncio.gather(*(reader(number) for number in range(users)))
    tally.seconds = time.perf_counter() - started
    return tally


async def _ask(link: tuple[asyncio.StreamReader, asyncio.StreamWriter], text: bytes) -> None:
    """Ask once; raise ValueError for an answer that is no 200."""
    reader, writer = link
    writer.write(text)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    said = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    await reader.readexactly(int(said["content-length"]))
    if " 200 " not in head[0]:
        raise ValueError(head[0])


def upload(home: str, book: Path) -> None:
    """Send a workbook as the page does and wait for the answer; raises OSError."""
    mark = "bench-part"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{book.name}"\r\n\r\n'
    body = head.encode() + book.read_bytes() + f"\r\n--{mark}--\r\n".encode()
    said = {"Content-Type": f"multipart/form-data; boundary={mark}", "Origin": home}
    with urlopen(Request(f"{home}/upload", body, said), timeout=600) as answer:
        answer.read()


def repeated(deed: Callable[[], None], until: Callable[[], bool]) -> int:
    """Do something again and again until it is time to stop; return how often it was done."""
    count = 0
    while not until():
        deed()
        count += 1
    return count
