"""A person's changes of the catalogue as values: names, labels and ranks, applied to the shipped tables in order.

Belongs here: what an edit says, what it makes of a catalogue, and why it may not be made. Does not: who made it and
when (``store``), or which figures follow (``services``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from indicators.catalogue.catalogue import PRESS, Catalogue
from indicators.catalogue.creation import NewIndicator, created
from indicators.catalogue.labels import LabelIndex, index_aliases
from indicators.catalogue.merging import merge, refusals
from indicators.catalogue.ranking import Chain, circle, merged, read_chains
from indicators.model.finding import Finding, Severity
from indicators.model.indicator import Indicator
from indicators.model.text import clean, fold

LONGEST = 200


class EditKind(StrEnum):
    """What an edit changes; ``ranks`` those of one family of indicators, the others one indicator."""

    NAME = "name"
    SHORT = "short"
    ALIAS_ADDED = "alias_added"
    ALIAS_WITHDRAWN = "alias_withdrawn"
    RANKS = "ranks"
    MERGED = "merged"
    CREATED = "created"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. ``target`` is an indicator or a family; ``text`` the name or label in ``lang``.

    Of a merge ``text`` is the code of the indicator into which ``target`` goes.

    ``order`` are the organisations of a family, the first rank first (``ranks`` only), ``entry`` what is said of a new
    indicator (``created`` only).
    """

    kind: EditKind
    target: str
    lang: str = ""
    text: str = ""
    order: tuple[str, ...] = ()
    entry: NewIndicator | None = None

    def to_payload(self) -> dict[str, Any]:
        more = {} if self.entry is None else {"entry": self.entry.to_payload()}
        return {
            **more,
            "kind": self.kind.value,
            "target": self.target,
            "lang": self.lang,
            "text": self.text,
            "order": list(self.order),
        }

    @classmethod
    def from_payload(cls, said: dict[str, Any]) -> Edit:
        entry = NewIndicator.from_payload(said["entry"]) if "entry" in said else None
        return cls(EditKind(said["kind"]), said["target"], said["lang"], said["text"], tuple(said["order"]), entry)


# -- applying -------------------------------------------------------------------------------------------------
def apply(catalogue: Catalogue, edits: Iterable[Edit]) -> Catalogue:
    """Return the catalogue after ``edits`` in their order.

    Total: an edit of something that is gone (an undo took it back, a later version ships another table) says nothing.
    """
    for edit in edits:
        catalogue = _ranked(catalogue, edit) if edit.kind is EditKind.RANKS else _changed(catalogue, edit)
    return catalogue


def _changed(catalogue: Catalogue, edit: Edit) -> Catalogue:
    if edit.kind is EditKind.CREATED:
        return catalogue if edit.entry is None else created(catalogue, edit.entry)
    entry = catalogue.by_code.get(edit.target)
    if entry is None:
        return catalogue
    if edit.kind is EditKind.MERGED:
        return merge(catalogue, edit.target, edit.text)
    if edit.kind is EditKind.NAME:
        return _with(catalogue, replace(entry, name={**entry.name, edit.lang: edit.text}))
    if edit.kind is EditKind.SHORT:
        return _with(catalogue, replace(entry, short={**entry.short, edit.lang: edit.text}))
    return _labelled(catalogue, entry, edit)


def _labelled(catalogue: Catalogue, entry: Indicator, edit: Edit) -> Catalogue:
    pairs = list(zip(entry.aliases, entry.alias_langs, strict=True))
    one, added = (edit.text, edit.lang), edit.kind is EditKind.ALIAS_ADDED
    if (one in pairs) == added:
        return catalogue
    pairs = [*pairs, one] if added else [pair for pair in pairs if pair != one]
    changed = replace(entry, aliases=tuple(text for text, _ in pairs), alias_langs=tuple(lang for _, lang in pairs))
    return replace(_with(catalogue, changed), labels=_indexed(catalogue.labels, entry.code, edit.text, added=added))


def _with(catalogue: Catalogue, entry: Indicator) -> Catalogue:
    entries = tuple(entry if one.code == entry.code else one for one in catalogue.indicators)
    return replace(catalogue, indicators=entries, by_code={one.code: one for one in entries})


def _indexed(labels: LabelIndex, code: str, alias: str, *, added: bool) -> LabelIndex:
    pairs, one = list(zip(labels.codes, labels.choices, strict=True)), (code, fold(alias))
    if added:
        pairs.append(one)
    else:
        pairs.remove(one)
    return replace(
        labels,
        aliases=index_aliases(pairs),
        choices=tuple(choice for _, choice in pairs),
        codes=tuple(meant for meant, _ in pairs),
    )


def _ranked(catalogue: Catalogue, edit: Edit) -> Catalogue:
    order = [code for code in edit.order if code in catalogue.by_origin]
    order += [code for code in present_order(catalogue, edit.target) if code not in order]
    place = {code: position for position, code in enumerate(order, 1)}
    origins = tuple(
        replace(one, rank={**one.rank, edit.target: place[one.code]}) if one.code in place else one
        for one in catalogue.origins
    )
    return replace(catalogue, origins=origins, by_origin={one.code: one for one in origins})


def present_order(catalogue: Catalogue, family: str) -> tuple[str, ...]:
    """Return the organisations that have a rank in a family, the first one first."""
    ranked = [one for one in catalogue.origins if family in one.rank]
    return tuple(one.code for one in sorted(ranked, key=lambda one: one.rank[family]))


# -- proposing ------------------------------------------------------------------------------------------------
def propose_text(
    catalogue: Catalogue, kind: EditKind, code: str, lang: str, text: str
) -> tuple[Edit | None, tuple[Finding, ...]]:
    """Return the change of a name or label with why it may not be made; no edit where it would change nothing.

    Raises NotFound ("indicator_unknown").
    """
    entry, said = catalogue.indicator(code), clean(text)
    edit = Edit(kind, code, lang, said)
    if kind is EditKind.ALIAS_WITHDRAWN:
        absent = said not in entry.aliases_in(lang)
        return edit, (_refusal("catalogue_alias_absent", label=said[:LONGEST], lang=lang),) if absent else ()
    if not said:
        return edit, (_refusal("catalogue_text_empty", what=kind.value, lang=lang),)
    if len(said) > LONGEST:
        return edit, (_refusal("catalogue_text_long", what=kind.value, lang=lang, limit=LONGEST),)
    if apply(catalogue, [edit]) == catalogue:
        return None, ()
    owner = _owner(catalogue, said, code)
    return edit, (_refusal("catalogue_text_taken", label=said, owner=owner),) if owner else ()


def propose_merge(catalogue: Catalogue, code: str, into: str) -> tuple[Edit, tuple[Finding, ...]]:
    """Return the merge of ``code`` into ``into`` with why it may not be made; figures that collide are not looked at.

    Raises NotFound ("indicator_unknown").
    """
    entry, other = catalogue.indicator(code), clean(into)
    return Edit(EditKind.MERGED, entry.code, "", other), refusals(catalogue, entry.code, other)


def _owner(catalogue: Catalogue, text: str, code: str) -> str:
    """Return another indicator that has a text as name or label already, or empty; the same short name may be two's."""
    wanted = fold(text)
    for entry in catalogue.indicators:
        said = (*entry.name.values(), *entry.short.values(), *entry.aliases)
        if entry.code != code and wanted in {fold(one) for one in said}:
            return entry.code
    return ""


def propose_ranks(catalogue: Catalogue, family: str, text: str) -> tuple[Edit | None, tuple[Finding, ...]]:
    """Return the ranks of a family after what a person says, ``CUSTOMS > NSO; NSO > MOF``, or why they may not be.

    Who is not named keeps the place that is left.
    """
    chains = read_chains(text)
    edit = Edit(EditKind.RANKS, family)
    if unknown := _unknown(catalogue, chains):
        return edit, (_refusal("catalogue_origin_unknown", origins=list(unknown)),)
    if found := circle(chains):
        return edit, (_refusal("catalogue_rank_circle", circle=" > ".join(found)),)
    present = present_order(catalogue, family)
    order = merged(chains, present)
    return (None, ()) if order == present else (replace(edit, order=order), ())


def _unknown(catalogue: Catalogue, chains: Iterable[Chain]) -> tuple[str, ...]:
    codes = dict.fromkeys(code for chain in chains for code in chain)
    return tuple(code[:40] for code in codes if code not in catalogue.by_origin or code == PRESS)


def _refusal(code: str, **params: Any) -> Finding:
    return Finding(code, Severity.HARD, params=params)
