"""What pydantic found wrong, in plain sentences."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.curation.toml_mending import UNREAD


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint:
    """`key` is the key of the table that it is about, so that its line can be found."""

    key: str
    rule: str
    message: str
    mend: str


_MISSING = {
    "cite": (
        "citation",
        "It has no citation.",
        'Add the source and the place that bears it: cite = "SOURCE p1".',
    ),
    "speaker": ("speaker", "The quote has no speaker.", 'Add speaker = "ID OF AN ENTITY".'),
    "claimants": (
        "claimant",
        "The claim has no claimant.",
        'Say whose claim it is: claimants = ["ID OF AN ENTITY"].',
    ),
    "authorities": (
        "authority",
        "The measure has no authority.",
        'Say who took it: authorities = ["ID OF AN ENTITY"].',
    ),
}
_RULES = {
    "cite": "citation",
    "id": "name",
    "currency": "currency",
    **dict.fromkeys(("amount", "counts", "quantity"), "quantity"),
}
"""The rule that a value breaks, by its key; "value" of the others."""
_SAY_WHERE_THEMSELVES = frozenset(
    {"missing", "unknown-key", *(rule for rule, _, _ in _MISSING.values())}
)


def explain(error: ValidationError, shape: type[BaseModel]) -> Iterator[Complaint]:
    """Yield a complaint for each thing wrong with a table that TOML has not told already."""
    for each in error.errors(include_url=False, include_input=True):
        if each["input"] != UNREAD:
            yield _explain(each, shape)


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like this one, empty when none is."""
    return _nearest(word[:100], known if isinstance(known, frozenset) else frozenset(known))


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return 'Did you mean "uk"? ', or nothing."""
    near = nearest(word, known)
    return f'Did you mean "{near}"? ' if near else ""


@lru_cache(maxsize=256)
def _nearest(word: str, known: frozenset[str]) -> str:
    hit = process.extractOne(
        word,
        sorted(known),
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=0.5,
    )
    return hit[0] if hit else ""


def _explain(error: ErrorDetails, shape: type[BaseModel]) -> Complaint:
    where = [part + 1 if isinstance(part, int) else part for part in error["loc"]]
    key = str(where[0]) if where else ""
    rule, message, mend = _words(error, shape, str(where[-1]) if where else "")
    if rule in _SAY_WHERE_THEMSELVES or where[-1:] == ["[key]"]:
        where = where[:-1]
    said = " ".join(map(str, where))
    prefix = f"{said}: " if said else ""
    return Complaint(key=key, rule=rule, message=f"{prefix}{message}", mend=mend)


def _words(error: ErrorDetails, shape: type[BaseModel], last: str) -> tuple[str, str, str]:
    match error["type"]:
        case "extra_forbidden":
            return _unknown_key(error, shape, last)
        case "missing" | "too_short" if last in _MISSING:
            return _MISSING[last]
        case "missing":
            return "missing", f'"{last}" is missing.', f"Add {last} = …."
        case "value_error":
            return _own_words(error)
        case "enum":
            return _not_among(error)
        case "int_type" | "greater_than_equal":
            return "wrong-type", "This is not a count.", "Write a whole number from 0 on."
        case "model_type" | "dict_type":
            return "wrong-type", "This is not a table.", "Write it like { key = value }."
        case _:
            sentence = error["msg"].removesuffix(".")
            return "wrong-type", f"{sentence}.", "See docs/stories.md for what goes here."


def _own_words(error: ErrorDetails) -> tuple[str, str, str]:
    cause = error.get("ctx", {}).get("error")
    last = next((each for each in reversed(error["loc"]) if isinstance(each, str)), "")
    message, mend = (*getattr(cause, "args", ()), "", "")[:2]
    return _RULES.get(last, "value"), str(message), str(mend)


def _not_among(error: ErrorDetails) -> tuple[str, str, str]:
    written = str(error.get("input", ""))[:40]
    allowed = str(error.get("ctx", {}).get("expected", "")).replace("'", '"')
    hint = did_you_mean(written, [each for each in allowed.split('"') if each.strip(" ,or")])
    return "value", f'"{written}" is not one of its values.', f"{hint}Write {allowed}."


def _unknown_key(error: ErrorDetails, shape: type[BaseModel], last: str) -> tuple[str, str, str]:
    known = _keys_at(shape, error["loc"][:-1])
    hint = did_you_mean(last, known)
    listed = ", ".join(known)
    return "unknown-key", f'There is no key "{last[:60]}" here.', f"{hint}The keys are {listed}."


def _keys_at(shape: type[BaseModel], path: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys of the table at a path inside a shape, found in its JSON Schema."""
    schema = _schema(shape)
    node: dict[str, object] = schema
    for part in path:
        if isinstance(part, str):
            properties = node.get("properties")
            node = properties.get(part, {}) if isinstance(properties, dict) else {}
        node = _table_in(node, schema)
    properties = node.get("properties")
    return tuple(properties) if isinstance(properties, dict) else ()


@lru_cache
def _schema(shape: type[BaseModel]) -> dict[str, object]:
    return shape.model_json_schema()


def _table_in(node: dict[str, object], schema: dict[str, object]) -> dict[str, object]:
    inner: list[object] = [node, node.get("items")]
    choices = node.get("anyOf")
    inner += choices if isinstance(choices, list) else []
    definitions = schema.get("$defs")
    for each in inner:
        reference = each.get("$ref") if isinstance(each, dict) else None
        if isinstance(reference, str) and isinstance(definitions, dict):
            found = definitions.get(reference.rpartition("/")[2])
            return found if isinstance(found, dict) else {}
    return node
