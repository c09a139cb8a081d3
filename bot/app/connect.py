"""The platforms whose tokens are set: clients to answer on, and outlets to post through.

discord.py and slack-bolt are imported here, only when they are used.
"""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from aiohttp import web

from bot.answers.commands import COMMANDS
from bot.app.desk import Desk
from bot.app.lacks import find_lacks
from bot.app.outlets import Outlet
from bot.delivery.pace import DISCORD_RATES, SLACK_RATES
from bot.logs import new_error_id
from bot.messages.answerer import Answerer
from bot.messages.chart import Painter
from bot.messages.health import Health
from bot.messages.request import Platform


class Client(Protocol):
    """What every platform's client can do."""

    def health(self) -> Health:
        """Return how the connection is now."""
        ...

    async def run(self) -> None:
        """Connect and answer until `stop`."""
        ...

    async def stop(self) -> None:
        """Have `run` return."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Connected:
    """`closers` are called once clients and workers have stopped."""

    clients: list[Client] = field(default_factory=list)
    routes: list[web.RouteDef] = field(default_factory=list)
    closers: list[Callable[[], Awaitable[None]]] = field(default_factory=list)


def connect(desk: Desk, answerer: Answerer, painter: Painter) -> Connected:
    """Return what is connected; nothing runs yet. Their outlets are the desk's from now on."""
    lacking = {lack.platform for lack in find_lacks(desk.settings)}
    connected = Connected()
    if "Discord" not in lacking:
        _connect_discord(desk, answerer, painter, connected)
    if "Slack" not in lacking:
        _connect_slack(desk, answerer, painter, connected)
    return connected


def _connect_discord(
    desk: Desk, answerer: Answerer, painter: Painter, connected: Connected
) -> None:
    from bot.platforms.discord.client import DiscordClient
    from bot.platforms.discord.connection import RestConnection
    from bot.platforms.discord.outbox import DiscordOutboxSender
    from bot.platforms.discord.typeset import typeset

    settings, token = desk.settings.discord, desk.settings.secrets.discord_token
    if token is None:
        raise ValueError("Discord is connected only with a token")
    client = DiscordClient(
        settings=settings,
        token=token,
        answerer=answerer,
        commands=COMMANDS,
        painter=painter,
        marks=desk.marks,
        clock=desk.clock,
        random=random.SystemRandom(),
        remember=desk.digests.recorder.note,
    )
    connected.clients.append(client)
    connection = RestConnection(settings=settings, token=token)
    connected.closers.append(connection.close)
    worker = desk.digests.worker(Platform.DISCORD, DiscordOutboxSender(connection), DISCORD_RATES)
    outlet = Outlet(typeset=lambda reply: typeset(reply, painter), worker=worker)
    desk.digests.outlets.connect(Platform.DISCORD, outlet)


def _connect_slack(desk: Desk, answerer: Answerer, painter: Painter, connected: Connected) -> None:
    from bot.platforms.slack.client import SlackClient, SlackPorts, SlackSetup
    from bot.platforms.slack.outbox import SlackOutboxSender

    secrets, slack = desk.settings.secrets, desk.settings.slack
    client = SlackClient(
        SlackSetup(
            mode=slack.mode,
            connections=slack.connections,
            base_url=slack.base_url,
            bot_token=secrets.slack_bot_token,
            app_token=secrets.slack_app_token,
            signing_secret=secrets.slack_signing_secret,
        ),
        SlackPorts(
            answerer=answerer,
            commands=COMMANDS,
            painter=painter,
            clock=desk.clock,
            new_error_id=partial(new_error_id, random.SystemRandom()),
            remember=desk.digests.recorder.note,
        ),
    )
    connected.clients.append(client)
    connected.routes.extend(client.slack_routes())
    worker = desk.digests.worker(Platform.SLACK, SlackOutboxSender(client.sender), SLACK_RATES)
    outlet = Outlet(typeset=client.typeset, worker=worker, look_up=client.people.look_up)
    desk.digests.outlets.connect(Platform.SLACK, outlet)
