"""The same workbooks the way others bring them into a database: no periods, no sources, no history, no checks."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path
from xml.parsers import expat

import pandas as pd
from sqlalchemy import create_engine

MOST_VARIABLES = 30_000
"""SQLite takes so many values a statement; a dashboard that asks for more rows at once would only fail."""


def _header(wide: bool) -> int:
    return 3 if wide else 0


def superset(path: Path, folder: Path, *, wide: bool) -> None:
    """Read by openpyxl and insert by many values a statement, a thousand rows at once, as Superset does."""
    frame = pd.read_excel(path, engine="openpyxl", header=_header(wide))
    rows = min(1_000, MOST_VARIABLES // len(frame.columns))
    _insert(frame, folder, method="multi", chunksize=rows)


def informed(path: Path, folder: Path, *, wide: bool) -> None:
    """Read by calamine and insert as pandas does unasked."""
    _insert(pd.read_excel(path, engine="calamine", header=_header(wide)), folder)


def _insert(frame: pd.DataFrame, folder: Path, **said: object) -> None:
    engine = create_engine(f"sqlite:///{folder / 'peer.sqlite3'}")
    frame.to_sql("figures", engine, index=False, if_exists="replace", **said)  # type: ignore[call-overload]
    engine.dispose()


def floor(path: Path, folder: Path) -> None:
    """Pass once over the XML and insert what its cells hold, nothing understood."""
    values: list[tuple[str]] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = lambda text: values.append((text,))
    with zipfile.ZipFile(path) as package, package.open("xl/worksheets/sheet1.xml") as stream:
        parser.ParseFile(stream)
    with sqlite3.connect(folder / "floor.sqlite3") as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS cell (value TEXT)")
        connection.executemany("INSERT INTO cell VALUES (?)", values)
    connection.close()
