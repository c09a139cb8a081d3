"""What somebody typed shows in what is sent, if at all, as text: no mention, link or markup."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app.desk import Desk
from bot.messages.plain import to_plain
from bot.messages.reply import Reply
from bot.messages.request import Line, Person, Place, Platform, Request
from bot.messages.typed import say_typed
from bot.platforms.discord.payload import to_json
from bot.platforms.discord.render import render_reply
from bot.platforms.slack.render import Audience, render
from tests.fakes.slack_blocks import fault_of
from tests.platforms.discord.reading import read
from tests.scenarios.desk import NOW, open_test_desk
from tests.strategies import NASTY

FRAMES = (
    "did Lammy say “{}”?",
    "how old is {}?",
    "when did Iran send missiles? how old is {}?",
    "{} who was sanctioned? how old is {}",
    "/who {}",
    "/{}",
    "/aid donor:{}",
    "/sanctions {}:us",
    "/check Iran sent {} missiles. The US designated 7 entities {}.",
    "/check Lammy said “a {} worrying pattern that we're seeing from Iran {}”",
    "/quote check This is a {} troubling pattern that we're seeing from Iran {}",
    "/gap {}",
    "/story use:{}",
    "/timeline since:{}",
)
UNSEEN = ("\u202e", "\u2066", "\u200e", "\u061c")


async def put(desk: Desk, line: str) -> Reply:
    """Type a line in a channel of its own: what is filed with the desk is limited in each."""
    return await desk.service.answer(
        Request(
            key=line,
            asked=Line(text=line),
            place=Place(platform=Platform.CONSOLE, id=line[:80]),
            person=Person(platform=Platform.CONSOLE, id="Ada"),
            asked_at=NOW,
            earlier=(),
        )
    )


def on_discord(reply: Reply, asked: Line) -> Iterator[str]:
    """Yield what would be active in the messages for Discord."""
    for message in render_reply(reply, asked=asked):
        body = to_json(message)
        if body["allowed_mentions"] != {"parse": []}:
            yield str(body["allowed_mentions"])
        for card in message.cards:
            yield from read(card.text).active
            yield from read(card.text).links
            yield from read(card.title).active


def on_slack(reply: Reply, asked: Line) -> Iterator[str]:
    """Yield what would be active in the messages for Slack, or refused by it."""
    for payload in render(reply, audience=Audience.ASKER, line=asked.text).messages:
        if fault := fault_of("response_url", payload, files=set()):
            yield fault
        yield from kinds(payload["blocks"])
        if "<" in str(payload["text"]) or payload["mrkdwn"] is not False:
            yield str(payload["text"])


def kinds(part: object) -> Iterator[str]:
    """Yield the type of every element that is more than text."""
    match part:
        case dict():
            if part.get("type") in {"user", "usergroup", "broadcast", "channel", "link", "mrkdwn"}:
                yield str(part)
            for value in part.values():
                yield from kinds(value)
        case list():
            for each in part:
                yield from kinds(each)
        case _:
            pass


@pytest.mark.parametrize("frame", FRAMES)
async def test_nothing_that_was_typed_does_anything(frame: str, tmp_path: Path) -> None:
    async with open_test_desk(tmp_path) as desk:
        for fragment in NASTY:
            asked = Line(text=frame.replace("{}", fragment))
            reply = await put(desk, asked.text)
            assert list(on_discord(reply, asked)) == [], asked.text
            assert list(on_slack(reply, asked)) == [], asked.text


@pytest.mark.parametrize("frame", FRAMES)
async def test_nothing_that_was_typed_turns_the_words_around_it(frame: str, tmp_path: Path) -> None:
    async with open_test_desk(tmp_path) as desk:
        for mark in UNSEEN:
            reply = await put(desk, frame.replace("{}", f"a{mark}b"))
            assert mark not in to_plain(reply), frame


def test_what_is_repeated_is_short() -> None:
    assert len(say_typed("x" * 40_000)) < 100
