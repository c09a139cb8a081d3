"""Whether a fact tells the place that a question asks for, or the one it says."""

import re
from collections.abc import Iterator

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.senses import senses_held
from bot.answers.fold import fold, stem
from bot.answers.questions.order import places_of
from bot.answers.questions.voices import VOICED
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.designation import Designation
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.quote import Quote

_WITHIN = re.compile(r"^where(?: abouts)?(?: \w+)? (?:in|inside|within)\b")
_IS_WHERE = re.compile(r"^(?:and )?where (?:is|s|are) ")
_STAYS = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_BEING = frozenset("is was are were".split())
_EXACTLY = frozenset("exactly exact precisely precise".split())
_ABOUT = frozenset("about on of over regarding concerning that to for".split())
_INSIDE = frozenset("in at from".split())


def unborne_place(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return in a few words what of a place the fact does not bear."""
    if reading.wh == "where" and _is_one_of_several(reading, fact):
        return "does not say which of them is where"
    if _IS_WHERE.search(fold(reading.question)) and _is_of_person(reading):
        return "does not say where anybody is now"
    if reading.wh == "where" and _EXACTLY & set(fold(reading.question).split()):
        return "" if _names_spot(scope, reading, fact) else "does not say where exactly"
    if _WITHIN.search(fold(reading.question)) and not _tells_where(scope, reading, fact):
        return "does not say where in it"
    if _asks_if_there(reading) and fact.kind is not Kind.EVENT:
        return "tells of no stay"
    there = _said_elsewhere(reading, fact)
    return f"does not say that it was said in {there}" if there else ""


def _is_one_of_several(reading: Reading, fact: Fact) -> bool:
    """Tell whether a listing of several names the one asked after: not where each is."""
    if not isinstance(fact.body, Designation) or len(set(_bases(fact))) < 2:
        return False
    return bool({each.entity.id for each in reading.mentions} & set(fact.body.targets))


def _bases(fact: Fact) -> Iterator[EntityId]:
    return (each for part, each in fact.body.parts() if part is Part.BASE)


def _tells_where(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names a place inside the one that the question names, which is asked."""
    named = [each.entity for each in reading.mentions if each.role is Role.PLACE]
    if not named:
        return True
    known = {each.id for each in named}
    inside = (scope.entity(each) for part, each in fact.body.parts() if part is Part.PLACE)
    return any(
        place is not None and place.id not in known and _is_inside(place, named) for place in inside
    )


def _names_spot(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names a place, and no mere country, that the question does not."""
    known = {each.entity.id for each in reading.mentions}
    places = (scope.entity(each) for part, each in fact.body.parts() if part is Part.PLACE)
    return any(
        each is not None and each.id not in known and each.entity_kind is EntityKind.PLACE
        for each in places
    )


def _asks_if_there(reading: Reading) -> bool:
    """Tell whether nothing is asked but if a person was somewhere: "was X in London"."""
    words = fold(reading.question).split()
    kinds = {each.entity.entity_kind for each in reading.mentions}
    there = bool(kinds & _STAYS) and EntityKind.PERSON in kinds and "in" in words
    return there and words[0] in _BEING and not (reading.words or reading.asked)


def _is_of_person(reading: Reading) -> bool:
    """Tell whether nothing is asked but where people are."""
    people = (each.entity.entity_kind is EntityKind.PERSON for each in reading.mentions)
    return bool(reading.mentions) and all(people) and not (reading.words or reading.asked)


def _is_inside(place: Entity, named: list[Entity]) -> bool:
    return any(place.country == each.id or each.entity_kind is EntityKind.PLACE for each in named)


def _said_elsewhere(reading: Reading, fact: Fact) -> str:
    """Return the town in which something is asked to have been said, if the fact tells it not."""
    if fact.kind not in {Kind.QUOTE, Kind.CLAIM, Kind.EVENT}:
        return ""
    words = fold(reading.question).split()
    return next(
        (
            each.entity.name
            for each in reading.mentions
            if _is_said_there(words, each) and not _was_said_there(fact, each.entity)
        ),
        "",
    )


def _is_said_there(words: list[str], mention: Mention) -> bool:
    """Tell whether it stands right behind the verb for speaking: "what did X say in London"."""
    if mention.role is not Role.PLACE or mention.entity.entity_kind is not EntityKind.PLACE:
        return False
    ends = [
        at for at in range(len(words)) if words[at : at + len(mention.words)] == [*mention.words]
    ]
    said = next((at for at, word in enumerate(words) if stem(word) in CUES[Asked.SPEECH]), None)
    if said is None or not ends or ends[0] < said:
        return False
    return not _ABOUT & set(words[said + 1 : ends[0]])


def _was_said_there(fact: Fact, place: Entity) -> bool:
    match fact.body:
        case Quote(occasion=text):
            words = fold(text).split()
            return any(at and words[at - 1] in _INSIDE for at in places_of(words, place))
        case Event(statement=text):
            return bool(senses_held([text]) & VOICED) and any(
                part is Part.PLACE and each == place.id for part, each in fact.body.parts()
            )
        case _:
            return False
