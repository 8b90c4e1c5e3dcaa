"""What a start on a PostgreSQL server refuses, told by the command line: exit 2, both languages, no password."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from indicators.cli import REFUSED, main

from . import databases
from .databases import bare, empty_on, on_postgresql, server_url, url_on

SECRET = "s3cr3t-of-the-team"
Refusal = Callable[[str], tuple[str, str]]


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Refusal:
    """Start on a URL and return what is told in Vietnamese and in English; whatever is told leaves the password out."""

    def start(url: str) -> tuple[str, str]:
        monkeypatch.setenv("INDICATORS_DATA_DIR", str(tmp_path / "data"))
        monkeypatch.setenv("INDICATORS_DATABASE_URL", url)
        told = []
        for lang in ("vi", "en"):
            monkeypatch.setenv("INDICATORS_LANG", lang)
            code = main(["verify"])
            said = capfd.readouterr()
            assert (code, said.out) == (REFUSED, ""), said.err
            assert SECRET not in said.err
            assert "Traceback" not in said.err
            told.append(said.err.strip())
        vi, en = told
        assert vi != en
        return vi, en

    return start


def with_login(user: str, password: str = SECRET, **said: Any) -> str:
    url = make_url(server_url()).set(username=user, password=password, **said)
    return url.render_as_string(hide_password=False)


@pytest.fixture
def guarded() -> Iterator[str]:
    """A role of the server that has to say its password, which is another than ``SECRET``."""
    with closing(psycopg.connect(server_url(), autocommit=True)) as server:
        server.execute(f"CREATE ROLE {databases.GUARDED} LOGIN PASSWORD 'another'")
        yield databases.GUARDED
        server.execute(f"DROP ROLE {databases.GUARDED}")


@pytest.mark.parametrize(
    ("url", "named"),
    [
        (f"mysql://team:{SECRET}@host/figures", "mysql"),
        (f"http://team:{SECRET}@host/figures", "http"),
        (f"postgresql://team:{SECRET}@host:port/figures", "INDICATORS_DATABASE_URL"),
        (SECRET, "INDICATORS_DATABASE_URL"),
        (f"postgresql://team:{SECRET}@host/figures?no_such={SECRET}", "INDICATORS_DATABASE_URL"),
        (f"postgresql://team:{SECRET}@127.0.0.1/figures?connect_timeout={SECRET}", "INDICATORS_DATABASE_URL"),
        (f"postgresql://team:{SECRET}@127.0.0.1/figures?sslmode={SECRET}", "INDICATORS_DATABASE_URL"),
        (f"postgresql://team:{SECRET}@no-such-host.invalid/figures", "no-such-host.invalid"),
        (f"postgresql://team:{SECRET}@127.0.0.1:1/figures", "127.0.0.1"),
    ],
)
def test_a_url_that_leads_to_no_server_is_told_with_what_is_wrong_in_it(refused: Refusal, url: str, named: str) -> None:
    vi, en = refused(url)
    assert named in vi
    assert named in en


def test_a_wrong_password_is_told_with_the_account_and_the_host(refused: Refusal, guarded: str) -> None:
    _, en = refused(with_login(guarded))
    assert f"refuses the account “{guarded}”" in en
    assert "127.0.0.1" in en


def test_an_account_that_is_unknown_is_told_as_a_wrong_password_is(refused: Refusal) -> None:
    assert "refuses the account “nobody_here”" in refused(with_login("nobody_here"))[1]


def test_a_database_that_is_not_there_is_told_by_name(refused: Refusal) -> None:
    assert "no database “not_there”" in refused(with_login("postgres", database="not_there"))[1]


@on_postgresql
def test_an_account_that_may_not_create_anything_is_told_so(refused: Refusal, guarded: str, tmp_path: Path) -> None:
    url = make_url(empty_on("postgresql", tmp_path)).set(username=guarded, password="another")
    _, en = refused(url.render_as_string(hide_password=False))
    assert "lacks a right" in en


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_could_lose_commits_is_refused_by_the_setting(refused: Refusal, setting: str) -> None:
    with closing(psycopg.connect(server_url(), autocommit=True)) as server:
        try:
            _set(server, setting, "off")
            vi, en = refused(server_url())
        finally:
            _set(server, setting, "on")
    assert f"{setting} = off" in vi
    assert f"Set {setting} = on" in en


def _set(server: psycopg.Connection[Any], setting: str, value: str) -> None:
    """Set what holds for the whole server, and wait until new connections have it."""
    server.execute(f"ALTER SYSTEM SET {setting} = {value}")
    server.execute("SELECT pg_reload_conf()")
    for _ in range(200):
        with closing(psycopg.connect(server_url())) as other:
            row = other.execute(f"SHOW {setting}").fetchone()
        if row == (value,):
            return
        time.sleep(0.02)
    raise AssertionError(setting)


@on_postgresql
def test_a_schema_of_another_program_is_refused_by_its_tables_and_left_alone(refused: Refusal, tmp_path: Path) -> None:
    url = empty_on("postgresql", tmp_path)
    with closing(bare("postgresql", tmp_path)) as raw:
        raw.execute("CREATE SCHEMA indicators")
        raw.execute("CREATE TABLE observation (star text)")
        raw.execute("CREATE TABLE telescope (name text)")
        vi, en = refused(url)
        tables = raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'indicators' ORDER BY 1").fetchall()
    assert tables == [("observation",), ("telescope",)]
    assert "observation, telescope" in vi
    assert "tables of another program" in en


@on_postgresql
def test_tables_of_others_beside_our_schema_are_no_obstacle(tmp_path: Path) -> None:
    url = empty_on("postgresql", tmp_path)
    with closing(bare("postgresql", tmp_path)) as raw:
        raw.execute("CREATE TABLE public.observation (star text)")
    store = databases.open_store(url, tmp_path, databases.clock)
    assert (store.version(), store.verify()) == (0, [])
    store.close()


@on_postgresql
def test_a_database_of_a_newer_program_is_refused_and_the_program_to_be_upgraded(
    refused: Refusal, tmp_path: Path
) -> None:
    url = url_on("postgresql", tmp_path)
    with closing(bare("postgresql", tmp_path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0999'")
        vi, en = refused(url)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0999",)]
    assert "0999" in vi
    assert "Update the software" in en
