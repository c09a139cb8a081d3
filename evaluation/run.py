"""Every system over every set."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.facts.ids import StoryId
from evaluation.baselines import (
    Found,
    Rank,
    Texts,
    find,
    list_texts,
    rank_by_bm25,
    rank_by_rapidfuzz,
)
from evaluation.desk import Desk, answer_all
from evaluation.grade import Answer, Score, Verdict, judge, score
from evaluation.sets import QuestionSet
from evaluation.threshold import answer_above, best_threshold

DATELINE = "dateline"
BASELINES: Mapping[str, Callable[[Texts], Rank]] = {
    "bm25": rank_by_bm25,
    "rapidfuzz": rank_by_rapidfuzz,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What one system came to on one set; `threshold` is None for one that has none."""

    questions: QuestionSet
    system: str
    answers: tuple[Answer, ...]
    verdicts: tuple[Verdict, ...]
    threshold: float | None = None

    @property
    def score(self) -> Score:
        """The counts behind the three figures."""
        return score(self.questions.questions, self.answers, self.verdicts)


async def grade_dateline(desk: Desk, sets: Sequence[QuestionSet]) -> tuple[Result, ...]:
    """Put every set to the bot."""
    return tuple(
        [
            _grade(each, DATELINE, await answer_all(desk, each.story, each.questions))
            for each in sets
        ]
    )


def grade_baselines(desk: Desk, sets: Sequence[QuestionSet]) -> Iterator[Result]:
    """Put every set to the baselines, which search the set's own story alone.

    What is generated from one story shares a threshold: a set in which everything, or nothing,
    is answerable would choose one that answers all, or nothing.
    """
    texts = {story: list_texts(desk.scope(story)) for story in {each.story for each in sets}}
    for system, index in BASELINES.items():
        ranks = {story: index(each) for story, each in texts.items()}
        for group in _groups(sets):
            yield from _grade_group(system, group, texts, ranks)


def _grade_group(
    system: str,
    group: Sequence[QuestionSet],
    texts: Mapping[StoryId, Texts],
    ranks: Mapping[StoryId, Rank],
) -> Iterator[Result]:
    found: list[tuple[Found, ...]] = [
        tuple(find(texts[each.story], ranks[each.story], asked) for asked in each.questions)
        for each in group
    ]
    questions = [asked for each in group for asked in each.questions]
    threshold = best_threshold(questions, [one for each in found for one in each])
    for each, ranked in zip(group, found, strict=True):
        yield _grade(each, system, answer_above(threshold, ranked), threshold)


def _groups(sets: Sequence[QuestionSet]) -> Sequence[Sequence[QuestionSet]]:
    groups: dict[str, list[QuestionSet]] = defaultdict(list)
    for each in sets:
        groups[f"generated from {each.story}" if each.generated else each.name].append(each)
    return tuple(groups.values())


def _grade(
    questions: QuestionSet,
    system: str,
    answers: tuple[Answer, ...],
    threshold: float | None = None,
) -> Result:
    verdicts = map(judge, questions.questions, answers)
    return Result(
        questions=questions,
        system=system,
        answers=answers,
        verdicts=tuple(verdicts),
        threshold=threshold,
    )
