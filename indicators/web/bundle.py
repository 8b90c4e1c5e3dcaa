"""Our own style sheets and scripts, each as one file: thirty small ones took longer to ask for than to send.

The files stay as they are and are read when the application is built; the address changes with what is in them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

STYLES_PATH, SCRIPTS_PATH = "/assets/all.css", "/assets/all.js"
VENDOR = "vendor"
_RELATIVE = re.compile(r'url\("(?!data:|/|https?:)([^"]+)"\)')


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file of many: its path, its content, and its type."""

    path: str
    content: bytes
    mimetype: str

    @property
    def address(self) -> str:
        """The path with a fingerprint of the content."""
        return f"{self.path}?m={hashlib.sha256(self.content).hexdigest()[:12]}"


def styles(assets: Path, first: tuple[str, ...]) -> Bundle:
    """Return the style sheets: those of ``first`` in their order, as they build on one another, then those of pages."""
    rest = sorted(file.name for file in assets.glob("*.css") if file.name not in first)
    files = [assets / name for name in (*first, *rest)]
    return Bundle(STYLES_PATH, b"\n".join(_style(file, assets) for file in files if file.exists()), "text/css")


def scripts(assets: Path) -> Bundle:
    """Return the scripts by name, then those of others that the set-up has fetched, except the chart library."""
    fetched = sorted((assets / VENDOR).glob("dayjs*.js"))
    files = [*sorted(assets.glob("*.js")), *fetched]
    return Bundle(SCRIPTS_PATH, b";\n".join(file.read_bytes() for file in files), "text/javascript")


def _style(file: Path, assets: Path) -> bytes:
    """Return a sheet whose relative addresses lead where they led from its own folder."""
    folder = file.parent.relative_to(assets.parent).as_posix()
    return _RELATIVE.sub(rf'url("/{folder}/\1")', file.read_text(encoding="utf-8")).encode()
