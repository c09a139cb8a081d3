"""What an edit of a digest makes of the draft that is open meanwhile."""

from bot.digests.review import Draft, DraftState
from bot.digests.reviews import Reviews
from bot.digests.say_draft import REARRANGED, say_slot_of
from bot.digests.standing import still_comes
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Subscription
from bot.errors import StoreConflictError


async def follow_edit(
    before: Subscription, after: Subscription, *, store: SubscriptionStore, reviews: Reviews
) -> str:
    """Withdraw the draft, or make it anew, and return what became of it; empty where nothing did.

    Raises StoreError, and DeliveryError when editors cannot be told; the edit holds all the same.
    """
    draft = await store.get_open_draft(after.id)
    if draft is None:
        return ""
    try:
        became = await _follow(draft, before, after, reviews)
    except StoreConflictError:
        became = "was decided at the same moment: /digest why tells what became of it"
    return f"The draft for {say_slot_of(draft, before)} {became}." if became else ""


async def _follow(draft: Draft, before: Subscription, after: Subscription, reviews: Reviews) -> str:
    if not still_comes(draft.slot, after):
        await reviews.withdraw(draft, after)
        return "is withdrawn; what it told comes with the next one"
    if after.review is None:
        return "is posted then, seen or not: no editors are asked any more"
    if _told_alike(before, after):
        return ""
    renewed = await reviews.redraft(draft, after, reviews.press(), again=REARRANGED)
    if renewed.state is DraftState.WAITING:
        return "is made anew, and waits for an editor's approval"
    return "has ended: as the digest is now, there is nothing to tell"


def _told_alike(before: Subscription, after: Subscription) -> bool:
    """Tell whether a draft would say the same, to the same editors."""
    return _terms(before) == _terms(after)


def _terms(each: Subscription) -> tuple[object, ...]:
    rules, review = each.rules, each.review
    return each.story, each.sections, rules.filters, rules.lookback, review and review.place
