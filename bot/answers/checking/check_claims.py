"""Statements that the record has as somebody's assertion: never true, never false, but claimed."""

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
from bot.answers.scope import Scope
from bot.answers.words import say_quantity, say_when
from bot.facts.claim import Claim
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind

_KINDS = frozenset({Kind.CLAIM})


def check_claims(scope: Scope, clause: Clause, told: Told, said: str) -> Finding | None:
    """Return what is alleged, and answered, of what a clause states; None where nothing is.

    `clause` is what is said to be so, `told` who says or denies it, `said` the whole as written.
    """
    if is_undone(clause):
        return None
    bearing = [
        each
        for each in find_bearing(scope, clause, _KINDS)
        if is_negated(clause) or not _denies(each.fact)
    ]
    at = find_verb(clause)
    stranger = strange_actor(scope, clause, at) if at else ""
    fitting = [each for each in bearing if each.fits and not stranger]
    if not fitting:
        return _swapped(bearing, said)
    facts = sorted((each.fact for each in fitting), key=lambda fact: _misses(clause, fact))
    if told.manner is Manner.STATED:
        return _judge(clause, facts[0], said, Verdict.ALLEGED, ())
    who = _teller(scope, told.who)
    if told.manner is Manner.DENIED:
        denied = next((each for each in facts if who and _disputes(each, who)), None)
        if denied:
            return Finding(said=said, verdict=Verdict.AGREES, facts=(denied,))
        why = (f"No denial by {_name(scope, who)} is on record.",)
        return Finding(said=said, verdict=Verdict.NONE, why=why, facts=(facts[0],))
    own = next((each for each in facts if who and _claims(scope, each, who)), None)
    if own:
        return _judge(clause, own, said, Verdict.AGREES, ())
    if who is None:
        return _judge(clause, facts[0], said, Verdict.ALLEGED, ())
    why = (f"Not on record as said by {_name(scope, who)}.",)
    return _judge(clause, facts[0], said, Verdict.DIFFERS, why)


def _judge(
    clause: Clause, fact: Fact, said: str, verdict: Verdict, why: tuple[str, ...]
) -> Finding:
    """Return the finding: a number that is another differs, one that nobody gave is told."""
    other, unknown = _other_numbers(fact, clause)
    if clause.day and clause.day.exact and not same_time(when_of(fact), clause.day.when):
        unknown.append(f"The date {say_when(clause.day.when)} is not on record with it.")
    differs = other or (unknown and verdict is Verdict.AGREES)
    return Finding(
        said=said,
        verdict=Verdict.DIFFERS if differs else verdict,
        why=(*why, *other, *unknown),
        facts=(fact,),
    )


def _misses(clause: Clause, fact: Fact) -> int:
    """Return how many numbers of the clause a claim does not bear out, those that differ twice."""
    other, unknown = _other_numbers(fact, clause)
    return 2 * len(other) + len(unknown)


def _other_numbers(fact: Fact, clause: Clause) -> tuple[list[str], list[str]]:
    """Return a sentence for each number that differs, and for each that is not on record."""
    quantity = fact.body.quantity if isinstance(fact.body, Claim) else None
    other, unknown = list[str](), list[str]()
    for figure in clause.figures:
        if quantity is None:
            unknown.append(f"The number “{figure.text}” is not on record with it.")
        elif not bears_out(quantity, figure.bounds):
            other.append(f"The record has {say_quantity(quantity)}, not {figure.text}.")
    return other, unknown


def _denies(fact: Fact) -> bool:
    """Tell whether what is claimed is that something is not so."""
    claim = fact.body
    if not isinstance(claim, Claim):
        return False
    return any(negates(word) for word in claim.statement.partition(";")[0].split())


def _teller(scope: Scope, written: str) -> Entity | None:
    """Return who is meant by the words in front of "said", a person before a country."""
    named = [name.entity for name in read_clause(scope, written).names]
    people = [each for each in named if each.entity_kind is EntityKind.PERSON]
    actors = [each for each in named if each.entity_kind in ACTORS]
    return next(iter((*people, *actors)), None)


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
        if claimant in standing_for(who) or who.id in held:
            return True
    return False


def _disputes(fact: Fact, who: Entity) -> bool:
    claim = fact.body
    return isinstance(claim, Claim) and any(
        dispute.by in standing_for(who) or dispute.by == who.country for dispute in claim.disputes
    )


def _name(scope: Scope, who: Entity | None) -> str:
    return scope.name(who.id) if who else "that name"
