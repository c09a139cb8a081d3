"""One Book with the indexes that answering it needs, made together and swapped together."""

from dataclasses import dataclass, field
from functools import cached_property

from bot.answers.lexicon import QUESTION_WORDS
from bot.answers.names import NameIndex, index_names
from bot.answers.search import WordIndex, index_words, known_words
from bot.facts.book import Book
from bot.facts.ids import StoryId


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Built by `take_snapshot`."""

    book: Book
    names: NameIndex
    _vocabularies: dict[StoryId, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def words(self) -> WordIndex:
        """The word index, made when first asked for: most commands go by names alone."""
        return index_words(self.book)

    def vocabulary(self, story: StoryId) -> frozenset[str]:
        """Return the words a question about a story may use, made when first asked for."""
        if story not in self._vocabularies:
            self._vocabularies[story] = known_words(self.book, story) | QUESTION_WORDS
        return self._vocabularies[story]


def take_snapshot(book: Book) -> Snapshot:
    """Index a Book for answering."""
    return Snapshot(book=book, names=index_names(book))
