"""The part of JSON Schema that `story_schema` uses, for tests alone."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]

_KEYWORDS = frozenset(
    """$ref type enum anyOf items properties required additionalProperties patternProperties
    propertyNames pattern minLength maxLength minItems minimum
    format title description default $defs $schema""".split()
)
_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def violations(value: Any, schema: Schema, root: Schema) -> Iterator[str]:
    """Yield what a value breaks; fails when the schema has a keyword that is not known here."""
    assert _KEYWORDS.issuperset(schema), set(schema) - _KEYWORDS
    if "$ref" in schema:
        yield from violations(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema and all(any(violations(value, each, root)) for each in schema["anyOf"]):
        yield f"{value!r} fits none"
    types = schema.get("type", [])
    if types and not any(
        _is(value, each) for each in ([types] if isinstance(types, str) else types)
    ):
        yield f"{value!r} is not of type {types}"
        return
    if value not in schema.get("enum", [value]):
        yield f"{value!r} is not one of {schema['enum']}"
    yield from _inside(value, schema, root)


def _inside(value: Any, schema: Schema, root: Schema) -> Iterator[str]:
    match value:
        case str():
            yield from _text(value, schema)
        case int() if value < schema.get("minimum", value):
            yield f"{value} is too small"
        case list():
            if len(value) < schema.get("minItems", 0):
                yield "too few items"
            for each in value:
                yield from violations(each, schema.get("items", {}), root)
        case dict():
            yield from _table(value, schema, root)
        case _:
            return


def _text(value: str, schema: Schema) -> Iterator[str]:
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{value!r} is too short or too long"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{value!r} does not match {schema['pattern']}"


def _table(value: Mapping[str, Any], schema: Schema, root: Schema) -> Iterator[str]:
    yield from (f"{key} is missing" for key in schema.get("required", ()) if key not in value)
    for key, each in value.items():
        yield from violations(key, schema.get("propertyNames", {}), root)
        allowed = [
            *(inner for name, inner in schema.get("properties", {}).items() if name == key),
            *(
                inner
                for pattern, inner in schema.get("patternProperties", {}).items()
                if re.search(pattern, key)
            ),
        ]
        if not allowed and schema.get("additionalProperties") is False:
            yield f"{key} is not a key"
        for inner in allowed:
            yield from violations(each, inner, root)


def _is(value: object, wanted: str) -> bool:
    if wanted == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _TYPES[wanted])
