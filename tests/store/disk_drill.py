"""Let the disk fail at every write of a commit in turn; run as ``python -m tests.store.disk_drill FOLDER``.

The process is forbidden to write past a file size, a little more with each turn, which fails real writes of the
database and its journal one after the other. Prints a JSON object: the codes told, the failed and the committed turns,
and whatever was wrong after one of them.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from indicators.model.errors import Unavailable
from indicators.store import Store

from .figures import EXPORTS, draft, figure, open_in, values

PAGE = 4096


def limited(size: int, act: Any) -> str:
    """Run ``act`` with files limited to ``size`` bytes; return the code of the fault, or ""."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        act()
    except Unavailable as fault:
        return fault.code
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    return ""


def drill(folder: Path) -> dict[str, Any]:
    store = open_in(folder)
    store.commit(draft(), [figure(str(number)) for number in range(100)])
    before, wrong = values(store), []
    codes: Counter[str] = Counter()
    size, turn = 0, 0
    while not codes[""]:
        rows = [figure(str(turn), note="x" * 50) for _ in range(100)]
        code = limited(size, lambda rows=rows: store.commit(draft(), rows, heads={EXPORTS: 1}))
        codes[code] += 1
        if code and not sound(store, folder, before):
            wrong.append([turn, code])
        size += PAGE // 2
        turn += 1
    if len(values(store)) != 200 or store.verify():
        wrong.append(["committed", ""])
    originals = Counter(
        limited(size, lambda: store.keep_original(io.BytesIO(b"x" * 50_000), "a", 10**6))
        for size in range(0, 50_000, 7_000)
    )
    left = sorted(path.name for path in (folder / "originals").iterdir())
    store.close()
    return {"codes": codes, "wrong": wrong, "originals": originals, "left": left}


def sound(store: Store, folder: Path, before: list[str]) -> bool:
    """Whether the store reads as before, now and opened afresh, and has nothing to complain of."""
    again = open_in(folder)
    try:
        return values(store) == values(again) == before and again.verify() == []
    finally:
        again.close()


if __name__ == "__main__":
    print(json.dumps(drill(Path(sys.argv[1]))))
