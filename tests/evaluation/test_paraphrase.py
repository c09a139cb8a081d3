"""Paraphrases ask the same in other words."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.ids import StoryId
from evaluation.generate import answerable_questions
from evaluation.material import Material
from evaluation.paraphrase import make_paraphrases
from evaluation.question import Question
from evaluation.synonyms import with_synonyms
from evaluation.typing_errors import with_errors
from evaluation.word_order import reordered


def test_every_story_has_a_hundred_each_with_the_verdict_of_its_question(
    materials: Mapping[StoryId, Material], asked: Mapping[StoryId, tuple[Question, ...]]
) -> None:
    for story, material in materials.items():
        base = {each.id: each for each in asked[story]}
        made = make_paraphrases(story, material, tuple(base.values()), seed=1)
        assert len(made.questions) >= 100
        for question in made.questions:
            source = base[question.id.removeprefix(f"{question.kind}-")]
            assert question.text != source.text
            assert (question.answerable, question.must) == (True, source.must)


def test_the_same_seed_makes_the_same(materials: Mapping[StoryId, Material]) -> None:
    story, material = next(iter(materials.items()))
    base = tuple(answerable_questions(story, material, []))
    made = [make_paraphrases(story, material, base, seed=seed) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


@given(st.text("abcdefgh XYZ?", max_size=40), st.integers())
def test_a_typing_error_makes_no_known_word(text: str, seed: int) -> None:
    known = {"abcdef", "abdcef", "hhhhh"}
    for wrong in with_errors(text, known, Random(seed)):
        assert wrong != text
        assert {*wrong.lower().split()} & known <= {*text.lower().split()}


def test_a_name_is_not_replaced_by_a_synonym() -> None:
    text = "Did the War Company begin it?"
    for seed in range(20):
        assert list(with_synonyms(text, [(8, 19)], Random(seed))) == [
            "Did the War Company start it?"
        ]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Who is the harbour master?", "Can you tell me who the harbour master is?"),
        ("How many people were barred?", "Do we know how many people were barred?"),
        ("What was said on 3 March 2023?", "On 3 March 2023, what was said?"),
        ("When did the war start?", "When war start"),
        ("Did Norland deny it?", "Norland deny it?"),
    ],
)
def test_a_question_can_be_put_in_another_order(text: str, other: str) -> None:
    assert other in list(reordered(text, [], Random(1)))


def test_no_fragment_turns_what_was_done_to_one_into_what_one_did() -> None:
    assert list(reordered("Who was sanctioned?", [], Random(1))) == [
        "Do we know who was sanctioned?"
    ]
