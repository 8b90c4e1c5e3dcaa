"""The recipes that are kept: every record in its order, what is in force, and new records; nothing is altered.

An edit is another record about the same thing, a removal one that withdraws it. They stand in batches of their own, so
that an upload taken back leaves its recipe, and a batch of recipes is taken back like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indicators.catalogue import Catalogue
from indicators.model.errors import Invalid, NotFound
from indicators.services.intake.correction import What, checked_value
from indicators.services.intake.mapping import SKIP, Choice, check_choice
from indicators.services.intake.recipe import Kept, Rule
from indicators.store import Batch, BatchDraft, BatchKind, Fact, FactKind, Store

KIND = FactKind.RECIPE
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class RecipeBook:
    """The use cases of what is remembered."""

    store: Store
    catalogue: Callable[[], Catalogue]

    def version(self) -> int:
        """Return the last batch that changed the recipes; 0 for none."""
        return self.store.facts_version(KIND)

    def history(self) -> tuple[Kept, ...]:
        """Return every record in a batch that counts, withdrawals included, in the order they came."""
        facts = self.store.facts(KIND)
        if not facts:
            return ()
        batches = {batch.batch_id: batch for batch in self.store.batches()}
        found = []
        for fact in facts:
            batch = batches[fact.batch_id or 0]
            rule = Rule.from_payload(fact.payload)
            found.append(Kept(rule, batch.batch_id, batch.created_at, batch.actor, batch.reason))
        return tuple(found)

    def in_force(self) -> tuple[Kept, ...]:
        """Return the rules that hold now: the last record about each thing, unless it withdraws."""
        last = {kept.rule_id: kept for kept in self.history()}
        return tuple(kept for kept in last.values() if not kept.rule.withdrawn)

    def kept(self, rule_id: str) -> Kept:
        """Return one rule in force; raise NotFound ("recipe_unknown")."""
        found = next((kept for kept in self.in_force() if kept.rule_id == rule_id), None)
        if found is None:
            raise NotFound("recipe_unknown")
        return found

    def remember(self, rules: Sequence[Rule], actor: str, reason: str, idempotency_key: str) -> Batch | None:
        """Append rules that say something new; None where all of it is in force already."""
        known = {kept.rule_id: kept.rule for kept in self.in_force()}
        fresh = [rule for rule in rules if rule.rule_id not in known or not rule.same_as(known[rule.rule_id])]
        return self._append(fresh, actor, reason, idempotency_key) if fresh else None

    def edit(self, rule_id: str, value: str, unit: str, actor: str, reason: str) -> Batch:
        """Append another value for what a rule is about.

        Raises NotFound ("recipe_unknown", "indicator_unknown"), Invalid ("unit_unknown", "recipe_not_editable",
        "recipe_unchanged", …).
        """
        rule = self.kept(rule_id).rule
        if rule.what in {What.PERIOD, What.SKIP, What.BORDER}:
            raise Invalid("recipe_not_editable", what=rule.what.value)
        changed = replace(rule, value=self._checked(rule, value), unit=unit if rule.what is What.MAP else "")
        if changed.same_as(rule):
            raise Invalid("recipe_unchanged")
        return self._append([changed], actor, _checked_reason(reason))

    def withdraw(self, rule_ids: Sequence[str], actor: str, reason: str) -> Batch:
        """Append records that withdraw rules; raise NotFound ("recipe_unknown")."""
        gone = [replace(self.kept(rule_id).rule, withdrawn=True) for rule_id in dict.fromkeys(rule_ids)]
        return self._append(gone, actor, _checked_reason(reason))

    def _checked(self, rule: Rule, value: str) -> str:
        if rule.what is not What.MAP:
            return checked_value(rule.what, value, self.catalogue())
        if not value:
            raise Invalid("recipe_value_missing")
        if value != SKIP:
            check_choice(Choice(value), self.catalogue())
        return value

    def _append(self, rules: Sequence[Rule], actor: str, reason: str, key: str | None = None) -> Batch:
        facts = [Fact(KIND, rule.rule_id, rule.to_payload()) for rule in rules]
        return self.store.commit(BatchDraft(BatchKind.EDIT, actor, reason), [], facts, idempotency_key=key)


def _checked_reason(reason: str) -> str:
    said = reason.strip()
    if len(said) > LONGEST_REASON:
        raise Invalid("reason_too_long", longest=LONGEST_REASON)
    return said
