"""What a printed label may mean, best first; likenesses are looked for only where somebody asks for them.

A file of another country's figures has a hundred thousand labels of which nobody asks what they are like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

from indicators.catalogue.labels import Resolution

CERTAIN = 90
"""A score from which a label is mapped without asking; no likeness has it."""


class Proposals(Sequence[Resolution]):
    """``known`` is what rules and aliases say; where they say nothing (None), ``near`` finds what is alike."""

    def __init__(self, known: Sequence[Resolution] | None, near: Callable[[], Sequence[Resolution]] = tuple) -> None:
        self._known, self._near = known, near

    @property
    def certain(self) -> str:
        """The indicator that is meant for sure, or empty."""
        found = self._known
        return found[0].indicator if found and found[0].score >= CERTAIN else ""

    @cached_property
    def _all(self) -> tuple[Resolution, ...]:
        return tuple(self._near() if self._known is None else self._known)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> Resolution: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Resolution, ...]: ...
    def __getitem__(self, index: int | slice) -> Resolution | tuple[Resolution, ...]:
        return self._all[index]

    def __iter__(self) -> Iterator[Resolution]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)
