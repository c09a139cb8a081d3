"""Messages to the editors of a subscription, for the outbox."""

from dataclasses import replace

from bot.delivery.delivery import Delivery
from bot.digests.edition import Edition
from bot.digests.press import Press
from bot.digests.publication import messages
from bot.digests.review import Draft
from bot.digests.say_draft import draft_actions, say_draft, say_note
from bot.digests.subscription import Subscription
from bot.messages.reply import Action, Notice, Outcome, Reply

_DRAFT, _NUDGE, _ENDED = "draft-", "nudge-", "ended-"
"""With these begin the occasions of messages to editors."""


async def draft_notice(
    draft: Draft, edition: Edition, subscription: Subscription, press: Press, *, again: str = ""
) -> tuple[Delivery, ...]:
    """Return a draft as its editors see it; `again` is why they see it once more.

    Raises DeliveryError when it cannot be set.
    """
    opening = (
        *say_draft(draft, subscription, again=again),
        *say_note(draft.note),
        *edition.outline.opening,
    )
    shown = replace(edition, outline=replace(edition.outline, opening=opening))
    reply = press.preview(shown, draft_actions(draft))
    occasion = f"{_DRAFT}{draft.slot.wall}-{draft.version}"
    return await _post(reply, occasion, draft, subscription, press)


async def nudge_notice(
    text: str, draft: Draft, subscription: Subscription, press: Press
) -> tuple[Delivery, ...]:
    """Return a reminder, with the buttons. Raises DeliveryError as `draft_notice` does."""
    reply = _in_words("A draft waits", text, draft_actions(draft))
    return await _post(reply, f"{_NUDGE}{draft.slot.wall}", draft, subscription, press)


async def ended_notice(
    text: str,
    draft: Draft,
    subscription: Subscription,
    press: Press,
    *,
    title: str = "A draft was not approved",
) -> tuple[Delivery, ...]:
    """Return what became of a draft. Raises DeliveryError as `draft_notice` does."""
    reply = _in_words(title, text)
    return await _post(reply, f"{_ENDED}{draft.slot.wall}", draft, subscription, press)


def is_draft(occasion: str) -> bool:
    """Whether a message about this occasion is a draft for editors."""
    return occasion.startswith(_DRAFT)


def is_notice(occasion: str) -> bool:
    """Whether a message about this occasion is for editors, and no edition."""
    return occasion.startswith((_DRAFT, _NUDGE, _ENDED))


def _in_words(title: str, text: str, actions: tuple[Action, ...] = ()) -> Reply:
    return Reply(
        title=title, blocks=(Notice(text=text),), outcome=Outcome.NO_ANSWER, actions=actions
    )


async def _post(
    reply: Reply, occasion: str, draft: Draft, subscription: Subscription, press: Press
) -> tuple[Delivery, ...]:
    """Return nothing for a subscription that has no editors any more."""
    if subscription.review is None:
        return ()
    place = subscription.review.place
    galley = await press.set_reply(reply, place.platform)
    # A reminder is of no use after the deadline, and what became of it is of use for longer.
    expires_at = max(draft.deadline_at, press.now + subscription.review.lead)
    return messages(
        galley,
        subscription=subscription,
        place=place,
        slot=occasion,
        now=press.now,
        due_at=press.now,
        expires_at=expires_at,
    )
