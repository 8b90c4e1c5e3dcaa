"""The only reader of the environment: every setting with its default and what it does."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent

SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("INDICATORS_DATA_DIR", str(PROJECT_DIR / "data"), "folder of the database, the originals and the cache"),
    ("INDICATORS_DATABASE_URL", "", "SQLAlchemy URL; empty: indicators.sqlite3 in the data folder"),
    ("INDICATORS_HOST", "127.0.0.1", "address to listen on; only loopback until accounts exist"),
    ("INDICATORS_PORT", "8050", "port to listen on"),
    ("INDICATORS_MAX_UPLOAD_BYTES", str(25 * 1024 * 1024), "largest body of an upload, in bytes"),
    ("INDICATORS_CHILD_SECONDS", "10", "wall and CPU seconds for the child that reads a workbook"),
    ("INDICATORS_CHILD_MEMORY_BYTES", str(1024 * 1024 * 1024), "address space of that child, in bytes"),
    ("INDICATORS_LANG", "vi", "language of messages on the command line: vi or en"),
    ("INDICATORS_TODAY", "", "pretend that today is this ISO date (demonstrations and tests); empty: the clock"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one running application, already typed."""

    data_dir: Path
    database_url: str
    host: str
    port: int
    max_upload_bytes: int
    child_seconds: float
    child_memory_bytes: int
    lang: str
    today: str

    @property
    def seeds_dir(self) -> Path:
        return PROJECT_DIR / "seeds"


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read every setting from ``environ`` (default: the process environment).

    Raises ValueError when a number cannot be read or the host is not loopback.
    """
    env = os.environ if environ is None else environ
    value = {name: env.get(name) or default for name, default, _ in SETTINGS}
    data_dir = Path(value["INDICATORS_DATA_DIR"]).expanduser().resolve()
    host = value["INDICATORS_HOST"]
    if host not in {"127.0.0.1", "::1", "localhost"}:
        raise ValueError(f"INDICATORS_HOST={host}: only loopback addresses are served until accounts exist")
    return Settings(
        data_dir=data_dir,
        database_url=value["INDICATORS_DATABASE_URL"] or f"sqlite:///{data_dir / 'indicators.sqlite3'}",
        host=host,
        port=int(value["INDICATORS_PORT"]),
        max_upload_bytes=int(value["INDICATORS_MAX_UPLOAD_BYTES"]),
        child_seconds=float(value["INDICATORS_CHILD_SECONDS"]),
        child_memory_bytes=int(value["INDICATORS_CHILD_MEMORY_BYTES"]),
        lang=value["INDICATORS_LANG"],
        today=value["INDICATORS_TODAY"],
    )
