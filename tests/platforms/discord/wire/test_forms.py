"""Forms on the wire: what is sent to show one, and what comes back."""

import pytest

from bot.messages.request import Call, Line
from bot.platforms.discord.buttons import Press, to_custom_id
from bot.platforms.discord.client import DiscordClient
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord_payloads import a_filled_form, a_press
from tests.fakes.discord_server import FakeDiscord

NOTE = to_custom_id(Press(asked=Line(text="/digest note ab12cd34 2026-11-02T09:00")), 1)
EDIT = to_custom_id(Press(asked=Line(text="/digest edit ab12cd34@3")), 1)


async def test_a_form_has_a_field_for_what_the_button_lacks(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer
) -> None:
    await discord.gateway.dispatch("INTERACTION_CREATE", a_press(NOTE))
    await discord.until(lambda it: it.sent("POST", "/callback"))
    (shown,) = discord.sent("POST", "/callback")
    assert shown.body["type"] == 9
    form = shown.body["data"]
    assert len(form["title"]) <= 45
    assert len(form["custom_id"]) <= 100
    (field,) = form["components"]
    assert field["component"]["custom_id"] == "text"
    assert field["component"]["required"]
    assert answerer.requests == []


async def test_what_is_filled_in_is_asked_by_a_client_that_never_showed_the_form(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer
) -> None:
    await discord.gateway.dispatch("INTERACTION_CREATE", a_press(NOTE))
    await discord.until(lambda it: it.sent("POST", "/callback"))
    (shown,) = discord.sent("POST", "/callback")
    filled = a_filled_form(shown.body["data"]["custom_id"], text=" As of Friday. ")
    await discord.gateway.dispatch("INTERACTION_CREATE", filled)
    await discord.until(lambda it: it.messages)
    assert answerer.requests[0].asked == Call(
        command="digest note",
        options=(
            ("digest", "ab12cd34"),
            ("slot", "2026-11-02T09:00"),
            ("text", "As of Friday."),
        ),
    )
    assert discord.messages[0].body["data"]["flags"] == 64


async def test_a_form_that_cannot_be_filled_in_time_opens_empty(
    client: DiscordClient,
    discord: FakeDiscord,
    answerer: FakeAnswerer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.platforms.discord.respond.FILLING", 0.05)
    answerer.gate.clear()
    await discord.gateway.dispatch("INTERACTION_CREATE", a_press(EDIT))
    await discord.until(lambda it: it.sent("POST", "/callback"))
    (shown,) = discord.sent("POST", "/callback")
    fields = [each["component"] for each in shown.body["data"]["components"]]
    assert not any(each.get("value") for each in fields)
    filled = a_filled_form(shown.body["data"]["custom_id"], time="09:15", quiet="")
    answerer.gate.set()
    await discord.gateway.dispatch("INTERACTION_CREATE", filled)
    await discord.until(lambda it: it.messages)
    assert answerer.requests[0].asked == Call(
        command="digest edit", options=(("digest", "ab12cd34@3"), ("time", "09:15"))
    )


async def test_the_forms_of_others_are_left_alone(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer
) -> None:
    await discord.gateway.dispatch("INTERACTION_CREATE", a_filled_form("other", text="x"))
    await discord.gateway.dispatch("INTERACTION_CREATE", a_filled_form(NOTE, id="2004", text="y"))
    await discord.until(lambda it: it.messages)
    assert len(answerer.requests) == 1
