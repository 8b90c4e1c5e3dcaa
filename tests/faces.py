"""The typefaces that every server cuts for its pictures, cut once for all servers of a run of the tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from indicators.rendering.static_faces import FONTS_FILE, static_faces
from indicators.settings import read_settings

_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())


def lay_faces(data_dir: Path) -> None:
    """Lay the cut typefaces where a server with its data in ``data_dir`` looks for them before it cuts its own."""
    vendor, cache = read_settings({}).vendor_dir, Path(tempfile.gettempdir()) / f"indicators-faces-{_RUN}"
    if not (vendor / FONTS_FILE).exists():
        return
    atexit.register(shutil.rmtree, cache, ignore_errors=True)
    made = static_faces(vendor, cache)
    target = read_settings({"INDICATORS_DATA_DIR": str(data_dir)}).cache_dir / made.name
    if made != vendor and not target.exists():
        shutil.copytree(made, target)
