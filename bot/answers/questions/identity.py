"""Whether a fact tells which one of a sort it is, where a question asks for just that."""

import re
from collections.abc import Sequence

from bot.answers.english.cues import Asked
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold
from bot.answers.questions.order import stems_of
from bot.answers.questions.speakers import SPEAKING
from bot.answers.reading import Reading, Role
from bot.answers.scope import Scope
from bot.answers.search import SORTS
from bot.facts.claim import Claim
from bot.facts.designation import Measure
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord

_GIVEN = frozenset({Part.OBJECT, Part.TARGET, Part.SELF})
_WHICH = frozenset("who which what whom".split())
_WHOM = frozenset("who whom".split())
_WEAPONS = senses_held([SORTS[EntityKind.WEAPON]])
_TYPE_OF = re.compile(r"\b(?:what|which) (?:type|kind|sort|model|make|class)s? of\b")
_MADE = frozenset({EntityKind.WEAPON, EntityKind.VESSEL})
_TOWNS = frozenset({"citi", "town"})
_OTHERS = frozenset("other others rest remaining".split())
_PLACED = frozenset("in at aboard outside near".split())
"""Words in an occasion that say where it was."""
_PLAIN = frozenset("a an the to in at from by of for on with into".split())
_ENDING = frozenset("and but or when while which who that because after before as".split())


def identifies(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether the fact says more of the sort asked for than that there is one.

    "Was admitted to hospital" does not tell which hospital; a hospital that is named, or told
    more of, does.
    """
    if reading.wh in _WHICH and _OTHERS & set(fold(reading.question).split()):
        # Who is not named in it is not on record.
        return reading.wh not in _WHOM and fact.kind is not Kind.DESIGNATION
    if _asks_where_it_was_said(reading) and isinstance(fact.body, Quote | Claim):
        return isinstance(fact.body, Quote) and not _PLACED.isdisjoint(
            fold(fact.body.occasion).split()
        )
    if asks_for_type(reading) and not _names_kind(scope, reading, fact):
        return False
    if not reading.sort:
        return True
    match fact.body:
        case SupportRecord(category=text) if senses_asked(reading.sort) & _WEAPONS:
            return bool(senses_asked(reading.sort) & senses_held([text]))
        case Claim(statement=text) | Event(statement=text) | Measure(statement=text):
            words = fold(text).split()
        case _:
            return True
    wanted = senses_asked(reading.sort)
    places = [at for at, word in enumerate(words) if wanted & senses_held([word])]
    if not places and not _names_such(scope, reading, fact):
        return False
    if not places and any(reading.sort in stems_of(each) for each in reading.mentions):
        objects = (each for part, each in fact.body.parts() if part in _GIVEN)
        named = (scope.entity(each) for each in objects)
        return any(entity and wanted & _sorts(entity) for entity in named)
    if not places or any(not _is_bare(words, at) for at in places):
        return True
    named = (scope.entity(each) for _, each in fact.body.parts())
    return any(entity and wanted & _sorts(entity) for entity in named)


def _names_such(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names one of a sort of body or thing asked for, and not to speak of it.

    True where the sort is none of which there are names: "which word", "which reason".
    """
    sorts = senses_asked(reading.sort)
    kinds = {kind for kind, words in SORTS.items() if sorts & senses_held([words])}
    if not kinds or Asked.SPEECH in reading.asked:
        return True
    known = {each.entity.id for each in reading.mentions}
    spoken_of = SPEAKING | {Part.ABOUT}
    others = (each for part, each in fact.body.parts() if part not in spoken_of)
    named = (scope.entity(each) for each in others if each not in known)
    if reading.sort in _TOWNS:  # which lies in a country, as a continent does not
        named = (each for each in named if each and each.country)
    return any(each is not None and each.entity_kind in kinds for each in named)


def asks_for_type(reading: Reading) -> bool:
    """Tell whether a type of weapon or vessel is asked for: "what kind of missiles"."""
    made = any(each.entity.entity_kind in _MADE for each in reading.mentions)
    return made and bool(_TYPE_OF.search(fold(reading.question)))


def _names_kind(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names a weapon or vessel that is one of those named, or describes it."""
    known = {each.entity.id for each in reading.mentions}
    if isinstance(fact.body, Entity):
        return fact.id in known
    named = (scope.entity(each) for _, each in fact.body.parts() if each not in known)
    return any(each is not None and each.entity_kind in _MADE for each in named)


def _asks_where_it_was_said(reading: Reading) -> bool:
    taken = any(each.role is Role.TAKER for each in reading.mentions)
    alone = reading.pronoun == "it" or not (set(reading.words) - {reading.sort} or taken)
    place = reading.wh == "where" or reading.sort in _TOWNS
    return place and alone and Asked.SPEECH in reading.asked


def _sorts(entity: Entity) -> frozenset[str]:
    return senses_held([entity.name, SORTS[entity.entity_kind], entity.description])


def _is_bare(words: Sequence[str], at: int) -> bool:
    before = words[at - 1] if at else "the"
    behind = words[at + 1 : at + 2]
    return before in _PLAIN and (not behind or behind[0] in _ENDING)
