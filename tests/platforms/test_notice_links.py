"""A notice about one of the bot's own pages is a link to it, wherever links can be."""

import json

import pytest

from bot.messages.plain import to_plain
from bot.messages.reply import Notice, Reply
from bot.platforms.discord.render import payload_json as discord_json
from bot.platforms.page.render import html_fragment
from bot.platforms.slack.render import payload_json as slack_json

PAGE = "https://bot.example/editions/0123456789abcdef"


def a_reply(url: str) -> Reply:
    return Reply(title="", blocks=(Notice(text="This edition on the web", url=url),))


def test_it_is_a_link_on_every_platform() -> None:
    reply = a_reply(PAGE)
    assert f"[This edition on the web]({PAGE})" in discord_json(reply, asked=None)
    assert f'<a href="{PAGE}">This edition on the web</a>' in html_fragment(reply)
    assert f"This edition on the web: {PAGE}" in to_plain(reply)
    link = {"type": "link", "url": PAGE, "text": "This edition on the web"}
    assert json.dumps(link) in json.dumps(json.loads(slack_json(reply, line="")))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://", "not an address"])
def test_what_is_no_address_becomes_no_link(url: str) -> None:
    reply = a_reply(url)
    assert "](" not in discord_json(reply, asked=None)
    assert "<a " not in html_fragment(reply)
    assert '"link"' not in slack_json(reply, line="")
