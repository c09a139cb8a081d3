"""Socket Mode: several connections to Slack, never all of them renewed at once."""

import asyncio
import logging
import time

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import DeliveryError, PlaceGoneError
from bot.platforms.slack.sender import SlackSender, Sleep

CONNECT_SECONDS = 20.0
PING_SECONDS = 5
WATCH_SECONDS = 5.0
LOST_AFTER = 6
"""Looks in a row without a connection until a new client is made; the library's turn first."""
LONGEST_WAIT = 60.0
_log = structlog.stdlib.get_logger(__name__)


class TurnTakingClient(SocketModeClient):
    """The library's client, which closes its old connection before it opens the new one.

    Renewals take turns, so that Slack always has another connection to use. The library has
    no hook for this, hence a subclass.
    """

    turn: asyncio.Lock

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Renew the connection when it is this client's turn; TimeoutError when it fails."""
        async with self.turn, asyncio.timeout(CONNECT_SECONDS):
            await super().connect_to_new_endpoint(force)


class SlackSocket:
    """One connection. The app's listeners answer what it receives."""

    def __init__(
        self,
        *,
        app: AsyncApp,
        app_token: str,
        sender: SlackSender,
        web_client: AsyncWebClient,
        turn: asyncio.Lock,
    ) -> None:
        self._app = app
        self._app_token = app_token
        self._sender = sender
        self._web_client = web_client
        self._turn = turn
        self._client: TurnTakingClient | None = None
        # Below this level the library logs whole envelopes.
        self._logger = logging.getLogger("slack_sdk.socket_mode")
        self._logger.setLevel(max(self._logger.level, logging.WARNING))

    @property
    def is_open(self) -> bool:
        """Whether envelopes can arrive now."""
        session = self._client.current_session if self._client else None
        return session is not None and not session.closed

    async def is_alive(self) -> bool:
        """Whether the connection is open and Slack answers on it."""
        return self._client is not None and await self._client.is_connected()

    async def connect(self) -> None:
        """Open a connection anew.

        Raises PlaceGoneError when Slack refuses the app-level token, DeliveryError,
        TimeoutError and aiohttp's errors when Slack cannot be reached.
        """
        await self.close()
        # Asked for here, since the library repeats a refusal for ever.
        address = await self._sender.open_socket(self._app_token)
        client = TurnTakingClient(
            app_token=self._app_token,
            web_client=self._web_client,
            ping_interval=PING_SECONDS,
            logger=self._logger,
        )
        client.turn = self._turn
        client.wss_uri = address
        client.socket_mode_request_listeners.append(self._handle)
        self._client = client
        async with asyncio.timeout(CONNECT_SECONDS):
            await client.connect()  # type: ignore[no-untyped-call] # the library's own

    async def close(self) -> None:
        """Close the connection, if there is one."""
        if self._client is not None:
            client, self._client = self._client, None
            await client.close()  # type: ignore[no-untyped-call] # the library's own

    async def _handle(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        answer = await run_async_bolt_app(self._app, request)
        await send_async_response(client, request, answer, started)


class SlackSockets:
    """All connections, each opened again whenever it is lost for longer than a renewal takes."""

    def __init__(self, sockets: tuple[SlackSocket, ...], *, sleep: Sleep) -> None:
        self._sockets = sockets
        self._sleep = sleep

    @property
    def open(self) -> int:
        """How many connections envelopes can arrive on."""
        return sum(socket.is_open for socket in self._sockets)

    async def run(self) -> None:
        """Keep all connections until cancelled.

        Raises PlaceGoneError when Slack refuses the app-level token for good.
        """
        try:
            async with asyncio.TaskGroup() as group:
                for socket in self._sockets:
                    group.create_task(self._keep(socket))
        except* PlaceGoneError as errors:
            raise PlaceGoneError(str(errors.exceptions[0])) from errors
        finally:
            await asyncio.gather(*(socket.close() for socket in self._sockets))

    async def _keep(self, socket: SlackSocket) -> None:
        wait = 1.0
        while True:
            try:
                await socket.connect()
                wait = 1.0
                await self._watch(socket)
            except PlaceGoneError:
                raise
            except DeliveryError as error:
                _log.warning("slack_socket_refused", fault=str(error))
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                _log.warning("slack_socket_failed", fault=type(error).__name__)
            await self._sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _watch(self, socket: SlackSocket) -> None:
        missed = 0
        while missed < LOST_AFTER:
            await asyncio.sleep(WATCH_SECONDS)
            missed = 0 if await socket.is_alive() else missed + 1
