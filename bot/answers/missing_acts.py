"""Who is not on record as giver, taker, speaker or authority of what a question asks about."""

from collections.abc import Iterator

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.currencies import BY_WORD
from bot.answers.english.measures import Measured
from bot.answers.fold import fold, stem
from bot.answers.named import counted_as, name_within
from bot.answers.questions.held import senses_of
from bot.answers.questions.order import stems_of
from bot.answers.questions.parts import stands_for
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.answers.words import say_stage, say_when
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.query import Plays, Query
from bot.facts.support import Stage, SupportRecord

_AGENTS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY})
_ENDS = _AGENTS | {EntityKind.PLACE, EntityKind.VESSEL}
_PAID = frozenset("paid pay pays paying disbursed arrived spent spend spending".split())
_ARRIVED = frozenset({Stage.DISBURSEMENT})
_SAID = frozenset({Part.SPEAKER, Part.CLAIMANT, Part.DISPUTER})
_LISTING = frozenset({Kind.DESIGNATION, Kind.MEASURE})
_BY = frozenset({Part.AUTHORITY, Part.ABOUT})
"""Parts of one who acts: a group that acts through its members is what the act is about."""
_HIT = frozenset({Part.TARGET, Part.BASE, Part.PLACE, Part.ABOUT})


def missing_acts(scope: Scope, reading: Reading) -> Iterator[str]:
    """Yield sentences that say whose aid, words or measures are not on record."""
    paying = reading.measured is Measured.MONEY and bool(_PAID & _words(reading))
    given = Asked.AID in reading.asked or reading.money or paying
    if given and Asked.SPEECH not in reading.asked:
        yield from _aid(scope, reading, paid=bool(_PAID & _words(reading)))
    if Asked.SANCTION in reading.asked:
        yield from _listings(scope, reading)
    if Asked.SPEECH in reading.asked and reading.wh != "why":
        yield from _words_spoken(scope, reading)


def _words(reading: Reading) -> set[str]:
    return set(fold(reading.question).split())


def _aid(scope: Scope, reading: Reading, *, paid: bool) -> Iterator[str]:
    givers = [each for each in _agents(reading) if not _takes(reading, each)]
    takers = [each for each in _agents(reading) if _takes(reading, each)]
    given = {each: _aid_of(scope, each, Part.DONOR) for each in givers}
    for giver in (each for each in givers if not given[each]):
        if giver.role is Role.ANY and _aid_of(scope, giver, Part.RECIPIENT):
            continue
        amount = "amount of " if _helps_otherwise(scope, giver) else ""
        yield f"No {amount}aid from {_name(scope, giver)} is on record."
    for taker in (each for each in takers if not _aid_of(scope, each, Part.RECIPIENT)):
        yield f"No amount of aid to {_name(scope, taker)} is on record."
    for giver in (each for each in givers if given[each]):
        yield from _unlike(scope, reading, giver, given[giver], paid=paid)


def _unlike(
    scope: Scope, reading: Reading, giver: Mention, given: list[SupportRecord], *, paid: bool
) -> Iterator[str]:
    """Yield in what the aid on record differs from the aid that is asked about."""
    name = _name(scope, giver)
    asked = [word for word in _words(reading) if stem(word) in BY_WORD]
    for word in asked:
        if all(each.currency not in BY_WORD[stem(word)] for each in given):
            yield f"No figure in {word} is on record for {name}."
    if reading.when and not any(each.period for each in given):
        yield f"No figure for {say_when(reading.when)} is on record for {name}."
    if paid and not any(each.stage in _ARRIVED for each in given):
        yield f"Nothing is on record as paid by {name}: {_stages(given)}."


def _stages(given: list[SupportRecord]) -> str:
    told = dict.fromkeys(each.stage for each in given)
    if Stage.UNSTATED in told:
        return "the source does not say how far its aid has come"
    return f"its aid on record is {' or '.join(say_stage(each) for each in told)}"


def _listings(scope: Scope, reading: Reading) -> Iterator[str]:
    acting = {Role.GIVER} if reading.passive else {Role.GIVER, Role.SUBJECT}
    for mention in _agents(reading):
        name = _name(scope, mention)
        by = _find(scope, _LISTING, _in_office(scope, mention), _BY)
        if mention.role in acting and not by and not _in_event(scope, mention):
            yield f"No designation or measure by {name} is on record."
        if mention.role in acting and by and reading.count and not reading.when:
            yield f"How many {counted_as(reading)} {name} sanctioned is not on record."
        if mention.role in {Role.SUBJECT, Role.TAKER} - acting and not _is_hit(scope, mention):
            yield f"No designation or measure against {name} is on record."


def _words_spoken(scope: Scope, reading: Reading) -> Iterator[str]:
    speakers = [each for each in _agents(reading) if each.role in {Role.SUBJECT, Role.GIVER}]
    others = [each for each in reading.mentions if each not in speakers]
    for speaker in speakers:
        name = _name(scope, speaker)
        said = _find(scope, frozenset({Kind.QUOTE, Kind.CLAIM}), _voices(scope, speaker), _SAID)
        if not said:
            yield f"No words of {name} are on record."
        for topic in others if said else ():
            if not any(_is_about(scope, topic, fact) for fact in said):
                yield f"No words of {name} about {name_within(scope, topic.entity)} are on record."


def _voices(scope: Scope, speaker: Mention) -> frozenset[EntityId]:
    """Return who speaks for somebody: officials of a country, people of an organisation."""
    itself = frozenset(stands_for(speaker))
    people = _find(scope, frozenset({Kind.ENTITY}), itself, frozenset({Part.ORGANISATION}))
    told = {each.body.id for each in people if isinstance(each.body, Entity)}
    return itself | told | scope.snapshot.names.officials(speaker.entity.id)


def _is_about(scope: Scope, topic: Mention, fact: Fact) -> bool:
    if any(each in stands_for(topic) for _, each in fact.body.parts()):
        return True
    return bool(set(stems_of(topic)) & senses_of(scope, fact))


def _agents(reading: Reading) -> list[Mention]:
    return [each for each in reading.mentions if each.entity.entity_kind in _ENDS]


def _takes(reading: Reading, mention: Mention) -> bool:
    if mention.role in {Role.TAKER, Role.PLACE}:
        return True
    return mention.role is Role.SUBJECT and (reading.receives or reading.passive)


def _acting(scope: Scope, mention: Mention) -> frozenset[EntityId]:
    return frozenset(stands_for(mention) | scope.snapshot.names.bodies(mention.entity.id))


def _in_office(scope: Scope, mention: Mention) -> frozenset[EntityId]:
    """Return who acts, the country for which a body or a person does so among them."""
    home = {mention.entity.country} if mention.entity.country else set()
    return _acting(scope, mention) | home


def _find(
    scope: Scope, kinds: frozenset[Kind], wanted: frozenset[EntityId], parts: frozenset[Part]
) -> list[Fact]:
    plays = (Plays(entities=wanted, parts=parts),)
    return scope.find(Query(story=scope.story, kinds=kinds, plays=plays))


def _aid_of(scope: Scope, mention: Mention, part: Part) -> list[SupportRecord]:
    found = _find(scope, frozenset({Kind.SUPPORT}), _acting(scope, mention), frozenset({part}))
    return [each.body for each in found if isinstance(each.body, SupportRecord)]


def _helps_otherwise(scope: Scope, mention: Mention) -> bool:
    """Tell whether a claim or an event has somebody act: it may tell of help without a sum."""
    parts = frozenset({Part.ACTOR, Part.PARTICIPANT})
    return bool(_find(scope, frozenset({Kind.CLAIM, Kind.EVENT}), _acting(scope, mention), parts))


def _in_event(scope: Scope, mention: Mention) -> bool:
    """Tell whether an event that tells of sanctions names somebody."""
    parts = frozenset({Part.PARTICIPANT})
    events = _find(scope, frozenset({Kind.EVENT}), _acting(scope, mention), parts)
    return any(CUES[Asked.SANCTION] & senses_of(scope, each) for each in events)


def _is_hit(scope: Scope, mention: Mention) -> bool:
    """Tell whether a listing, a measure or an event names somebody, or one of their country."""
    if _in_event(scope, mention) or _find(scope, _LISTING, _acting(scope, mention), _HIT):
        return True
    return mention.entity.entity_kind in {EntityKind.COUNTRY, EntityKind.PLACE}


def _name(scope: Scope, mention: Mention) -> str:
    return scope.name(mention.entity.id)
