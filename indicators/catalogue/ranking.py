"""Ranks as a person says them: chains of "this one before that one", made into one order or refused by their circle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Chain = tuple[str, ...]

_CHAINS = re.compile(r"[;\n]+")
_LINKS = re.compile(r"[>,\s]+")


def read_chains(text: str) -> tuple[Chain, ...]:
    """Return the chains of a text: one a line or between semicolons, codes apart by ``>``, commas or blanks."""
    chains = (tuple(code.upper() for code in _LINKS.split(part) if code) for part in _CHAINS.split(text))
    return tuple(chain for chain in chains if chain)


def circle(chains: Sequence[Chain]) -> Chain:
    """Return a circle of the chains, its first code again at the end (A, B, A; A, A for itself); empty for none."""
    after = _followers(chains)
    done: set[str] = set()
    for start in after:
        if found := _walk(start, after, (), done):
            return found
    return ()


def _walk(code: str, after: dict[str, dict[str, None]], path: Chain, done: set[str]) -> Chain:
    if code in path:
        return (*path[path.index(code) :], code)
    if code in done:
        return ()
    for follower in after[code]:
        if found := _walk(follower, after, (*path, code), done):
            return found
    done.add(code)
    return ()


def merged(chains: Sequence[Chain], present: Sequence[str]) -> Chain:
    """Return one order that keeps every chain, and of ``present`` as much as they leave; chains without a circle.

    Whoever must stand before another is put right before it; new ones that stand before nobody come last.
    """
    after = _followers(chains)
    order: dict[str, None] = {}

    def place(code: str) -> None:
        if code not in order:
            for before in (one for one in codes if code in after.get(one, ())):
                place(before)
            order[code] = None

    codes = tuple(dict.fromkeys((*present, *after)))
    for code in codes:
        place(code)
    return tuple(order)


def _followers(chains: Sequence[Chain]) -> dict[str, dict[str, None]]:
    after: dict[str, dict[str, None]] = {code: {} for chain in chains for code in chain}
    for chain in chains:
        for one, other in pairwise(chain):
            after[one][other] = None
    return after
