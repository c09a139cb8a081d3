"""`/digest edit`, `pause`, `resume` and `remove`: by whom, of what, and what if others do too."""

from dataclasses import replace
from datetime import time

import pytest

from bot.delivery.delivery import State
from bot.digests.rules import Filters, Rule, Section
from bot.digests.schedule import WORKING_DAYS, AtTimes, Weekly
from bot.facts.ids import StoryId
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from bot.messages.request import Person, Platform, Rights
from tests.bodies import entity_id
from tests.builders import a_story
from tests.digests.builders import a_pause
from tests.digests.desk.counter import EDITORS, NEWS, Counter

WEEKDAYS = "/digest subscribe weekdays 08:30 zone:Europe/London"


@pytest.fixture(autouse=True)
async def subscribed(counter: Counter) -> None:
    await counter.ask(WEEKDAYS)


async def test_what_is_left_out_of_an_edit_stays_as_it_is(counter: Counter) -> None:
    said = await counter.said("/digest edit time:09:00 rule:always")
    (standing,) = await counter.kept()
    kept = standing.subscription
    assert kept.schedule.hours == AtTimes(times=(time(9),))
    assert kept.schedule.days == Weekly(weekdays=WORKING_DAYS)
    assert (kept.zone, kept.rules.rule, kept.version) == ("Europe/London", Rule.ALWAYS, 2)
    assert said.startswith("The digest is changed: The river accord")
    assert "Every weekday at 09:00 (Europe/London)" in said


async def test_days_may_be_edited_without_times(counter: Counter) -> None:
    await counter.ask("/digest edit ab00cd01 days:daily quiet:22:00-07:00")
    await counter.ask("/digest edit quiet:none sections:new")
    kept = (await counter.kept())[0].subscription
    assert kept.schedule.hours == AtTimes(times=(time(8, 30),))
    assert kept.schedule.quiet is None
    assert kept.sections == (Section.NEW,)


async def test_an_edit_of_nothing_shows_the_digest_and_how(counter: Counter) -> None:
    said = await counter.said("/digest edit ab00cd01")
    assert "Every weekday at 08:30" in said
    assert "/digest edit ab00cd01@1 time:09:00" in said
    assert (await counter.kept())[0].subscription.version == 1


async def test_the_second_of_two_editors_is_told_and_changes_nothing(counter: Counter) -> None:
    await counter.ask("/digest edit ab00cd01@1 time:09:00")
    said = await counter.said("/digest edit ab00cd01@1 time:10:00")
    assert "Somebody else changed this digest meanwhile, so nothing of yours was done." in said
    assert "every weekday at 09:00" in said
    hours = (await counter.kept())[0].subscription.schedule.hours
    assert hours == AtTimes(times=(time(9),))


async def test_a_digest_is_removed_only_once_it_is_confirmed(counter: Counter) -> None:
    reply = await counter.ask("/digest remove")
    assert len(await counter.kept()) == 1
    assert to_plain(reply).startswith(
        "Remove this digest for good? The river accord, every weekday at 08:30 (Europe/London)."
    )
    assert [(each.label, each.line, each.grave, each.private) for each in reply.actions] == [
        ("Remove", "/digest remove ab00cd01@1 sure:yes", True, True),
        ("Keep", "/digest remove ab00cd01@1 sure:no", False, True),
    ]
    assert "Nothing was removed" in await counter.said(reply.actions[1].line)
    assert len(await counter.kept()) == 1
    said = await counter.said(reply.actions[0].line)
    assert said.startswith("Removed: The river accord, every weekday at 08:30")
    assert await counter.kept() == ()


async def test_a_digest_that_changed_after_the_question_is_not_removed(counter: Counter) -> None:
    remove, _ = (await counter.ask("/digest remove")).actions
    await counter.ask("/digest edit time:09:00")
    assert "Somebody else changed this digest" in await counter.said(remove.line)
    assert len(await counter.kept()) == 1


async def test_who_may_not_remove_a_digest_is_not_asked(counter: Counter) -> None:
    said = await counter.said("/digest remove", rights=Rights(manages=False))
    assert said.startswith("You need the permission Manage Channels")


@pytest.mark.parametrize("verb", ["edit ab00cd01@1 time:09:00", "pause ab00cd01", "why ab00cd01"])
async def test_a_digest_that_was_removed_is_there_no_more(counter: Counter, verb: str) -> None:
    assert "Removed: The river accord, every weekday" in await counter.said(
        "/digest remove sure:yes"
    )
    assert "There is no digest “ab00cd01" in await counter.said(f"/digest {verb}")
    assert await counter.kept() == ()


async def test_an_edit_that_would_make_a_twin_changes_nothing(counter: Counter) -> None:
    await counter.ask("/digest subscribe weekdays 17:00 sections:new zone:UTC")
    said = await counter.said("/digest edit ab00cd02 sections:all")
    assert "This channel has the same digest already" in said
    assert [each.subscription.version for each in await counter.kept()] == [1, 1]


@pytest.mark.parametrize("line", ["time:08:30", "quiet:none", "weekdays review:none"])
async def test_an_edit_to_what_it_is_already_is_said_to_be_none(
    counter: Counter, line: str
) -> None:
    said = await counter.said(f"/digest edit {line}")
    assert said.startswith("Nothing was changed: The river accord")
    assert "It is so already." in said
    assert (await counter.kept())[0].subscription.version == 1


async def test_a_zone_that_never_changes_its_clocks_is_pointed_out(counter: Counter) -> None:
    said = await counter.said("/digest edit zone:EST")
    assert (
        "EST keeps winter time all year. Where the clocks change, name a place, such as "
        "America/New_York."
    ) in said


async def test_a_bad_edit_changes_nothing(counter: Counter) -> None:
    assert "“25:00” is not a time of day" in await counter.said("/digest edit days:daily 25:00")
    assert (await counter.kept())[0].subscription.version == 1


async def test_a_digest_is_paused_and_resumed_from_the_next_slot(counter: Counter) -> None:
    said = await counter.said("/digest pause")
    assert "Paused: The river accord, every weekday at 08:30 (Europe/London)." in said
    assert (await counter.kept())[0].next_due_at is None
    assert "Somebody here paused it on 2 November 2026." in await counter.said("/digest list")
    assert "It was paused already." in await counter.said("/digest pause")
    counter.room.time.move(days=3)
    assert "Resumed. Next: Thu 5 November 2026 at 08:30" in await counter.said("/digest resume")
    assert "It is not paused." in await counter.said("/digest resume")


@pytest.mark.parametrize(("verb", "done"), [("pause", "paused"), ("remove sure:yes", "removed")])
async def test_what_waits_to_be_posted_is_not_posted_after(
    counter: Counter, verb: str, done: str
) -> None:
    await counter.ask("/digest now")
    [waiting] = await counter.room.posted()
    await counter.ask(f"/digest {verb}")
    skipped = await counter.room.deliveries.get(waiting.key)
    assert skipped and skipped.state is State.SKIPPED
    assert skipped.reason == f"skipped: its digest was {done}"


async def test_a_digest_whose_zone_is_gone_is_resumed_once_it_has_another(
    counter: Counter,
) -> None:
    (standing,) = await counter.kept()
    gone = replace(standing.subscription, zone="Gone/Zone", pause=a_pause(), version=2)
    kept = replace(standing, subscription=gone, next_due_at=None)
    await counter.room.store.save(kept, expected_version=1)
    assert "no time zone “Gone/Zone” any more" in await counter.said("/digest resume")
    await counter.ask("/digest edit zone:Europe/London")
    assert (await counter.said("/digest resume")).startswith("Resumed.")


async def test_what_the_bot_cannot_post_is_not_resumed(counter: Counter) -> None:
    await counter.ask("/digest pause")
    rights = Rights(manages=True, lacks=("Send Messages",))
    assert "I lack Send Messages" in await counter.said("/digest resume", rights=rights)
    assert (await counter.kept())[0].subscription.pause


@pytest.mark.parametrize(
    "line",
    [
        "/digest edit ab00cd01 time:09:00",
        "/digest pause ab00cd01",
        "/digest resume ab00cd01",
        "/digest remove ab00cd01",
        "/digest remove ab00cd01 sure:yes",
        "/digest now ab00cd01",
        "/digest test",
    ],
)
async def test_only_who_manages_the_channel_changes_anything(counter: Counter, line: str) -> None:
    assert "Manage Channels" in await counter.said(line, rights=Rights(manages=False))
    assert (await counter.kept())[0].subscription.version == 1


async def test_a_digest_of_another_channel_cannot_be_touched(counter: Counter) -> None:
    said = await counter.said("/digest remove ab00cd01", EDITORS)
    assert said.startswith("There is no digest “ab00cd01” here, or not any more.")
    assert len(await counter.kept()) == 1


async def test_editors_of_drafts_do_not_manage_the_digest(counter: Counter) -> None:
    others = ((EDITORS.id, Rights(manages=True)),)
    await counter.ask(f"/digest edit review:{EDITORS.id}", others=others)
    assert "There is no digest" in await counter.said("/digest remove ab00cd01", EDITORS)
    assert "Why this digest" in await counter.said("/digest why ab00cd01", EDITORS)


async def test_with_several_the_one_that_is_meant_is_asked_for(counter: Counter) -> None:
    await counter.ask("/digest subscribe daily 17:00 sections:new zone:UTC")
    reply = await counter.ask("/digest pause")
    assert reply.outcome is Outcome.UNCLEAR
    assert [each.line for each in reply.actions] == [
        "/digest pause digest:ab00cd01@1",
        "/digest pause digest:ab00cd02@1",
    ]
    await counter.ask(reply.actions[1].line)
    assert [bool(each.subscription.pause) for each in await counter.kept()] == [False, True]


async def test_what_was_to_be_edited_is_not_lost_when_it_is_asked_which(counter: Counter) -> None:
    await counter.ask("/digest subscribe daily 17:00 sections:new zone:UTC")
    reply = await counter.ask("/digest edit days:mon and thu time:09:15")
    await counter.ask(reply.actions[0].line)
    assert (await counter.kept())[0].subscription.schedule.hours == AtTimes(times=(time(9, 15),))


async def test_a_review_is_taken_away_again(counter: Counter) -> None:
    await counter.ask("/digest edit review:here")
    assert (await counter.kept())[0].subscription.review
    reply = await counter.ask("/digest edit")
    (action,) = reply.actions
    await counter.ask(action.line)
    assert (await counter.kept())[0].subscription.review is None


async def test_another_story_does_not_take_the_names_of_the_first(counter: Counter) -> None:
    counter.names["us"] = entity_id("us")
    other = a_story(id=StoryId("old-quarrel"), title="An old quarrel")
    counter.room.load(a_story(), other)
    await counter.ask("/digest edit only:us")
    said = await counter.said("/digest edit story:an old quarrel")
    assert "This digest is narrowed by names of its story." in said
    await counter.ask("/digest edit story:old-quarrel only:all")
    kept = (await counter.kept())[0].subscription
    assert (kept.story, kept.rules.filters) == ("old-quarrel", Filters())


async def test_a_member_of_slack_is_looked_up(counter: Counter) -> None:
    channel = NEWS.__class__(platform=Platform.SLACK, id="C1", workspace="T1")
    counter.people.rights = {"C1": Rights(manages=True, zone="Asia/Tokyo")}
    bob = Person(platform=Platform.SLACK, id="U2")
    await counter.ask("/digest subscribe daily 08:30", channel, rights=Rights(), person=bob)
    assert (await counter.kept(channel))[0].subscription.zone == "Asia/Tokyo"
