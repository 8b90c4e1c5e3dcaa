"""A page is drawn once for all who ask for one address, and anew when anything it depends on is another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask, request

from indicators.services.frozen.snapshots import frozen_spec
from indicators.web.ids import ShellId
from indicators.web.kept_answers import KEPT, Asked, KeptAnswers, mark_whole
from tests.web.test_app import show_page


@pytest.fixture
def drawn():
    return []


@pytest.fixture
def server(drawn):
    made = Flask("kept")
    KeptAnswers(lambda: Asked(said, 1) if (said := request.args.get("asked")) else None).install(made)

    @made.get("/")
    def draw():
        asked = request.args.get("asked")
        drawn.append(asked)
        if asked == "fault":
            raise ValueError(asked)
        mark_whole(whole=asked != "failed")
        return f"page {asked}"

    return made


def ask(server, asked):
    return server.test_client().get("/", query_string={"asked": asked} if asked is not None else {}).text


def test_an_answer_is_made_once_for_what_it_depends_on_and_the_oldest_is_forgotten(server, drawn):
    names = ["a", "a", *map(str, range(KEPT)), "a"]
    assert [ask(server, name) for name in names] == [f"page {name}" for name in names]
    assert drawn == ["a", *map(str, range(KEPT)), "a"]


def test_what_could_not_be_drawn_is_tried_again(server, drawn):
    for asked in ("failed", "failed", "fault", "fault", None, None):
        ask(server, asked)
    assert drawn == ["failed", "failed", "fault", "fault", None, None]


def test_whoever_asks_while_it_is_drawn_waits_for_it(server, drawn):
    together = Barrier(8)

    def reader(_number):
        together.wait()
        return ask(server, "a")

    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(reader, range(8))) == ["page a"] * 8
    assert drawn == ["a"]


@pytest.mark.parametrize("accepted", ["", "br"])
def test_an_answer_from_memory_is_the_same_to_the_byte(own_house, accepted) -> None:
    client = own_house.client("en")
    answers = [
        own_house.call(client, show_page("/explore", "?s=EXP_GOODS"), **{"Accept-Encoding": accepted}) for _ in "ab"
    ]
    assert answers[0].data == answers[1].data
    assert [one.headers.get("Content-Encoding", "") for one in answers] == [accepted] * 2


def test_the_explorer_shows_a_change_of_the_store_at_its_next_drawing(own_house) -> None:
    def version():
        answer = own_house.call(own_house.client("en"), show_page("/explore", "?s=EXP_GOODS"))
        return answer.get_json()["response"][ShellId.PAGE]["children"]["props"]["data-version"]

    assert [version(), version()] == ["1", "1"]
    own_house.services.sources.undo(1, "a test", "to see it")
    assert version() == "2"


def test_a_frozen_chart_that_was_withdrawn_says_so_at_its_next_drawing(own_house) -> None:
    services = own_house.services
    kept = services.snapshots.freeze(services.explore.suggested(("EXP_GOODS",)), "en", "a test")
    search = f"?{frozen_spec(kept).to_query()}&frozen={kept.said.snapshot_id}"

    def shown():
        return own_house.call(own_house.client("en"), show_page("/explore", search)).get_data(as_text=True)

    assert "cited by mistake" not in shown()
    services.snapshots.withdraw(kept.said.snapshot_id, "cited by mistake", "a test")
    assert "cited by mistake" in shown()


def test_a_view_that_was_saved_and_a_chart_that_was_frozen_stand_on_the_page_that_was_kept_before(own_house) -> None:
    services = own_house.services
    spec = services.explore.suggested(("EXP_GOODS",))

    def shown():
        return own_house.call(own_house.client("en"), show_page("/explore", "?s=EXP_GOODS")).get_data(as_text=True)

    assert "of the minister" not in shown()
    services.saved_views.save(spec, "of the minister", "", "a test")
    assert "of the minister" in shown()
    kept = services.snapshots.freeze(spec, "en", "a test").said.snapshot_id
    assert kept in shown()


def test_readers_of_another_language_or_theme_have_a_page_of_their_own(own_house) -> None:
    def shown(lang, theme):
        client = own_house.client(lang)
        client.set_cookie("theme", theme)
        return own_house.call(client, show_page("/explore", "?s=EXP_GOODS")).data

    assert len({shown(lang, theme) for lang in ("vi", "en") for theme in ("light", "dark")}) == 4
