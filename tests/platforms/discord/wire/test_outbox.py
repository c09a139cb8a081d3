"""Deliveries on Discord, on a real wire: nonces, the history, and what refusals mean."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.delivery.delivery import Delivery, DeliveryKey
from bot.delivery.key import to_nonce
from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)
from bot.messages.request import Person, Place, Platform, direct_place
from bot.platforms.discord.connection import RestConnection
from bot.platforms.discord.frozen import freeze, thaw
from bot.platforms.discord.outbox import DiscordOutboxSender
from bot.platforms.discord.payload import Attachment, Button, Card, Message
from bot.settings import DiscordSettings
from tests.fakes.discord import PNG
from tests.fakes.discord_server import TOKEN, FakeDiscord, Fault

NOW = datetime.now(UTC)
SINCE = NOW - timedelta(seconds=60)
WHOLE = Message(
    content="Good morning",
    cards=(Card(title="The river accord", text="Norland **signed**.", footer="As of 2 May"),),
    buttons=(Button(label="Why this?", custom_id="l:/why"),),
    attachments=(Attachment(name="chart.png", content=PNG, description="Aid by donor"),),
)


def a_delivery(subscription: str = "daily", message: Message = WHOLE) -> Delivery:
    return Delivery(
        key=DeliveryKey(subscription=subscription, slot="2026-11-02T08:00"),
        place=Place(platform=Platform.DISCORD, workspace="8000", id="9000"),
        payload=freeze(message),
        created_at=NOW,
        next_attempt_at=NOW,
    )


@pytest.fixture
async def sender(
    discord: FakeDiscord, settings: DiscordSettings
) -> AsyncIterator[DiscordOutboxSender]:
    connection = RestConnection(settings=settings, token=SecretStr(TOKEN))
    yield DiscordOutboxSender(connection)
    await connection.close()


def test_a_message_is_kept_with_all_that_belongs_to_it() -> None:
    assert thaw(freeze(WHOLE)) == WHOLE
    with pytest.raises(ValueError, match="no message"):
        thaw("{}")


async def test_a_delivery_is_posted_whole_under_its_nonce_and_mentions_nobody(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    delivery = a_delivery()
    message_id = await sender.post(delivery)
    (sent,) = discord.messages
    assert sent.path == "/channels/9000/messages"
    assert sent.files == ("chart.png",)
    assert (sent.body["nonce"], sent.body["enforce_nonce"]) == (to_nonce(str(delivery.key)), True)
    assert sent.body["allowed_mentions"] == {"parse": []}
    assert [each["id"] for each in discord.channels.messages["9000"]] == [message_id]


async def test_a_thread_is_a_channel_of_its_own(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    delivery = a_delivery()
    await sender.post(replace(delivery, place=replace(delivery.place, thread="9100")))
    assert [each.path for each in discord.messages] == ["/channels/9100/messages"]


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_repeat_shows_one_message_and_has_its_id(
    discord: FakeDiscord, sender: DiscordOutboxSender, accepted: bool
) -> None:
    discord.faults.append(Fault(path="/messages", accepted=accepted))
    with pytest.raises(UncertainError, match="connection to Discord broke"):
        await sender.post(a_delivery())
    message_id = await sender.post(a_delivery())
    assert [each["id"] for each in discord.channels.messages["9000"]] == [message_id]


async def test_what_was_delivered_and_then_deleted_counts_as_delivered(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    discord.faults.append(Fault(path="/messages", status=404, code=10008))
    delivery = a_delivery()
    assert await sender.post(delivery) == to_nonce(str(delivery.key))


@pytest.mark.parametrize("everywhere", [True, False])
async def test_a_limit_is_told_at_once_and_for_whom_it_is(
    discord: FakeDiscord, sender: DiscordOutboxSender, everywhere: bool
) -> None:
    fault = Fault(path="/messages", status=429, retry_after=7.5, everywhere=everywhere)
    discord.faults.append(fault)
    with pytest.raises(TryLaterError) as caught:
        await sender.post(a_delivery())
    assert (caught.value.retry_after, caught.value.everywhere) == (7.5, everywhere)
    assert discord.messages == []


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (Fault(path="/messages", status=403, code=50013), PlaceGoneError, "Send Messages"),
        (Fault(path="/messages", status=404, code=10003), PlaceGoneError, "channel is gone"),
        (Fault(path="/messages", status=400, code=50083), PlaceGoneError, "archived"),
        (Fault(path="/messages", status=400, code=50006), PlaceGoneError, "Embed Links"),
        (Fault(path="/messages", status=401), TokenGoneError, "token"),
        (Fault(path="/messages", status=400, code=50035), DeliveryError, "refuses it .code 50035"),
        (Fault(path="/messages", status=503), UncertainError, "fault of its own .503"),
    ],
)
async def test_refusals_say_what_they_mean(
    discord: FakeDiscord,
    sender: DiscordOutboxSender,
    fault: Fault,
    error: type[DeliveryError],
    words: str,
) -> None:
    discord.faults.append(fault)
    with pytest.raises(DeliveryError, match=words) as caught:
        await sender.post(a_delivery())
    assert type(caught.value) is error


async def test_a_token_that_is_refused_at_the_start_is_told(settings: DiscordSettings) -> None:
    connection = RestConnection(settings=settings, token=SecretStr("another"))
    with pytest.raises(TokenGoneError, match="token"):
        await DiscordOutboxSender(connection).post(a_delivery())
    await connection.close()


async def test_without_discord_nothing_was_posted(settings: DiscordSettings) -> None:
    nobody = settings.model_copy(update={"api_url": "http://127.0.0.1:9/api"})
    connection = RestConnection(settings=nobody, token=SecretStr(TOKEN))
    with pytest.raises(TryLaterError, match="cannot be reached") as caught:
        await DiscordOutboxSender(connection).post(a_delivery())
    assert caught.value.everywhere


@pytest.mark.parametrize("shows_nonces", [True, False])
async def test_a_delivery_is_found_among_all_that_was_said(
    discord: FakeDiscord, sender: DiscordOutboxSender, shows_nonces: bool
) -> None:
    discord.channels.shows_nonces = shows_nonces
    for number in range(150):
        discord.channels.put("9000", f"Chatter {number}")
    message_id = await sender.post(a_delivery())
    await sender.post(a_delivery("weekly", Message(content="Something else")))
    discord.channels.put("9000", "Good morning")
    assert await sender.look_up(a_delivery(), since=SINCE) == (message_id,)
    assert await sender.look_up(a_delivery("x", Message(content="No")), since=SINCE) == ()


async def test_what_somebody_else_says_in_the_same_words_is_not_the_delivery(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    delivery = a_delivery(message=Message(content="Good morning"))
    discord.channels.put("9000", "Good morning")
    assert await sender.look_up(delivery, since=SINCE) == ()


async def test_what_is_older_is_not_looked_at(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    await sender.post(a_delivery())
    discord.channels.put("9000", "Chatter")
    later = datetime.now(UTC) + timedelta(seconds=60)
    assert await sender.look_up(a_delivery(), since=later) == ()


async def test_an_empty_history_proves_nothing(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    discord.channels.unreadable.add("9000")
    await sender.post(a_delivery())
    with pytest.raises(DeliveryError, match="its history cannot be read"):
        await sender.look_up(a_delivery(), since=SINCE)


async def test_a_history_too_long_to_read_proves_nothing(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    for number in range(501):
        discord.channels.put("9000", f"Chatter {number}")
    with pytest.raises(DeliveryError, match="too much was posted"):
        await sender.look_up(a_delivery(), since=SINCE)


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [(403, 50001, DeliveryError), (404, 10003, PlaceGoneError), (502, 0, UncertainError)],
)
async def test_a_history_that_is_refused_says_nothing_about_posting(
    discord: FakeDiscord,
    sender: DiscordOutboxSender,
    no_waiting: None,
    status: int,
    code: int,
    error: type[DeliveryError],
) -> None:
    discord.faults.extend([Fault(path="/messages", status=status, code=code)] * 5)
    with pytest.raises(DeliveryError) as caught:
        await sender.look_up(a_delivery(), since=SINCE)
    assert type(caught.value) is error


async def test_a_payload_that_cannot_be_read_is_refused_before_anything_is_sent(
    sender: DiscordOutboxSender,
) -> None:
    with pytest.raises(DeliveryError, match="the stored message cannot be read") as caught:
        await sender.post(replace(a_delivery(), payload="nonsense"))
    assert type(caught.value) is DeliveryError


async def test_what_is_for_one_person_goes_to_their_direct_messages(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    owner = Person(platform=Platform.DISCORD, id="4242")
    first = replace(a_delivery(), place=direct_place(owner))
    again = replace(a_delivery("weekly"), place=direct_place(owner))
    await sender.post(first)
    await sender.post(again)
    assert len(discord.channels.messages["774242"]) == 2
    assert len(discord.sent("POST", "/users/@me/channels")) == 1
    assert len(await sender.look_up(first, since=SINCE)) == 2


async def test_a_person_who_takes_no_messages_is_a_place_that_is_gone(
    discord: FakeDiscord, sender: DiscordOutboxSender
) -> None:
    owner = Person(platform=Platform.DISCORD, id="4242")
    discord.faults.append(Fault(path="/messages", status=403, code=50007))
    with pytest.raises(PlaceGoneError, match="takes no messages"):
        await sender.post(replace(a_delivery(), place=direct_place(owner)))
