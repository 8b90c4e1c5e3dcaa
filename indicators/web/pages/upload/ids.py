"""Component ids of the upload page; those that come once a row are the ``type`` of a pattern."""

from __future__ import annotations

from enum import StrEnum


class UploadId(StrEnum):
    PAGE = "upload-page"
    BODY = "upload-body"
    HANDLE = "upload-handle"
    CELL = "upload-cell"
    READING = "upload-reading"
    NEXT = "upload-next"
    DISCARD = "upload-discard"
    MAP = "upload-map"
    MEMBER = "upload-member"
    MEASURE = "upload-measure"
    UNIT = "upload-unit"
    RESET = "upload-reset"
    REASON = "upload-reason"
    ACCEPT = "upload-accept"
    REOPEN = "upload-reopen"
    ORIGIN = "upload-origin"
    OUTLET = "upload-outlet"
    TITLE = "upload-title"
    PUBLISHED = "upload-published"
    PRECISION = "upload-precision"
    STATUS = "upload-status"
    CONFIRM = "upload-confirm"
    COMMIT_REASON = "upload-commit-reason"
    COMMIT = "upload-commit"
    UNDO_REASON = "upload-undo-reason"
    UNDO = "upload-undo"
    TEMPLATE_SERIES = "upload-template-series"
    TEMPLATE_LINK = "upload-template-link"
