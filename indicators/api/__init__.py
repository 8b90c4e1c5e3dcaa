"""Flask routes beside the pages: is the application alive, which version of the data, and what the rooms add later.

Belongs here: routes whose answer is not a page of Dash. Does not: components (``web``) or use cases (``services``): a
route reads the request, makes one service call and writes the answer. Each module has
``blueprint(services, settings)``.

Public name: ``register_api(server, services, settings)``, called by ``bootstrap`` once the dashboard is built.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from flask import Flask

from indicators.settings import Settings

if TYPE_CHECKING:
    from indicators.services import Services

MODULES = (
    "health",
    "originals",
    "upload",
    "upload_progress",
    "upload_sheets",
    "exporting",
    "reports",
    "partnerships",
    "revisions",
    "snapshots",
)
"""The modules with routes; a new one is one file and one word."""


def register_api(server: Flask, services: Services, settings: Settings) -> None:
    """Add every route of ``MODULES`` to ``server``."""
    for name in MODULES:
        server.register_blueprint(import_module(f"{__name__}.{name}").blueprint(services, settings))
