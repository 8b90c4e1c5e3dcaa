"""What a number is a figure of: the subject before it or behind it, a part, a partner, or nothing that is taken."""

from __future__ import annotations

from dataclasses import replace

from indicators.articles.behind import Behind
from indicators.articles.names import PARTNERS
from indicators.articles.sentence import Context, Sentence
from indicators.articles.subject import (
    COUNTED,
    COUNTED_NOUNS,
    INHERITED,
    PARTNERED,
    UNKNOWN_SCORE,
    Subject,
    fitted,
    is_gdp,
    with_sector,
)
from indicators.articles.token import Kind, Quantity, Token

_OF_THE_WHOLE = frozenset({"share", "contribution"})


def subjects_of(context: Context, sentence: Sentence, at: int, quantity: Quantity, behind: Behind) -> list[Subject]:
    """Return what a number is a figure of: usually one subject, several where one number is said of each."""
    zone = sentence.zone
    chosen = _chosen(context, sentence, at, quantity, behind)
    if not chosen:
        return []
    if sentence.abroad:
        chosen = [replace(one, foreign=True) for one in chosen]
    elif zone.areas and not chosen[0].foreign:
        chosen = [_of_area(sentence, one, zone.areas[-1]) for one in chosen]
    elif sentence.province is not None:
        chosen = [_of_area(sentence, one, sentence.province) for one in chosen]
    if "items" in zone.cues:
        chosen = [one.narrowed(one.words) for one in chosen]
    if sentence.tokens[at].kind is Kind.NUMBER and not _is_count(context, sentence, at, chosen[0], behind):
        return []
    kept = [found for one in chosen if (found := fitted(one, quantity, context.catalogue)) is not None]
    if not kept:
        return _of_unit(quantity)
    _remember(sentence, quantity, behind, chosen, kept)
    return [one for one in kept if not one.foreign]


def _remember(
    sentence: Sentence, quantity: Quantity, behind: Behind, chosen: list[Subject], kept: list[Subject]
) -> None:
    """Keep as the subject of what follows what this number was a figure of; a count of projects stands aside."""
    group = sentence.group
    aside = quantity.unit == "projects" and group and group[-1].family == kept[0].family
    if aside or behind.retarget is not None or (len(group) > 1 and sentence.respectively):
        return
    sentence.group = kept if kept[0].code == "FDI_NEW" else chosen
    if len(sentence.group) > 1 and len(kept) == 1 and behind.subject is None:
        sentence.group = kept


def _chosen(context: Context, sentence: Sentence, at: int, quantity: Quantity, behind: Behind) -> list[Subject] | None:
    group, zone = sentence.group, sentence.zone
    if behind.retarget is not None:
        return [behind.retarget]
    right = None if zone.cues & _OF_THE_WHOLE and quantity.unit == "percent" else behind.subject
    if right is not None and _is_nearer(context, sentence, quantity):
        context.family = right.family or context.family
        sector = group[-1].basis if sentence.fresh and group and group[-1].basis.startswith("sector:") else ""
        if sector:
            return [with_sector(right, sector, f"{group[-1].words} {right.words}")]
        return [right.narrowed(right.words) if "added" in zone.cues else right]
    if sentence.fresh or (len(group) > 1 and (sentence.respectively or (sentence.shared and not zone.words))):
        return _of_group(sentence, at, quantity)
    if zone.words and not zone.areas and not zone.compared:
        words = " ".join(sentence.text(word) for word in [*zone.named, *zone.words][-8:])
        parent = group[-1] if group else Subject("", UNKNOWN_SCORE, "unknown", words)
        return [parent.narrowed(words)]
    return group[-1:] or ([] if zone.areas else [Subject("", UNKNOWN_SCORE, "unknown", "")])


def _is_nearer(context: Context, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a subject behind a number is its own rather than the one before it."""
    if quantity.unit in COUNTED or not quantity.unit or not sentence.fresh:
        return True
    before = sentence.group[-1]
    return not before.code or fitted(before, quantity, context.catalogue) is None


def _of_group(sentence: Sentence, at: int, quantity: Quantity) -> list[Subject] | None:
    """Deal with subjects that are said together: in order, each, as their sum, or not told apart."""
    group = sentence.group
    if len(group) == 1:
        return group
    if sentence.respectively or sentence.several_follow(at, len(group)):
        one = group[sentence.shared % len(group)]
        sentence.shared += 1
        sentence.respectively = True
        return [one]
    if group[0].family == PARTNERS:
        return [replace(group[0], code="PARTNERS_TOTAL", score=group[0].score - 10)]
    if {one.code for one in group} == {"EXP_GOODS", "IMP_GOODS"} and quantity.unit not in {"percent", ""}:
        return [replace(group[0], code="TRADE_GOODS_TOTAL", words=" + ".join(one.words for one in group))]
    if quantity.high is not None:
        return None
    return group if sentence.each else group[-1:]


def _of_area(sentence: Sentence, subject: Subject, area: Token) -> Subject:
    """Return a subject for one partner; partners are told of registered capital, and markets of exports."""
    words = sentence.text(area)
    if not sentence.fresh and subject.code in {"FDI_DISBURSED", "FDI_ADJ", "FDI_SHARES"}:
        subject = replace(subject, code="FDI_REGISTERED", score=subject.score - 2 * INHERITED)
    elif not sentence.fresh and subject.code == "TRADE_BAL_GOODS":
        if "market" not in sentence.zone.cues:
            return subject.narrowed(words)
        subject = replace(subject, code="EXP_GOODS", score=2 * UNKNOWN_SCORE, negative=False)
    if subject.code in PARTNERED or area.name.startswith("VN-"):
        return subject.of_partner(area.name, words)
    if not subject.code and not is_gdp(subject):
        return subject.narrowed(words)
    return replace(subject, foreign=True)


def _is_count(context: Context, sentence: Sentence, at: int, subject: Subject, behind: Behind) -> bool:
    """Whether a bare number is said as a count: "lên con số 38", "13 đối tác chiến lược toàn diện"."""
    quantity = sentence.tokens[at].quantity
    if quantity is None or quantity.decimals or not subject.code:
        return False
    counted = context.catalogue.indicator(subject.code).unit_measure in COUNTED
    before = sentence.previous_kind(at, frozenset({Kind.QUALIFIER}))
    return counted and (behind.subject is not None or before in {Kind.REACHED, Kind.DIRECTION})


def _of_unit(quantity: Quantity) -> list[Subject]:
    """Return an unknown subject for what counts people or firms and fits nothing that was named."""
    if quantity.unit in COUNTED_NOUNS:
        return [Subject("", UNKNOWN_SCORE, "unknown", quantity.unit, part=True)]
    return []
