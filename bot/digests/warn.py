"""What a digest's new terms may not do as its owner expects: said at once, and refused nowhere."""

from collections.abc import Iterator
from datetime import datetime

from bot.digests.fitting import fits
from bot.digests.rules import Filters
from bot.digests.say_schedule import say_past
from bot.digests.subscription import Subscription
from bot.digests.zone import say_unchanging, zone_or_utc
from bot.facts.book import Book
from bot.facts.history import Moment
from bot.facts.query import Query


def warn(
    wanted: Subscription, before: Subscription | None, *, book: Book, now: datetime
) -> Iterator[str]:
    """Yield a sentence each; of what stood there before nothing is said again."""
    if unchanging := say_unchanging(wanted.zone):
        yield unchanging
    known = before.schedule.skips if before else ()
    skips = [each for each in wanted.schedule.skips if each not in known]
    if past := say_past(skips, now.astimezone(zone_or_utc(wanted.zone)).date()):
        yield past
    filters = wanted.rules.filters
    if filters != (before.rules.filters if before else Filters()) and not _fit(wanted, book, now):
        yield "Nothing on record fits what it is narrowed to yet."


def _fit(wanted: Subscription, book: Book, now: datetime) -> bool:
    moment, filters = Moment(now=now), wanted.rules.filters
    facts = book.find(Query(story=wanted.story), moment)
    return any(fits(fact, filters, book=book, moment=moment) for fact in facts)
