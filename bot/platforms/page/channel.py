"""A visitor's channel: what they ask is answered once and kept for a while."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.messages.answerer import Answerer
from bot.messages.chart import Chart
from bot.platforms.page.pictures import Pictures
from bot.platforms.page.render import PageRenderer
from bot.platforms.page.to_request import to_request
from bot.platforms.page.visitors import Turn, Visitor, Visitors


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What a form carries: `token` proves whose it is, `key` tells one sending from another."""

    token: str
    key: str
    line: str = ""


class Channel:
    """Every visitor has their own."""

    def __init__(
        self, answerer: Answerer, *, renderer: PageRenderer, pictures: Pictures, clock: Clock
    ) -> None:
        self._answerer = answerer
        self._renderer = renderer
        self._pictures = pictures
        self._clock = clock
        self._visitors = Visitors(clock=clock)

    def visitor(self, name: str) -> Visitor | None:
        """Return a visitor who has asked something lately."""
        return self._visitors.get(name)

    def forget(self, name: str) -> None:
        """Drop a visitor's conversation."""
        self._visitors.forget(name)

    async def ask(self, name: str, *, line: str, key: str) -> Turn:
        """Answer a visitor, or return the turn that the same form has made already."""
        visitor = self._visitors.require(name)
        async with visitor.asking:
            return visitor.find(key, line) or await self._answer(name, visitor, line, key)

    async def _answer(self, name: str, visitor: Visitor, line: str, key: str) -> Turn:
        request = to_request(
            line,
            visitor=name,
            key=key,
            asked_at=self._clock(),
            earlier=[turn.line for turn in visitor.turns],
        )
        reply = await self._answerer.answer(request)
        for block in reply.blocks:
            if isinstance(block, Chart):
                self._pictures.add(block)
        number = visitor.next_number
        turn = Turn(
            number=number,
            key=key,
            line=line,
            asked_at=request.asked_at,
            reply=self._renderer.reply(reply, anchor=f"turn-{number}"),
            actions=reply.actions,
        )
        self._visitors.add(name, turn)
        return turn
