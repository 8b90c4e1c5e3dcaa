"""The short address of a frozen chart."""

from datetime import UTC, date, datetime
from functools import partial
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from flask import Flask

from indicators.api.snapshots import blueprint
from indicators.model.errors import Invalid, NotFound
from indicators.store import Snapshot, SnapshotDraft, SnapshotMark

KEPT = Snapshot(
    SnapshotDraft("K7Q2M9XD4T", "s=EXP_GOODS&kind=line", "vi", date(2026, 1, 16), 3, "", "analyst"),
    datetime(2026, 1, 16, tzinfo=UTC),
)


def led_to(path):
    def find(text):
        if text != "K7Q2M9XD4T":
            raise NotFound("snapshot_unknown", snapshot=text)
        return KEPT

    server = Flask("snapshots")
    server.register_blueprint(blueprint(SimpleNamespace(snapshots=SimpleNamespace(find=find)), None))
    answer = server.test_client().get(path)
    assert answer.status_code == 302
    parts = urlsplit(answer.headers["Location"])
    assert (parts.netloc, parts.path) == ("", "/explore")
    return {name: values[0] for name, values in parse_qs(parts.query).items()}


def test_the_short_address_leads_to_the_chart_at_its_version_and_day():
    assert led_to("/s/K7Q2M9XD4T") == {
        "s": "EXP_GOODS",
        "kind": "line",
        "as_of": "2026-01-16",
        "version": "3",
        "frozen": "K7Q2M9XD4T",
    }


def test_an_unknown_id_leads_to_the_page_that_says_so_and_nowhere_else():
    assert led_to("/s/NOPE") == {"frozen": "NOPE"}
    assert led_to("/s/%0d%0aSet-Cookie:a") == {"frozen": "\r\nSet-Cookie:a"}
    assert len(led_to("/s/" + "x" * 500)["frozen"]) == 20


def test_a_withdrawal_is_sent_with_its_reason_and_refused_in_words_without_one():
    said = []

    def marked(name, reason, actor, *, withdrawn):
        if not reason:
            raise Invalid("reason_missing")
        said.append((name, reason, withdrawn))
        return SnapshotMark(name, withdrawn, reason, actor)

    snapshots = SimpleNamespace(withdraw=partial(marked, withdrawn=True), restore=partial(marked, withdrawn=False))
    server = Flask("snapshots")
    server.register_blueprint(blueprint(SimpleNamespace(snapshots=snapshots), None))
    client, path = server.test_client(), "/s/K7Q2M9XD4T/withdrawal"
    assert client.post(path, json={"reason": "sai kỳ"}).get_json()["withdrawn"] is True
    assert client.delete(path, json={"reason": "đúng rồi"}).get_json()["withdrawn"] is False
    assert said == [("K7Q2M9XD4T", "sai kỳ", True), ("K7Q2M9XD4T", "đúng rồi", False)]
    for sent in ({"json": {}}, {"data": "no json"}, {"json": [1]}):
        refused = client.post(f"{path}?lang=en", **sent)
        assert refused.status_code == 400
        assert refused.get_json()["error"]["code"] == "reason_missing"
