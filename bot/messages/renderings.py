"""What was made of the latest replies: a reply shown twice in the same way is rendered once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from bot.messages.reply import Reply

T = TypeVar("T")


class Renderings(Generic[T]):
    """Keeps the `capacity` latest renderings. Replies count as the same by identity alone."""

    def __init__(self, capacity: int = 64) -> None:
        self._capacity = capacity
        # Holding the reply keeps its id from being given to another.
        self._kept: OrderedDict[tuple[int, Hashable], tuple[Reply, T]] = OrderedDict()

    def get(self, reply: Reply, how: Hashable, render: Callable[[], T]) -> T:
        """Return what `render` made of this reply the last time it was shown `how`, or make it."""
        key = (id(reply), how)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = (reply, render())
            if len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
        return found[1]
