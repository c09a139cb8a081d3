"""Conversations, one a visitor, kept in memory for a while."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from bot.clock import Clock
from bot.messages.reply import Action
from bot.platforms.page.limits import ALL_BYTES, TURNS, VISIT, VISITOR_BYTES, VISITORS


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One thing asked and its answer, rendered. `key` is the form's it was sent with."""

    number: int
    key: str
    line: str
    asked_at: datetime
    reply: Markup
    actions: tuple[Action, ...]

    @property
    def size(self) -> int:
        """Bytes that keeping it takes, near enough."""
        return len(self.reply.encode(errors="replace")) + len(self.line) + 500


@dataclass(kw_only=True, slots=True)
class Visitor:
    """`forgotten` counts turns that were kept and no longer are; `asking` admits one at a time."""

    seen_at: datetime
    turns: list[Turn] = field(default_factory=list)
    forgotten: int = 0
    size: int = 0
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def next_number(self) -> int:
        """The number of the turn that comes next, from 1."""
        return self.turns[-1].number + 1 if self.turns else 1

    def find(self, key: str, line: str) -> Turn | None:
        """Return the turn that the same form made before, when it was sent twice."""
        same = (turn for turn in self.turns if turn.key == key and turn.line == line)
        return next(same, None)


class Visitors:
    """The visitor seen longest ago makes room for a new one."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._visitors: OrderedDict[str, Visitor] = OrderedDict()
        self._size = 0

    def get(self, name: str) -> Visitor | None:
        """Return a visitor who has asked something lately."""
        self._forget_the_gone()
        return self._visitors.get(name)

    def require(self, name: str) -> Visitor:
        """Return a visitor, a new one when they have not asked anything lately."""
        visitor = self.get(name)
        if visitor is None:
            visitor = self._visitors[name] = Visitor(seen_at=self._clock())
        visitor.seen_at = self._clock()
        self._visitors.move_to_end(name)
        while len(self._visitors) > VISITORS:
            self._drop_the_oldest()
        return visitor

    def add(self, name: str, turn: Turn) -> None:
        """Keep a visitor's turn, and let go of old ones where that is too much."""
        visitor = self.require(name)
        visitor.turns.append(turn)
        visitor.size += turn.size
        self._size += turn.size
        while len(visitor.turns) > TURNS or (
            visitor.size > VISITOR_BYTES and len(visitor.turns) > 1
        ):
            gone = visitor.turns.pop(0)
            visitor.size -= gone.size
            self._size -= gone.size
            visitor.forgotten += 1
        while self._size > ALL_BYTES and len(self._visitors) > 1:
            self._drop_the_oldest()

    def forget(self, name: str) -> None:
        """Drop a visitor's conversation."""
        if visitor := self._visitors.pop(name, None):
            self._size -= visitor.size
            visitor.size = 0

    def _forget_the_gone(self) -> None:
        oldest = self._clock() - VISIT
        while self._visitors and next(iter(self._visitors.values())).seen_at < oldest:
            self._drop_the_oldest()

    def _drop_the_oldest(self) -> None:
        self.forget(next(iter(self._visitors)))
