"""A frozen chart on the page: its banner, its list, its address, and what freezing makes of the URL."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from indicators.model.observation import ObsStatus, Precision
from indicators.services.frozen.changed_since import Compared
from indicators.services.frozen.snapshots import Opened, Standing
from indicators.services.frozen.tracing import TracedChange
from indicators.store import Batch, BatchKind
from indicators.transforms.comparison import Difference, FigureChange, Place, drawn_figures
from indicators.web.pages.explore.frozen_banner import frozen_banner
from indicators.web.pages.explore.ids import ExploreId, KeptId
from indicators.web.pages.explore.recent import recent_snapshots
from indicators.web.pages.explore.saved import listed, saved_views
from indicators.web.pages.explore.state import PageState, changed, read_state
from tests.charts.chart_data import row
from tests.web.pages.explore import cases
from tests.web.pages.explore.conftest import KEPT, VIEW
from tests.web.pages.explore.words import ids, nodes, raw_keys, texts

FROZEN = replace(cases.LADDER, version=3, as_of=date(2026, 1, 16))
BATCH = Batch(
    7, BatchKind.UPLOAD, datetime(2026, 2, 1, tzinfo=UTC), "Lan", "số chính thức", None, "xk.xlsx", "", "", "", None,
    Precision.NONE, None, None, 1, "",
)  # fmt: skip
((PLACE, OLD),) = drawn_figures([row("2025-01-01/P7M", "262.46")]).items()
NEW = replace(OLD, value=263.11, obs_status=ObsStatus.OFFICIAL, outlet="customs.gov.vn", published=date(2026, 2, 1))


def opened(*changes, **said):
    compared = Compared(cases.chart(), cases.chart(), tuple(TracedChange(one, BATCH) for one in changes))
    return Opened(FROZEN, cases.LADDER, compared, **{"snapshot": KEPT, **said})


REVISED = FigureChange(Difference.REVISED, PLACE, OLD, NEW)
GONE = FigureChange(Difference.WITHDRAWN, Place(0, date(2025, 7, 1), date(2025, 1, 1)), OLD, None)
FILLED = FigureChange(Difference.FILLED, Place(0, date(2025, 4, 1), date(2025, 1, 1)), None, NEW)


@pytest.mark.parametrize("changes", [(), (REVISED,), (REVISED, GONE, FILLED)])
@pytest.mark.parametrize("kept", [KEPT, None])
def test_a_banner_renders_without_a_raw_message_key(changes, kept, session):
    shown = frozen_banner(opened(*changes, snapshot=kept, same=kept is None), session)
    assert raw_keys(shown) == []
    assert "frozen." not in texts(shown).replace("frozen.title", "")
    assert {KeptId.BANNER, KeptId.REFRESH} <= set(ids(shown))


def test_the_standing_follows_from_the_changes():
    assert opened().standing is Standing.CURRENT
    assert opened(FILLED).standing is Standing.CURRENT
    assert opened(REVISED, FILLED).standing is Standing.SUPERSEDED
    assert opened(REVISED, GONE).standing is Standing.WITHDRAWN


def test_a_revised_figure_is_told_with_both_numbers_its_source_and_who_brought_it(session):
    said = texts(frozen_banner(opened(REVISED), session))
    numbers = {"vi": ("262,46", "263,11", "lần nạp 7"), "en": ("262.46", "263.11", "batch 7")}[session.lang]
    for words in (*numbers, "Lan", "số chính thức", "customs.gov.vn", "K7Q2M9XD4T"):
        assert words in said


def test_the_ways_on_lead_to_the_live_chart_its_point_and_a_new_file(session):
    shown = frozen_banner(opened(REVISED), session)
    links = [node["props"]["href"] for node in nodes(shown) if node["props"].get("href", "").startswith("/")]
    live = f"/explore?{cases.LADDER.to_query()}"
    assert live in links
    assert any(link.startswith(live) and "point=0" in link for link in links)
    assert f"/export/xlsx?{cases.LADDER.to_query()}&lang=vi" in links
    assert not any("version" in link for link in links)


def test_nothing_can_be_refreshed_where_nothing_changed(session):
    (button,) = [one for one in nodes(frozen_banner(opened(), session)) if one["props"].get("id") == KeptId.REFRESH]
    assert button["props"]["disabled"] is True


def test_the_address_of_a_frozen_chart_round_trips_and_another_chart_leaves_its_id():
    state = PageState(FROZEN, frozen="K7Q2M9XD4T")
    assert read_state(state.to_query()) == state
    assert read_state("frozen=k7q2m-9xd4t").frozen == "K7Q2M9XD4T"
    assert changed(state, ExploreId.TABS, "notes").frozen == "K7Q2M9XD4T"
    later = changed(state, ExploreId.FIRST, "2025")
    assert (later.frozen, later.spec.version) == ("", 3)


def test_saved_views_render_with_their_links_in_either_language(session):
    shown = saved_views((VIEW,), session.lang)
    assert raw_keys(shown) == []
    assert "saved." not in texts(shown)
    assert f"/explore?{VIEW.spec}" in [node["props"].get("href") for node in nodes(shown)]
    assert "saved." not in texts(listed((), session.lang))


def test_what_was_frozen_lately_is_listed_by_name_and_leads_to_its_short_address(session, catalogue):
    unknown = replace(KEPT, said=replace(KEPT.said, spec="s=GONE%3AVNM%3Bmeasure%3Dlevel%3Bunit%3DUSD"))
    shown = recent_snapshots((KEPT, unknown), catalogue, session.lang)
    assert raw_keys(shown) == []
    assert [node["props"]["href"] for node in nodes(shown) if "href" in node["props"]] == ["/s/K7Q2M9XD4T"] * 2
    said = texts(shown)
    assert cases.NAMES[session.lang] in said
    assert "GONE:VNM" in said
    assert "XLSX" in said
    assert recent_snapshots((), catalogue, session.lang) is None
