"""Schedules and subscriptions for these tests; keywords override any field."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.digests.edition import Edition, edition_id
from bot.digests.read_schedule import read_schedule
from bot.digests.rules import Rules, Section
from bot.digests.schedule import EVERY_DAY, AtTimes, Schedule, Weekly
from bot.digests.slot import Slot, WallTime
from bot.digests.subscription import Pause, PauseReason, Review, Subscription, SubscriptionId
from bot.facts.ids import FactId, StoryId
from bot.messages.outline import Chapter, Entry, Outline, Style
from bot.messages.request import Person, Place, Platform
from tests.bodies import STORY

BERLIN = ZoneInfo("Europe/Berlin")
PLACE = Place(platform=Platform.SLACK, workspace="T1", id="C1")
ADA = Person(platform=Platform.SLACK, id="U1")
MADE_AT = datetime(2026, 7, 1, 12, tzinfo=UTC)
MORNINGS = read_schedule("every day at 08:30")


def daily(*times: time) -> Schedule:
    return Schedule(days=Weekly(weekdays=EVERY_DAY), hours=AtTimes(times=times))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def a_wall(text: str) -> WallTime:
    moment = datetime.fromisoformat(text)
    return WallTime(on=moment.date(), at=moment.time())


def walls(slots: tuple[Slot, ...]) -> list[str]:
    return [str(slot.wall) for slot in slots]


def dues(slots: tuple[Slot, ...]) -> list[str]:
    return [f"{slot.due_at:%Y-%m-%dT%H:%M}" for slot in slots]


def a_pause(paused_at: datetime = MADE_AT) -> Pause:
    return Pause(reason=PauseReason.ASKED, why="Ada paused it.", paused_at=paused_at, by=ADA)


def a_subscription(
    *,
    id: str = "s1",
    place: Place = PLACE,
    story: StoryId = STORY,
    schedule: Schedule = MORNINGS,
    zone: str = "Europe/Berlin",
    made_at: datetime = MADE_AT,
    sections: tuple[Section, ...] = tuple(Section),
    rules: Rules | None = None,
    pause: Pause | None = None,
    review: Review | None = None,
    version: int = 1,
    asked_since: datetime | None = None,
) -> Subscription:
    return Subscription(
        id=SubscriptionId(id),
        place=place,
        story=story,
        schedule=schedule,
        zone=zone,
        owner=Person(platform=place.platform, id="U1"),
        made_at=made_at,
        sections=sections,
        rules=rules or Rules(),
        pause=pause,
        review=review,
        version=version,
        asked_since=asked_since,
    )


def an_edition(title: str = "The river accord: 1 new") -> Edition:
    entry = Entry(fact=FactId("river-accord/signing"), note="new")
    outline = Outline(
        story=STORY,
        title=title,
        chapters=(
            Chapter(heading="What is new", entries=(entry,)),
            Chapter(heading="Figures", entries=(entry,), style=Style.FIGURES),
        ),
        opening=("What changed since the last edition.",),
    )
    return Edition(id=edition_id(STORY, outline), made_at=MADE_AT, outline=outline)
