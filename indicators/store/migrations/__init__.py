"""The steps by which an older database becomes today's; ``open_store`` runs those that are missing.

Belongs here: one file per step in ``versions/``, named ``v<number>_<what>.py``, never changed once released. Does not:
anything that alters or removes a stored figure. Public: ``upgrade``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from indicators.model.errors import Invalid, Unavailable
from indicators.store.database import Database
from indicators.store.tables import APPEND_ONLY

_OURS = frozenset({"batch", "observation"})
"""Tables every version of the program has had: where they are absent beside others, the place is somebody else's."""
_VERSIONS = "alembic_version"
_NAMED = 3


def upgrade(database: Database) -> None:
    """Run the missing steps and create the append-only triggers anew, all in one write transaction.

    Raises Unavailable ("database_newer") for a database that a later version of the program has written, and Invalid
    ("database_foreign") for one that holds another program's tables; nothing is written then.
    """
    script = _steps()
    with database.reading() as connection:
        current = MigrationContext.configure(connection).get_current_heads()
        tables = set(inspect(connection).get_table_names())
    _require_ours(tables, migrated=bool(current))
    if current == (script.get_current_head(),):
        return
    if unknown := set(current) - {step.revision for step in script.walk_revisions()}:
        raise Unavailable("database_newer", revision=", ".join(sorted(unknown)))
    with database.writing() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        database.dialect.create_triggers(connection, APPEND_ONLY)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


@cache
def _steps() -> ScriptDirectory:
    """The steps that this version of the program knows, loaded once a process."""
    return ScriptDirectory.from_config(_config())


def _require_ours(tables: set[str], *, migrated: bool) -> None:
    """Raise Invalid ("database_foreign") unless the tables are ours, or there are none yet."""
    if tables >= _OURS if migrated else tables <= {_VERSIONS}:
        return
    found = sorted(tables - {_VERSIONS}) or [_VERSIONS]
    more = ", …" if len(found) > _NAMED else ""
    raise Invalid("database_foreign", tables=", ".join(found[:_NAMED]) + more)
