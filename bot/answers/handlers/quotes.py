"""`/quotes`: who said what, word for word."""

from bot.answers.about import find_about
from bot.answers.compose import draft_for
from bot.answers.decline import decline
from bot.answers.filters import read_filters
from bot.answers.paging import page_actions, take_page
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.facts.fact import Kind
from bot.facts.part import Part
from bot.facts.query import Query
from bot.messages.reply import Block, Notice, Reply
from bot.messages.typed import say_typed

SIZE = 6
_PARTS = {"speaker": frozenset({Part.SPEAKER})}


def answer_quotes(scope: Scope) -> Reply:
    """Answer with every quotation that fits, newest first."""
    filters = read_filters(scope, _PARTS)
    if isinstance(filters, Reply):
        return filters
    query = Query(
        story=scope.story, kinds=frozenset({Kind.QUOTE}), plays=tuple(filters.plays.values())
    )
    about = scope.options.get("about")
    found = find_about(scope, query, about)
    said = filters.said + (f" about {say_typed(about)}" if about else "")
    if not found:
        return decline(
            f"No quote{said} is on record.",
            *(guess.text for guess in filters.guesses),
            actions=related_actions(scope, "quotes"),
        )
    shown, which = take_page(scope, found, size=SIZE)
    draft = draft_for(scope, found)
    blocks: list[Block] = [*filters.guesses, *map(draft.block, shown)]
    if which:
        blocks.append(Notice(text=f"Showing {which}."))
    return draft.reply(f"Quotes{said}", blocks, actions=page_actions(scope, len(found), size=SIZE))
