"""The clocks and the sleep that the worker is given."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """`clock` dates what is written, `monotonic` paces calls in seconds; both move with `sleep`."""

    clock: Clock
    monotonic: Callable[[], float]
    sleep: Callable[[float], Awaitable[object]]
