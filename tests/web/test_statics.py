"""Static files: compressed once, kept by path, aged by fingerprint."""

from __future__ import annotations

import gzip
import re

import brotli

from indicators.web.statics import AT_ONCE, PLOTLY_PATH, compressed


def script_paths(house) -> list[str]:
    return re.findall(r'src="(/[^"]+)"', house.client().get("/").get_data(as_text=True))


def test_a_fingerprinted_file_is_sent_compressed_and_may_be_kept_for_a_year(house) -> None:
    path = next(path for path in script_paths(house) if "dash_renderer" in path)
    client = house.client()
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    small = client.get(path, headers={"Accept-Encoding": "gzip, br"})
    zipped = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "br"
    assert brotli.decompress(small.data) == plain.data == gzip.decompress(zipped.data)
    assert len(small.data) < len(plain.data) / 3
    for answer in (plain, small, zipped):
        assert "max-age=31536000" in answer.headers["Cache-Control"]
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_file_that_did_not_change_is_not_sent_again(house) -> None:
    path = next(path for path in script_paths(house) if "all.js" in path)
    client = house.client()
    first = client.get(path, headers={"Accept-Encoding": "br"})
    again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert first.status_code == 200
    assert again.status_code == 304
    assert again.data == b""


def test_invented_fingerprints_do_not_fill_the_memory(own_house) -> None:
    path = next(path for path in script_paths(own_house) if "dash_renderer" in path)
    client = own_house.client()
    for stamp in range(20):
        assert client.get(re.sub(r"m\d+\.min", f"m{stamp}.min", path)).status_code == 200
        assert client.get(f"/assets/shell.js?m={stamp}").status_code == 200
    kept = own_house.app.statics.paths()
    assert sum("dash_renderer" in one for one in kept) == 1
    assert sum("shell.js" in one for one in kept) == 1


def test_every_script_of_the_page_is_there(house) -> None:
    client = house.client()
    for path in script_paths(house):
        assert client.get(path).status_code == 200, path


def test_the_chart_library_is_served_and_checked_for_changes(house) -> None:
    answer = house.client().get(PLOTLY_PATH)
    assert answer.status_code == 200
    assert b"plotly" in answer.data[:2000].lower()


def test_a_picture_is_not_compressed() -> None:
    assert set(compressed(b"\x89PNG" * 300, "image/png").content) == {"identity"}


def test_a_path_outside_the_assets_is_not_found(house) -> None:
    for path in ("/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/....//app.py"):
        assert house.client().get(path).status_code == 404


def test_every_script_says_first_that_it_may_be_compiled_while_it_comes(house) -> None:
    client = house.client()
    for path in script_paths(house):
        assert client.get(path).data.count(AT_ONCE) == 1, path
        assert client.get(path).data.startswith(AT_ONCE), path
    assert compressed(b"p{}" * 200, "text/css").content["identity"] == b"p{}" * 200
