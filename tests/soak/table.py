"""The table of results in ``docs/reliability.md``: one row a campaign and database, the latest run of each."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- results: written by make soak -->\n", "<!-- end of results -->\n"
HEAD = (
    "| campaign | database | what was done | lost | half or wrong | slowest | run on | commit |\n"
    "|---|---|---|--:|--:|--:|---|---|\n"
)


@cache
def commit() -> str:
    """The commit that was checked out when this was first asked; "+" where the sources differed from it."""

    def git(*said: str) -> str:
        ran = subprocess.run(["git", *said], cwd=PAGE.parent.parent, capture_output=True, text=True, check=False)
        return ran.stdout.strip()

    changed = git("status", "--porcelain", "--", "indicators", "tests")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


@dataclass(frozen=True)
class Row:
    """One campaign on one database: what was done in words and figures, and what must be nought."""

    campaign: str
    database: str
    done: str
    lost: int
    wrong: int
    slowest: float

    def line(self) -> str:
        seconds = f"{self.slowest:.2f} s" if self.slowest else ""
        said = (
            self.campaign,
            self.database,
            self.done,
            self.lost,
            self.wrong,
            seconds,
            date.today().isoformat(),
            commit(),
        )
        return "| " + " | ".join(map(str, said)) + " |\n"


def write(row: Row, page: Path = PAGE) -> None:
    """Put a row in the place of the one it renews, or at the end."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    table, after = rest.split(END)
    lines = [line for line in table.removeprefix(HEAD).splitlines(keepends=True) if line.startswith("|")]
    kind = row.database.partition(" ")[0]
    same = [n for n, line in enumerate(lines) if line.startswith(f"| {row.campaign} | {kind}")]
    if same:
        lines[same[0]] = row.line()
    else:
        lines.append(row.line())
    page.write_text(before + BEGIN + HEAD + "".join(lines) + END + after, encoding="utf-8")
