"""Who may ask at all, and the headers of every answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indicators.web.app import create_web
from indicators.web.guard import hostname
from tests.web.test_app import show_page

PATH = "/_dash-update-component"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8050", "10.0.0.7"])
def test_another_host_name_is_refused(house, host) -> None:
    answer = house.client().get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.get_json()["error"]["code"] == "host_unknown"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8050", "[::1]:8050", "LOCALHOST"])
def test_the_loopback_names_are_answered(house, host) -> None:
    assert house.client().get("/", headers={"Host": host}).status_code == 200


def test_a_port_is_no_part_of_the_host_name() -> None:
    assert [hostname(host) for host in ("a:80", "[::1]:8050", "[::1]", "A")] == ["a", "[::1]", "[::1]", "a"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://[broken"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_a_write_from_another_site_is_refused(house, headers) -> None:
    answer = house.client().post(PATH, json=show_page("/"), headers=headers)
    assert answer.status_code == 403
    assert answer.get_json()["error"]["code"] == "cross_site"


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}]
)
def test_a_write_from_our_own_pages_is_answered(house, headers) -> None:
    assert house.client().post(PATH, json=show_page("/"), headers=headers).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sources",
        "/khong-co",
        "/_dash-layout",
        "/_dash-dependencies",
        "/search.json",
        "/assets/tokens.css",
        "/assets/no.css",
    ],
)
def test_every_answer_carries_the_security_headers(house, path) -> None:
    headers = house.client().get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in scripts


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/search.json"])
def test_data_is_never_kept_by_a_cache(house, path) -> None:
    assert house.client().get(path).headers["Cache-Control"] == "private, no-store"


def test_every_inline_script_is_admitted_by_its_hash(house) -> None:
    import base64
    import hashlib

    answer = house.client().get("/")
    policy = answer.headers["Content-Security-Policy"]
    scripts = re.findall(r"<script(?P<how>[^>]*)>(?P<what>.*?)</script>", answer.get_data(as_text=True), re.DOTALL)
    inline = [what for how, what in scripts if "src=" not in how and "application/json" not in how]
    assert len(inline) >= 2
    for what in inline:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(what.encode()).digest()).decode()}'" in policy


def test_a_page_names_no_address_outside_its_origin(house) -> None:
    text = house.client().get("/").get_data(as_text=True)
    assert re.findall(r'(?:src|href)="(?!/)[^"#]*"', text) == []


def test_a_wrong_method_is_refused_in_words(house) -> None:
    answer = house.client("en").get(PATH)
    assert answer.status_code == 404
    answer = house.client("en").delete("/search.json", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 405
    assert answer.get_json()["error"]["code"] == "method"


@pytest.fixture(scope="module")
def behind_proxy(house) -> FlaskClient:
    """A client whose requests come through one proxy, at the name ``figures.example.vn``."""
    settings = replace(house.settings, behind_proxy=1, hosts=("figures.example.vn",))
    return create_web(house.services, settings).server.test_client()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "127.0.0.1:8050", "X-Forwarded-Host": "figures.example.vn"}, 200),
        ({"Host": "figures.example.vn"}, 200),
        ({"Host": "FIGURES.example.vn:443"}, 200),
        ({"Host": "127.0.0.1:8050"}, 200),
        ({"Host": "127.0.0.1:8050", "X-Forwarded-Host": "evil.example"}, 400),
        ({"Host": "127.0.0.1:8050", "X-Forwarded-Host": "figures.example.vn, evil.example"}, 400),
        ({"Host": "127.0.0.1:8050", "X-Forwarded-Host": "evil.example, figures.example.vn"}, 200),
        ({"Host": "evil.example"}, 400),
        ({"Host": "0.0.0.0:8050"}, 400),
        ({"Host": "a.figures.example.vn"}, 400),
    ],
)
def test_behind_a_proxy_the_name_it_was_asked_by_counts(behind_proxy, headers, status) -> None:
    assert behind_proxy.get("/", headers=headers).status_code == status


def test_without_a_proxy_what_a_client_says_of_one_counts_for_nothing(house) -> None:
    answer = house.client().get("/", headers={"Host": "evil.example", "X-Forwarded-Host": "localhost"})
    assert answer.status_code == 400
    answer = house.client().get("/", headers={"Host": "localhost", "X-Forwarded-Host": "evil.example"})
    assert answer.status_code == 200


def test_behind_a_proxy_a_write_must_come_from_the_name_it_was_asked_by(behind_proxy) -> None:
    asked = {"Host": "127.0.0.1:8050", "X-Forwarded-Host": "figures.example.vn", "X-Forwarded-Proto": "https"}
    for origin, status in (("https://figures.example.vn", 200), ("https://evil.example", 403), ("null", 403)):
        answer = behind_proxy.post(PATH, json=show_page("/"), headers={**asked, "Origin": origin})
        assert answer.status_code == status


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("http", False)])
def test_the_cookie_of_the_language_is_secure_where_the_proxy_was_asked_securely(behind_proxy, scheme, secure) -> None:
    asked = {"X-Forwarded-Host": "figures.example.vn", "X-Forwarded-Proto": scheme}
    assert ("Secure" in behind_proxy.get("/?lang=en", headers=asked).headers["Set-Cookie"]) is secure
