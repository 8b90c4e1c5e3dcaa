"""Ids of snapshots: ten letters and digits that follow from what is kept and can be read aloud and typed again."""

from __future__ import annotations

import json
from hashlib import sha256

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

LENGTH = 10
LONGEST_TYPED = 40
_TYPED = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def snapshot_id(*said: str | int) -> str:
    """Return the id of a chart that these words describe."""
    number = int.from_bytes(sha256(json.dumps(said).encode()).digest())
    return "".join(LETTERS[(number >> 5 * place) & 31] for place in range(LENGTH))


def typed_id(text: str) -> str:
    """Return the id that a person meant: small letters, hyphens and look-alikes allowed; empty for what is none."""
    meant = text[:LONGEST_TYPED].upper().translate(_TYPED)
    return meant if len(meant) == LENGTH and set(meant) <= set(LETTERS) else ""
