"""Which messages on a simulated Discord are answered, and what they ask."""

import simcord

from bot.messages.request import Call, Line
from tests.fakes.answerer import FakeAnswerer
from tests.platforms.discord.scene import Scene


def _me(scene: Scene) -> str:
    assert scene.env.bot.user
    return scene.env.bot.user.mention


async def test_a_mention_is_a_line_without_the_mention(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    asked = await scene.person.send(scene.channel, f"{_me(scene)} who was sanctioned?")
    (request,) = answerer.requests
    assert request.asked == Line(text="who was sanctioned?")
    assert not request.private
    answer = scene.channel.last_message
    assert answer
    assert answer.reference
    assert answer.reference.message_id == asked.id


async def test_a_mention_may_stand_anywhere(scene: Scene, answerer: FakeAnswerer) -> None:
    me = _me(scene)
    await scene.person.send(scene.channel, f"hello {me}, who is {me} who?")
    assert answerer.requests[0].asked == Line(text="hello , who is who?")


async def test_a_mention_without_words_gets_help(scene: Scene, answerer: FakeAnswerer) -> None:
    await scene.person.send(scene.channel, f" {_me(scene)} ")
    assert answerer.requests[0].asked == Call(command="help")


async def test_a_command_line_may_be_typed_to_a_mention(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    await scene.person.send(scene.channel, f"{_me(scene)} /aid donor:us")
    assert answerer.requests[0].asked == Line(text="/aid donor:us")


async def test_a_direct_message_needs_no_mention(
    simcord_env: simcord.Env, answerer: FakeAnswerer
) -> None:
    user = simcord_env.create_user("alice")
    await user.send_dm("/brief")
    (request,) = answerer.requests
    assert request.asked == Line(text="/brief")
    assert request.place.workspace == ""


async def test_what_is_not_for_the_bot_is_left_alone(scene: Scene, answerer: FakeAnswerer) -> None:
    await scene.person.send(scene.channel, "@everyone who was sanctioned?")
    await scene.person.send(scene.channel, "no mention at all")
    assert not answerer.requests


async def test_a_mere_reply_to_an_answer_is_left_alone(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    await scene.person.send(scene.channel, f"{_me(scene)} who was sanctioned?")
    answer = scene.channel.last_message
    await scene.person.send(scene.channel, "thanks", reply_to=answer)
    assert len(answerer.requests) == 1


async def test_bots_are_left_alone(scene: Scene, answerer: FakeAnswerer) -> None:
    other = scene.guild.add_member(scene.env.create_user("other", bot=True))
    await other.send(scene.channel, f"{_me(scene)} who was sanctioned?")
    assert not answerer.requests


async def test_webhooks_are_left_alone(scene: Scene, answerer: FakeAnswerer) -> None:
    webhook = scene.guild.create_webhook(scene.channel, "feed")
    await webhook.send(f"{_me(scene)} who was sanctioned?")
    assert not answerer.requests
