"""Honest non-answers: what is not on record, and what is."""

from collections.abc import Sequence

from bot.answers.scope import Scope
from bot.answers.words import say_list
from bot.facts.entity import Entity
from bot.facts.ids import local_name
from bot.messages.reply import Action, Notice, Outcome, Reply
from bot.messages.typed import say_typed

MOST_CHOICES = 5


def decline(*texts: str, actions: Sequence[Action] = ()) -> Reply:
    """Say in the sentences given what is not on record."""
    return _reply(texts, Outcome.NO_ANSWER, actions)


def ask_back(*texts: str, actions: Sequence[Action] = ()) -> Reply:
    """Say in the sentences given why the question cannot be answered as it stands."""
    return _reply(texts, Outcome.UNCLEAR, actions)


def _reply(texts: Sequence[str], outcome: Outcome, actions: Sequence[Action]) -> Reply:
    blocks = tuple(Notice(text=text) for text in texts if text)
    return Reply(title="", blocks=blocks, outcome=outcome, actions=tuple(actions))


def decline_unknown(
    scope: Scope, option: str, typed: str, *, nearest: Sequence[Entity], fitting: Sequence[Entity]
) -> Reply:
    """Say that no such name is on record; offer the nearest, or what fits the option at all."""
    offered = nearest or fitting
    names = say_list([f"{each.name} ({_describe(scope, each)})" for each in offered])
    hint = f"{'The nearest names on record' if nearest else 'On record here'}: {names}."
    return decline(
        f"{say_typed(typed)} is not on record in this story.",
        hint if offered else "",
        actions=_choices(scope, option, offered),
    )


def decline_ambiguous(scope: Scope, option: str, typed: str, several: Sequence[Entity]) -> Reply:
    """Ask which of several entities is meant."""
    shown = several[:MOST_CHOICES]
    names = say_list([f"{each.name} ({_describe(scope, each)})" for each in shown])
    more = f" {len(several) - len(shown)} more fit; type more of the name." * (
        len(several) > len(shown)
    )
    return ask_back(
        f"{say_typed(typed)} may be several: {names}. Which one?{more}",
        actions=_choices(scope, option, shown),
    )


def _choices(scope: Scope, option: str, entities: Sequence[Entity]) -> list[Action]:
    lines = [scope.line(**{option: f"id:{local_name(each.id)}", "page": ""}) for each in entities]
    return [Action(label=each.name, line=line) for each, line in zip(entities, lines, strict=True)]


def _describe(scope: Scope, entity: Entity) -> str:
    country = f", {scope.name(entity.country)}" if entity.country else ""
    return f"{entity.entity_kind.value}{country}"
