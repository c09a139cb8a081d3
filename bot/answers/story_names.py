"""The names of one story's entities, in every form in which they are looked up."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.answers.english.cues import OFFICES
from bot.answers.english.senses import senses_held
from bot.answers.fold import fold, stems
from bot.facts.entity import Entity, EntityKind
from bot.facts.ids import EntityId
from bot.facts.part import Part

_GOVERNING = frozenset(
    "government administration ministry department cabinet directorate authority agency "
    "parliament navy army police commission treasury council bureau customs inspectorate office "
    "prosecutor".split()
)
"""Words in the names of bodies that speak and act for their country."""


_OWNED = re.compile(r"\w[’']s\s")


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryNames:
    """One story's names. Keys are folded; `squeezed` ones have no spaces either.

    `longest_titles` counts the words of the longest title that begins with a stem; `possessive`
    are names that tell whose it is by an 's, which folding takes away.
    `starts` and `word_starts` are sorted (name, entity) pairs: whole names, and what is left
    of them from each later word on.
    """

    full: Mapping[str, tuple[EntityId, ...]]
    squeezed: Mapping[str, tuple[EntityId, ...]]
    words: Mapping[str, tuple[EntityId, ...]]
    guessable: Mapping[str, tuple[EntityId, ...]]
    players: Mapping[Part, frozenset[EntityId]]
    officials: Mapping[EntityId, frozenset[EntityId]]
    bodies: Mapping[EntityId, frozenset[EntityId]]
    titles: Mapping[tuple[str, ...], frozenset[EntityId]]
    longest_titles: Mapping[str, int]
    possessive: frozenset[str]
    starts: tuple[tuple[str, EntityId], ...]
    word_starts: tuple[tuple[str, EntityId], ...]

    def playing(self, parts: frozenset[Part]) -> frozenset[EntityId] | None:
        """Return the entities that play one of the parts; None, for everyone, for no parts."""
        if not parts:
            return None
        sets = (self.players.get(part, frozenset()) for part in parts)
        return frozenset[EntityId]().union(*sets)


def index_story(entities: list[Entity], players: Mapping[Part, set[EntityId]]) -> StoryNames:
    """Index the names of a story's entities; `players` are the entities by their parts."""
    tables: tuple[dict[str, list[EntityId]], ...] = tuple(defaultdict(list) for _ in range(4))
    full, squeezed, words, guessable = tables
    word_starts: set[tuple[str, EntityId]] = set()
    for entity in entities:
        for name in map(fold, (entity.name, *entity.aliases)):
            full[name].append(entity.id)
            squeezed[name.replace(" ", "")].append(entity.id)
            guessable[name].append(entity.id)
            split = name.split()
            for word in split:
                words[word].append(entity.id)
            word_starts |= {(" ".join(split[at:]), entity.id) for at in range(1, len(split))}
        if entity.entity_kind is EntityKind.PERSON:
            guessable[fold(entity.name).split()[-1]].append(entity.id)
    frozen = _freeze(tables)
    titles = _titles(entities)
    return StoryNames(
        full=frozen[0],
        squeezed=frozen[1],
        words=frozen[2],
        guessable=frozen[3],
        players={part: frozenset(ids) for part, ids in players.items()},
        officials=_officials(entities, players),
        bodies=_bodies(entities, players),
        titles=titles,
        longest_titles=_longest(titles),
        possessive=frozenset(_possessive(entities)),
        starts=tuple(sorted((name, each) for name, ids in frozen[0].items() for each in ids)),
        word_starts=tuple(sorted(word_starts)),
    )


def _freeze(
    tables: Iterable[Mapping[str, Iterable[EntityId]]],
) -> list[dict[str, tuple[EntityId, ...]]]:
    """Return each table with its ids in order; equal lists become one object."""
    kept: dict[tuple[EntityId, ...], tuple[EntityId, ...]] = {}
    return [
        {
            name: kept.setdefault(each := tuple(sorted(set(ids))), each)
            for name, ids in table.items()
        }
        for table in tables
    ]


def _officials(
    entities: list[Entity], players: Mapping[Part, set[EntityId]]
) -> dict[EntityId, frozenset[EntityId]]:
    found: dict[EntityId, set[EntityId]] = defaultdict(set)
    for entity in entities:
        for role in entity.roles:
            if role.country:
                found[role.country].add(entity.id)
            if role.organisation and OFFICES.intersection(stems(role.title)):
                found[role.organisation].add(entity.id)
    for country, ids in _bodies(entities, players).items():
        found[country] |= ids
    return {whole: frozenset(ids) for whole, ids in found.items()}


def _bodies(
    entities: list[Entity], players: Mapping[Part, set[EntityId]]
) -> dict[EntityId, frozenset[EntityId]]:
    """Return the bodies of each country that govern: by their name, or because they designate."""
    authorities = players.get(Part.AUTHORITY, set())
    found: dict[EntityId, set[EntityId]] = defaultdict(set)
    for entity in entities:
        if entity.country and (_governs(entity) or entity.id in authorities):
            found[entity.country].add(entity.id)
    return {country: frozenset(ids) for country, ids in found.items()}


_FOR_NOW = frozenset("interim acting caretaker provisional".split())
"""What is said before the title of somebody who holds the office all the same."""


def lasting_title(title: str) -> str:
    """Return a title, folded, without what says that it is held for the time being."""
    first, _, rest = fold(title).partition(" ")
    return rest if first in _FOR_NOW and rest else fold(title)


def _titles(entities: list[Entity]) -> dict[tuple[str, ...], frozenset[EntityId]]:
    """Return who bears, or bore, a title, by its stems; the last also by what it means."""
    found: dict[tuple[str, ...], set[EntityId]] = defaultdict(set)
    for entity in entities:
        for role in entity.roles:
            for title in {fold(role.title), lasting_title(role.title)}:
                *first, last = stems(title) or ("",)
                for sense in senses_held([last]) | {last}:
                    found[*first, sense].add(entity.id)
    return {title: frozenset(ids) for title, ids in found.items()}


def _possessive(entities: Iterable[Entity]) -> Iterator[str]:
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            if _OWNED.search(name):
                yield fold(name)


def _longest(titles: Iterable[tuple[str, ...]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for title in titles:
        longest[title[0]] = max(len(title), longest.get(title[0], 1))
    return longest


def _governs(entity: Entity) -> bool:
    """Tell whether an organisation speaks for its country, by what it calls itself."""
    words = {word for name in (entity.name, *entity.aliases) for word in fold(name).split()}
    return entity.entity_kind is EntityKind.ORGANISATION and bool(words & _GOVERNING)


def starting_with(
    names: StoryNames, folded: str, playing: frozenset[EntityId] | None
) -> Iterator[EntityId]:
    """Yield entities by names that start so, then by later words; None in `playing` is all."""
    for pairs in (names.starts, names.word_starts):
        for at in range(bisect_left(pairs, (folded,)), len(pairs)):
            name, entity = pairs[at]
            if not name.startswith(folded):
                break
            if playing is None or entity in playing:
                yield entity
