"""One story's facts, laid out for making questions about what is, and is not, among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.answers.compose import draft_for
from bot.answers.fold import fold
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact
from bot.facts.ids import EntityId, FactId
from bot.facts.part import Part
from bot.facts.query import Query
from bot.messages.plain import to_plain

_SHORT = 2
_COMMON = frozenset({EntityKind.TOPIC, EntityKind.WEAPON})
"""Kinds whose names are common nouns, written small inside a sentence."""


@dataclass(frozen=True, kw_only=True)
class Material:
    """Built by `gather`. `other_words` are the folded words of the other stories loaded."""

    facts: tuple[Fact, ...]
    texts: Mapping[FactId, str] = field(repr=False)
    other_words: frozenset[str] = field(default=frozenset(), repr=False)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The story's entities."""
        return tuple(fact.body for fact in self.facts if isinstance(fact.body, Entity))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of the facts, their names and their stored questions."""
        names = (name for entity in self.entities for name in names_of(entity))
        questions = (question for fact in self.facts for question in fact.questions)
        texts = (*self.texts.values(), *names, *questions)
        return frozenset(word for text in texts for word in fold(text).split())

    def of_kind(self, *kinds: EntityKind) -> tuple[Entity, ...]:
        """Return the entities of some kinds."""
        return tuple(entity for entity in self.entities if entity.entity_kind in kinds)

    def entity(self, entity_id: EntityId) -> Entity | None:
        """Return an entity that may be shown."""
        return next((entity for entity in self.entities if entity.id == entity_id), None)

    def circle(self, entity_id: EntityId) -> frozenset[EntityId]:
        """Return an entity with all that belongs to it: a country with its people and bodies."""
        return self._belongings.get(entity_id, frozenset()) | {entity_id}

    def near(self, one: EntityId, other: EntityId) -> bool:
        """Tell whether two entities are the same, or one belongs to the other."""
        return one in self.circle(other) or other in self.circle(one)

    def playing(self, entities: Iterable[EntityId], *parts: Part) -> Iterator[Fact]:
        """Yield the facts other than entities in which one of them plays a part; any for none."""
        wanted = frozenset(entities)
        for fact in self.facts:
            if isinstance(fact.body, Entity):
                continue
            if any(
                one in wanted and (not parts or part in parts) for part, one in self.parts(fact)
            ):
                yield fact

    def parts(self, fact: Fact) -> tuple[tuple[Part, EntityId], ...]:
        """Return who plays which part in a fact of the story."""
        return self._parts[fact.id]

    def naming(self, entity: Entity) -> tuple[Fact, ...]:
        """Return the facts that have to do with an entity, be it only by a word of their text."""
        return self._naming[entity.id]

    def say(self, entity: Entity) -> str:
        """Return an entity's name as it stands inside a sentence."""
        name = entity.in_text or entity.name
        proper = any(letter.isdigit() for letter in name) or _first(name) in self._proper_words
        if entity.in_text or entity.entity_kind not in _COMMON or proper:
            return name
        return name[:1].lower() + name[1:]

    def is_common_noun(self, entity: Entity) -> bool:
        """Tell whether an entity's name stands well without an article and names no other."""
        words = fold(entity.name).split()
        common = entity.entity_kind in _COMMON and self._proper_words.isdisjoint(words)
        return common and (entity.in_text.startswith("the ") or len(words) <= _SHORT)

    # Looked up hundreds of thousands of times while swaps are made.
    @cached_property
    def _belongings(self) -> Mapping[EntityId, frozenset[EntityId]]:
        owned: dict[EntityId, set[EntityId]] = defaultdict(set)
        for entity in self.entities:
            for _, owner in entity.parts():
                owned[owner].add(entity.id)
        return {owner: frozenset(belong) for owner, belong in owned.items()}

    @cached_property
    def _parts(self) -> Mapping[FactId, tuple[tuple[Part, EntityId], ...]]:
        return {fact.id: tuple(fact.body.parts()) for fact in self.facts}

    @cached_property
    def _naming(self) -> Mapping[EntityId, tuple[Fact, ...]]:
        texts = {fact_id: f" {fold(text)} " for fact_id, text in self.texts.items()}
        return {entity.id: tuple(self._named(entity, texts)) for entity in self.entities}

    def _named(self, entity: Entity, texts: Mapping[FactId, str]) -> Iterator[Fact]:
        near = {fact.id for fact in self.playing([entity.id])} | {entity.id}
        names = [f" {fold(name)} " for name in names_of(entity)]
        for fact in self.facts:
            if fact.id in near or any(name in texts[fact.id] for name in names):
                yield fact

    @cached_property
    def _proper_words(self) -> frozenset[str]:
        proper = (entity for entity in self.entities if entity.entity_kind not in _COMMON)
        names = (name for entity in proper for name in names_of(entity))
        return frozenset(word for name in names for word in fold(name).split())


def gather(scope: Scope, *, other_words: frozenset[str] = frozenset()) -> Material:
    """Lay out the facts of the scope's story that may be shown."""
    facts = tuple(scope.find(Query(story=scope.story)))
    return Material(
        facts=facts,
        texts={fact.id: _say(scope, fact) for fact in facts},
        other_words=other_words,
    )


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return every name of an entity."""
    return tuple(filter(None, (entity.name, entity.in_text, *entity.aliases)))


def _first(name: str) -> str:
    return (fold(name).split() or [""])[0]


def _say(scope: Scope, fact: Fact) -> str:
    """Return what the bot would say of a fact, its sources left out."""
    draft = draft_for(scope, [fact])
    return to_plain(draft.reply("", [draft.block(fact)])).partition("\n\n")[0]
