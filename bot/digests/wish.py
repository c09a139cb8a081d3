"""What the options of a command ask of a digest, read before anything is changed."""

from dataclasses import dataclass, replace

from bot.digests.asking import Asking, DeskPorts
from bot.digests.read_review import read_review
from bot.digests.read_rules import read_rules, read_sections
from bot.digests.read_timing import Timing, read_timing
from bot.digests.rules import Filters
from bot.digests.subscription import Review, Subscription
from bot.digests.zone import read_zone
from bot.errors import RequestError
from bot.facts.book import Book
from bot.facts.ids import EntityId, StoryId
from bot.messages.typed import say_typed

_MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """None stands for what was not said, which stays as it is."""

    asking: Asking
    ports: DeskPorts
    timing: Timing
    zone: str | None
    story: StoryId | None

    def applied_to(self, before: Subscription) -> Subscription:
        """Return a digest with what was asked for. Raises RequestError for what cannot be."""
        options, story = self.asking.options, self.story or before.story
        if story != before.story and "only" not in options and before.rules.filters != Filters():
            raise RequestError(
                "This digest is narrowed by names of its story. For another story, say with "
                "“only” what it is narrowed to now; only:all takes that away."
            )

        def resolve(name: str) -> EntityId | None:
            return self.ports.resolve(story, name)

        sections = read_sections(options["sections"]) if "sections" in options else before.sections
        return replace(
            before,
            story=story,
            schedule=self.timing.applied_to(before.schedule),
            zone=self.zone or before.zone,
            sections=sections,
            rules=read_rules(options, before.rules, resolve),
            review=self.review(before.review),
        )

    def review(self, before: Review | None) -> Review | None:
        """Return who sees drafts first."""
        return read_review(self.asking.options, before, here=self.asking.place)


def read_wish(ports: DeskPorts, asking: Asking) -> Wish:
    """Read the options that stand by themselves. Raises RequestError for what cannot be read."""
    options = asking.options
    return Wish(
        asking=asking,
        ports=ports,
        timing=read_timing(options),
        zone=read_zone(options["zone"]).key if "zone" in options else None,
        story=_read_story(ports.book(), options["story"]) if "story" in options else None,
    )


def _read_story(book: Book, typed: str) -> StoryId:
    wanted = typed.strip().casefold()
    for story in book.stories.values():
        if wanted in (story.id.casefold(), story.title.casefold()):
            return story.id
    known = ", ".join(sorted(book.stories)[:_MOST_NAMED])
    raise RequestError(f"No story {say_typed(typed)} is on record. There are: {known}.")
