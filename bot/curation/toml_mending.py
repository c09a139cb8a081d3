"""What stands in for a statement that is not TOML, so that its table can be read without it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator

UNREAD = "\0not read"
"""A value that no key takes. Nothing is said of it, since its statement was told already."""

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'"))
_STATEMENT = re.compile(
    r"""\s*(?P<key>[\w.-]+|"[^"\n]*"|'[^'\n]*')\s*(?:[=:]|(?=[\"'\[{\d]))(?P<value>.*)""", re.DOTALL
)
_BARE_WORDS = re.compile(r"""[A-Za-z][^"'\[\]{}#\n\\]*""")
_NAME = re.compile(r"\W*([a-z0-9]+(?:-[a-z0-9]+)*)")
_BRACKETS = re.compile(
    r"""\s*\[(?P<twice>\s*\[)?\s*(?P<name>[\w.-]+)\s*(?P<closed>\]\s*\])?\]?\s*(#.*)?$"""
)
_LONGEST_HEADING = 200


def stand_in(statement: str) -> str:
    """Return a statement of as many lines: what was meant, or the key with `UNREAD`.

    Empty lines when not even a key can be made out.
    """
    for each in (*_repaired(statement), *_unread(statement)):
        if _is_toml(each):
            return each + "\n" * (statement.count("\n") - each.count("\n"))
    return "\n" * statement.count("\n")


def _without_odd_spaces(text: str) -> str:
    """Make every space an ordinary one, and leave out what is not seen."""
    return "".join(_ordinary(each) for each in text)


def _ordinary(character: str) -> str:
    match unicodedata.category(character):
        case "Zs":
            return " "
        case "Cf":
            return ""
        case _:
            return character


def _repaired(statement: str) -> Iterator[str]:
    """Yield what may be meant, from the likeliest on."""
    plain = _without_odd_spaces(statement).translate(_MARKS)
    yield plain
    if len(plain) < _LONGEST_HEADING and (heading := _BRACKETS.fullmatch(plain)):
        double = heading["twice"] or heading["closed"]
        yield f"[[{heading['name']}]]" if double else f"[{heading['name']}]"
    for end in ('"', "]", '"]', "'", "}]"):
        yield plain.rstrip() + end
    found = _STATEMENT.match(plain)
    if found:
        yield from (f"{found['key']} = {each}" for each in _values(found["value"].strip()))


def _values(value: str) -> Iterator[str]:
    if value.lower() in {"true", "false"}:
        yield value.lower()
    if _BARE_WORDS.fullmatch(value):
        yield f'"{value}"'
    yield value


def _unread(statement: str) -> Iterator[str]:
    found = _STATEMENT.match(statement)
    if found and found["key"] == "id" and (name := _NAME.match(found["value"])):
        yield f'id = "{name[1]}"'
    if found:
        yield f'{found["key"]} = "\\u0000not read"'


def _is_toml(text: str) -> bool:
    try:
        return bool(tomllib.loads(text))
    except (ValueError, RecursionError):
        return False
