"""Which fault an error of psycopg stands for: by its SQLSTATE, and by its words where a connection was never made."""

from __future__ import annotations

import re

import psycopg
from sqlalchemy import URL

from indicators.model.errors import IndicatorsError, Invalid, Unavailable

_STATES = {
    "53100": "disk_full",
    "57014": "database_slow",
    "25006": "database_read_only",
    "58030": "database_io",
    "42501": "database_forbidden",
    "57P01": "database_gone",
    "57P02": "database_gone",
    "57P03": "database_gone",
    "57P05": "database_gone",
    "25P03": "database_gone",
    "55P03": "database_busy",
    "40001": "database_busy",
    "40P01": "database_busy",
}
_CLASSES = {"08": "database_gone", "53": "database_busy", "58": "database_io", "XX": ""}
_CORRUPT = frozenset({"XX001", "XX002"})

_MISTYPED = re.compile(r"connection option|bad value for|invalid \S+ value|invalid port number")
"""How the driver tells that the URL itself is wrong, before anything was sent."""

_LOGIN = (
    r"authentication failed|no password supplied|no pg_hba\.conf entry|permission denied for database"
    '|role ".*" (does not exist|is not permitted)'
)
_REFUSALS = (
    ("database_unknown", r'database ".*" does not exist'),
    ("database_login_refused", _LOGIN),
    ("database_busy", r"too many (clients|connections)|connection slots are reserved"),
    ("database_host_unknown", r"failed to resolve host|could not translate host name"),
)
"""A refused connection has no SQLSTATE in the driver, only words; those in another language count as ``gone``."""


def fault_of(error: psycopg.Error, url: URL) -> IndicatorsError | None:
    """Return the fault ``error`` stands for, or None when it is a bug of ours; no parameter holds the password."""
    if (state := error.sqlstate) is not None:
        return _by_state(state, url)
    if isinstance(error, psycopg.DataError) and "NUL" in str(error):
        return Invalid("text_with_nul")
    if isinstance(error, psycopg.ProgrammingError | psycopg.OperationalError) and _MISTYPED.search(str(error)):
        return Invalid("database_url")
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return _unconnected(error, url)
    return None


def _by_state(state: str, url: URL) -> IndicatorsError | None:
    if state in _CORRUPT:
        return Unavailable("database_corrupt")
    code = _STATES.get(state) or _CLASSES.get(state[:2])
    return _told(code, url) if code else None


def _unconnected(error: psycopg.Error, url: URL) -> IndicatorsError:
    said = str(error)
    for code, words in _REFUSALS:
        if re.search(words, said):
            return _told(code, url)
    asked = error.pgconn is not None and (error.pgconn.used_password or error.pgconn.needs_password)
    return _told("database_login_refused" if asked else "database_gone", url)


def _told(code: str, url: URL) -> Unavailable:
    """Return the fault with the parts of the URL its message names."""
    if code not in {"database_gone", "database_unknown", "database_login_refused", "database_host_unknown"}:
        return Unavailable(code)
    host = url.host or str(url.query.get("host", "localhost"))
    return Unavailable(code, host=host, database=url.database or "", user=url.username or "")
