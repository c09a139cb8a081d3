"""Waiting a moment for what is about to come, so that it goes in the same commit."""

from collections.abc import Awaitable, Callable

_MOMENT = 0.001
"""Seconds. A commit costs about as much for fifty deliveries as for one."""
_MOMENTS = 20


async def until_quiet(
    number: Callable[[], int], *, sleep: Callable[[float], Awaitable[object]]
) -> None:
    """Return when `number` was the same for a moment, or after twenty of them."""
    before = number()
    for _ in range(_MOMENTS):
        await sleep(_MOMENT)
        now = number()
        if now == before:
            return
        before = now
