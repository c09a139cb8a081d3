"""`/who`: everything on record about one name."""

from collections.abc import Sequence

from bot.answers.compose import Draft, draft_for
from bot.answers.filters import read_name, say_guess
from bot.answers.paging import page_actions, take_page
from bot.answers.scope import Scope
from bot.answers.words import as_sentence
from bot.facts.fact import Fact, Kind
from bot.facts.query import Plays, Query
from bot.messages.reply import Block, Heading, Notice, Reply

SIZE = 10
NAMES = 5
"""Other names that are shown; curators list every form that readers type."""
_HEADINGS = {
    Kind.ENTITY: "Named in",
    Kind.DESIGNATION: "Designations",
    Kind.MEASURE: "Measures",
    Kind.SUPPORT: "Aid",
    Kind.CLAIM: "Claims and answers",
    Kind.QUOTE: "Quotes",
    Kind.EVENT: "Events",
}


def answer_who(scope: Scope) -> Reply:
    """Answer with the profile first, then all facts that name the entity, by kind."""
    typed = scope.options["name"]
    known = read_name(scope, "name", typed, frozenset())
    if isinstance(known, Reply):
        return known
    entity = known.entity
    facts = scope.find(Query(story=scope.story, plays=(Plays(entities=frozenset({entity.id})),)))
    profile = next(fact for fact in facts if fact.id == entity.id)
    others = sorted(
        (fact for fact in facts if fact.id != entity.id),
        key=lambda fact: list(_HEADINGS).index(fact.kind) if fact.kind != Kind.ENTITY else 99,
    )
    shown, which = take_page(scope, others, size=SIZE)
    draft = draft_for(scope, facts)
    guess = say_guess(typed, known)
    blocks: list[Block] = [*guess, draft.block(profile), *_sections(draft, shown)]
    if not others:
        blocks.append(Notice(text="Nothing else about this name is on record."))
    if entity.aliases:
        names = "; ".join(entity.aliases[:NAMES])
        blocks.append(Notice(text=as_sentence(f"Also found as: {names}")))
    if which:
        blocks.append(Notice(text=f"Showing {which}."))
    return draft.reply(entity.name, blocks, actions=page_actions(scope, len(others), size=SIZE))


def _sections(draft: Draft, facts: Sequence[Fact]) -> list[Block]:
    blocks: list[Block] = []
    kind = None
    for fact in facts:
        if fact.kind is not kind:
            kind = fact.kind
            blocks.append(Heading(text=_HEADINGS[kind]))
        blocks.append(draft.block(fact))
    return blocks
