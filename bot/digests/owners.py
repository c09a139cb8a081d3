"""Tells the owner of a digest, in direct messages, why it is not posted any more."""

from bot.clock import Clock
from bot.delivery.delivery import Delivery, DeliveryKey
from bot.delivery.store import DeliveryStore
from bot.digests.publish import Typeset
from bot.digests.say_digest import WITHOUT_EDITORS
from bot.digests.say_schedule import say_schedule_in
from bot.digests.subscription import Subscription
from bot.messages.reply import Notice, Outcome, Reply
from bot.messages.request import direct_place


class Owners:
    """Whoever set up a digest is told by another way than the digest's own place."""

    def __init__(self, *, deliveries: DeliveryStore, typeset: Typeset, clock: Clock) -> None:
        self._deliveries = deliveries
        self._typeset = typeset
        self._clock = clock

    async def tell_paused(self, subscription: Subscription, why: str) -> None:
        """Say of a digest as it was paused why that is; of one pause no more than once.

        Raises StoreError, and DeliveryError when the message cannot be set.
        """
        text = f"{_say_which(subscription)} is paused, because {why}"
        occasion = f"paused-{subscription.version}"
        await self._tell("A digest is paused", text, occasion, subscription)

    async def tell_unseen(self, subscription: Subscription, why: str) -> None:
        """Say that editors cannot be shown its drafts, once for each version of it.

        Raises as `tell_paused`.
        """
        text = (
            f"{_say_which(subscription)} cannot be shown to its editors, because {why}. "
            "Nobody can approve it there. When that is not to be mended, choose another place "
            f"with /digest edit {subscription.id} review:… or have none: “{WITHOUT_EDITORS}” is a "
            f"button under /digest why {subscription.id}."
        )
        occasion = f"unseen-{subscription.version}"
        await self._tell("Editors cannot see a digest", text, occasion, subscription)

    async def tell_refused(self, subscription: Subscription, delivery: Delivery, why: str) -> None:
        """Say of an edition that the platform does not take it, once. Raises as `tell_paused`."""
        text = (
            f"An edition of {_name(subscription)} was not posted, because {why}. What it told "
            "comes with the next one. When that is refused too, have it carry less, with "
            f"/digest edit {subscription.id} sections:… or only:…"
        )
        await self._tell("An edition was refused", text, _about("refused", delivery), subscription)

    async def tell_unsure(self, subscription: Subscription, delivery: Delivery, why: str) -> None:
        """Say of a message that it may or may not have arrived, once. Raises as `tell_paused`."""
        text = (
            f"A message of {_name(subscription)} may or may not have arrived in its channel, and "
            f"the bot cannot tell: {why}. It is not sent again by itself. Look there, and tell "
            "whoever runs the bot what you find: bot deliveries resolve "
            f"{delivery.key} --sent, --not-sent or --skip"
        )
        await self._tell("An edition is uncertain", text, _about("unsure", delivery), subscription)

    async def _tell(self, title: str, text: str, occasion: str, subscription: Subscription) -> None:
        place = direct_place(subscription.owner, workspace=subscription.place.workspace)
        reply = Reply(title=title, blocks=(Notice(text=text),), outcome=Outcome.NO_ANSWER)
        payloads, now = await self._typeset(reply, place.platform), self._clock()
        await self._deliveries.add(
            [
                Delivery(
                    key=DeliveryKey(subscription=subscription.id, slot=occasion, part=part),
                    place=place,
                    payload=payload,
                    created_at=now,
                    next_attempt_at=now,
                )
                for part, payload in enumerate(payloads, start=1)
            ]
        )


def _say_which(subscription: Subscription) -> str:
    named = _name(subscription)
    return f"{named[:1].upper()}{named[1:]}"


def _name(subscription: Subscription) -> str:
    when = say_schedule_in(subscription.schedule, subscription.zone)
    return f"the digest of {subscription.story} that you set up ({when})"


def _about(what: str, delivery: Delivery) -> str:
    return f"{what}-{delivery.key.slot}-{delivery.key.part}"
