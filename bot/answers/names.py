"""Names as people type them, resolved to entities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.fold import fold
from bot.answers.story_names import StoryNames, index_story, starting_with
from bot.facts.book import Book
from bot.facts.entity import Entity
from bot.facts.history import Moment
from bot.facts.ids import EntityId, FactId, StoryId, story_of
from bot.facts.part import Part

_ALIKE = 0.74
"""Least OSA similarity at which a typed name may stand for a known one."""
_NEAR = 0.6
"""Least similarity at which a name is worth offering as the nearest."""
_APART = 0.1
"""How much better than the next entity's the best name must be to be taken without asking."""
_SHORTEST = 4
"""Shorter names are never guessed: one letter more or less is another name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The name stands for one entity. `exact` is False when it was guessed from a misspelling."""

    entity: Entity
    exact: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Ambiguous:
    """The name may stand for several entities."""

    candidates: tuple[Entity, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """No entity bears the name; `nearest` are the likest, best first, perhaps none."""

    nearest: tuple[Entity, ...]


Resolved = Known | Ambiguous | Unknown


@dataclass(frozen=True, kw_only=True, slots=True)
class NameIndex:
    """Built by `index_names` for one Book; shows only what may be shown at the moment asked."""

    book: Book
    stories: Mapping[StoryId, StoryNames] = field(repr=False)

    def resolve(
        self,
        text: str,
        *,
        story: StoryId,
        moment: Moment,
        parts: frozenset[Part] = frozenset(),
    ) -> Resolved:
        """Find whom a typed name stands for; entities that play one of `parts` come first."""
        names = self.stories.get(story)
        if names is None:
            return Unknown(nearest=())
        for candidates in _exact_matches(names, text, story):
            preferred = self._shown(_prefer(candidates, names, parts), moment)
            shown = tuple(entity for entity in preferred if _is_called(entity, text))
            if len(shown) == 1:
                return Known(entity=shown[0])
            if shown:
                return Ambiguous(candidates=shown)
        return self._guess(names, text, moment, parts)

    def officials(self, whole: EntityId) -> frozenset[EntityId]:
        """Return who speaks for a country or body: those in office, and a country's bodies."""
        names = self.stories.get(story_of(whole))
        return names.officials.get(whole, frozenset()) if names else frozenset()

    def bodies(self, country: EntityId) -> frozenset[EntityId]:
        """Return the bodies that act for a country."""
        names = self.stories.get(story_of(country))
        return names.bodies.get(country, frozenset()) if names else frozenset()

    def starting(
        self, text: str, *, story: StoryId, moment: Moment, parts: frozenset[Part]
    ) -> Iterator[Entity]:
        """Yield the entities with a name that starts with `text`, then those with such a word.

        Only entities that play one of `parts` in some fact; all of them for no parts.
        """
        names = self.stories.get(story)
        if names is None:
            return
        playing = names.playing(parts)
        seen: set[EntityId] = set()
        for entity_id in starting_with(names, fold(text), playing):
            if entity_id not in seen and (entity := self.book.entity(entity_id, moment)):
                seen.add(entity_id)
                yield entity

    def _guess(
        self, names: StoryNames, text: str, moment: Moment, parts: frozenset[Part]
    ) -> Resolved:
        scored: dict[EntityId, float] = {}
        for score, ids in _alike(names, text):
            shown = self._shown(_prefer(ids, names, parts), moment)
            for entity in shown:
                scored.setdefault(entity.id, score)
        ranked = sorted(scored.items(), key=lambda each: (-each[1], each[0]))
        nearest = self._shown([entity for entity, _ in ranked[:3]], moment, in_order=True)
        if not ranked or ranked[0][1] < _ALIKE or len(fold(text)) < _SHORTEST:
            return Unknown(nearest=nearest)
        close = [entity for entity, score in ranked if score > ranked[0][1] - _APART]
        if len(close) == 1:
            return Known(entity=nearest[0], exact=False)
        return Ambiguous(candidates=self._shown(close[:5], moment, in_order=True))

    def _shown(
        self, ids: Iterable[EntityId], moment: Moment, *, in_order: bool = False
    ) -> tuple[Entity, ...]:
        entities = [entity for each in ids if (entity := self.book.entity(each, moment))]
        return tuple(entities if in_order else sorted(entities, key=lambda each: fold(each.name)))


def index_names(book: Book) -> NameIndex:
    """Index every name of every entity, in all revisions."""
    facts = defaultdict(list)
    for fact_id in book.ids():
        for fact in book.revisions(fact_id):
            facts[fact.story].append(fact)
    stories = {}
    for story, records in facts.items():
        players: dict[Part, set[EntityId]] = defaultdict(set)
        for fact in records:
            for part, entity in fact.body.parts():
                players[part].add(entity)
        entities = [fact.body for fact in records if isinstance(fact.body, Entity)]
        stories[story] = index_story(entities, players)
    return NameIndex(book=book, stories=stories)


def _exact_matches(names: StoryNames, text: str, story: StoryId) -> Iterator[tuple[EntityId, ...]]:
    if text.startswith("id:"):
        yield (EntityId(FactId(f"{story}/{text[3:]}")),)
    folded = fold(text)
    folded = folded.removeprefix("the ") or folded
    yield names.full.get(folded, ()) or names.full.get(f"the {folded}", ())
    yield names.squeezed.get(folded.replace(" ", ""), ())
    words = [set(names.words.get(word, ())) for word in folded.split()]
    yield tuple(sorted(set.intersection(*words))) if words else ()


def _is_called(entity: Entity, text: str) -> bool:
    """Tell whether the entity, as it may be shown, still bears the name that found it."""
    if text.startswith("id:"):
        return True
    folded = fold(text)
    wanted = {folded, folded.removeprefix("the "), f"the {folded}"}
    called = [fold(name) for name in (entity.name, *entity.aliases)]
    squeezed = folded.replace(" ", "")
    words = {word for name in called for word in name.split()}
    return (
        bool(wanted & set(called))
        or any(name.replace(" ", "") == squeezed for name in called)
        or set(folded.removeprefix("the ").split()) <= words
    )


def _alike(names: StoryNames, text: str) -> Iterator[tuple[float, tuple[EntityId, ...]]]:
    folded = fold(text)
    hits = process.extract(
        folded,
        names.guessable.keys(),
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=_NEAR,
        limit=12,
    )
    for name, score, _ in hits:
        yield score, names.guessable[name]


def _prefer(
    ids: tuple[EntityId, ...], names: StoryNames, parts: frozenset[Part]
) -> tuple[EntityId, ...]:
    playing = tuple(
        entity
        for entity in ids
        if any(entity in names.players.get(part, frozenset()) for part in parts)
    )
    return playing or ids
