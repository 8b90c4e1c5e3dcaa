"""The database goes away under a running dashboard: told in words, and served again without a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.model.errors import Unavailable

from . import databases, outage_drill
from .databases import on_sqlite
from .figures import draft, figure, open_in, values


@pytest.mark.parametrize("kind", databases.KINDS)
def test_a_database_gone_is_told_and_served_again_when_it_is_back(kind: str) -> None:
    found = outage_drill.drill(kind, 2)
    assert (found.outages, [said for said in found.wrong if " after " not in said]) == (2, [])


@on_sqlite
def test_nothing_is_committed_to_a_file_that_was_moved_away_or_replaced(database: str, tmp_path: Path) -> None:
    file, aside = tmp_path / "indicators.sqlite3", tmp_path / "aside.sqlite3"
    store = open_in(tmp_path)
    store.commit(draft(), [figure("262.46")])
    file.rename(aside)
    with pytest.raises(Unavailable, match="database_io"):
        store.commit(draft(), [figure("262.50")])
    with pytest.raises(Unavailable, match="database_io"):
        store.version()
    assert (store.alive(), file.exists()) == (False, False)
    file.write_bytes(aside.read_bytes())
    store.commit(draft(), [figure("262.50")])
    assert (values(store), store.verify(), store.alive()) == (["262.46", "262.50"], [], True)
    store.close()
