"""The only reader of the environment: every setting with its default and what it does."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent

SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("INDICATORS_DATA_DIR", str(PROJECT_DIR / "data"), "folder of the database, the originals and the cache"),
    ("INDICATORS_DATABASE_URL", "", "SQLAlchemy URL; empty: indicators.sqlite3 in the data folder"),
    ("INDICATORS_HOST", "127.0.0.1", "address to listen on; others than loopback only behind a proxy"),
    ("INDICATORS_PORT", "8050", "port to listen on"),
    ("INDICATORS_BEHIND_PROXY", "0", "number of proxies in front; the first of them says who may come in"),
    ("INDICATORS_HOSTS", "", "host names the proxy is asked by, with commas between; others are refused"),
    ("INDICATORS_MAX_UPLOAD_BYTES", str(25 * 1024 * 1024), "largest body of an upload, in bytes"),
    ("INDICATORS_CHILD_SECONDS", "10", "wall and CPU seconds for the child that reads a workbook"),
    ("INDICATORS_CHILD_MEMORY_BYTES", str(1024 * 1024 * 1024), "address space of that child, in bytes"),
    ("INDICATORS_BROWSER", "", "path of a Chromium for pictures and PDF; empty: looked for on the path; none: never"),
    ("INDICATORS_LANG", "vi", "language of messages on the command line: vi or en"),
    ("INDICATORS_TODAY", "", "pretend that today is this ISO date (demonstrations and tests); empty: the clock"),
)


LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
MOST_PROXIES = 5
_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]")


class SettingRefused(ValueError):  # noqa: N818 - named like the other faults
    """A setting that cannot be used: a message code (``error.<code>`` in the catalogues) and its parameters."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(f"{code} {params}")
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one running application, already typed."""

    data_dir: Path
    database_url: str
    host: str
    port: int
    behind_proxy: int
    hosts: tuple[str, ...]
    max_upload_bytes: int
    child_seconds: float
    child_memory_bytes: int
    lang: str
    today: str
    browser: str = ""

    @property
    def vendor_dir(self) -> Path:
        """Where set-up lays fonts and the chart library for pages."""
        return PROJECT_DIR / "indicators" / "web" / "assets" / "vendor"

    @property
    def cache_dir(self) -> Path:
        return self.data_dir / "cache"

    @property
    def seeds_dir(self) -> Path:
        return PROJECT_DIR / "seeds"


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read every setting from ``environ`` (default: the process environment).

    Raises SettingRefused: "setting_number", "setting_date", "setting_language", "setting_hosts", and for an address
    that others can reach without a proxy asking who they are "host_not_loopback", "proxy_without_hosts".
    """
    env = os.environ if environ is None else environ
    value = {name: env.get(name) or default for name, default, _ in SETTINGS}
    data_dir = Path(value["INDICATORS_DATA_DIR"]).expanduser().resolve()
    settings = Settings(
        data_dir=data_dir,
        database_url=value["INDICATORS_DATABASE_URL"] or f"sqlite:///{data_dir / 'indicators.sqlite3'}",
        host=value["INDICATORS_HOST"],
        port=_whole(value, "INDICATORS_PORT", 0, 65535),
        behind_proxy=_whole(value, "INDICATORS_BEHIND_PROXY", 0, MOST_PROXIES),
        hosts=_hosts(value["INDICATORS_HOSTS"]),
        max_upload_bytes=_whole(value, "INDICATORS_MAX_UPLOAD_BYTES", 1),
        child_seconds=_whole(value, "INDICATORS_CHILD_SECONDS", 1),
        child_memory_bytes=_whole(value, "INDICATORS_CHILD_MEMORY_BYTES", 1),
        lang=value["INDICATORS_LANG"],
        today=value["INDICATORS_TODAY"],
        browser=value["INDICATORS_BROWSER"],
    )
    _check(settings)
    return settings


def language_said(environ: Mapping[str, str] | None = None) -> str:
    """Return the language of messages that are due before, or because, the settings cannot be read."""
    env = os.environ if environ is None else environ
    return "en" if env.get("INDICATORS_LANG") == "en" else "vi"


def _check(settings: Settings) -> None:
    if settings.lang not in {"vi", "en"}:
        raise SettingRefused("setting_language", found=settings.lang)
    if settings.today:
        try:
            date.fromisoformat(settings.today)
        except ValueError:
            raise SettingRefused("setting_date", name="INDICATORS_TODAY", found=settings.today) from None
    if settings.host not in LOOPBACK and not settings.behind_proxy:
        raise SettingRefused("host_not_loopback", host=settings.host)
    if bool(settings.behind_proxy) != bool(settings.hosts):
        raise SettingRefused("proxy_without_hosts")


def _whole(value: Mapping[str, str], name: str, least: int, most: int | None = None) -> int:
    text = value[name].strip()
    number = int(text) if re.fullmatch(r"[0-9]{1,15}", text) else None
    if number is None or number < least or (most is not None and number > most):
        span = f"{least}–{most}" if most is not None else f"≥ {least}"
        raise SettingRefused("setting_number", name=name, found=value[name][:40], span=span)
    return number


def _hosts(text: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    for name in names:
        if not _HOST_NAME.fullmatch(name):
            raise SettingRefused("setting_hosts", found=name[:60])
    return names
