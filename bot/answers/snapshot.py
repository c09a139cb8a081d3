"""One Book with the indexes that answering it needs, made together and swapped together."""

from dataclasses import dataclass, field
from functools import cached_property

from bot.answers.english.vocabulary import QUESTION_WORDS
from bot.answers.names import NameIndex, index_names
from bot.answers.quote_index import QuoteIndex, index_quotes
from bot.answers.reading import Reading
from bot.answers.search import WordIndex, index_words, known_words
from bot.answers.stored_index import StoredIndex, index_stored
from bot.facts.book import Book
from bot.facts.ids import FactId, StoryId, story_of


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Built by `take_snapshot`. `senses` and `readings` remember what facts hold, by revision,
    and how stored questions are read."""

    book: Book
    names: NameIndex
    senses: dict[tuple[FactId, int], frozenset[str]] = field(default_factory=dict, repr=False)
    readings: dict[tuple[StoryId, str], Reading] = field(default_factory=dict, repr=False)
    _vocabularies: dict[StoryId, frozenset[str]] = field(default_factory=dict, repr=False)
    _years: dict[StoryId, frozenset[int]] = field(default_factory=dict, repr=False)
    _name_words: dict[StoryId, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def words(self) -> WordIndex:
        """The word index, made when first asked for: most commands go by names alone."""
        return index_words(self.book)

    @cached_property
    def quotes(self) -> QuoteIndex:
        """The index of quoted words, made when first asked for."""
        return index_quotes(self.book)

    @cached_property
    def stored(self) -> StoredIndex:
        """The index of stored questions, made when first asked for."""
        return index_stored(self.book)

    def warm(self) -> None:
        """Make the indexes that only some commands need, before one of them asks."""
        _ = self.words, self.quotes, self.stored
        for story in self.book.stories:
            _ = self.vocabulary(story), self.name_words(story), self.years(story)

    def vocabulary(self, story: StoryId) -> frozenset[str]:
        """Return the words a question about a story may use, made when first asked for."""
        if story not in self._vocabularies:
            self._vocabularies[story] = known_words(self.book, story) | QUESTION_WORDS
        return self._vocabularies[story]

    def years(self, story: StoryId) -> frozenset[int]:
        """Return the years in which any fact of a story falls, made when first asked for."""
        if story not in self._years:
            ids = (each for each in self.book.ids() if story_of(each) == story)
            newest = (self.book.revisions(each)[-1] for each in ids)
            spans = {(fact.happened_on.year, fact.ended_on.year) for fact in newest}
            self._years[story] = frozenset(
                year for first, last in spans for year in range(first, last + 1)
            )
        return self._years[story]

    def name_words(self, story: StoryId) -> frozenset[str]:
        """Return the words of all names of a story, made when first asked for."""
        if story not in self._name_words:
            names = self.names.stories.get(story)
            self._name_words[story] = frozenset(names.words) if names else frozenset()
        return self._name_words[story]


def take_snapshot(book: Book) -> Snapshot:
    """Index a Book for answering."""
    return Snapshot(book=book, names=index_names(book))
