"""What those who bring batches are called; a person's own name stays as it is."""

from __future__ import annotations

from indicators.i18n.messages import translate

KNOWN = ("seed", "cli", "analyst")


def actor_words(actor: str, lang: str) -> str:
    """Return the name of an actor in ``lang``."""
    return translate(lang, f"term.actor.{actor}") if actor in KNOWN else actor
