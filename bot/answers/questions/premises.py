"""What a question takes for granted beside its words: a currency, an end, a place in another."""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from bot.answers.english.cues import Asked
from bot.answers.english.currencies import BY_SIGN, BY_WORD
from bot.answers.english.measures import Measured
from bot.answers.english.senses import senses_asked, senses_told
from bot.answers.fold import fold, stem
from bot.answers.questions.counted import is_measured
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.parts import ACTING, plays
from bot.answers.questions.speakers import SPEAKING
from bot.answers.questions.spot import proper_words
from bot.answers.questions.tense import is_to_come
from bot.answers.questions.voices import is_voiced
from bot.answers.questions.wanting import untold_turn
from bot.answers.questions.whereabouts import unborne_place
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.answers.search import names_of, texts_of
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.support import SupportRecord

_ENDING = re.compile(r"\b(?:until|till|til)\b(?: \w+)? (?:when|date|day)\b|\bby when\b")
_ENDS = frozenset("until till by through".split())
_CLOCK = re.compile(r"\bwhat time is it\b|\bwhat s the time\b|\bwhat day is it\b")
_FOLLOWS = re.compile(
    r"^who (?:will |has |have )?(?:succeed|replace|take over from|took over from)"
)
_COUNTRIES = re.compile(
    r"\b(?:which|what) (?:other )?(?:two |three |four )?(?:countr(?:y|ies)|nations?|governments?)\b"
)
_BEARERS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_WHO_WITHIN = re.compile(r"^(?:and )?who (?:else )?(?:in|within|inside|from) ")
_NATIONAL = _BEARERS | {EntityKind.COUNTRY}
_IS = "(?:is|was|isn t|wasn t|are|were)"


def unborne_premise(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return what the question takes for granted and the fact does not bear, in a few words."""
    reasons = (check(scope, reading, fact) for check in _CHECKS)
    return next((reason for reason in reasons if reason), "")


def _unborne_time(scope: Scope, reading: Reading, fact: Fact) -> str:
    text = fold(reading.question)
    if _CLOCK.search(text):
        return "tells no time of day"
    if _ENDING.search(text) and not _tells_end(scope, fact):
        return "does not say until when"
    return "says only that it is to come" if is_to_come(reading, fact) else ""


def _unborne_bearer(scope: Scope, reading: Reading, fact: Fact) -> str:
    if any(not plays(scope, reading, each, fact) for each in _excepted(reading)):
        return "is about one that is left out"
    text = fold(reading.question)
    offered = " or " in text and len(reading.mentions) > 1
    if _COUNTRIES.search(text) and not offered and not _names_country(scope, reading, fact):
        return "names no other country"
    if _WHO_WITHIN.search(text) and not _names_within(scope, reading, fact):
        return "does not say who in it"
    if _FOLLOWS.search(text) and not _names_another(scope, reading, fact):
        return "names nobody who came after"
    return "two that bear different names are not one" if _likens(reading, text) else ""


def _unborne_attribute(_scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return an attribute of somebody named which only a name in the fact has a word for.

    "The capital of X" is no more than a name of it, where it tells nothing of the capital.
    """
    if reading.wh not in {"what", "who", "which"} or fact.kind is Kind.ENTITY:
        return ""
    for each in reading.mentions:
        name = " ".join(each.words)
        found = re.search(
            rf"\b(\w+) of (?:the )?{name}\b|\b{name} (?:s )?(\w+)$", fold(reading.question)
        )
        word = stem(found[1] or found[2]) if found else ""
        if word in reading.words and not senses_asked(word) & senses_told(_own_texts(fact)):
            return f"does not tell the {word}"
    return ""


def _unborne_name(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return a name that is made of a known one and another word, and is nobody's in the fact.

    "Norland Steel", where Norland and Vessland Steel are on record.
    """
    typed, proper = reading.question.replace("?", "").split(), proper_words(reading.question)
    for each in reading.mentions:
        for first, second in pairwise(typed):
            known = first[:1].isupper() and fold(first) == each.words[-1]
            if not known or fold(second) not in proper or stem(fold(second)) not in reading.words:
                continue
            entities = (scope.entity(one) for _, one in fact.body.parts())
            texts = [*_own_texts(fact), *(names_of(entity) for entity in entities if entity)]
            name = f" {fold(first)} {fold(second)} "
            if not any(name in f" {fold(text)} " for text in texts):
                return f"names no {first} {second}"
    return ""


def _own_texts(fact: Fact) -> tuple[str, ...]:
    return (*texts_of(fact), *fact.questions)


def _other_currency(_scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return the currency of the aid where another one is asked for."""
    if not isinstance(fact.body, SupportRecord):
        return ""
    text, currency = reading.question, fact.body.currency
    asked = [BY_WORD[each] for each in map(stem, fold(text).split()) if each in BY_WORD]
    asked += [codes for sign, codes in BY_SIGN.items() if sign in text]
    other = bool(asked) and all(currency not in codes for codes in asked)
    return f"is in {currency}" if other else ""


def _tells_end(scope: Scope, fact: Fact) -> bool:
    told = _ENDS & set(fold(sentence_of(fact)).split())
    return bool(told) or is_measured(scope, fact, Measured.TIME)


def _names_country(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names a country, or somebody of one, that the question does not."""
    known = {each.entity.id for each in reading.mentions}
    if fact.kind is Kind.ENTITY:
        return True  # a group of countries is told by its description
    spoken = Asked.SPEECH in reading.asked or is_voiced(reading.verb)
    told = (each for part, each in fact.body.parts() if spoken or part not in SPEAKING)
    named = (scope.entity(each) for each in told)
    countries = (
        each.id if each.entity_kind is EntityKind.COUNTRY else each.country
        for each in named
        if each and each.entity_kind in _NATIONAL
    )
    return any(each and each not in known for each in countries)


def _names_within(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names somebody of the country or body that the question names."""
    wholes = {each.entity.id for each in reading.mentions}
    named = (scope.entity(each) for _, each in fact.body.parts())
    people = [each for each in named if each and each.entity_kind in _BEARERS]
    return any(
        wholes & {each.country, *(role.organisation for role in each.roles)} for each in people
    )


def _excepted(reading: Reading) -> Iterator[Mention]:
    return (each for each in reading.mentions if each.role is Role.EXCEPT)


def _names_another(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact names a person or body that the question does not."""
    known = {each.entity.id for each in reading.mentions}
    people = {each.entity.entity_kind for each in reading.mentions} & _BEARERS
    acting = (each for part, each in fact.body.parts() if part in ACTING)
    others = (scope.entity(each) for each in acting if each not in known)
    return any(each is not None and each.entity_kind in people for each in others)


def _likens(reading: Reading, text: str) -> bool:
    """Tell whether it is asked if somebody is somebody else: "is Ann the minister", who is Ben.

    So for bodies: "is the agency the airline".
    """
    bearers = [each for each in reading.mentions if each.entity.entity_kind in _BEARERS]
    names = {each.entity.id: " ".join(each.words) for each in bearers}
    return not reading.words and any(
        re.fullmatch(rf"{_IS} (?:the |a )?{one} (?:also |really )?(?:the |a )?{other}", text)
        for one, other in permutations(names.values(), 2)
    )


_CHECKS = (
    _other_currency,
    _unborne_time,
    untold_turn,
    _unborne_attribute,
    _unborne_name,
    _unborne_bearer,
    unborne_place,
)
