"""An edition looked up again, told from the record as it is now."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.digests.edition import EditionId
from bot.digests.store import SubscriptionStore
from bot.facts.book import Book
from bot.facts.history import Moment
from bot.messages.outline import Outline, Tell
from bot.messages.reply import Reply


@dataclass(frozen=True, kw_only=True, slots=True)
class Reprint:
    """An edition as it reads now; `changed` and `gone` count facts since it was made."""

    id: EditionId
    made_at: datetime
    reply: Reply
    changed: int
    gone: int


async def reprint(
    edition: EditionId, *, store: SubscriptionStore, book: Book, tell: Tell, now: datetime
) -> Reprint | None:
    """Return an edition without what has been withdrawn; None where there is none of that id.

    Each fact that was changed since says so, and when. Raises StoreError.
    """
    found = await store.get_edition(edition)
    if found is None:
        return None
    changed, gone = _count(found.outline, book, now)
    return Reprint(
        id=found.id,
        made_at=found.made_at,
        reply=tell(replace(found.outline, actions=())),
        changed=changed,
        gone=gone,
    )


def _count(outline: Outline, book: Book, now: datetime) -> tuple[int, int]:
    told = {entry.fact: entry.revision for chapter in outline.chapters for entry in chapter.entries}
    shown = {each: book.get(each, Moment(now=now)) for each in told}
    changed = sum(
        1 for each, fact in shown.items() if fact and fact.revision.number > told[each] > 0
    )
    return changed, sum(1 for fact in shown.values() if fact is None)
