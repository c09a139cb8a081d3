"""Whether a fact names somebody in the part that a question gives them."""

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.light import OPENERS
from bot.answers.english.measures import Measured
from bot.answers.english.senses import senses_asked, senses_held, senses_told
from bot.answers.fold import fold
from bot.answers.questions.held import senses_of
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.order import is_elsewhere, places_of, stems_of
from bot.answers.questions.voices import ACCUSED, CALLED, GIVEN, is_voiced, stem_denies
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part

_SOFT = frozenset({EntityKind.TOPIC, EntityKind.WEAPON, EntityKind.PLACE})
"""Kinds of entity that a fact may bear by its words alone."""

_PRODUCED = senses_held(["manufacture"])
_OWNED = frozenset({EntityKind.VESSEL, EntityKind.PLACE})
_ACTING = frozenset({Part.ACTOR, Part.AUTHORITY, Part.DONOR, Part.SPEAKER, Part.PARTICIPANT})
_GOVERNMENTS = frozenset("government administration".split())
_OFFICIAL = frozenset({Kind.DESIGNATION, Kind.MEASURE, Kind.SUPPORT})
_EXPLAINED = senses_held(["explain reckon insist maintain"])
_LISTED = senses_held(["sanction delist ban fine designate suspend"])
_LAST = frozenset("when why where".split())
_EITHER = senses_held(["train"])

_ENDS = frozenset({Part.DONOR, Part.RECIPIENT, Part.ACTOR, Part.TARGET, Part.AUTHORITY})
"""Parts at either end of an act."""

_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.COUNTRY})

_PLACES = {Part.PLACE, Part.BASE, Part.ABOUT, Part.RECIPIENT, Part.SELF}
"""Parts of a country in which something is done."""

_GIVEN = {Part.OBJECT}

_SUBJECT = {
    Kind.DESIGNATION: {Part.AUTHORITY},
    Kind.MEASURE: {Part.AUTHORITY},
    Kind.SUPPORT: {Part.DONOR},
    Kind.QUOTE: {Part.SPEAKER},
    Kind.CLAIM: {Part.ACTOR},
    Kind.EVENT: {Part.PARTICIPANT},
    Kind.ENTITY: {Part.SELF},
}

_TAKER = {
    Kind.DESIGNATION: {Part.TARGET, Part.BASE, Part.ABOUT},
    Kind.MEASURE: {Part.TARGET, Part.PLACE, Part.ABOUT},
    Kind.SUPPORT: {Part.RECIPIENT},
    Kind.QUOTE: {Part.ABOUT},
    Kind.CLAIM: {Part.RECIPIENT, Part.OBJECT, Part.PLACE, Part.ABOUT},
}


def plays(scope: Scope, reading: Reading, mention: Mention, fact: Fact) -> bool:
    """Tell whether the fact names the entity in a part that fits its role in the question."""
    parts = _parts(reading, mention, fact)
    wanted = _wanted(scope, reading, mention, fact, parts)
    named = list(fact.body.parts())
    if mention.role is Role.EXCEPT:
        acting = [each for part, each in named if part in _ACTING]
        return bool(acting) and wanted.isdisjoint(acting)
    if mention.role is Role.PLACE and is_elsewhere(scope, fact, wanted):
        return False
    if any(entity in wanted and (not parts or part in parts) for part, entity in named):
        return True
    if _is_described(mention, fact):
        return True
    if mention.entity.entity_kind not in _SOFT:
        return _belongs(scope, mention, fact)
    if CUES[Asked.AID] & set(stems_of(mention)) and fact.kind is not Kind.SUPPORT:
        return False  # what is given to somebody is told as aid
    ends = _ENDS | {Part.PLACE} if mention.role is Role.GIVER else _ENDS
    if parts and any(part in ends and each in wanted for part, each in named):
        return False  # a city may give and get as a country may
    told = parts is _GIVEN or reading.measured is Measured.LENGTH
    held = senses_told([sentence_of(fact)]) if told else senses_of(scope, fact)
    return all(senses_asked(word) & held for word in stems_of(mention))


def _wanted(
    scope: Scope, reading: Reading, mention: Mention, fact: Fact, parts: set[Part]
) -> set[EntityId]:
    """Return the entities that may stand in the fact for the one named."""
    here = reading.measured is Measured.LENGTH or mention.role is Role.PLACE
    wanted = {mention.entity.id} if here else stands_for(mention)
    voiced = not parts or parts & {Part.SPEAKER, Part.CLAIMANT}
    counted = mention.role is Role.ANY and bool(reading.measured or reading.count)
    if fact.kind in {Kind.QUOTE, Kind.CLAIM} and voiced and not counted:
        return wanted | scope.snapshot.names.officials(mention.entity.id)
    if not parts and fact.kind in _OFFICIAL:
        return wanted | scope.snapshot.names.bodies(mention.entity.id)
    if parts & {Part.AUTHORITY, Part.DONOR, Part.PARTICIPANT}:
        return wanted | scope.snapshot.names.bodies(mention.entity.id) | _government_of(mention)
    return wanted


def _is_described(mention: Mention, fact: Fact) -> bool:
    """Tell whether a profile's description names the ship or place: "owner of the X"."""
    owned = mention.entity.entity_kind in _OWNED and mention.role in {Role.TAKER, Role.ANY}
    if not owned or not isinstance(fact.body, Entity):
        return False
    return bool(places_of(fold(fact.body.description).split(), mention.entity))


def _government_of(mention: Mention) -> set[EntityId]:
    """Return the country whose whole government is named: "the administration" acts for it."""
    words = set(fold(mention.entity.name).split())
    country = mention.entity.country
    return {country} if country and words & _GOVERNMENTS else set()


def stands_for(mention: Mention) -> set[EntityId]:
    """Return the entity named; a capital stands for its government too."""
    entity = mention.entity
    capital = entity.entity_kind is EntityKind.PLACE and _is_capital(entity)
    return {entity.id, entity.country} if capital and entity.country else {entity.id}


def _is_capital(place: Entity) -> bool:
    texts = (place.description, *place.aliases)
    return any("capital" in text.casefold() for text in texts)


def _parts(reading: Reading, mention: Mention, fact: Fact) -> set[Part]:
    """Return the parts in which the fact must name the entity; empty for any."""
    kind = fact.kind
    match mention.role:
        case Role.SUBJECT if reading.receives:
            return {Part.RECIPIENT, Part.TARGET}
        case Role.SUBJECT if reading.passive and senses_asked(reading.verb) & ACCUSED:
            return {Part.ACTOR, Part.OBJECT, Part.TARGET}
        case Role.SUBJECT if reading.passive:
            return _TAKER.get(kind, set())
        case Role.SUBJECT | Role.GIVER:
            return _acting(reading, mention, kind)
        case Role.TAKER if Asked.SPEECH in reading.asked or is_voiced(reading.verb):
            return set()  # what is spoken about, or accused, may play any part
        case Role.TAKER if kind is Kind.CLAIM and (_gives(reading) or _is_made(reading, mention)):
            return _gift(mention)
        case Role.TAKER:
            return _TAKER.get(kind, set())
        case Role.PLACE if any(part in _PLACES for part, _ in fact.body.parts()):
            return _PLACES
        case Role.PLACE | Role.ANY | Role.EXCEPT:
            return set()


def _gift(mention: Mention) -> set[Part]:
    """Return the part of what is given, or of one who gets it."""
    match mention.entity.entity_kind:
        case EntityKind.WEAPON:
            return _GIVEN
        case EntityKind.TOPIC | EntityKind.PLACE:
            return _TAKER[Kind.CLAIM]
        case _:
            return {Part.RECIPIENT}


def _is_made(reading: Reading, mention: Mention) -> bool:
    """Tell whether the question is who makes the thing named: what is made is then told."""
    made = any(senses_asked(word) & _PRODUCED for word in reading.words)
    return made and mention.entity.entity_kind in {EntityKind.WEAPON, EntityKind.VESSEL}


def _gives(reading: Reading) -> bool:
    """Tell whether the question is about giving: who gets, and what is given, are then told."""
    spoken = Asked.SPEECH in reading.asked
    given = not spoken and any(senses_asked(theme) & GIVEN for theme in reading.themes[:1])
    return bool(
        senses_asked(reading.verb) & GIVEN or CUES[Asked.AID] & set(reading.themes) or given
    )


def _acting(reading: Reading, mention: Mention, kind: Kind) -> set[Part]:
    """Return the parts of one who acts, gives or speaks."""
    if kind is Kind.CLAIM and mention.role is Role.SUBJECT and stem_denies(reading.verb):
        return {Part.DISPUTER}
    if kind is Kind.QUOTE and not _is_spoken(reading):
        return {Part.ACTOR}  # which no quote has: to speak of an act is not to do it
    parts = set(_SUBJECT[kind])
    quoted = any(each.role is Role.GIVER for each in reading.mentions)
    if mention.role is Role.SUBJECT and Asked.SPEECH in reading.asked and quoted:
        return set()  # "in Blinken's words, what should Ukraine …"
    if kind is Kind.CLAIM:
        if mention.role is Role.SUBJECT and senses_held([reading.verb]) & ACCUSED:
            return {Part.CLAIMANT}
        if Asked.SPEECH in reading.asked or senses_held([reading.verb]) & _EXPLAINED:
            return {Part.CLAIMANT, Part.DISPUTER}
        if mention.role is Role.GIVER or is_voiced(reading.verb):
            parts.add(Part.CLAIMANT)
    if mention.entity.entity_kind is EntityKind.ORGANISATION and kind is not Kind.QUOTE:
        parts.add(Part.ABOUT)  # a group acts through its members
    if _goes_either_way(reading) or _is_left_out(reading):
        parts |= _TAKER.get(kind, set())
    return parts


def _is_spoken(reading: Reading) -> bool:
    """Tell whether the question is about words: its verb, or no verb at all."""
    acts = reading.verb and reading.verb in reading.words
    spoken = Asked.SPEECH in reading.asked or (
        is_voiced(reading.verb) or senses_asked(reading.verb) & CALLED
    )
    return not acts or bool(spoken)


def _goes_either_way(reading: Reading) -> bool:
    """Tell whether the verb may be done by its subject or to it: "the crew trained"."""
    taken = any(
        each.role is Role.TAKER and each.entity.entity_kind not in _SOFT
        for each in reading.mentions
    )
    return bool(senses_asked(reading.verb) & _EITHER) and not taken


def _is_left_out(reading: Reading) -> bool:
    """Tell whether "was" is left out of a question about a listing: "X delisted when"."""
    words = fold(reading.question).split()
    taken = any(mention.role is Role.TAKER for mention in reading.mentions)
    listed = bool(senses_held([reading.verb]) & _LISTED) if reading.verb else False
    return listed and not taken and OPENERS.isdisjoint(words) and words[-1] in _LAST


def _belongs(scope: Scope, mention: Mention, fact: Fact) -> bool:
    """Tell whether a taker of the fact belongs to the country that is named."""
    if mention.role is not Role.TAKER or fact.kind not in {Kind.DESIGNATION, Kind.MEASURE}:
        return False
    targets: list[EntityId] = [each for part, each in fact.body.parts() if part is Part.TARGET]
    owners = (scope.entity(each) for each in targets)
    return any(owner is not None and owner.country == mention.entity.id for owner in owners)
