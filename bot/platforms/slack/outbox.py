"""Deliveries on Slack: posted with their key in the message's metadata, and found by it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.delivery.delivery import Delivery
from bot.delivery.key import to_uuid
from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)
from bot.platforms.slack.faults import BLOCKS_REFUSED, UNREACHABLE, WORDS, say_fault
from bot.platforms.slack.rich import Json
from bot.platforms.slack.sender import SlackSender

_Value = TypeVar("_Value")

_EVENT = "dateline_delivery"
_PAGES = 5
_UNREACHABLE_SECONDS = 5.0
_LOOKS = 3
"""How often a message waits for Slack to look at its pictures, until it goes without them."""
_KEPT = 2_000


def to_payload(message: Json) -> str:
    """Return what the outbox keeps of a message from `render`; its pictures are uploaded."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


class SlackOutboxSender:
    """A `Sender` over the bot's one session. A repeated call would post twice."""

    def __init__(self, sender: SlackSender) -> None:
        self._sender = sender
        self._direct: dict[str, str] = {}
        self._refused: dict[str, int] = {}

    @property
    def repeatable_for(self) -> timedelta:
        """For no time: Slack documents no argument that makes a call idempotent."""
        return timedelta(0)

    async def post(self, delivery: Delivery) -> str:
        """Post the payload and return the message's `ts`."""
        key = str(delivery.key)
        with _in_words():
            body: Json = {
                **_message(delivery),
                "channel": await self._channel(delivery),
                "client_msg_id": to_uuid(key),
                "metadata": {"event_type": _EVENT, "event_payload": {"key": key}},
            }
            if delivery.place.thread:
                body["thread_ts"] = delivery.place.thread
            return await self._post(body, key)

    async def _post(self, body: Json, key: str) -> str:
        try:
            ts = await self._sender.post_once(body)
        except DeliveryError as error:
            words = _without_pictures(body)
            if str(error) != BLOCKS_REFUSED or words is None:
                raise
            looks = self._refused.pop(key, 0) + 1
            if looks <= _LOOKS:
                _keep(self._refused, key, looks)
                raise TryLaterError(
                    "Slack has not looked at the picture yet", retry_after=2.0 ** (looks - 1)
                ) from error
            # Their figures stand in words.
            return await self._sender.post_once(words)
        self._refused.pop(key, None)
        return ts

    async def _channel(self, delivery: Delivery) -> str:
        """Return where to post; a person's direct messages are opened, once in a process."""
        place = delivery.place.id
        if not place.startswith("@"):
            return place
        if place not in self._direct:
            try:
                channel = await self._sender.open_direct(place.removeprefix("@"))
            except UncertainError as error:
                # Nothing was posted, whatever became of the call.
                raise TryLaterError(
                    "Slack did not open the direct messages", retry_after=_UNREACHABLE_SECONDS
                ) from error
            _keep(self._direct, place, channel)
        return self._direct[place]

    async def look_up(self, delivery: Delivery, *, since: datetime) -> tuple[str, ...]:
        """Return the `ts` of the messages since then that carry the delivery's key."""
        found: list[str] = []
        cursor = ""
        for _ in range(_PAGES):
            page = await self._read(delivery, since=since, cursor=cursor)
            found += _with_key(page.get("messages", []), str(delivery.key))
            metadata = page.get("response_metadata") or {}
            cursor = str(metadata.get("next_cursor") or "")
            if found or not cursor:
                return tuple(found)
        raise DeliveryError("too much was posted there since to read it all")

    async def _read(self, delivery: Delivery, *, since: datetime, cursor: str) -> Mapping[str, Any]:
        try:
            with _in_words():
                return await self._sender.read_history(
                    channel=await self._channel(delivery),
                    thread=delivery.place.thread,
                    oldest=f"{since.timestamp():.6f}",
                    cursor=cursor,
                )
        except TokenGoneError:
            raise
        except PlaceGoneError as error:
            # A place that can be posted to may still not be readable.
            raise DeliveryError(f"its history cannot be read: {error}") from error


def _message(delivery: Delivery) -> Json:
    try:
        return dict(json.loads(delivery.payload))
    except (ValueError, TypeError) as error:
        raise DeliveryError("the stored message cannot be read") from error


def _without_pictures(body: Json) -> Json | None:
    """Return a message without its pictures, None when it has none."""
    blocks = body.get("blocks")
    if not isinstance(blocks, list):
        return None
    words = [each for each in blocks if each.get("type") != "image"]
    return {**body, "blocks": words} if len(words) < len(blocks) else None


def _keep(kept: dict[str, _Value], key: str, value: _Value) -> None:
    kept[key] = value
    if len(kept) > _KEPT:
        del kept[next(iter(kept))]


def _with_key(messages: Sequence[Mapping[str, Any]], key: str) -> Iterator[str]:
    for message in messages:
        metadata = message.get("metadata") or {}
        payload = metadata.get("event_payload") or {}
        if metadata.get("event_type") == _EVENT and payload.get("key") == key:
            yield str(message["ts"])


@contextmanager
def _in_words() -> Iterator[None]:
    """Say in words what Slack's names mean; keep the name for whoever looks it up."""
    try:
        yield
    except TryLaterError as error:
        # While nothing gets through, one call in a while is enough for all.
        everywhere = str(error) == UNREACHABLE
        seconds = _UNREACHABLE_SECONDS if everywhere else error.retry_after
        raise TryLaterError(
            WORDS.get(str(error), str(error)), retry_after=seconds, everywhere=everywhere
        ) from error
    except DeliveryError as error:
        raise type(error)(say_fault(str(error))) from error
