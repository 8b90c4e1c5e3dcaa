"""Links: the one place that decides whether an address from data may become a link."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from dash import html


def safe_href(address: str) -> str:
    """Return ``address`` where it is an http(s) address with a host or a path of our own; otherwise empty.

    Anything else (``javascript:``, ``data:``, ``//host``, control characters, user names) is not made clickable.
    """
    text = address.strip()
    if not text or any(ord(ch) < 33 or ch in '\\"<>' for ch in text):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme in {"http", "https"}:
        return text if parts.hostname and "@" not in parts.netloc else ""
    own_path = not parts.scheme and not parts.netloc and text.startswith("/") and not text.startswith("//")
    return text if own_path else ""


def source_link(words: Any, address: str) -> Any:
    """Return ``words`` linked to a source in a new tab, or the bare words where the address is not safe."""
    href = safe_href(address)
    return html.A(words, href=href, target="_blank", rel="noopener noreferrer") if href else html.Span(words)
