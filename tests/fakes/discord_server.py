"""Discord on 127.0.0.1: REST over HTTP and the gateway over a WebSocket, recorded."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, web

from tests.fakes.discord_gateway import FakeGateway
from tests.fakes.discord_payloads import APPLICATION, a_message, a_user, an_application

TOKEN = "a-token"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What a matching request meets: before it takes effect, or after when `accepted`.

    No status: the connection drops without an answer.
    """

    path: str
    status: int = 0
    accepted: bool = False
    code: int = 0
    retry_after: float = 0.01


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request: its JSON, and the names of the files it carried."""

    method: str
    path: str
    body: Any
    files: tuple[str, ...] = ()


@dataclass
class FakeDiscord:
    """`requests` are all that came in; `messages` what channels and people were shown."""

    gateway: FakeGateway = field(default_factory=FakeGateway)
    url: str = ""
    requests: list[Sent] = field(default_factory=list)
    messages: list[Sent] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    _nonces: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
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
        if fault and not fault.accepted:
            response = _failure(request, fault)
        else:
            response = self._answer(request, sent)
            if fault:
                response = _failure(request, fault)
        async with self._changed:
            self.requests.append(sent)
            self._changed.notify_all()
        return response

    def _fault_for(self, sent: Sent) -> Fault | None:
        for fault in self.faults:
            if fault.path in sent.path:
                self.faults.remove(fault)
                return fault
        return None

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
            case "GET", ["oauth2", "applications", "@me"]:
                return _json(an_application())
            case "POST", ["channels", channel, "messages"]:
                return _json(self._create(channel, sent))
            case "POST", ["channels", _, "typing"]:
                return web.Response(status=204)
            case "PUT", ["applications", _, *_, "commands"]:
                return _json([_registered(each) for each in sent.body])
            case _:
                return _json({"message": "404: Not Found", "code": 0}, 404)

    def _create(self, channel: str, sent: Sent) -> dict[str, Any]:
        """Create a message, once for each nonce."""
        key = (channel, str(sent.body.get("nonce")))
        if key not in self._nonces or not sent.body.get("enforce_nonce"):
            self.messages.append(sent)
            self._nonces[key] = self._message(sent)
        return self._nonces[key]

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
        assert request.transport
        request.transport.abort()
        return web.Response()
    if fault.status == 429:
        body = {"message": "Slow down.", "retry_after": fault.retry_after, "global": False}
        response = _json(body, 429)
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
        await discord.gateway.close(WSCloseCode.GOING_AWAY)
        await runner.cleanup()
