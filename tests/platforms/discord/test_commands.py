"""Commands on a simulated Discord: every row of the table, typed, completed and answered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
import pytest
import simcord
from structlog.testing import capture_logs

from bot.answers.command import COMPLETED, Command, Option, OptionKind
from bot.answers.commands import COMMANDS
from bot.messages.answerer import Suggestion
from bot.messages.request import Call, Person, Place, Platform, Request
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord import NOW, a_reply
from tests.platforms.discord.scene import Scene

_VALUES = {OptionKind.PAGE: 2}
_CHANNEL = OptionKind.CHANNEL


def _value(option: Option) -> object:
    return option.choices[0] if option.choices else _VALUES.get(option.kind, "text")


async def test_a_command_is_answered_in_the_channel_at_once(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    result = await scene.person.slash(scene.channel, "sanctions", by="us", page=2)
    assert result.response
    assert not result.deferred
    assert not result.ephemeral
    assert "Norland listed Delta Shipping." in (result.response.embeds[0].description or "")
    assert answerer.requests == [
        Request(
            key=answerer.requests[0].key,
            asked=Call(command="sanctions", options=(("by", "us"), ("page", "2"))),
            place=Place(
                platform=Platform.DISCORD,
                id=str(scene.channel.id),
                workspace=str(scene.guild.id),
            ),
            person=Person(platform=Platform.DISCORD, id=str(scene.person.id)),
            asked_at=NOW,
            rights=answerer.requests[0].rights,
        )
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_every_command_takes_every_option_of_its_row(
    command: Command, scene: Scene, answerer: FakeAnswerer
) -> None:
    values: dict[str, Any] = {
        option.name: _value(option) for option in command.options if option.kind is not _CHANNEL
    }
    private = {} if command.private else {"private": True}
    result = await scene.person.slash(scene.channel, command.name, **private, **values)
    assert result.ephemeral or command.private
    (request,) = answerer.requests
    assert request.private
    assert isinstance(request.asked, Call)
    assert dict(request.asked.options) == {name: str(value) for name, value in values.items()}


async def test_a_page_below_one_cannot_be_typed(scene: Scene) -> None:
    with pytest.raises(simcord.OptionError):
        await scene.person.slash(scene.channel, "sanctions", page=0)


async def test_a_reply_that_is_private_is_for_the_asker_alone(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: replace(a_reply(), private=True)
    result = await scene.person.slash(scene.channel, "status")
    assert result.ephemeral


async def test_a_thread_belongs_to_the_place_of_its_channel(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    channel = scene.env.bot.get_channel(scene.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="a thread", type=discord.ChannelType.public_thread)
    (thread,) = scene.channel.threads
    await scene.person.slash(thread, "brief")
    place = answerer.requests[0].place
    assert (place.id, place.thread) == (str(scene.channel.id), str(thread.id))


async def test_a_name_is_completed_from_what_was_typed(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    answerer.suggestions = (Suggestion(label="United States", value="us"),)
    choices = await scene.person.autocomplete(scene.channel, "sanctions", "by", "unit")
    assert choices == [{"name": "United States", "value": "us"}]
    command, option, typed, place = answerer.suggested[0]
    assert (command, option, typed) == ("sanctions", "by", "unit")
    assert place.id == str(scene.channel.id)


async def test_every_name_story_and_command_is_completed(scene: Scene) -> None:
    for command in COMMANDS:
        for option in command.options:
            if option.kind in COMPLETED:
                await scene.person.autocomplete(scene.channel, command.name, option.name, "")


async def test_completions_stay_within_the_limits(scene: Scene, answerer: FakeAnswerer) -> None:
    answerer.suggestions = (
        Suggestion(label="", value="blank"),
        Suggestion(label="too long a value", value="v" * 101),
        *(Suggestion(label=f"{number} word" * 30, value=str(number)) for number in range(40)),
    )
    choices = await scene.person.autocomplete(scene.channel, "sanctions", "by", "")
    assert len(choices) == 25
    assert all(len(choice["name"]) <= 100 for choice in choices)
    assert choices[0]["name"].endswith("word0…")


async def test_completions_that_fail_are_none(scene: Scene, answerer: FakeAnswerer) -> None:
    def fail(**_: object) -> tuple[Suggestion, ...]:
        raise RuntimeError("no names")

    vars(answerer)["suggest"] = fail
    with capture_logs() as logs:
        choices: Sequence[object] = await scene.person.autocomplete(
            scene.channel, "sanctions", "by", "u"
        )
    assert choices == []
    assert [each["event"] for each in logs] == ["discord_suggest_failed"]


async def test_an_answerer_that_fails_is_told_with_an_id(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    def fail(request: Request) -> Any:
        raise RuntimeError("a secret detail")

    answerer.say = fail
    with capture_logs() as logs:
        result = await scene.person.slash(scene.channel, "sanctions")
    (error_id,) = [each["error_id"] for each in logs if "error_id" in each]
    assert result.response
    assert result.ephemeral
    assert error_id in result.response.content
    assert "secret" not in result.response.content


async def test_a_message_is_asked_about_from_its_menu(scene: Scene, answerer: FakeAnswerer) -> None:
    message = await scene.person.send(scene.channel, "Iran Air was sanctioned, they say.")
    result = await scene.person.context_menu(scene.channel, "About this", message)
    assert result.ephemeral
    assert answerer.requests[-1].asked == Call(
        command="ask", options=(("question", "Iran Air was sanctioned, they say."),)
    )


async def test_a_message_is_checked_from_its_menu(scene: Scene, answerer: FakeAnswerer) -> None:
    message = await scene.person.send(scene.channel, "Iran Air was sanctioned, they say.")
    result = await scene.person.context_menu(scene.channel, "Check this message", message)
    assert result.ephemeral
    assert answerer.requests[-1].asked == Call(
        command="check", options=(("message", "Iran Air was sanctioned, they say."),)
    )
