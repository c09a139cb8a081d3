"""A chart of what stands in words already is a picture where there are any, and nothing else."""

from dataclasses import replace
from typing import Any

from bot.messages.chart import Chart, Point
from bot.messages.plain import to_plain
from bot.messages.reply import Reply, Statement
from bot.platforms.discord.payload import to_json
from bot.platforms.discord.render import render_reply
from bot.platforms.slack.render import render_whole

SAID = Statement(text="The drought began in 2022.", cites=(1,))
CHART = Chart(
    title="Timeline",
    axis="Oldest first",
    bars=(),
    points=(Point(date="2022", text="The drought began"), Point(date="2023", text="It ended")),
    alt="Timeline. 2022: The drought began; 2023: It ended.",
    cites=(1,),
    repeats=True,
)
REPLY = Reply(title="What happened", blocks=(SAID, CHART))


def test_on_slack_it_is_the_picture_with_its_alternative_text() -> None:
    [message] = render_whole(REPLY, files={CHART: "F1"})
    blocks: Any = message["blocks"]
    [image] = [block for block in blocks if block["type"] == "image"]
    assert image["alt_text"] == CHART.alt
    assert "It ended" not in str([block for block in blocks if block is not image])


def test_on_discord_it_is_the_picture_with_its_alternative_text() -> None:
    [message] = render_reply(REPLY, asked=None, pictures={1: b"png"})
    sent = to_json(message)
    assert [each["description"] for each in sent["attachments"]] == [CHART.alt]
    assert "It ended" not in str(sent["embeds"])


def test_where_it_could_not_be_drawn_nothing_is_said_twice() -> None:
    [on_slack] = render_whole(REPLY, files={})
    [on_discord] = render_reply(REPLY, asked=None, pictures={})
    for shown in (str(on_slack), str(to_json(on_discord)), to_plain(REPLY)):
        assert SAID.text in shown
        assert "It ended" not in shown


def test_a_chart_that_repeats_nothing_is_said_in_words() -> None:
    alone = replace(REPLY, blocks=(replace(CHART, repeats=False),))
    assert "It ended" in to_plain(alone)
    assert "It ended" in str(render_whole(alone, files={}))
