"""When a baseline stays silent: below the likeness that serves it best."""

from collections.abc import Sequence
from math import inf

from evaluation.baselines import Found
from evaluation.grade import Answer, judge, score
from evaluation.question import Question

_SILENCE = Answer(answered=False, text="")


def best_threshold(questions: Sequence[Question], found: Sequence[Found]) -> float:
    """Return the threshold with the best mean of coverage, precision and refusal.

    Chosen on the very questions it is graded on, which no threshold in use could be. inf
    answers nothing.
    """
    told = [
        judge(question, Answer(answered=True, text=each.text))
        for question, each in zip(questions, found, strict=True)
    ]
    silent = [judge(question, _SILENCE) for question in questions]

    def mean(threshold: float) -> float:
        verdicts = [
            said if each.score >= threshold else unsaid
            for said, unsaid, each in zip(told, silent, found, strict=True)
        ]
        return score(questions, answer_above(threshold, found), verdicts).mean

    return max((*sorted({each.score for each in found}), inf), key=mean)


def answer_above(threshold: float, found: Sequence[Found]) -> tuple[Answer, ...]:
    """Answer where the best fact fits at least so well, be silent elsewhere."""
    return tuple(
        Answer(answered=True, text=each.text) if each.score >= threshold else _SILENCE
        for each in found
    )
