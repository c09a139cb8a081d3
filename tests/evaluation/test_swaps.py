"""A swap asks what the record does not bear out: checked on the facts, not on the text alone."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.fold import fold
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId, StoryId
from evaluation.material import Material
from evaluation.premise import Premise
from evaluation.question import Question
from evaluation.swap import Swap, sound
from evaluation.swap_aid import swap_aid
from evaluation.swaps import find_swaps, make_swaps
from tests.answers.desk import river_facts
from tests.builders import (
    a_month,
    a_quote,
    a_quote_fact,
    a_support_fact,
    a_support_record,
    an_entity,
    an_entity_fact,
    an_event,
    an_event_fact,
    entity_id,
)

Materials = Mapping[StoryId, Material]
Asked = Mapping[StoryId, tuple[Question, ...]]
_DAY = re.compile(r"(?:on (\d{1,2}) |in )([A-Z][a-z]+ \d{4})\?$")
_LEAST = 100
_COUNTRIES = ("Arland", "Borland", "Corland", "Dorland")


def material_of(*facts: Fact) -> Material:
    """Lay facts out with their ids for texts."""
    texts = {fact.id: " ".join((fact.id, *fact.questions)) for fact in facts}
    return Material(facts=facts, texts=texts)


def swaps_over(material: Material) -> tuple[Swap, ...]:
    """Return every kind of swap."""
    return tuple(find_swaps(material, Random(1), [q for f in material.facts for q in f.questions]))


def bears(fact: Fact, premise: Premise) -> bool:
    """Tell whether a fact meets a premise's conditions, its words left out."""
    parts = set(fact.body.parts())
    return (
        fact.kind is not Kind.ENTITY
        and (not premise.kinds or fact.kind in premise.kinds)
        and (premise.since is None or fact.ended_on >= premise.since)
        and (premise.until is None or fact.happened_on <= premise.until)
        and all(
            any(
                part in plays.parts or not plays.parts
                for part, entity in parts
                if entity in plays.entities
            )
            for plays in premise.plays
        )
    )


def test_no_shipped_fact_bears_out_a_swap(materials: Materials, asked: Asked) -> None:
    for story, material in materials.items():
        questions = [each.text for each in asked[story]]
        for swap in find_swaps(material, Random(1), questions):
            for premise in swap.premises:
                if not premise.words:
                    assert not any(bears(fact, premise) for fact in material.facts), swap


def test_a_swap_that_rests_on_a_strange_name_has_one(materials: Materials) -> None:
    for material in materials.values():
        known = material.words | material.other_words
        for swap in swaps_over(material):
            if not swap.premises and swap.what not in ("attribute", "number"):
                assert set(fold(swap.text).split()) - known, swap


def test_a_swapped_date_is_one_on_which_nothing_happened(materials: Materials) -> None:
    for material in materials.values():
        days = [
            (fact.happened_on, fact.ended_on)
            for fact in material.facts
            if fact.kind is not Kind.ENTITY
        ]
        dated = [swap for swap in swaps_over(material) if swap.what == "date"]
        assert dated
        for swap in dated:
            said = _dates_in(swap.text)
            assert not any(start <= each <= end for start, end in days for each in said), swap


def _dates_in(text: str) -> tuple[date, ...]:
    match = _DAY.search(text)
    assert match, text
    first = datetime.strptime(match[2], "%B %Y").date()
    if match[1]:
        return (first.replace(day=int(match[1])),)
    return tuple(first.replace(day=day) for day in range(1, 29))


def test_every_story_has_a_hundred_of_many_sorts_all_to_be_declined(
    materials: Materials, asked: Asked
) -> None:
    for story, material in materials.items():
        questions = [each.text for each in asked[story]]
        made = make_swaps(story, material, questions, seed=1)
        assert len(made.questions) >= _LEAST
        assert {question.kind for question in made.questions} >= {
            f"swap-{what}"
            for what in ("donor", "recipient", "direction", "speaker", "subject", "date")
        } | {"swap-attribute", "swap-name"}
        assert not any(question.answerable for question in made.questions)
        assert make_swaps(story, material, questions, seed=1) == made


def test_no_answerable_question_is_a_swap(materials: Materials, asked: Asked) -> None:
    for story, material in materials.items():
        base = {fold(each.text) for each in asked[story]}
        made = make_swaps(story, material, sorted(base), seed=1)
        assert base.isdisjoint(fold(question.text) for question in made.questions)


@given(st.sets(st.sampled_from(sorted(permutations(_COUNTRIES, 2))), min_size=1))
def test_no_aid_that_was_given_is_asked_about(given: set[tuple[str, str]]) -> None:
    facts = [an_entity_fact(an_entity(name)) for name in _COUNTRIES]
    for number, (donor, recipient) in enumerate(sorted(given)):
        record = a_support_record(donor=_id(donor), recipient=_id(recipient))
        facts.append(a_support_fact(f"aid-{number}", record))
    material = material_of(*facts)
    for swap in sound(material, swap_aid(material, Random(1))):
        for donor, recipient in given:
            assert _aid_asked(donor, recipient).isdisjoint({swap.text})


def _id(name: str) -> EntityId:
    return entity_id(name.lower())


def _aid_asked(donor: str, recipient: str) -> set[str]:
    return {
        f"How much aid has {donor} given {recipient}?",
        f"How much has {donor} pledged to {recipient}?",
        f"How much money did {donor} promise {recipient}?",
        f"What does {donor}'s aid to {recipient} come to?",
        f"How much support has {recipient} received from {donor}?",
    }


def test_aid_in_both_directions_is_not_reversed() -> None:
    swaps = sound(material_of(*river_facts()), swap_aid(material_of(*river_facts()), Random(1)))
    assert [swap for swap in swaps if swap.what == "direction"] == []


def test_words_that_come_on_record_are_no_longer_a_swap() -> None:
    silent = an_entity_fact(an_entity("Ana Reed", kind=EntityKind.PERSON))
    quoted = a_quote_fact("her-words", a_quote(speaker=entity_id("ana-reed")))

    def speakers(*facts: Fact) -> set[str]:
        swaps = swaps_over(material_of(*facts))
        return {swap.text for swap in swaps if swap.what == "speaker" and swap.premises}

    assert any("Ana Reed" in text for text in speakers(*river_facts(), silent))
    assert not any("Ana Reed" in text for text in speakers(*river_facts(), silent, quoted))


def test_a_month_in_which_something_happened_is_not_asked_about() -> None:
    months = [a_month(year, month) for year in range(2010, 2024) for month in range(1, 9)]
    events = [
        an_event_fact(f"event-{number}", an_event(when=month))
        for number, month in enumerate(months)
    ]
    swaps = swaps_over(material_of(*river_facts(), *events))
    asked = [swap.text for swap in swaps if swap.what == "date"]
    assert asked
    said = {f"{month.start_on:%B %Y}" for month in months}
    assert not any(month in text for month in said for text in asked)
