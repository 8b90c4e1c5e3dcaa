"""The typefaces that every server cuts for its pictures, cut once and kept for all servers of the tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from indicators.rendering.static_faces import FONTS_FILE, static_faces
from indicators.settings import PROJECT_DIR, read_settings

_KEPT = PROJECT_DIR / ".faces_cache"
"""Cutting takes ten seconds; the folder within is named by what it was made from."""


def lay_faces(data_dir: Path) -> None:
    """Lay the cut typefaces where a server with its data in ``data_dir`` looks for them before it cuts its own."""
    vendor = read_settings({}).vendor_dir
    if not (vendor / FONTS_FILE).exists():
        return
    made = static_faces(vendor, _KEPT)
    target = read_settings({"INDICATORS_DATA_DIR": str(data_dir)}).cache_dir / made.name
    if made != vendor and not target.exists():
        shutil.copytree(made, target)
