"""A message read as questions, each with the facts that answer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.questions.aside import asides
from bot.answers.questions.chat import is_aside, is_signature
from bot.answers.questions.choose import choose_facts
from bot.answers.questions.read import read_question
from bot.answers.questions.split import MOST, clauses, is_chat, is_question, split_questions
from bot.answers.questions.stored import stored_with
from bot.answers.questions.succession import find_predecessors
from bot.answers.questions.thread import read_in_thread
from bot.answers.reading import Reading, called_by_name
from bot.answers.scope import Scope
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact

MOST_STORED = 4
"""Facts that are shown of those with which one question is stored."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """One question of a message. `reading` is None when nothing says what it refers to."""

    question: str
    reading: Reading | None
    facts: tuple[Fact, ...] = ()


def ask(scope: Scope, message: str, earlier: Sequence[str]) -> tuple[Answered, ...]:
    """Return the questions of a message with their facts; never none."""
    whole = _ask_one(scope, message, earlier)
    parts = split_questions(message)
    if len(parts) > 1 and all(map(is_question, parts)):
        several = tuple(_ask_each(scope, parts, earlier))
        if len(several) == len(parts) and all(each.facts for each in several):
            return several[:MOST]
    if len(parts) < 2 or (whole.facts and message.count("?") < 2):
        return (whole,) if whole.facts else (_ask_clauses(scope, message, earlier) or whole,)
    asked = list(_ask_each(scope, parts, earlier))
    if not any(each.facts for each in asked):
        return (whole,)
    return tuple(asked[:MOST])


def _ask_one(scope: Scope, question: str, earlier: Sequence[str]) -> Answered:
    if stored := stored_with(scope, question):
        reading = read_question(scope, question)
        return Answered(question=question, reading=reading, facts=tuple(stored[:MOST_STORED]))
    readings = read_in_thread(scope, question, earlier)
    for reading in (*readings, *_of_former(scope, question, earlier, readings)):
        if facts := choose_facts(scope, reading):
            return Answered(question=question, reading=reading, facts=tuple(facts))
    before = any(find_predecessors(scope, each) is not None for each in readings)
    if not before and (facts := _beside(scope, question, earlier)):
        return Answered(question=question, reading=readings[0], facts=tuple(facts))
    return Answered(question=question, reading=readings[0] if readings else None)


def _beside(scope: Scope, question: str, earlier: Sequence[str]) -> list[Fact]:
    """Return the answer to a question without its circumstances, which are on record too."""
    for main, aside in asides(question):
        told = read_in_thread(scope, aside, (*earlier, main))
        if any(choose_facts(scope, each) for each in told):
            meant = (each for each in read_in_thread(scope, main, earlier) if _asks(each))
            found = (choose_facts(scope, each) for each in meant)
            if facts := next((each for each in found if each), None):
                return facts
    return []


def _asks(reading: Reading) -> bool:
    """Tell whether more than names is left of a question without its circumstances."""
    told = reading.words or reading.asked or reading.count or reading.measured
    return bool(told or reading.wh in {"when", "where"})


def _of_former(
    scope: Scope, question: str, earlier: Sequence[str], readings: Sequence[Reading]
) -> Iterator[Reading]:
    """Yield the question as one about who held the office before, if it names one by office."""
    people = [
        each
        for reading in readings
        for each in reading.mentions
        if each.entity.entity_kind is EntityKind.PERSON and not called_by_name(each)
    ]
    if people:
        yield from read_in_thread(scope, question, earlier, former=True)


def _ask_each(scope: Scope, parts: Sequence[str], earlier: Sequence[str]) -> Iterator[Answered]:
    """Yield an answer for each part that asks; what else is said may be what it refers to."""
    asking = [part for part in parts if is_question(part)]
    before = list(earlier)
    for part in parts:
        found = _ask_one(scope, part, before)
        if not found.facts:
            found = _ask_clauses(scope, part, before) or found
        if found.facts or part in asking:
            yield found
        before.append(part)


def _ask_clauses(scope: Scope, sentence: str, earlier: Sequence[str]) -> Answered | None:
    """Return the one clause between commas that is more than chat, if it is answered."""
    parts = [each for clause in clauses(sentence) for each in split_questions(clause)]
    telling = [part for part in parts if not is_chat(part) and not is_aside(scope, part)]
    if telling[1:] and is_signature(parts):
        telling.remove(parts[-1])
    if len(parts) < 2 or len(telling) != 1:
        return None
    found = _ask_one(scope, telling[0], earlier)
    return found if found.facts else None
