"""Who is meant by a typed speaker, and for whom a quoted person speaks."""

from dataclasses import dataclass

from bot.answers.english.cues import OFFICES
from bot.answers.english.light import LIGHT
from bot.answers.fold import fold, stem
from bot.answers.names import Ambiguous, Known, Resolved
from bot.answers.questions.spot import spot_names
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.part import Part
from bot.facts.quote import Quote
from bot.messages.typed import say_typed

_OF = frozenset("of for to at from".split())
_ARTICLES = frozenset("the a an".split())
_AIDES = frozenset(
    stem(word)
    for word in "aide aides adviser advisor advisers deputy assistant lawyer wife husband son "
    "daughter brother sister team staff staffer office spokesman spokeswoman spokesperson "
    "spokespeople envoy official officials ally allies friend rival predecessor successor".split()
)
"""Those who are somebody's, and never that person."""

_PARTS = frozenset({Part.SPEAKER})
_ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY})


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """`entity` is None when the name is not on record or may be several; `said` tells so."""

    entity: Entity | None = None
    said: str = ""


def find_named(scope: Scope, typed: str) -> Named:
    """Find who a typed speaker is. A person may be named within other words: "the MP Mira Sol"."""
    if not fold(typed):
        return Named()
    found = _resolve(scope, typed)
    exact = isinstance(found, Known) and found.exact
    if isinstance(found, Known) and exact and found.entity.entity_kind in _ACTORS:
        return Named(entity=found.entity)
    if _is_light(fold(typed).split()):
        return Named()
    if isinstance(found, Known) and exact:
        return Named(entity=found.entity)
    if names_office(typed):
        return _in_office(scope, typed)
    if isinstance(found, Ambiguous):
        return Named(said=f"{say_typed(typed)} may be several on record.")
    if isinstance(found, Known) and found.entity.entity_kind in _ACTORS:
        guess = f"No name on record is {say_typed(typed)}; read as {found.entity.name}."
        return Named(entity=found.entity, said=guess)
    if within := _person_within(scope, fold(typed).split()):
        return Named(entity=within)
    return Named(said=f"{say_typed(typed)} is not on record in this story.")


def names_office(typed: str) -> bool:
    """Tell whether a name is that of an office, or of somebody's somebody: "Sol's lawyer"."""
    words = fold(typed).split()
    last = stem(words[-1]) if words else ""
    of = next((at for at, word in enumerate(words) if word in _OF), len(words))
    return (
        last in OFFICES | _AIDES
        or bool({stem(word) for word in words[:of]} & _AIDES)
        or (of < len(words) and stem(words[of - 1]) in OFFICES)
    )


def _in_office(scope: Scope, typed: str) -> Named:
    """Find who bears a title: all of the words, and not just a name among them."""
    words = [word for word in fold(typed).split() if word not in _ARTICLES]
    spots = spot_names(scope, words)
    if len(spots) == 1 and spots[0][:2] == (0, len(words)):
        entity = spots[0][2]
        if not {stem(word) for word in words} & _AIDES or entity.entity_kind is EntityKind.PERSON:
            return Named(entity=entity)
    if person := _named_last(scope, words):
        return Named(entity=person)
    return Named(said=f"{say_typed(typed)} is not on record in this story.")


def speaks_for(scope: Scope, speaker: Entity, quote: Quote) -> bool:
    """Tell whether a quotation is the speaker's, or of somebody who speaks for them."""
    if quote.speaker == speaker.id:
        return True
    person = scope.entity(quote.speaker)
    roles = person.roles if person else ()
    return any(speaker.id in {role.country, role.organisation} for role in roles)


def _named_last(scope: Scope, words: list[str]) -> Entity | None:
    """Find a person who is named behind a title: "Foreign Secretary Mira Sol"."""
    if stem(words[-1]) in OFFICES | _AIDES:
        return None
    for start in range(1, len(words)):
        light = _is_light(words[start:])
        found = None if light else _resolve(scope, " ".join(words[start:]))
        if isinstance(found, Known) and found.exact:
            entity = found.entity
            own = words[start - 1] not in _OF and entity.entity_kind is EntityKind.PERSON
            return entity if own else None
    return None


def _person_within(scope: Scope, words: list[str]) -> Entity | None:
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            part = words[start : start + size]
            found = None if _is_light(part) else _resolve(scope, " ".join(part))
            if isinstance(found, Known) and found.exact:
                entity = found.entity
                if entity.entity_kind is EntityKind.PERSON:
                    return entity
    return None


def _is_light(words: list[str]) -> bool:
    """Tell whether words name nobody, whatever names they are part of: "whose", "for the"."""
    return not set(words) - LIGHT


def _resolve(scope: Scope, text: str) -> Resolved:
    return scope.snapshot.names.resolve(text, story=scope.story, moment=scope.moment, parts=_PARTS)
