"""A file that the asker has is not drawn again, and never taken for another."""

import pytest
from flask import Flask

from indicators.api.exporting import create_blueprint
from indicators.api.freshness import Freshness
from indicators.model.chart import Artifact


class Exporting:
    """Counts what is drawn."""

    def __init__(self):
        self.drawn = 0

    def export(self, spec, fmt, lang, theme, *, form):
        self.drawn += 1
        return Artifact(f"chart.{fmt}", "text/csv", f"{spec.to_query()} {lang}".encode())


@pytest.fixture
def asked():
    exporting, stamp = Exporting(), [1]
    server = Flask("export")
    server.register_blueprint(create_blueprint(exporting, Freshness(lambda: tuple(stamp))))

    def ask(path="/export/csv?s=EXP_GOODS&lang=vi", known="", **headers):
        said = {**headers, **({"If-None-Match": known} if known else {})}
        return server.test_client().get(path, headers=said)

    ask.exporting, ask.stamp = exporting, stamp
    return ask


def test_who_has_the_file_is_told_so_without_its_being_drawn(asked):
    first = asked()
    again = asked(known=first.headers["ETag"])
    assert (first.status_code, again.status_code, again.get_data()) == (200, 304, b"")
    assert asked.exporting.drawn == 1
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/export/csv?s=IMP_GOODS&lang=vi", {}),
        ("/export/json?s=EXP_GOODS&lang=vi", {}),
        ("/export/csv?s=EXP_GOODS&lang=en", {}),
        ("/export/csv?s=EXP_GOODS", {"Accept-Language": "en"}),
    ],
)
def test_another_chart_form_or_language_is_another_file(asked, path, headers):
    tag = asked().headers["ETag"]
    assert asked(path, tag, **headers).status_code == 200


def test_after_a_commit_the_file_is_drawn_anew(asked):
    tag = asked().headers["ETag"]
    asked.stamp[0] = 2
    assert asked(known=tag).status_code == 200
    assert asked.exporting.drawn == 2


def test_a_refusal_is_told_again_to_whoever_has_the_file(asked):
    tag = asked().headers["ETag"]
    assert asked("/export/csv?s=EXP_GOODS&lang=xx", tag).status_code == 400
