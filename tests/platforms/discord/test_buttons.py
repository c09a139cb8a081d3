"""Buttons carry their request: they work for anybody, and after a restart."""

from dataclasses import replace

import discord
import pytest

from bot.messages.reply import Action
from bot.messages.request import Call, Line
from bot.platforms.discord.buttons import Press, from_custom_id, to_custom_id
from bot.platforms.discord.payload import to_json
from bot.platforms.discord.render import render_reply
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord import a_reply
from tests.platforms.discord.conftest import Build, to_simulate
from tests.platforms.discord.scene import Scene

NEXT = Action(label="Next page", line="/sanctions page:2")


@pytest.fixture(autouse=True)
def paged(answerer: FakeAnswerer) -> None:
    answerer.say = lambda request: replace(a_reply(), actions=(NEXT,))


def test_a_button_for_what_cannot_be_taken_back_looks_so() -> None:
    actions = (Action(label="Remove", line="/x yes", grave=True), Action(label="Keep", line="/x"))
    reply = replace(a_reply(), actions=actions)
    [message] = render_reply(reply, asked=None, pictures={})
    styles = {
        each["label"]: each["style"]
        for row in to_json(message)["components"]
        for each in row["components"]
    }
    danger, plain = discord.ButtonStyle.danger.value, discord.ButtonStyle.secondary.value
    assert (styles["Remove"], styles["Keep"]) == (danger, plain)


async def test_a_press_asks_the_line_of_the_button_and_answers_the_presser_alone(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions")
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    assert shown.response
    result = await bob.click(shown.response, label="Next page")
    assert result.ephemeral
    assert answerer.requests[-1].asked == Line(text="/sanctions page:2")
    assert answerer.requests[-1].person.id == str(bob.id)
    assert answerer.requests[-1].private


async def test_a_press_works_after_a_restart(
    scene: Scene, answerer: FakeAnswerer, build: Build
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions")
    await scene.env.restart_bot(to_simulate(build()))
    assert shown.response
    result = await scene.person.click(shown.response, label="Next page")
    assert result.response
    assert answerer.requests[-1].asked == Line(text="/sanctions page:2")


async def test_the_sources_of_an_answer_are_shown_in_full_to_the_presser(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions", by="us")
    assert shown.response
    result = await scene.person.click(shown.response, label="Sources")
    assert result.ephemeral
    assert result.response
    (embed,) = result.response.embeds
    assert embed.title == "Sources"
    assert "paragraph 1" in (embed.description or "")
    assert "Norland" not in (embed.description or "")
    assert answerer.requests[-1].asked == Call(command="sanctions", options=(("by", "us"),))


async def test_views_are_not_kept_in_memory(scene: Scene) -> None:
    await scene.person.slash(scene.channel, "sanctions")
    assert not scene.env.bot.persistent_views
    assert not scene.env.bot._connection._view_store._views


@pytest.mark.parametrize(
    "press",
    [
        Press(asked=Line(text="/who name:Iran Air")),
        Press(asked=Call(command="aid", options=(("donor", "us=uk"), ("page", "2")))),
        Press(asked=Call(command="brief"), sources=True),
        Press(asked=Line(text="what: is?"), sources=True),
    ],
)
def test_a_press_comes_back_as_it_was(press: Press) -> None:
    assert from_custom_id(to_custom_id(press, 3)) == press


@pytest.mark.parametrize("custom_id", ["", "other", "dl:", "dl:1x:/aid", "dl:100l:/aid"])
def test_the_buttons_of_others_are_none_of_ours(custom_id: str) -> None:
    assert from_custom_id(custom_id) is None


@pytest.mark.parametrize(
    "asked",
    [
        Line(text="x" * 100),
        Line(text="𝄞" * 50),
        Line(text=""),
        Call(command="ask", options=(("question", "this|that"),)),
    ],
)
def test_a_press_that_does_not_fit_is_no_button(asked: Line | Call) -> None:
    assert to_custom_id(Press(asked=asked), 0) == ""
