"""What a thread remembers: a little, for a while, and nothing that spoils the next question."""

import time
from datetime import timedelta

import pytest

from bot.answers.command import LONGEST
from bot.answers.threads import THREADS, TURNS, Threads
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from bot.messages.request import Line, Person, Place, Platform, Request
from tests.answers.desk import NOW, Desk

HOUR = timedelta(hours=1)
THREAD = Place(platform=Platform.SLACK, id="channel", thread="1")
AID = "How much aid has Norland given?"
FOLLOW_UP = "and Suderia?"
ANSWER = "nearly $250 million"


def a_request(text: str, *, thread: str = "1", person: str = "p") -> Request:
    """Return a turn of a thread that the platform does not keep."""
    return Request(
        key=text,
        asked=Line(text=text),
        place=Place(platform=Platform.SLACK, id="channel", thread=thread),
        person=Person(platform=Platform.SLACK, id=person),
        asked_at=NOW,
    )


async def test_a_follow_up_leans_on_what_was_asked_in_its_thread() -> None:
    desk = Desk()
    await desk.ask(AID, THREAD, earlier=None)
    assert ANSWER in to_plain(await desk.ask(FOLLOW_UP, THREAD, earlier=None))


async def test_a_thread_is_forgotten_after_its_time() -> None:
    desk = Desk()
    await desk.ask(AID, THREAD, earlier=None)
    desk.now += timedelta(minutes=31)
    assert (await desk.ask(FOLLOW_UP, THREAD, earlier=None)).outcome is not Outcome.ANSWERED


async def test_a_thread_that_goes_on_is_not_forgotten() -> None:
    desk = Desk()
    for turn in (AID, AID, AID):
        await desk.ask(turn, THREAD, earlier=None)
        desk.now += timedelta(minutes=29)
    assert ANSWER in to_plain(await desk.ask(FOLLOW_UP, THREAD, earlier=None))


async def test_another_thread_knows_nothing_of_it() -> None:
    desk = Desk()
    await desk.ask(AID, THREAD, earlier=None)
    elsewhere = Place(platform=Platform.SLACK, id="channel", thread="2")
    assert (await desk.ask(FOLLOW_UP, elsewhere, earlier=None)).outcome is not Outcome.ANSWERED


def test_outside_a_thread_nobody_leans_on_what_somebody_else_asked() -> None:
    threads = Threads(lifetime=HOUR)
    threads.remember(a_request(AID, thread="", person="ada"))
    assert threads.recall(a_request(FOLLOW_UP, thread="", person="ada")) == (AID,)
    assert threads.recall(a_request(FOLLOW_UP, thread="", person="bert")) == ()


def test_of_a_thousand_turns_the_last_few_are_kept() -> None:
    threads = Threads(lifetime=HOUR)
    for number in range(1000):
        threads.remember(a_request(f"turn {number}"))
    kept = threads.recall(a_request("next"))
    assert kept == tuple(f"turn {number}" for number in range(1000 - TURNS, 1000))


def test_of_too_many_threads_the_one_silent_longest_is_forgotten() -> None:
    threads = Threads(lifetime=HOUR)
    for number in range(THREADS + 1):
        threads.remember(a_request("turn", thread=str(number)))
    assert threads.recall(a_request("next", thread="0")) == ()
    assert threads.recall(a_request("next", thread="1")) == ("turn",)


def test_a_turn_too_long_to_be_read_takes_no_room() -> None:
    threads = Threads(lifetime=HOUR)
    threads.remember(a_request("why " * 10_000))
    assert sum(map(len, threads.recall(a_request("next")))) <= LONGEST


async def test_a_thousand_turns_keep_the_answers_quick() -> None:
    desk = Desk()
    begun = time.process_time()
    for number in range(1000):
        await desk.ask((AID, FOLLOW_UP, "and them?", "why?")[number % 4], THREAD, earlier=None)
    assert time.process_time() - begun < 20
    await desk.ask(AID, THREAD, earlier=None)
    assert ANSWER in to_plain(await desk.ask(FOLLOW_UP, THREAD, earlier=None))


@pytest.mark.parametrize(
    "turn", ["and them?", "what did she say?", "she " * 490, "and it is qzx " * 140]
)
@pytest.mark.parametrize("question", ["and them?", "what did she say?"])
async def test_turns_that_lean_on_turns_that_lean_are_read_within_a_second(
    question: str, turn: str
) -> None:
    begun = time.process_time()
    await Desk().ask(question, earlier=(turn,) * TURNS)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "bad",
    ["", "?" * 1000, "why " * 10_000, "/sanctoins", "/aid doner:us", "\u202e", "```", "thanks!"],
    ids=lambda bad: repr(bad[:8]),
)
async def test_a_bad_turn_does_not_break_the_thread(bad: str) -> None:
    desk = Desk()
    for turn in (AID, bad):
        await desk.ask(turn, THREAD, earlier=None)
    assert ANSWER in to_plain(await desk.ask(FOLLOW_UP, THREAD, earlier=None))


async def test_a_question_that_was_declined_may_be_asked_of_another() -> None:
    earlier = ("How much aid has Westland given?",)
    assert ANSWER in to_plain(await Desk().ask("How much has Suderia given?", earlier=earlier))
