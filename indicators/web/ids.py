"""Component ids of the shell; those of a page live in the page's own ``ids``."""

from __future__ import annotations

from enum import StrEnum


class ShellId(StrEnum):
    """``URL`` is the address (pathname, search); ``THEME`` holds light or dark and changes with the theme button.

    ``ASKED`` is an address whose page is to be drawn, ``STANDING`` the drawing that stands, ``CHANGE`` what a choice
    makes of it (``web.standing``).
    """

    PROVIDER = "shell-provider"
    URL = "shell-url"
    THEME = "shell-theme"
    MESSAGES = "shell-messages"
    PAGE = "shell-page"
    ASKED = "shell-asked"
    STANDING = "shell-standing"
    CHANGE = "shell-change"
