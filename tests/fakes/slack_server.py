"""Slack on 127.0.0.1: Web API, response addresses, uploads and Socket Mode, strict and recorded."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.serving import drop, read_body, serving
from tests.fakes.slack_blocks import fault_of
from tests.fakes.slack_history import Sent, history_page
from tests.fakes.slack_workspace import FakeWorkspace

BOT_TOKEN = "xoxb-1-fake"
APP_TOKEN = "xapp-1-fake"
BOT_USER = "UBOT00001"
TEAM = "T00000001"


@dataclass(frozen=True)
class Fault:
    """What happens to the next call of a method: a status, or a drop after it took effect.

    A status or an error is `accepted` when the call takes effect all the same; a call that
    `hangs` does unless it is `refused`, and is never answered.
    """

    status: int = 200
    error: str = ""
    retry_after: str = ""
    drop: bool = False
    accepted: bool = False
    hangs: bool = False
    refused: bool = False

    @property
    def without_effect(self) -> bool:
        """Whether the call is turned away before it does anything."""
        fails = bool(self.status != 200 or self.error or self.retry_after)
        return self.refused or (fails and not (self.drop or self.accepted))


@dataclass
class FakeSlack:
    """`sent` are accepted messages in order, `calls` the method of every call.

    `history_page` is the most that one page of a history holds; `unreadable` are channels whose
    history the bot has no scope for. `weather` may give a call a fault that `fail` has none for;
    `file_delay` is how many times a new file is still refused in a block.
    """

    url: str = ""
    sent: list[Sent] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    acks: dict[str, dict[str, Any]] = field(default_factory=dict)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    most_sockets: int = 0
    undelivered: list[str] = field(default_factory=list)
    joined: bool = True
    file_delay: int = 0
    clock: Callable[[], float] = lambda: 1_725_000_000.0
    history_page: int = 100
    unreadable: set[str] = field(default_factory=set)
    weather: Callable[[str, dict[str, Any]], Fault] = lambda _method, _body: Fault()
    workspace: FakeWorkspace = field(default_factory=lambda: FakeWorkspace(team=TEAM))
    released: asyncio.Event = field(default_factory=asyncio.Event)
    _faults: dict[str, deque[Fault]] = field(default_factory=dict)
    _files: dict[str, int] = field(default_factory=dict)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def fail(self, method: str, *faults: Fault) -> None:
        """Have the next calls of the method fail so."""
        self._faults.setdefault(method, deque()).extend(faults)

    def looked_at(self, file: str) -> None:
        """Take a file into blocks from now on."""
        self._files[file] = 0

    @property
    def api(self) -> str:
        """The base address of the Web API."""
        return f"{self.url}/api/"

    def response_url(self, name: str = "one") -> str:
        """Return a response address."""
        return f"{self.url}/respond/{name}"

    def posted(self, method: str = "chat.postMessage") -> list[dict[str, Any]]:
        """Return what was accepted by one method."""
        return [each.body for each in self.sent if each.method == method]

    async def until(self, condition: Any) -> None:
        """Wait, five seconds at most, until the condition holds of this server."""
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: condition(self))

    async def envelope(
        self, kind: str, payload: dict[str, Any], *, id: str, socket: int = 0
    ) -> None:
        """Send an envelope on one connection; without any it is undelivered."""
        live = [each for each in self.sockets if not each.closed]
        if not live:
            self.undelivered.append(id)
            return
        await live[socket % len(live)].send_json(
            {
                "envelope_id": id,
                "type": kind,
                "payload": payload,
                "accepts_response_payload": kind != "events_api",
            }
        )

    async def ask_to_leave(self, *, reason: str = "warning", socket: int = 0) -> None:
        """Announce the end of one connection, as Slack does before it closes it."""
        await self.sockets[socket].send_json({"type": "disconnect", "reason": reason})

    def routes(self) -> list[web.RouteDef]:
        """Return the whole server."""
        return [
            web.route("*", "/api/{method}", self._api),
            web.post("/respond/{name}", self._respond),
            web.post("/upload/{file}", self._upload),
            web.get("/link", self._socket),
        ]

    async def _note(self, call: str) -> None:
        async with self._changed:
            self.calls.append(call)
            self._changed.notify_all()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = await read_body(request)
        fault = self._next_fault(method, body)
        answer: dict[str, Any] = {"ok": False, "error": "unknown_error"}
        if not fault.without_effect:
            answer = self._answer(method, body, request.headers.get("Authorization", ""))
        await self._note(method)
        if fault.hangs:
            await self.released.wait()
        if fault.drop or fault.hangs:
            return drop(request)
        if fault.retry_after or fault.status != 200:
            headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
            return web.json_response({"ok": False}, status=fault.status, headers=headers)
        if fault.error:
            return web.json_response({"ok": False, "error": fault.error})
        return web.json_response(answer)

    def _answer(self, method: str, body: dict[str, Any], authorization: str) -> dict[str, Any]:
        token = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        if authorization != f"Bearer {token}":
            return {"ok": False, "error": "invalid_auth"}
        match method:
            case "auth.test":
                return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": "BBOT00001"}
            case "apps.connections.open":
                return {"ok": True, "url": f"{self.url.replace('http', 'ws', 1)}/link"}
            case "chat.postMessage" | "chat.postEphemeral":
                return self._accept(method, body)
            case "conversations.history" | "conversations.replies":
                return self._history(body)
            case "files.getUploadURLExternal":
                file = f"F{len(self._files):08d}"
                self._files[file] = self.file_delay
                return {"ok": True, "file_id": file, "upload_url": f"{self.url}/upload/{file}"}
            case "files.completeUploadExternal":
                return {"ok": True, "files": json.loads(body["files"])}
            case _:
                return self.workspace.answer(method, body, joined=self.joined)

    def _accept(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        if not self.joined and body["channel"][0] == "C":
            return {"ok": False, "error": "not_in_channel"}
        fault = fault_of(method, body, files=self._ready_files(body))
        if fault:
            return {"ok": False, "error": fault}
        ts = f"{int(self.clock())}.{len(self.sent):06d}"
        self.sent.append(Sent(method, body, ts))
        return {"ok": True, "ts": ts, "channel": body["channel"]}

    def _history(self, query: dict[str, Any]) -> dict[str, Any]:
        if query["channel"] in self.unreadable:
            return {"ok": False, "error": "missing_scope", "needed": "channels:history"}
        return history_page(self.sent, query, most=self.history_page, user=BOT_USER)

    def _ready_files(self, body: dict[str, Any]) -> set[str]:
        ready = {file for file, left in self._files.items() if left == 0}
        for block in body.get("blocks", []):
            file = block.get("slack_file", {}).get("id")
            if self._files.get(file):
                self._files[file] -= 1
        return ready

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        body = await read_body(request)
        call = f"respond/{request.match_info['name']}"
        used = sum(each == call for each in self.calls)
        injected = self._next_fault("response_url", body)
        fault = "used_url" if used >= 5 else injected.error
        fault = fault or fault_of("response_url", body, files=self._ready_files(body))
        if not fault and injected.status == 200:
            self.sent.append(Sent("response_url", body, ""))
        await self._note(call)
        if injected.status != 200:
            return web.Response(status=injected.status, headers={"Retry-After": "2"})
        return web.Response(text=fault or "ok", status=404 if fault else 200)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        await request.read()
        return web.Response(text="OK - 1")

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        self.sockets.append(socket)
        self.most_sockets = max(self.most_sockets, len(self.sockets))
        await self._note("hello")
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                self.acks[answer["envelope_id"]] = answer.get("payload") or {}
                await self._note("ack")
        self.sockets.remove(socket)
        await self._note("goodbye")
        return socket

    def _next_fault(self, method: str, body: dict[str, Any]) -> Fault:
        waiting = self._faults.get(method)
        return waiting.popleft() if waiting else self.weather(method, body)


@asynccontextmanager
async def running_slack() -> AsyncIterator[FakeSlack]:
    """Serve until the block ends."""
    slack = FakeSlack()
    app = web.Application()
    app.add_routes(slack.routes())
    async with serving(app) as url:
        slack.url = url
        yield slack
        slack.released.set()
        for socket in list(slack.sockets):
            await socket.close()
