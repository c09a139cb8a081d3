"""Discord's gateway: sessions that can be lost and resumed, with what was missed replayed."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.discord_payloads import APPLICATION, a_guild, a_user

_DISPATCH, _HELLO, _ACK = 0, 10, 11
HEARTBEAT_MILLISECONDS = 40_000


@dataclass
class FakeGateway:
    """`identified` and `resumed` count sessions; `intents` are those last asked for."""

    url: str = ""
    identified: int = 0
    resumed: int = 0
    intents: int = 0
    refuse_with: int = 0
    """A close code to meet IDENTIFY with."""
    replays: int = 0
    """How many events that were already sent a resumption sends again."""
    _events: list[dict[str, Any]] = field(default_factory=list)
    _sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it closes."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await _send(socket, _HELLO, {"heartbeat_interval": HEARTBEAT_MILLISECONDS})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._receive(socket, frame.json())
        if socket in self._sockets:
            self._sockets.remove(socket)
        return socket

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event to the session that is open, or keep it for its resumption."""
        self._events.append({"t": event, "s": len(self._events) + 1, "d": data})
        for socket in self._sockets:
            await socket.send_json({"op": _DISPATCH, **self._events[-1]})

    async def close(self, code: int) -> None:
        """Close every connection; sessions live on."""
        for socket in list(self._sockets):
            await socket.close(code=code)

    async def until(self, condition: Callable[["FakeGateway"], object]) -> None:
        """Wait, ten seconds at most, until the condition holds of this gateway."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: condition(self))

    async def _receive(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        match frame["op"]:
            case 1:  # heartbeat
                await _send(socket, _ACK, None)
            case 2:  # identify
                await self._identify(socket, frame["d"])
            case 6:  # resume
                await self._resume(socket, frame["d"])
            case _:
                pass
        async with self._changed:
            self._changed.notify_all()

    async def _identify(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> None:
        if self.refuse_with:
            await socket.close(code=self.refuse_with)
            return
        self.identified += 1
        self.intents = data["intents"]
        self._sockets.append(socket)
        ready = {
            "v": 10,
            "user": a_user(APPLICATION, bot=True),
            "session_id": f"session-{self.identified}",
            "resume_gateway_url": self.url,
            "guilds": [{"id": a_guild()["id"], "unavailable": True}],
            "application": {"id": APPLICATION, "flags": 0},
        }
        await self.dispatch("READY", ready)
        await self.dispatch("GUILD_CREATE", a_guild())

    async def _resume(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> None:
        """Replay what came after the sequence number, and `replays` before it."""
        for event in self._events[int(data["seq"]) - self.replays :]:
            await socket.send_json({"op": _DISPATCH, **event})
        self.resumed += 1
        self._sockets.append(socket)
        await self.dispatch("RESUMED", {})


async def _send(socket: web.WebSocketResponse, op: int, data: Any) -> None:
    await socket.send_json({"op": op, "d": data})
