"""The triggers that let PostgreSQL's tables only be appended to, and the proof that they are there and switched on."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table

_BEFORE, _VERBS = 2, {"UPDATE": 16, "DELETE": 8, "TRUNCATE": 32}
"""How ``pg_trigger.tgtype`` says when a trigger fires; one for each statement has no further bit."""

_BODY = "BEGIN RAISE EXCEPTION 'append_only' USING ERRCODE = 'restrict_violation'; END"
_FUNCTION = f"CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$"

_FOUND = """
SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc f ON f.oid = t.tgfoid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = %s AND t.tgname = %s AND t.tgtype = %s
  AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::text = '' AND NOT t.tgisinternal AND f.prosrc = %s
"""


def create_triggers(connection: Connection, tables: Iterable[Table]) -> None:
    """Create the triggers anew; they fire for each statement, so also where no row would change, and in any role."""
    connection.exec_driver_sql(_FUNCTION)
    for table in tables:
        for verb in _VERBS:
            name = f"{table.name}_no_{verb.lower()}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table.name}")
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
            )
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ENABLE ALWAYS TRIGGER {name}")


def missing_triggers(connection: Connection, tables: Iterable[Table]) -> list[str]:
    """Return the names of triggers that are absent, switched off or do not say what they should."""
    missing = []
    for table in tables:
        for verb, bit in _VERBS.items():
            name = f"{table.name}_no_{verb.lower()}"
            if connection.exec_driver_sql(_FOUND, (table.name, name, _BEFORE | bit, _BODY)).first() is None:
                missing.append(name)
    return missing
