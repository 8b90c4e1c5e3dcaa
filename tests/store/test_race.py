"""Of writers in several processes who saw the same, exactly one wins; every other is told, and writes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .race_drill import TOLD, Outcome, judged
from .test_kill import report_of

WON, LOST = Outcome("commit", "writer 0", batch=4), Outcome("commit", "writer 1", told="heads_changed")
UNDO = Outcome("undo", "writer 2", batch=5)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drill forks its writers")
def test_of_writers_who_change_the_same_at_once_exactly_one_wins(database: str, tmp_path: Path) -> None:
    races = 20
    report = report_of("race_drill", database, tmp_path, races, 1)
    assert (report["races"], report["wrong"]) == (races, [])
    assert report["writers"] == report["won"] + sum(report["told"].values())
    assert set(report["told"]) <= TOLD
    assert report["told"]["heads_changed"] > 0


@pytest.mark.parametrize(
    ("outcomes", "made", "wrong"),
    [
        ([WON, LOST], {4: "writer 0"}, 0),
        ([WON, UNDO], {4: "writer 0", 5: "writer 2"}, 0),
        ([LOST, UNDO], {5: "writer 2"}, 0),
        ([WON, LOST], {}, 1),
        ([WON, LOST], {4: "writer 0", 5: "writer 1"}, 1),
        ([LOST], {}, 1),
        ([WON, Outcome("decide", "writer 1", batch=5)], {4: "writer 0", 5: "writer 1"}, 1),
        ([Outcome("commit", "writer 1", batch=6), UNDO], {5: "writer 2", 6: "writer 1"}, 1),
        ([WON, Outcome("undo", "writer 1", told="already_reverted")], {4: "writer 0"}, 1),
        ([WON, Outcome("commit", "writer 1", told="database_busy")], {4: "writer 0"}, 1),
    ],
)
def test_a_race_with_two_winners_or_none_or_a_silent_loser_is_called_wrong(
    outcomes: list[Outcome], made: dict[int, str], wrong: int
) -> None:
    assert len(list(judged(outcomes, made))) == wrong
