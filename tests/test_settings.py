"""Settings that cannot be used are refused before anything starts, in words; others reach in through a proxy alone."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys

import pytest

from indicators.cli import REFUSED, main
from indicators.settings import PROJECT_DIR, SETTINGS, SettingRefused, read_settings


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "figures.example.vn", "127.0.0.2"])
def test_an_address_that_others_can_reach_is_refused_unless_a_proxy_asks_who_they_are(host) -> None:
    with pytest.raises(SettingRefused, match="host_not_loopback"):
        read_settings({"INDICATORS_HOST": host})
    behind = {"INDICATORS_BEHIND_PROXY": "1", "INDICATORS_HOSTS": "figures.example.vn"}
    assert read_settings({"INDICATORS_HOST": host, **behind}).host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_loopback_addresses_need_no_proxy(host) -> None:
    assert read_settings({"INDICATORS_HOST": host}).behind_proxy == 0


def test_names_are_read_without_case_and_blanks() -> None:
    said = {"INDICATORS_BEHIND_PROXY": "2", "INDICATORS_HOSTS": " Figures.Example.vn ,figures, [::1]"}
    assert read_settings(said).hosts == ("figures.example.vn", "figures", "[::1]")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"INDICATORS_BEHIND_PROXY": "1"}, "proxy_without_hosts"),
        ({"INDICATORS_HOSTS": "figures"}, "proxy_without_hosts"),
        ({"INDICATORS_BEHIND_PROXY": "1", "INDICATORS_HOSTS": "https://figures"}, "setting_hosts"),
        ({"INDICATORS_BEHIND_PROXY": "1", "INDICATORS_HOSTS": "*"}, "setting_hosts"),
        ({"INDICATORS_BEHIND_PROXY": "1", "INDICATORS_HOSTS": "figures:443"}, "setting_hosts"),
        ({"INDICATORS_BEHIND_PROXY": "-1"}, "setting_number"),
        ({"INDICATORS_BEHIND_PROXY": "6"}, "setting_number"),
        ({"INDICATORS_BEHIND_PROXY": "yes"}, "setting_number"),
        ({"INDICATORS_PORT": "http"}, "setting_number"),
        ({"INDICATORS_PORT": "65536"}, "setting_number"),
        ({"INDICATORS_CHILD_SECONDS": "0"}, "setting_number"),
        ({"INDICATORS_TODAY": "31/02/2025"}, "setting_date"),
        ({"INDICATORS_LANG": "fr"}, "setting_language"),
    ],
)
def test_a_setting_that_cannot_be_used_ends_the_start_with_a_message_in_both_languages(
    said, code, monkeypatch, capsys, tmp_path
) -> None:
    with pytest.raises(SettingRefused, match=code):
        read_settings(said)
    monkeypatch.setenv("INDICATORS_DATA_DIR", str(tmp_path / "data"))
    for name, text in said.items():
        monkeypatch.setenv(name, text)
    told = []
    for lang in ("vi", "en"):
        assert main(["--lang", lang, "serve"]) == REFUSED
        told.append(capsys.readouterr().err)
    assert told[0] != told[1]
    assert all(list(said)[-1] in text for text in told)
    assert not (tmp_path / "data").exists()


def test_the_readme_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(r"INDICATORS_[A-Z_]+", (PROJECT_DIR / "README.md").read_text(encoding="utf-8")))
    assert {"INDICATORS_BEHIND_PROXY", "INDICATORS_HOSTS"} <= named <= {name for name, _, _ in SETTINGS}


def test_a_port_that_another_program_uses_is_told_with_its_number(tmp_path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "indicators", "--lang", "en", "serve"],
            cwd=PROJECT_DIR,
            env={**os.environ, "INDICATORS_DATA_DIR": str(tmp_path), "INDICATORS_PORT": port},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
    assert (done.returncode, done.stdout) == (REFUSED, "")
    assert f"127.0.0.1, port {port} cannot be opened" in done.stderr
    assert "Traceback" not in done.stderr
