"""Sentences drafted from figures: each number tied to its observation, each confirmed by the check of drafts.

Belongs here: clauses and their grammar, ranks, ties through an edit, what has become stale. Does not: how a text is
read (``articles``) and checked (``quoting``), where sentences are kept (``services.reports``).
Public names: ``Drafting``, ``Staleness``, ``Changed``, ``TiedText``, ``retied``.
"""

from indicators.services.sentences.drafting import Drafting
from indicators.services.sentences.staleness import Changed, Staleness
from indicators.services.sentences.tied_text import TiedText, retied

__all__ = ["Changed", "Drafting", "Staleness", "TiedText", "retied"]
