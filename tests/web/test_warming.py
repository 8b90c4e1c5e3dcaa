"""Before the first reader comes an application has done what he would wait for; once he is there it does no more."""

from __future__ import annotations

import re

from indicators.services.series_search import Question
from indicators.web.statics import PLOTLY_PATH
from indicators.web.warming import Warming


def test_what_a_first_page_links_is_compressed_before_it_is_asked_for(own_house) -> None:
    Warming(own_house.app.server).run()
    kept = own_house.app.statics.paths()
    assert PLOTLY_PATH in kept
    client = own_house.client()
    linked = re.findall(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+)', client.get("/explore").text)
    assert len(linked) > 9
    for address in linked:
        assert client.get(address).status_code == 200
    assert own_house.app.statics.paths() == kept


def test_the_series_are_listed_before_the_finder_is_opened(own_house, monkeypatch) -> None:
    Warming(own_house.app.server).run()
    services = own_house.built.services

    def read(*_said: object, **_limits: object) -> None:
        raise AssertionError("a reader waits for the listing")

    monkeypatch.setattr(services.explore._listing, "_listed", read)
    assert services.series_search.find(Question())[1]


def test_who_watches_the_health_of_the_server_is_no_reader(own_house) -> None:
    warming = Warming(own_house.app.server)
    own_house.client().get("/healthz")
    assert warming.run() > 9


def test_it_ends_with_the_first_reader(own_house) -> None:
    warming = Warming(own_house.app.server)
    own_house.client().get("/sources")
    assert warming.run() == 1
