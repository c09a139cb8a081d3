"""Slack as a whole: Bolt, its connections, and how they are."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import aiohttp
import structlog
from aiohttp import web
from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.command import Command
from bot.clock import Clock
from bot.delivery.recorder import Remember, remember_nothing
from bot.errors import DeliveryError, PlaceGoneError, TryLaterError
from bot.messages.answerer import Answerer
from bot.messages.chart import Painter
from bot.messages.health import Connection, Health
from bot.messages.reply import Reply
from bot.platforms.slack.bolt import build_app
from bot.platforms.slack.http import SlackHttp
from bot.platforms.slack.listeners import Listening, add_listeners
from bot.platforms.slack.people import SlackPeople
from bot.platforms.slack.pictures import SlackPictures
from bot.platforms.slack.sender import SlackSender, Sleep
from bot.platforms.slack.socket import SlackSocket, SlackSockets
from bot.platforms.slack.tasks import OwnedTasks
from bot.platforms.slack.typeset import typeset

NAME = "Slack"
TIMEOUT_SECONDS = 15.0
GRACE_SECONDS = 10.0
_LONGEST_WAIT = 60.0
_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackSetup:
    """What a desk configures.

    An answer has `patience`, and the opening of a form `form_seconds`; Slack waits for three.
    """

    mode: Literal["socket", "http"]
    connections: int
    base_url: str
    bot_token: SecretStr | None
    app_token: SecretStr | None
    signing_secret: SecretStr | None
    patience: float = 1.5
    form_seconds: float = 2.5
    sleep: Sleep = asyncio.sleep


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackPorts:
    """What answers, draws, tells the time, names errors, and remembers what all can see."""

    answerer: Answerer
    commands: tuple[Command, ...]
    painter: Painter
    clock: Clock
    new_error_id: Callable[[], str]
    remember: Remember = remember_nothing


class SlackClient:
    """Build it anywhere; `run` it once, inside the loop that serves `slack_routes`."""

    def __init__(self, setup: SlackSetup, ports: SlackPorts) -> None:
        self._setup = setup
        self._ports = ports
        self._connection = Connection.CONNECTING
        self._detail = "Not started yet."
        self._identity = AuthorizeResult(
            enterprise_id=None, team_id=None, bot_token=_reveal(setup.bot_token)
        )
        self._stopped = asyncio.Event()
        self._tasks = OwnedTasks()
        self._web = AsyncWebClient(
            token=_reveal(setup.bot_token), base_url=setup.base_url, retry_handlers=[]
        )
        self._sender = SlackSender(client=self._web, sleep=setup.sleep)
        self._pictures = SlackPictures(
            sender=self._sender, painter=ports.painter, sleep=setup.sleep
        )
        self.people = SlackPeople(sender=self._sender, clock=ports.clock)
        self._app = self._build_app()
        self._sockets: SlackSockets | None = None
        if missing := self._missing():
            self._connection, self._detail = Connection.OFF, missing

    def slack_routes(self) -> list[web.RouteDef]:
        """Return what the shared server mounts; empty unless in http mode with a secret."""
        secret = _reveal(self._setup.signing_secret)
        if self._setup.mode != "http" or not secret:
            return []
        return SlackHttp(app=self._app, signing_secret=secret, clock=self._ports.clock).routes()

    def health(self) -> Health:
        """Return how the connection is now."""
        if self._sockets and self._connection is Connection.READY and not self._sockets.open:
            return Health(name=NAME, connection=Connection.CONNECTING, detail="Reconnecting.")
        return Health(name=NAME, connection=self._connection, detail=self._detail)

    async def run(self) -> None:
        """Connect and answer until `stop`; what goes wrong is told by `health`."""
        if self._connection is Connection.OFF:
            return
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            self._web.session = session
            connecting = asyncio.create_task(self._connect())
            stopping = asyncio.create_task(self._stopped.wait())
            try:
                await asyncio.wait({connecting, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if connecting.done():
                    connecting.result()
                    await stopping
            finally:
                connecting.cancel()
                stopping.cancel()
                await asyncio.gather(connecting, stopping, return_exceptions=True)
                await self._tasks.close(grace=GRACE_SECONDS)
                self._web.session = None

    async def stop(self) -> None:
        """Have `run` finish what it answers and return."""
        self._stopped.set()

    async def settle(self) -> None:
        """Wait until every answer begun has been sent."""
        await self._tasks.finish()

    async def typeset(self, reply: Reply) -> tuple[str, ...]:
        """Return the payloads of a reply's messages, as the outbox keeps them."""
        return await typeset(reply, self._pictures)

    @property
    def sender(self) -> SlackSender:
        """What posts to Slack, for whoever else has something to post."""
        return self._sender

    async def _connect(self) -> None:
        """Find out whose token it is, then hold the connections until cancelled."""
        self._detail = "Connecting."
        try:
            await self._identify()
        except PlaceGoneError as error:
            self._fail("SLACK_BOT_TOKEN", str(error))
            return
        if self._setup.mode == "socket":
            self._sockets = self._build_sockets()
            try:
                await self._sockets.run()
            except PlaceGoneError as error:
                self._fail("SLACK_APP_TOKEN", str(error))

    async def _identify(self) -> None:
        wait = 1.0
        while True:
            try:
                found = await self._sender.who_am_i()
            except PlaceGoneError:
                raise
            except DeliveryError as error:
                self._detail = "Slack cannot be reached."
                wait = error.retry_after if isinstance(error, TryLaterError) else wait
                await self._setup.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT)
            else:
                break
        self._identity = AuthorizeResult(
            enterprise_id=_text(found, "enterprise_id") or None,
            team_id=_text(found, "team_id"),
            bot_user_id=_text(found, "user_id"),
            bot_id=_text(found, "bot_id"),
            bot_token=_reveal(self._setup.bot_token),
        )
        self._connection, self._detail = Connection.READY, ""
        _log.info("slack_identified", team=_text(found, "team_id"), mode=self._setup.mode)

    def _fail(self, variable: str, fault: str) -> None:
        self._connection = Connection.FAILED
        self._detail = f"Slack refused the token in {variable} ({fault}); check it and restart."
        _log.error("slack_token_refused", variable=variable, fault=fault)

    def _missing(self) -> str:
        needed = {"SLACK_BOT_TOKEN": self._setup.bot_token}
        if self._setup.mode == "socket":
            needed["SLACK_APP_TOKEN"] = self._setup.app_token
        else:
            needed["SLACK_SIGNING_SECRET"] = self._setup.signing_secret
        absent = [variable for variable, value in needed.items() if not _reveal(value)]
        return f"Set {' and '.join(absent)} to connect Slack." if absent else ""

    def _build_sockets(self) -> SlackSockets:
        turn = asyncio.Lock()
        token = _reveal(self._setup.app_token)
        sockets = tuple(
            SlackSocket(
                app=self._app,
                app_token=token,
                sender=self._sender,
                web_client=self._web,
                turn=turn,
            )
            for _ in range(self._setup.connections)
        )
        return SlackSockets(sockets, sleep=self._setup.sleep)

    def _build_app(self) -> AsyncApp:
        ports = self._ports
        app = build_app(
            base_url=self._setup.base_url,
            identity=lambda: self._identity,
            new_error_id=ports.new_error_id,
        )
        listening = Listening(
            answerer=ports.answerer,
            commands=ports.commands,
            clock=ports.clock,
            new_error_id=ports.new_error_id,
            remember=ports.remember,
            sender=self._sender,
            pictures=self._pictures,
            people=self.people,
            tasks=self._tasks,
            bot_user=lambda: self._identity.bot_user_id or "",
            patience=self._setup.patience,
            form_seconds=self._setup.form_seconds,
        )
        add_listeners(app, listening)
        return app


def _reveal(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def _text(found: dict[str, object], key: str) -> str:
    return str(found.get(key) or "")
