"""`/digest list`, `preview`, `why` and `useful`: what everybody may ask."""

from dataclasses import replace

import pytest

from bot.digests.subscription import SubscriptionId
from bot.messages.request import Person, Place, Platform, Rights
from tests.digests.desk.counter import Counter

READER = Rights(manages=False)
NINE = "/digest subscribe daily 09:00 zone:UTC"


async def test_a_channel_without_digests_is_told_how_to_have_one(counter: Counter) -> None:
    reply = await counter.ask("/digest", rights=READER)
    assert [each.line for each in reply.actions] == ["/help digest subscribe"]
    assert "No digest is posted here." in await counter.said("/digest list")


async def test_the_digests_of_a_channel_are_listed_with_buttons(counter: Counter) -> None:
    await counter.ask(NINE)
    await counter.ask("/digest subscribe weekdays 17:00 zone:UTC sections:new")
    reply = await counter.ask("/digest list", rights=READER)
    said = await counter.said("/digest list")
    assert "The river accord (ab00cd01)" in said
    assert "It carries what is new." in said
    assert [each.label for each in reply.actions] == [
        "Edit ab00cd01",
        "Pause ab00cd01",
        "Remove ab00cd01",
        "Edit ab00cd02",
        "Pause ab00cd02",
        "Remove ab00cd02",
    ]


async def test_a_preview_shows_the_edition_and_posts_nothing(counter: Counter) -> None:
    await counter.ask(NINE)
    said = await counter.said("/digest preview", rights=READER)
    assert "Only you see this: the edition as it would be now." in said
    assert "The river accord: 1 new" in said
    assert await counter.room.posted() == []
    assert await counter.room.issues(SubscriptionId("ab00cd01")) == ()


async def test_a_preview_of_nothing_new_says_that_nothing_would_be_posted(
    counter: Counter,
) -> None:
    await counter.ask(NINE)
    await counter.room.tick_at(hours=1)
    said = await counter.said("/digest preview")
    assert "Nothing new since the last edition. So nothing would be posted." in said


async def test_where_there_is_no_digest_a_first_edition_is_previewed(counter: Counter) -> None:
    terminal = Place(platform=Platform.CONSOLE, id="here")
    said = await counter.said("/digest preview", terminal)
    assert "no digest is posted here yet; a first one would say this now." in said
    assert "The river accord: 1 new" in said


async def test_why_says_who_asked_when_it_comes_and_what_became_of_it(counter: Counter) -> None:
    await counter.ask(NINE)
    await counter.room.tick_at(hours=1)
    await counter.room.tick_at(days=1)
    said = await counter.said("/digest why", rights=READER)
    assert "This comes because somebody here asked for it on 2 November 2026" in said
    assert "Next: Wed 4 November 2026 at 09:00" in said
    assert "3 November 2026, 09:00 – Skipped. Nothing new since" in said
    assert "2 November 2026, 09:00 – Waiting. " in said
    assert said.index("3 November 2026, 09:00") < said.index("2 November 2026, 09:00 –")


async def test_why_leads_to_the_page(counter: Counter) -> None:
    counter.public_url = "https://news.example"
    linked = Counter(room=counter.room, public_url="https://news.example")
    await linked.ask(NINE)
    assert "https://news.example/digests/ab00cd01" in await linked.said("/digest why")


async def test_why_before_the_first_edition(counter: Counter) -> None:
    await counter.ask(NINE)
    assert "No edition was due yet" in await counter.said("/digest why")


async def test_a_vote_is_kept_once_a_person(counter: Counter) -> None:
    await counter.ask(NINE)
    await counter.room.tick_at(hours=1)
    (delivery,) = await counter.room.posted()
    useful = next(line for line in delivery.payload.splitlines() if line.endswith("yes"))
    bob = Person(platform=Platform.DISCORD, id="8")
    assert "it is noted" in (await counter.said(useful, rights=READER)).casefold()
    await counter.ask(useful.replace("yes", "no"), rights=READER)
    await counter.ask(useful, rights=READER, person=bob)
    assert await counter.room.store.tally(SubscriptionId("ab00cd01")) == (1, 1)
    assert "Found useful: 1. Not useful: 1." in await counter.said("/digest why")


async def test_a_vote_needs_an_edition_and_a_word(counter: Counter) -> None:
    await counter.ask(NINE)
    assert "has had no edition yet" in await counter.said("/digest useful yes")
    await counter.room.tick_at(hours=1)
    said = await counter.said("/digest useful ab00cd01 2020-01-01T09:00 yes")
    assert "There is no edition “2020-01-01T09:00” of this digest." in said
    assert "vote is yes or no, not “perhaps”." in await counter.said("/digest useful perhaps")


async def test_the_buttons_of_an_edition_are_lines_that_the_desk_understands(
    counter: Counter,
) -> None:
    await counter.ask(NINE)
    await counter.room.tick_at(hours=1)
    (delivery,) = await counter.room.posted()
    lines = [line for line in delivery.payload.splitlines() if line.startswith("/digest")]
    assert len(lines) == 4
    answers = [await counter.said(line) for line in lines]
    assert [answer.split()[0] for answer in answers] == ["Why", "Paused:", "Thank", "Thank"]


async def test_a_story_that_is_gone_is_listed_by_its_id(counter: Counter) -> None:
    await counter.ask(NINE)
    counter.room.forget()
    assert "river-accord (ab00cd01)" in await counter.said("/digest list")
    assert "The story river-accord is no longer on record." in await counter.said("/digest preview")


async def test_a_zone_that_is_gone_is_said_to_be(counter: Counter) -> None:
    await counter.ask(NINE)
    (standing,) = await counter.kept()
    lost = replace(standing.subscription, zone="Mars/Olympus", version=2)
    await counter.room.store.save(replace(standing, subscription=lost), expected_version=1)
    assert "There is no time zone Mars/Olympus any more" in await counter.said("/digest list")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("", "An edition comes only if something has changed since the one before."),
        ("rule:always", "An edition comes whether or not something has changed."),
        ("nothing_new:say", "If nothing has changed since the edition before, a line says so."),
        ("rule:breaking", "since the one before. Breaking news is posted at once."),
        ("lookback:14 days", "An edition reaches back 14 days at most."),
        ("sections:new, quotes", "It carries what is new and quotes."),
        ("review:here", "Editors see each draft 30 minutes ahead, here; without their approval"),
    ],
)
async def test_a_rule_is_said_as_what_it_does(counter: Counter, options: str, said: str) -> None:
    await counter.ask(f"{NINE} {options}".strip())
    assert said in await counter.said("/digest list")
