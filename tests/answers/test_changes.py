"""A correction says what changed, when and why; an old edition what has changed since."""

from dataclasses import replace
from datetime import date

import pytest

from bot.facts.fact import Body, Fact, Status
from bot.facts.when import When
from bot.messages.outline import Entry
from bot.messages.plain import to_plain
from tests.answers.outlines import a_chapter, revised, tell
from tests.builders import (
    a_citation,
    a_claim,
    a_claim_fact,
    a_designation,
    a_designation_fact,
    a_measure,
    a_measure_fact,
    a_person,
    a_quantity,
    a_quote,
    a_quote_fact,
    a_support_fact,
    a_support_record,
    an_entity_fact,
    an_event,
    an_event_fact,
)


@pytest.mark.parametrize(
    ("fact", "body", "said"),
    [
        (
            a_support_fact(body=a_support_record(amount=a_quantity(54 * 10**9, unit=""))),
            a_support_record(amount=a_quantity(55 * 10**9, unit="")),
            "the amount was $54 billion",
        ),
        (
            a_designation_fact(body=a_designation(counts=(a_quantity(6),))),
            a_designation(counts=(a_quantity(7),)),
            "the count was six people",
        ),
        (
            a_measure_fact(body=a_measure(announced_on=date(2024, 5, 1))),
            a_measure(announced_on=date(2024, 5, 3)),
            "the date was 1 May 2024",
        ),
        (
            a_quote_fact(body=a_quote(text="We shall never sign")),
            a_quote(text="We shall sign"),
            "the words quoted changed",
        ),
        (
            a_claim_fact(body=a_claim(statement="the dam was blown up")),
            a_claim(statement="the dam was damaged"),
            "what is claimed changed",
        ),
        (
            an_event_fact(body=an_event(when=When(start_on=date(2024, 5, 1)), announced=True)),
            an_event(when=When(start_on=date(2024, 5, 2))),
            "the date was 1 May 2024 and it was only announced then",
        ),
        (
            an_entity_fact(a_person("Ola Berg", title="minister")),
            a_person("Ola Berg", title="foreign minister"),
            "the offices changed",
        ),
    ],
)
def test_a_correction_says_what_changed_when_and_why(fact: Fact, body: Body, said: str) -> None:
    entry = Entry(fact=fact.id, revision=2, before=1)
    text = to_plain(tell(fact, revised(fact, body), chapter=a_chapter(entry)))
    assert "corrected on 31 May 2024" in text
    assert said in text
    assert "why: the source corrected it" in text


def test_words_that_no_longer_stand_are_not_said_again() -> None:
    first = a_quote_fact(body=a_quote(text="We shall never sign"))
    second = revised(first, a_quote(text="We shall sign"))
    entry = Entry(fact=first.id, revision=2, before=1)
    assert "never" not in to_plain(tell(first, second, chapter=a_chapter(entry)))


def test_a_correction_gives_the_reasons_of_all_it_sums_up() -> None:
    first = an_event_fact()
    second = revised(first, an_event(statement="They met."), why="a wrong day")
    third = revised(second, an_event(statement="They met at noon."), why="a wrong hour.")
    entry = Entry(fact=first.id, revision=3, before=1)
    text = to_plain(tell(first, second, third, chapter=a_chapter(entry)))
    assert "why: a wrong day and a wrong hour" in text


def test_reasons_of_what_was_never_shown_stay_with_the_desk() -> None:
    first = an_event_fact()
    held = replace(
        revised(first, an_event(statement="They met."), why="a secret"),
        status=Status.PROPOSED,
    )
    third = revised(held, an_event(statement="They met at noon."))
    entry = Entry(fact=first.id, revision=3, before=1)
    assert "secret" not in to_plain(tell(first, held, third, chapter=a_chapter(entry)))


def test_a_changed_source_is_a_change() -> None:
    first = an_event_fact()
    second = replace(revised(first, first.body), citations=(a_citation(at="7"),))
    entry = Entry(fact=first.id, revision=2, before=1)
    assert "the sources changed" in to_plain(tell(first, second, chapter=a_chapter(entry)))


def test_an_old_edition_says_what_has_changed_since_it_was_made() -> None:
    first = an_event_fact()
    second = revised(first, an_event(statement="They met."), why="a wrong verb")
    entry = Entry(fact=first.id, revision=1)
    text = to_plain(tell(first, second, chapter=a_chapter(entry)))
    assert "changed since this edition on 31 May 2024" in text
    assert "why: a wrong verb" in text
    assert "corrected on" not in text


def test_what_an_old_edition_told_of_a_correction_stands_beside_what_came_later() -> None:
    first = an_event_fact()
    second = revised(first, an_event(statement="They met."), why="a wrong verb")
    third = revised(second, an_event(statement="They met at noon."), why="the hour is known")
    entry = Entry(fact=first.id, revision=2, before=1)
    text = to_plain(tell(first, second, third, chapter=a_chapter(entry)))
    assert "the wording changed; why: a wrong verb; changed since this edition" in text
    assert "why: the hour is known" in text
