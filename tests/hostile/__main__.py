"""Send every hostile file to a running app: ``make hostile``; ``python -m tests.hostile FOLDER`` sends a folder.

A file of ours has to end as its specimen says. Whatever the file, the answer comes within ten seconds, the reader stays
below one GiB, a refusal names its cause in both languages, nothing is answered by 5xx, and the server stays the process
it was. In a folder an ``expected.json`` (name -> {"expect": "read" | "refuse" | "either"}) is heeded.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from indicators.i18n import LANGUAGES
from tests.hostile.server import Answer, Running, running
from tests.hostile.specimens import SPECIMENS, Outcome

MOST_SECONDS, MOST_MIB = 10.0, 1024


def files(folder: Path | None) -> Iterator[tuple[str, bytes, Outcome]]:
    """Yield name, content and outcome of every file that is sent."""
    if folder is None:
        for specimen in SPECIMENS:
            yield specimen.name, specimen.make(), specimen.outcome
        return
    listed = folder / "expected.json"
    said = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != listed:
            yield path.name, path.read_bytes(), Outcome(said.get(path.name, {}).get("expect", "either"))


def complaints(server: Running, name: str, content: bytes, outcome: Outcome) -> tuple[list[str], Answer]:
    """Return what is wrong with the answers to one file, in both languages, and the last of them."""
    found: list[str] = []
    answers = {lang: server.send(content, name, lang) for lang in LANGUAGES}
    for lang, answer in answers.items():
        if answer.status >= 500:
            found.append(f"{lang}: HTTP {answer.status} {answer.code}")
        if answer.seconds >= MOST_SECONDS:
            found.append(f"{lang}: {answer.seconds:.1f} s")
        if answer.peak_mib >= MOST_MIB:
            found.append(f"{lang}: {answer.peak_mib} MiB")
        if answer.status >= 400 and not answer.message:
            found.append(f"{lang}: refused without a word")
        if answer.status == 201 and answer.reading is None and lang == LANGUAGES[0]:
            found.append(f"{lang}: taken, but no reading of it was kept")
        found += [f"{lang}: {wrong}" for wrong in outcome.unlike(answer.status, answer.code, answer.reading)]
    messages = {answer.message for answer in answers.values() if answer.message}
    if answers["vi"].status >= 400 and len(messages) < len(LANGUAGES):
        found.append("one message for both languages")
    if not server.alive:
        found.append("the server is gone")
    elif not server.unchanged:
        found.append("another process answers than before")
    return found, answer


def main(folder: Path | None) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as server:
        for name, content, outcome in files(folder):
            wrong, answer = complaints(server, name, content, outcome)
            failed += bool(wrong)
            said = f"{answer.status} {answer.code:26} {answer.seconds:5.1f} s {answer.peak_mib:5} MiB"
            print(f"{'FAIL' if wrong else 'ok':5}{name:38}{said}  {'; '.join(wrong)}", flush=True)
        listening = server.listening() if server.alive else frozenset()
        before, after = (", ".join(str(pid) for pid, _ in sorted(said)) for said in (server.processes, listening))
        print(f"{failed} failed; listening before: {before}; after: {after or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
