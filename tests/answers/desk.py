"""A small desk with one story in memory, to put lines to."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.answers.commands import COMMANDS
from bot.answers.filing import Filing
from bot.answers.service import AnswerService
from bot.answers.shelf import Shelf
from bot.answers.snapshot import take_snapshot
from bot.facts.book import build_book
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact
from bot.facts.quantity import Qualifier
from bot.facts.source import Source
from bot.facts.story import Story
from bot.facts.support import Stage
from bot.facts.when import Precision, When
from bot.messages.health import Connection, Health
from bot.messages.reply import Reply
from bot.messages.request import Call, Line, Person, Place, Platform, Request
from tests.builders import (
    a_claim,
    a_claim_fact,
    a_designation,
    a_designation_fact,
    a_dispute,
    a_measure_fact,
    a_person,
    a_quantity,
    a_quote,
    a_quote_fact,
    a_source,
    a_story,
    a_support_fact,
    a_support_record,
    an_entity,
    an_entity_fact,
    an_event,
    an_event_fact,
    entity_id,
    fact_id,
    records,
)
from tests.fakes.stores import MemoryFactStore, MemoryGapStore, MemoryPlaceStore

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
PLACE = Place(platform=Platform.CONSOLE, id="here")


def river_facts() -> tuple[Fact, ...]:
    """Return a story with two facts of most kinds."""
    norland, suderia = entity_id("norland"), entity_id("suderia")
    return (
        an_entity_fact(an_entity("Norland", aliases=("Norlanders", "the North"))),
        an_entity_fact(an_entity("Suderia", aliases=("Süd",))),
        an_entity_fact(an_entity("Delta Shipping", kind=EntityKind.ORGANISATION, country=suderia)),
        an_entity_fact(an_entity("Delta Bank", kind=EntityKind.ORGANISATION, country=norland)),
        an_entity_fact(a_person()),
        an_entity_fact(an_entity("Old Dam", kind=EntityKind.TOPIC)),
        a_designation_fact(
            body=a_designation(
                counts=(a_quantity(6, unit="entities"), a_quantity(10)), bases=(suderia,)
            )
        ),
        a_measure_fact(),
        a_support_fact("aid-north"),
        a_support_fact(
            "aid-south",
            a_support_record(
                donor=suderia,
                recipient=norland,
                amount=a_quantity("250000000", Qualifier.NEARLY, unit=""),
                category="",
                stage=Stage.PLEDGE,
            ),
        ),
        a_quote_fact("river-quote"),
        a_quote_fact(
            "denial",
            a_quote(speaker=suderia, text="There is no dam", about=(entity_id("old-dam"),)),
        ),
        a_claim_fact(
            body=a_claim(
                about=(entity_id("old-dam"),),
                disputes=(a_dispute(quotes=(fact_id("denial"),)),),
            )
        ),
        an_event_fact(),
        an_event_fact(
            "drought",
            an_event(
                statement="The drought began.",
                when=When(start_on=date(2022, 8, 1), precision=Precision.MONTH),
            ),
        ),
    )


@dataclass
class Desk:
    """Put lines to `ask`; the answers come from `facts` alone."""

    facts: tuple[Fact, ...] = field(default_factory=river_facts)
    stories: tuple[Story, ...] = (a_story(brief=(fact_id("listing"), fact_id("claim"))),)
    sources: tuple[Source, ...] = (a_source(),)
    default_story: str = ""
    now: datetime = NOW
    places: MemoryPlaceStore = field(default_factory=MemoryPlaceStore)
    store: MemoryFactStore = field(default_factory=MemoryFactStore)
    gaps: MemoryGapStore = field(default_factory=MemoryGapStore)

    def __post_init__(self) -> None:
        self.shelf = Shelf(store=self.store)
        book = build_book(records(*self.facts, stories=self.stories, sources=self.sources))
        self.shelf.snapshot = take_snapshot(book)
        self.service = AnswerService(
            shelf=self.shelf,
            places=self.places,
            commands=COMMANDS,
            health=lambda: (Health(name="store", connection=Connection.READY),),
            clock=lambda: self.now,
            new_error_id=lambda: "k7wq",
            versions=(("dateline", "0.1.0"),),
            default_story=self.default_story,
            file_gap=Filing(store=self.gaps).file,
        )

    async def ask(
        self, line: str, place: Place = PLACE, *, earlier: tuple[str, ...] | None = ()
    ) -> Reply:
        """Answer a typed line."""
        return await self._put(Line(text=line), place, earlier)

    async def call(self, command: str, /, **options: str) -> Reply:
        """Answer a command with its options told apart."""
        return await self._put(Call(command=command, options=tuple(options.items())), PLACE)

    async def _put(
        self, asked: Line | Call, place: Place, earlier: tuple[str, ...] | None = ()
    ) -> Reply:
        return await self.service.answer(
            Request(
                key="1",
                asked=asked,
                place=place,
                person=Person(platform=place.platform, id="p"),
                asked_at=self.now,
                earlier=earlier,
            )
        )
