"""Whether a reply is right, and the three figures that a set of verdicts comes to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evaluation.question import Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a system said; `answered` is False where it said that nothing is on record."""

    answered: bool
    text: str


class Verdict(StrEnum):
    """WRONG: answered without the fact asked for, or where none is. SILENT: on record, not said."""

    CORRECT = "correct"
    WRONG = "wrong"
    SILENT = "silent"


def judge(question: Question, answer: Answer) -> Verdict:
    """Return the verdict on an answer. What must not be said counts in a decline too."""
    if any(_says(pattern, answer) for pattern in question.mustnot):
        return Verdict.WRONG
    if not question.answerable:
        return Verdict.WRONG if answer.answered else Verdict.CORRECT
    if not answer.answered:
        return Verdict.SILENT
    told = all(_says(pattern, answer) for pattern in question.must)
    return Verdict.CORRECT if told else Verdict.WRONG


def _says(pattern: str, answer: Answer) -> bool:
    return re.search(pattern, answer.text, re.IGNORECASE | re.DOTALL) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Counts over a set. `right` are correct answers, `refused` correct declines."""

    answerable: int
    unanswerable: int
    answered: int
    right: int
    refused: int

    @property
    def coverage(self) -> float | None:
        """Right answers to the answerable, None where nothing is answerable."""
        return self.right / self.answerable if self.answerable else None

    @property
    def precision(self) -> float | None:
        """Right answers to all given, 0 where none is given, None where nothing is answerable."""
        return self.right / max(1, self.answered) if self.answerable else None

    @property
    def refusal(self) -> float | None:
        """Declines of the unanswerable, None where everything is answerable."""
        return self.refused / self.unanswerable if self.unanswerable else None

    @property
    def mean(self) -> float:
        """The mean of the figures there are, by which a baseline's threshold is chosen."""
        figures = (self.coverage, self.precision, self.refusal)
        there = [figure for figure in figures if figure is not None]
        return sum(there) / max(1, len(there))


def score(
    questions: Sequence[Question], answers: Sequence[Answer], verdicts: Sequence[Verdict]
) -> Score:
    """Count verdicts up; the three sequences go side by side."""
    rows = list(zip(questions, answers, verdicts, strict=True))
    right = [question.answerable for question, _, verdict in rows if verdict is Verdict.CORRECT]
    answerable = sum(question.answerable for question in questions)
    return Score(
        answerable=answerable,
        unanswerable=len(rows) - answerable,
        answered=sum(answer.answered for answer in answers),
        right=sum(right),
        refused=len(right) - sum(right),
    )
