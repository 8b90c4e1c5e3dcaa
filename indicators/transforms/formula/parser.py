"""Text -> formula, by recursive descent; what cannot be read is told with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from indicators.model.errors import Invalid
from indicators.transforms.formula.syntax import LETTERS, Expression, Name, Negative, Number, Operation, letters

LONGEST = 200
DEEPEST = 20
_TOKEN = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<sign>[-+*/()−×÷:])|(?P<other>\S)")
_SAME = {"−": "-", "×": "*", "÷": "/", ":": "/"}
LONGEST_NUMBER = 15
END = ""


@dataclass(frozen=True, slots=True)
class Token:
    """``kind``: ``number``, ``word``, ``sign``, empty at the end; ``at``: the place of its first character, from 1."""

    kind: str
    text: str
    at: int


def parse(text: str) -> Expression:
    """Return the formula that ``text`` says.

    Raises Invalid with the place ``at`` (from 1) and what was ``found`` there: "formula_empty", "formula_too_long",
    "formula_character", "formula_number", "formula_letter", "formula_operand", "formula_bracket", "formula_sign",
    "formula_too_deep", "formula_without_series".
    """
    if len(text) > LONGEST:
        raise Invalid("formula_too_long", at=LONGEST + 1, found="", longest=LONGEST)
    tokens = _tokens(text)
    if len(tokens) == 1:
        raise Invalid("formula_empty", at=1, found="")
    reader = _Reader(tokens)
    formula = reader.sum(0)
    left = reader.here
    if left.kind != END:
        raise Invalid("formula_bracket" if left.text == ")" else "formula_sign", at=left.at, found=left.text)
    if not letters(formula):
        raise Invalid("formula_without_series", at=1, found=text.strip()[:1])
    return formula


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind, said, at = match.lastgroup or "", match.group(), match.start() + 1
        if kind == "other":
            raise Invalid("formula_character", at=at, found=said)
        if kind == "number" and len(said) > LONGEST_NUMBER:
            raise Invalid("formula_number", at=at, found=said)
        if kind == "word" and said.lower() not in LETTERS:
            raise Invalid("formula_letter", at=at, found=said, first=LETTERS[0], last=LETTERS[-1])
        found.append(Token(kind, _SAME.get(said, said.lower()), at))
    return [*found, Token(END, "", len(text.rstrip()) + 1)]


class _Reader:
    """Reads tokens from the left; each method reads one rule of the grammar."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def here(self) -> Token:
        return self._tokens[self._at]

    def sum(self, depth: int) -> Expression:
        found = self._product(depth)
        while self.here.text in {"+", "-"}:
            sign = self._take()
            found = Operation(sign.text, found, self._product(depth), sign.at)
        return found

    def _product(self, depth: int) -> Expression:
        found = self._signed(depth)
        while self.here.text in {"*", "/"}:
            sign = self._take()
            found = Operation(sign.text, found, self._signed(depth), sign.at)
        return found

    def _signed(self, depth: int) -> Expression:
        if self.here.text != "-":
            return self._atom(depth)
        sign = self._take()
        return Negative(self._atom(depth), sign.at)

    def _atom(self, depth: int) -> Expression:
        token = self._take()
        if token.kind == "number":
            return Number(Decimal(token.text.replace(",", ".")), token.at)
        if token.kind == "word":
            return Name(token.text, token.at)
        if token.text != "(":
            raise Invalid("formula_operand", at=token.at, found=token.text)
        if depth >= DEEPEST:
            raise Invalid("formula_too_deep", at=token.at, found=token.text, deepest=DEEPEST)
        inner = self.sum(depth + 1)
        closing = self._take()
        if closing.text != ")":
            unclosed = closing.kind == END
            raise Invalid(
                "formula_bracket" if unclosed else "formula_sign",
                at=token.at if unclosed else closing.at,
                found="(" if unclosed else closing.text,
            )
        return inner

    def _take(self) -> Token:
        token = self.here
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token
