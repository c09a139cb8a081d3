"""What the page looks up by address: editions, and what became of each of a digest's occasions."""

from bot.app.digests import Digests
from bot.digests.archive import Reprint, reprint
from bot.digests.edition import EditionId
from bot.digests.ledger import Ledger, read_ledger
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import StoryId
from bot.platforms.page.archive import Archive


def open_archive(digests: Digests) -> Archive:
    """Return the archive of everything that was published."""

    async def edition(id: str) -> Reprint | None:
        return await reprint(
            EditionId(id),
            store=digests.store,
            book=digests.book(),
            tell=digests.tell,
            now=digests.clock(),
        )

    async def digest(id: str) -> Ledger | None:
        return await read_ledger(
            SubscriptionId(id), store=digests.store, deliveries=digests.deliveries
        )

    def title_of(story: str) -> str:
        found = digests.book().stories.get(StoryId(story))
        return found.title if found else story

    return Archive(edition=edition, digest=digest, title_of=title_of)
