"""The port that answers commands about digests, which answers know nothing of."""

from collections.abc import Awaitable, Callable, Mapping

from bot.errors import RequestError
from bot.facts.ids import StoryId
from bot.messages.reply import Reply
from bot.messages.request import Request

AnswerDigests = Callable[[Request, StoryId, str, Mapping[str, str]], Awaitable[Reply]]
"""Takes the request, the story its place follows, the command's name and the options given."""


FillDigests = Callable[[Request, StoryId, str, Mapping[str, str]], Awaitable[Mapping[str, str]]]
"""Takes the same; returns what a form for the command is filled in with."""


async def digest_nowhere(
    _request: Request, _story: StoryId, _command: str, _options: Mapping[str, str]
) -> Reply:
    """Say that nobody keeps digests: where answers are tried out without a store."""
    raise RequestError("No digests are kept here.")


async def fill_nothing(
    _request: Request, _story: StoryId, _command: str, _options: Mapping[str, str]
) -> Mapping[str, str]:
    """Leave every form empty."""
    return {}
