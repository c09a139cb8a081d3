"""One question in, in no platform's terms."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Platform(StrEnum):
    """Where a request comes from."""

    DISCORD = "discord"
    SLACK = "slack"
    CONSOLE = "console"
    PAGE = "page"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A channel or a thread. `workspace` is the guild or team; ids only, never names."""

    platform: Platform
    id: str
    workspace: str = ""
    thread: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """An account on a platform."""

    platform: Platform
    id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rights:
    """What the platform tells of the asker, and of the bot, in the place of a request.

    `manages`: whether the asker may manage the place; None where the platform has to be asked.
    `writes`: whether the asker may write there; None where the platform does not tell.
    `lacks` are the permissions that the bot lacks to post there, by the platform's names.
    `zone` is the asker's own IANA zone; empty where the platform does not tell.
    """

    manages: bool | None = None
    lacks: tuple[str, ...] = ()
    zone: str = ""
    writes: bool | None = None


def direct_place(person: Person, *, workspace: str = "") -> Place:
    """Return a person's direct messages as a place: its id is "@" and the person's id."""
    return Place(platform=person.platform, id=f"@{person.id}", workspace=workspace)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Text as typed: a command line ("/aid donor:us") or a question in plain words."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A command whose options the platform has already told apart, by the table's names."""

    command: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """`key` names the event that asks, the same on every redelivery of it.

    `private` is what the asker chose, where the platform lets them; `earlier` are the turns
    before this one in the same thread, oldest first; None where the platform keeps none, and
    what was asked there lately is remembered instead. `others` are the rights in other channels
    that the request names, by their ids, where the platform tells: who `manages` may write there.
    """

    key: str
    asked: Line | Call
    place: Place
    person: Person
    asked_at: datetime
    private: bool = False
    earlier: tuple[str, ...] | None = None
    rights: Rights = Rights()
    others: tuple[tuple[str, Rights], ...] = ()
