"""Digests on a simulated Discord: rights, editors' channels, fixed choices and forms."""

from dataclasses import replace

import discord
import pytest
import simcord

from bot.errors import RequestError
from bot.messages.answerer import Suggestion
from bot.messages.reply import Action
from bot.messages.request import Call, Line, Rights
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord import a_reply
from tests.platforms.discord.conftest import Build, to_simulate
from tests.platforms.discord.scene import Scene

NOTE = Action(label="Edit note", line="/digest note ab12cd34 2026-11-02T09:00", private=True)
EDIT = Action(label="Edit", line="/digest edit ab12cd34@3", private=True)
APPROVE = Action(label="Approve", line="/digest approve ab12cd34 2026-11-02T09:00")


@pytest.fixture
def buttons(answerer: FakeAnswerer) -> None:
    answerer.say = lambda request: replace(a_reply(), actions=(NOTE, EDIT, APPROVE))


def managing(scene: Scene) -> simcord.MemberActor:
    """Return somebody who may manage channels."""
    role = scene.guild.create_role("editor", permissions=discord.Permissions(manage_channels=True))
    return scene.guild.add_member(scene.env.create_user("bob"), roles=[role])


async def test_a_command_of_two_words_is_a_subcommand(scene: Scene, answerer: FakeAnswerer) -> None:
    await scene.person.slash(
        scene.channel, "digest subscribe", **{"days": "daily", "time": "08:30", "except": "none"}
    )
    assert answerer.requests[0].asked == Call(
        command="digest subscribe",
        options=(("days", "daily"), ("time", "08:30"), ("except", "none")),
    )
    assert answerer.requests[0].private


async def test_what_is_chosen_from_few_cannot_be_anything_else(scene: Scene) -> None:
    with pytest.raises(simcord.OptionError):
        await scene.person.slash(scene.channel, "digest subscribe", rule="sometimes")


async def test_a_zone_is_completed_while_it_is_typed(scene: Scene, answerer: FakeAnswerer) -> None:
    answerer.suggestions = (Suggestion(label="Europe/London", value="Europe/London"),)
    choices = await scene.person.autocomplete(scene.channel, "digest subscribe", "zone", "lond")
    assert choices == [{"name": "Europe/London", "value": "Europe/London"}]
    assert answerer.suggested[0][:3] == ("digest subscribe", "zone", "lond")


async def test_the_rights_of_the_asker_and_of_the_bot_come_along(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    await scene.person.slash(scene.channel, "digest list")
    await managing(scene).slash(scene.channel, "digest list")
    first, second = (request.rights for request in answerer.requests)
    assert (first.manages, second.manages) == (False, True)
    assert second.lacks == ()


async def test_who_may_only_read_a_channel_comes_as_one_who_does_not_write(
    scene: Scene, answerer: FakeAnswerer, buttons: None
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions")
    channel = scene.env.bot.get_channel(scene.channel.id)
    assert isinstance(channel, discord.TextChannel)
    me = channel.guild.me
    await channel.set_permissions(me, send_messages=True)
    await channel.set_permissions(channel.guild.default_role, send_messages=False)
    assert shown.response
    await scene.person.click(shown.response, label="Approve")
    await managing(scene).slash(scene.channel, "digest list")
    assert [each.rights.writes for each in answerer.requests] == [True, False, False]


async def test_what_the_bot_may_not_do_in_the_channel_is_named(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    channel = scene.env.bot.get_channel(scene.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(
        channel.guild.default_role, send_messages=False, attach_files=False
    )
    await scene.person.slash(scene.channel, "digest list")
    assert answerer.requests[0].rights.lacks == ("Send Messages", "Attach Files")


async def test_direct_messages_are_their_persons_own(scene: Scene, answerer: FakeAnswerer) -> None:
    await scene.env.create_user("carol").send_dm("/digest list")
    assert answerer.requests[0].rights == Rights(manages=True, writes=True)


async def test_a_mention_carries_the_rights_of_its_author(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    bot = scene.env.bot.user
    assert bot
    await managing(scene).send(scene.channel, f"<@{bot.id}> /digest list")
    await scene.person.send(scene.channel, f"<@{bot.id}> /digest list")
    assert [each.rights.manages for each in answerer.requests] == [True, False]


async def test_a_chosen_channel_comes_with_what_the_asker_may_do_there(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    editors = scene.guild.create_text_channel("editors")
    await scene.person.slash(scene.channel, "digest edit", review=editors)
    (request,) = answerer.requests
    assert isinstance(request.asked, Call)
    assert dict(request.asked.options) == {"review": f"<#{editors.id}>"}
    assert request.others == ((str(editors.id), Rights(manages=True)),)


async def test_a_button_that_lacks_words_asks_for_them_in_a_form(
    scene: Scene, answerer: FakeAnswerer, buttons: None
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions")
    assert shown.response
    form = await scene.person.click(shown.response, label="Edit note")
    assert form.modal
    result = await scene.person.submit_modal(form, {"text": "Figures as of Friday."})
    assert result.ephemeral
    assert answerer.requests[-1].asked == Call(
        command="digest note",
        options=(
            ("digest", "ab12cd34"),
            ("slot", "2026-11-02T09:00"),
            ("text", "Figures as of Friday."),
        ),
    )


async def test_a_form_works_after_a_restart(
    scene: Scene, answerer: FakeAnswerer, buttons: None, build: Build
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions")
    assert shown.response
    form = await scene.person.click(shown.response, label="Edit note")
    await scene.env.restart_bot(to_simulate(build()))
    result = await scene.person.submit_modal(form, {"text": "Figures as of Friday."})
    assert result.ephemeral
    assert isinstance(answerer.requests[-1].asked, Call)
    assert not scene.env.bot._connection._view_store._modals


async def test_an_edit_button_asks_what_is_to_change_and_what_is_left_empty_stays(
    scene: Scene, answerer: FakeAnswerer, buttons: None
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions")
    assert shown.response
    form = await scene.person.click(shown.response, label="Edit")
    await scene.person.submit_modal(form, {"time": "09:15"})
    assert answerer.requests[-1].asked == Call(
        command="digest edit", options=(("digest", "ab12cd34@3"), ("time", "09:15"))
    )


NOW = {
    "digest": "ab12cd34@4",
    "days": "every weekday",
    "time": "08:30",
    "zone": "Europe/London",
    "sections": "all",
    "quiet": "22:00-07:00",
    "rule": "always",
}


def held(form: simcord.InteractionResult) -> dict[str, str]:
    """Return what the fields of a form hold."""
    assert form.modal
    fields = [each["component"] for each in form.modal["components"]]
    return {each["custom_id"]: each.get("value", "") for each in fields}


@pytest.mark.parametrize("given", [{}, {"digest": "ab12cd34"}])
async def test_a_command_to_edit_without_more_opens_a_form_that_holds_what_there_is(
    scene: Scene, answerer: FakeAnswerer, given: dict[str, str]
) -> None:
    answerer.filled = NOW
    form = await scene.person.slash(scene.channel, "digest edit", **given)
    assert held(form) == {name: NOW[name] for name in ("days", "time", "zone", "quiet", "sections")}
    assert answerer.requests == []
    assert isinstance(answerer.to_fill[0].asked, Call)


async def test_a_filled_form_is_asked_of_the_thing_as_it_was_shown(
    scene: Scene, answerer: FakeAnswerer, buttons: None, build: Build
) -> None:
    answerer.filled = NOW
    shown = await scene.person.slash(scene.channel, "sanctions")
    assert shown.response
    form = await scene.person.click(shown.response, label="Edit")
    await scene.env.restart_bot(to_simulate(build()))
    kept = {name: text for name, text in held(form).items() if name not in ("time", "quiet")}
    await scene.person.submit_modal(form, {**kept, "time": "09:15", "quiet": ""})
    assert isinstance(answerer.requests[-1].asked, Call)
    assert dict(answerer.requests[-1].asked.options) == {
        "digest": "ab12cd34@4",
        **kept,
        "time": "09:15",
        "quiet": "none",
    }


async def test_who_may_not_edit_is_told_so_instead_of_shown_a_form(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    answerer.filled = RequestError("You need Manage Channels.")
    result = await scene.person.slash(scene.channel, "digest edit")
    assert not result.modal
    assert result.ephemeral
    assert answerer.requests[0].asked == Call(command="digest edit")


async def test_a_command_that_says_something_opens_no_form(
    scene: Scene, answerer: FakeAnswerer
) -> None:
    result = await scene.person.slash(scene.channel, "digest edit", rule="always")
    assert not result.modal
    assert answerer.to_fill == []


async def test_a_button_that_lacks_nothing_is_answered_at_once(
    scene: Scene, answerer: FakeAnswerer, buttons: None
) -> None:
    shown = await scene.person.slash(scene.channel, "sanctions")
    assert shown.response
    result = await scene.person.click(shown.response, label="Approve")
    assert not result.modal
    assert answerer.requests[-1].asked == Line(text=APPROVE.line)
