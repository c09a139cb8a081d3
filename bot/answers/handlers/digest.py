"""`/digest …`: handed on to whoever keeps digests."""

from collections.abc import Awaitable, Mapping

from bot.answers.scope import Scope
from bot.messages.reply import Reply


def answer_digest(scope: Scope) -> Awaitable[Reply]:
    """Return the answer of the digests' desk."""
    return scope.surroundings.digests(scope.request, scope.story, scope.command, scope.options)


def fill_digest(scope: Scope) -> Awaitable[Mapping[str, str]]:
    """Return what the digests' desk fills a form in with."""
    ports = scope.surroundings
    return ports.fill_digests(scope.request, scope.story, scope.command, scope.options)
