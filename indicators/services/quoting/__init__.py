"""Figures in texts: what a text says, and how it stands beside what the store knows.

Belongs here: files to figures (``texts``), figures against series (``checking``), both as records. Does not: how
sentences are read (``articles``).
Public names: ``Quoting``, ``Checked``, ``Verdict``, ``read_text_file``, ``published_day``.
"""

from indicators.services.quoting.quoting import Quoting
from indicators.services.quoting.reasons import reason
from indicators.services.quoting.texts import published_day, published_when, read_text_file, text_of_bytes
from indicators.services.quoting.verdict import Checked, Verdict

__all__ = [
    "Checked",
    "Quoting",
    "Verdict",
    "published_day",
    "published_when",
    "read_text_file",
    "reason",
    "text_of_bytes",
]
