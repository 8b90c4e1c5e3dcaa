"""Component ids of the page of articles; those that come once a figure are the ``type`` of a pattern."""

from __future__ import annotations

from enum import StrEnum


class ArticlesId(StrEnum):
    BODY = "articles-body"
    HANDLE = "articles-handle"
    TEXT = "articles-text"
    FILE = "articles-file"
    PUBLISHER = "articles-publisher"
    TITLE = "articles-title"
    ORIGIN = "articles-origin"
    PUBLISHED = "articles-published"
    ADDRESS = "articles-address"
    RUN = "articles-run"
    CONFIRM = "articles-confirm"
    DROP = "articles-drop"
    REOPEN = "articles-reopen"
    EDIT = "articles-edit"
    CERTAIN = "articles-certain"
    DISCARD = "articles-discard"
    FORM = "articles-form"
    SAVE = "articles-save"
    INDICATOR = "articles-indicator"
    MEASURE = "articles-measure"
    NUMBER = "articles-number"
    UNIT = "articles-unit"
    PERIOD = "articles-period"
