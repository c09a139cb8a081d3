"""When a digest comes next, in words."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.digests.say_schedule import say_slots
from bot.digests.standing import Standing, coming_slots
from bot.digests.subscription import Pause

_SHOWN_SLOTS = 3


def say_next(standing: Standing, *, now: datetime) -> str:
    """Return when it comes next, by its own zone's clock; or why it does not."""
    subscription = standing.subscription
    if subscription.pause:
        return _say_pause(subscription.pause)
    try:
        zone = ZoneInfo(subscription.zone)
    except ZoneInfoNotFoundError:
        return f"There is no time zone {subscription.zone} any more; edit the zone."
    slots = coming_slots(standing, now=now, n=_SHOWN_SLOTS)
    return f"Next: {say_slots(slots, zone)}." if slots else "No more dates are left."


def _say_pause(pause: Pause) -> str:
    """Return why there are no editions, as a sentence that says that it is paused."""
    return pause.why if "paused" in pause.why.casefold() else f"Paused: {pause.why}"
