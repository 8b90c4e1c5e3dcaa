"""Every pattern of the package is matched in time that grows with its text and not with a power of two of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import indicators

PACKAGE = Path(indicators.__file__).parent
FUNCTIONS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
MANY = 8
"""Repetitions from which on a choice at each of them is one too many."""


def patterns() -> Iterator[str]:
    """Yield the patterns that are written out in calls of ``re``."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                module, said = node.func.value, node.args[0]
                if isinstance(module, ast.Name) and module.id == "re" and node.func.attr in FUNCTIONS:
                    yield from _written(said)


def _written(said: ast.expr) -> Iterator[str]:
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value


def ambiguous(pattern: str) -> list[str]:
    """Return the repetitions that can take the same text in many ways: ``(X?Y+)*``, of which only ``Y+`` must be."""
    return [str(found)[:80] for found in _ambiguous(parser.parse(pattern))]


def _ambiguous(said: Any) -> Iterator[Any]:
    for code, argument in said:
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            _, most, body = argument
            if most > MANY:
                yield from (one for one in _alternatives(body) if _is_a_repetition_alone(one))
            yield from _ambiguous(body)
        elif code is codes.SUBPATTERN:
            yield from _ambiguous(argument[3])
        elif code is codes.BRANCH:
            for one in argument[1]:
                yield from _ambiguous(one)
        elif code in {codes.ASSERT, codes.ASSERT_NOT}:
            yield from _ambiguous(argument[1])


def _alternatives(body: Any) -> Iterator[list[Any]]:
    parts = list(body)
    if len(parts) == 1 and parts[0][0] is codes.SUBPATTERN:
        yield from _alternatives(parts[0][1][3])
    elif len(parts) == 1 and parts[0][0] is codes.BRANCH:
        for one in parts[0][1][1]:
            yield from _alternatives(one)
    else:
        yield parts


def _is_a_repetition_alone(parts: list[Any]) -> bool:
    """Whether nothing that must be there stands beside what is repeated in what is repeated."""
    must = [part for part in parts if parser.SubPattern(parser.State(), [part]).getwidth()[0]]
    repeated = [part for part in parts if part[0] in {codes.MAX_REPEAT, codes.MIN_REPEAT} and part[1][1] > MANY]
    return bool(repeated) and (not must or (len(must) == 1 and must[0] in repeated))


@pytest.mark.parametrize("pattern", [r"[A-Z]+(?:[ -]?[A-Z]+)*", r"(?:\d+)+x", r"(?:a*)*", r"(?:b|\s*c?){9,}"])
def test_a_repetition_that_can_be_cut_up_in_many_ways_is_found(pattern: str):
    assert ambiguous(pattern)


@pytest.mark.parametrize("pattern", [r"[A-Z]+(?:[ -][A-Z]+)*", r"(?:\d+,)+x", r"(?:[-+]\s*)+", r"(?:\s?\d{1,3})*"])
def test_a_repetition_with_something_between_is_none(pattern: str):
    assert not ambiguous(pattern)


def test_no_pattern_can_be_cut_up_in_many_ways():
    found = {pattern: said for pattern in patterns() if (said := ambiguous(pattern))}
    assert len(set(patterns())) > 500
    assert not found
