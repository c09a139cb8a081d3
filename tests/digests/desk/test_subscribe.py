"""`/digest subscribe`: what is kept, what is said, and what is refused with nothing kept."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.digests.handlers.subscribe import MOST_HERE
from bot.digests.rules import NothingNew, Rule, Section
from bot.digests.schedule import AtTimes, EveryHours, QuietHours
from bot.digests.subscription import Unapproved
from bot.errors import StoreError
from bot.facts.fact import Kind
from bot.messages.request import Person, Place, Platform, Rights
from tests.bodies import STORY, entity_id
from tests.digests.desk.counter import ADA, EDITORS, NEWS, Counter

DAILY = "/digest subscribe daily 08:30 zone:Europe/London"


async def test_a_digest_is_kept_as_it_was_asked_for(counter: Counter) -> None:
    line = (
        "/digest subscribe weekdays 08:30 and 17:00 zone:europe/london sections:new, figures "
        "rule:always lookback:2 days nothing_new:say quiet:22:00-07:00 except:2026-12-25"
    )
    reply = await counter.ask(line)
    assert reply.private
    (standing,) = await counter.kept()
    kept = standing.subscription
    assert (kept.place, kept.owner, kept.story, kept.zone) == (NEWS, ADA, STORY, "Europe/London")
    assert kept.schedule.hours == AtTimes(times=(time(8, 30), time(17)))
    assert kept.schedule.quiet == QuietHours(start=time(22), end=time(7))
    assert [str(skip.first_on) for skip in kept.schedule.skips] == ["2026-12-25"]
    assert kept.sections == (Section.NEW, Section.FIGURES)
    assert (kept.rules.rule, kept.rules.nothing_new) == (Rule.ALWAYS, NothingNew.SAY)
    assert kept.rules.lookback == timedelta(days=2)


async def test_the_confirmation_shows_the_schedule_the_zone_and_the_next_three_runs(
    counter: Counter,
) -> None:
    said = await counter.said("/digest subscribe weekdays 08:30 zone:Europe/London")
    assert said.splitlines() == [
        "A digest is set up: The river accord",
        "",
        "Every weekday at 08:30 (Europe/London).",
        "Next: Mon 2 November 2026 at 08:30, Tue 3 November 2026 at 08:30 and Wed 4 November "
        "2026 at 08:30 (Europe/London).",
        "An edition comes only if something has changed since the one before.",
        "Its id is ab00cd01.",
    ]


async def test_the_time_may_be_given_by_itself(counter: Counter) -> None:
    await counter.ask("/digest subscribe days:monthly on the 31st time:8 zone:UTC")
    (standing,) = await counter.kept()
    assert standing.subscription.schedule.hours == AtTimes(times=(time(8),))


async def test_it_may_be_due_every_few_hours(counter: Counter) -> None:
    await counter.ask("/digest subscribe time:every 4 hours from 08:00 to 20:00 zone:UTC")
    (standing,) = await counter.kept()
    hours = EveryHours(hours=4, first=time(8), last=time(20))
    assert standing.subscription.schedule.hours == hours


@pytest.mark.parametrize(
    ("rights", "zone", "said"),
    [
        (Rights(manages=True, zone="Asia/Tokyo"), "Asia/Tokyo", "I took your own, Asia/Tokyo"),
        (Rights(manages=True), "UTC", "I took the one set for this bot, UTC"),
        (Rights(manages=True, zone="Mars/Olympus"), "UTC", "the one set for this bot, UTC"),
    ],
)
async def test_without_a_zone_one_is_proposed_and_said(
    counter: Counter, rights: Rights, zone: str, said: str
) -> None:
    assert said in await counter.said("/digest subscribe daily 08:30", rights=rights)
    (standing,) = await counter.kept()
    assert standing.subscription.zone == zone


async def test_filters_are_kinds_and_names(counter: Counter) -> None:
    counter.names = {
        "iran air": entity_id("iran-air"),
        "us": entity_id("us"),
        "iran": entity_id("iran"),
    }
    said = await counter.said(f"{DAILY} only:quotes, sanctions, Iran Air, by:US, country:Iran")
    filters = (await counter.kept())[0].subscription.rules.filters
    assert filters.kinds == {Kind.QUOTE, Kind.DESIGNATION}
    assert filters.entities == {counter.names["iran air"]}
    assert filters.authorities == {counter.names["us"]}
    assert filters.countries == {counter.names["iran"]}
    assert (
        "Only designations or quotes that name iran air, are about or from iran and are acts of us."
    ) in said


async def test_editors_may_see_drafts_first(counter: Counter) -> None:
    others = ((EDITORS.id, Rights(manages=True)),)
    line = f"{DAILY} review:<#{EDITORS.id}> lead:1 hour unapproved:send"
    said = await counter.said(line, others=others)
    review = (await counter.kept())[0].subscription.review
    assert review
    assert (review.place, review.lead) == (EDITORS, timedelta(hours=1))
    assert review.unapproved is Unapproved.SEND
    assert "Editors see each draft 1 hour ahead, in a channel of theirs;" in said
    assert "channel: https://discord.com/channels/900001/100002" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/digest subscribe daily 25:00", "“25:00” is not a time of day."),
        ("/digest subscribe daily", "At what time?"),
        ("/digest subscribe", "At what time?"),
        ("/digest subscribe rule:breaking", "and the rest in a digest. At what time?"),
        (
            "/digest subscribe daily 08:30 zone:Europe/Lundon",
            "There is no time zone “Europe/Lundon”. Perhaps: Europe/London",
        ),
        ("/digest subscribe daily 08:30 zone:+02:00", "is an offset"),
        (
            "/digest subscribe daily 08:30 story:atlantis",
            "No story “atlantis” is on record. There are: river-accord.",
        ),
        (f"{DAILY} sections:weather", "There is no section “weather”: there are new, corrected,"),
        (f"{DAILY} rule:sometimes", "rule is changed, always or breaking, not “sometimes”."),
        (f"{DAILY} lookback:soon", "“soon” is not a length of time"),
        (f"{DAILY} lookback:9 years", "“9 years” is too long."),
        (f"{DAILY} only:Atlantis", "“Atlantis” is no kind of fact and no single name"),
        (
            f"{DAILY} quiet:22:00",
            "“22:00” does not say from when to when. Write quiet hours like 22:00-07:00.",
        ),
        (f"{DAILY} except:yesterday", "is not a date I can read"),
        (f"{DAILY} review:#editors", "does not tell me which channel you mean"),
        (f"{DAILY} lead:30 minutes", "name their channel with review too"),
        (f"{DAILY} review:100002 lead:1 minute", "“1 minute” is too short."),
        ("/digest subscribe daily 08:30, quiet 22:00-07:00 quiet:23:00-06:00", "said twice"),
        ("/digest subscribe daily 08:30 as_of:now", "is not something I can read in a schedule"),
    ],
)
async def test_bad_input_is_a_sentence_and_keeps_nothing(
    counter: Counter, line: str, said: str
) -> None:
    assert said in await counter.said(line)
    assert await counter.kept() == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "daily 22:30, quiet 22:00-07:00",
            "22:30 falls into the quiet hours: it waits until 07:00.",
        ),
        (
            "daily 08:00 and 22:30, quiet 22:00-08:00",
            "it waits until 08:00, and what falls together is one.",
        ),
        ("daily 22:30 and 23:30, quiet 22:00-08:00", "22:30 and 23:30 fall into the quiet hours"),
        ("daily 08:30, except 2025-12-25", "25 December 2025 is over already."),
        ("daily 08:30 only:measures", "Nothing on record fits what it is narrowed to yet."),
    ],
)
async def test_what_will_not_do_as_it_may_be_expected_is_said(
    counter: Counter, line: str, said: str
) -> None:
    assert said in await counter.said(f"/digest subscribe {line} zone:UTC")


@pytest.mark.parametrize(
    "line", ["daily 08:30, quiet 22:00-07:00", "every 2 hours, quiet 22:00-07:00"]
)
async def test_what_will_do_is_not_warned_of(counter: Counter, line: str) -> None:
    said = await counter.said(f"/digest subscribe {line} zone:UTC")
    assert "quiet hours:" not in said and "fits" not in said and "over already" not in said


async def test_other_days_may_have_a_digest_of_their_own(counter: Counter) -> None:
    await counter.ask(DAILY)
    await counter.ask("/digest subscribe sundays 18:00 zone:UTC")
    assert len(await counter.kept()) == 2


async def test_the_same_digest_twice_is_refused_with_the_one_there_is(counter: Counter) -> None:
    await counter.ask(DAILY)
    said = await counter.said("/digest subscribe daily 17:00 zone:UTC")
    assert "This channel has the same digest already, every day at 08:30" in said
    assert "Change that one with /digest edit ab00cd01, or choose other" in said
    assert len(await counter.kept()) == 1


async def test_a_channel_can_only_have_so_many(counter: Counter) -> None:
    for number in range(MOST_HERE):
        counter.names[f"n{number}"] = entity_id(f"n{number}")
        await counter.ask(f"{DAILY} only:n{number}")
    said = await counter.said(DAILY)
    assert "There are 20 digests here already" in said
    assert len(await counter.kept()) == MOST_HERE


@pytest.mark.parametrize(
    ("place", "rights", "said"),
    [
        (NEWS, Rights(manages=False), "You need the permission Manage Channels here"),
        (NEWS, Rights(), "use the command /digest subscribe itself"),
        (
            NEWS,
            Rights(manages=True, lacks=("Send Messages", "Embed Links")),
            "I cannot post in this channel: I lack Send Messages and Embed Links.",
        ),
        (
            Place(platform=Platform.SLACK, id="C1", workspace="T1"),
            Rights(manages=False),
            "Only a workspace admin or owner, or whoever created this channel",
        ),
        (Place(platform=Platform.CONSOLE, id="here"), Rights(), "There is no channel here"),
        (Place(platform=Platform.PAGE, id="here"), Rights(), "There is no channel here"),
    ],
)
async def test_who_may_not_is_told_what_is_missing(
    counter: Counter, place: Place, rights: Rights, said: str
) -> None:
    assert said in await counter.said(DAILY, place, rights=rights)
    assert await counter.kept(place) == ()


@pytest.mark.parametrize(
    "place",
    [
        Place(platform=Platform.DISCORD, id="55"),
        Place(platform=Platform.SLACK, id="D1", workspace="T1"),
    ],
)
async def test_anybody_may_have_one_in_direct_messages(counter: Counter, place: Place) -> None:
    await counter.ask(DAILY, place, rights=Rights(manages=False))
    assert len(await counter.kept(place)) == 1


async def test_on_slack_a_thread_is_no_place_of_its_own(counter: Counter) -> None:
    channel = Place(platform=Platform.SLACK, id="C1", workspace="T1")
    await counter.ask(DAILY, replace(channel, thread="1.2"))
    assert len(await counter.kept(channel)) == 1


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ((), "Drafts can only go to a channel where you may write yourself"),
        (((EDITORS.id, Rights(manages=False)),), "Drafts can only go to a channel where you"),
        (
            ((EDITORS.id, Rights(manages=True, lacks=("View Channel",))),),
            "I cannot post in the editors' channel: I lack View Channel there.",
        ),
    ],
)
async def test_drafts_go_nowhere_that_the_asker_or_the_bot_may_not_write(
    counter: Counter, others: tuple[tuple[str, Rights], ...], said: str
) -> None:
    rights = Rights(manages=None)
    counter.people.rights = {EDITORS.id: rights}
    assert said in await counter.said(f"{DAILY} review:{EDITORS.id}", others=others)
    assert await counter.kept() == ()


async def test_a_store_that_is_lost_keeps_nothing(counter: Counter) -> None:
    counter.room.store.lost = True  # type: ignore[attr-defined]  # of the double
    with pytest.raises(StoreError):
        await counter.ask(DAILY)


async def test_a_person_of_the_platform_owns_it(counter: Counter) -> None:
    bob = Person(platform=Platform.DISCORD, id="8")
    await counter.ask(DAILY, person=bob)
    assert (await counter.kept())[0].subscription.owner == bob
