"""Set-up: fetch fonts and the smaller Plotly bundle by the lockfile and lay them under ``assets/vendor``.

Run once as ``python -m indicators.web.vendor`` (``make`` does). Nothing here runs in the application. Without npm the
application works with the reader's own fonts and with Dash's own, larger Plotly.

The Vietnamese subset comes last in the style sheet: where ranges overlap the last one wins, so a Vietnamese page needs
two small files of a family and never the large ``latin-ext`` one.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import subprocess
from pathlib import Path

from indicators.settings import PROJECT_DIR

VENDOR_DIR = Path(__file__).parent / "assets" / "vendor"
PLOTLY_FILE = "plotly.min.js"
FONTS_FILE = "fonts.css"
STAMP_FILE = "lock.sha256"

FAMILIES = (
    ("Source Sans 3 Variable", "source-sans-3", "normal"),
    ("Source Sans 3 Variable", "source-sans-3", "italic"),
    ("Source Serif 4 Variable", "source-serif-4", "normal"),
)
SUBSETS = ("latin-ext", "latin", "vietnamese")
SYMBOLS = "U+2021,U+2190-2193,U+2248,U+2260,U+2264-2265,U+2713,U+2717"
"""What neither family has and text needs; DejaVu Sans is named at the end of each stack."""

SCRIPTS = (
    ("plotly.js-basic-dist-min/plotly-basic.min.js", PLOTLY_FILE),
    ("dayjs/dayjs.min.js", "dayjs-1.js"),
    ("dayjs/locale/vi.js", "dayjs-2-vi.js"),
)

log = logging.getLogger(__name__)


def install(project_dir: Path = PROJECT_DIR, target: Path = VENDOR_DIR) -> bool:
    """Fetch the packages with ``npm ci`` and copy what the pages need; False where npm is absent or fails.

    Does nothing where the same lockfile was laid out before.
    """
    lock = hashlib.sha256((project_dir / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    stamp = target / STAMP_FILE
    if stamp.exists() and stamp.read_text(encoding="ascii") == lock:
        return True
    npm = shutil.which("npm")
    if npm is None:
        log.warning("npm is not installed: pages use the fonts of the reader's machine and the full Plotly bundle")
        return False
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=project_dir, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        log.warning("npm ci did not succeed: %s", done.stderr.strip()[-400:])
        return False
    copy_assets(project_dir / "node_modules", target)
    stamp.write_text(lock, encoding="ascii")
    log.info("fonts and scripts are in %s", target)
    return True


def copy_assets(modules: Path, target: Path) -> None:
    """Copy fonts and scripts from ``modules`` (a node_modules folder) to ``target``, replacing what is there."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    rules = [_family_rules(modules, fresh, *family) for family in FAMILIES]
    rules.append(_symbol_rule(modules, fresh))
    (fresh / FONTS_FILE).write_text("\n".join(rules), encoding="utf-8")
    for source, name in SCRIPTS:
        shutil.copyfile(modules / source, fresh / name)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def _family_rules(modules: Path, target: Path, family: str, package: str, style: str) -> str:
    folder = modules / "@fontsource-variable" / package
    ranges = json.loads((folder / "unicode.json").read_text(encoding="utf-8"))
    rules = []
    for subset in SUBSETS:
        name = _copy_named_by_content(folder / "files" / f"{package}-{subset}-wght-{style}.woff2", target)
        rules.append(_font_face(family, style, "200 900", f'url("{name}") format("woff2")', ranges[subset]))
    return "\n".join(rules)


def _symbol_rule(modules: Path, target: Path) -> str:
    name = _copy_named_by_content(modules / "@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2", target)
    return _font_face(
        "DejaVu Sans", "normal", "400 700", f'local("DejaVu Sans"),url("{name}") format("woff2")', SYMBOLS
    )


def _font_face(family: str, style: str, weight: str, source: str, unicode_range: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};font-display:swap;'
        f"src:{source};unicode-range:{unicode_range}}}"
    )


def _copy_named_by_content(source: Path, target: Path) -> str:
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:8]
    name = f"{source.stem}.{digest}{source.suffix}"
    shutil.copyfile(source, target / name)
    return name


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    install()
