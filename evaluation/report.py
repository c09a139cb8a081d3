"""Results as lines of JSON, as tables, and as the questions that went wrong."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import isfinite

from rich.table import Table

from evaluation.grade import Verdict
from evaluation.run import Result

_SHOWN = 160
"""Characters of a reply that are shown."""
_VERDICTS = (Verdict.CORRECT, Verdict.WRONG, Verdict.SILENT)


def to_line(result: Result) -> str:
    """Return a result as one line of JSON; null is a figure that the set cannot measure."""
    score = result.score
    row: dict[str, object] = {
        "set": result.questions.name,
        "system": result.system,
        "coverage": _rounded(score.coverage),
        "precision": _rounded(score.precision),
        "refusal": _rounded(score.refusal),
        "questions": score.answerable + score.unanswerable,
        "answerable": score.answerable,
        "answered": score.answered,
        "right": score.right,
        "refused": score.refused,
    }
    if result.threshold is not None:
        row["threshold"] = _rounded(result.threshold) if isfinite(result.threshold) else None
    return json.dumps(row)


def to_table(results: Sequence[Result]) -> Table:
    """Return the counts per kind of one set, a column a system."""
    table = Table(
        title=f"{results[0].questions.name}: correct / wrong / silent", title_justify="left"
    )
    table.add_column("kind")
    table.add_column("questions", justify="right")
    for result in results:
        table.add_column(result.system, justify="right")
    counts = [_by_kind(result) for result in results]
    for kind, asked in sorted(
        Counter(each.kind for each in results[0].questions.questions).items()
    ):
        table.add_row(kind, str(asked), *(_cell(count[kind]) for count in counts))
    return table


def show_failures(result: Result) -> Iterator[str]:
    """Yield what went wrong, two lines a question; of a set held back only a sentence."""
    name = result.questions.name
    if result.questions.held:
        yield f"{name} is held back: its questions are graded, never shown."
        return
    rows = zip(result.questions.questions, result.answers, result.verdicts, strict=True)
    for question, answer, verdict in rows:
        if verdict is not Verdict.CORRECT:
            asked = " > ".join((*question.context, question.text))
            yield f"{verdict.value:8}{name} {question.id} [{question.kind}] {asked}"
            yield f"        -> {answer.text[:_SHOWN]!r}"


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)


def _by_kind(result: Result) -> dict[str, Counter[Verdict]]:
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for question, verdict in zip(result.questions.questions, result.verdicts, strict=True):
        counts[question.kind][verdict] += 1
    return counts


def _cell(count: Counter[Verdict]) -> str:
    return " / ".join(str(count[verdict]) for verdict in _VERDICTS)
