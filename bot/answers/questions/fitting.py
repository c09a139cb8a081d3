"""Which parts of a fact fit the role that a name plays in a question."""

import re

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.light import OPENERS
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold
from bot.answers.questions.voices import ACCUSED, CALLED, CONFIRMED, GIVEN, is_voiced, stem_denies
from bot.answers.reading import Mention, Reading, Role
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part

SOFT = frozenset({EntityKind.TOPIC, EntityKind.WEAPON, EntityKind.PLACE})
"""Kinds of entity that a fact may bear by its words alone."""

_PRODUCED = senses_held(["manufacture"])
_EXPLAINED = senses_held(["explain reckon insist maintain describe"])
_LISTED = senses_held(["sanction delist ban fine designate suspend"])
_LAST = frozenset("when why where".split())
_OFFERED = re.compile(r"\b(?:offer|promis|pledg)\w* (?:to )?(.+)")
_EITHER = senses_held(["train"])

_PLACES = {Part.PLACE, Part.BASE, Part.ABOUT, Part.RECIPIENT, Part.SELF}
"""Parts of a country in which something is done."""

GIFT = {Part.OBJECT}

_SUBJECT = {
    Kind.DESIGNATION: {Part.AUTHORITY},
    Kind.MEASURE: {Part.AUTHORITY},
    Kind.SUPPORT: {Part.DONOR},
    Kind.QUOTE: {Part.SPEAKER},
    Kind.CLAIM: {Part.ACTOR},
    Kind.EVENT: {Part.PARTICIPANT},
    Kind.ENTITY: {Part.SELF},
}

_BLAMED = {
    Kind.DESIGNATION: {Part.TARGET},
    Kind.MEASURE: {Part.TARGET},
    Kind.QUOTE: {Part.ACTOR},
    Kind.CLAIM: {Part.ACTOR, Part.OBJECT, Part.TARGET},
}
"""Parts of one who is accused; no quote has an actor, and none tells of whom it is said."""

_TAKER = {
    Kind.DESIGNATION: {Part.TARGET, Part.BASE, Part.ABOUT},
    Kind.MEASURE: {Part.TARGET, Part.PLACE, Part.ABOUT},
    Kind.SUPPORT: {Part.RECIPIENT},
    Kind.QUOTE: {Part.ABOUT},
    Kind.CLAIM: {Part.RECIPIENT, Part.OBJECT, Part.PLACE, Part.ABOUT},
}


def fitting_parts(reading: Reading, mention: Mention, fact: Fact) -> set[Part]:
    """Return the parts in which the fact must name the entity; empty for any."""
    kind = fact.kind
    match mention.role:
        case Role.SUBJECT if reading.receives and CONFIRMED not in reading.words:
            return {Part.RECIPIENT, Part.TARGET}
        case Role.SUBJECT if reading.passive and senses_asked(reading.verb) & ACCUSED:
            return {Part.ACTOR, Part.OBJECT, Part.TARGET}
        case Role.SUBJECT if reading.passive and kind is Kind.CLAIM and _is_listed(reading):
            return {Part.RECIPIENT, Part.TARGET}  # whom the claim is about may have done it
        case Role.SUBJECT if reading.passive:
            return _TAKER.get(kind, set())
        case Role.SUBJECT | Role.GIVER:
            return _acting(reading, mention, kind)
        case Role.ACCUSED:
            return _BLAMED.get(kind, set())
        case Role.TAKER:
            return _taking(reading, mention, kind)
        case Role.PLACE if any(part in _PLACES for part, _ in fact.body.parts()):
            return _PLACES
        case Role.PLACE | Role.ANY | Role.EXCEPT:
            return set()


def _taking(reading: Reading, mention: Mention, kind: Kind) -> set[Part]:
    """Return the parts of one to whom something is done, given or said."""
    if kind is Kind.CLAIM and _is_accused_gift(reading, mention):
        return _gift(mention)
    if kind is Kind.CLAIM and _is_offered(reading, mention):
        return {Part.RECIPIENT}
    if Asked.SPEECH in reading.asked or is_voiced(reading.verb):
        return set()  # what is spoken about, or accused, may play any part
    if kind is Kind.CLAIM and (_gives(reading) or _is_made(reading, mention)):
        return _gift(mention)
    parts = _TAKER.get(kind, set())
    return parts - {Part.PLACE} if _is_people(mention) else parts


def _is_listed(reading: Reading) -> bool:
    return bool(reading.verb) and bool(senses_held([reading.verb]) & _LISTED)


def _is_people(mention: Mention) -> bool:
    """Tell whether a country's people are named, not the country: "the Norlanders"."""
    aliases = set(map(fold, mention.entity.aliases))
    plural = mention.words[-1].endswith("s") and mention.words[-1][:-1] in aliases
    return mention.entity.entity_kind is EntityKind.COUNTRY and plural


def _is_offered(reading: Reading, mention: Mention) -> bool:
    """Tell whether it is whom something is offered: "what did X offer Y"."""
    offered = _OFFERED.search(fold(reading.question))
    return offered is not None and offered[1].startswith(" ".join(mention.words))


def _gift(mention: Mention) -> set[Part]:
    """Return the part of what is given, or of one who gets it."""
    match mention.entity.entity_kind:
        case EntityKind.WEAPON:
            return GIFT
        case EntityKind.TOPIC | EntityKind.PLACE:
            return _TAKER[Kind.CLAIM]
        case _:
            return {Part.RECIPIENT}


def _is_made(reading: Reading, mention: Mention) -> bool:
    """Tell whether the question is who makes the thing named: what is made is then told."""
    made = any(senses_asked(word) & _PRODUCED for word in reading.words)
    return made and mention.entity.entity_kind in {EntityKind.WEAPON, EntityKind.VESSEL}


def _is_accused_gift(reading: Reading, mention: Mention) -> bool:
    """Tell whether it is what somebody is accused of giving, or to whom."""
    given = any(senses_asked(word) & GIVEN for word in reading.words)
    accused = any(each.role is Role.ACCUSED for each in reading.mentions)
    return given and (accused or mention.entity.entity_kind is EntityKind.WEAPON)


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
        accuses = mention.role is Role.SUBJECT and senses_held([reading.verb]) & ACCUSED
        if accuses or CONFIRMED in reading.words:
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
        each.role is Role.TAKER and each.entity.entity_kind not in SOFT for each in reading.mentions
    )
    return bool(senses_asked(reading.verb) & _EITHER) and not taken


def _is_left_out(reading: Reading) -> bool:
    """Tell whether "was" is left out of a question about a listing: "X delisted when"."""
    words = fold(reading.question).split()
    taken = any(mention.role is Role.TAKER for mention in reading.mentions)
    return _is_listed(reading) and not taken and OPENERS.isdisjoint(words) and words[-1] in _LAST
