"""Whether those who speak in a fact are whom a question takes them for."""

import re
from collections.abc import Iterator

from bot.answers.english.cues import CUES, OFFICES, Asked
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem, stems
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.voices import CONFIRMED
from bot.answers.reading import Reading, Role
from bot.answers.scope import Scope
from bot.answers.search import names_of
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part

SPEAKING = {Part.SPEAKER, Part.CLAIMANT, Part.DISPUTER}

_CAPITALS = re.compile(r"(?:(?<=\s)[^\W\d_a-z]\w+)(?: [^\W\d_a-z]\w+)+")
"""A name of several words, as it is typed."""
_TO = ("say to", "said to", "tell", "told", "speak to", "spoke to", "talk to", "talked to")
_ACTING = ("ing", "ed")
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.COUNTRY})


def unborne_office(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return an office that nobody in the fact is known to hold, of a speaker nobody who speaks."""
    if fact.kind is Kind.ENTITY:
        return ""
    told = senses_held([sentence_of(fact)])
    acts = {stem(word) for word in fold(reading.question).split() if word.endswith(_ACTING)}
    offices = [word for word in reading.words if word in OFFICES and word not in told | acts]
    titles = set(stems(" ".join(_titles(scope, reading, fact)))) if offices else set()
    return next((word for word in offices if word not in titles), "")


def unborne_speaker(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return a word for who spoke that is none for anybody who speaks in the fact."""
    if not reading.speaker or fact.kind not in {Kind.QUOTE, Kind.CLAIM}:
        return ""
    people = (scope.entity(each) for part, each in fact.body.parts() if part in SPEAKING)
    texts = [f"{names_of(each)} {each.description}" for each in people if each]
    known = senses_held(texts)
    for run in _CAPITALS.findall(reading.question):
        named = any(fold(run) in fold(text) for text in texts)
        if set(stems(run)) & set(reading.speaker) and not named:
            return str(run)
    return next((word for word in reading.speaker if not senses_asked(word) & known), "")


def unborne_listener(reading: Reading, fact: Fact) -> str:
    """Return whom something is asked to have been said to, which no fact of words tells."""
    if fact.kind not in {Kind.QUOTE, Kind.CLAIM, Kind.EVENT}:
        return ""
    text = f" {fold(reading.question)} "
    for each in reading.mentions:
        to = any(f" {verb} {' '.join(each.words)} " in text for verb in _TO)
        if to and each.entity.entity_kind is EntityKind.PERSON:
            return f"does not say that it was said to {each.entity.name}"
    return ""


def unborne_confirmation(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return who is asked to have confirmed something and says nothing in the fact."""
    if CONFIRMED not in reading.words:
        return ""
    speaking = {each for part, each in fact.body.parts() if part in SPEAKING}
    names = scope.snapshot.names
    for each in reading.mentions:
        voices = {each.entity.id} | names.officials(each.entity.id) | names.bodies(each.entity.id)
        if each.role is Role.SUBJECT and not voices & speaking:
            return f"says nothing by {each.entity.name}"
    return ""


def _titles(scope: Scope, reading: Reading, fact: Fact) -> Iterator[str]:
    """Yield the titles of those who speak, in what is named with the title if anything is."""
    named = {each.entity.id for each in reading.mentions if each.entity.entity_kind in _BODIES}
    spoken = bool(CUES[Asked.SPEECH] & set(reading.themes))
    for part, each in fact.body.parts():
        person = scope.entity(each) if part in SPEAKING or not spoken else None
        for role in person.roles if person else ():
            if not named or {role.country, role.organisation} & named:
                yield role.title
