"""Configuration: every fault at once, and no secret in any of them."""

from pathlib import Path

import pytest

from bot.app.lacks import find_lacks
from bot.errors import ConfigError
from bot.settings import Settings, load_settings

SECRET = "xoxb-very-secret"


def write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "config.toml", {})
    assert settings.web == Settings().web
    assert settings.store.url == f"sqlite:///{tmp_path / 'data/dateline.db'}"


def test_every_fault_is_reported_at_once_and_named(tmp_path: Path) -> None:
    file = write(tmp_path, '[web]\nport = 99999\nprot = 1\n[slack]\nmode = "carrier pigeon"\n')
    with pytest.raises(ConfigError) as raised:
        load_settings(file, {"DISCORD_TOKEN_FILE": str(tmp_path / "absent")})
    faults = "\n".join(raised.value.faults)
    for words in (
        "web.port",
        "web.prot: there is no such setting.",
        "slack.mode",
        "DISCORD_TOKEN_FILE",
    ):
        assert words in faults
    assert len(raised.value.faults) == 4


@pytest.mark.parametrize("text", ["[web", "port = \x00", "é".encode("latin-1")])
def test_a_file_that_cannot_be_read_is_one_fault(tmp_path: Path, text: str | bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError, match=r"config\.toml: cannot be read"):
        load_settings(file, {})


def test_secrets_come_from_variables_or_files_and_never_from_the_file(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text(f"{SECRET}\n", encoding="utf-8")
    environment = {"SLACK_BOT_TOKEN_FILE": str(token), "DISCORD_TOKEN": "d-token"}
    secrets = load_settings(tmp_path / "none.toml", environment).secrets
    assert secrets.slack_bot_token and secrets.slack_bot_token.get_secret_value() == SECRET
    assert secrets.discord_token and secrets.discord_token.get_secret_value() == "d-token"
    with pytest.raises(ConfigError, match="secrets do not belong in the file"):
        load_settings(write(tmp_path, f'[secrets]\nslack_bot_token = "{SECRET}"\n'), {})


def test_slack_tokens_in_each_others_place_are_two_faults(tmp_path: Path) -> None:
    swapped = {"SLACK_BOT_TOKEN": "xapp-1-hidden", "SLACK_APP_TOKEN": "xoxb-1-hidden"}
    with pytest.raises(ConfigError, match="SLACK_BOT_TOKEN: this is Slack's other token") as caught:
        load_settings(tmp_path / "none.toml", swapped)
    assert len(caught.value.faults) == 2
    assert "hidden" not in str(caught.value)


def test_no_secret_is_shown_by_an_error_or_by_printing_the_settings(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "none.toml", {"DISCORD_TOKEN": SECRET})
    assert SECRET not in repr(settings)
    with pytest.raises(ConfigError) as raised:
        load_settings(write(tmp_path, f'[discord]\ntoken = "{SECRET}"\n'), {})
    assert SECRET not in str(raised.value)


def test_a_missing_token_names_its_variable_and_why_it_is_needed(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "none.toml", {"SLACK_BOT_TOKEN": SECRET})
    discord, slack = find_lacks(settings)
    assert str(discord) == "Discord: not connected; set DISCORD_TOKEN (signs the bot in)."
    assert "SLACK_APP_TOKEN (receives the questions in socket mode)" in str(slack)
    assert (discord.partial, slack.partial) == (False, True)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[digests]\nzone = "Europe/Berlim"\n', "digests.zone: there is no such time"),
        ('[digests]\nzone = "../../etc"\n', "digests.zone"),
        ("[digests]\ncatch_up_hours = 0\n", "digests.catch_up_hours"),
        ("[digests]\ntick_seconds = 0\n", "digests.tick_seconds"),
        ('[web]\npublic_url = "bot.example.org"\n', "a public address starts with http"),
        ('[web]\npublic_url = "https://"\n', "web.public_url"),
    ],
)
def test_what_digests_cannot_work_with_is_a_fault(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(ConfigError) as raised:
        load_settings(write(tmp_path, text), {})
    assert fault in str(raised.value)


def test_the_page_s_public_address_loses_its_last_slash(tmp_path: Path) -> None:
    file = write(tmp_path, '[web]\npublic_url = "https://bot.example.org/dateline/"\n')
    assert load_settings(file, {}).web.public_url == "https://bot.example.org/dateline"


def test_a_digest_zone_is_one_of_the_database(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, '[digests]\nzone = "Europe/London"\n'), {})
    assert settings.digests.zone == "Europe/London"
