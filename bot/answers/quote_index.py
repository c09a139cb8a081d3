"""Words to quotes: which quotations on record share words with a text."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers.wording import read_keys
from bot.facts.book import Book
from bot.facts.ids import FactId, StoryId
from bot.facts.quote import Quote

PLAIN_WORDS = frozenset(
    "a about all an and any are as at be been but by can did do does for from had has have he "
    "her him his i if in into is it its just may me more my no not of on or our she so such "
    "than that the their them then there these they this those to up us was we were what when "
    "which who will with would you your".split()
)
"""English words that any quotation may hold."""

MOST = 8
"""Quotes looked at closely, of the likeliest in each of two ways."""

_COMMON = 0.2
"""Share of a story's quotes above which a word tells little; rarer ones are looked up first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteIndex:
    """Built by `index_quotes` over every revision; `sizes` are the fewest words of each quote."""

    postings: Mapping[tuple[StoryId, str], tuple[FactId, ...]] = field(repr=False)
    sizes: Mapping[StoryId, Mapping[FactId, int]] = field(repr=False)

    def likeliest(self, story: StoryId, keys: Sequence[str]) -> list[FactId]:
        """Return the quotes that share most with the words, rare ones counting more.

        Also those of whose own words the text holds most. Equal ones come by their id.
        """
        sizes = self.sizes.get(story, {})
        weights: dict[FactId, float] = defaultdict(float)
        shared: Counter[FactId] = Counter()
        for key in self._telling(story, keys):
            holding = self.postings.get((story, key), ())
            weight = math.log(1 + len(sizes) / len(holding)) if holding else 0.0
            for fact_id in holding:
                weights[fact_id] += weight
                shared[fact_id] += 1
        by_weight = sorted(weights, key=lambda each: (-weights[each], each))
        by_share = sorted(shared, key=lambda each: (-shared[each] / sizes[each], each))
        return list(dict.fromkeys((*by_weight[:MOST], *by_share[:MOST])))

    def _telling(self, story: StoryId, keys: Sequence[str]) -> set[str]:
        limit = max(20, _COMMON * len(self.sizes.get(story, ())))
        distinct = set(keys)
        telling = {
            key for key in distinct if len(self.postings.get((story, key), ())) <= limit
        } - PLAIN_WORDS
        return telling or distinct


def index_quotes(book: Book) -> QuoteIndex:
    """Index the words of every quote and of its translation."""
    postings: dict[tuple[StoryId, str], set[FactId]] = defaultdict(set)
    sizes: dict[StoryId, dict[FactId, int]] = defaultdict(dict)
    for fact_id in book.ids():
        for fact in book.revisions(fact_id):
            if not isinstance(fact.body, Quote):
                continue
            for text in texts_of_quote(fact.body):
                keys = read_keys(text)
                for key in keys:
                    postings[fact.story, key].add(fact_id)
                known = sizes[fact.story].get(fact_id, len(keys))
                sizes[fact.story][fact_id] = max(1, min(known, len(keys)))
    return QuoteIndex(
        postings={key: tuple(ids) for key, ids in postings.items()}, sizes=dict(sizes)
    )


def texts_of_quote(quote: Quote) -> Iterator[str]:
    """Yield the words spoken, then the translation if there is one."""
    yield quote.text
    if quote.translation:
        yield quote.translation.text
