"""Component ids of the page of revisions."""

from __future__ import annotations

from enum import StrEnum


class RevisionsId(StrEnum):
    """``FIGURE``, ``DECIDE`` and ``WITHDRAW`` are types of pattern ids: ``{type, place, point}``."""

    BODY = "revisions-body"
    SERIES = "revisions-series"
    WINDOW = "revisions-window"
    SINCE = "revisions-since"
    CHART = "revisions-vintages"
    FIGURE = "revisions-figure"
    DRAWER = "revisions-drawer"
    DECIDE = "revisions-decide"
    WITHDRAW = "revisions-withdraw"
    DIALOG = "revisions-dialog"
    DIALOG_BODY = "revisions-dialog-body"
    TARGET = "revisions-target"
    CHOICE = "revisions-choice"
    OUTCOME = "revisions-outcome"
    DESPITE = "revisions-despite"
    DESPITE_BOX = "revisions-despite-box"
    REASON = "revisions-reason"
    REFUSAL = "revisions-refusal"
    CONFIRM = "revisions-confirm"
    SAID = "revisions-said"


FIELDS = ("number", "status", "origin", "published", "cited")
"""The fields of a correction at which something may be found; each has its place ``<FOUND>-<field>``."""


class CorrectionId(StrEnum):
    """The dialog of a correction; ``OPEN`` is a type of pattern ids: ``{type, point}``."""

    OPEN = "revisions-correct"
    DIALOG = "revisions-correct-dialog"
    TARGET = "revisions-correct-target"
    TITLE = "revisions-correct-title"
    UNIT = "revisions-correct-unit"
    NUMBER = "revisions-correct-number"
    STATUS = "revisions-correct-status"
    ORIGIN = "revisions-correct-origin"
    PUBLISHED = "revisions-correct-published"
    CITED = "revisions-correct-cited"
    FOUND = "revisions-correct-found"
    OUTCOME = "revisions-correct-outcome"
    CONFIRMED = "revisions-correct-confirmed"
    CONFIRMED_BOX = "revisions-correct-confirmed-box"
    REASON = "revisions-correct-reason"
    REFUSAL = "revisions-correct-refusal"
    COMMIT = "revisions-correct-commit"
