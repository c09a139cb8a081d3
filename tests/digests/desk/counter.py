"""The desk of digests over a newsroom in memory, with people who may or may not do things."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import count

from bot.answers.commands import COMMANDS
from bot.answers.parse import check_call, read_line
from bot.digests.asking import DeskPorts
from bot.digests.desk import DigestDesk
from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId
from bot.errors import RequestError
from bot.facts.ids import EntityId, StoryId
from bot.messages.plain import to_plain
from bot.messages.reply import Reply
from bot.messages.request import Line, Person, Place, Platform, Request, Rights
from tests.bodies import STORY
from tests.digests.newsroom import Newsroom

NEWS = Place(platform=Platform.DISCORD, id="100001", workspace="900001")
EDITORS = replace(NEWS, id="100002")
ADA = Person(platform=Platform.DISCORD, id="7")
MANAGER = Rights(manages=True)


class FakePeople:
    """Tells what is told of each place; what came with the request where nothing is."""

    def __init__(self) -> None:
        self.rights: dict[str, Rights] = {}

    async def look_up(self, request: Request) -> Rights:
        return self.rights.get(request.place.id, request.rights)


async def _nothing_happens(_seconds: float) -> None:
    """Let a wait be in vain."""


@dataclass
class Counter:
    """Put lines to `ask` as Ada, who manages the news channel, and others do."""

    room: Newsroom = field(default_factory=Newsroom)
    people: FakePeople = field(default_factory=FakePeople)
    names: dict[str, EntityId] = field(default_factory=dict)
    public_url: str = ""
    waits: list[float] = field(default_factory=list)
    after_pause: Callable[[float], Awaitable[None]] = _nothing_happens

    def __post_init__(self) -> None:
        ids = count(1)
        self.ports = DeskPorts(
            store=self.room.store,
            deliveries=self.room.deliveries,
            people=self.people,
            publisher=self.room.publisher,
            book=self.room.book,
            resolve=self._resolve,
            clock=self.room.time.clock,
            new_id=lambda: SubscriptionId(f"ab00cd{next(ids):02}"),
            default_zone="UTC",
            public_url=self.public_url,
            wake=self.room.wake,
            pause=self._pause,
        )
        self.desk = DigestDesk(self.ports)

    async def ask(
        self,
        line: str,
        place: Place = NEWS,
        *,
        rights: Rights = MANAGER,
        person: Person | None = None,
        others: tuple[tuple[str, Rights], ...] = (),
        story: StoryId = STORY,
    ) -> Reply:
        """Return what a typed line is answered; raises what the desk does."""
        call = read_line(line, COMMANDS)
        check_call(call, COMMANDS)
        request = self._request(line, place, person, rights=rights, others=others)
        return await self.desk.answer(request, story, call.command, dict(call.options))

    async def fill(
        self, line: str, place: Place = NEWS, *, rights: Rights = MANAGER
    ) -> dict[str, str]:
        """Return what the form for a typed line is filled in with."""
        call = read_line(line, COMMANDS)
        request = self._request(line, place, None, rights=rights)
        return dict(await self.desk.fill(request, STORY, call.command, dict(call.options)))

    async def said(self, line: str, place: Place = NEWS, **options: object) -> str:
        """Return the answer to a line as text, a refusal too."""
        try:
            return to_plain(await self.ask(line, place, **options))  # type: ignore[arg-type]  # as given
        except RequestError as error:
            return str(error)

    async def said_of(self, command: str, options: dict[str, str]) -> str:
        """Return what a form that was sent is answered, as text."""
        request = self._request("", NEWS, None, rights=MANAGER)
        try:
            return to_plain(await self.desk.answer(request, STORY, command, options))
        except RequestError as error:
            return str(error)

    async def kept(self, place: Place = NEWS) -> tuple[Standing, ...]:
        return await self.room.store.find(place)

    def _request(
        self,
        line: str,
        place: Place,
        person: Person | None,
        *,
        rights: Rights,
        others: tuple[tuple[str, Rights], ...] = (),
    ) -> Request:
        return Request(
            key="1",
            asked=Line(text=line),
            place=place,
            person=person or replace(ADA, platform=place.platform),
            asked_at=self.room.time.clock(),
            rights=rights,
            others=others,
        )

    def _resolve(self, story: StoryId, name: str) -> EntityId | None:
        return self.names.get(name.casefold())

    async def _pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        await self.after_pause(seconds)
