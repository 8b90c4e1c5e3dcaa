"""One server for one database."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.model.errors import Unavailable
from indicators.store import Store

from .databases import on_sqlite
from .figures import draft, figure, open_in, values


@on_sqlite
def test_a_second_instance_is_refused_while_the_first_runs(store: Store, tmp_path: Path) -> None:
    second = open_in(tmp_path)
    with store.instance_lock(), pytest.raises(Unavailable, match="instance_running"), second.instance_lock():
        raise AssertionError
    with second.instance_lock():
        assert second.alive()
    second.close()


def test_other_commands_work_beside_a_running_server(store: Store, tmp_path: Path) -> None:
    with store.instance_lock():
        command = open_in(tmp_path)
        command.commit(draft(), [figure("262.46")])
        command.close()
        assert values(store) == ["262.46"]
