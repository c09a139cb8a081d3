"""`/claims`: what is alleged, by whom, and what is answered to it."""

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
_PARTS = {"by": frozenset({Part.CLAIMANT, Part.DISPUTER})}


def answer_claims(scope: Scope) -> Reply:
    """Answer with every allegation that fits, newest first, each with its answers."""
    filters = read_filters(scope, _PARTS)
    if isinstance(filters, Reply):
        return filters
    about = scope.options.get("about")
    said = filters.said + (f" about {say_typed(about)}" if about else "")
    query = Query(
        story=scope.story, kinds=frozenset({Kind.CLAIM}), plays=tuple(filters.plays.values())
    )
    found = find_about(scope, query, about)
    if not found:
        return decline(
            f"No claim{said} is on record.",
            *(guess.text for guess in filters.guesses),
            actions=related_actions(scope, "claims"),
        )
    shown, which = take_page(scope, found, size=SIZE)
    draft = draft_for(scope, found)
    blocks: list[Block] = [*filters.guesses, *map(draft.block, shown)]
    if which:
        blocks.append(Notice(text=f"Showing {which}."))
    return draft.reply(
        f"Claims and answers{said}", blocks, actions=page_actions(scope, len(found), size=SIZE)
    )
