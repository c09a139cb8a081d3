"""What people do to subscriptions; each refusal is one sentence, and nothing is half-saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from bot.digests.rules import Rule
from bot.digests.say_schedule import say_schedule_in
from bot.digests.slot import Slot
from bot.digests.standing import Standing, restart_at, stand, start_at
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Pause, Subscription, SubscriptionId, twin_key
from bot.errors import RequestError, StoreConflictError
from bot.messages.typed import say_typed

_GONE = "There is no such digest here any more; somebody has removed it."


async def subscribe(
    store: SubscriptionStore, subscription: Subscription, *, now: datetime
) -> Standing:
    """Keep a new subscription.

    Raises RequestError when the place has one already that would post the same.
    """
    standing = start_at(subscription, now=now)
    try:
        await store.add(standing)
    except StoreConflictError as error:
        raise RequestError(await _say_twin(store, subscription)) from error
    return standing


async def edit(
    store: SubscriptionStore,
    subscription: SubscriptionId,
    *,
    seen_version: int,
    change: Callable[[Subscription], Subscription],
    now: datetime,
    ahead: Slot | None = None,
) -> Standing:
    """Change a subscription as it was when its `seen_version` was shown to the editor.

    `change` returns it with other fields; id, place and version are not its to change. `ahead`
    is the slot of a draft that is open, if there is one. Raises
    RequestError when it was changed or removed meanwhile, would be another's twin, or has a time
    zone that is gone.
    """
    before = await store.get(subscription)
    if before is None:
        raise RequestError(_GONE)
    if before.subscription.version != seen_version:
        raise RequestError(_say_overtaken(before.subscription))
    changed = change(before.subscription)
    try:
        after = _apply(before, changed, now, ahead)
    except ZoneInfoNotFoundError as error:
        raise RequestError(_say_zone_gone(changed)) from error
    try:
        await store.save(after, expected_version=seen_version)
    except StoreConflictError as error:
        raise RequestError(await _say_conflict(store, after.subscription)) from error
    return after


async def pause(
    store: SubscriptionStore, subscription: SubscriptionId, *, pause: Pause, seen_version: int
) -> Standing:
    """Have no more editions until it is resumed. Raises RequestError as `edit` does."""
    return await edit(
        store,
        subscription,
        seen_version=seen_version,
        change=lambda each: replace(each, pause=pause),
        now=pause.paused_at,
    )


async def resume(
    store: SubscriptionStore, subscription: SubscriptionId, *, seen_version: int, now: datetime
) -> Standing:
    """Have editions again, from the next slot on. Raises RequestError as `edit` does."""
    return await edit(
        store,
        subscription,
        seen_version=seen_version,
        change=lambda each: replace(each, pause=None),
        now=now,
    )


async def remove(
    store: SubscriptionStore, subscription: SubscriptionId, *, seen_version: int
) -> None:
    """Forget a subscription. Raises RequestError when it was changed or removed meanwhile."""
    try:
        await store.remove(subscription, expected_version=seen_version)
    except StoreConflictError as error:
        now_there = await store.get(subscription)
        why = _say_overtaken(now_there.subscription) if now_there else _GONE
        raise RequestError(why) from error


def _apply(before: Standing, changed: Subscription, now: datetime, ahead: Slot | None) -> Standing:
    """Return the next version; slots and news count from now when that changes."""
    old = before.subscription
    new = replace(changed, id=old.id, place=old.place, version=old.version + 1)
    if (old.sections, old.rules.filters) != (new.sections, new.rules.filters):
        new = replace(new, asked_since=now)
    if _timing(old) == _timing(new):
        return stand(new, before.progress)
    return restart_at(before, new, now=now, ahead=ahead)


def _timing(each: Subscription) -> tuple[object, ...]:
    """Return what decides when something is posted; of breaking news, what counts as such."""
    rules = each.rules
    at_once = (each.story, rules.filters) if rules.rule is Rule.BREAKING else None
    return each.schedule, each.zone, each.pause is None, at_once


async def _say_conflict(store: SubscriptionStore, mine: Subscription) -> str:
    there = await store.get(mine.id)
    if there is None:
        return _GONE
    if there.subscription.version != mine.version - 1:
        return _say_overtaken(there.subscription)
    return await _say_twin(store, mine)


async def _say_twin(store: SubscriptionStore, mine: Subscription) -> str:
    """Say which subscription is in the way."""
    wanted = twin_key(mine)
    for each in await store.find(mine.place):
        if each.subscription.id != mine.id and twin_key(each.subscription) == wanted:
            return (
                f"This channel has the same digest already, {_say_when(each.subscription)}. "
                f"Change that one with /digest edit {each.subscription.id}, or choose other "
                "days, sections, filters or rules."
            )
    return "This digest has been saved already."


def _say_zone_gone(there: Subscription) -> str:
    return (
        f"There is no time zone {say_typed(there.zone)} any more. Choose another first: "
        f"/digest edit {there.id} zone:Europe/London. Nothing was changed."
    )


def _say_overtaken(there: Subscription) -> str:
    return (
        "Somebody else changed this digest meanwhile, so nothing of yours was done. "
        f"It is now {_say_when(there)}. Look at it with /digest list, and ask again."
    )


def _say_when(there: Subscription) -> str:
    when = say_schedule_in(there.schedule, there.zone)
    return f"{when}, paused" if there.pause else when
