"""One Book with the indexes that answering it needs, made together and swapped together."""

from dataclasses import dataclass, field
from functools import cached_property

from bot.answers.english.vocabulary import QUESTION_WORDS
from bot.answers.names import NameIndex, index_names
from bot.answers.quote_index import QuoteIndex, index_quotes
from bot.answers.reading import Reading
from bot.answers.search import WordIndex, index_words, known_words
from bot.facts.book import Book
from bot.facts.ids import FactId, StoryId


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Built by `take_snapshot`. `senses` and `readings` remember what facts hold, by revision,
    and how stored questions are read."""

    book: Book
    names: NameIndex
    senses: dict[tuple[FactId, int], frozenset[str]] = field(default_factory=dict, repr=False)
    readings: dict[tuple[StoryId, str], Reading] = field(default_factory=dict, repr=False)
    _vocabularies: dict[StoryId, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def words(self) -> WordIndex:
        """The word index, made when first asked for: most commands go by names alone."""
        return index_words(self.book)

    @cached_property
    def quotes(self) -> QuoteIndex:
        """The index of quoted words, made when first asked for."""
        return index_quotes(self.book)

    def warm(self) -> None:
        """Make the indexes that only some commands need, before one of them asks."""
        _ = self.words, self.quotes
        for story in self.book.stories:
            self.vocabulary(story)

    def vocabulary(self, story: StoryId) -> frozenset[str]:
        """Return the words a question about a story may use, made when first asked for."""
        if story not in self._vocabularies:
            self._vocabularies[story] = known_words(self.book, story) | QUESTION_WORDS
        return self._vocabularies[story]


def take_snapshot(book: Book) -> Snapshot:
    """Index a Book for answering."""
    return Snapshot(book=book, names=index_names(book))
