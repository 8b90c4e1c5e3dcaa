"""How language, theme and as-of day are read."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import LanguageAccept

from indicators.web.session import Theme, parse_query_lists, read_session

TODAY = date(2026, 11, 22)


def accept(*languages: str) -> LanguageAccept:
    return LanguageAccept([(language, 1 - i / 10) for i, language in enumerate(languages)])


def test_the_address_comes_before_the_cookie_and_the_cookie_before_the_browser() -> None:
    assert read_session("?lang=en", {"lang": "vi"}, accept("vi"), TODAY).lang == "en"
    assert read_session("", {"lang": "en"}, accept("vi"), TODAY).lang == "en"
    assert read_session("", {}, accept("en-GB", "vi"), TODAY).lang == "en"
    assert read_session("", {}, accept("fr", "de"), TODAY).lang == "vi"
    assert read_session("", {}, None, TODAY).lang == "vi"


def test_a_language_that_does_not_exist_counts_as_not_said() -> None:
    assert read_session("?lang=xx", {"lang": "en"}, None, TODAY).lang == "en"


@pytest.mark.parametrize("said", ["", "2026-11-22", "2027-01-01", "27/08/2025", "0001-01-01", "x" * 5000, "2025-02-30"])
def test_today_a_later_day_and_what_is_no_day_mean_today(said: str) -> None:
    session = read_session(f"?as_of={said}", {}, None, TODAY)
    assert session.as_of is None
    assert session.day == TODAY


def test_a_past_day_is_kept_in_every_link() -> None:
    session = read_session("?as_of=2025-08-27", {}, None, TODAY)
    assert session.is_past
    assert session.url("/explore") == "/explore?as_of=2025-08-27"
    assert session.url("/explore", {"s": "A:B;c=d"}) == "/explore?s=A%3AB%3Bc%3Dd&as_of=2025-08-27"
    assert session.url("/explore", "s=A&as_of=2024-01-01") == "/explore?s=A&as_of=2024-01-01"


def test_a_link_of_today_says_nothing_of_the_day() -> None:
    assert read_session("", {}, None, TODAY).url("/explore", "s=A") == "/explore?s=A"


def test_the_theme_is_the_readers_choice_and_else_the_systems() -> None:
    assert read_session("", {"theme": "dark", "scheme": "light"}, None, TODAY).theme is Theme.DARK
    assert read_session("", {"scheme": "dark"}, None, TODAY).theme is Theme.DARK
    assert read_session("", {"theme": "pink"}, None, TODAY).theme is Theme.LIGHT


def test_a_query_of_absurd_length_or_kind_is_no_query() -> None:
    assert parse_query_lists("&".join(f"k{i}=1" for i in range(500))) == {}
    assert read_session(["?lang=en"], {}, None, TODAY).lang == "vi"
    assert parse_query_lists("?s=1&s=2&t") == {"s": ["1", "2"], "t": [""]}
