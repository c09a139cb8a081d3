"""Which facts bear what a clause names: its verb, its words, and who does what to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.checking.clause import Clause
from bot.answers.checking.facts import acted_on_in, acts_in
from bot.answers.checking.match import NEGATORS
from bot.answers.checking.roles import ACTORS, Roles, read_roles, standing_for
from bot.answers.english.light import LIGHT
from bot.answers.english.senses import is_act, senses_asked, senses_held, senses_told
from bot.answers.fold import fold, stems
from bot.answers.questions.spot import spot_names
from bot.answers.scope import Scope
from bot.facts.claim import Claim
from bot.facts.designation import Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId, FactId
from bot.facts.part import Part
from bot.facts.query import Plays, Query

_ENOUGH = 0.75
"""Share of a clause's words that a fact has to hold to be what the clause is about."""

_VERBS = frozenset("sent sold gave given went began begun built taught told met made".split())
_ENDINGS = ("ed", "ing")
_REASONS = frozenset("over for as after because when while following amid".split())
_JOINS = frozenset("and the".split())
_ASIDE = NEGATORS | frozenset("meanwhile however reportedly allegedly also".split())
_CENTRAL = frozenset({Part.OBJECT, Part.PLACE, Part.PARTICIPANT, Part.TARGET})
"""Parts of what a fact is about before all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bearing:
    """A fact with the share of the clause's words that it holds.

    `fits` tells that everybody named has the same part in both, `meets` that somebody has, or
    that a single actor is another one, with words enough to tell that it is the same act;
    `besides` grows with what the fact names that the clause does not, and with other words.
    """

    fact: Fact
    share: float
    fits: bool
    meets: bool
    besides: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What a clause says: who, which things, and for each word the facts that hold it."""

    roles: Roles
    verb: str
    things: frozenset[EntityId]
    holding: tuple[frozenset[FactId], ...]

    def share(self, fact: FactId) -> float:
        """Return the share of words and things that a fact holds."""
        return sum(fact in each for each in self.holding) / len(self.holding)


def find_bearing(scope: Scope, clause: Clause, kinds: frozenset[Kind]) -> list[Bearing]:
    """Return the facts that say the verb and hold enough of the words, best first.

    Empty for a clause without a verb, or with no name on record, no date and no number.
    """
    content = _read(scope, clause)
    if content is None:
        return []
    likely = set[FactId]().union(*content.holding)
    found = [
        _bear(scope, fact, content, share)
        for fact_id in likely
        if (share := content.share(fact_id)) >= _ENOUGH
        if (fact := scope.get(fact_id)) and fact.kind in kinds and _says(fact, content.verb)
    ]
    return sorted(found, key=_order)


def _order(bearing: Bearing) -> tuple[bool, float, int, int, FactId]:
    newest_first = -bearing.fact.happened_on.toordinal()
    return (not bearing.fits, -bearing.share, bearing.besides, newest_first, bearing.fact.id)


def _read(scope: Scope, clause: Clause) -> Content | None:
    at = find_verb(clause)
    if at is None or not (clause.names or clause.inherited or clause.day or clause.figures):
        return None
    index = scope.snapshot.words
    loose = {
        word.stem: frozenset(index.holding(scope.story, word.stem))
        for word in (*clause.loose(), clause.words[at])
        if word is clause.words[at] or word.folded not in LIGHT | _ASIDE
    }
    things = [name.entity for name in clause.names if name.entity.entity_kind not in ACTORS]
    named = [_naming(scope, thing) for thing in things if at not in _span(clause, thing)]
    roles = read_roles(clause, at)
    return Content(
        roles=Roles(givers=_actors(roles.givers), takers=_actors(roles.takers)),
        verb=clause.words[at].stem,
        things=frozenset(thing.id for thing in things),
        holding=(*loose.values(), *named),
    )


def find_verb(clause: Clause) -> int | None:
    """Return the number of the first word that is likely the clause's verb.

    It may be part of a thing's name: "trained" is another name of a training.
    """
    people, things = set[int](), set[int]()
    for name in clause.names:
        named = people if name.entity.entity_kind in ACTORS else things
        named.update(range(name.start, name.end))
    for number, word in enumerate(clause.words):
        told = word.folded in _VERBS or word.folded.endswith(_ENDINGS)
        first = number == 0 and not (told or clause.inherited)
        likely = told or (number not in things and is_act(word.stem))
        if likely and not first and number not in people and word.folded not in LIGHT - _VERBS:
            return number
    return None


def _span(clause: Clause, thing: Entity) -> range:
    name = next(each for each in clause.names if each.entity is thing)
    return range(name.start, name.end)


def _actors(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple(each for each in entities if each.entity_kind in ACTORS)


def _naming(scope: Scope, entity: Entity) -> frozenset[FactId]:
    """Return the facts that name a thing, or that hold every word of its name."""
    named = Query(story=scope.story, plays=(Plays(entities=frozenset({entity.id})),))
    holding = scope.snapshot.words.holding_all(scope.story, stems(entity.name))
    return holding | {fact.id for fact in scope.find(named)}


def _bear(scope: Scope, fact: Fact, content: Content, share: float) -> Bearing:
    roles = content.roles
    acting = [acts_in(fact, each) for each in roles.givers]
    acted_on = [acted_on_in(scope, fact, each) for each in roles.takers]
    alone = len(roles.givers) + len(roles.takers) == 1
    objects = {each for part, each in fact.body.parts() if part is Part.OBJECT}
    aside = content.things - {each for part, each in fact.body.parts() if part in _CENTRAL}
    return Bearing(
        fact=fact,
        share=share,
        fits=all(acting) and all(acted_on) and _in_order(scope, fact, content),
        meets=len(content.holding) > 1
        and (any(acting) or any(acted_on) or (alone and bool(objects & content.things))),
        besides=2 * len(objects - content.things)
        + len(aside)
        + (content.verb not in _own_stems(fact)),
    )


def _says(fact: Fact, verb: str) -> bool:
    """Tell whether the fact's own sentence or questions, not only a name in it, say the verb."""
    return bool(senses_asked(verb) & _told((_sentence(fact), *fact.questions)))


def _sentence(fact: Fact) -> str:
    match fact.body:
        case Claim(statement=told) | Event(statement=told) | Measure(statement=told):
            return told
        case _:
            return ""


def _own_stems(fact: Fact) -> tuple[str, ...]:
    return stems(_sentence(fact))


@lru_cache(maxsize=4096)
def _told(texts: tuple[str, ...]) -> frozenset[str]:
    return senses_told(texts)


@lru_cache(maxsize=4096)
def _senses(texts: tuple[str, ...]) -> frozenset[str]:
    return senses_held(texts)


def _in_order(scope: Scope, fact: Fact, content: Content) -> bool:
    """Tell whether an event's sentence has those who act right before the verb.

    Those acted on stand behind it: "attacked the one over the other" is an attack on the one.
    """
    if not isinstance(fact.body, Event):
        return True
    words = fold(fact.body.statement).split()
    wanted = senses_asked(content.verb)
    at = next((n for n, word in enumerate(words) if wanted & _senses((word,))), None)
    actors = [each for each in spot_names(scope, words) if each[2].entity_kind in ACTORS]
    if at is None:  # said in a turn of phrase: who is named first does it
        first = {actors[0][2].id} if actors and wanted & _told((fact.body.statement,)) else set()
        return all(standing_for(each) & first for each in content.roles.givers)
    end = next((n for n in range(at, len(words)) if words[n] in _REASONS), len(words))
    before = [each for each in actors if each[1] <= at]
    behind = {each[2].id for each in actors if at < each[0] < end}
    roles = content.roles
    return (not behind or all(each.id in behind for each in roles.takers)) and (
        not roles.givers or not before or _act_together(words, before, roles.givers)
    )


def _act_together(
    words: Sequence[str], before: Sequence[tuple[int, int, Entity]], givers: Sequence[Entity]
) -> bool:
    """Tell whether those who act are the last names before the verb, joined by "and"."""
    last = len(before) - 1
    while last and set(words[before[last - 1][1] : before[last][0]]) <= _JOINS:
        last -= 1
    together = {each[2].id for each in before[last:]}
    return all(standing_for(each) & together for each in givers)
