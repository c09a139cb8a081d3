"""Who is meant by a typed speaker, and for whom a quoted person speaks."""

from dataclasses import dataclass

from bot.answers.fold import fold
from bot.answers.names import Ambiguous, Known, Resolved
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.part import Part
from bot.facts.quote import Quote
from bot.messages.typed import say_typed

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
    if isinstance(found, Known) and found.exact:
        return Named(entity=found.entity)
    if isinstance(found, Ambiguous):
        return Named(said=f"{say_typed(typed)} may be several on record.")
    if isinstance(found, Known) and found.entity.entity_kind in _ACTORS:
        guess = f"No name on record is {say_typed(typed)}; read as {found.entity.name}."
        return Named(entity=found.entity, said=guess)
    if within := _person_within(scope, fold(typed).split()):
        return Named(entity=within)
    return Named(said=f"{say_typed(typed)} is not on record in this story.")


def speaks_for(scope: Scope, speaker: Entity, quote: Quote) -> bool:
    """Tell whether a quotation is the speaker's, or of somebody who speaks for them."""
    if quote.speaker == speaker.id:
        return True
    person = scope.entity(quote.speaker)
    roles = person.roles if person else ()
    return any(speaker.id in {role.country, role.organisation} for role in roles)


def _person_within(scope: Scope, words: list[str]) -> Entity | None:
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            found = _resolve(scope, " ".join(words[start : start + size]))
            if isinstance(found, Known) and found.exact:
                entity = found.entity
                if entity.entity_kind is EntityKind.PERSON:
                    return entity
    return None


def _resolve(scope: Scope, text: str) -> Resolved:
    return scope.snapshot.names.resolve(text, story=scope.story, moment=scope.moment, parts=_PARTS)
