"""Texts that are made from the code: the README's tables and config.toml."""

import json
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path, PurePath

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.answers.commands import COMMANDS
from bot.settings import Settings

_CONFIG_HEAD = """\
# Every setting with its default; take the `# ` away from what you change.
# Secrets are not set here but in the environment: see README.md.
"""


def command_table() -> str:
    """Return the README's table of commands."""
    rows = [
        (f"`/{each.name}`", each.summary, " ".join(f"`{option.name}`" for option in each.options))
        for each in COMMANDS
    ]
    return _table(("command", "what it answers", "options"), rows)


def settings_table() -> str:
    """Return the README's table of settings."""
    rows = [
        (f"`[{section}] {name}`", f"`{_toml(field.default)}`", field.description or "")
        for section, fields in _sections()
        for name, field in fields.items()
    ]
    return _table(("setting", "default", "what it does"), rows)


def config_file() -> str:
    """Return config.toml: all defaults, commented out."""
    parts = [_CONFIG_HEAD]
    for section, fields in _sections():
        parts.append(f"\n[{section}]\n")
        for name, field in fields.items():
            parts.append(f"# {field.description}\n# {name} = {_toml(field.default)}\n")
    return "".join(parts)


def without_comments(config: str) -> str:
    """Return config.toml with every setting put in force."""
    return re.sub(r"^# (\w+ = )", r"\1", config, flags=re.MULTILINE)


def replace_part(file: Path, name: str, part: str) -> str:
    """Return a Markdown file's text with `part` between the comments that mark `name`."""
    text = file.read_text("utf-8")
    begin, end = f"<!-- {name}: made from the code -->\n", f"<!-- end of {name} -->"
    before, rest = text.split(begin)
    return f"{before}{begin}\n{part}\n{end}{rest.split(end)[1]}"


def _sections() -> Iterator[tuple[str, dict[str, FieldInfo]]]:
    for section, field in Settings.model_fields.items():
        if not field.exclude and isinstance(field.default, BaseModel):
            yield section, type(field.default).model_fields


def _toml(value: object) -> str:
    match value:
        case Enum():
            return _toml(value.value)
        case bool() | str() | int() | float():
            return json.dumps(value, ensure_ascii=False)
        case PurePath():
            return json.dumps(value.as_posix())
        case tuple() | list():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            raise TypeError(f"{type(value).__name__} has no form in config.toml")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |\n" for row in lines
    )
