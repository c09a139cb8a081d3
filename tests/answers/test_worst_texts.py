"""No text keeps the bot busy for a second, and none makes it fail."""

import importlib
import pkgutil
import re
import time
from collections.abc import Awaitable, Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.answers
import bot.messages
import bot.platforms
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome, Reply
from bot.platforms.discord.to_request import mention_of, without_mention
from bot.platforms.slack.to_request import plain_text
from tests.answers.desk import Desk
from tests.answers.worst_texts import UNITS, worst_texts

SECOND = 1.0
"""Seconds of this process's own time: other work on the machine does not count."""
MESSAGE = 40_000
"""Characters of the longest message that a platform sends."""
_ON_TEXT = (("ask", "question"), ("gap", "question"), ("quote", "check"), ("check", "message"))


async def timed(answer: Awaitable[Reply]) -> tuple[Reply, float]:
    """Return a reply and how long it took, in seconds of process time."""
    begun = time.process_time()
    reply = await answer
    return reply, time.process_time() - begun


@pytest.mark.parametrize(("command", "option"), _ON_TEXT)
async def test_no_text_takes_a_second(command: str, option: str) -> None:
    desk = Desk()
    slow = {}
    for text in worst_texts(1900):
        reply, seconds = await timed(desk.call(command, **{option: text}))
        assert "wrong on my side" not in to_plain(reply)
        if seconds > SECOND:
            slow[text[:20]] = seconds
    assert slow == {}


async def test_a_message_of_any_length_is_checked_within_a_second() -> None:
    desk = Desk()
    slow = {}
    for text in worst_texts(MESSAGE):
        reply, seconds = await timed(desk.call("check", message=text))
        assert "wrong on my side" not in to_plain(reply)
        if seconds > SECOND:
            slow[text[:20]] = seconds
    assert slow == {}


@pytest.mark.parametrize(("command", "option"), _ON_TEXT[:3])
async def test_what_is_too_long_is_refused_at_once_wherever_it_comes_from(
    command: str, option: str
) -> None:
    reply, seconds = await timed(Desk().call(command, **{option: "why " * 10_000}))
    text = to_plain(reply)
    assert reply.outcome is Outcome.UNCLEAR
    assert "40,000 characters" in text
    assert len(text) < 200
    assert seconds < SECOND


async def test_letters_that_stand_for_many_count_as_many() -> None:
    assert "36,000 characters" in to_plain(await Desk().ask("ﷺ" * 2000))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern of the folders that outside text passes, with its name."""
    for package in (bot.answers, bot.messages, bot.platforms):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    yield f"{found.name}.{name}", value


def test_no_pattern_is_slow_on_any_text() -> None:
    texts = tuple(worst_texts(600))
    slow = {}
    for name, pattern in patterns():
        for text in texts:
            begun = time.process_time()
            pattern.sub("", text)
            seconds = time.process_time() - begun
            if seconds > SECOND / 2:
                slow[name, text[:20]] = seconds
    assert slow == {}


@pytest.mark.parametrize(
    "read",
    [plain_text, lambda text: without_mention(text, 1), lambda text: mention_of(1).search(text)],
    ids=["slack", "discord", "discord, whether it is for us"],
)
def test_a_message_of_any_length_is_read_within_a_second(read: Callable[[str], object]) -> None:
    for text in worst_texts(MESSAGE):
        begun = time.process_time()
        read(text)
        assert time.process_time() - begun < SECOND, text[:20]


@given(
    parts=st.lists(st.sampled_from(UNITS) | st.text(max_size=5), max_size=8),
    times=st.sampled_from((1, 3, 40)),
)
@settings(deadline=None, max_examples=30)
async def test_any_mixture_is_answered_within_a_second(parts: list[str], times: int) -> None:
    text = ("".join(parts) * times)[:2000]
    desk = Desk()
    for command, option in _ON_TEXT:
        reply, seconds = await timed(desk.call(command, **{option: text}))
        assert seconds < SECOND
        assert reply.blocks
        assert "wrong on my side" not in to_plain(reply)
