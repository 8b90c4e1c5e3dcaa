"""Figures in texts: what a text says, and how it stands beside what the store knows.

Belongs here: files to figures (``texts``), figures against series (``checking``), both as records. Does not: how
sentences are read (``articles``).
Public names: ``Quoting``, ``Checked``, ``Verdict``, ``read_text_file``, ``published_day``.
"""

from indicators.services.quoting.near_matches import NearMatch
from indicators.services.quoting.printed_claims import printed_shares
from indicators.services.quoting.quoting import Quoting
from indicators.services.quoting.reasons import reason, said
from indicators.services.quoting.texts import published_day, published_when, read_text_file, text_of_bytes
from indicators.services.quoting.tones import TONES
from indicators.services.quoting.verdict import Checked, Verdict

__all__ = [
    "TONES",
    "Checked",
    "NearMatch",
    "Quoting",
    "Verdict",
    "printed_shares",
    "published_day",
    "published_when",
    "read_text_file",
    "reason",
    "said",
    "text_of_bytes",
]
