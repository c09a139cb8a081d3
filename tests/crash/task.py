"""What is delivered in a crash test, where, and under which terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.delivery.delivery import Delivery, DeliveryKey
from bot.delivery.pace import DISCORD_RATES, Rates
from bot.delivery.terms import Backoff, Terms
from bot.messages.request import Place, Platform
from bot.platforms.discord.frozen import freeze
from bot.platforms.discord.payload import Card, Message
from bot.platforms.slack.outbox import to_payload

SLOT = "2026-11-02T08:00"
NONCE_SECONDS = 10.0
"""How long the fake Discord remembers a nonce; a worker trusts it for less, see `REPEATABLE`."""
REPEATABLE = timedelta(seconds=6)
TERMS = Terms(
    lease=timedelta(seconds=4),
    call=timedelta(seconds=1),
    # One second of patience each: what hangs is looked for soon after.
    backoff=Backoff(first=0.5, longest=4.0, attempts=40),
    patience=0.5,
    poll=0.2,
    skew=timedelta(seconds=5),
)
"""As in production, with every time a fifteenth as long."""
RATES = {
    Platform.DISCORD: DISCORD_RATES,
    Platform.SLACK: Rates(a_second=45, place_seconds=1.0),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """`deliveries` over both platforms, in `channels` each; where the fakes and the store are."""

    deliveries: int
    channels: int
    discord_api: str
    slack_api: str
    store: str
    folder: Path


def compose_deliveries(task: Task, *, now: datetime) -> Iterator[Delivery]:
    """Yield the deliveries; every fifth is an edition of two parts."""
    subscription, part = 0, 1
    for number in range(task.deliveries):
        platform = (Platform.DISCORD, Platform.SLACK)[subscription % 2]
        key = DeliveryKey(subscription=f"s{subscription:05d}", slot=SLOT, part=part)
        yield Delivery(
            key=key,
            place=_place(platform, subscription // 2 % task.channels),
            payload=_payload(platform, f"Digest for {key}"),
            created_at=now,
            next_attempt_at=now,
        )
        again = part == 1 and number % 5 == 0
        subscription, part = (subscription, 2) if again else (subscription + 1, 1)


def discord_channel(number: int) -> str:
    """Return the id of a channel."""
    return str(900_000 + number)


def slack_channel(number: int) -> str:
    """Return the id of a channel."""
    return f"C{number:08d}"


def _place(platform: Platform, channel: int) -> Place:
    if platform is Platform.DISCORD:
        return Place(platform=platform, workspace="8000", id=discord_channel(channel))
    return Place(platform=platform, workspace="T00000001", id=slack_channel(channel))


def _payload(platform: Platform, text: str) -> str:
    if platform is Platform.DISCORD:
        return freeze(Message(cards=(Card(title="The river accord", text=text),)))
    return to_payload({"text": text, "unfurl_links": False, "unfurl_media": False})
