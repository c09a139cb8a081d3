"""What counts as right, and what the counts come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.baselines import Found
from evaluation.grade import Answer, Verdict, judge, score
from evaluation.question import Question, read_question
from evaluation.threshold import answer_above, best_threshold


def a_question(*, answerable: bool = True, mustnot: tuple[str, ...] = ()) -> Question:
    must = (r"\bsix\b", "norland") if answerable else ()
    return Question(
        id="q1", kind="who", text="Who?", answerable=answerable, must=must, mustnot=mustnot
    )


def said(text: str) -> Answer:
    return Answer(answered=True, text=text)


def declined(text: str = "That is not on record.") -> Answer:
    return Answer(answered=False, text=text)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (said("NORLAND listed\nsix people"), Verdict.CORRECT),
        (said("Norland listed sixty people"), Verdict.WRONG),
        (said("six people"), Verdict.WRONG),
        (declined(), Verdict.SILENT),
        (declined("Related: Norland listed six people"), Verdict.SILENT),
    ],
)
def test_an_answer_is_right_that_says_all_it_must(answer: Answer, verdict: Verdict) -> None:
    assert judge(a_question(), answer) is verdict


def test_what_is_not_on_record_is_right_to_decline() -> None:
    assert judge(a_question(answerable=False), declined()) is Verdict.CORRECT
    assert judge(a_question(answerable=False), said("Perhaps.")) is Verdict.WRONG


def test_what_must_not_be_said_is_wrong_in_an_answer_as_in_a_decline() -> None:
    for answerable, answer in (
        (True, said("Norland: six. @everyone")),
        (True, declined("@everyone")),
        (False, declined("@EVERYONE")),
    ):
        question = a_question(answerable=answerable, mustnot=("@everyone",))
        assert judge(question, answer) is Verdict.WRONG


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["norland six", "no", ""])), min_size=1))
def test_the_figures_are_shares_of_what_they_are_about(rows: list[tuple[bool, str]]) -> None:
    questions = [a_question(answerable=answerable) for answerable, _ in rows]
    answers = [said(text) if text else declined() for _, text in rows]
    total = score(questions, answers, list(map(judge, questions, answers)))
    right = sum(answerable and text == "norland six" for answerable, text in rows)
    refused = sum(not answerable and not text for answerable, text in rows)
    answerable = sum(answerable for answerable, _ in rows)
    answered = sum(bool(text) for _, text in rows)
    if answerable:
        assert total.coverage == right / answerable
        assert total.precision == right / max(1, answered)
    else:
        assert total.coverage is None and total.precision is None
    if answerable < len(rows):
        assert total.refusal == refused / (len(rows) - answerable)
    else:
        assert total.refusal is None


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 5)), min_size=1))
def test_no_threshold_does_better_than_the_best(rows: list[tuple[bool, bool, int]]) -> None:
    questions = [a_question(answerable=answerable) for answerable, _, _ in rows]
    found = [Found(score=near, text="norland six" if good else "") for _, good, near in rows]

    def mean(threshold: float) -> float:
        answers = answer_above(threshold, found)
        return score(questions, answers, list(map(judge, questions, answers))).mean

    best = mean(best_threshold(questions, found))
    assert all(best >= mean(threshold) for threshold in (-1.0, 0, 1, 2, 3, 4, 5, 6, float("inf")))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{}", "has no id"),
        (
            '{"id": "a", "kind": "k", "question": "q", "status": "maybe", "context": [],'
            ' "must": [], "mustnot": []}',
            "neither answered nor no_answer",
        ),
        (
            '{"id": "a", "kind": "k", "question": "q", "status": "answered", "context": [],'
            ' "must": [], "mustnot": []}',
            "must say something",
        ),
        (
            '{"id": "a", "kind": "k", "question": "q", "status": "answered", "context": [],'
            ' "must": ["("], "mustnot": []}',
            "no regular expression",
        ),
    ],
)
def test_a_row_that_cannot_be_graded_is_refused(line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_question(line)
