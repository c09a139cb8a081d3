"""Who a person is on Slack, and what they and the bot may do in a channel."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.errors import DeliveryError, PlaceGoneError, RequestError, TokenGoneError
from bot.messages.request import Person, Place, Request, Rights
from bot.platforms.slack.faults import MISSING_SCOPE
from bot.platforms.slack.recent import Recent
from bot.platforms.slack.sender import SlackSender

_CAPACITY = 2_000
_PEOPLE_LAST = timedelta(minutes=5)
_CHANNELS_LAST = timedelta(minutes=2)
_DIRECT = ("D", "@")
_LEADERS = ("is_admin", "is_owner", "is_primary_owner")
_USED_OF_PERSON = (*_LEADERS, "is_stranger", "enterprise_user", "team_id", "tz")
_USED_OF_CHANNEL = ("creator", "is_archived", "is_member")
_MEMBERSHIP = "membership (type /invite and my name there)"
_ARCHIVED = "This channel is archived, so nothing can be posted in it."
_UNSEEN = (
    "I cannot see that channel: invite me there with /invite, then try again. Nothing was changed."
)
_NO_PERSON = "Slack does not tell me who you are, so nothing was changed."


class SlackPeople:
    """Asks Slack, and remembers what it said for a few minutes; refusals are asked anew."""

    def __init__(self, *, sender: SlackSender, clock: Clock) -> None:
        self._sender = sender
        self._people: Recent[Mapping[str, Any]] = Recent(
            clock=clock, lasts=_PEOPLE_LAST, capacity=_CAPACITY
        )
        self._channels: Recent[Mapping[str, Any]] = Recent(
            clock=clock, lasts=_CHANNELS_LAST, capacity=_CAPACITY
        )

    async def look_up(self, request: Request) -> Rights:
        """Return what the asker, and the bot, may do in the request's place.

        Raises RequestError when Slack does not tell, and for an archived channel.
        """
        place, person = request.place, request.person
        if place.id.startswith(_DIRECT):
            return Rights(manages=True, zone=await self.zone_of(person))
        channel = await self._channel(place)
        if channel.get("is_archived"):
            raise RequestError(_ARCHIVED)
        user = await self._person(person)
        return Rights(
            manages=channel.get("creator") == person.id or _leads(user, place.workspace),
            lacks=() if channel.get("is_member") else (_MEMBERSHIP,),
            zone=str(user.get("tz") or ""),
        )

    async def zone_of(self, person: Person) -> str:
        """Return a person's own IANA zone, empty where Slack does not tell."""
        try:
            return str((await self._person(person)).get("tz") or "")
        except RequestError:
            return ""

    async def _person(self, person: Person) -> Mapping[str, Any]:
        if known := self._people.get(person.id):
            return known
        with _in_words("users:read", gone=_NO_PERSON):
            answer = await self._sender.read("users.info", {"user": person.id})
        user: Mapping[str, Any] = answer.get("user") or {}
        return self._people.keep(person.id, {each: user.get(each) for each in _USED_OF_PERSON})

    async def _channel(self, place: Place) -> Mapping[str, Any]:
        if known := self._channels.get(place.id):
            return known
        with _in_words("channels:read and groups:read", gone=_UNSEEN):
            answer = await self._sender.read("conversations.info", {"channel": place.id})
        told: Mapping[str, Any] = answer.get("channel") or {}
        channel = {each: told.get(each) for each in _USED_OF_CHANNEL}
        # Whoever is told to invite the bot does it, and tries again at once.
        usable = channel.get("is_member") and not channel.get("is_archived")
        return self._channels.keep(place.id, channel) if usable else channel


def _leads(user: Mapping[str, Any], workspace: str) -> bool:
    """Whether somebody is an admin or owner of this workspace, and not of a connected one."""
    team = user.get("team_id")
    foreign = user.get("is_stranger") or (
        team and workspace and team != workspace and not user.get("enterprise_user")
    )
    return not foreign and any(user.get(each) for each in _LEADERS)


@contextmanager
def _in_words(scopes: str, *, gone: str) -> Iterator[None]:
    """Turn what Slack refuses into a sentence for the asker."""
    try:
        yield
    except TokenGoneError as error:
        raise RequestError("Slack no longer accepts this bot's token.") from error
    except PlaceGoneError as error:
        if str(error) == MISSING_SCOPE:
            raise RequestError(_say_scope(scopes)) from error
        raise RequestError(gone) from error
    except DeliveryError as error:
        raise RequestError(
            "Slack does not tell me right now who may manage this channel. "
            "Nothing was changed; try again in a minute."
        ) from error


def _say_scope(scopes: str) -> str:
    return (
        f"I may not look up who manages this channel: on Slack this app lacks {scopes}. "
        "Its operator can install it again from the current manifest. Nothing was changed."
    )
