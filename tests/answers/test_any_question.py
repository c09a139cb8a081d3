"""Whatever is asked over the shipped stories: cited, attributed, and never unanswered."""

import asyncio
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.say import say_claim
from bot.answers.search import known_words
from bot.facts.claim import Claim
from bot.facts.ids import StoryId
from bot.messages.plain import to_plain
from bot.messages.reply import (
    Allegation,
    Block,
    Listing,
    Notice,
    Outcome,
    Quotation,
    Reply,
    Statement,
    Table,
)
from bot.messages.request import Call, Line
from evaluation.desk import Desk, open_desk
from evaluation.question import Question
from tests.architecture.project import ROOT

NOW = datetime(2026, 11, 1, tzinfo=UTC)
STORIES = tuple(StoryId(each) for each in ("iran-missiles-2024", "skarey-oil-2023"))
ASKING = (
    "who what when where why how many much did does is was were has will say said about the of to "
    "by from in and or not only after before send sent give gave deny denied call called allege"
).split()
_TYPED = re.compile("^(?:No answer to )?“.*”(?= is (?:not )?on record)")
"""A question given back to the person who asked it."""
PICKS = st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=9)
_few = settings(deadline=None, max_examples=120)


@pytest.fixture(scope="module")
def shipped() -> Callable[[], Desk]:
    """A function, since Hypothesis prints every argument of what fails, whole stories too."""
    desk = asyncio.run(open_desk(ROOT / "stories", clock=lambda: NOW))
    return lambda: desk


async def put(desk: Desk, story: StoryId, asked: Line | Call) -> Reply:
    """Put a line or a command to the desk in a channel that follows the story."""
    question = Question(id="any", kind="any", text="-", answerable=False)
    return await desk.service.answer(replace(desk.request(story, question), asked=asked))


def question_of(desk: Desk, story: StoryId, picks: Sequence[int]) -> str:
    """Return a question made of a story's words, stored questions and claims, by its numbers."""
    book = desk.snapshot.book
    facts = [fact for each in book.ids() if (fact := book.revisions(each)[-1]).story == story]
    stored = sorted({question for fact in facts for question in fact.questions})
    told = sorted(fact.body.statement for fact in facts if isinstance(fact.body, Claim))
    words = sorted(known_words(book, story))
    sorts = (ASKING, words, ASKING, words, stored, told)
    parts = (sorts[pick % len(sorts)] for pick in picks)
    return " ".join(
        part[pick // len(sorts) % len(part)] for part, pick in zip(parts, picks, strict=True)
    )


def plain_sentences(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield every text of a reply that is not an allegation with its claimant and its answers."""
    for block in blocks:
        match block:
            case Allegation() | Quotation():
                continue
            case Statement() as statement:
                yield from (statement.text, statement.note)
            case Listing(statements=several):
                yield from (each.text for each in several)
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row.cells)
            case _:
                yield getattr(block, "text", "")


def unclaimed(desk: Desk, reply: Reply) -> list[str]:
    """Return each claim, of whichever story, that the reply states without its claimant."""
    facts = [desk.snapshot.book.revisions(each)[-1] for each in desk.snapshot.book.ids()]
    claims = {
        say_claim(desk.scope(fact.story), fact.body): fact.body
        for fact in facts
        if isinstance(fact.body, Claim)
    }
    found = []
    for block in reply.blocks:
        if isinstance(block, Allegation):
            claim = claims.get(block.claim.text)
            if claim is None or bool(claim.disputes) != bool(block.answers):
                found.append(block.claim.text)
    told = [_TYPED.sub("", text).casefold() for text in plain_sentences(reply.blocks)]
    for claim in claims.values():
        statement = claim.statement.removesuffix(".").casefold()
        found += [text for text in told if statement in text]
    return found


@pytest.mark.parametrize("story", STORIES)
@given(picks=PICKS)
@_few
async def test_no_reply_states_an_allegation_without_its_claimant(
    shipped: Callable[[], Desk],
    story: StoryId,
    picks: list[int],
) -> None:
    question = question_of(shipped(), story, picks)
    reply = await put(shipped(), story, Call(command="ask", options=(("question", question),)))
    assert unclaimed(shipped(), reply) == []


@pytest.mark.parametrize("story", STORIES)
@given(picks=PICKS)
@_few
async def test_no_answer_is_without_citations(
    shipped: Callable[[], Desk],
    story: StoryId,
    picks: list[int],
) -> None:
    question = question_of(shipped(), story, picks)
    reply = await put(shipped(), story, Call(command="ask", options=(("question", question),)))
    # That nothing has changed is no fact of the story, and stands on no source.
    tells = any(not isinstance(block, Notice) for block in reply.blocks)
    if reply.outcome is Outcome.ANSWERED and tells:
        assert reply.references
        assert reply.as_of


@pytest.mark.parametrize(
    "text",
    [
        "\u200b",
        "\u202e",
        "\x00",
        "```",
        "``` ```",
        "?" * 1000,
        "…",
        "'",
        '""',
        "“”",
        "- ",
        "/",
        "🛢️",
    ],
    ids=repr,
)
async def test_what_says_nothing_is_answered_with_what_to_ask(
    shipped: Callable[[], Desk], text: str
) -> None:
    reply = await put(shipped(), STORIES[0], Line(text=text))
    assert reply.outcome is not Outcome.ANSWERED or reply.title == "Help"
    assert len(to_plain(reply)) > 20
