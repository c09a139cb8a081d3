"""What becomes of a subscription whose edition cannot be posted: its owner is told, at least."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.clock import Clock
from bot.delivery.delivery import Delivery
from bot.delivery.trouble import Trouble, TroubleKind
from bot.digests.change import pause
from bot.digests.notices import is_draft, is_notice
from bot.digests.owners import Owners
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Pause, PauseReason, SubscriptionId
from bot.errors import RequestError
from bot.messages.request import direct_place

_log = structlog.stdlib.get_logger(__name__)
_ATTEMPTS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cause:
    """`why` is empty where the delivery's reason says it; `mend` may name the digest's {id}."""

    reason: PauseReason
    mend: str
    why: str = ""


_PLACE_GONE = _Cause(
    reason=PauseReason.PLACE_GONE,
    mend="When that is mended, resume it in its channel with /digest resume {id}.",
)
_SIGNED_OUT = _Cause(
    reason=PauseReason.SIGNED_OUT,
    mend="It goes on by itself when the operator has mended that.",
    why="the bot's token is refused",
)


class Troubles:
    """Called by the workers; raises StoreError, so that the delivery is tried again later."""

    def __init__(
        self,
        *,
        store: SubscriptionStore,
        owners: Owners,
        clock: Clock,
        on_token: Callable[[Trouble], None],
    ) -> None:
        self._store = store
        self._owners = owners
        self._clock = clock
        self._on_token = on_token

    async def hear(self, trouble: Trouble) -> None:
        """Do what the kind of trouble asks for; everything is in the ledger besides."""
        delivery = trouble.delivery
        match trouble.kind:
            case TroubleKind.TOKEN_REFUSED:
                self._on_token(trouble)
                await self._pause(SubscriptionId(delivery.key.subscription), delivery, _SIGNED_OUT)
            case TroubleKind.PLACE_GONE:
                # All of the place: each would be refused the same, and too many refusals ban.
                for standing in await self._store.find(delivery.place):
                    await self._pause(standing.subscription.id, delivery, _PLACE_GONE)
                await self._tell_unseen(delivery)
            case TroubleKind.REFUSED:
                await self._tell_refused(delivery)
            case TroubleKind.UNCERTAIN:
                await self._tell_unsure(delivery)
            case TroubleKind.GIVEN_UP:
                pass

    async def _tell_refused(self, delivery: Delivery) -> None:
        """Tell the owner, who else would not know why nothing came."""
        standing = await self._store.get(SubscriptionId(delivery.key.subscription))
        if standing is None:
            return
        subscription = standing.subscription
        if subscription.review and is_draft(delivery.key.slot):
            await self._owners.tell_unseen(subscription, _say_why(delivery))
        elif delivery.place == subscription.place and not is_notice(delivery.key.slot):
            await self._owners.tell_refused(subscription, delivery, _say_why(delivery))

    async def _tell_unsure(self, delivery: Delivery) -> None:
        """Tell the owner, unless it is the owner's own message: it could be as uncertain."""
        standing = await self._store.get(SubscriptionId(delivery.key.subscription))
        if standing is None or delivery.place.id == direct_place(standing.subscription.owner).id:
            return
        why = delivery.reason.removeprefix("uncertain: ")
        await self._owners.tell_unsure(standing.subscription, delivery, why)

    async def _tell_unseen(self, delivery: Delivery) -> None:
        """Tell the owner when it was a draft: without editors its editions may all be skipped."""
        standing = await self._store.get(SubscriptionId(delivery.key.subscription))
        review = standing.subscription.review if standing else None
        if standing and review and review.place == delivery.place:
            await self._owners.tell_unseen(standing.subscription, _say_why(delivery))

    async def _pause(self, id: SubscriptionId, delivery: Delivery, cause: _Cause) -> None:
        """Pause and tell the owner, whoever else is changing the subscription."""
        why = cause.why or _say_why(delivery)
        because = f"{why}. {cause.mend.format(id=id)}"
        for _ in range(_ATTEMPTS):
            standing = await self._store.get(id)
            if standing is None or delivery.place.id != standing.subscription.place.id:
                return  # its editors or its owner: the digest itself can still be posted
            subscription = standing.subscription
            if there := subscription.pause:
                if there.by is None and there.reason is cause.reason:
                    # Perhaps by one that was killed before it could tell.
                    await self._owners.tell_paused(subscription, because)
                return
            said = f"{why[:1].upper()}{why[1:]}."
            stopped = Pause(reason=cause.reason, why=said, paused_at=self._clock())
            try:
                paused = await pause(
                    self._store, id, pause=stopped, seen_version=subscription.version
                )
            except RequestError:
                continue  # changed meanwhile: look again
            _log.warning("digest_paused", subscription=id, why=why)
            await self._owners.tell_paused(paused.subscription, because)
            return


def _say_why(delivery: Delivery) -> str:
    return delivery.reason.removeprefix("dead: ").removeprefix("refused: ")
