"""Files that leave: a chart as a workbook, slide or page with a native chart, or as tidy data. Pure; bytes in the end.

Belongs here: file formats, what a spreadsheet must not take for a formula, names of files. Does not: fetching or
choosing figures, the words around a chart and its table (``charts`` derives them, ``services`` brings both together in
a ``Document``).

Public names: ``xlsx``, ``pptx``, ``docx``, ``csv``, ``shown_csv``, ``json_file``, ``html_page``, ``file_stem``,
``Document`` and its parts in ``document``::

    export.xlsx(document).file_name == "xuat-khau-hang-hoa_luy-ke_2022-2025_tai-2026-01-16.xlsx"

Doors for whoever composes files of several charts (``document`` comes from ``services.documents.as_document``)::

    deck = new_deck()                                # deck.py; or pptx.Presentation(a house template)
    add_slides(deck, document)                       # slides.py: a slide with all words (a long table: several)
    place_charts(slide, document, Box(x, y, w, h))   # slides.py: only the native charts, or the table, into a box
    add_text(slide, box, [(text, Look(12))], lang, "Name")            # slide_text.py
    deck_bytes(deck, day, lang, title, subject, identifier)           # deck.py: deterministic bytes
    paper = new_paper(lang)                          # paper.py: A4; or docx.Document(a house template)
    add_chart(paper, document, width_cm)             # pages.py: title, key, chart, notes, source, id
    place_chart(paper, document, width_cm)           # pages.py: only the native charts, or the table
    add_words(paper, text, "Chart Note", lang)       # pages.py; ``paper.add_styles`` adds the styles of charts
    paper_bytes(paper, day, lang, title, subject, identifier)         # paper.py: deterministic bytes
"""

from indicators.export.change_template import CountryCode, change_template, state_changes
from indicators.export.csv_file import csv
from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.html_page import html_page
from indicators.export.json_file import json_file
from indicators.export.pages import docx
from indicators.export.shown_csv import shown_csv
from indicators.export.slides import pptx
from indicators.export.workbook import xlsx

__all__ = [
    "CountryCode",
    "Document",
    "change_template",
    "csv",
    "docx",
    "file_stem",
    "html_page",
    "json_file",
    "pptx",
    "shown_csv",
    "state_changes",
    "xlsx",
]
