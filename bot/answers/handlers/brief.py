"""`/brief`: the story in under 1,200 characters, references included."""

from bot.answers.compose import draft_for
from bot.answers.decline import decline
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.facts.fact import Fact
from bot.messages.plain import to_plain
from bot.messages.reply import Action, Block, Notice, Reply

MOST = 1200
_MORE = Action(label="Timeline", line="/timeline")


def answer_brief(scope: Scope) -> Reply:
    """Answer with as many of the story's chosen facts as fit, in the curator's order."""
    story = scope.snapshot.book.stories[scope.story]
    facts = [fact for each in story.brief if (fact := scope.get(each))]
    if not facts:
        return decline(
            "No brief is on record for this story.",
            actions=related_actions(scope, "timeline", "sanctions"),
        )
    whole = _compose(scope, story.title, facts)
    if len(to_plain(whole)) < MOST:
        return whole
    kept: list[Fact] = []
    for fact in facts:
        left = len(facts) - len(kept) - 1
        if len(to_plain(_compose(scope, story.title, [*kept, fact], left=left))) < MOST:
            kept.append(fact)
    return _compose(scope, story.title, kept, left=len(facts) - len(kept))


def _compose(scope: Scope, title: str, facts: list[Fact], *, left: int = 0) -> Reply:
    draft = draft_for(scope, facts, fragments_only=True)
    blocks: list[Block] = [draft.block(fact) for fact in facts]
    if left:
        blocks.append(Notice(text=f"{left} more would not fit; the commands show them."))
    return draft.reply(title, blocks, actions=[_MORE])
