"""What people and Discord get wrong in a mention: one answer at most, and nothing active in it."""

import time

import pytest

from bot.platforms.discord.client import DiscordClient
from tests.answers.desk import Desk
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord_payloads import APPLICATION, CHANNEL, GUILD, a_message, a_user
from tests.fakes.discord_server import FakeDiscord
from tests.platforms.discord.reading import read

ME = f"<@{APPLICATION}>"
QUESTION = f"{ME} When did the drought begin?"


@pytest.fixture
def answerer() -> FakeAnswerer:
    """Answers from a small story."""
    made = FakeAnswerer()
    made.answer = Desk().service.answer  # type: ignore[method-assign]  # the real thing
    return made


async def last_of(discord: FakeDiscord, number: int) -> None:
    """Ask one thing more and wait for its answer, so that an answer too many would be there."""
    last = a_message(QUESTION, id=str(1900 + number))
    await discord.gateway.dispatch("MESSAGE_CREATE", last)
    await discord.until(
        lambda it: any(
            str(each.body["message_reference"]["message_id"]) == last["id"] for each in it.messages
        )
    )


async def test_a_mention_delivered_twice_edited_and_deleted_is_answered_once(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    message = a_message(QUESTION)
    edited = message | {"edited_timestamp": "2024-09-12T08:01:00+00:00", "content": f"{ME} who?"}
    gone = {"id": message["id"], "channel_id": CHANNEL, "guild_id": GUILD}
    for name, payload in (
        ("MESSAGE_CREATE", message),
        ("MESSAGE_CREATE", message),
        ("MESSAGE_UPDATE", edited),
        ("MESSAGE_DELETE", gone),
    ):
        await discord.gateway.dispatch(name, payload)
    await last_of(discord, 1)
    assert len(discord.messages) == 2


async def test_no_bot_is_answered(client: DiscordClient, discord: FakeDiscord) -> None:
    by_bot = a_message(QUESTION, author=a_user("900000000000000009", bot=True))
    await discord.gateway.dispatch("MESSAGE_CREATE", by_bot)
    by_webhook = a_message(QUESTION, id="1002", webhook_id="900000000000000008")
    await discord.gateway.dispatch("MESSAGE_CREATE", by_webhook)
    await last_of(discord, 2)
    assert len(discord.messages) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u200b",
        "\u202e",
        "\x00\x07",
        "```\ncode\n```",
        "?" * 1000,
        "x" * 3900,
        f"a{' ' * 3900}b",
        "how old is @everyone <@1> <@&2> [a](https://b.example) **x** `y` ||z||?",
    ],
    ids=lambda text: repr(text[:8]),
)
async def test_whatever_is_typed_behind_a_mention_gets_one_inert_answer(
    client: DiscordClient, discord: FakeDiscord, text: str
) -> None:
    begun = time.process_time()
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(f"{ME}{text}"))
    await discord.until(lambda it: it.messages)
    assert time.process_time() - begun < 1
    (sent,) = discord.messages
    assert sent.body["allowed_mentions"]["parse"] == []
    for embed in sent.body["embeds"]:
        assert read(embed["description"]).active == ()
        assert read(embed.get("title", "")).active == ()
