"""The invite link asks for no more than the bot needs."""

from urllib.parse import parse_qs, urlsplit

from discord import Permissions

from bot.platforms.discord.invite import invite_link
from bot.settings import DiscordSettings


def test_the_link_carries_the_application_and_the_least_permissions() -> None:
    link = invite_link(DiscordSettings().authorize_url, "123")
    query = parse_qs(urlsplit(link).query)
    assert link.startswith("https://discord.com/oauth2/authorize?")
    assert query["client_id"] == ["123"]
    assert query["scope"] == ["bot applications.commands"]
    granted = {name for name, given in Permissions(int(query["permissions"][0])) if given}
    assert granted == {
        "read_messages",
        "send_messages",
        "send_messages_in_threads",
        "embed_links",
        "attach_files",
        "read_message_history",
    }
