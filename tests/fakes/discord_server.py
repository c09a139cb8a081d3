"""Discord on 127.0.0.1: REST over HTTP and the gateway over a WebSocket, recorded."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, web

from tests.fakes.discord_channels import FakeChannels
from tests.fakes.discord_gateway import FakeGateway
from tests.fakes.discord_payloads import APPLICATION, a_message, a_user, an_application

TOKEN = "a-token"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What a matching request meets: before it takes effect, or after when `accepted`.

    No status: the connection drops without an answer, or stays open without one: `hangs`.
    A 429 is for the whole token when it is `everywhere`.
    """

    path: str
    method: str = ""
    status: int = 0
    accepted: bool = False
    hangs: bool = False
    code: int = 0
    retry_after: float = 0.01
    everywhere: bool = False


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request: its JSON, and the names of the files it carried."""

    method: str
    path: str
    body: Any
    files: tuple[str, ...] = ()


@dataclass
class FakeDiscord:
    """`requests` are all that came in; `messages` what channels and people were shown.

    `weather` may give any request a fault that `faults` has none for.
    """

    gateway: FakeGateway = field(default_factory=FakeGateway)
    url: str = ""
    requests: list[Sent] = field(default_factory=list)
    messages: list[Sent] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    channels: FakeChannels = field(default_factory=FakeChannels)
    weather: Callable[[Sent], Fault | None] = lambda _: None
    released: asyncio.Event = field(default_factory=asyncio.Event)
    _answered: set[str] = field(default_factory=set)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def sent(self, method: str, part: str) -> list[Sent]:
        """Return the requests of a method whose path contains `part`."""
        return [each for each in self.requests if each.method == method and part in each.path]

    async def until(self, condition: Callable[["FakeDiscord"], object]) -> None:
        """Wait, ten seconds at most, until the condition holds of this server."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: condition(self))

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer a REST request, or meet it with the next fault that is meant for it."""
        sent = await _read(request)
        fault = self._fault_for(sent)
        response = None if fault and not fault.accepted else self._answer(request, sent)
        async with self._changed:
            self.requests.append(sent)
            self._changed.notify_all()
        if fault and fault.hangs:
            await self.released.wait()
        return _failure(request, fault) if fault else response or web.Response(status=500)

    def _fault_for(self, sent: Sent) -> Fault | None:
        for fault in self.faults:
            if fault.path in sent.path and fault.method in ("", sent.method):
                self.faults.remove(fault)
                return fault
        return self.weather(sent)

    def _answer(self, request: web.Request, sent: Sent) -> web.Response:
        authorised = request.headers.get("Authorization") == f"Bot {TOKEN}"
        match sent.method, sent.path.strip("/").split("/"):
            case "POST", ["interactions", id, _, "callback"]:
                return self._callback(id, sent)
            case "POST" | "PATCH", ["webhooks", *_]:
                self.messages.append(sent)
                return _json(self._message(sent))
            case "DELETE", ["webhooks", *_]:
                return web.Response(status=204)
            case _ if not authorised:
                return _json({"message": "401: Unauthorized", "code": 0}, 401)
            case "GET", ["users", "@me"]:
                return _json(a_user(APPLICATION, bot=True))
            case "POST", ["users", "@me", "channels"]:
                return _json({"id": f"77{sent.body['recipient_id']}", "type": 1, "recipients": []})
            case "GET", ["oauth2", "applications", "@me"]:
                return _json(an_application())
            case _, ["channels", channel, what]:
                return self._in_channel(request, sent, channel, what)
            case "PUT", ["applications", _, *_, "commands"]:
                return _json([_registered(each) for each in sent.body])
            case _:
                return _json({"message": "404: Not Found", "code": 0}, 404)

    def _in_channel(
        self, request: web.Request, sent: Sent, channel: str, what: str
    ) -> web.Response:
        match sent.method, what:
            case "POST", "messages":
                return _json(self._create(channel, sent))
            case "GET", "messages":
                return _json(self.channels.history(channel, request.query))
            case _:
                return web.Response(status=204)

    def _create(self, channel: str, sent: Sent) -> dict[str, Any]:
        message, new = self.channels.create(channel, sent.body)
        if new:
            self.messages.append(sent)
        return message

    def _callback(self, id: str, sent: Sent) -> web.Response:
        if id in self._answered:
            return _json(
                {"message": "Interaction has already been acknowledged.", "code": 40060}, 400
            )
        self._answered.add(id)
        if sent.body["type"] == 4:
            self.messages.append(sent)
        return _json(
            {
                "interaction": {"id": id, "type": 2, "response_message_id": "5001"},
                "resource": {"type": sent.body["type"], "message": self._message(sent)},
            }
        )

    def _message(self, sent: Sent) -> dict[str, Any]:
        id = str(5000 + len(self.messages))
        return a_message("", id=id, author=a_user(APPLICATION, bot=True))


async def _read(request: web.Request) -> Sent:
    path = request.path.removeprefix("/api")
    if request.content_type != "multipart/form-data":
        raw = await request.read()
        return Sent(method=request.method, path=path, body=json.loads(raw) if raw else None)
    form = await request.post()
    return Sent(
        method=request.method,
        path=path,
        body=json.loads(str(form["payload_json"])),
        files=tuple(each.filename for each in form.values() if isinstance(each, web.FileField)),
    )


def _json(body: Any, status: int = 200) -> web.Response:
    # discord.py reads JSON only from exactly this type, without a charset.
    headers = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)


def _failure(request: web.Request, fault: Fault) -> web.Response:
    if not fault.status:
        if request.transport:
            request.transport.abort()
        return web.Response()
    if fault.status == 429:
        body = {
            "message": "Slow down.",
            "retry_after": fault.retry_after,
            "global": fault.everywhere,
        }
        response = _json(body, 429)
        if fault.everywhere:
            response.headers["X-RateLimit-Global"] = "true"
        response.headers.update({"Via": "1.1 fake", "Retry-After": str(fault.retry_after)})
        return response
    return _json({"message": "A fault", "code": fault.code}, fault.status)


def _registered(command: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "3001",
        "application_id": APPLICATION,
        "version": "1",
        "default_member_permissions": None,
        "description": "",
        **command,
    }


@asynccontextmanager
async def serve_discord() -> AsyncIterator[FakeDiscord]:
    """Serve a fake Discord on a free port of 127.0.0.1."""
    discord = FakeDiscord()
    app = web.Application()
    app.router.add_get("/gateway", discord.gateway.connect)
    app.router.add_route("*", "/api/{path:.*}", discord.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    discord.url = f"http://{host}:{port}"
    discord.gateway.url = f"ws://{host}:{port}/gateway"
    try:
        yield discord
    finally:
        discord.released.set()
        await discord.gateway.close(WSCloseCode.GOING_AWAY)
        await runner.cleanup()
