"""What was asked before in the same thread, so that a follow-up can lean on it."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.answers.command import LONGEST
from bot.messages.request import Call, Line, Person, Place, Request

TURNS = 6
THREADS = 5000
"""Turns kept of a thread, and threads kept; the ones silent longest go first."""

_Key = tuple[Place, Person | None]


@dataclass(kw_only=True, slots=True)
class _Thread:
    at: datetime
    turns: deque[str] = field(default_factory=lambda: deque(maxlen=TURNS))


class Threads:
    """In memory alone, forgotten after `lifetime` of silence and with the process.

    In a thread everybody's turns count; outside one, each person's own.
    """

    def __init__(self, *, lifetime: timedelta) -> None:
        self._lifetime = lifetime
        self._known: OrderedDict[_Key, _Thread] = OrderedDict()

    def recall(self, request: Request) -> tuple[str, ...]:
        """Return the earlier turns: those the platform gave, else those remembered."""
        if request.earlier is not None:
            return request.earlier
        thread = self._known.get(_key(request))
        if thread is None or request.asked_at - thread.at > self._lifetime:
            return ()
        return tuple(thread.turns)

    def remember(self, request: Request) -> None:
        """Keep what was asked, where the platform does not and it can be read at all."""
        if request.earlier is not None:
            return
        text = _text(request)
        if len(text) > LONGEST:
            return
        key = _key(request)
        known = self._known.get(key)
        if known is None or request.asked_at - known.at > self._lifetime:
            known = self._known[key] = _Thread(at=request.asked_at)
        known.at = request.asked_at
        known.turns.append(text)
        self._known.move_to_end(key)
        if len(self._known) > THREADS:
            self._known.popitem(last=False)


def _key(request: Request) -> _Key:
    return request.place, None if request.place.thread else request.person


def _text(request: Request) -> str:
    match request.asked:
        case Line(text=text):
            return text
        case Call() as call:
            return " ".join((f"/{call.command}", *(value for _, value in call.options)))
