"""A question answered from the channel's story, or from another one that it plainly fits."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.compose import draft_for
from bot.answers.english.vocabulary import QUESTION_WORDS
from bot.answers.fold import fold
from bot.answers.names import Known
from bot.answers.questions.ask import Answered, ask
from bot.answers.questions.read import read_question
from bot.answers.questions.spot import folded_words
from bot.answers.reading import Mention
from bot.answers.scope import Scope
from bot.answers.sums import say_comparison, say_sums
from bot.facts.claim import Claim
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact
from bot.facts.ids import FactId, StoryId
from bot.facts.support import SupportRecord
from bot.messages.reply import Action, Block, Notice, Reply
from bot.messages.typed import say_typed

_TOTAL = frozenset("total totals sum together combined altogether overall add adds added".split())
_COMPARED = frozenset(
    "compare compared comparing comparison than versus vs more less bigger larger smaller "
    "difference".split()
)
_SOFT = frozenset({EntityKind.TOPIC, EntityKind.PLACE, EntityKind.WEAPON})


def compose_answers(
    scope: Scope, question: str, asked: Sequence[Answered], *, before: Sequence[Block] = ()
) -> Reply:
    """Return the facts of all questions of a message, and which of them have none.

    `before` are blocks that must come first, without citations of their own.
    """
    facts = _claims_first(tuple({fact.id: fact for each in asked for fact in each.facts}.values()))
    draft = draft_for(scope, facts)
    blocks: list[Block] = [draft.block(fact) for fact in facts]
    words = set(fold(question).split())
    if _TOTAL & words:
        blocks += say_sums(draft, _aid(facts))
    elif _COMPARED & words:
        blocks += say_comparison(draft, _aid(facts))
    blocks += [
        Notice(text=f"No answer to {say_typed(each.question)} is on record.")
        for each in asked
        if not each.facts
    ]
    return draft.reply("", [*before, *blocks])


def _claims_first(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts, none of the claims behind a quote that answers it."""
    ordered: list[Fact] = []
    for fact in facts:
        at = next((at for at, each in enumerate(ordered) if each.id in _answers(fact)), None)
        ordered.insert(len(ordered) if at is None else at, fact)
    return tuple(ordered)


def _answers(fact: Fact) -> frozenset[FactId]:
    """Return the quotes that answer a claim; none for another fact."""
    disputes = fact.body.disputes if isinstance(fact.body, Claim) else ()
    return frozenset(quote for dispute in disputes for quote in dispute.quotes)


def answer_elsewhere(scope: Scope, question: str) -> Reply | None:
    """Answer from another story, if the question names somebody whom only that story knows."""
    stories = scope.snapshot.book.stories.values()
    typed = set(folded_words(question)) - QUESTION_WORDS
    for story in sorted(stories, key=lambda each: each.opened_on, reverse=True):
        if story.id == scope.story or typed.isdisjoint(scope.snapshot.name_words(story.id)):
            continue
        there = replace(scope, story=story.id)
        mentions = read_question(there, question).mentions
        if not any(_stranger(scope, each) for each in mentions):
            continue
        asked = ask(there, question, ())
        if any(one.facts for one in asked):
            reply = compose_answers(there, question, asked)
            notice = Notice(text=f"This channel's story does not say. From “{story.title}”:")
            return replace(
                reply,
                blocks=(notice, *reply.blocks),
                actions=(*reply.actions, _follow(story.id)),
            )
    return None


def _stranger(scope: Scope, mention: Mention) -> bool:
    """Tell whether this story knows nobody by the name that the other story knows."""
    names = {
        word
        for name in (mention.entity.name, *mention.entity.aliases)
        for word in fold(name).split()
    }
    plain = set(mention.words) <= QUESTION_WORDS  # "its chief executive" is anybody's
    if plain or mention.entity.entity_kind in _SOFT or not set(mention.words) <= names:
        return False  # a title is anybody's
    found = scope.snapshot.names.resolve(
        " ".join(mention.words), story=scope.story, moment=scope.moment
    )
    return not isinstance(found, Known)


def _follow(story: StoryId) -> Action:
    return Action(label="Follow that story here", line=f"/story use:{story}")


def _aid(facts: Sequence[Fact]) -> list[tuple[Fact, SupportRecord]]:
    return [(fact, fact.body) for fact in facts if isinstance(fact.body, SupportRecord)]
