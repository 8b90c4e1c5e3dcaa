"""Component ids of the report builder."""

from __future__ import annotations

from enum import StrEnum


class ReportId(StrEnum):
    """``ACT``, ``BEGIN``, ``WORDS`` and ``HOUSE`` are types of pattern ids.

    ``CURRENT`` holds the report's id and the revision that is shown, ``SELECTED`` the block that is being edited,
    ``ORDER`` a block and the place to which it was dragged or moved by the keyboard.
    """

    BODY = "report-body"
    CURRENT = "report-current"
    SELECTED = "report-selected"
    ORDER = "report-order"
    TITLE = "report-title"
    TEMPLATE = "report-template"
    LANGUAGE = "report-language"
    ANNEX = "report-annex"
    EXPORT = "report-export"
    ACT = "report-act"
    BEGIN = "report-begin"
    WORDS = "report-words"
    HOUSE = "report-house"


class Deed(StrEnum):
    """What the buttons of the builder do."""

    FAMILIES = "families"
    HEADLINES = "headlines"
    TEXT = "text"
    DISCREPANCIES = "discrepancies"
    METHOD = "method"
    SELECT = "select"
    SENTENCES = "sentences"
    REFRESH = "refresh"
    REFRESH_ALL = "refresh_all"
    REMOVE = "remove"
    DROP_HOUSE = "drop_house"
