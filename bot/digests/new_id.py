"""Ids of subscriptions, short enough to be typed."""

import random
import string

from bot.digests.subscription import SubscriptionId


def new_subscription_id(source: random.Random) -> SubscriptionId:
    """Return eight letters and digits, such as "kq27xb04": with both, so that no word is one."""
    letters, digits = string.ascii_lowercase, string.digits
    pools = (letters, letters, digits, digits) * 2
    return SubscriptionId("".join(source.choice(pool) for pool in pools))
