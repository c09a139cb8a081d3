"""Whether a fact names somebody in the part that a question gives them."""

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.measures import Measured
from bot.answers.english.senses import senses_asked, senses_held, senses_told
from bot.answers.fold import fold
from bot.answers.questions.fitting import GIFT, SOFT, fitting_parts
from bot.answers.questions.held import senses_of
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.order import is_elsewhere, places_of, stems_of
from bot.answers.questions.speakers import SPEAKING
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.answers.search import name_senses
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part

_OWNED = frozenset({EntityKind.VESSEL, EntityKind.PLACE})
ACTING = frozenset({Part.ACTOR, Part.AUTHORITY, Part.DONOR, Part.SPEAKER, Part.PARTICIPANT})
_WHERE = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_TRAVEL = senses_held(["visit"])
_GOVERNMENTS = frozenset("government administration".split())
_OFFICIAL = frozenset({Kind.DESIGNATION, Kind.MEASURE, Kind.SUPPORT})
_ENDS = frozenset({Part.DONOR, Part.RECIPIENT, Part.ACTOR, Part.TARGET, Part.AUTHORITY})
"""Parts at either end of an act."""

_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.COUNTRY})


def plays(scope: Scope, reading: Reading, mention: Mention, fact: Fact) -> bool:
    """Tell whether the fact names the entity in a part that fits its role in the question."""
    parts = fitting_parts(reading, mention, fact)
    wanted = _wanted(scope, reading, mention, fact, parts)
    named = list(fact.body.parts())
    if mention.role is Role.EXCEPT:
        acting = [each for part, each in named if part in ACTING]
        return bool(acting) and wanted.isdisjoint(acting)
    stays = mention.role is Role.PLACE and is_elsewhere(scope, fact, wanted)
    if stays or _goes_elsewhere(scope, reading, mention, fact):
        return False
    if _has_other_target(scope, mention, fact, parts):
        parts = parts - {Part.ABOUT}
    if any(entity in wanted and (not parts or part in parts) for part, entity in named):
        return True
    if _is_described(mention, fact):
        return True
    if mention.entity.entity_kind not in SOFT:
        return _belongs(scope, mention, fact)
    if _is_only_spoken_of(reading, mention, fact):
        return False
    ends = _ENDS | {Part.PLACE} if mention.role is Role.GIVER else _ENDS
    if parts and any(part in ends and each in wanted for part, each in named):
        return False  # a city may give and get as a country may
    told = parts is GIFT or reading.measured is Measured.LENGTH
    held = senses_told([sentence_of(fact)]) if told else senses_of(scope, fact)
    if mention.entity.entity_kind is EntityKind.WEAPON and mention.role is Role.TAKER:
        held = senses_told([sentence_of(fact)]) | _named_senses(scope, fact)
    return all(senses_asked(word) & held for word in stems_of(mention))


def _is_only_spoken_of(reading: Reading, mention: Mention, fact: Fact) -> bool:
    """Tell whether words for a thing do not make it what the question takes it for.

    What is given to somebody is told as aid; who is spoken of does not speak.
    """
    if CUES[Asked.AID] & set(stems_of(mention)) and fact.kind is not Kind.SUPPORT:
        return True
    speaks = Asked.SPEECH in reading.asked and mention.role is Role.SUBJECT
    return speaks and reading.wh == "what" and fact.kind in {Kind.QUOTE, Kind.CLAIM}


def _named_senses(scope: Scope, fact: Fact) -> frozenset[str]:
    """Return the senses of the names of all that take part, and are not only spoken of."""
    named = (scope.entity(each) for part, each in fact.body.parts() if part is not Part.ABOUT)
    return frozenset[str]().union(*(name_senses(each) for each in named if each))


def _goes_elsewhere(scope: Scope, reading: Reading, mention: Mention, fact: Fact) -> bool:
    """Tell whether a journey to somewhere is asked for, and the fact's has another end."""
    entity = mention.entity
    asked = any(senses_asked(word) & _TRAVEL for word in reading.words)
    somewhere = mention.role is Role.TAKER and entity.entity_kind in _WHERE
    if not (asked and somewhere and fact.kind is Kind.EVENT):
        return False
    ends = [scope.entity(each) for part, each in fact.body.parts() if part is Part.PLACE]
    return bool(ends) and not any(end and entity.id in {end.id, end.country} for end in ends)


def _has_other_target(scope: Scope, mention: Mention, fact: Fact, parts: set[Part]) -> bool:
    """Tell whether it was done to another of the same sort: the one named is only spoken of."""
    if Part.TARGET not in parts or fact.kind is not Kind.MEASURE:
        return False
    done_to = (scope.entity(each) for part, each in fact.body.parts() if part is Part.TARGET)
    return any(
        each is not None
        and each.id != mention.entity.id
        and each.entity_kind is mention.entity.entity_kind
        for each in done_to
    )


def _wanted(
    scope: Scope, reading: Reading, mention: Mention, fact: Fact, parts: set[Part]
) -> set[EntityId]:
    """Return the entities that may stand in the fact for the one named."""
    here = reading.measured is Measured.LENGTH or mention.role is Role.PLACE
    wanted = {mention.entity.id} if here else stands_for(mention)
    # Who is only spoken of says nothing; a state is its officials whatever it is asked about.
    state = mention.entity.entity_kind is EntityKind.COUNTRY
    voiced = parts & SPEAKING or (state and not parts)
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


def _belongs(scope: Scope, mention: Mention, fact: Fact) -> bool:
    """Tell whether a taker of the fact belongs to the country that is named."""
    if mention.role is not Role.TAKER or fact.kind not in {Kind.DESIGNATION, Kind.MEASURE}:
        return False
    targets: list[EntityId] = [each for part, each in fact.body.parts() if part is Part.TARGET]
    owners = (scope.entity(each) for each in targets)
    return any(owner is not None and owner.country == mention.entity.id for owner in owners)
