"""Further sets, made from what is on record and from the questions that are written."""

from collections.abc import Iterator, Sequence

from bot.facts.ids import StoryId
from evaluation.desk import Desk
from evaluation.material import Material, gather
from evaluation.paraphrase import make_paraphrases
from evaluation.question import Question
from evaluation.sets import QuestionSet
from evaluation.stored import stored_questions
from evaluation.swaps import make_swaps


def generate_sets(
    desk: Desk, written: Sequence[QuestionSet], *, seed: int
) -> tuple[QuestionSet, ...]:
    """Return paraphrases and swaps of every story; nothing is made of what is held back."""
    materials = gather_all(desk)
    made = []
    for story, material in sorted(materials.items()):
        base = tuple(answerable_questions(story, material, written))
        texts = [question.text for question in base]
        made.append(make_paraphrases(story, material, base, seed=seed))
        made.append(make_swaps(story, material, texts, seed=seed))
    return tuple(made)


def gather_all(desk: Desk) -> dict[StoryId, Material]:
    """Lay out every story that is loaded, each with the words of the others."""
    alone = {story: gather(desk.scope(story)) for story in desk.snapshot.book.stories}
    return {
        story: gather(
            desk.scope(story),
            other_words=frozenset().union(
                *(other.words for each, other in alone.items() if each != story)
            ),
        )
        for story in alone
    }


def answerable_questions(
    story: StoryId, material: Material, written: Sequence[QuestionSet]
) -> Iterator[Question]:
    """Yield the answerable questions about a story that may be looked at, follow-ups left out."""
    for each in written:
        if each.story == story and not each.held:
            yield from (
                question
                for question in each.questions
                if question.answerable and not question.context
            )
    yield from stored_questions(material)
