"""`/timeline`: what happened, in order."""

from datetime import date

from bot.answers.compose import draft_for
from bot.answers.decline import decline
from bot.answers.filters import read_filters
from bot.answers.paging import page_actions, take_page
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.answers.time_axis import draw_timeline
from bot.facts.fact import Fact, Kind
from bot.facts.query import Query
from bot.messages.reply import Block, Notice, Reply

SIZE = 10
_KINDS = (Kind.EVENT, Kind.DESIGNATION, Kind.MEASURE, Kind.CLAIM)
"""What happened or was done on a day comes before what was said on it."""


def _place(fact: Fact) -> tuple[date, int]:
    return fact.happened_on, _KINDS.index(fact.kind)


def answer_timeline(scope: Scope) -> Reply:
    """Answer with events, acts and allegations by their dates, oldest first."""
    filters = read_filters(scope, {})
    if isinstance(filters, Reply):
        return filters
    kinds = frozenset(_KINDS)
    query = Query(story=scope.story, kinds=kinds, since=filters.since, until=filters.until)
    oldest_first = scope.find(query)[::-1]
    found = sorted(oldest_first, key=_place)
    if not found:
        return decline(
            f"Nothing{filters.said} is on record.", actions=related_actions(scope, "timeline")
        )
    shown, which = take_page(scope, found, size=SIZE)
    draft = draft_for(scope, found)
    blocks: list[Block] = [draft.block(fact) for fact in shown]
    blocks += draw_timeline(draft, shown, repeats=True)
    if which:
        blocks.append(Notice(text=f"Showing {which}."))
    return draft.reply(
        f"Timeline{filters.said}", blocks, actions=page_actions(scope, len(found), size=SIZE)
    )
