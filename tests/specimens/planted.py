"""A draft of ours with twelve planted errors, in Vietnamese and in English, and what each figure is to be marked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "drafts"


@dataclass(frozen=True, slots=True)
class Planted:
    """The draft in one language: its file, its text, and (phrase, verdict) of every figure in order."""

    lang: str
    path: Path
    text: str
    published: date
    figures: tuple[tuple[str, str], ...]


def planted(lang: str) -> Planted:
    said = json.loads((FOLDER / "planted.json").read_text(encoding="utf-8"))
    path = FOLDER / f"planted_{lang}.txt"
    figures = tuple((one[lang], one["verdict"]) for one in said["figures"])
    return Planted(lang, path, path.read_text(encoding="utf-8"), date.fromisoformat(said["published"]), figures)
