"""Digests that were paused since a platform refused the bot's token, resumed when it takes it."""

from collections.abc import Collection
from datetime import datetime

import structlog

from bot.digests.change import resume
from bot.digests.standing import Standing
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import PauseReason
from bot.errors import RequestError
from bot.messages.request import Platform

_PAGE = 200
_log = structlog.stdlib.get_logger(__name__)


async def resume_signed_out(
    store: SubscriptionStore, platforms: Collection[Platform], *, now: datetime
) -> int:
    """Resume what was paused for want of a token there, and return how many.

    One that somebody changes at the same time is left to them. Raises StoreError.
    """
    resumed, after = 0, None
    while page := await store.list_paused(after=after, limit=_PAGE):
        for standing in page:
            if _waits(standing, platforms):
                resumed += await _resume(store, standing, now)
        after = page[-1].subscription.id
    if resumed:
        _log.info("digests_resumed", count=resumed)
    return resumed


def _waits(standing: Standing, platforms: Collection[Platform]) -> bool:
    subscription = standing.subscription
    return bool(
        subscription.pause
        and subscription.pause.reason is PauseReason.SIGNED_OUT
        and subscription.place.platform in platforms
    )


async def _resume(store: SubscriptionStore, standing: Standing, now: datetime) -> bool:
    subscription = standing.subscription
    try:
        await resume(store, subscription.id, seen_version=subscription.version, now=now)
    except RequestError:
        return False
    return True
