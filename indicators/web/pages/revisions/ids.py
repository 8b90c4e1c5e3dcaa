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
