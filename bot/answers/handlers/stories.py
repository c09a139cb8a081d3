"""`/story`: list the stories, or choose the one a channel follows."""

from rapidfuzz import process

from bot.answers.decline import MOST_CHOICES, decline
from bot.answers.fold import fold
from bot.answers.scope import Scope
from bot.answers.words import say_list
from bot.facts.ids import StoryId
from bot.facts.story import Story
from bot.messages.dates import say_date
from bot.messages.reply import Action, Notice, Reply
from bot.messages.typed import say_typed


async def answer_story(scope: Scope) -> Reply:
    """List the stories; with `use`, record the choice for this channel and say so."""
    stories = scope.snapshot.book.stories
    typed = scope.options.get("use")
    if typed is None:
        return _list(scope)
    chosen = _find(typed, list(stories.values()))
    if chosen is None:
        known = say_list([story.title for story in stories.values()][:MOST_CHOICES])
        return decline(
            f"No story {say_typed(typed)} is on record.",
            f"On record: {known}.",
            actions=_actions(scope),
        )
    await scope.surroundings.choose(scope.request, chosen.id)
    return Reply(
        title=chosen.title,
        blocks=(Notice(text="This channel follows this story from now on."),),
        actions=(Action(label="Brief", line="/brief"),),
    )


def _list(scope: Scope) -> Reply:
    lines = [
        Notice(
            text=f"{story.title} ({story.id}, opened {say_date(story.opened_on)})"
            + (" — followed here" if story.id == scope.story else "")
        )
        for story in scope.snapshot.book.stories.values()
    ]
    return Reply(title="Stories", blocks=tuple(lines), actions=tuple(_actions(scope)))


def _actions(scope: Scope) -> list[Action]:
    others = [each for each in scope.snapshot.book.stories if each != scope.story]
    return [Action(label=f"Follow {each}", line=f"/story use:{each}") for each in others]


def _find(typed: str, stories: list[Story]) -> Story | None:
    names: dict[str, StoryId] = {}
    for story in stories:
        names[fold(story.id)] = names[fold(story.title)] = story.id
    nearest = process.extractOne(fold(typed), names.keys(), score_cutoff=85)
    chosen = names[nearest[0]] if nearest else None
    return next((story for story in stories if story.id == chosen), None)
