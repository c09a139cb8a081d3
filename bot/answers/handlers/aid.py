"""`/aid`: totals side by side, each with what it measures, added only where they can be."""

from bot.answers.aid_figures import largest_first, show_aid
from bot.answers.compose import draft_for
from bot.answers.decline import decline
from bot.answers.filters import read_filters
from bot.answers.paging import page_actions, take_page
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.facts.fact import Kind
from bot.facts.part import Part
from bot.facts.query import Query
from bot.facts.support import SupportRecord
from bot.messages.reply import Block, Notice, Reply

SIZE = 20
_PARTS = {"donor": frozenset({Part.DONOR}), "recipient": frozenset({Part.RECIPIENT})}


def answer_aid(scope: Scope) -> Reply:
    """Answer with every aid total that fits, the largest first in each currency."""
    filters = read_filters(scope, _PARTS)
    if isinstance(filters, Reply):
        return filters
    found = [
        (fact, fact.body)
        for fact in scope.find(
            Query(
                story=scope.story,
                kinds=frozenset({Kind.SUPPORT}),
                plays=tuple(filters.plays.values()),
            )
        )
        if isinstance(fact.body, SupportRecord)
    ]
    if not found:
        return decline(
            f"No aid total{filters.said} is on record.",
            *(guess.text for guess in filters.guesses),
            actions=related_actions(scope, "aid"),
        )
    found.sort(key=largest_first)
    shown, which = take_page(scope, found, size=SIZE)
    draft = draft_for(scope, [fact for fact, _ in found])
    blocks: list[Block] = [
        *filters.guesses,
        *show_aid(draft, shown, added=found if not which else ()),
    ]
    if which:
        blocks.append(Notice(text=f"Showing {which}."))
    actions = page_actions(scope, len(found), size=SIZE)
    return draft.reply(f"Aid{filters.said}", blocks, actions=actions)
