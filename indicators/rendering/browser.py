"""One browser process in a group of its own, spoken to through two pipes; no port, no network, no profile kept.

When a deadline or the memory is over, the whole group is killed, which also ends every wait on the pipes. When this
process dies, the pipes close and the browser leaves by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from indicators.rendering.group_memory import memory_of_group

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
NEVER = "none"
ARGUMENTS = (
    "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check", "--disable-gpu",
    "--hide-scrollbars", "--mute-audio", "--disable-extensions", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--disable-default-apps", "--disable-breakpad", "--disable-quic",
    "--disable-dev-shm-usage", "--metrics-recording-only", "--no-pings", "--use-mock-keychain",
    "--password-store=basic", "--force-color-profile=srgb", "--font-render-hinting=none", "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--js-flags=--max-old-space-size=512",
    "--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication",
)  # fmt: skip
MEMORY_BYTES = 1536 << 20
WATCH_SECONDS = 0.25
ENDING_SECONDS = 5
END = b"\x00"
PREFIX = "indicators-browser-"

LAUNCH = (
    "import os, sys\n"
    "os.dup2(0, 3); os.dup2(1, 4)\n"
    "nothing = os.open(os.devnull, os.O_RDWR)\n"
    "os.dup2(nothing, 0); os.dup2(nothing, 1)\n"
    "os.execv(sys.argv[1], sys.argv[1:])\n"
)
"""The browser listens on descriptor 3 and answers on 4, which only a process in between can give it."""


class BrowserGone(Exception):  # noqa: N818 - named like the other faults
    """The browser ended, was killed, or said that it could not do what it was asked."""


def find_browser(named: str = "") -> str | None:
    """Return the path of a Chromium: the one ``named``, else one on the path; None where there is none."""
    if named == NEVER or os.name != "posix":
        return None
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def sweep() -> None:
    """Remove what browsers of processes left that were killed themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not _runs(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Browser:
    """A running browser with one blank page. Not for several threads at once."""

    def __init__(self, path: str) -> None:
        sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self._count = 0
        self._lock = threading.Lock()
        self._ended = False
        arguments = [*ARGUMENTS, f"--user-data-dir={self._folder}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            arguments.append("--no-sandbox")  # it refuses to be sandboxed by root
        try:
            self._process = subprocess.Popen(  # noqa: S603 (a path that was found or set by the operator)
                [sys.executable, "-I", "-S", "-c", LAUNCH, path, *arguments, "about:blank"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                start_new_session=True, cwd=self._folder, env=_environment(self._folder), bufsize=0,
            )  # fmt: skip
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self._page = ""

    @property
    def alive(self) -> bool:
        return not self._ended and self._process.poll() is None

    def within(self, seconds: float) -> contextlib.AbstractContextManager[None]:
        """Return a context after which, or after so many seconds or too much memory, nothing is waited for."""
        return _Deadline(self, seconds)

    def open_page(self, content: str) -> str:
        """Load the page to which everything is said from now on; return which it is."""
        target: str = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._page = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Network.enable")
        self.ask("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        self.fill(content)
        return target

    def fill(self, content: str) -> None:
        """Put another document into the page."""
        frame = self.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.ask("Page.setDocumentContent", frameId=frame, html=content)

    @contextlib.contextmanager
    def another_page(self, content: str, width: int) -> Iterator[None]:
        """Load a page as on paper, with text ``width`` pixels wide, beside the one that draws; close it again."""
        before, self._page = self._page, ""
        try:
            target = self.open_page("")
            self.ask("Emulation.setEmulatedMedia", media="print")
            self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
            self.fill(content)
            yield
            self._page = ""
            self.ask("Target.closeTarget", targetId=target)
        finally:
            self._page = before

    def run(self, expression: str) -> Any:
        """Return the value of an expression in the page, awaited."""
        said = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in said:
            raise BrowserGone(str(said["exceptionDetails"].get("exception", {}).get("description", "script"))[:300])
        return said["result"].get("value")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command and return its result."""
        self._count += 1
        said: dict[str, Any] = {"id": self._count, "method": method, "params": params}
        if self._page:
            said["sessionId"] = self._page
        try:
            self._write(json.dumps(said).encode() + END)
            while True:
                answer = self._read()
                if answer.get("id") == self._count:
                    break
                left = answer.get("method") in {"Inspector.targetCrashed", "Inspector.detached"}
                if left and answer.get("sessionId", "") == self._page:  # not the page that was closed before
                    raise BrowserGone("page")
        except (OSError, ValueError) as error:
            raise BrowserGone(type(error).__name__) from error
        if "error" in answer:
            raise BrowserGone(str(answer["error"].get("message", ""))[:300])
        return dict(answer.get("result", {}))

    def kill(self) -> None:
        """End the whole group at once; every wait on the pipes ends with it."""
        with self._lock, contextlib.suppress(ProcessLookupError, PermissionError):
            self._ended = True
            if self._process.returncode is None:
                os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """End the browser and leave nothing behind."""
        self.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(ENDING_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        for _ in range(20):  # a child of the group may still be writing its last file
            shutil.rmtree(self._folder, ignore_errors=True)
            if not self._folder.exists():
                return
            threading.Event().wait(0.05)

    def memory(self) -> int:
        """Return how many bytes the group holds."""
        return memory_of_group(self._process.pid)

    def _write(self, content: bytes) -> None:
        pipe: IO[bytes] | None = self._process.stdin
        view = memoryview(content)
        while pipe is not None and view:
            view = view[pipe.write(view) :]

    _rest = b""

    def _read(self) -> dict[str, Any]:
        pipe = self._process.stdout
        parts = [self._rest]
        while END not in parts[-1]:
            chunk = b"" if pipe is None else pipe.read(1 << 16)
            if not chunk:
                raise BrowserGone("ended")
            parts.append(chunk)
        message, _, self._rest = b"".join(parts).partition(END)
        return dict(json.loads(message))


class _Deadline(contextlib.AbstractContextManager[None]):
    """Kills a browser that takes too long or grows too large while something is asked of it."""

    def __init__(self, browser: Browser, seconds: float) -> None:
        self._browser, self._seconds = browser, seconds
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="export-browser-watch", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        left = self._seconds
        while not self._done.wait(min(WATCH_SECONDS, max(left, 0.01))):
            left -= WATCH_SECONDS
            if left <= 0 or self._browser.memory() > MEMORY_BYTES:
                self._browser.kill()
                return


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment without anything of ours but where programs and fonts are."""
    kept = {name: os.environ[name] for name in ("PATH", "FONTCONFIG_FILE", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "TZ": "UTC"}
