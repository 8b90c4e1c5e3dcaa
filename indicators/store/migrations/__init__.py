"""The steps by which an older database becomes today's; ``open_store`` runs those that are missing.

Belongs here: one file per step in ``versions/``, named ``v<number>_<what>.py``, never changed once released. Does not:
anything that alters or removes a stored figure. Public: ``upgrade``.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from indicators.model.errors import Unavailable
from indicators.store.database import Database
from indicators.store.tables import APPEND_ONLY


def upgrade(database: Database) -> None:
    """Run the missing steps and create the append-only triggers anew, all in one write transaction.

    Raises Unavailable ("database_newer") for a database that a later version of the program has written.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with database.reading() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is not None and current not in {step.revision for step in script.walk_revisions()}:
        raise Unavailable("database_newer", revision=current)
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        database.dialect.create_triggers(connection, APPEND_ONLY)
