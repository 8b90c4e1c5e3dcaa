"""Live charts under names: saved, renamed, removed, and never a batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.services.frozen.saved_views import LONGEST_NAME
from tests.services.frozen.conftest import EXPORTS

SPEC = ChartSpec((EXPORTS,), period=PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER)


def save(room, name="Xuất khẩu", spec=SPEC, note=""):
    return room.services.saved_views.save(spec, name, note, "analyst")


def listed(room):
    return [(one.name, one.note) for one in room.services.saved_views.all()]


def test_views_stand_by_name_and_move_no_version(room):
    version = room.services.version()
    save(room, "xuất khẩu", note="  cho báo\n cáo ")
    save(room, "Nhập khẩu")
    assert listed(room) == [("Nhập khẩu", ""), ("xuất khẩu", "cho báo cáo")]
    assert room.services.version() == version


def test_a_view_is_live_even_where_it_was_saved_from_a_frozen_chart(room):
    view = save(room, spec=replace(SPEC, version=1, as_of=date(2026, 2, 1)))
    spec, _ = ChartSpec.from_query(view.spec)
    assert (spec.version, spec.as_of, spec.kind) == (None, date(2026, 2, 1), ChartKind.LADDER)


def test_a_view_is_renamed_and_removed_and_its_name_is_free_again(room):
    view = save(room)
    room.services.saved_views.rename(view.view_id, "XUẤT KHẨU", "mới", "Minh")
    assert listed(room) == [("XUẤT KHẨU", "mới")]
    room.services.saved_views.remove(view.view_id, "Minh")
    assert listed(room) == []
    save(room)
    assert [one.removed for one in room.built.store.saved_views()] == [True, False]


def test_a_name_is_needed_short_and_free(room):
    save(room)
    for name, fault in ((" \n", Invalid), ("x" * (LONGEST_NAME + 1), Invalid), ("XUẤT khẩu", Conflict)):
        with pytest.raises(fault):
            save(room, name)
    other = save(room, "Nhập khẩu")
    with pytest.raises(Conflict, match="view_name_taken"):
        room.services.saved_views.rename(other.view_id, "xuất khẩu", "", "Minh")
    assert len(listed(room)) == 2


def test_a_view_that_somebody_removed_can_be_neither_renamed_nor_removed(room):
    view = save(room)
    room.services.saved_views.remove(view.view_id, "Minh")
    with pytest.raises(NotFound, match="view_unknown"):
        room.services.saved_views.rename(view.view_id, "Khác", "", "Lan")
    with pytest.raises(NotFound, match="view_unknown"):
        room.services.saved_views.remove(view.view_id, "Lan")
