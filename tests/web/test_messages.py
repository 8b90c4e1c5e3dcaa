"""Every word that may be shown has both languages: raised codes, literal keys, catalogues against each other."""

from __future__ import annotations

import ast
import re
from functools import cache
from string import Formatter

import pytest

from indicators.i18n.messages import LANGUAGES, LOCALE_DIR, load, read_catalogue, translate

SOURCE = LOCALE_DIR.parent.parent
FAULTS = {"IndicatorsError", "Invalid", "NotFound", "Conflict", "Forbidden", "Unavailable", "Fault", "SettingRefused"}
DOMAINS = sorted({path.stem for path in LOCALE_DIR.glob("*/*.po")})
NAMED_AND_NUMBERED = {"period.month", "period.quarter"}
"""Where Vietnamese says the number and English the name: both are offered."""
TEMPLATE_KEY = re.compile(r"""\bt\(\s*["']([a-z_]+\.[A-Za-z0-9_.]+)["']\s*[,)]""")


@cache
def calls() -> list[tuple[str, list[list[str]]]]:
    """Return the name of every call of the package, and the texts that each of its arguments may be."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                found.append((name, [literals(one) for one in node.args]))
    return found


def literals(node: ast.expr | None) -> list[str]:
    """Return the texts that an argument may be: itself, or the two ends of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return []


def raised_codes() -> set[str]:
    makers = FAULTS | {"__init__"}  # a fault of its own kind hands its code to its parent
    said = {code for name, args in calls() if name in makers and args for code in args[0]}
    return said | driver_codes()


def driver_codes() -> set[str]:
    """Return the codes that errors of a database's driver are turned into, by tables."""
    dialects = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("dialect/*.py")]
    texts = {node.value for tree in dialects for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and re.fullmatch(r"(database|disk)_[a-z_]+", text)}


def literal_keys() -> set[str]:
    said = {key for name, args in calls() if name == "translate" and len(args) > 1 for key in args[1]}
    said |= {key for name, args in calls() if name == "t" and args for key in args[0]}
    for template in sorted((SOURCE / "web" / "templates").glob("*.html")):
        said |= set(TEMPLATE_KEY.findall(template.read_text(encoding="utf-8")))
    return said


def texts(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


def placeholders(message: str | tuple[str, ...]) -> set[str]:
    return {name for text in texts(message) for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_that_is_raised_has_a_message(lang: str) -> None:
    said = load(lang)
    assert sorted(code for code in raised_codes() if f"error.{code}" not in said) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_literal_key_has_a_message(lang: str) -> None:
    keys = literal_keys()
    assert len(keys) > 50
    assert sorted(key for key in keys if "." in key and key not in load(lang)) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_of_a_catalogue_say_the_same_keys_with_the_same_placeholders(domain: str) -> None:
    vi, en = (load_domain(domain, lang) for lang in ("vi", "en"))
    assert sorted(vi) == sorted(en)
    differing = {key for key in vi if placeholders(vi[key]) != placeholders(en[key])}
    assert differing - NAMED_AND_NUMBERED == set()


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_empty(domain: str, lang: str) -> None:
    assert [
        key for key, said in load_domain(domain, lang).items() if not all(text.strip() for text in texts(said))
    ] == []


def test_every_error_message_is_of_a_code_that_is_raised_or_of_the_edge() -> None:
    edge = {"unexpected", "refused", "method", "body_too_large", "media_type", "host_unknown", "cross_site", "envelope"}
    spare = {key.removeprefix("error.") for key in load_domain("error", "vi")} - raised_codes() - edge
    assert spare == set()


def load_domain(domain: str, lang: str) -> dict[str, str | tuple[str, ...]]:
    said: dict[str, str | tuple[str, ...]] = {}
    for message in read_catalogue(LOCALE_DIR / lang / f"{domain}.po", lang):
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        if key:
            said[key] = tuple(message.string) if isinstance(message.string, (tuple, list)) else message.string
    return said


def test_a_parameter_may_have_any_name_even_that_of_an_argument() -> None:
    assert "A:B;c" in translate("en", "error.series_key_unreadable", key="A:B;c")
