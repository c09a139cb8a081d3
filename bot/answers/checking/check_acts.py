"""Who sanctioned whom, how many and when: statements held against what authorities did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.answers.checking.clause import Clause
from bot.answers.checking.counts import (
    Counted,
    read_counts,
    say_other_counts,
    say_uncounted,
)
from bot.answers.checking.facts import acted_on_in, acts_in, say_other_date
from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.roles import ACTORS, Roles, read_roles, standing_for
from bot.answers.checking.strangers import strange_actor, strange_target, words_of_object
from bot.answers.checking.tone import is_future, is_negated, is_undone
from bot.answers.fold import stem
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.query import Plays, Query

_LISTED = frozenset("designated blacklisted listed designates blacklists".split())
_DONE = _LISTED | frozenset("sanctioned penalised penalized punished".split())
_BASE = frozenset("sanction designate blacklist penalise penalize punish list".split())
_DID = frozenset("did didn does doesn do don never".split())
_NOUNS = frozenset("sanction sanctions designation designations".split())
_IMPOSED = frozenset(
    stem(word)
    for word in "impose slap hit announce place put issue introduce levy adopt unveil target face "
    "under receive".split()
)
_MOST = 200
"""Acts that a statement is held against, the newest first."""

_KINDS = frozenset({Kind.DESIGNATION, Kind.MEASURE, Kind.EVENT})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Compared:
    fact: Fact
    strangers: tuple[str, ...]
    differing: tuple[str, ...]
    borne: int


def check_acts(scope: Scope, clause: Clause) -> Finding | None:
    """Return what is on record to a statement about sanctions; None when it is about else."""
    at = _act(clause)
    if not at or is_undone(clause) or is_future(clause):
        return None
    roles = _acting(read_roles(clause, at))
    counts = read_counts(clause)
    if not (roles.givers or roles.takers or counts):
        return None
    facts = _facts(scope, roles, listed=clause.words[at].folded in _LISTED)
    compared = [_compare(scope, fact, clause, roles, counts) for fact in facts]
    best = min(
        compared,
        key=lambda each: (len(each.strangers) + len(each.differing), -each.borne),
        default=None,
    )
    if best is None:
        return None
    strangers = _strangers(scope, clause, at, best.fact, roles, counts)
    if apart := _done_apart(scope, compared, roles, counts):
        best = replace(best, strangers=())
    if strangers or _is_other(scope, best.fact, roles):
        return None if is_negated(clause) else _unknown(clause, best, strangers)
    if is_negated(clause):
        why = best.differing or ("On record, it was done.",)
        return Finding(said=clause.text, verdict=Verdict.DIFFERS, why=why, facts=(best.fact,))
    why = best.strangers + best.differing
    verdict = Verdict.DIFFERS if why else Verdict.AGREES
    others = tuple(each for each in apart if each is not best.fact)
    return Finding(said=clause.text, verdict=verdict, why=why, facts=(best.fact, *others))


def _done_apart(
    scope: Scope, compared: Sequence[_Compared], roles: Roles, counts: Sequence[Counted]
) -> tuple[Fact, ...]:
    """Return the acts by which each of several did it, in acts of their own; none for others."""
    if counts or len(roles.givers) == 1:
        return ()
    alike = [
        each.fact
        for each in compared
        if not each.differing
        and all(acted_on_in(scope, each.fact, taker) for taker in roles.takers)
    ]
    of_each = [
        next((fact for fact in alike if acts_in(fact, giver)), None) for giver in roles.givers
    ]
    found = tuple(dict.fromkeys(fact for fact in of_each if fact))
    return found if None not in of_each else ()


def _act(clause: Clause) -> int | None:
    """Return the number of the word that says that somebody was sanctioned; never the first."""
    named = {name.start for name in clause.names}
    for at, word in enumerate(clause.words):
        if word.folded in _DONE or (word.folded == "sanctions" and at + 1 in named):
            return at
        before = {each.folded for each in clause.words[max(0, at - 3) : at]}
        if word.folded in _BASE and before & _DID:
            return at
    if any(word.folded in _NOUNS for word in clause.words):
        return clause.find(_IMPOSED)
    return None


def _acting(roles: Roles) -> Roles:
    """Return the roles without places: a city in a sentence is where, more often than who."""

    def kept(entities: Sequence[Entity]) -> tuple[Entity, ...]:
        return tuple(each for each in entities if each.entity_kind in ACTORS)

    places = [each for each in roles.givers if each.entity_kind is EntityKind.PLACE]
    givers = kept(roles.givers) or tuple(each for each in places if each.country)
    return Roles(givers=givers, takers=kept(roles.takers))


def _facts(scope: Scope, roles: Roles, *, listed: bool) -> list[Fact]:
    """Return what those named did or had done to them; the newest of all where that is nothing.

    Only listings where the words say that somebody was listed.
    """
    kinds = frozenset({Kind.DESIGNATION}) if listed else _KINDS
    named = [each for one in (roles.givers or roles.takers) for each in standing_for(one)]
    plays = (Plays(entities=frozenset(named)),) if named else ()
    found = _acts(scope, Query(story=scope.story, kinds=kinds, plays=plays))
    return found or _acts(scope, Query(story=scope.story, kinds=kinds))


def _acts(scope: Scope, query: Query) -> list[Fact]:
    facts = (
        fact
        for fact in scope.snapshot.book.find(query, scope.moment)
        if not isinstance(fact.body, Event) or "sanctions" in fact.body.statement.casefold()
    )
    return list(islice(facts, _MOST))


def _compare(
    scope: Scope, fact: Fact, clause: Clause, roles: Roles, counts: Sequence[Counted]
) -> _Compared:
    absent = [each for each in roles.givers if not acts_in(fact, each)]
    spared = [each for each in roles.takers if not acted_on_in(scope, fact, each)]
    by = [f"No such act by {scope.name(each.id)} is on record." for each in absent]
    to = [f"No such act against {scope.name(each.id)} is on record." for each in spared]
    named = len(roles.givers) + len(roles.takers)
    return _Compared(
        fact=fact,
        strangers=(*by, *to),
        differing=(
            *say_other_counts(fact, counts),
            *say_uncounted(clause, counts),
            *say_other_date(fact, clause),
        ),
        borne=named - len(absent) - len(spared),
    )


def _is_other(scope: Scope, fact: Fact, roles: Roles) -> bool:
    """Tell whether the fact has none of those who acted, or none of those acted on."""
    givers = [acts_in(fact, each) for each in roles.givers]
    takers = [acted_on_in(scope, fact, each) for each in roles.takers]
    return (bool(givers) and not any(givers)) or (bool(takers) and not any(takers))


def _strangers(
    scope: Scope, clause: Clause, at: int, fact: Fact, roles: Roles, counts: Sequence[Counted]
) -> tuple[str, ...]:
    """Return sentences about who acts, or is acted on, and is no name on record.

    A country's name alone is not enough: its banks are not its airline.
    """
    if actor := strange_actor(scope, clause, at):
        return (f"No such act by “{actor}” is on record.",)
    target = strange_target(scope, clause, at)
    sure = any(each.entity_kind is not EntityKind.COUNTRY for each in roles.takers)
    if not target and not sure and not counts:
        index = scope.snapshot.words
        target = next(
            (
                clause.written(word)
                for word in words_of_object(clause, at)
                if fact.id not in set(index.holding(scope.story, word.stem))
            ),
            "",
        )
    return (f"No such act against “{target}” is on record.",) if target else ()


def _unknown(clause: Clause, best: _Compared, strangers: tuple[str, ...]) -> Finding:
    near = (best.fact,) if best.borne else ()
    why = strangers or best.strangers
    return Finding(said=clause.text, verdict=Verdict.NONE, why=why, facts=near)
