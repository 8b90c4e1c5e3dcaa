"""The schema a store is kept in, held alone while a restored one takes its place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import psycopg

_AGAIN = ("", *(f"_{count}" for count in range(2, 1000)))


class Place:
    """A schema in use and the name beside it under which its successor arrives; nobody else is connected."""

    def __init__(self, driver: psycopg.Connection[Any], schema: str, write_key: int) -> None:
        self._driver = driver
        self._schema = schema
        self._write_key = write_key
        self.arriving = f"{schema}_restoring"

    def clear(self) -> None:
        """Remove what a restore that was cut off may have left under the arriving name."""
        with self._driver.transaction():
            self._driver.execute(f"DROP SCHEMA IF EXISTS {self.arriving} CASCADE")

    def swap(self, at: datetime) -> str | None:
        """Put the arrived schema in its place, in one transaction; return the dated name the old one is kept under."""
        kept = None
        with self._driver.transaction():
            self._driver.execute("SELECT pg_advisory_xact_lock(%s)", (self._write_key,))
            if self._exists(self._schema):
                dated = (f"{self._schema}_{at:%Y%m%d_%H%M%S}{again}" for again in _AGAIN)
                kept = next(name for name in dated if not self._exists(name))
                self._driver.execute(f"ALTER SCHEMA {self._schema} RENAME TO {kept}")
            self._driver.execute(f"ALTER SCHEMA {self.arriving} RENAME TO {self._schema}")
        return kept

    def _exists(self, schema: str) -> bool:
        found = self._driver.execute("SELECT to_regnamespace(%s) IS NOT NULL", (schema,)).fetchone()
        return found is not None and bool(found[0])
