"""What the callbacks of the page do: read what the browser says, one service call, one view call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.catalogue.edits import EditKind, present_order
from indicators.i18n import LANGUAGES
from indicators.model.errors import Invalid
from indicators.services.catalogue_edits import Wish
from indicators.services.intake import LOCAL_ACTOR
from indicators.web.pages.catalogue.dialog import fields, outcome
from indicators.web.pages.catalogue.merging import FIELD, target_field
from indicators.web.pages.catalogue.points import Deed, Target, read_point, sign

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services import Services
    from indicators.web.session import Session


def asked(services: Services, session: Session, clicked: Any) -> tuple[Any, ...]:
    """Return the opened dialog for the button that was clicked: title, fields, what it is about, an empty reason."""
    said = clicked.get("point") if isinstance(clicked, dict) else None
    target = read_point(said)
    label = _label(target, services.catalogue)[1] if target.deed is Deed.ALIAS_WITHDRAWN else ""
    title = session.t(f"catalogue.action.{target.deed}", label=label)
    shown: list[Any] = fields(_texts(target, services.catalogue), session)
    if target.deed is Deed.MERGED:
        shown = [target_field(target.code, session, services.catalogue)]
    return True, title, shown, said, "", ""


def _texts(target: Target, catalogue: Catalogue) -> dict[str, str]:
    if target.deed is Deed.NAMES:
        entry = catalogue.indicator(target.code)
        named = {f"name_{lang}": entry.name[lang] for lang in LANGUAGES}
        return named | {f"short_{lang}": entry.short[lang] for lang in LANGUAGES}
    if target.deed is Deed.ALIAS_ADDED:
        return {f"alias_{lang}": "" for lang in LANGUAGES}
    return {"ranks": " > ".join(present_order(catalogue, target.code))} if target.deed is Deed.RANKS else {}


def _label(target: Target, catalogue: Catalogue) -> tuple[str, str]:
    entry = catalogue.indicator(target.code)
    for label, lang in zip(entry.aliases, entry.alias_langs, strict=True):
        if sign(lang, label) == target.detail:
            return lang, label
    raise Invalid("edit_unreadable")


def _wishes(target: Target, said: Mapping[str, str], catalogue: Catalogue) -> tuple[Wish, ...]:
    if target.deed is Deed.NAMES:
        return tuple(
            Wish(kind, target.code, {lang: said.get(f"{stem}_{lang}", "") for lang in LANGUAGES})
            for kind, stem in ((EditKind.NAME, "name"), (EditKind.SHORT, "short"))
        )
    if target.deed is Deed.ALIAS_ADDED:
        typed = {lang: said.get(f"alias_{lang}", "") for lang in LANGUAGES}
        return (Wish(EditKind.ALIAS_ADDED, target.code, {lang: text for lang, text in typed.items() if text.strip()}),)
    if target.deed is Deed.ALIAS_WITHDRAWN:
        lang, label = _label(target, catalogue)
        return (Wish(EditKind.ALIAS_WITHDRAWN, target.code, {lang: label}),)
    if target.deed is Deed.MERGED:
        into = said.get(FIELD, "").strip()
        return (Wish(EditKind.MERGED, target.code, {"": into} if into else {}),)
    return (Wish(EditKind.RANKS, target.code, {"": said.get("ranks", "")}),)


def read_fields(identities: Sequence[Any], values: Sequence[Any]) -> dict[str, str]:
    """Return what stands in the fields by their names; anything that is no text counts as empty."""
    names = [one.get("name") if isinstance(one, dict) else None for one in identities]
    said = zip(names, values, strict=False)
    return {name: value if isinstance(value, str) else "" for name, value in said if isinstance(name, str)}


def preview(services: Services, session: Session, said: Any, texts: Mapping[str, str]) -> tuple[Any, Any]:
    """Return what would change, and the version on which that rests."""
    if not said:
        return [], None
    target = read_point(said)
    if target.deed is Deed.UNDO:
        return [html.P(session.t("catalogue.preview.undo", batch=f"r{target.detail}"))], None
    found = services.catalogue_edits.preview(_wishes(target, texts, services.catalogue))
    return outcome(found, session, services.catalogue), found.seen


def commit(services: Services, session: Session, said: Any, texts: Mapping[str, str], seen: Any, reason: Any) -> str:
    """Write the change or the undo; return what is said then."""
    target, why = read_point(said), reason if isinstance(reason, str) else ""
    if target.deed is Deed.UNDO:
        if not target.detail.isdecimal() or len(target.detail) > 12:
            raise Invalid("edit_unreadable")
        services.sources.undo(int(target.detail), LOCAL_ACTOR, why)
        return session.t("catalogue.said.undone")
    if not isinstance(seen, int) or isinstance(seen, bool):
        raise Invalid("edit_unreadable")
    wishes = _wishes(target, texts, services.catalogue)
    batch = services.catalogue_edits.commit(wishes, LOCAL_ACTOR, why, seen)
    return session.t("catalogue.said.done", batch=f"r{batch.batch_id}")
