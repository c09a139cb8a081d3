"""Whatever is asked over the shipped stories: cited, attributed, and never unanswered."""

import asyncio
from collections.abc import Iterator, Sequence
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
_few = settings(deadline=None, max_examples=120)


@pytest.fixture(scope="module")
def shipped() -> Desk:
    return asyncio.run(open_desk(ROOT / "stories", clock=lambda: NOW))


async def put(desk: Desk, story: StoryId, asked: Line | Call) -> Reply:
    """Put a line or a command to the desk in a channel that follows the story."""
    question = Question(id="any", kind="any", text="-", answerable=False)
    return await desk.service.answer(replace(desk.request(story, question), asked=asked))


@pytest.fixture(scope="module")
def asked(shipped: Desk) -> dict[StoryId, st.SearchStrategy[str]]:
    return {story: questions(shipped, story) for story in STORIES}


def questions(desk: Desk, story: StoryId) -> st.SearchStrategy[str]:
    """Return questions made of the words, the stored questions and the claims of a story."""
    book = desk.snapshot.book
    facts = [fact for each in book.ids() if (fact := book.revisions(each)[-1]).story == story]
    stored = sorted({question for fact in facts for question in fact.questions})
    told = sorted(fact.body.statement for fact in facts if isinstance(fact.body, Claim))
    words = sorted(known_words(book, story))
    mixed = st.lists(st.sampled_from(ASKING) | st.sampled_from(words), min_size=1, max_size=9)
    return st.one_of(
        mixed.map(" ".join),
        st.sampled_from(stored),
        st.sampled_from(told),
        st.tuples(st.sampled_from(ASKING), st.sampled_from(told)).map(" ".join),
        st.tuples(st.sampled_from(stored), st.sampled_from(words)).map(" ".join),
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


def unclaimed(desk: Desk, story: StoryId, reply: Reply) -> list[str]:
    """Return each claim of the story that the reply states without saying who claims it."""
    book, scope = desk.snapshot.book, desk.scope(story)
    bodies = [book.revisions(each)[-1].body for each in book.ids() if each.startswith(f"{story}/")]
    claims = {say_claim(scope, body): body for body in bodies if isinstance(body, Claim)}
    found = []
    for block in reply.blocks:
        if isinstance(block, Allegation):
            claim = claims.get(block.claim.text)
            if claim is None or bool(claim.disputes) != bool(block.answers):
                found.append(block.claim.text)
    told = [text.casefold() for text in plain_sentences(reply.blocks)]
    for claim in claims.values():
        statement = claim.statement.removesuffix(".").casefold()
        found += [text for text in told if statement in text]
    return found


@pytest.mark.parametrize("story", STORIES)
@given(data=st.data())
@_few
async def test_no_reply_states_an_allegation_without_its_claimant(
    shipped: Desk,
    asked: dict[StoryId, st.SearchStrategy[str]],
    story: StoryId,
    data: st.DataObject,
) -> None:
    question = data.draw(asked[story])
    reply = await put(shipped, story, Call(command="ask", options=(("question", question),)))
    assert unclaimed(shipped, story, reply) == []


@pytest.mark.parametrize("story", STORIES)
@given(data=st.data())
@_few
async def test_no_answer_is_without_citations(
    shipped: Desk,
    asked: dict[StoryId, st.SearchStrategy[str]],
    story: StoryId,
    data: st.DataObject,
) -> None:
    question = data.draw(asked[story])
    reply = await put(shipped, story, Call(command="ask", options=(("question", question),)))
    if reply.outcome is Outcome.ANSWERED:
        assert reply.references
        assert reply.carries
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
async def test_what_says_nothing_is_answered_with_what_to_ask(shipped: Desk, text: str) -> None:
    reply = await put(shipped, STORIES[0], Line(text=text))
    assert reply.outcome is not Outcome.ANSWERED or reply.title == "Help"
    assert len(to_plain(reply)) > 20
