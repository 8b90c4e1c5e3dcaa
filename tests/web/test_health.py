"""Alive or not, and which version."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from indicators.api import MODULES, health, register_api


@pytest.mark.parametrize(("alive", "status", "word"), [(True, 200, "ok"), (False, 503, "unavailable")])
def test_healthz_answers_whether_the_store_does(house, alive, status, word) -> None:
    server = Flask("health")
    server.register_blueprint(health.blueprint(replace(house.services, alive=lambda: alive), house.settings))
    answer = server.test_client().get("/healthz")
    assert (answer.status_code, answer.get_json()) == (status, {"status": word})


def test_version_is_that_of_the_store(house) -> None:
    server = Flask("health")
    server.register_blueprint(health.blueprint(replace(house.services, version=lambda: 412), house.settings))
    assert server.test_client().get("/version").get_json() == {"version": 412}


def test_every_module_of_the_api_is_registered(house) -> None:
    server = Flask("api")
    register_api(server, house.services, house.settings)
    assert len(server.blueprints) == len(MODULES)
