"""What becomes of a subscription whose edition cannot be posted: paused, and its owner told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.delivery.delivery import Delivery, DeliveryKey
from bot.delivery.store import DeliveryStore
from bot.delivery.trouble import Trouble, TroubleKind
from bot.digests.change import pause
from bot.digests.publish import Typeset
from bot.digests.say_schedule import say_schedule_in
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Pause, PauseReason, Subscription, SubscriptionId
from bot.errors import RequestError
from bot.messages.reply import Notice, Outcome, Reply
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
        deliveries: DeliveryStore,
        typeset: Typeset,
        clock: Clock,
        on_token: Callable[[Trouble], None],
    ) -> None:
        self._store = store
        self._deliveries = deliveries
        self._typeset = typeset
        self._clock = clock
        self._on_token = on_token

    async def hear(self, trouble: Trouble) -> None:
        """Do what the kind of trouble asks for; everything is in the ledger besides."""
        delivery = trouble.delivery
        match trouble.kind:
            case TroubleKind.TOKEN_REFUSED:
                self._on_token(trouble)
                await self._pause(delivery, _SIGNED_OUT)
            case TroubleKind.PLACE_GONE:
                await self._pause(delivery, _PLACE_GONE)
            case _:
                pass

    async def _pause(self, delivery: Delivery, cause: _Cause) -> None:
        """Pause, whoever else is changing the subscription, unless its place was changed."""
        now = self._clock()
        for _ in range(_ATTEMPTS):
            standing = await self._store.get(SubscriptionId(delivery.key.subscription))
            if standing is None or standing.subscription.pause:
                return
            subscription = standing.subscription
            if delivery.place.id != subscription.place.id:
                return  # its editors or its owner: the digest itself can still be posted
            why = cause.why or delivery.reason.removeprefix("dead: ")
            said = f"{why[:1].upper()}{why[1:]}."
            stopped = Pause(reason=cause.reason, why=said, paused_at=now)
            try:
                await pause(
                    self._store, subscription.id, pause=stopped, seen_version=subscription.version
                )
            except RequestError:
                continue  # changed meanwhile: look again
            _log.warning("digest_paused", subscription=subscription.id, why=why)
            await self._tell_owner(
                subscription, f"{why}. {cause.mend.format(id=subscription.id)}", now
            )
            return

    async def _tell_owner(self, subscription: Subscription, why: str, now: datetime) -> None:
        place = direct_place(subscription.owner, workspace=subscription.place.workspace)
        reply = Reply(
            title="A digest is paused",
            blocks=(Notice(text=_say_paused(subscription, why)),),
            outcome=Outcome.NO_ANSWER,
        )
        payloads = await self._typeset(reply, place.platform)
        await self._deliveries.add(
            [
                Delivery(
                    key=DeliveryKey(
                        subscription=subscription.id,
                        slot=f"paused-{now:%Y%m%dT%H}",
                        part=part,
                    ),
                    place=place,
                    payload=payload,
                    created_at=now,
                    next_attempt_at=now,
                )
                for part, payload in enumerate(payloads, start=1)
            ]
        )


def _say_paused(subscription: Subscription, why: str) -> str:
    when = say_schedule_in(subscription.schedule, subscription.zone)
    return f"The digest of {subscription.story} that you set up ({when}) is paused, because {why}"
