"""Reads the tokens of one sentence after the other into figures: what each number belongs to.

What stands before a number, back to the number before it, tells its subject, verb and period (``before``); what stands
directly behind it tells its base, its period or, where nothing stands before, its subject (``behind``). What is not
said is taken from the clause, the sentence and the paragraph before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.articles import measures
from indicators.articles import spoken_periods as said
from indicators.articles.before import TAKES
from indicators.articles.behind import Behind, read_behind
from indicators.articles.belonging import subjects_of
from indicators.articles.draft import Draft
from indicators.articles.sentence import NUMBERS, Context, Sentence
from indicators.articles.source_text import Paragraph
from indicators.articles.subject import Subject
from indicators.articles.timeline import Dated, for_comparator
from indicators.articles.token import Kind, Quantity, Spoken, Token
from indicators.model.observation import Qualifier


def drafts_of(context: Context, tokens: list[Token], paragraph: Paragraph) -> list[Draft]:
    """Return the figures of one sentence, and keep what the next may leave unsaid."""
    sentence = Sentence(tokens, paragraph, list(context.main), periods=[context.period] if context.period else [])
    if context.period is not None:
        context.timeline.note(context.period.period)
    at = 0
    while at < len(tokens):
        context.steps += 1
        kind = tokens[at].kind
        if kind in NUMBERS:
            at = _number(context, sentence, at)
            continue
        if take := TAKES.get(kind):
            take(context, sentence, at)
        at += 1
    _spread_bases(sentence.drafts)
    _keep(context, sentence)
    return sentence.drafts


def _keep(context: Context, sentence: Sentence) -> None:
    """Keep the subject and the period with which the next sentence goes on where it says none.

    The first period of a sentence is its main one, an aside ("riêng tháng 9") is none, and half a month is told beside
    the sum so far.
    """
    mine = [draft.subject for draft in sentence.drafts if not draft.comparator and not draft.subject.foreign]
    whole = [subject for subject in mine if not subject.dimensions and not (subject.part and not subject.code)]
    if whole:
        context.main = [whole[-1]]
    elif sentence.group and not mine:
        context.main = [one for one in sentence.group if not one.foreign][-1:]
    context.told_of = context.family
    told = sentence.told
    context.calendar = next((dated for dated in told if dated.period.whole_months), context.calendar)
    halves_only = all(measures.is_half_month(dated.period) for dated in told)
    so_far = context.period is not None and _is_so_far(context.period)
    if told and not sentence.aside and not (halves_only and so_far):
        longer = [dated for dated in told if not measures.is_half_month(dated.period)]
        context.period = longer[0] if longer and measures.is_half_month(told[0].period) else told[0]
    elif told:
        context.period = context.period or told[0]
    context.opening = context.opening or context.period


def _is_so_far(dated: Dated) -> bool:
    """Whether a period is the sum of a year up to a day inside a month."""
    period = dated.period
    return period.is_year_to_date and period.whole_months is None and not measures.is_half_month(period)


# -- numbers ----------------------------------------------------------------------------------------------------------
def _number(context: Context, sentence: Sentence, at: int) -> int:
    """Read one number; return where reading goes on."""
    zone, quantity = sentence.zone, sentence.tokens[at].quantity
    hedges = frozenset({Kind.QUALIFIER, Kind.IDLE})
    zone.adjacent_direction = sentence.previous_kind(at, hedges) is Kind.DIRECTION
    behind = read_behind(context, sentence, at)
    if quantity is not None and (subjects := subjects_of(context, sentence, at, quantity, behind)):
        _write(context, sentence, at, quantity, subjects, behind)
    zone.reset()
    sentence.left_base, sentence.comparing, sentence.fresh, sentence.joined = "", None, False, False
    return behind.end


def _write(
    context: Context, sentence: Sentence, at: int, quantity: Quantity, subjects: list[Subject], behind: Behind
) -> None:
    compared = sentence.zone.compared and "target" not in sentence.zone.cues
    comparator = compared or sentence.comparing is not None
    if comparator:
        periods: Sequence[Dated | None] = [_of_comparator(context, sentence, behind)]
    elif behind.dated:
        periods = [_told_behind(context, sentence, behind.dated)]
    elif len(sentence.periods) > 1:
        periods = _several_periods(sentence)
    else:
        periods = [_inherited(context, sentence, subjects[0].family)]
    for subject in subjects:
        for dated in periods:
            draft = _draft(sentence, at, quantity, subject, dated, behind)
            draft.comparator = comparator
            sentence.drafts.append(draft)


def _of_comparator(context: Context, sentence: Sentence, behind: Behind) -> Dated | None:
    """Return the period of what is compared with: told behind it or before it, else a year before."""
    dated = behind.dated or sentence.comparing or context.timeline.resolve(Spoken(said.SAME, "cung ky"))
    if dated is None:
        return sentence.periods[-1] if sentence.periods else None
    return for_comparator(dated, context.timeline.main)


def _told_behind(context: Context, sentence: Sentence, dated: Dated) -> Dated:
    """Take a period told behind a number for it, and for numbers of its clause before it that have none."""
    for draft in sentence.drafts[-2:]:
        if draft.clause == sentence.clause and (draft.carried or draft.dated is None) and not draft.comparator:
            draft.dated, draft.carried = dated, False
    sentence.periods, sentence.joint_period = [dated], False
    sentence.told.append(dated)
    context.timeline.note(dated.period)
    return dated


def _several_periods(sentence: Sentence) -> list[Dated]:
    """Return all periods where one number is said of each, else the first, leaving the others for what follows."""
    if sentence.each:
        return list(sentence.periods)
    first, *others = sentence.periods
    sentence.periods = others
    return [first]


def _inherited(context: Context, sentence: Sentence, family: str) -> Dated | None:
    """Return the period in force; a cut-off day does not go over to another family of indicators."""
    main = sentence.periods[-1] if sentence.periods else None
    if main is None or main is not context.period:
        return main
    cut_off = not main.period.whole_months and not measures.is_half_month(main.period)
    if cut_off and context.calendar and context.told_of != family:
        main = context.calendar
    return replace(main, how="inherited")


def _draft(
    sentence: Sentence, at: int, quantity: Quantity, subject: Subject, dated: Dated | None, behind: Behind
) -> Draft:
    zone = sentence.zone
    plan = measures.PLAN if behind.plan or "plan" in zone.cues else ""
    qualifier = Qualifier(zone.qualifier or "exact")
    if quantity.high is not None:
        qualifier = Qualifier.RANGE
    elif behind.at_least:
        qualifier = Qualifier.AT_LEAST
    turned = zone.reached and bool(zone.direction) and quantity.unit == "percent" and subject.code in measures.RATES
    return Draft(
        token=sentence.tokens[at],
        quantity=quantity,
        subject=subject,
        dated=dated,
        cues=frozenset(zone.cues),
        direction=abs(zone.direction)
        if turned
        else zone.direction or behind.direction or _printed_sign(quantity) or _same_direction(sentence, quantity),
        adjacent_direction=zone.adjacent_direction and not zone.reached,
        base=behind.base or sentence.left_base or plan,
        qualifier=qualifier,
        inherited=not sentence.fresh,
        average=sentence.average,
        target=sentence.target,
        depth=sentence.depth,
        clause=sentence.clause,
        carried=dated is not None and dated.how == "inherited",
        turned=turned,
        follows_join=sentence.previous_kind(at, _VERBS) is Kind.JOIN,
    )


def _printed_sign(quantity: Quantity) -> int:
    """Return the direction of a percentage with a minus before it: it is a change and no share."""
    return -1 if quantity.negative and quantity.unit == "percent" else 0


_VERBS = frozenset({Kind.DIRECTION, Kind.QUALIFIER, Kind.IDLE})


def _same_direction(sentence: Sentence, quantity: Quantity) -> int:
    """Return the direction of the percentage before, for "tăng 6,8% so với tháng trước và 35,7% so với cùng kỳ"."""
    previous = sentence.drafts[-1] if sentence.drafts else None
    alike = previous is not None and quantity.unit == previous.quantity.unit == "percent"
    if previous is None or not alike or sentence.depth or sentence.zone.cues & {"share", "contribution"}:
        return 0
    return previous.direction


def _spread_bases(drafts: list[Draft]) -> None:
    """Give a base to the figure before that is joined by "và" and has none."""
    for before, after in pairwise(drafts):
        joined = after.follows_join and after.quantity.unit == before.quantity.unit == "percent"
        if joined and after.base and not before.base and not before.comparator:
            before.base = after.base
