"""Buttons that lead on from a decline to what is on record."""

from bot.answers.scope import Scope
from bot.facts.fact import Kind
from bot.facts.query import Query
from bot.messages.reply import Action

_COMMANDS = {
    "sanctions": ("All sanctions", frozenset({Kind.DESIGNATION, Kind.MEASURE})),
    "aid": ("All aid", frozenset({Kind.SUPPORT})),
    "quotes": ("All quotes", frozenset({Kind.QUOTE})),
    "claims": ("All claims", frozenset({Kind.CLAIM})),
    "timeline": ("Timeline", frozenset({Kind.EVENT})),
}


def related_actions(scope: Scope, *commands: str) -> list[Action]:
    """Return a button for each of the commands that has anything to show, unfiltered."""
    actions = []
    for command in commands:
        label, kinds = _COMMANDS[command]
        facts = scope.snapshot.book.find(Query(story=scope.story, kinds=kinds), scope.moment)
        if next(facts, None):
            actions.append(Action(label=label, line=f"/{command}"))
    return actions
