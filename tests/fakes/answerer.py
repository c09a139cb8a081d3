"""An answerer that says what it is told to say."""

import asyncio
from collections.abc import Callable, Mapping

from bot.messages.answerer import Suggestion
from bot.messages.chart import Chart
from bot.messages.reply import Notice, Reply
from bot.messages.request import Call, Place, Request


def echo(request: Request) -> Reply:
    """Return what was asked, in a reply."""
    asked = request.asked
    text = f"{asked.command} {asked.options}" if isinstance(asked, Call) else asked.text
    return Reply(title="", blocks=(Notice(text=f"Asked: {text}"),))


class FakeAnswerer:
    """Keeps what it was asked, and sets `asked`. `gate` holds answers back until it is set."""

    def __init__(self, answer: Callable[[Request], Reply] = echo) -> None:
        self.say = answer
        self.requests: list[Request] = []
        self.filled: Mapping[str, str] | Exception = {}
        self.to_fill: list[Request] = []
        self.suggestions: tuple[Suggestion, ...] = ()
        self.suggested: list[tuple[str, str, str, Place]] = []
        self.asked = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def answer(self, request: Request) -> Reply:
        """Answer, at once unless held back."""
        self.requests.append(request)
        self.asked.set()
        if not self.gate.is_set():
            await self.gate.wait()
        return self.say(request)

    async def fill(self, request: Request) -> Mapping[str, str]:
        """Fill a form in with `filled`, or raise that; at once unless held back."""
        self.to_fill.append(request)
        if not self.gate.is_set():
            await self.gate.wait()
        if isinstance(self.filled, Exception):
            raise self.filled
        return self.filled

    def suggest(
        self, *, command: str, option: str, typed: str, place: Place
    ) -> tuple[Suggestion, ...]:
        """Suggest `suggestions`: nothing, unless a test sets them."""
        self.suggested.append((command, option, typed, place))
        return self.suggestions


async def fake_painter(chart: Chart) -> bytes:
    """Return something that passes for a picture."""
    return b"\x89PNG " + chart.title.encode()
