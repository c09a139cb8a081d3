"""Statements that the record has as somebody's assertion: never true, never false, but claimed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answers.bounds import bears_out
from bot.answers.checking.bearing import Bearing, find_bearing, find_verb
from bot.answers.checking.clause import Clause, read_clause
from bot.answers.checking.facts import when_of
from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.match import negates
from bot.answers.checking.roles import ACTORS, standing_for
from bot.answers.checking.split import Manner, Told
from bot.answers.checking.strangers import strange_actor
from bot.answers.checking.tone import is_negated, is_undone, same_time
from bot.answers.checking.unborne import denies_too, is_turned
from bot.answers.english.light import LIGHT
from bot.answers.fold import fold, stems
from bot.answers.scope import Scope
from bot.answers.words import as_sentence, say_list, say_quantity, say_when
from bot.facts.claim import Claim
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind

_KINDS = frozenset({Kind.CLAIM})
_JOINS = frozenset("and or".split())
_TURNED = "On record it is said the other way round: one of the two has a “not”."
_MOST = 3
"""Claims that are told with a number that differs."""


def check_claims(scope: Scope, clause: Clause, told: Told, said: str) -> Finding | None:
    """Return what is alleged, and answered, of what a clause states; None where nothing is.

    `clause` is what is said to be so, `told` who says or denies it, `said` the whole as written.
    """
    if is_undone(clause):
        return None
    bearing = [
        each
        for each in find_bearing(scope, clause, _KINDS)
        if (is_negated(clause) or not _denies(each.fact)) and _may_speak_of(clause, each.fact)
    ]
    at = find_verb(clause)
    stranger = strange_actor(scope, clause, at) if at else ""
    fitting = [each for each in bearing if each.fits and not stranger]
    if not fitting:
        return _swapped(bearing, said)
    facts = sorted((each.fact for each in fitting), key=lambda fact: _misses(clause, fact))
    statement = _Statement(scope=scope, clause=clause, said=said, facts=facts)
    if told.manner is Manner.STATED:
        return statement.stated()
    tellers, unknown = _tellers(scope, told.who), _unknown_teller(scope, told.who)
    if told.manner is Manner.DENIED:
        return statement.denied(tellers)
    if unknown or not tellers:
        return statement.said_by_others(unknown)
    return statement.said_by(tellers)


def _may_speak_of(clause: Clause, fact: Fact) -> bool:
    """Tell whether a clause that names nobody counts what the claim counts."""
    if clause.names or clause.inherited or clause.day:
        return True
    quantity = fact.body.quantity if isinstance(fact.body, Claim) else None
    return quantity is not None and bool(set(stems(quantity.unit)) & set(clause.stems))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Statement:
    """What a clause states, `said` as written, and the claims that are about it, likest first."""

    scope: Scope
    clause: Clause
    said: str
    facts: Sequence[Fact]

    def stated(self) -> Finding | None:
        """Judge what the writer says: others said it, or its opposite, or nothing of it."""
        if not is_negated(self.clause):
            return self._judge(self.facts, Verdict.ALLEGED)
        alike = [each for each in self.facts if denies_too(self.clause, each)]
        if alike:
            return self._judge(alike, Verdict.ALLEGED)
        opposite = next((each for each in self.facts if is_turned(self.clause, each)), None)
        why = ("What is on record is an allegation that it is so.",)
        return self._find(Verdict.NONE, why, opposite) if opposite else None

    def denied(self, tellers: Sequence[Entity]) -> Finding:
        """Judge that somebody denies it."""
        for fact in self.facts:
            if tellers and all(_disputes(fact, each) for each in tellers):
                return self._find(Verdict.AGREES, (), fact)
        why = f"No denial by {_names(self.scope, tellers)} is on record."
        return self._find(Verdict.NONE, (why,), self.facts[0])

    def said_by_others(self, unknown: str) -> Finding:
        """Judge that somebody says it who is not on record, or is not named."""
        if not unknown:
            return self._judge(self.facts, Verdict.ALLEGED)
        return self._judge(self.facts, Verdict.DIFFERS, (f"Not on record as said by “{unknown}”.",))

    def said_by(self, tellers: Sequence[Entity]) -> Finding:
        """Judge that those named say it, all of them; to say that it is not so is to deny it."""
        if is_negated(self.clause):
            positive = [each for each in self.facts if not _denies(each)]
            for fact in positive:
                if all(_disputes(fact, each) for each in tellers):
                    return self._find(Verdict.AGREES, (), fact)
        silent: Sequence[Entity] = tellers
        for fact in self.facts:
            left = [each for each in tellers if not _claims(self.scope, fact, each)]
            if not left and is_turned(self.clause, fact):
                return self._find(Verdict.NONE, (_TURNED,), fact)
            if not left:
                return self._judge([fact], Verdict.AGREES)
            silent = min(silent, left, key=len)
        why = f"Not on record as said by {_names(self.scope, silent)}."
        return self._judge(self.facts, Verdict.DIFFERS, (why,))

    def _judge(self, facts: Sequence[Fact], verdict: Verdict, why: tuple[str, ...] = ()) -> Finding:
        """Return the finding: a number that is another differs, one that nobody gave is told.

        Where claimants gave different numbers, each is told with whose it is.
        """
        fact = facts[0]
        other, unknown = _other_numbers(self.scope, fact, self.clause)
        shown = [fact]
        for each in facts[1:] if other else ():
            more, _ = _other_numbers(self.scope, each, self.clause)
            if more and not set(more) <= set(other) and len(shown) < _MOST:
                other += more
                shown.append(each)
        day = self.clause.day
        if day and day.exact and not same_time(when_of(fact), day.when):
            unknown.append(f"The date {say_when(day.when)} is not on record with it.")
        differs = other or (unknown and verdict is Verdict.AGREES)
        told = Verdict.DIFFERS if differs else verdict
        return self._find(told, (*why, *other, *unknown), *shown)

    def _find(self, verdict: Verdict, why: tuple[str, ...], *facts: Fact) -> Finding:
        return Finding(said=self.said, verdict=verdict, why=why, facts=facts)


def _misses(clause: Clause, fact: Fact) -> int:
    """Return how much of the clause's numbers and date a claim does not bear out.

    A number that differs counts twice.
    """
    claim, day = fact.body, clause.day
    quantity = claim.quantity if isinstance(claim, Claim) else None
    undated = day is not None and not same_time(when_of(fact), day.when)
    if quantity is None:
        return len(clause.figures) + undated
    return 2 * sum(not bears_out(quantity, each.bounds) for each in clause.figures) + undated


def _other_numbers(scope: Scope, fact: Fact, clause: Clause) -> tuple[list[str], list[str]]:
    """Return a sentence for each number that differs, and for each that is not on record."""
    claim = fact.body
    if not isinstance(claim, Claim) or claim.quantity is None:
        return [], [
            f"The number “{each.text}” is not on record with it." for each in clause.figures
        ]
    by = say_list([scope.name(each) for each in claim.claimants])
    return [
        as_sentence(f"{by} said {say_quantity(claim.quantity)}, not {figure.text}")
        for figure in clause.figures
        if not bears_out(claim.quantity, figure.bounds)
    ], []


def _denies(fact: Fact) -> bool:
    """Tell whether what is claimed is that something is not so."""
    claim = fact.body
    if not isinstance(claim, Claim):
        return False
    return any(negates(word) for word in claim.statement.partition(";")[0].split())


def _tellers(scope: Scope, written: str) -> list[Entity]:
    """Return who are meant by the words in front of "said", people before their countries.

    Of "Norland's minister" and "the Norland ministry" the first is meant, of "X and Y" both are.
    """
    names = read_clause(scope, written).names
    people = [each for each in names if each.entity.entity_kind is EntityKind.PERSON]
    named = people or [each for each in names if each.entity.entity_kind in ACTORS]
    words = fold(written).split()
    joined = [
        each.entity
        for before, each in pairwise(named)
        if _JOINS & set(words[before.end : each.start])
    ]
    return [*(each.entity for each in named[:1]), *joined]


def _unknown_teller(scope: Scope, written: str) -> str:
    """Return the first word, with a capital, of who is named and is not on record."""
    clause = read_clause(scope, written)
    proper = (clause.written(word) for word in clause.loose() if word.folded not in LIGHT)
    told = (each for each in proper if each[:1].isupper())
    return "" if clause.names else next(told, "")


def _swapped(bearing: list[Bearing], said: str) -> Finding | None:
    """Say that it is not on record, where a claim has every word but others do it."""
    near = next((each for each in bearing if each.share == 1 and each.meets), None)
    if near is None:
        return None
    why = ("What is on record is said of others.",)
    return Finding(said=said, verdict=Verdict.NONE, why=why, facts=(near.fact,))


def _claims(scope: Scope, fact: Fact, who: Entity) -> bool:
    """Tell whether somebody, or one who speaks for them, is a claimant."""
    if not isinstance(fact.body, Claim):
        return False
    for claimant in fact.body.claimants:
        entity = scope.entity(claimant)
        roles = entity.roles if entity else ()
        held = {each for role in roles for each in (role.country, role.organisation) if each}
        governs = entity is not None and who.id in standing_for(entity)
        if claimant in standing_for(who) or who.id in held or governs:
            return True
    return False


def _disputes(fact: Fact, who: Entity) -> bool:
    claim = fact.body
    return isinstance(claim, Claim) and any(
        dispute.by in standing_for(who) or dispute.by == who.country for dispute in claim.disputes
    )


def _names(scope: Scope, tellers: Sequence[Entity]) -> str:
    return say_list([scope.name(each.id) for each in tellers]) or "that name"
