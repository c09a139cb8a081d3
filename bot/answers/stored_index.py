"""Stored questions to facts: who asks one word for word is answered with its fact."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from bot.answers.fold import fold
from bot.facts.book import Book
from bot.facts.ids import FactId, StoryId


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredIndex:
    """Built by `index_stored` over newest revisions. `keys` are sorted, `facts` stand beside them.

    A key is a digest of a story and a folded question: what it leads to is to be compared.
    """

    keys: "array[int]" = field(repr=False)
    facts: tuple[FactId, ...] = field(repr=False)

    def asking(self, story: StoryId, question: str) -> Iterator[FactId]:
        """Yield the facts that may be stored with the question, by their id."""
        key = _key(story, fold(question))
        at = bisect_left(self.keys, key)
        while at < len(self.keys) and self.keys[at] == key:
            yield self.facts[at]
            at += 1


def index_stored(book: Book) -> StoredIndex:
    """Index the questions stored with the newest revision of every fact."""
    newest = (book.revisions(fact_id)[-1] for fact_id in book.ids())
    pairs = sorted(
        (_key(fact.story, fold(question)), fact.id)
        for fact in newest
        for question in fact.questions
    )
    return StoredIndex(
        keys=array("Q", (key for key, _ in pairs)), facts=tuple(each for _, each in pairs)
    )


def _key(story: StoryId, folded: str) -> int:
    return int.from_bytes(blake2b(f"{story}\n{folded}".encode(), digest_size=8).digest())
