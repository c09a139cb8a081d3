"""Drafts in a database, with what follows from what editors do about them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.delivery import Delivery
from bot.digests.edition import Edition, Publication
from bot.digests.review import Draft
from bot.digests.slot import WallTime
from bot.digests.subscription import SubscriptionId
from bot.messages.request import Place
from bot.storage.connection import glancing, writing
from bot.storage.digest_codec import DigestCodec
from bot.storage.draft_writes import add_draft, replace_draft
from bot.storage.issue_reads import draft_of, drafts_due, drafts_in, open_draft_of


class SqlDrafts:
    """The part of a `SubscriptionStore` that keeps drafts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._codec = DigestCodec()

    async def list_reviewing(self, place: Place, *, limit: int) -> tuple[Draft, ...]:
        """Return the drafts of editors in a place that are open, nearest deadline first."""
        async with glancing(self._engine) as connection:
            return await drafts_in(connection, self._codec.place_to_text(place), limit=limit)

    async def put_draft(self, draft: Draft, edition: Edition, notice: Sequence[Delivery]) -> bool:
        """Keep a new draft with its edition and message; False when the slot has one already."""
        async with writing(self._engine) as connection:
            return await add_draft(connection, draft, edition, notice, self._codec)

    async def get_draft(self, subscription: SubscriptionId, slot: WallTime) -> Draft | None:
        """Return a slot's draft, None when there is none."""
        async with glancing(self._engine) as connection:
            return await draft_of(connection, subscription, slot)

    async def get_open_draft(self, subscription: SubscriptionId) -> Draft | None:
        """Return the draft that waits, or is approved and not yet published, if there is one."""
        async with glancing(self._engine) as connection:
            return await open_draft_of(connection, subscription)

    async def save_draft(
        self,
        draft: Draft,
        *,
        expected_version: int,
        edition: Edition | None = None,
        notice: Sequence[Delivery] = (),
        publication: Publication | None = None,
    ) -> None:
        """Replace a draft and what follows. Raises StoreConflictError for another version."""
        async with writing(self._engine) as connection:
            await replace_draft(
                connection,
                draft,
                expected_version=expected_version,
                edition=edition,
                notice=notice,
                publication=publication,
                codec=self._codec,
            )

    async def due_drafts(self, now: datetime, *, limit: int) -> tuple[Draft, ...]:
        """Return drafts whose nudge or deadline has come, nearest deadline first."""
        async with glancing(self._engine) as connection:
            return await drafts_due(connection, now, limit=limit)
