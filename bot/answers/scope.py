"""What a command's function gets: the facts it may show, and the options it was given."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.digesting import AnswerDigests, FillDigests, digest_nowhere, fill_nothing
from bot.answers.filing import FileGap, file_nowhere
from bot.answers.snapshot import Snapshot
from bot.facts.entity import Entity
from bot.facts.fact import Fact
from bot.facts.history import Moment
from bot.facts.ids import EntityId, FactId, StoryId, local_name
from bot.facts.query import Query
from bot.messages.health import Health
from bot.messages.request import Request


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What commands may know and do beyond the Book.

    `choose` records the story a request's place follows; it raises StoreError. `health` tells
    how platforms and store are; `versions` are (name, version) pairs. `file_gap` puts a question
    on the desk's list, see `Filing.file`; `digests` answers the commands about digests, and
    `fill_digests` fills in their forms.
    """

    choose: Callable[[Request, StoryId], Awaitable[None]]
    health: Callable[[], Sequence[Health]]
    versions: tuple[tuple[str, str], ...] = ()
    file_gap: FileGap = file_nowhere
    digests: AnswerDigests = digest_nowhere
    fill_digests: FillDigests = fill_nothing


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """`options` hold the texts as typed, by option name; those not given are absent."""

    request: Request
    snapshot: Snapshot
    story: StoryId
    moment: Moment
    options: Mapping[str, str]
    surroundings: Surroundings
    command: str

    def find(self, query: Query) -> list[Fact]:
        """Return the facts that fit and may be shown, newest first."""
        return list(self.snapshot.book.find(query, self.moment))

    def get(self, fact_id: FactId) -> Fact | None:
        """Return a fact that may be shown."""
        return self.snapshot.book.get(fact_id, self.moment)

    def entity(self, entity_id: EntityId) -> Entity | None:
        """Return an entity that may be shown."""
        return self.snapshot.book.entity(entity_id, self.moment)

    def name(self, entity_id: EntityId) -> str:
        """Return an entity's name for use in a sentence.

        Falls back on the curator's word for it when the entity itself may not be shown.
        """
        entity = self.entity(entity_id)
        return (
            (entity.in_text or entity.name) if entity else local_name(entity_id).replace("-", " ")
        )

    def label(self, entity_id: EntityId) -> str:
        """Return an entity's name as it stands alone: in a table or a chart."""
        entity = self.entity(entity_id)
        return entity.name if entity else self.name(entity_id)

    def with_options(self, **options: str) -> "Scope":
        """Return the same scope with other options, for one command that stands in for another."""
        return replace(self, options=options)

    def line(self, **options: str) -> str:
        """Return the command line of this request with some options changed, for a button.

        An empty string takes an option out.
        """
        merged = {**self.options, **options}
        words = [f"{name}:{_quote(value)}" for name, value in merged.items() if value]
        return " ".join((f"/{self.command}", *words))


def _quote(value: str) -> str:
    return '"' + value.replace('"', "") + '"' if ":" in value or '"' in value else value
