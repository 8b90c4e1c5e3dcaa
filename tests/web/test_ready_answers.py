"""A question word for word like one that was answered is answered at the door, as long as nothing is different."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest

from indicators.model.errors import Unavailable
from indicators.web.ready_answers import MOST_BYTES, READY, WORDS, ReadyAnswers, mark_kept
from tests.web.conftest import raise_house
from tests.web.test_app import show_page

ASKED = show_page("/explore", "?s=EXP_GOODS")


class Watched(dict):
    """The words of a request that remember which of them somebody read."""

    read: set[str]

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)

    def get(self, name, other=None):
        self.read.add(name)
        return super().get(name, other)

    def __contains__(self, name):
        self.read.add(name)
        return super().__contains__(name)


def question(body: object = ASKED, **words: str) -> dict:
    content = json.dumps(body).encode()
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/_dash-update-component", "QUERY_STRING": "", "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(content), "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(content)),
        "HTTP_HOST": "127.0.0.1", "HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ACCEPT_LANGUAGE": "en", **words,
    }  # fmt: skip


class Door:
    """An application behind the door; ``inside`` counts what was let in."""

    def __init__(self, house) -> None:
        self.house, self.inside = house, 0
        server = house.app.server
        within = server.wsgi_app._application

        def counted(environ, start_response):
            self.inside += 1
            return within(environ, start_response)

        server.wsgi_app._application = counted
        self.server = server

    def ask(self, environ: dict) -> tuple[str, list[tuple[str, str]], bytes]:
        begun = []
        answer = self.server.wsgi_app(environ, lambda status, headers, *_: begun.append((status, headers)))
        content = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return *begun[-1], content


@pytest.fixture
def door(own_house) -> Door:
    return Door(own_house)


def test_the_same_words_have_the_same_answer_with_all_its_headers_and_cost_the_house_nothing(door) -> None:
    first, second = door.ask(question()), door.ask(question())
    assert first == second
    assert first[0] == "200 OK"
    assert dict(first[1])["Cache-Control"] == "private, no-store"
    assert door.inside == 1


@pytest.mark.parametrize(
    "words",
    [
        {"HTTP_COOKIE": "lang=vi"}, {"HTTP_COOKIE": "theme=dark"}, {"HTTP_ACCEPT_LANGUAGE": "vi"},
        {"HTTP_ACCEPT_ENCODING": "br"}, {"body": show_page("/explore", "?s=IMP_GOODS")},
        {"body": show_page("/explore", "?s=EXP_GOODS&as_of=2026-02-01")},
    ],
)  # fmt: skip
def test_other_words_are_another_question(door, words) -> None:
    plain = door.ask(question())
    other = door.ask(question(**words))
    assert other[0] == "200 OK"
    assert other[1:] != plain[1:]
    assert door.inside == 2


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ({"HTTP_HOST": "elsewhere.example"}, "400"), ({"HTTP_SEC_FETCH_SITE": "cross-site"}, "403"),
        ({"CONTENT_TYPE": "text/plain"}, "400"), ({"body": {"output": "nobody.knows"}}, "400"),
    ],
)  # fmt: skip
def test_whoever_is_refused_is_refused_beside_an_answer_that_is_ready(door, words, status) -> None:
    door.ask(question())
    assert door.ask(question(**words))[0].startswith(status)


def test_a_proxy_is_believed_before_the_door(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tests.web.conftest.settings_in", behind_a_proxy)
    house = raise_house(tmp_path)
    door = Door.__new__(Door)
    door.server = house.app.server
    assert door.ask(question(HTTP_X_FORWARDED_HOST="127.0.0.1"))[0] == "200 OK"
    assert door.ask(question(HTTP_X_FORWARDED_HOST="elsewhere.example"))[0].startswith("400")
    house.built.store.close()


def behind_a_proxy(folder, **said):
    from tests.store.databases import settings_in

    return settings_in(folder, INDICATORS_BEHIND_PROXY="1", INDICATORS_HOSTS="figures.example", **said)


def test_nothing_else_of_a_request_is_read_by_what_answers_it(own_house) -> None:
    kept = own_house.app.server.wsgi_app._application
    for asked in (question(), question()):  # drawn, and found among the kept ones
        watched = Watched(asked)
        watched.read = set()
        list(kept(watched, lambda *_: None))
        answer_words = {name for name in watched.read if name.startswith("HTTP_")}
        assert answer_words <= set(WORDS)


def test_a_change_of_the_store_is_seen_by_the_next_question(door) -> None:
    before = door.ask(question())[2]
    door.house.services.sources.undo(1, "a test", "to see it")
    assert door.ask(question())[2] != before
    assert door.inside == 2


def test_a_chart_that_is_frozen_stands_in_the_next_answer(door) -> None:
    services = door.house.services
    door.ask(question())
    kept = services.snapshots.freeze(services.explore.suggested(("EXP_GOODS",)), "en", "a test").said.snapshot_id
    assert kept.encode() in door.ask(question())[2]


def test_what_shows_more_than_the_store_is_let_in_each_time(door) -> None:
    overview = show_page("/", "")
    for _ in "ab":
        assert door.ask(question(overview))[0] == "200 OK"
    assert door.inside == 2


# -- the door alone ---------------------------------------------------------------------------------------------


def alone(state=lambda: 1, *, told=None, mark=True, headers=(), status="200 OK"):
    asked = []

    def application(environ, start_response):
        asked.append(environ["wsgi.input"].read())
        if mark:
            mark_kept(environ, told or state())
        start_response(status, [("Content-Type", "text/plain"), *headers])
        return [str(len(asked)).encode()]

    door = ReadyAnswers(application, state)
    return lambda **words: b"".join(door(question(**words), lambda *_: None)), asked


def test_a_new_day_is_another_state() -> None:
    days = iter([date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 2), date(2026, 1, 2)])
    ask, _ = alone(lambda: next(days))
    assert [ask(), ask(), ask()] == [b"1", b"1", b"2"]


def test_the_application_reads_the_body_as_it_came() -> None:
    ask, asked = alone(mark=False)
    assert [ask(body="một"), ask(body="một")] == [b"1", b"2"]
    assert asked == [json.dumps("một").encode()] * 2


@pytest.mark.parametrize("said", [{"headers": (("Set-Cookie", "a=b"),)}, {"status": "500 No"}, {"mark": False}])
def test_an_answer_for_one_reader_or_of_a_fault_is_not_given_to_the_next(said) -> None:
    ask, _ = alone(**said)
    assert [ask(), ask()] == [b"1", b"2"]


def test_long_questions_and_such_of_unknown_length_are_not_remembered() -> None:
    ask, _ = alone()
    assert [ask(body="x" * MOST_BYTES), ask(body="x" * MOST_BYTES)] == [b"1", b"2"]
    assert [ask(CONTENT_LENGTH=""), ask(CONTENT_LENGTH="-1"), ask(CONTENT_LENGTH="")] == [b"3", b"4", b"5"]


def test_the_answer_not_asked_for_longest_is_forgotten() -> None:
    ask, _ = alone()
    for number in range(READY + 1):
        ask(body=number)
    assert ask(body=READY) == str(READY + 1).encode()
    assert ask(body=0) == str(READY + 2).encode()


def test_where_the_store_does_not_answer_the_application_finds_the_words() -> None:
    def state():
        raise Unavailable("database_busy")

    ask, _ = alone(state, told=1)
    assert [ask(), ask()] == [b"1", b"2"]
