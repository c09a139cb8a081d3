"""Every stored question of a story put to the bot, to see whether its own fact is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.questions.bear import why_not
from bot.answers.questions.read import read_question
from bot.answers.scope import Scope, Surroundings
from bot.app.tryout import Tryout, open_tryout
from bot.clock import Clock
from bot.curation.candidate import CheckedStory
from bot.facts.fact import Fact
from bot.facts.history import Moment
from bot.facts.ids import StoryId, local_name
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome, Reply
from bot.messages.request import Line, Person, Place, Platform, Request

STORY = "[story]"
"""Stands for the fact of a question that is stored with the story itself: any answer will do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Miss:
    """A stored question that is not answered with its fact, which is named by its local name."""

    fact: str
    question: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """What came of a story. Facts are local names, in the order of the files.

    `unasked` have no stored question; `leaning` are reached by none of theirs once no question
    is stored, so that who asks in other words may not find them; `hidden` may not be shown now.
    """

    slug: str
    asked: int
    misses: tuple[Miss, ...]
    unasked: tuple[str, ...]
    leaning: tuple[str, ...]
    hidden: tuple[str, ...]


async def rehearse(story: CheckedStory, *, clock: Clock) -> Rehearsal:
    """Put each stored question of a story to the answering code, over that story alone."""
    tryout = await open_tryout([story], clock=clock)
    facts = _facts(story, tryout)
    shown = {fact.id for fact in facts}
    misses = [miss for fact in facts for miss in await _misses(tryout, fact)]
    misses += await _unanswered(tryout, story)
    return Rehearsal(
        slug=story.story.id,
        asked=sum(len(fact.questions) for fact in facts) + len(story.story.questions),
        misses=tuple(misses),
        unasked=tuple(local_name(fact.id) for fact in facts if not fact.questions),
        leaning=await _leaning(story, facts, clock),
        hidden=tuple(local_name(each.id) for each in story.candidates if each.id not in shown),
    )


def _facts(story: CheckedStory, tryout: Tryout) -> list[Fact]:
    """Return the facts that may be shown now."""
    moment = Moment(now=tryout.clock())
    found = (tryout.snapshot.book.get(each.id, moment) for each in story.candidates)
    return [fact for fact in found if fact]


async def _misses(tryout: Tryout, fact: Fact) -> list[Miss]:
    misses = []
    for question in fact.questions:
        reply = await tryout.service.answer(_request(tryout, question))
        if not _tells(reply, fact):
            why = _explain(tryout, fact, question, reply)
            misses.append(Miss(fact=local_name(fact.id), question=question, why=why))
    return misses


async def _unanswered(tryout: Tryout, story: CheckedStory) -> list[Miss]:
    misses = []
    for question in story.story.questions:
        reply = await tryout.service.answer(_request(tryout, question))
        if reply.outcome is not Outcome.ANSWERED:
            misses.append(Miss(fact=STORY, question=question, why=_say_reply(reply)))
    return misses


async def _leaning(story: CheckedStory, facts: Sequence[Fact], clock: Clock) -> tuple[str, ...]:
    """Return the facts that none of their questions reaches when no question is stored."""
    bare = tuple(replace(each, questions=()) for each in story.candidates)
    tryout = await open_tryout([replace(story, candidates=bare)], clock=clock)
    return tuple(
        [
            local_name(fact.id)
            for fact in facts
            if fact.questions and not await _is_reached(tryout, fact)
        ]
    )


async def _is_reached(tryout: Tryout, fact: Fact) -> bool:
    for question in fact.questions:
        if _tells(await tryout.service.answer(_request(tryout, question)), fact):
            return True
    return False


def _tells(reply: Reply, fact: Fact) -> bool:
    carried = {each.fact for each in reply.carries}
    return reply.outcome is Outcome.ANSWERED and fact.id in carried


def _explain(tryout: Tryout, fact: Fact, question: str, reply: Reply) -> str:
    """Say what was answered instead, and what the fact does not bear of the question."""
    scope = _scope(tryout, fact.story, question)
    lack = why_not(scope, read_question(scope, question), fact)
    return _say_reply(reply) + (f"; {local_name(fact.id)} itself: {lack}" if lack else "")


def _say_reply(reply: Reply) -> str:
    facts = ", ".join(dict.fromkeys(local_name(each.fact) for each in reply.carries))
    said = next(filter(None, to_plain(reply).split("\n")), "")
    match reply.outcome:
        case Outcome.ANSWERED:
            return f"answered with {facts}" if facts else f"answered “{said}”"
        case Outcome.NO_ANSWER:
            return f"declined: {said}"
        case Outcome.UNCLEAR:
            return f"asked back: {said}"


def _scope(tryout: Tryout, story: StoryId, question: str) -> Scope:
    return Scope(
        request=_request(tryout, question),
        snapshot=tryout.snapshot,
        story=story,
        moment=Moment(now=tryout.clock()),
        options={"question": question},
        surroundings=Surroundings(choose=_choose_nothing, health=lambda: ()),
        command="ask",
    )


def _request(tryout: Tryout, question: str) -> Request:
    return Request(
        key="rehearsal",
        asked=Line(text=question),
        place=Place(platform=Platform.CONSOLE, id="rehearsal"),
        person=Person(platform=Platform.CONSOLE, id="rehearsal"),
        asked_at=tryout.clock(),
        earlier=(),
    )


async def _choose_nothing(request: Request, story: StoryId) -> None:
    """Leave every channel as it is."""
