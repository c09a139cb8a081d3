"""The manifest against what Slack documents for it."""

import json
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.answers.commands import COMMANDS
from bot.platforms.slack.manifest import SCOPES, slack_manifest
from bot.platforms.slack.to_request import RESERVED, SHORTCUTS

README = Path(__file__).parents[3] / "README.md"
URL = "https://bot.example.org/"


def manifest(mode: Literal["socket", "http"]) -> Any:
    """Return the manifest as Slack would read it."""
    return json.loads(json.dumps(slack_manifest(COMMANDS, mode, URL)))


def slashes(mode: Literal["socket", "http"] = "socket") -> dict[str, dict[str, Any]]:
    """Return the slash commands by name."""
    return {each["command"]: each for each in manifest(mode)["features"]["slash_commands"]}


def test_every_command_is_reached_by_its_own_name_or_under_dateline() -> None:
    words = {command.first_word for command in COMMANDS}

    assert set(slashes()) == {f"/{word}" for word in words - RESERVED} | {"/dateline"}
    for word in words:
        assert word in slashes()["/dateline"]["usage_hint"]


def test_a_group_is_one_command_whose_hint_names_the_second_words() -> None:
    hint = slashes()["/digest"]["usage_hint"]

    assert hint.startswith("[subscribe|list|edit|")
    assert slashes()["/digest"]["description"] == "Digests, posted here on a schedule"


def test_a_channel_comes_with_its_id_where_one_is_an_option() -> None:
    escaped = {name for name, each in slashes().items() if each["should_escape"]}

    assert escaped == {"/digest", "/dateline"}


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_slash_commands_stay_within_slacks_limits(mode: Literal["socket", "http"]) -> None:
    assert 1 <= len(slashes(mode)) <= 50
    for name, command in slashes(mode).items():
        assert 2 <= len(name) <= 32
        assert name[1:].isalnum()
        assert 1 <= len(command["description"]) <= 2_000
        assert 1 <= len(command.get("usage_hint", "x")) <= 1_000
        assert set(command) <= {"command", "description", "usage_hint", "url", "should_escape"}


def test_a_usage_hint_shows_which_option_is_needed() -> None:
    assert slashes()["/ask"]["usage_hint"].startswith("question ")
    assert "[by:…]" in slashes()["/sanctions"]["usage_hint"]


def test_names_and_descriptions_stay_within_slacks_limits() -> None:
    display = manifest("socket")["display_information"]

    assert 1 <= len(display["name"]) <= 35
    assert 1 <= len(display["description"]) <= 140
    assert 175 <= len(display["long_description"]) <= 4_000
    shortcuts = manifest("socket")["features"]["shortcuts"]
    assert [each["name"] for each in shortcuts] == ["About this", "Check this message"]
    assert {each["callback_id"] for each in shortcuts} == set(SHORTCUTS)
    for shortcut in shortcuts:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150


def test_only_what_is_used_is_asked_for() -> None:
    scopes = manifest("socket")["oauth_config"]["scopes"]

    assert scopes == {"bot": list(SCOPES)}
    assert all(reason for reason in SCOPES.values())
    events = manifest("socket")["settings"]["event_subscriptions"]
    assert events == {"bot_events": ["app_mention", "message.im"]}


def test_socket_mode_names_no_address() -> None:
    assert manifest("socket")["settings"]["socket_mode_enabled"] is True
    assert URL not in json.dumps(manifest("socket"))


def test_http_mode_names_one_address_everywhere() -> None:
    made = manifest("http")

    address = "https://bot.example.org/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == address
    assert made["settings"]["interactivity"] == {
        "is_enabled": True,
        "request_url": address,
        "message_menu_options_url": address,
    }
    assert {each["url"] for each in slashes("http").values()} == {address}


def test_people_can_write_to_the_bot() -> None:
    home = manifest("socket")["features"]["app_home"]

    assert home["messages_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False


def test_the_readme_gives_every_scope_with_its_reason() -> None:
    readme = README.read_text(encoding="utf-8")

    for scope, reason in SCOPES.items():
        assert f"| `{scope}` | {reason} |" in readme
