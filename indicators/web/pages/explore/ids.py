"""Component ids of the explorer."""

from __future__ import annotations

from enum import StrEnum


class ExploreId(StrEnum):
    """``PICK`` receives the point that was clicked, ``SELECTED`` tells the browser which one the URL holds.

    ``ADD`` receives the key of a series that the finder adds, ``FIND`` opens the finder, ``MOVED`` receives the
    query to which Back or Forward led. From ``HEAD`` on stand the
    places that no callback names: each is a part that a choice may change without the rest.
    """

    PAGE = "explore-page"
    ADD = "explore-add"
    FIND = "explore-find"
    MOVED = "explore-moved"
    REMOVE = "explore-remove"
    PERIOD = "explore-period"
    TRANSFORM = "explore-transform"
    BASE = "explore-base"
    FORMULA = "explore-formula"
    FORMULA_TEXT = "explore-formula-text"
    FIRST = "explore-first"
    LAST = "explore-last"
    EVENTS = "explore-events"
    KIND = "explore-kind"
    KIND_SMALL = "explore-kind-small"
    TABS = "explore-tabs"
    FIGURE = "explore-figure"
    CHART = "explore-chart"
    TABLE = "explore-table"
    CITATION = "explore-citation"
    DRAWER = "explore-drawer"
    PICK = "explore-pick"
    SELECTED = "explore-selected"
    LOG = "explore-log"
    FREE = "explore-free"
    NOTE_DAY = "explore-note-day"
    NOTE_VALUE = "explore-note-value"
    NOTE_TEXT = "explore-note-text"
    NOTE_ADD = "explore-note-add"
    NOTE_DROP = "explore-note-drop"
    AGAINST = "explore-against"
    HEAD = "explore-head"
    SAID = "explore-said"
    SERIES = "explore-series"
    CONTROLS = "explore-controls"
    BASE_PLACE = "explore-base-place"
    FORMULA_PLACE = "explore-formula-place"
    KIND_ROW = "explore-kind-row"
    KIND_LIST = "explore-kind-list"
    NOTES = "explore-own-notes"
    BODY = "explore-body"
    PANES = "explore-panes"
    MAIN = "explore-main"
    UNDER = "explore-under"
    TWIN_PANEL = "explore-twin-panel"
    TWIN_UNIT = "explore-twin-unit"
    TWIN = "explore-twin"
    FOOTNOTE = "explore-footnote"
    PAGES = "explore-pages"
    DIFFERING = "explore-differing"
    BESIDE = "explore-beside"


class KeptId(StrEnum):
    """What is kept of charts: ``FREEZE`` and ``REFRESH`` make a frozen link, the others are those of saved views."""

    FREEZE = "explore-freeze"
    REFRESH = "explore-refresh"
    BANNER = "explore-banner"
    VIEWS = "explore-views"
    LIST = "explore-views-list"
    NAME = "explore-view-name"
    NOTE = "explore-view-note"
    SAVE = "explore-view-save"
    SAID = "explore-view-said"
    EDIT_NAME = "explore-view-edit-name"
    EDIT_NOTE = "explore-view-edit-note"
    RENAME = "explore-view-rename"
    REMOVE_VIEW = "explore-view-remove"
    DIFFERENCES = "explore-differences"
