"""What each control of the page does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from indicators.services.intake import LOCAL_ACTOR, Publication, Typed
from indicators.services.quoting import published_when, text_of_bytes
from indicators.web.pages.articles.ids import ArticlesId
from indicators.web.sent import file_bytes

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.services.intake.texts import TextIntake

PASTED = "bai-viet.txt"
"""What a text is called that was pasted and is of no file."""


def receive(services: Services, said: Mapping[str, Any], contents: Any, name: Any) -> str:
    """Stage what was pasted or chosen and return its upload; a chosen file that was edited counts as pasted."""
    text = _words(said, ArticlesId.TEXT, strip=False)
    file_name, content = PASTED, text.encode("utf-8", "replace")
    if isinstance(contents, str) and isinstance(name, str):
        original = file_bytes(contents)
        if text_of_bytes(name, original) == text:
            file_name, content = name, original
    published, precision = published_when(_words(said, ArticlesId.PUBLISHED))
    publication = Publication(
        origin=_words(said, ArticlesId.ORIGIN),
        outlet=_words(said, ArticlesId.PUBLISHER),
        title=_words(said, ArticlesId.TITLE),
        published=published,
        precision=precision,
    )
    address = _words(said, ArticlesId.ADDRESS)
    return services.intake.texts.receive(file_name, content, publication, address, LOCAL_ACTOR)


def _words(said: Mapping[str, Any], name: ArticlesId, *, strip: bool = True) -> str:
    value = said.get(name.value)
    text = value if isinstance(value, str) else ""
    return text.strip() if strip else text


def perform(services: Services, control: str, upload: str, figure: str, fields: Mapping[str, Any]) -> bool:
    """Do what a control says; return whether anything happened."""
    action = ACTIONS.get(control)
    if action is None:
        return False
    action(services.intake.texts, upload, figure, fields)
    return True


def _save(texts: TextIntake, upload: str, figure: str, fields: Mapping[str, Any]) -> None:
    names = (ArticlesId.INDICATOR, ArticlesId.MEASURE, ArticlesId.NUMBER, ArticlesId.UNIT, ArticlesId.PERIOD)
    texts.correct(upload, figure, Typed(*(_words(fields, name) for name in names)))


ACTIONS: dict[str, Callable[[TextIntake, str, str, Mapping[str, Any]], Any]] = {
    ArticlesId.CONFIRM: lambda texts, upload, figure, _: texts.confirm(upload, figure),
    ArticlesId.DROP: lambda texts, upload, figure, _: texts.drop(upload, figure),
    ArticlesId.REOPEN: lambda texts, upload, figure, _: texts.reopen(upload, figure),
    ArticlesId.CERTAIN: lambda texts, upload, _figure, _fields: texts.confirm_certain(upload),
    ArticlesId.SAVE: _save,
}
