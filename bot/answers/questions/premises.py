"""What a question takes for granted beside its words: a currency, an end, a place in another."""

import re
from collections.abc import Iterator

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.currencies import BY_SIGN, BY_WORD
from bot.answers.english.measures import Measured
from bot.answers.english.senses import senses_held
from bot.answers.fold import fold, stem
from bot.answers.questions.counted import is_measured
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.order import places_of
from bot.answers.questions.parts import ACTING, plays
from bot.answers.questions.voices import VOICED
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord

_ENDING = re.compile(r"\b(?:until|till|til)\b(?: \w+)? (?:when|date|day)\b|\bby when\b")
_ENDS = frozenset("until till by through".split())
_WITHIN = re.compile(r"^where(?: abouts)?(?: \w+)? (?:in|inside|within)\b")
_ABOUT = frozenset("about on of over regarding concerning that to for".split())
_INSIDE = frozenset("in at from".split())
_FOLLOWS = re.compile(
    r"^who (?:will |has |have )?(?:succeed|replace|take over from|took over from)"
)
_BEARERS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_BEING = re.compile(r"^(?:is|was|isn t|wasn t|are|were)\b")


def unborne_premise(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return what the question takes for granted and the fact does not bear, in a few words."""
    text = fold(reading.question)
    if isinstance(fact.body, SupportRecord) and (other := _other_currency(reading, fact.body)):
        return f"is in {other}"
    if _ENDING.search(text) and not _tells_end(scope, fact):
        return "does not say until when"
    if _WITHIN.search(text) and not _tells_where(scope, reading, fact):
        return "does not say where in it"
    if any(not plays(scope, reading, each, fact) for each in _excepted(reading)):
        return "is about one that is left out"
    if there := _said_elsewhere(reading, fact):
        return f"does not say that it was said in {there}"
    if _likens_people(reading, text):
        return "two people are not one"
    if _FOLLOWS.search(text) and not _names_another(scope, reading, fact):
        return "names nobody who came after"
    return ""


def _other_currency(reading: Reading, support: SupportRecord) -> str:
    """Return the currency of the aid where another one is asked for."""
    text = reading.question
    asked = [BY_WORD[each] for each in map(stem, fold(text).split()) if each in BY_WORD]
    asked += [codes for sign, codes in BY_SIGN.items() if sign in text]
    wanted = bool(asked) and all(support.currency not in codes for codes in asked)
    return support.currency if wanted else ""


def _tells_end(scope: Scope, fact: Fact) -> bool:
    told = _ENDS & set(fold(sentence_of(fact)).split())
    return bool(told) or is_measured(scope, fact, Measured.TIME)


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


def _is_inside(place: Entity, named: list[Entity]) -> bool:
    return any(place.country == each.id or each.entity_kind is EntityKind.PLACE for each in named)


def _excepted(reading: Reading) -> Iterator[Mention]:
    return (each for each in reading.mentions if each.role is Role.EXCEPT)


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


def _names_another(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names a person or body that the question does not."""
    known = {each.entity.id for each in reading.mentions}
    people = {each.entity.entity_kind for each in reading.mentions} & _BEARERS
    acting = (each for part, each in fact.body.parts() if part in ACTING)
    others = (scope.entity(each) for each in acting if each not in known)
    return any(each is not None and each.entity_kind in people for each in others)


def _likens_people(reading: Reading, text: str) -> bool:
    """Tell whether it is asked if somebody is somebody else: "is Ann the minister", who is Ben."""
    people = [each for each in reading.mentions if each.entity.entity_kind is EntityKind.PERSON]
    if len({each.entity.id for each in people}) < 2 or reading.words or reading.asked:
        return False
    return bool(_BEING.match(text)) and len({each.group for each in people}) == 1
