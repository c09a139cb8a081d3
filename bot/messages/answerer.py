"""The port that platforms put requests to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.messages.reply import Reply
from bot.messages.request import Place, Request


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """A completion: what the person sees, and what is sent. Both at most 100 characters."""

    label: str
    value: str


class Answerer(Protocol):
    """What a platform needs to answer its people."""

    async def answer(self, request: Request) -> Reply:
        """Return a reply to anything; an error becomes a sentence with an id.

        Reading commands finish without suspending, so a caller may answer in the same turn.
        """
        ...

    async def fill(self, request: Request) -> Mapping[str, str]:
        """Return what a form for the request's command is filled in with, by its options.

        Empty for nothing. Raises RequestError where it is to be answered instead of a form.
        """
        ...

    def suggest(
        self, *, command: str, option: str, typed: str, place: Place
    ) -> tuple[Suggestion, ...]:
        """Return at most 25 completions for an option, best first."""
        ...
