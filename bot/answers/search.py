"""Words to facts: an inverted index over everything a fact says."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from bot.answers.english.senses import senses_asked, senses_held_once, senses_told_once
from bot.answers.fold import fold, stems
from bot.answers.words import say_money, say_quantity
from bot.facts.book import Book
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure, MeasureKind
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
    postings: Mapping[StoryId, Mapping[str, "array[int]"]] = field(repr=False)

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
        postings = self.postings.get(story, {})
        return [postings[each] for each in senses_asked(word) if each in postings]


def index_words(book: Book) -> WordIndex:
    """Index the newest revision of every fact by the senses of all it says."""
    # Each name is read once, whatever number of facts it plays a part in.
    names = {each.id: tuple(name_senses(each)) for each in _entities(book)}
    facts = tuple(book.ids())
    postings: dict[StoryId, dict[str, array[int]]] = defaultdict(dict)
    for position, fact_id in enumerate(facts):
        fact = book.revisions(fact_id)[-1]
        here, entities = postings[fact.story], (entity for _, entity in fact.body.parts())
        own = senses_told_once(_own_texts(fact))
        for word in own.union(*(names.get(entity, ()) for entity in entities)):
            here.setdefault(word, array("I")).append(position)
    return WordIndex(facts=facts, postings=dict(postings))


def texts_of(fact: Fact) -> Iterator[str]:
    """Yield every text of a fact but the names of its entities."""
    match fact.body:
        case Entity() as entity_body:
            yield entity_body.description
            yield from (role.title for role in entity_body.roles)
        case Designation() as designation:
            yield from (_LISTING, designation.program)
            yield "legal basis law" if designation.program else ""
            yield "delisted removed" if designation.removed_on else ""
            yield f"why {designation.reason}" if designation.reason else ""
            yield from _figures(*designation.counts)
            yield "based" if designation.bases else ""
        case Measure(statement=text, measure_kind=kind):
            yield from (text, kind.value, _MEANS.get(kind, ""), "sanctions announced measure")
            yield _reason(text)
        case SupportRecord() as support:
            yield "beneficiary" if support.category else ""
            yield from (_GIVING, support.category, support.rank, support.stage.value)
            yield say_money(support.amount, support.currency)
        case Quote() as quote:
            yield from (quote.text, quote.context, quote.note, quote.occasion)
            yield "said quote described"
        case Claim() as claim:
            yield from (claim.statement, "said claim alleged", _reason(claim.statement))
            yield from (dispute.statement for dispute in claim.disputes)
            yield "denied admit" if claim.disputes else ""
            yield from _figures(claim.quantity) if claim.quantity else ()
        case Event(statement=text):
            yield from (text, _reason(text))


def _reason(statement: str) -> str:
    return "why" if _REASON.search(statement) else ""


_LISTING = "designated sanctioned announced measure listed notice"
_GIVING = "aid support money give pay fund promise donate transfer offer"
"""What giving is called, whatever its stage: the answer says which it is at."""

_MEANS = {
    MeasureKind.TRADE_RESTRICTION: "trade restrict ban stop import export goods",
    MeasureKind.TRAVEL_BAN: "travel ban forbid leave abroad enter",
    MeasureKind.ASSET_FREEZE: "freeze block assets accounts money",
    MeasureKind.CANCELLED_AGREEMENT: "cancel withdraw end agreement contract",
    MeasureKind.SERVICE_RESTRICTION: "restrict ban limit service",
    MeasureKind.BAN: "ban forbid",
    MeasureKind.SUSPENSION: "suspend stop",
}
"""What the sorts of measure come to, in words that a question may use."""

_REASON = re.compile(
    r"\b(?:because|since|so that|in order to|due to|owing to|over its|over his|over her"
    r"|in response to|in return for|as punishment|for \w+ing|after \w+ing|to protest)\b"
)
"""How a sentence gives the reason for what it tells."""

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


_COMMON_NAMES = frozenset({EntityKind.TOPIC, EntityKind.WEAPON})
"""Kinds of entity whose names are words of the language: "oil spill"."""


def names_of(entity: Entity) -> str:
    """Return the words by which an entity may be meant: names, titles, and its sort."""
    titles = (role.title for role in entity.roles)
    return " ".join((entity.name, *entity.aliases, *titles, SORTS[entity.entity_kind]))


def name_senses(entity: Entity) -> frozenset[str]:
    """Return what an entity's names bear. A proper name is its words, never what they mean:
    the Stone House is no house that was built."""
    titles = [role.title for role in entity.roles]
    plain = [entity.name, *entity.aliases] if entity.entity_kind in _COMMON_NAMES else []
    proper = frozenset(stems(" ".join((entity.name, *entity.aliases))))
    return proper | senses_held_once([SORTS[entity.entity_kind], *titles, *plain])


def _own_texts(fact: Fact) -> tuple[str, ...]:
    return (*texts_of(fact), *fact.questions)


def _figures(*quantities: Quantity) -> Iterator[str]:
    for quantity in quantities:
        yield say_quantity(quantity)
        yield f"{quantity.value:f}" if quantity.value is not None else ""


def known_words(book: Book, story: StoryId) -> frozenset[str]:
    """Return every word, folded, that the facts of a story hold."""
    names = _entity_texts(book)
    facts = [book.revisions(each)[-1] for each in book.ids() if story_of(each) == story]
    named = {entity for fact in facts for _, entity in fact.body.parts()}
    own = chain.from_iterable(map(_own_texts, facts))
    texts = chain(own, (names.get(entity, "") for entity in named))
    return frozenset(word for text in texts for word in fold(text).split())


def _entity_texts(book: Book) -> dict[EntityId, str]:
    return {entity.id: names_of(entity) for entity in _entities(book)}


def _entities(book: Book) -> Iterator[Entity]:
    for fact_id in book.ids():
        body = book.revisions(fact_id)[-1].body
        if isinstance(body, Entity):
            yield body
