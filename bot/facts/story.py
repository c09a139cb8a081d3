"""A dated news event that a desk follows."""

from dataclasses import dataclass
from datetime import date

from bot.facts.ids import FactId, StoryId


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """`brief` names the facts that tell the story shortest, in reading order.

    `questions` are what readers ask of the story as a whole.
    """

    id: StoryId
    title: str
    opened_on: date
    brief: tuple[FactId, ...] = ()
    editor: str = ""
    questions: tuple[str, ...] = ()
