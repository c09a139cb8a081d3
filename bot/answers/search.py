"""Words to facts: an inverted index over everything a fact says."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold
from bot.answers.words import say_money, say_quantity
from bot.facts.book import Book
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.facts.ids import EntityId, FactId, StoryId, story_of
from bot.facts.quantity import Quantity
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class WordIndex:
    """Built by `index_words`. Postings are positions in `facts`, ascending."""

    facts: tuple[FactId, ...] = field(repr=False)
    postings: Mapping[tuple[StoryId, str], "array[int]"] = field(repr=False)

    def holding_all(self, story: StoryId, words: Iterable[str]) -> frozenset[FactId]:
        """Return the facts that hold every one of the stems; none for no stems."""
        lists = sorted((self._positions(story, word) for word in words), key=len)
        if not lists:
            return frozenset()
        common = lists[0].intersection(*lists[1:])
        return frozenset(self.facts[position] for position in common)

    def count(self, story: StoryId, word: str) -> int:
        """Return how many facts hold a stem; one that holds several senses counts for each."""
        return sum(len(positions) for positions in self._lists(story, word))

    def holding(self, story: StoryId, word: str) -> Iterator[FactId]:
        """Yield the facts that hold a stem; some perhaps twice."""
        return (self.facts[at] for positions in self._lists(story, word) for at in positions)

    def _positions(self, story: StoryId, word: str) -> set[int]:
        return set(chain.from_iterable(self._lists(story, word)))

    def _lists(self, story: StoryId, word: str) -> list["array[int]"]:
        senses = senses_asked(word)
        return [self.postings[story, each] for each in senses if (story, each) in self.postings]


def index_words(book: Book) -> WordIndex:
    """Index the newest revision of every fact by the senses of all it says."""
    names = _entity_texts(book)
    facts = tuple(book.ids())
    postings: dict[tuple[StoryId, str], array[int]] = defaultdict(lambda: array("I"))
    for position, fact_id in enumerate(facts):
        fact = book.revisions(fact_id)[-1]
        for word in senses_held(_all_texts(fact, names)):
            postings[fact.story, word].append(position)
    return WordIndex(facts=facts, postings=dict(postings))


def texts_of(fact: Fact, names: Mapping[EntityId, str]) -> Iterator[str]:
    """Yield every text of a fact, the names of its entities included."""
    for _, entity in fact.body.parts():
        yield names.get(entity, "")
    match fact.body:
        case Entity() as entity_body:
            yield entity_body.description
            yield from (role.title for role in entity_body.roles)
        case Designation() as designation:
            yield from ("designated sanctioned announced measure", designation.program)
            yield f"why {designation.reason}" if designation.reason else ""
            yield from _figures(*designation.counts)
            yield "based" if designation.bases else ""
        case Measure() as measure:
            yield from (
                measure.statement,
                measure.measure_kind.value,
                "sanctions announced measure",
            )
        case SupportRecord() as support:
            yield "beneficiary" if support.category else ""
            yield from ("aid support money", support.category, support.rank, support.stage.value)
            yield say_money(support.amount, support.currency)
        case Quote() as quote:
            yield from (
                quote.text,
                quote.context,
                quote.note,
                quote.occasion,
                "said quote described",
            )
        case Claim() as claim:
            yield from (claim.statement, "said claim alleged")
            yield from (dispute.statement for dispute in claim.disputes)
            yield "denied admit" if claim.disputes else ""
            yield from _figures(claim.quantity) if claim.quantity else ()
        case Event() as event:
            yield event.statement


SORTS = {
    EntityKind.PERSON: "",
    EntityKind.ORGANISATION: "organisation company body",
    EntityKind.COUNTRY: "country state",
    EntityKind.PLACE: "place city",
    EntityKind.VESSEL: "ship vessel",
    EntityKind.WEAPON: "weapon",
    EntityKind.TOPIC: "",
}
"""What a question may call an entity that it does not name."""


def names_of(entity: Entity) -> str:
    """Return the words by which an entity may be meant: names, titles, and its sort."""
    titles = (role.title for role in entity.roles)
    return " ".join((entity.name, *entity.aliases, *titles, SORTS[entity.entity_kind]))


def _all_texts(fact: Fact, names: Mapping[EntityId, str]) -> tuple[str, ...]:
    return (*texts_of(fact, names), *fact.questions)


def _figures(*quantities: Quantity) -> Iterator[str]:
    for quantity in quantities:
        yield say_quantity(quantity)
        yield f"{quantity.value:f}" if quantity.value is not None else ""


def known_words(book: Book, story: StoryId) -> frozenset[str]:
    """Return every word, folded, that the facts of a story hold."""
    names = _entity_texts(book)
    return frozenset(
        word
        for fact_id in book.ids()
        if story_of(fact_id) == story
        for text in _all_texts(book.revisions(fact_id)[-1], names)
        for word in fold(text).split()
    )


def _entity_texts(book: Book) -> dict[EntityId, str]:
    texts = {}
    for fact_id in book.ids():
        body = book.revisions(fact_id)[-1].body
        if isinstance(body, Entity):
            texts[body.id] = names_of(body)
    return texts
