"""Whether a fact bears out everything that a question names."""

from collections.abc import Sequence

from bot.answers.english.cues import Asked
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.questions.counted import counts, is_measured
from bot.answers.questions.held import find_unheld, senses_of
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.stored import stored_verbs
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.claim import Claim
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.support import SupportRecord

_SOFT = frozenset({EntityKind.TOPIC, EntityKind.WEAPON, EntityKind.PLACE})
"""Kinds of entity that a fact may bear by its words alone."""

_SPAN = senses_held(["week"])
_CALLED = senses_held(["call say respond"])
_EITHER = senses_held(["train"])
_VOICED = senses_held(
    ["accuse blame deny warn expect praise condemn urge promise admit announce think believe"]
)
"""Acts done by speaking: who does them is the claimant of a claim."""

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


def why_not(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return the first thing that the fact does not bear, empty when it bears everything."""
    if reading.count and not counts(scope, fact, reading.count):
        return f"does not count {reading.count}"
    if reading.wh == "when" and fact.kind is Kind.QUOTE and Asked.SPEECH not in reading.asked:
        return "is a quote, which dates nothing but itself"
    if reading.wh == "when" and isinstance(fact.body, Claim) and not _dates(reading, fact):
        return "tells when it was said, not when it happened"
    if reading.measured and not is_measured(scope, fact):
        return "holds no quantity"
    if not _at(reading, fact):
        return "another date"
    if isinstance(fact.body, Event) and not _in_order(reading, fact.body):
        return "the other way round"
    if missing := find_unheld(scope, fact, reading.words):
        return f"does not say “{missing}”"
    if not _verb_borne(scope, reading, fact):
        return f"does not say that anybody did “{reading.verb}”"
    borne = {each.group for each in reading.mentions if plays(scope, reading, each, fact)}
    stranger = next((each for each in reading.mentions if each.group not in borne), None)
    return f"{stranger.entity.name} is not its {stranger.role.value}" if stranger else ""


def _verb_borne(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether what is done is told by the fact's own sentence, or by a stored question's verb.

    What a fact of a listing or of aid is about is its kind; of others it is what they say.
    """
    by_kind = {Kind.DESIGNATION, Kind.MEASURE, Kind.SUPPORT, Kind.ENTITY}
    wanted = senses_asked(reading.verb)
    spoken = Asked.SPEECH in reading.asked or wanted & _VOICED
    if not reading.verb or reading.verb not in reading.words or fact.kind in by_kind or spoken:
        return True
    told = senses_held([sentence_of(fact)])
    return bool(wanted & (told | stored_verbs(scope, fact)))


def plays(scope: Scope, reading: Reading, mention: Mention, fact: Fact) -> bool:
    """Tell whether the fact names the entity in a part that fits its role in the question."""
    parts = _parts(reading, mention, fact.kind)
    wanted = stands_for(mention)
    voiced = not parts or parts & {Part.SPEAKER, Part.CLAIMANT}
    if fact.kind in {Kind.QUOTE, Kind.CLAIM} and voiced:
        wanted |= scope.snapshot.names.officials(mention.entity.id)
    elif parts & {Part.AUTHORITY, Part.DONOR, Part.PARTICIPANT}:
        wanted |= scope.snapshot.names.bodies(mention.entity.id)
    if any(entity in wanted and (not parts or part in parts) for part, entity in fact.body.parts()):
        return True
    if mention.entity.entity_kind not in _SOFT:
        return _belongs(scope, mention, fact)
    held = senses_of(scope, fact)
    return all(senses_asked(word) & held for word in _stems(mention))


def stands_for(mention: Mention) -> set[EntityId]:
    """Return the entity named; a capital stands for its government too."""
    entity = mention.entity
    capital = entity.entity_kind is EntityKind.PLACE and entity.country
    return {entity.id, entity.country} if capital and entity.country else {entity.id}


def _parts(reading: Reading, mention: Mention, kind: Kind) -> set[Part]:
    """Return the parts in which the fact must name the entity; empty for any."""
    match mention.role:
        case Role.SUBJECT if reading.receives:
            return {Part.RECIPIENT, Part.TARGET}
        case Role.SUBJECT if reading.passive:
            return _TAKER.get(kind, set())
        case Role.SUBJECT | Role.GIVER:
            return _acting(reading, mention, kind)
        case Role.TAKER if Asked.SPEECH in reading.asked or senses_asked(reading.verb) & _VOICED:
            return set()  # what is spoken about, or accused, may play any part
        case Role.TAKER:
            return _TAKER.get(kind, set())
        case Role.ANY:
            return set()


def _acting(reading: Reading, mention: Mention, kind: Kind) -> set[Part]:
    """Return the parts of one who acts, gives or speaks."""
    if kind is Kind.QUOTE and not _is_spoken(reading):
        return {Part.ACTOR}  # which no quote has: to speak of an act is not to do it
    parts = set(_SUBJECT[kind])
    quoted = any(each.role is Role.GIVER for each in reading.mentions)
    if mention.role is Role.SUBJECT and Asked.SPEECH in reading.asked and quoted:
        return set()  # "in Blinken's words, what should Ukraine …"
    if kind is Kind.CLAIM:
        if Asked.SPEECH in reading.asked:
            return {Part.CLAIMANT, Part.DISPUTER}
        if mention.role is Role.GIVER or senses_asked(reading.verb) & _VOICED:
            parts.add(Part.CLAIMANT)
    if mention.entity.entity_kind is EntityKind.ORGANISATION and kind is not Kind.QUOTE:
        parts.add(Part.ABOUT)  # a group acts through its members
    if _goes_either_way(reading):
        parts |= _TAKER.get(kind, set())
    return parts


def _dates(reading: Reading, fact: Fact) -> bool:
    """Tell whether a claim says when what it claims happened, or its saying is asked about."""
    spoken = Asked.SPEECH in reading.asked or senses_asked(reading.verb) & _VOICED
    happened = isinstance(fact.body, Claim) and fact.body.happened is not None
    statement = fact.body.statement if isinstance(fact.body, Claim) else ""
    return bool(spoken or happened or senses_held([statement]) & _SPAN)


def _is_spoken(reading: Reading) -> bool:
    """Tell whether the question is about words: its verb, or no verb at all."""
    acts = reading.verb and reading.verb in reading.words
    spoken = Asked.SPEECH in reading.asked or senses_asked(reading.verb) & (_VOICED | _CALLED)
    return not acts or bool(spoken)


def _goes_either_way(reading: Reading) -> bool:
    """Tell whether the verb may be done by its subject or to it: "the crew trained"."""
    taken = any(
        each.role is Role.TAKER and each.entity.entity_kind not in _SOFT
        for each in reading.mentions
    )
    return bool(senses_asked(reading.verb) & _EITHER) and not taken


def _in_order(reading: Reading, event: Event) -> bool:
    """Tell whether the event's sentence puts the subject, the verb and the taker in that order."""
    words = fold(event.statement).split()
    verb = _places(words, [reading.verb]) if reading.verb else []
    for role, behind in ((Role.SUBJECT, reading.passive), (Role.TAKER, not reading.passive)):
        for mention in reading.mentions:
            named = _named_at(words, mention.entity) if mention.role is role else []
            if named and verb and (min(named) > min(verb)) != behind:
                return False
    subjects, takers = (
        [
            at
            for each in reading.mentions
            if each.role is role
            for at in _named_at(words, each.entity)
        ]
        for role in (Role.SUBJECT, Role.TAKER)
    )
    return not subjects or not takers or (min(subjects) < min(takers)) != reading.passive


def _places(words: Sequence[str], stems: Sequence[str]) -> list[int]:
    wanted = frozenset().union(*(senses_asked(each) for each in stems))
    return [at for at, word in enumerate(words) if wanted & senses_held([word])]


def _named_at(words: Sequence[str], entity: Entity) -> list[int]:
    names = [fold(name).split() for name in (entity.name, entity.in_text, *entity.aliases)]
    return [
        at
        for name in names
        for at in range(len(words) - len(name) + 1)
        if name and list(words[at : at + len(name)]) == name
    ]


def _belongs(scope: Scope, mention: Mention, fact: Fact) -> bool:
    """Tell whether a taker of the fact belongs to the country that is named."""
    if mention.role is not Role.TAKER or fact.kind not in {Kind.DESIGNATION, Kind.MEASURE}:
        return False
    targets: list[EntityId] = [each for part, each in fact.body.parts() if part is Part.TARGET]
    owners = (scope.entity(each) for each in targets)
    return any(owner is not None and owner.country == mention.entity.id for owner in owners)


def _at(reading: Reading, fact: Fact) -> bool:
    if reading.weekday is not None and fact.happened_on.weekday() != reading.weekday:
        return False
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
