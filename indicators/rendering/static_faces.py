"""Typefaces of one weight each, cut from the variable ones: a PDF holds those as real fonts, variable ones as drawings.

Cutting takes ten seconds of Python; it is done once and kept in a folder named by what it was made from. A server has
it done by this file run as a process of its own: in a thread, every answer of that time would take twice as long.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FONTS_FILE = "fonts.css"
WEIGHTS = {"Source Sans 3 Variable": (400, 600), "Source Serif 4 Variable": (400, 600)}
"""The weights that pictures and printed reports use."""

VERSION = b"2"
_RULE = re.compile(r"@font-face\{[^}]*\}")
_ADDRESS = re.compile(r'url\("([^"]+\.woff2)"\)')
_FAMILY = re.compile(r'font-family:"([^"]+)"')
_WEIGHT = re.compile(r"font-weight:[^;]+;")

log = logging.getLogger(__name__)


def static_faces(vendor: Path, cache: Path) -> Path:
    """Return a folder like ``vendor`` whose upright faces have one weight each; ``vendor`` itself where that fails.

    Several processes may make it at the same time; one of them wins, all have the same.
    """
    rules, made = vendor / FONTS_FILE, _made(vendor, cache)
    if (made / FONTS_FILE).exists():
        return made
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="faces-", ignore_cleanup_errors=True) as name:
            folder = Path(name) / "made"
            _cut(rules, folder)
            if not made.exists():
                folder.rename(made)
    except (OSError, ImportError, ValueError, KeyError):
        log.warning("typefaces could not be cut; a PDF has drawings in their place", exc_info=True)
    return made if (made / FONTS_FILE).exists() else vendor


def cut_beside(vendor: Path, cache: Path) -> None:
    """Cut what is not there yet by a process of low priority and wait for it; who needs the faces sees to failures."""
    if not (vendor / FONTS_FILE).exists() or (_made(vendor, cache) / FONTS_FILE).exists():
        return
    try:
        subprocess.run(  # noqa: S603 (our own interpreter and file, arguments as a list)
            [sys.executable, "-I", __file__, str(vendor), str(cache)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError:
        log.debug("no process for the typefaces", exc_info=True)


def _made(vendor: Path, cache: Path) -> Path:
    """Return the folder of faces that are cut from those in ``vendor``."""
    return cache / f"faces-{hashlib.sha256((vendor / FONTS_FILE).read_bytes() + VERSION).hexdigest()[:16]}"


def _cut(rules: Path, folder: Path) -> None:
    folder.mkdir()
    told = []
    for rule in _RULE.findall(rules.read_text(encoding="utf-8")):
        family, file = _FAMILY.search(rule), _ADDRESS.search(rule)
        if family is None or file is None or "font-style:italic" in rule:
            continue
        source = rules.parent / file.group(1)
        for weight in WEIGHTS.get(family.group(1), ()):
            name = f"{source.stem}-{weight}.woff2"
            _instance(source, folder / name, weight)
            told.append(_WEIGHT.sub(f"font-weight:{weight};", _ADDRESS.sub(f'url("{name}")', rule)))
        if family.group(1) not in WEIGHTS:
            shutil.copyfile(source, folder / source.name)
            told.append(rule)
    (folder / FONTS_FILE).write_text("\n".join(told), encoding="utf-8")


def _instance(source: Path, target: Path, weight: int) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    font = TTFont(source, recalcTimestamp=False)
    if "fvar" in font:
        others = {axis.axisTag: None for axis in font["fvar"].axes if axis.axisTag != "wght"}
        font = instantiateVariableFont(font, {"wght": weight, **others})
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    static_faces(Path(sys.argv[1]), Path(sys.argv[2]))
