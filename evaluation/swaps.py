"""Every swap over one story, as a set of questions to be declined."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import Random

from bot.facts.ids import StoryId
from evaluation.material import Material
from evaluation.question import Question
from evaluation.sets import QuestionSet
from evaluation.swap import Swap, sound
from evaluation.swap_acts import swap_authorities, swap_measures, swap_transfers
from evaluation.swap_aid import swap_aid
from evaluation.swap_attributes import swap_attributes, swap_numbers
from evaluation.swap_dates import swap_dates
from evaluation.swap_names import swap_names
from evaluation.swap_speech import swap_parties, swap_speakers, swap_subjects

EACH = 24
"""Swaps of one sort that are kept."""


def make_swaps(
    story: StoryId, material: Material, questions: Iterable[str], *, seed: int
) -> QuestionSet:
    """Return at most EACH swaps of every sort, the same for the same story and seed.

    `questions` are answerable ones from which names are taken out.
    """
    chance = Random(f"{seed}:{story}:swap")  # noqa: S311  # a sample that can be repeated
    chosen = find_swaps(material, chance, questions)
    numbered = enumerate(chosen, start=1)
    return QuestionSet(
        story=story,
        label="swap",
        generated=True,
        questions=tuple(
            Question(
                id=f"swap-{number}", kind=f"swap-{swap.what}", text=swap.text, answerable=False
            )
            for number, swap in numbered
        ),
    )


def find_swaps(material: Material, chance: Random, questions: Iterable[str]) -> Sequence[Swap]:
    """Return the sample of sound swaps, by sort."""
    made = (
        *swap_aid(material, chance),
        *swap_authorities(material, chance),
        *swap_measures(material, chance),
        *swap_transfers(material, chance),
        *swap_speakers(material, chance),
        *swap_subjects(material, chance),
        *swap_parties(material, chance),
        *swap_dates(material, chance),
        *swap_attributes(material, chance),
        *swap_numbers(material, chance),
        *swap_names(material, chance, questions),
    )
    by_sort: dict[str, dict[str, Swap]] = defaultdict(dict)
    for swap in sound(material, made):
        by_sort[swap.what].setdefault(swap.text, swap)
    return [swap for sort in sorted(by_sort) for swap in _sample(by_sort[sort].values(), chance)]


def _sample(swaps: Iterable[Swap], chance: Random) -> Sequence[Swap]:
    """Return at most EACH, half of them at best about names that the story knows: the harder."""
    pool = tuple(swaps)
    every = chance.sample(pool, len(pool))
    known = [swap for swap in every if swap.premises]
    strange = [swap for swap in every if not swap.premises]
    half = max(EACH // 2, EACH - len(strange))
    chosen = known[:half]
    return chosen + strange[: EACH - len(chosen)]
