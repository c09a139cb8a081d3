"""Whom Slack says somebody is, and what the bot may do in a channel."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.errors import RequestError
from bot.messages.request import Line, Person, Place, Platform, Request, Rights
from bot.platforms.slack.people import SlackPeople
from tests.fakes.slack_person import CHANNEL, DIRECT, PERSON
from tests.fakes.slack_server import TEAM, FakeSlack, Fault
from tests.platforms.slack.conftest import NOW, Waits
from tests.platforms.slack.web import a_sender


@dataclass
class Hands:
    """A clock that is set by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
async def people(slack: FakeSlack, waits: Waits, clock: Hands) -> AsyncIterator[SlackPeople]:
    async with a_sender(slack, waits) as sender:
        yield SlackPeople(sender=sender, clock=clock)


def a_request(channel: str = CHANNEL, person: str = PERSON) -> Request:
    return Request(
        key="k",
        asked=Line(text="/digest pause"),
        place=Place(platform=Platform.SLACK, id=channel, workspace=TEAM),
        person=Person(platform=Platform.SLACK, id=person),
        asked_at=NOW,
    )


async def test_a_member_may_not_manage_but_has_a_zone(people: SlackPeople) -> None:
    assert await people.look_up(a_request()) == Rights(manages=False, zone="Europe/London")


@pytest.mark.parametrize("role", ["is_admin", "is_owner", "is_primary_owner"])
async def test_who_leads_the_workspace_manages(
    people: SlackPeople, slack: FakeSlack, role: str
) -> None:
    slack.workspace.people[PERSON] = {role: True}

    assert (await people.look_up(a_request())).manages is True


async def test_who_created_the_channel_manages(people: SlackPeople, slack: FakeSlack) -> None:
    slack.workspace.channels[CHANNEL] = {"creator": PERSON}

    assert (await people.look_up(a_request())).manages is True


@pytest.mark.parametrize("foreign", [{"team_id": "T0FOREIGN"}, {"is_stranger": True}])
async def test_an_admin_of_a_connected_workspace_does_not_manage(
    people: SlackPeople, slack: FakeSlack, foreign: dict[str, Any]
) -> None:
    slack.workspace.people[PERSON] = {"is_admin": True, **foreign}

    assert (await people.look_up(a_request())).manages is False


async def test_a_person_manages_their_direct_messages(people: SlackPeople) -> None:
    for place in (DIRECT, f"@{PERSON}"):
        rights = await people.look_up(a_request(place))
        assert rights == Rights(manages=True, zone="Europe/London")


async def test_where_the_bot_is_no_member_it_says_how_to_invite_it(
    people: SlackPeople, slack: FakeSlack
) -> None:
    slack.joined = False

    [lack] = (await people.look_up(a_request())).lacks

    assert "/invite" in lack


async def test_a_private_channel_that_is_not_seen_says_how_to_invite_it(
    people: SlackPeople, slack: FakeSlack
) -> None:
    slack.workspace.channels[CHANNEL] = {"is_private": True, "is_member": False}

    with pytest.raises(RequestError, match="cannot see that channel: invite me there"):
        await people.look_up(a_request())


async def test_an_archived_channel_is_said_to_be(people: SlackPeople, slack: FakeSlack) -> None:
    slack.workspace.channels[CHANNEL] = {"is_archived": True}

    with pytest.raises(RequestError, match="archived"):
        await people.look_up(a_request())


@pytest.mark.parametrize("scope", ["users:read", "channels:read"])
async def test_a_missing_scope_is_named(people: SlackPeople, slack: FakeSlack, scope: str) -> None:
    slack.workspace.without.add(scope)

    with pytest.raises(RequestError, match=f"lacks {scope}"):
        await people.look_up(a_request())


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(status=429, retry_after="30"), "right now"),
        (Fault(status=500), "right now"),
        (Fault(error="internal_error"), "right now"),
        (Fault(error="token_revoked"), "no longer accepts"),
    ],
)
async def test_what_slack_does_not_tell_is_a_sentence(
    people: SlackPeople, slack: FakeSlack, fault: Fault, words: str
) -> None:
    slack.fail("users.info", fault)

    with pytest.raises(RequestError, match=words):
        await people.look_up(a_request())
    # Nothing of it is kept.
    assert (await people.look_up(a_request())).zone == "Europe/London"


async def test_a_zone_that_is_not_told_is_none(people: SlackPeople, slack: FakeSlack) -> None:
    slack.workspace.without.add("users:read")

    assert await people.zone_of(a_request().person) == ""


async def test_what_was_asked_is_kept_for_minutes(
    people: SlackPeople, slack: FakeSlack, clock: Hands
) -> None:
    for _ in range(3):
        await people.look_up(a_request())
    assert slack.calls == ["conversations.info", "users.info"]

    clock.now += timedelta(minutes=5)
    await people.look_up(a_request())
    assert len(slack.calls) == 4


async def test_who_invites_the_bot_need_not_wait(people: SlackPeople, slack: FakeSlack) -> None:
    slack.joined = False
    await people.look_up(a_request())

    slack.joined = True

    assert (await people.look_up(a_request())).lacks == ()
