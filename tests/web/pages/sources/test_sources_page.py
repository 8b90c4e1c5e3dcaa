"""The page of sources: every row with its verdict, every batch with its undo."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from indicators.web.pages.sources.ids import SourcesId
from indicators.web.pages.sources.layout import layout
from indicators.web.session import Session, Theme
from tests.web.test_app import walk, words


def page(house, lang: str = "vi", as_of: date | None = None) -> Any:
    return layout(house.services, Session(lang, Theme.LIGHT, as_of, date(2026, 11, 22)))


def test_each_of_the_27_rows_is_there_with_a_verdict_in_both_languages(house) -> None:
    wanted = {row.source_id for article in house.services.sources.articles() for row in article.rows}
    assert len(wanted) == 27
    for lang in ("vi", "en"):
        texts = words(page(house, lang))
        assert wanted <= set(texts)
        tags = [part for part in walk(page(house, lang)) if str(getattr(part, "className", "")).startswith("tag ")]
        assert len(tags) >= 27


def test_the_two_disputed_rows_are_marked(house) -> None:
    rows = [part for part in walk(page(house)) if getattr(part, "className", "") == "sources-disputed"]
    assert sorted(word for row in rows for word in words(row) if word.startswith("A1-")) == ["A1-05", "A1-09"]


def test_every_address_it_was_checked_against_is_a_link_out(house) -> None:
    links = [part for part in walk(page(house)) if type(part).__name__ == "A" and str(part.href).startswith("http")]
    assert len(links) > 30
    assert all(link.rel == "noopener noreferrer" for link in links)


def test_before_the_first_article_the_page_says_so_and_still_lists_the_batches(house) -> None:
    text = " ".join(words(page(house, "en", date(2025, 1, 1))))
    assert "No article had appeared by 01/01/2025." in text
    assert "Figures shipped with the software" in text


def take_back(house, target: Any, reason: Any) -> Any:
    output = next(name for name in house.app.callback_map if SourcesId.REFUSAL in name)
    parts = output.strip(".").split("...")
    outputs = [{"id": part.partition(".")[0], "property": part.partition(".")[2].partition("@")[0]} for part in parts]
    body = {
        "output": output,
        "outputs": outputs,
        "inputs": [{"id": SourcesId.CONFIRM, "property": "n_clicks", "value": 1}],
        "state": [
            {"id": SourcesId.TARGET, "property": "data", "value": target},
            {"id": SourcesId.REASON, "property": "value", "value": reason},
            {"id": "shell-url", "property": "search", "value": ""},
        ],
        "changedPropIds": [f"{SourcesId.CONFIRM}.n_clicks"],
    }
    answer = house.call(house.client("en"), body)
    assert answer.status_code == 200
    return answer.get_json()["response"]


def test_an_undo_without_a_reason_is_refused_in_words_and_changes_nothing(own_house) -> None:
    said = take_back(own_house, 1, "  ")
    assert "reason is needed" in said[SourcesId.REFUSAL]["children"]
    assert own_house.services.version() == 1


def test_an_undo_with_a_reason_takes_the_batch_back_and_shows_both(own_house) -> None:
    said = json.dumps(take_back(own_house, 1, "wrong table"), ensure_ascii=False)
    assert own_house.services.version() == 2
    assert "wrong table" in said
    assert "taken back by r2" in said


def test_an_undo_of_nothing_is_refused_in_words(own_house) -> None:
    for target in (None, "1", True, 99):
        assert SourcesId.REFUSAL in take_back(own_house, target, "x")
    assert own_house.services.version() == 1


def test_an_original_can_be_fetched_by_its_hash_and_by_nothing_else(own_house) -> None:
    import io

    from indicators.api import originals

    kept = own_house.built.store.keep_original(io.BytesIO(b"a,b\n1,2\n"), "Bảng số.csv", 10_000)
    own_house.app.server.register_blueprint(originals.blueprint(own_house.services, own_house.settings))
    client = own_house.client("en")
    answer = client.get(f"/originals/{kept.sha256}")
    assert answer.data == b"a,b\n1,2\n"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "private, no-store"
    answer.close()
    for other in ("0" * 64, "x", "..%2f..%2findicators.sqlite3"):
        assert client.get(f"/originals/{other}").status_code == 404
