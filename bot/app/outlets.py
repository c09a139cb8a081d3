"""The platforms that are connected, for whoever has something to post."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.delivery.deliver import Deliverer
from bot.delivery.trouble import Trouble
from bot.errors import DeliveryError
from bot.messages.health import Connection, Health
from bot.messages.reply import Reply
from bot.messages.request import Platform, Request, Rights

_STILL_REFUSED = timedelta(minutes=5)
"""Workers try a refused token again each minute, so silence means that it works again."""
_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlet:
    """What one platform lends: its typesetter, its worker, and whom it can ask about people."""

    typeset: Callable[[Reply], Awaitable[tuple[str, ...]]]
    worker: Deliverer
    look_up: Callable[[Request], Awaitable[Rights]] | None = None


class Outlets:
    """Empty until the platforms are connected; then one outlet each."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._outlets: dict[Platform, Outlet] = {}
        self._running: list[asyncio.Task[None]] = []
        self._refused: dict[Platform, datetime] = {}
        self._trusted: set[Platform] = set()

    def connect(self, platform: Platform, outlet: Outlet) -> None:
        """Add a platform's outlet, before `start`."""
        self._outlets[platform] = outlet

    @property
    def platforms(self) -> frozenset[Platform]:
        """The platforms that something can be posted to."""
        return frozenset(self._outlets)

    async def typeset(self, reply: Reply, platform: Platform) -> tuple[str, ...]:
        """Return a reply's messages as the platform's outbox keeps them.

        Raises DeliveryError when the platform is not connected, or takes no picture.
        """
        outlet = self._outlets.get(platform)
        if outlet is None:
            raise DeliveryError(f"{platform.value.capitalize()} is not connected to this bot")
        return await outlet.typeset(reply)

    async def look_up(self, request: Request) -> Rights:
        """Return what the platform tells of the asker; what came with the request, if that is all.

        Raises RequestError when the platform does not tell.
        """
        outlet = self._outlets.get(request.place.platform)
        if outlet is None or outlet.look_up is None:
            return request.rights
        return await outlet.look_up(request)

    def wake(self) -> None:
        """Have every worker look for what has come in."""
        for outlet in self._outlets.values():
            outlet.worker.wake()

    def start(self) -> None:
        """Start the workers, on the running loop."""
        for platform, outlet in self._outlets.items():
            task = asyncio.create_task(outlet.worker.run(), name=f"outbox-{platform.value}")
            self._running.append(task)

    async def stop(self) -> None:
        """Have the workers finish or give back what they hold, within 20 s."""
        await asyncio.gather(*(outlet.worker.stop() for outlet in self._outlets.values()))
        for result in await asyncio.gather(*self._running, return_exceptions=True):
            if isinstance(result, Exception):
                _log.error("outbox_failed", exc_info=result)
        self._running.clear()

    def refuse_token(self, trouble: Trouble) -> None:
        """Take note that a platform does not take the bot's token any more; said once."""
        platform = trouble.delivery.place.platform
        if platform not in self._refusing():
            _log.error("outbox_token_refused", platform=platform.value)
        self._refused[platform] = self._clock()
        self._trusted.discard(platform)

    def mended(self) -> frozenset[Platform]:
        """Return the platforms that seem to take the token, each once after a start or refusal."""
        found = self.platforms - set(self._refusing()) - self._trusted
        self._trusted |= found
        return found

    def health(self) -> Health:
        """Return how posting is, for `/status`."""
        if refusing := self._refusing():
            names = " and ".join(sorted(each.value.capitalize() for each in refusing))
            detail = f"The bot's token was refused by {names}; nothing can be posted there."
            return Health(name="digests", connection=Connection.FAILED, detail=detail)
        if not self._outlets:
            detail = "No platform is connected that digests could be posted to."
            return Health(name="digests", connection=Connection.OFF, detail=detail)
        return Health(name="digests", connection=Connection.READY)

    def _refusing(self) -> list[Platform]:
        now = self._clock()
        return [each for each, at in self._refused.items() if now - at < _STILL_REFUSED]
