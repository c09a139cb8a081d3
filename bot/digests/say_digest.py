"""A digest in words: what it is of, when it comes, what it carries, and who sees it first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.digests.rules import Filters, NothingNew, Rule, Rules, Section
from bot.digests.say_next import say_next
from bot.digests.say_options import KIND_WORDS
from bot.digests.say_schedule import say_held, say_list, say_schedule_in
from bot.digests.say_span import say_span
from bot.digests.standing import Standing
from bot.digests.subscription import Review, Subscription, Unapproved
from bot.facts.book import Book
from bot.facts.fact import Kind
from bot.facts.history import Moment
from bot.facts.ids import EntityId, StoryId, local_name
from bot.messages.place_links import link_to
from bot.messages.reply import Action, Notice

WITHOUT_EDITORS = "Post without editors"
_SECTIONS = {
    Section.NEW: "what is new",
    Section.CORRECTED: "what was corrected",
    Section.FIGURES: "figures",
    Section.QUOTES: "quotes",
    Section.UPCOMING: "dates ahead",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestWords:
    """Says digests by the names that are on record now."""

    book: Book
    now: datetime

    def title(self, story: StoryId) -> str:
        """Return a story's title, or its id when it is on record no more."""
        known = self.book.stories.get(story)
        return known.title if known else story

    def short(self, subscription: Subscription) -> str:
        """Return "The river accord, every weekday at 08:30 (Europe/Berlin), paused"."""
        when = say_schedule_in(subscription.schedule, subscription.zone)
        paused = ", paused" if subscription.pause else ""
        return f"{self.title(subscription.story)}, {when}{paused}"

    def describe(self, standing: Standing) -> tuple[Notice, ...]:
        """Return all there is to say of a digest, a line each."""
        review, place = standing.subscription.review, standing.subscription.place
        editors = link_to(review.place) if review and review.place != place else ""
        opens = (Notice(text="Open the editors' channel", url=editors),) if editors else ()
        return (*(Notice(text=line) for line in self._lines(standing)), *opens)

    def say_next(self, standing: Standing) -> str:
        """Return when it comes next, by its own zone's clock; or why it does not."""
        return say_next(standing, now=self.now)

    def name(self, entity: EntityId) -> str:
        """Return an entity's name, or the curator's word for it when it is on record no more."""
        found = self.book.entity(entity, Moment(now=self.now))
        return found.name if found else local_name(entity).replace("-", " ")

    def _lines(self, standing: Standing) -> Iterator[str]:
        subscription, rules = standing.subscription, standing.subscription.rules
        when = say_schedule_in(subscription.schedule, subscription.zone)
        yield f"{when[:1].upper()}{when[1:]}."
        yield self.say_next(standing)
        if held := say_held(subscription.schedule):
            yield held
        yield _say_rule(rules)
        if subscription.sections != tuple(Section):
            yield f"It carries {say_list([_SECTIONS[each] for each in subscription.sections])}."
        if narrowed := self._say_filters(rules.filters):
            yield f"Only {narrowed}."
        if rules.lookback != Rules().lookback:
            yield f"An edition reaches back {say_span(rules.lookback)} at most."
        if subscription.review:
            yield _say_review(subscription.review, subscription)

    def _say_filters(self, filters: Filters) -> str:
        kinds = " or ".join(KIND_WORDS[kind] for kind in Kind if kind in filters.kinds)
        said = []
        if filters.entities:
            said.append(f"name {self._names(filters.entities)}")
        if filters.countries:
            said.append(f"are about or from {self._names(filters.countries)}")
        if filters.authorities:
            said.append(f"are acts of {self._names(filters.authorities)}")
        return f"{kinds or 'facts'} that {say_list(said)}" if said else kinds

    def _names(self, entities: frozenset[EntityId]) -> str:
        known = {each: self.book.entity(each, Moment(now=self.now)) for each in entities}
        inside = [(entity and entity.in_text) or self.name(id) for id, entity in known.items()]
        return " or ".join(sorted(inside))


def digest_actions(subscription: Subscription, *, named: bool = False) -> tuple[Action, ...]:
    """Return the buttons of a digest as it is seen now; `named` ones tell which it is."""
    digest = f"{subscription.id}@{subscription.version}"
    label = f" {subscription.id}" if named else ""
    turn = "resume" if subscription.pause else "pause"
    verbs = ("edit", turn, "remove") if named else ("preview", "edit", turn, "remove")
    buttons = tuple(
        Action(label=f"{verb.capitalize()}{label}", line=f"/digest {verb} {digest}", private=True)
        for verb in verbs
    )
    return (*buttons, *without_editors(subscription, label))


def without_editors(subscription: Subscription, label: str = "") -> tuple[Action, ...]:
    """Return the button that takes a review away, which a choice of channels cannot say."""
    line = f"/digest edit {subscription.id}@{subscription.version} review:none"
    button = Action(label=f"{WITHOUT_EDITORS}{label}", line=line, private=True)
    return (button,) if subscription.review else ()


def _say_rule(rules: Rules) -> str:
    if rules.rule is Rule.ALWAYS:
        return "An edition comes whether or not something has changed."
    silent = rules.nothing_new is NothingNew.SILENT
    said = (
        "An edition comes only if something has changed since the one before."
        if silent
        else "If nothing has changed since the edition before, a line says so."
    )
    return f"{said} Breaking news is posted at once." if rules.rule is Rule.BREAKING else said


def _say_review(review: Review, subscription: Subscription) -> str:
    where = "here" if review.place == subscription.place else "in a channel of theirs"
    otherwise = {
        Unapproved.SKIP: "it is skipped",
        Unapproved.SEND: "it is sent all the same, and says so",
    }
    return (
        f"Editors see each draft {say_span(review.lead)} ahead, {where}; "
        f"without their approval {otherwise[review.unapproved]}."
    )
