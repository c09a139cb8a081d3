"""Whether a fact bears out everything that a question names."""

from bot.answers.fold import stem, stems
from bot.answers.lexicon import Asked, canonical
from bot.answers.questions.held import stems_held
from bot.answers.questions.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.claim import Claim
from bot.facts.designation import Designation
from bot.facts.entity import EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.support import SupportRecord

_SOFT = frozenset({EntityKind.TOPIC, EntityKind.WEAPON, EntityKind.PLACE})
"""Kinds of entity that a fact may bear by its words alone."""

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
    Kind.CLAIM: {Part.RECIPIENT, Part.OBJECT, Part.PLACE, Part.ABOUT, Part.DISPUTER},
}
_KINDS = {
    Asked.SANCTION: {Kind.DESIGNATION, Kind.MEASURE},
    Asked.AID: {Kind.SUPPORT},
    Asked.SPEECH: {Kind.QUOTE, Kind.CLAIM},
}


def kinds_asked(reading: Reading) -> frozenset[Kind]:
    """Return the kinds of fact that can answer; profiles only where somebody is asked after."""
    if reading.money:
        return frozenset({Kind.SUPPORT})
    for asked in (Asked.SANCTION, Asked.AID, Asked.SPEECH):
        if asked in reading.asked:
            return frozenset(_KINDS[asked])
    if reading.wh == "when":
        return frozenset({Kind.EVENT, Kind.DESIGNATION, Kind.MEASURE, Kind.CLAIM})
    return frozenset(Kind)


def why_not(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return the first thing that the fact does not bear, empty when it bears everything."""
    if fact.kind not in kinds_asked(reading):
        return "another kind of fact"
    if reading.count and not _counts(reading.count, fact):
        return f"does not count {reading.count}"
    if reading.when and not _at(reading, fact):
        return "another date"
    held = stems_held(scope, fact)
    if isinstance(fact.body, Event) and not _in_order(reading, fact.body):
        return "the other way round"
    missing = next((word for word in reading.words if word not in held), "")
    if missing:
        return f"does not say “{missing}”"
    borne = {each.group for each in reading.mentions if plays(scope, reading, each, fact)}
    stranger = next((each for each in reading.mentions if each.group not in borne), None)
    return f"{stranger.entity.name} is not its {stranger.role.value}" if stranger else ""


def plays(scope: Scope, reading: Reading, mention: Mention, fact: Fact) -> bool:
    """Tell whether the fact names the entity in a part that fits its role in the question."""
    parts = _parts(reading, mention, fact.kind)
    wanted = {mention.entity.id}
    if mention.entity.entity_kind is EntityKind.PLACE and mention.entity.country:
        wanted.add(mention.entity.country)  # a capital stands for its government
    voiced = not parts or parts & {Part.SPEAKER, Part.CLAIMANT}
    if fact.kind in {Kind.QUOTE, Kind.CLAIM} and voiced:
        wanted |= scope.snapshot.names.officials(mention.entity.id)
    if any(entity in wanted and (not parts or part in parts) for part, entity in fact.body.parts()):
        return True
    if mention.entity.entity_kind not in _SOFT:
        return _belongs(scope, mention, fact)
    held = stems_held(scope, fact)
    return all(canonical(word) in held for word in _stems(mention))


def _parts(reading: Reading, mention: Mention, kind: Kind) -> set[Part]:
    """Return the parts in which the fact must name the entity; empty for any."""
    match mention.role:
        case Role.SUBJECT if reading.receives:
            return {Part.RECIPIENT, Part.TARGET}
        case Role.SUBJECT if reading.passive:
            return _TAKER.get(kind, set())
        case Role.SUBJECT | Role.GIVER:
            if mention.entity.entity_kind is EntityKind.ORGANISATION:
                return _SUBJECT[kind] | {Part.ABOUT}  # a group acts through its members
            speaks = Asked.SPEECH in reading.asked or mention.role is Role.GIVER
            return _SUBJECT[kind] | ({Part.CLAIMANT} if speaks and kind is Kind.CLAIM else set())
        case Role.TAKER if Asked.SPEECH in reading.asked:
            return set()  # what is spoken about may play any part
        case Role.TAKER:
            return _TAKER.get(kind, set())
        case Role.ANY:
            return set()


def _in_order(reading: Reading, event: Event) -> bool:
    """Tell whether the event's sentence names the subject before the one it was done to."""
    places = {
        role: [
            event.statement.find(mention.entity.name)
            for mention in reading.mentions
            if mention.role is role and mention.entity.name in event.statement
        ]
        for role in (Role.SUBJECT, Role.TAKER)
    }
    subjects, takers = places[Role.SUBJECT], places[Role.TAKER]
    return not subjects or not takers or (min(subjects) < min(takers)) != reading.passive


def _belongs(scope: Scope, mention: Mention, fact: Fact) -> bool:
    """Tell whether a taker of the fact belongs to the country that is named."""
    if mention.role is not Role.TAKER or fact.kind not in {Kind.DESIGNATION, Kind.MEASURE}:
        return False
    targets: list[EntityId] = [each for part, each in fact.body.parts() if part is Part.TARGET]
    owners = (scope.entity(each) for each in targets)
    return any(owner is not None and owner.country == mention.entity.id for owner in owners)


def _counts(count: str, fact: Fact) -> bool:
    match fact.body:
        case Designation() as designation:
            return any(quantity.unit == count for quantity in designation.counts)
        case Claim(quantity=quantity) if quantity:
            return count in {canonical(each) for each in stems(quantity.unit)}
        case _:
            return False


def _at(reading: Reading, fact: Fact) -> bool:
    when = reading.when
    if when is None:
        return True
    if isinstance(fact.body, SupportRecord):
        period = fact.body.period
        return (
            period is not None and period.start_on <= when.end_on and when.start_on <= period.end_on
        ) or when.start_on == when.end_on == fact.as_of
    return fact.happened_on <= when.end_on and when.start_on <= fact.ended_on


def _stems(mention: Mention) -> list[str]:
    return [stem(word) for word in mention.words]
