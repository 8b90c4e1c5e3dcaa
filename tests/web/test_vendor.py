"""The set-up of fonts and scripts, without a network."""

from __future__ import annotations

import json
import shutil

import pytest

from indicators.settings import PROJECT_DIR
from indicators.web import vendor


def modules(folder):
    """Write a node_modules folder with the files that are copied."""
    for _, package, style in vendor.FAMILIES:
        files = folder / "@fontsource-variable" / package / "files"
        files.mkdir(parents=True, exist_ok=True)
        ranges = {subset: f"U+{i}000-{i}FFF" for i, subset in enumerate(vendor.SUBSETS)}
        (files.parent / "unicode.json").write_text(json.dumps(ranges), encoding="utf-8")
        for subset in vendor.SUBSETS:
            (files / f"{package}-{subset}-wght-{style}.woff2").write_bytes(f"{package}{subset}{style}".encode())
    symbols = folder / "@fontsource/dejavu-sans/files"
    symbols.mkdir(parents=True)
    (symbols / "dejavu-sans-latin-400-normal.woff2").write_bytes(b"symbols")
    for source, _ in vendor.SCRIPTS:
        (folder / source).parent.mkdir(parents=True, exist_ok=True)
        (folder / source).write_text(f"/* {source} */", encoding="utf-8")
    return folder


def test_fonts_are_named_by_content_and_vietnamese_comes_last_in_a_family(tmp_path) -> None:
    vendor.copy_assets(modules(tmp_path / "modules"), tmp_path / "vendor")
    rules = (tmp_path / "vendor" / vendor.FONTS_FILE).read_text(encoding="utf-8").splitlines()
    sans = [rule for rule in rules if "Source Sans 3" in rule and "style:normal" in rule]
    assert ["latin-ext" in sans[0], "vietnamese" in sans[-1]] == [True, True]
    for rule in rules:
        name = rule.partition('url("')[2].partition('"')[0]
        assert (tmp_path / "vendor" / name).exists()
        assert len(name.split(".")[1]) == 8
    assert (tmp_path / "vendor" / vendor.PLOTLY_FILE).exists()


def test_copying_again_leaves_nothing_of_before(tmp_path) -> None:
    target = tmp_path / "vendor"
    target.mkdir()
    (target / "old.js").write_text("old", encoding="utf-8")
    vendor.copy_assets(modules(tmp_path / "modules"), target)
    assert not (target / "old.js").exists()


def test_without_npm_the_set_up_says_so_and_goes_on(tmp_path, monkeypatch, caplog) -> None:
    shutil.copy(PROJECT_DIR / "package-lock.json", tmp_path)
    monkeypatch.setattr(vendor.shutil, "which", lambda name: None)
    assert vendor.install(tmp_path, tmp_path / "vendor") is False
    assert "npm is not installed" in caplog.text


def test_the_same_lockfile_is_laid_out_once(tmp_path, monkeypatch) -> None:
    shutil.copy(PROJECT_DIR / "package-lock.json", tmp_path)
    ran = []

    def npm(command, **_):
        ran.append(command)
        modules(tmp_path / "node_modules")
        return type("Done", (), {"returncode": 0})()

    monkeypatch.setattr(vendor.shutil, "which", lambda name: "npm")
    monkeypatch.setattr(vendor.subprocess, "run", npm)
    assert vendor.install(tmp_path, tmp_path / "vendor")
    assert vendor.install(tmp_path, tmp_path / "vendor")
    assert len(ran) == 1
    assert "--ignore-scripts" in ran[0]


def test_the_lockfile_names_no_registry() -> None:
    lock = json.loads((PROJECT_DIR / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all(package.get("integrity") for name, package in lock["packages"].items() if name)


def test_the_chart_library_has_the_version_that_the_figures_are_made_for() -> None:
    from plotly.offline import get_plotlyjs_version

    wanted = json.loads((PROJECT_DIR / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted["plotly.js-basic-dist-min"] == get_plotlyjs_version()


@pytest.mark.parametrize("name", ["tokens.css", "marks.css", "shell.css", "components.css"])
def test_a_style_sheet_names_no_address(name) -> None:
    from indicators.web.shell import ASSETS

    sheet = (ASSETS / name).read_text(encoding="utf-8")
    assert "http" not in sheet.replace("http://www.w3.org/2000/svg", "")
