"""The steps by which an older database becomes today's; ``open_store`` runs those that are missing.

Belongs here: one file per step in ``versions/``, named ``v<number>_<what>.py``, never changed once released. Does not:
anything that alters or removes a stored figure. Public: ``upgrade``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect

from indicators.model.errors import Invalid, Unavailable
from indicators.store.database import Database
from indicators.store.tables import APPEND_ONLY

_OURS = frozenset({"batch", "observation"})
"""Tables every version of the program has had: where they are absent beside others, the place is somebody else's."""
_VERSIONS = "alembic_version"
_HERE = Path(__file__).parent
_NAMED = 3


def upgrade(database: Database) -> None:
    """Run the missing steps and create the append-only triggers anew, all in one write transaction.

    Raises Unavailable ("database_newer") for a database that a later version of the program has written, and Invalid
    ("database_foreign") for one that holds another program's tables; nothing is written then.
    """
    with database.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        current = _steps_of(connection) if _VERSIONS in tables else set()
    _require_ours(tables, migrated=bool(current))
    if current == {known_steps()[-1]}:
        return
    if unknown := current.difference(known_steps()):
        raise Unavailable("database_newer", revision=", ".join(sorted(unknown)))
    _run(database)


def _run(database: Database) -> None:
    from alembic import command  # most starts have nothing to run, and it is a tenth of what they load
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        database.dialect.create_triggers(connection, APPEND_ONLY)


def _steps_of(connection: Connection) -> set[str]:
    """Return the last step of each line of steps that a database has gone."""
    return set(connection.exec_driver_sql(f"SELECT version_num FROM {_VERSIONS}").scalars())  # noqa: S608 (our own name)


@cache
def known_steps() -> tuple[str, ...]:
    """Return the steps that this version of the program knows, the last one at the end, by the names of their files."""
    return tuple(sorted(file.name[1:].partition("_")[0] for file in (_HERE / "versions").glob("v*_*.py")))


def _require_ours(tables: set[str], *, migrated: bool) -> None:
    """Raise Invalid ("database_foreign") unless the tables are ours, or there are none yet."""
    if tables >= _OURS if migrated else tables <= {_VERSIONS}:
        return
    found = sorted(tables - {_VERSIONS}) or [_VERSIONS]
    more = ", …" if len(found) > _NAMED else ""
    raise Invalid("database_foreign", tables=", ".join(found[:_NAMED]) + more)
