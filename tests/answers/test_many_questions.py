"""Several questions in one message, sums, and questions that another story answers."""

from bot.facts.fact import Fact
from bot.facts.ids import StoryId
from bot.facts.quantity import Qualifier
from bot.facts.support import Stage
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from tests.answers.desk import Desk, river_facts
from tests.builders import a_quantity, a_story, a_support_fact, a_support_record, entity_id


async def test_each_question_of_a_message_is_answered() -> None:
    reply = await Desk().ask("How much aid has Suderia given? And when did the drought begin?")
    assert "nearly $250 million" in to_plain(reply)
    assert "August 2022" in to_plain(reply)


async def test_questions_joined_by_and_are_taken_apart() -> None:
    reply = await Desk().ask("who is mira sol and when did the drought begin")
    assert "foreign minister" in to_plain(reply)
    assert "August 2022" in to_plain(reply)


async def test_what_one_of_the_questions_lacks_is_said_of_that_one() -> None:
    reply = await Desk().ask("When did the drought begin? How old is Mira Sol?")
    assert reply.outcome is Outcome.ANSWERED
    assert "No answer to “How old is Mira Sol?” is on record." in to_plain(reply)


async def test_chat_around_a_question_is_not_taken_for_one() -> None:
    reply = await Desk().ask(
        "Good morning! I am late for a meeting, sorry. When did the drought begin? Thanks a lot!"
    )
    assert "August 2022" in to_plain(reply)
    assert "is not on record." not in to_plain(reply)


def aid(donor: str, amount: int, qualifier: Qualifier) -> Fact:
    return a_support_fact(
        f"aid-{donor}",
        a_support_record(
            donor=entity_id(donor),
            recipient=entity_id("old-dam"),
            amount=a_quantity(amount, qualifier, unit=""),
            category="",
            stage=Stage.PLEDGE,
        ),
    )


def without_aid() -> tuple[Fact, ...]:
    return tuple(fact for fact in river_facts() if not fact.id.partition("/")[2].startswith("aid"))


async def test_amounts_that_agree_are_added_when_a_total_is_asked_for() -> None:
    more = Qualifier.MORE_THAN
    facts = (*without_aid(), aid("norland", 3_000_000, more), aid("suderia", 2_000_000, more))
    reply = await Desk(facts=facts).ask("How much aid did Norland and Suderia give in total?")
    assert "Added up: more than $5 million." in to_plain(reply)


async def test_amounts_qualified_in_two_ways_are_never_one_figure() -> None:
    several = (
        aid("norland", 3_000_000, Qualifier.MORE_THAN),
        aid("suderia", 2_000_000, Qualifier.NEARLY),
    )
    reply = await Desk(facts=(*without_aid(), *several)).ask(
        "How much aid did Norland and Suderia give together?"
    )
    assert "more than $3 million plus nearly $2 million" in to_plain(reply)
    assert "$5 million" not in to_plain(reply)


def two_stories() -> Desk:
    stories = (
        a_story(),
        a_story(id=StoryId("harbour"), title="Harbour works", brief=()),
    )
    return Desk(stories=stories, default_story="harbour")


async def test_a_question_that_another_story_answers_says_so() -> None:
    reply = await two_stories().ask("How much aid has Suderia given?")
    text = to_plain(reply)
    assert "This channel's story does not say. From “" in text
    assert "nearly $250 million" in text
    assert any(action.line.startswith("/story use:") for action in reply.actions)


async def test_another_story_is_silent_where_it_is_not_named() -> None:
    reply = await two_stories().ask("When did the drought begin?")
    assert reply.outcome is Outcome.NO_ANSWER
    assert "August 2022" not in to_plain(reply)
