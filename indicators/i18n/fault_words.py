"""The words of a fault: its message in the reader's language, that of a fault within it too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indicators.i18n import translate
from indicators.model.errors import IndicatorsError


def fault_words(code: str, params: Mapping[str, Any], lang: str) -> str:
    """Return the message of ``error.<code>``; a parameter that is itself a fault is told by its own message."""
    said = {
        name: fault_words(value.code, value.params, lang) if isinstance(value, IndicatorsError) else value
        for name, value in params.items()
    }
    return translate(lang, f"error.{code}", **said)
