"""The message catalogues: gettext .po files, one per domain and language, read once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"
LOCALE_DIR = Path(__file__).parent / "locale"


def translate(lang: str, key: str, /, **params: Any) -> str:
    """Return the message ``domain.key`` in ``lang`` with ``params`` filled in; ``n`` chooses the plural form.

    A key without a message comes back as it is, so that a page never fails for a word; the tests compare the
    catalogues and look for keys on every page.
    """
    catalogue = load(lang if lang in LANGUAGES else DEFAULT_LANGUAGE)
    text = catalogue.get(key)
    if text is None:
        return key
    if isinstance(text, tuple):
        text = text[_plural_index(lang, params.get("n", 2)) if len(text) > 1 else 0]
    return text.format_map(_Params(params)) if "{" in text else text


@cache
def load(lang: str) -> dict[str, str | tuple[str, ...]]:
    """Return every message of ``lang`` by key; plural messages as the tuple of their forms."""
    messages: dict[str, str | tuple[str, ...]] = {}
    for path in sorted((LOCALE_DIR / lang).glob("*.po")):
        for message in read_catalogue(path, lang):
            key = message.id if isinstance(message.id, str) else message.id[0]
            if not key:
                continue
            if not key.startswith(f"{path.stem}."):
                raise ValueError(f"{path.name}: {key} does not belong to this domain")
            if key in messages:
                raise ValueError(f"{path.name}: {key} is there twice")
            said = message.string or ""
            messages[key] = said if isinstance(said, str) else tuple(said)
    return messages


def read_catalogue(path: Path, lang: str) -> Catalog:
    """Read one .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def _plural_index(lang: str, n: Any) -> int:
    return 0 if lang == "vi" or n == 1 else 1


class _Params(dict[str, Any]):
    """Leaves a placeholder without a value visible instead of failing."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
