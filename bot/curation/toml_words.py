"""Why a statement is not TOML, and how to mend it, in words for curators."""

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.curation.read_when import read_day

_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_TEXTS = re.compile(r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#.*""")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}(?!\d)")
_DATE = re.compile(r"\b\d{1,4}([-/.–—])\d{1,2}\1\d{1,4}\b|\b\d{1,2}\.? [A-Z][a-z]+,? \d{4}\b")
_MONTH = re.compile(r"\d{4}-\d{2}")
_NUMBER = re.compile(r"[-+]?\d[^\"'#]*")
_WORD = re.compile(r"(?:^|[=\[,])\s*(?!true\b|false\b)[A-Za-z][^=,\]}]*(?:[,\]}]|$)")
_KEY = re.compile(r"""[\w.-]+|"[^"\n]*"|'[^'\n]*'""", re.ASCII)
_TYPOGRAPHIC = "“”„‟«»″‘’‚‛′"
_TIME = "2024-09-10T18:00:00+02:00"
Words = tuple[str, str]
"""What is wrong, and how to mend it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TomlFault:
    """`line` counts from 1."""

    line: int
    message: str
    mend: str

    def below(self, lines: int) -> "TomlFault":
        """Return the same fault in a text with so many lines above."""
        return replace(self, line=self.line + lines)


def explain_statement(statement: str, error: ValueError | RecursionError) -> TomlFault:
    """Say why a statement that fails by itself does."""
    message, mend = _words(statement, error)
    found = _AT.search(str(error))
    return TomlFault(line=int((found and found[1]) or 1), message=message, mend=mend)


def explain_table(text: str, error: ValueError | RecursionError) -> TomlFault:
    """Say why a table fails whose statements do not."""
    found = _AT.search(str(error))
    line = int((found and found[1]) or text.rstrip("\n").count("\n") + 1)
    message, mend = _own(error)
    if "Cannot declare" in message:
        message = "This table stands here already."
        mend = "Write its name with two pairs of brackets above each, or make one of the two."
    return TomlFault(line=line, message=message, mend=mend)


def _words(statement: str, error: ValueError | RecursionError) -> Words:
    if isinstance(error, RecursionError):
        return "The tables in this file go too deep.", "Make them flat."
    if odd := _odd_space(statement):
        return f"This line holds {odd}.", "Take it out, or write an ordinary space for it."
    if statement.lstrip().startswith("["):
        return _of_heading(statement)
    key, equals, value = statement.partition("=")
    key = key.strip()
    if not equals or not _KEY.fullmatch(key):
        return _of_key(statement.strip(), key if equals and "\n" not in key else "")
    message, mend = _of_value(value.strip()) or _by_error(error)
    return f"{key[:60]}: {message}", mend


def _odd_space(statement: str) -> str:
    for each in _TEXTS.sub("", statement):
        if each != " " and unicodedata.category(each) in {"Zs", "Cf"}:
            return f"a character that is not seen ({unicodedata.name(each, '')})"
    return ""


def _of_heading(statement: str) -> Words:
    name = re.sub(r"[^\w.-].*", "", statement.strip().lstrip("[ \t"), flags=re.DOTALL)
    meant = f"[{name}]" if name in {"story", "expected"} else f"[[{name[:60] or 'quote'}]]"
    return (
        "This heading of a table is not between brackets as it should be.",
        f"Write {meant} on a line of its own.",
    )


def _of_key(statement: str, key: str) -> Words:
    first = re.match(r"""([\w-]+)\s*([:"'\[{\d]|$)""", statement, re.ASCII)
    word = first[1] if first else ""
    if key:
        return (
            f'"{key[:60]}" cannot be a key.',
            "A key is one word, like said_on, then = and its value.",
        )
    if word:
        return f'There is no = after "{word[:60]}".', f"Write {word[:60]} = and then its value."
    return (
        "This line is neither a key with its value nor a table.",
        'Write it like key = "…", put # before a remark, or take it out.',
    )


def _of_value(value: str) -> Words | None:
    bare = _TEXTS.sub(lambda text: "" if text[0].startswith("#") else '""', value).strip()
    if not bare:
        return "There is no value.", "Write one, or leave the key out."
    if any(each in _TYPOGRAPHIC for each in bare):
        return (
            "The quotation marks around the text are typographic ones.",
            'Write straight ones around it: "…".',
        )
    return _of_date(bare) or _of_bare(bare)


def _of_date(bare: str) -> Words | None:
    for found in _DAY.finditer(bare):
        try:
            read_day(found[0])
        except ValueError as error:
            message, mend = error.args
            return str(message), str(mend)
    if _DAY.match(bare):
        shown = bare[:40]
        return f'"{shown}" is neither a day nor a time.', f"Write it like 2024-09-10 or {_TIME}."
    if _MONTH.fullmatch(bare):
        mend = f'Write the day too, or where a month will do, put quotes around it: "{bare}".'
        return "This is neither a day nor a text.", mend
    if other := _DATE.search(_DAY.sub("", bare)):
        return (
            f'"{other[0]}" is not how a date is written.',
            "Write the year, the month and the day like 2024-09-10, without quotes.",
        )
    return None


def _of_bare(bare: str) -> Words | None:
    if bare.lower() in {"true", "false"}:
        return "This is neither true nor false.", f"Write {bare.lower()}, in small letters."
    if _WORD.search(bare):
        return "This is not between quotes, as a text is.", 'Write it between straight ones: "…".'
    if _NUMBER.fullmatch(bare):
        shown = bare[:40].strip()
        return "This is more than a plain number.", f'Write it between quotes: "{shown}".'
    return None


def _by_error(error: ValueError) -> Words:
    said = str(error)
    if "Unterminated" in said or said.startswith('Expected "') or "Illegal character" in said:
        return "The quotation mark is not closed.", "Close it on the same line."
    if "Expected newline" in said:
        return (
            "The text ends at its second quotation mark, and more follows.",
            'Leave that out, or put \\ before each " that belongs to the text.',
        )
    if "Unescaped" in said or "hex value" in said or "scalar" in said:
        return (
            "A backslash in a text starts a special character.",
            "Write two for one that is meant.",
        )
    if "Duplicate inline" in said:
        return "A key is set twice between the braces.", "Keep one of them."
    if "key part" in said or "inline table" in said:
        return (
            "What stands between braces is not a list of keys on one line.",
            "Write it like { key = value, key = value }, without a line break or a last comma.",
        )
    if "Unclosed array" in said:
        return "The bracket is not closed.", "Close it with ]."
    return _own(error)


def _own(error: ValueError | RecursionError) -> Words:
    if isinstance(error, RecursionError):
        return "The tables in this file go too deep.", "Make them flat."
    reason = " ".join(_AT.sub("", str(error)).split())[:200]
    return f"This is not TOML: {reason}.", "Mend this line, or the one above it."
