"""Long answers in pages, with buttons to the next and the one before."""

from collections.abc import Sequence
from typing import TypeVar

from bot.answers.filters import read_page
from bot.answers.scope import Scope
from bot.errors import RequestError
from bot.messages.reply import Action

T = TypeVar("T")


def take_page(scope: Scope, found: Sequence[T], *, size: int) -> tuple[Sequence[T], str]:
    """Return the page asked for, and a sentence that says which it is; empty for a single one.

    Raises RequestError for a page past the last.
    """
    page, pages = read_page(scope), max(1, -(-len(found) // size))
    if page > pages:
        counted = "one page" if pages == 1 else f"{pages} pages"
        raise RequestError(f"There is no page {page}: this answer has {counted}.")
    first = (page - 1) * size
    said = f"{first + 1}–{min(first + size, len(found))} of {len(found)}" if pages > 1 else ""
    return found[first : first + size], said


def page_actions(scope: Scope, total: int, *, size: int) -> list[Action]:
    """Return the buttons that turn the page."""
    page, pages = read_page(scope), -(-total // size)
    actions = []
    if page > 1:
        actions.append(Action(label="Previous", line=scope.line(page=str(page - 1))))
    if page < pages:
        actions.append(Action(label="Next", line=scope.line(page=str(page + 1))))
    return actions
