"""One Book with the indexes that answering it needs, made together and swapped together."""

from dataclasses import dataclass
from functools import cached_property

from bot.answers.names import NameIndex, index_names
from bot.answers.search import WordIndex, index_words
from bot.facts.book import Book


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Built by `take_snapshot`."""

    book: Book
    names: NameIndex

    @cached_property
    def words(self) -> WordIndex:
        """The word index, made when first asked for: most commands go by names alone."""
        return index_words(self.book)


def take_snapshot(book: Book) -> Snapshot:
    """Index a Book for answering."""
    return Snapshot(book=book, names=index_names(book))
