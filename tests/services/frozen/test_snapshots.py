"""A frozen chart opens with its own figures whatever came since, and tells exactly which were revised."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

from indicators.catalogue.edits import EditKind
from indicators.model.chart import Artifact, ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.frames import records
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.services.catalogue_edits import Wish
from indicators.services.corrections import Proposal
from indicators.services.frozen.snapshots import Standing, frozen_spec
from indicators.transforms.comparison import Difference
from tests.export.documents import opened as workbook
from tests.services.frozen.conftest import EXPORTS, TODAY

LADDER = ChartSpec((EXPORTS,), period=PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER, first=2025, last=2025)


def values(data):
    return {
        (row["start"].date(), row["end"].date()): row["value"] for row in records(data.rows) if row["value"] is not None
    }


def months(changes):
    return {one.change.place.period.last_day.month for one in changes}


def freeze(room, spec=LADDER):
    return room.services.snapshots.freeze(spec, "vi", "analyst").said.snapshot_id


def opened(room, name):
    return room.services.snapshots.open(name)


def test_a_chart_frozen_before_a_hundred_commits_opens_with_its_figures_and_lists_exactly_the_revised_ones(room):
    before = values(room.services.explore.resolve(LADDER))
    name = freeze(room)
    chance, revised = random.Random(6), set()
    for count in range(100):
        day = date(2026, 4, 1) + timedelta(days=count)
        if count % 10 == 0:  # one commit in ten revises a drawn figure, the others bring figures of other years
            month = chance.choice([6, 7, 8, 9, 10])
            revised.add(month)
            room.bring(month, f"{500 + count}.11", day)
        else:
            room.bring(chance.randint(1, 12), f"{100 + count}.5", day, year=chance.randint(2011, 2016))
    assert room.services.version() >= 101
    found = opened(room, name)
    assert values(found.compared.then) == before
    assert found.same
    drawn = {period[1] for period in before if period[0] == date(2025, 1, 1)}
    told = {one.change.place.end for one in found.revised}
    now = values(room.services.explore.resolve(LADDER))
    assert told == {end for end in drawn if now[(date(2025, 1, 1), end)] != before[(date(2025, 1, 1), end)]}
    assert revised <= months(found.revised)
    assert found.standing is Standing.SUPERSEDED
    refreshed = room.services.snapshots.refresh(name, "analyst")
    assert values(opened(room, refreshed.said.snapshot_id).compared.then) == now
    assert opened(room, refreshed.said.snapshot_id).standing is Standing.CURRENT


def test_a_revision_is_told_with_both_numbers_who_brought_it_why_and_whose_it_is(room):
    name = freeze(room)
    assert opened(room, name).standing is Standing.CURRENT
    batch = room.bring(7, "263.11", date(2026, 4, 1))
    (one,) = [one for one in opened(room, name).revised if one.change.place.period == Period.year_to_date(2025, 7)]
    assert (one.change.kind, one.change.before.value, one.change.after.value) == (Difference.REVISED, 262.46, 263.11)
    assert (one.batch.batch_id, one.batch.actor, one.batch.reason) == (batch.batch_id, "Lan", "số chính thức")
    assert (one.change.after.outlet, one.change.after.published) == ("customs.gov.vn", date(2026, 4, 1))


def test_a_revision_that_is_taken_back_leaves_the_chart_current_again(room):
    name = freeze(room)
    batch = room.bring(7, "263.11", date(2026, 4, 1))
    assert opened(room, name).standing is Standing.SUPERSEDED
    room.built.store.revert(batch.batch_id, "Lan", "nhầm tệp")
    assert opened(room, name).changes == ()


def test_a_figure_that_was_taken_back_is_withdrawn_by_the_undo(room):
    batch = room.bring(3, "102.84", date(2026, 4, 1), year=2016)
    spec = replace(LADDER, first=2016, last=2016)
    name = freeze(room, spec)
    undo = room.built.store.revert(batch.batch_id, "Lan", "nhầm tệp")
    found = opened(room, name)
    assert values(found.compared.then) == {(date(2016, 1, 1), date(2016, 4, 1)): 102.84}
    assert found.standing is Standing.WITHDRAWN
    (one,) = found.changes
    assert (one.change.kind, one.change.after, one.batch) == (Difference.WITHDRAWN, None, undo)


def test_a_figure_that_came_since_is_told_as_new_and_leaves_the_chart_current(room):
    name = freeze(room)
    room.bring(4, "140.5", date(2026, 4, 1))
    found = opened(room, name)
    assert found.standing is Standing.CURRENT
    assert (found.revised, months(found.filled)) == ((), {4})


def test_the_same_number_become_official_is_a_change_of_status(room):
    name = freeze(room)
    room.bring(7, "262.46", date(2026, 4, 1))
    (one,) = [one for one in opened(room, name).revised if one.change.place.period == Period.year_to_date(2025, 7)]
    assert one.change.kind is Difference.STATUS
    assert (one.change.before.obs_status, one.change.after.obs_status) == (ObsStatus.PRELIMINARY, ObsStatus.OFFICIAL)


def test_a_choice_between_two_sources_is_told_as_decided_and_so_is_its_revocation(room):
    fdi = ChartSpec(("FDI_REGISTERED:VNM;measure=level;unit=USD",), period=PeriodChoice.HALF, first=2025, last=2025)
    first = freeze(room, fdi)
    detail = room.services.explore.point(fdi.series[0], "2025-S1")
    rival = next(one for one in detail.others if one.shown != detail.winner.shown and one.obs_id and not one.withheld)
    decision = room.built.store.decide(rival.obs_id, "Minh", "theo cơ quan quản lý")
    (one,) = opened(room, first).revised
    assert (one.change.kind, one.batch.batch_id, one.batch.actor) == (Difference.DECIDED, decision.batch_id, "Minh")
    second = freeze(room, fdi)
    let_go = room.built.store.revoke(decision.decision_id, "Minh", "xem lại")
    assert opened(room, first).changes == ()
    (back,) = opened(room, second).revised
    assert (back.change.kind, back.batch.batch_id) == (Difference.DECIDED, let_go.batch_id)


def test_a_correction_by_hand_is_a_revision_with_its_reason(room):
    name = freeze(room)
    wrong = room.services.explore.point(EXPORTS, "2025-01-01/P7M").winner
    head = room.built.store.heads([EXPORTS])[EXPORTS]
    proposal = Proposal(wrong.obs_id, "263,46", wrong.obs_status, wrong.origin, wrong.published.isoformat(), "Biểu 12")
    batch = room.services.corrections.commit(proposal, "analyst", "gõ nhầm", head)
    told = {one.change.place.period: one for one in opened(room, name).revised}
    assert told[Period.year_to_date(2025, 7)].batch.batch_id == batch.batch_id
    assert all(one.batch.reason == "gõ nhầm" for one in told.values())


def test_growth_is_told_as_revised_by_the_batch_behind_its_levels(room):
    spec = ChartSpec((EXPORTS,), period=PeriodChoice.HALF, transform=Transform.YEAR_ON_YEAR, kind=ChartKind.LINE)
    name = freeze(room, spec)
    batch = room.bring(6, "225.5", date(2026, 4, 1))
    changed = {one.change.place.period: one for one in opened(room, name).revised}
    assert changed
    assert {one.batch.batch_id for one in changed.values()} == {batch.batch_id}


def edit(room, kind, target, text):
    edits, wishes = room.services.catalogue_edits, (Wish(kind, target, {"": text}),)
    return edits.commit(wishes, "Minh", "thống nhất", edits.preview(wishes).seen)


def test_other_ranks_since_leave_a_frozen_chart_as_it_was_and_are_told(room):
    spec = ChartSpec((EXPORTS,), period=PeriodChoice.ALL, kind=ChartKind.TABLE)
    before = values(room.services.explore.resolve(spec))
    name = freeze(room, spec)
    batch = edit(room, EditKind.RANKS, "trade", "NSO > CUSTOMS")
    found = opened(room, name)
    assert values(found.compared.then) == before
    assert found.same
    assert found.revised
    assert {one.batch.batch_id for one in found.revised} == {batch.batch_id}


def test_a_series_merged_into_another_since_still_opens_under_its_own_figures(room):
    spec = ChartSpec(("IIP:VNM;measure=yoy;unit=percent",), period=PeriodChoice.ALL, kind=ChartKind.TABLE)
    before = values(room.services.explore.resolve(spec))
    assert before
    name = freeze(room, spec)
    edit(room, EditKind.MERGED, "IIP", "CPI")
    found = opened(room, name)
    assert values(found.compared.then) == before
    assert found.compared.then.series[0].indicator == "IIP"


def test_a_link_frozen_twice_is_one_and_freezing_moves_no_version(room):
    version = room.services.version()
    assert freeze(room) == freeze(room)
    assert room.services.version() == version
    assert len(room.services.snapshots.latest()) == 1
    room.days[0] = TODAY + timedelta(days=1)
    assert freeze(room) != room.services.snapshots.latest()[-1].said.snapshot_id


def test_an_id_is_found_as_people_type_it_and_an_unknown_one_is_refused(room):
    name = freeze(room)
    assert opened(room, f" {name[:5].lower()}-{name[5:].lower()} ").snapshot.said.snapshot_id == name
    for wrong in ("", "0" * 10, "x" * 5000, "../../etc", name + "0"):
        with pytest.raises(NotFound, match="snapshot_unknown"):
            room.services.snapshots.open(wrong)


def test_a_chart_of_a_past_day_stays_one_when_it_is_opened_live(room):
    name = freeze(room, replace(LADDER, as_of=date(2026, 2, 1)))
    found = opened(room, name)
    assert (found.live.as_of, found.frozen.as_of, found.live.version) == (date(2026, 2, 1), date(2026, 2, 1), None)
    room.bring(7, "263.11", date(2026, 4, 1))
    assert opened(room, name).changes == ()


def test_an_address_with_a_version_alone_tells_the_same_and_a_strange_id_is_left_aside(room):
    name = freeze(room)
    room.bring(7, "263.11", date(2026, 4, 1))
    spec = frozen_spec(room.services.snapshots.find(name))
    alone = room.services.snapshots.standing(spec)
    named = room.services.snapshots.standing(spec, name)
    assert (alone.snapshot, named.snapshot.said.snapshot_id) == (None, name)
    assert alone.changes == named.changes
    other = room.services.snapshots.standing(replace(spec, first=2024), name)
    assert other.snapshot is None


def test_every_export_is_kept_with_the_hash_of_its_bytes_and_carries_its_id(room):
    exporting = room.services.exporting
    sheet, tidy = exporting.export(LADDER, "xlsx", "vi"), exporting.export(LADDER, "csv", "en", actor="cli")
    picture = exporting.export(LADDER, "figure", "vi")
    kept = {one.said.format: one.said for one in room.services.snapshots.latest()}
    assert set(kept) == {"xlsx", "csv", "picture"}
    assert kept["xlsx"].sha256 == sha256(sheet.content).hexdigest()
    assert (kept["csv"].sha256, kept["csv"].actor) == (sha256(tidy.content).hexdigest(), "cli")
    assert kept["picture"].sha256 == ""
    rows = list(csv.DictReader(io.StringIO(tidy.content.decode("utf-8-sig"))))
    assert {row["snapshot"] for row in rows} == {kept["csv"].snapshot_id}
    notes = workbook(sheet.content)["Ghi chú"]
    assert any(kept["xlsx"].snapshot_id in str(cell.value) for row in notes.iter_rows() for cell in row)
    assert kept["picture"].snapshot_id in str(picture["figure"]["layout"]["annotations"])
    assert values(opened(room, kept["xlsx"].snapshot_id).compared.then) == values(room.services.explore.resolve(LADDER))


def test_the_same_export_twice_is_the_same_bytes_and_one_snapshot(room):
    first, again = (room.services.exporting.export(LADDER, "xlsx", "vi").content for _ in range(2))
    assert first == again
    assert len(room.services.snapshots.latest()) == 1


def test_an_export_whose_bytes_differ_though_nothing_else_does_gets_an_id_of_its_own(room):
    snapshots, data = room.services.snapshots, room.services.explore.resolve(LADDER)

    def made(text):
        return lambda name: Artifact("a.txt", "text/plain", f"{text} {name}".encode())

    one = snapshots.keep_file(data, "vi", "analyst", "txt", "", made("first"))
    two = snapshots.keep_file(data, "vi", "analyst", "txt", "", made("second"))
    assert one.content.split()[1] != two.content.split()[1]
    assert snapshots.keep_file(data, "vi", "analyst", "txt", "", made("first")).content == one.content
    assert len(snapshots.latest()) == 2


def test_a_person_withdraws_a_frozen_chart_for_a_reason_and_may_take_that_back(room):
    snapshots = room.services.snapshots
    name = snapshots.freeze(LADDER, "vi", "analyst").said.snapshot_id
    version = room.built.store.version()
    with pytest.raises(Invalid, match="reason_missing"):
        snapshots.withdraw(name, "  ", "analyst")
    with pytest.raises(NotFound, match="snapshot_unknown"):
        snapshots.withdraw("0000000000", "sai", "analyst")
    snapshots.withdraw(name.lower(), "trích sai kỳ", "analyst")
    opened = snapshots.open(name)
    assert opened.standing is Standing.WITHDRAWN
    assert (opened.withdrawal.reason, opened.revised) == ("trích sai kỳ", ())
    assert [one.withdrawal.reason for one in snapshots.latest()] == ["trích sai kỳ"]
    with pytest.raises(Conflict, match="snapshot_marked"):
        snapshots.withdraw(name, "lần nữa", "analyst")
    snapshots.restore(name, "đã xem lại", "analyst")
    assert snapshots.open(name).standing is Standing.CURRENT
    assert room.built.store.verify() == []
    assert room.built.store.version() == version
