"""What was put on record, corrected or withdrawn since a date, by command and in plain words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.facts.fact import Body, Fact, Status
from bot.facts.quantity import Quantity
from bot.facts.when import When
from bot.messages.plain import to_plain
from bot.messages.reply import Carried, Heading, Outcome, Reply
from tests.answers.desk import NOW, Desk, river_facts
from tests.builders import (
    a_designation,
    a_designation_fact,
    a_measure,
    a_measure_fact,
    a_quantity,
    a_quote_fact,
    a_revision,
    a_support_fact,
    a_support_record,
    an_entity,
    an_entity_fact,
    an_event,
    an_event_fact,
    fact_id,
)

YESTERDAY = NOW - timedelta(days=1)
NEWS = an_event(statement="The dam was opened.", when=When(start_on=YESTERDAY.date()))
OLD_NEWS = an_event(statement="The dam was planned.", when=When(start_on=date(2024, 4, 2)))


def recorded(fact: Fact, at: datetime = YESTERDAY, *, number: int = 1, why: str = "") -> Fact:
    return replace(fact, revision=a_revision(number=number, recorded_at=at, why=why))


def corrected(name: str, body: Body, at: datetime = YESTERDAY) -> Fact:
    """Return the second revision of a fact of the river's story."""
    first = next(each for each in river_facts() if each.id == fact_id(name))
    return recorded(replace(first, body=body), at, number=2, why="The ministry recounted.")


def withdrawn(name: str, at: datetime = YESTERDAY) -> Fact:
    first = next(each for each in river_facts() if each.id == fact_id(name))
    return recorded(replace(first, status=Status.RETRACTED), at, number=2)


def money(amount: int) -> Quantity:
    return a_quantity(str(amount), unit="")


def desk(*facts: Fact, now: datetime = NOW) -> Desk:
    return Desk(facts=(*river_facts(), *facts), now=now)


def busy(now: datetime = NOW) -> Desk:
    """Return a desk with one fact that happened, one added, one corrected and one withdrawn."""
    return desk(
        recorded(an_event_fact("opening", NEWS)),
        recorded(an_event_fact("plan", OLD_NEWS)),
        corrected("aid-north", a_support_record(amount=money(2 * 10**9))),
        withdrawn("signing"),
        now=now,
    )


def headings(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Heading)]


async def said(desk: Desk, line: str) -> str:
    return to_plain(await desk.ask(line))


async def test_what_was_added_and_what_was_corrected_stand_apart() -> None:
    reply = await busy().ask("/changes since:yesterday")
    assert reply.title == "Changes since 31 May 2024"
    assert headings(reply) == ["Put on record since then", "Corrected"]
    text = to_plain(reply)
    assert text.index("The dam was opened.") < text.index("The dam was planned.")
    assert text.index("The dam was planned.") < text.index("$2 billion")
    assert "added on 31 May 2024" in text


async def test_a_correction_says_what_it_was_when_and_why() -> None:
    assert (
        "corrected on 31 May 2024; the amount was more than $1.5 billion; "
        "why: The ministry recounted"
    ) in await said(busy(), "/changes since:yesterday")


async def test_words_that_no_longer_stand_are_not_said_again() -> None:
    changed = corrected("ports-closed", a_measure(statement="Norland watches its ports."))
    first = a_measure_fact(body=a_measure(statement="Norland bombed the ports."))
    facts = [each for each in river_facts() if each.id != first.id]
    text = await said(Desk(facts=(*facts, first, changed)), "/changes since:yesterday")
    assert "watches its ports" in text and "the wording changed" in text
    assert "bombed" not in text


async def test_what_was_withdrawn_is_counted_and_never_repeated() -> None:
    reply = await busy().ask("/changes since:yesterday")
    assert "One fact that was on record has been withdrawn; it is not repeated." in to_plain(reply)
    assert "signed the river accord" not in to_plain(reply)
    assert fact_id("signing") not in {each.fact for each in reply.carries}


async def test_it_carries_the_revisions_that_it_states() -> None:
    reply = await busy().ask("/changes since:yesterday only:corrected")
    assert reply.carries == (Carried(fact=fact_id("aid-north"), revision=2),)


async def test_new_or_corrected_may_be_asked_for_alone() -> None:
    new = await busy().ask("/changes since:yesterday only:new")
    assert headings(new) == ["Put on record since then"]
    assert "withdrawn" not in to_plain(new)
    corrected = await busy().ask("/changes only:corrected")
    assert "$2 billion" in to_plain(corrected) and "The dam" not in to_plain(corrected)


async def test_what_is_proposed_or_under_embargo_is_no_change() -> None:
    held = recorded(an_event_fact("opening", NEWS, embargo_until=NOW + timedelta(hours=1)))
    proposed = recorded(an_event_fact("plan", OLD_NEWS, status=Status.PROPOSED))
    text = await said(desk(held, proposed), "/changes since:yesterday")
    assert "The dam" not in text and "Nothing has changed on record" in text


async def test_the_end_of_an_embargo_is_when_its_fact_was_added() -> None:
    long_ago = NOW - timedelta(days=20)
    held = recorded(an_event_fact("plan", OLD_NEWS, embargo_until=YESTERDAY), long_ago)
    assert "added on 31 May 2024" in await said(desk(held), "/changes since:yesterday")


async def test_an_entity_is_no_news_of_its_own() -> None:
    assert "Westland" not in await said(
        desk(recorded(an_entity_fact(an_entity("Westland")))), "/changes since:yesterday"
    )


@pytest.mark.parametrize("line", ["/changes since:yesterday", "/changes only:corrected"])
async def test_what_was_added_and_withdrawn_within_the_time_is_told(line: str) -> None:
    added = recorded(an_event_fact("plan", OLD_NEWS), YESTERDAY)
    gone = recorded(replace(added, status=Status.RETRACTED), NOW, number=2)
    assert "One fact that was on record has been withdrawn" in await said(desk(added, gone), line)


async def test_what_was_withdrawn_before_anybody_could_see_it_is_not_told() -> None:
    hidden = an_event_fact("plan", OLD_NEWS, embargo_until=NOW + timedelta(days=1))
    added = recorded(hidden, YESTERDAY)
    gone = recorded(replace(added, status=Status.RETRACTED), NOW, number=2)
    assert "Nothing has changed on record" in await said(
        desk(added, gone), "/changes since:yesterday"
    )


async def test_what_was_on_record_before_and_happened_since_is_told() -> None:
    reply = await busy().ask("/changes since:2 May 2024")
    assert headings(reply) == ["Put on record since then", "Corrected", "Happened since then"]
    assert "Norland sanctioned six entities" in to_plain(reply)


async def test_what_happened_is_told_though_the_record_did_not_change() -> None:
    planned = an_event_fact(body=an_event(statement="They met.", when=When(start_on=NOW.date())))
    text = await said(desk(replace(planned, id=fact_id("meeting"))), "what's new today?")
    assert "Nothing has changed on record since 1 June 2024." in text
    assert text.index("Happened since then") < text.index("They met.")


async def test_the_last_change_may_be_the_beginning_of_the_record() -> None:
    reply = await desk().ask("/changes")
    assert "The last change was on 3 May 2024, when the record began." in to_plain(reply)
    assert [each.label for each in reply.actions] == ["What is on record"]


async def test_a_last_correction_that_never_was_is_not_made_up() -> None:
    assert "Nor was anything before." in await said(desk(), "what was corrected since yesterday")


async def test_a_time_with_nothing_new_says_so_and_when_the_last_change_was() -> None:
    reply = await busy(NOW + timedelta(days=3)).ask("/changes since:yesterday")
    assert reply.outcome is Outcome.ANSWERED and not reply.carries
    assert (
        "Nothing has changed on record since 3 June 2024. The last change was on 31 May 2024."
        in to_plain(reply)
    )
    line = next(each.line for each in reply.actions if "31 May" in each.label)
    assert "The dam was opened." in await said(busy(NOW + timedelta(days=3)), line)


async def test_a_record_never_corrected_says_so() -> None:
    text = await said(desk(), "/changes only:corrected")
    assert "Nothing in this story has been corrected or withdrawn so far." in text


async def test_without_a_date_it_looks_back_a_week() -> None:
    assert (await busy().ask("/changes")).title == "Changes since 25 May 2024"


@pytest.mark.parametrize("line", ["/changes since:2024-06-02", "updates since 2 June 2024?"])
async def test_a_date_to_come_is_refused_in_a_sentence(line: str) -> None:
    reply = await desk().ask(line)
    assert reply.outcome is Outcome.UNCLEAR
    assert "2 June 2024 is still to come" in to_plain(reply)


async def test_before_the_record_began_says_when_it_did_and_tells_the_changes_since() -> None:
    text = await said(busy(), "/changes since:2020")
    assert "The record of this story begins on 3 May 2024, with 9 facts." in text
    assert "added on 3 May 2024" not in text
    assert "The dam was planned." in text and "corrected on 31 May 2024" in text


async def test_the_day_on_which_the_record_began_brings_no_flood_of_news() -> None:
    text = await said(desk(now=datetime(2024, 5, 3, 12, tzinfo=UTC)), "what changed today?")
    assert "The record of this story begins on 3 May 2024, with 9 facts." in text
    assert "Nothing has changed on record since." in text


async def test_a_record_of_nothing_says_so() -> None:
    reply = await Desk(facts=()).ask("/changes")
    assert "Nothing is on record for this story yet." in to_plain(reply)


async def test_a_look_back_tells_the_changes_until_then() -> None:
    later = recorded(an_event_fact("late", an_event(statement="The dam broke.")), NOW)
    line = "/changes since:30 May 2024 as_of:2024-05-31"
    text = await said(desk(recorded(an_event_fact("plan", OLD_NEWS)), later), line)
    assert "The dam was planned." in text and "The dam broke." not in text
    refused = await said(busy(), "/changes since:2024-05-31 as_of:2024-05-30")
    assert "The date in since is after the date in as_of." in refused


async def test_every_change_is_on_some_page() -> None:
    added = [
        recorded(a_designation_fact(f"list-{at:02}", a_designation(listed_on=date(2024, 4, 1))))
        for at in range(25)
    ]
    many, line, carried = desk(*added), "/changes since:yesterday", set[str]()
    while line:
        reply = await many.ask(line)
        carried |= {each.fact for each in reply.carries}
        line = next((each.line for each in reply.actions if each.label == "Next"), "")
    assert len(carried) == 25


@pytest.mark.parametrize(
    ("question", "since"),
    [
        ("What changed since yesterday?", date(2024, 5, 31)),
        ("what's new since Monday", date(2024, 5, 27)),
        ("whats new since last Saturday", date(2024, 5, 25)),
        ("anything new this week?", date(2024, 5, 27)),
        ("Any news today?", date(2024, 6, 1)),
        ("updates since 12 May?", date(2024, 5, 12)),
        ("Have there been any updates since 2024-05-12", date(2024, 5, 12)),
        ("what did you change today", date(2024, 6, 1)),
        ("what has changed in the last three days?", date(2024, 5, 29)),
        ("What's been updated in the past 24 hours?", date(2024, 5, 31)),
        ("hey, what did I miss over the weekend?", date(2024, 6, 1)),
        ("catch me up since last week please", date(2024, 5, 20)),
        ("anything changed lately?", date(2024, 5, 25)),
        ("What facts were changed two days ago?", date(2024, 5, 30)),
        ("did anything new happen since May 30th?", date(2024, 5, 30)),
        ("Has the record been updated since last month", date(2024, 5, 1)),
        ("what chagned since yesterday", date(2024, 5, 31)),
    ],
)
async def test_a_question_after_changes_is_the_command(question: str, since: date) -> None:
    asked = await busy().ask(question)
    known = await busy().ask(f"/changes since:{since}")
    assert asked.title == known.title
    assert (await busy().ask(f"/ask {question}")).blocks == asked.blocks
    assert f"since {since.day} " in asked.title


@pytest.mark.parametrize(
    "question",
    [
        "what was corrected?",
        "Which facts have been withdrawn?",
        "have you corrected anything",
        "any corrections?",
        "list all the facts that you withdrew",
    ],
)
async def test_a_question_after_corrections_has_those_alone(question: str) -> None:
    asked = await busy().ask(question)
    assert asked.title == "Corrections"
    assert asked.blocks == (await busy().ask("/changes only:corrected")).blocks


async def test_a_question_after_additions_has_those_alone() -> None:
    asked = await busy().ask("What's been added in the past 24 hours?")
    assert asked.title == "New since 31 May 2024"


async def test_corrections_since_a_date_are_those_since_then() -> None:
    asked = await busy().ask("What was corrected since yesterday?")
    assert asked.title == "Corrections since 31 May 2024"


async def test_a_change_of_the_story_itself_is_a_question_about_facts() -> None:
    for question in (
        "what happened yesterday",
        "what happened since 2 May 2024?",
        "what did Norland change",
        "what changed in Norland since May 2024?",
        "has Suderia withdrawn its claim since 2 May 2024?",
        "what did Mira Sol say since 2 May 2024",
        "has that changed since yesterday?",
        "is that correct?",
        "is this new?",
        "what was withdrawn since yesterday",
        'did they say "nothing changed since yesterday"?',
    ):
        assert not (await busy().ask(question)).title.startswith(("Changes", "Corrections"))


async def test_what_is_new_without_a_date_stays_the_brief() -> None:
    assert (await busy().ask("what is new?")).title == "The river accord"
    assert (await busy().ask("latest news")).title == "The river accord"


async def test_what_changed_without_a_date_looks_back_as_the_command_does() -> None:
    assert (await busy().ask("What changed?")).title == "Changes since 25 May 2024"


async def test_two_figures_that_moved_are_told_with_what_they_were() -> None:
    text = await said(
        desk(
            corrected("aid-north", a_support_record(amount=money(10**9)), NOW - timedelta(days=2)),
            recorded(
                a_support_fact("aid-north", a_support_record(amount=money(3 * 10**9))), number=3
            ),
            recorded(a_quote_fact("river-quote"), number=2),
        ),
        "/changes since:30 May 2024",
    )
    assert "$3 billion" in text and "the amount was more than $1.5 billion" in text
    assert "$1 billion" not in text and "drinks from it" not in text
