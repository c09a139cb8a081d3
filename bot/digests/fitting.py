"""Whether a fact passes a digest's filters."""

from bot.digests.rules import Filters
from bot.facts.book import Book
from bot.facts.fact import Fact
from bot.facts.history import Moment
from bot.facts.ids import EntityId
from bot.facts.part import Part


def fits(fact: Fact, filters: Filters, *, book: Book, moment: Moment) -> bool:
    """Tell whether all filters let a fact pass.

    A country stands for itself and for everyone on record as belonging to it; a filter by
    authority lets only what authorities did pass.
    """
    if filters.kinds and fact.kind not in filters.kinds:
        return False
    if not (filters.entities or filters.countries or filters.authorities):
        return True
    named = {entity for _, entity in fact.body.parts()}
    acting = {entity for part, entity in fact.body.parts() if part is Part.AUTHORITY}
    return (
        (not filters.entities or bool(named & filters.entities))
        and (not filters.authorities or bool(acting & filters.authorities))
        and (not filters.countries or _belongs(named, filters.countries, book, moment))
    )


def _belongs(
    named: set[EntityId], countries: frozenset[EntityId], book: Book, moment: Moment
) -> bool:
    if named & countries:
        return True
    entities = (book.entity(each, moment) for each in named)
    return any(
        entity and any(part is Part.COUNTRY and each in countries for part, each in entity.parts())
        for entity in entities
    )
