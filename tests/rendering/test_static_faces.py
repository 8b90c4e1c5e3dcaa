from pathlib import Path

import pytest

from indicators.rendering import cut_beside, static_faces

FACE = '@font-face{font-family:"Some Sans";font-style:normal;font-weight:400;src:url("some.woff2") format("woff2")}'


@pytest.fixture
def vendor(tmp_path) -> Path:
    folder = tmp_path / "vendor"
    folder.mkdir()
    (folder / static_faces.FONTS_FILE).write_text(FACE, encoding="utf-8")
    (folder / "some.woff2").write_bytes(b"letters")
    return folder


def test_a_server_has_its_typefaces_cut_by_another_process(vendor, tmp_path, monkeypatch):
    cut_beside(vendor, tmp_path / "cache")
    monkeypatch.setattr(static_faces, "_cut", lambda *_: pytest.fail("cut again, by this process"))
    made = static_faces.static_faces(vendor, tmp_path / "cache")
    assert made.parent == tmp_path / "cache"
    assert (made / "some.woff2").read_bytes() == b"letters"


def test_where_there_are_no_typefaces_none_are_cut(tmp_path):
    cut_beside(tmp_path, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
