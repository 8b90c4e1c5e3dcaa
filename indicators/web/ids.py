"""Component ids of the shell; those of a page live in the page's own ``ids``."""

from __future__ import annotations

from enum import StrEnum


class ShellId(StrEnum):
    """``URL`` is the address (pathname, search); ``THEME`` holds light or dark and changes with the theme button."""

    PROVIDER = "shell-provider"
    URL = "shell-url"
    THEME = "shell-theme"
    MESSAGES = "shell-messages"
    PAGE = "shell-page"
