"""The options of a command, read: names resolved, dates and pages parsed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.answers.dates import read_when
from bot.answers.decline import MOST_CHOICES, decline_ambiguous, decline_unknown
from bot.answers.names import Ambiguous, Known, Unknown
from bot.answers.scope import Scope
from bot.answers.words import say_on, say_when
from bot.errors import RequestError
from bot.facts.entity import Entity
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.query import Plays
from bot.facts.when import When
from bot.messages.reply import Notice, Reply
from bot.messages.typed import say_typed

VOICES = frozenset({Part.SPEAKER, Part.CLAIMANT})
"""Parts that an official plays for a country."""
_PHRASES = {
    "by": "by",
    "target": "against",
    "country": "concerning",
    "donor": "from",
    "recipient": "to",
    "speaker": "from",
}
"""What a name option is called in a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """`entities` and `plays` by option name.

    `said` repeats the filters in words that follow a noun, a space in front: " by France on
    3 May 2024"; empty for none. `guesses` tell which misspelt names were taken for which.
    """

    entities: Mapping[str, Entity]
    plays: Mapping[str, Plays]
    since: date | None
    until: date | None
    said: str
    guesses: tuple[Notice, ...]


def read_filters(scope: Scope, parts: Mapping[str, frozenset[Part]]) -> Filters | Reply:
    """Read the name options in `parts` and the dates on, since and until.

    Each name option asks for an entity in one of its parts. Returns a decline when a name is
    unknown or may stand for several; raises RequestError when a date cannot be read.
    """
    entities: dict[str, Entity] = {}
    guesses: list[Notice] = []
    for option, wanted in parts.items():
        typed = scope.options.get(option)
        if typed is None:
            continue
        found = read_name(scope, option, typed, wanted)
        if isinstance(found, Reply):
            return found
        entities[option] = found.entity
        guesses += say_guess(typed, found)
    since, until = _read_period(scope)
    return Filters(
        entities=entities,
        plays={
            option: Plays(entities=_speaking_for(scope, entity, parts[option]), parts=parts[option])
            for option, entity in entities.items()
        },
        since=since,
        until=until,
        said=_say_filters(scope, entities),
        guesses=tuple(guesses),
    )


def _speaking_for(scope: Scope, entity: Entity, parts: frozenset[Part]) -> frozenset[EntityId]:
    """Return the entity, and for a country that speaks or claims, those in its offices too."""
    officials = scope.snapshot.names.officials(entity.id) if parts & VOICES else frozenset()
    return officials | {entity.id}


def read_name(scope: Scope, option: str, typed: str, wanted: frozenset[Part]) -> Known | Reply:
    """Resolve one typed name; a decline when that fails."""
    found = scope.snapshot.names.resolve(
        typed, story=scope.story, moment=scope.moment, parts=wanted
    )
    match found:
        case Known():
            return found
        case Ambiguous():
            return decline_ambiguous(scope, option, typed, found.candidates)
        case Unknown():
            return decline_unknown(
                scope, option, typed, nearest=found.nearest, fitting=_fitting(scope, wanted)
            )


def say_guess(typed: str, found: Known) -> list[Notice]:
    """Say whom a misspelt name was taken for; nothing for a name that is known."""
    if found.exact:
        return []
    return [Notice(text=f"No name on record is {say_typed(typed)}; read as {found.entity.name}.")]


def _fitting(scope: Scope, wanted: frozenset[Part]) -> tuple[Entity, ...]:
    """Return some of the entities that the option could name; none where it could name any."""
    if not wanted:
        return ()
    names = scope.snapshot.names
    players = names.starting("", story=scope.story, moment=scope.moment, parts=wanted)
    return tuple(islice(players, MOST_CHOICES))


def read_date(scope: Scope, option: str) -> When | None:
    """Read a date option; a date without a year is taken in the year the story was opened."""
    typed = scope.options.get(option)
    if typed is None:
        return None
    story = scope.snapshot.book.stories[scope.story]
    return read_when(typed, today=scope.moment.now.date(), year=story.opened_on.year)


def read_page(scope: Scope) -> int:
    """Read the page option, from 1."""
    typed = scope.options.get("page", "1")
    if not typed.isascii() or not typed.isdigit() or not 0 < int(typed[:9]) < 10**6:
        raise RequestError(f"{say_typed(typed)} is not a page; pages count from 1.")
    return int(typed)


def _read_period(scope: Scope) -> tuple[date | None, date | None]:
    on, since, until = (read_date(scope, option) for option in ("on", "since", "until"))
    if on and (since or until):
        raise RequestError("Give either on, or since and until.")
    first = on.start_on if on else since.start_on if since else None
    last = on.end_on if on else until.end_on if until else None
    if first and last and last < first:
        raise RequestError("The date in until is before the date in since.")
    return first, last


def _say_filters(scope: Scope, entities: Mapping[str, Entity]) -> str:
    words = [f"{_PHRASES[option]} {scope.name(each.id)}" for option, each in entities.items()]
    if on := read_date(scope, "on"):
        words.append(say_on(on))
    for option in ("since", "until"):
        if when := read_date(scope, option):
            words.append(f"{option} {say_when(when)}")
    return "".join(f" {each}" for each in words)
