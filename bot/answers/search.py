"""Words to facts: an inverted index over everything a fact says."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.answers.fold import fold, stems
from bot.answers.lexicon import canonical
from bot.facts.book import Book
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.facts.ids import EntityId, FactId, StoryId, story_of
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class WordIndex:
    """Built by `index_words`. Postings are positions in `facts`, ascending."""

    facts: tuple[FactId, ...] = field(repr=False)
    postings: Mapping[tuple[StoryId, str], "array[int]"] = field(repr=False)

    def holding_all(self, story: StoryId, words: Iterable[str]) -> frozenset[FactId]:
        """Return the facts that hold every one of the stems; none for no stems."""
        found = (self.postings.get((story, canonical(word)), array("I")) for word in words)
        lists = sorted(found, key=len)
        if not lists:
            return frozenset()
        common = set(lists[0]).intersection(*lists[1:])
        return frozenset(self.facts[position] for position in common)

    def count(self, story: StoryId, word: str) -> int:
        """Return how many facts hold a stem."""
        return len(self.postings.get((story, canonical(word)), ()))

    def holding(self, story: StoryId, word: str) -> Iterator[FactId]:
        """Yield the facts that hold a stem."""
        positions = self.postings.get((story, canonical(word)), ())
        return (self.facts[position] for position in positions)


def index_words(book: Book) -> WordIndex:
    """Index the newest revision of every fact by the canonical stems of all it says."""
    names = _entity_texts(book)
    facts = tuple(book.ids())
    postings: dict[tuple[StoryId, str], array[int]] = defaultdict(lambda: array("I"))
    for position, fact_id in enumerate(facts):
        fact = book.revisions(fact_id)[-1]
        for word in canonical_stems(texts_of(fact, names)):
            postings[fact.story, word].append(position)
    return WordIndex(facts=facts, postings=dict(postings))


def canonical_stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the canonical stems of all words of some texts."""
    return frozenset(canonical(word) for text in texts for word in stems(text))


def texts_of(fact: Fact, names: Mapping[EntityId, str]) -> Iterator[str]:
    """Yield every text of a fact, the names of its entities and its stored questions included."""
    yield from fact.questions
    for _, entity in fact.body.parts():
        yield names.get(entity, "")
    match fact.body:
        case Entity() as entity_body:
            yield entity_body.description
            yield from (role.title for role in entity_body.roles)
        case Designation() as designation:
            yield from ("designated sanctioned listed", designation.program, designation.reason)
            yield from (quantity.unit for quantity in designation.counts)
            yield "based" if designation.bases else ""
        case Measure() as measure:
            yield from (measure.statement, measure.measure_kind.value, "sanctions")
        case SupportRecord() as support:
            yield from ("aid support given billion", support.category, support.rank)
            yield support.stage.value
        case Quote() as quote:
            yield from (quote.text, quote.context, quote.occasion, "said quote")
        case Claim() as claim:
            yield claim.statement
            yield from (dispute.statement for dispute in claim.disputes)
        case Event() as event:
            yield event.statement


def known_words(book: Book, story: StoryId) -> frozenset[str]:
    """Return every word, folded, that the facts of a story hold."""
    names = _entity_texts(book)
    return frozenset(
        word
        for fact_id in book.ids()
        if story_of(fact_id) == story
        for text in texts_of(book.revisions(fact_id)[-1], names)
        for word in fold(text).split()
    )


def _entity_texts(book: Book) -> dict[EntityId, str]:
    texts = {}
    for fact_id in book.ids():
        body = book.revisions(fact_id)[-1].body
        if isinstance(body, Entity):
            texts[body.id] = " ".join((body.name, *body.aliases))
    return texts
