"""The kinds of value that a curator writes, each checked where it stands."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema

from bot.curation.read_citation import read_citations
from bot.curation.read_quantity import read_quantity
from bot.curation.read_when import read_day, read_instant, read_when
from bot.facts.ids import LOCAL_NAME
from bot.facts.quantity import Quantity
from bot.facts.source import Citation
from bot.facts.when import When

_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters and line breaks, invisible characters and those that turn text round."""
_NAMED = {"\n": "a line break", "\t": "a tab"}
_NAME_PATTERN = f"^{LOCAL_NAME.pattern}$"
_DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"


def _text(longest: int) -> Callable[[object], str]:
    def read(written: object) -> str:
        if not isinstance(written, str):
            raise ValueError("This is not text.", 'Write it between quotes, like "…".')
        text = written.strip()
        if not text:
            raise ValueError("This text is empty.", "Write it, or leave the key out.")
        if found := _FORBIDDEN.search(text):
            code = f"U+{ord(found[0]):04X}"
            name = _NAMED.get(found[0]) or unicodedata.name(found[0], code)
            raise ValueError(
                f"This text holds a character that is not seen ({name}), after "
                f'"{text[max(0, found.start() - 20) : found.start()]}".',
                "Take it out; a text is one line.",
            )
        if len(text) > longest:
            raise ValueError(
                f"This text has {len(text):,} characters; {longest:,} is the most.",
                "Shorten it, or make two records of it.",
            )
        return text

    return read


def _read_name(written: object) -> str:
    if isinstance(written, str) and len(written) <= 100 and LOCAL_NAME.fullmatch(written):
        return written
    shown = str(written)[:60]
    slug = "-".join(re.findall("[a-z0-9]+", unicodedata.normalize("NFKD", shown).lower()))
    raise ValueError(
        f'"{shown}" cannot be a name in the files: small letters, digits and single hyphens can.',
        f'Write "{slug}", for instance.' if slug else "Choose one, such as uk or iran-air.",
    )


def _read_flag(written: object) -> bool:
    if isinstance(written, bool):
        return written
    raise ValueError("This is neither true nor false.", "Write true or false, without quotes.")


def _read_address(written: str) -> str:
    if written.startswith(("https://", "http://")) and " " not in written:
        return written
    raise ValueError(
        "This is not a web address.", "Write it from https:// on, or leave the key out."
    )


def _read_currency(written: object) -> str:
    if isinstance(written, str) and re.fullmatch("[A-Z]{3}", written):
        return written
    raise ValueError(
        f'"{str(written)[:20]}" is not a currency code.',
        "Write the three capital letters of ISO 4217, like USD or EUR.",
    )


def _listed(written: object) -> object:
    if isinstance(written, list):
        return tuple(written)
    raise ValueError("This is not a list.", "Write it between brackets, like […].")


def _schema(**keywords: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **keywords})


_DAY_SCHEMA = _schema(pattern=_DAY_PATTERN, description="A day, like 2024-09-10.")
Phrase = Annotated[str, PlainValidator(_text(300)), _schema(minLength=1, maxLength=300)]
Sentence = Annotated[str, PlainValidator(_text(1000)), _schema(minLength=1, maxLength=1000)]
Words = Annotated[str, PlainValidator(_text(5000)), _schema(minLength=1, maxLength=5000)]
Name = Annotated[str, PlainValidator(_read_name), _schema(pattern=_NAME_PATTERN, maxLength=100)]
Address = Annotated[
    str, PlainValidator(_text(2000)), AfterValidator(_read_address), _schema(format="uri")
]
Currency = Annotated[str, PlainValidator(_read_currency), _schema(pattern="^[A-Z]{3}$")]
Flag = Annotated[bool, PlainValidator(_read_flag), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, PlainValidator(read_day), _DAY_SCHEMA]
Instant = Annotated[
    datetime, PlainValidator(read_instant), _schema(format="date-time", description="With zone.")
]
Dated = Annotated[
    When,
    PlainValidator(read_when),
    _schema(
        pattern=r"^(week of )?\d{4}(-\d{2}){0,2}$",
        description="2024-09-10, 2024-09, 2024 or week of 2024-09-09 (a Monday).",
    ),
]
Amount = Annotated[
    Quantity,
    PlainValidator(read_quantity),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "Like more than 54 billion, 6 entities, dozens of people.",
        }
    ),
]
Cited = Annotated[
    tuple[Citation, ...],
    PlainValidator(read_citations),
    WithJsonSchema(
        {
            "description": "A source and places in it: upi p13, or upi p3 p4; a list has several.",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
            ],
        }
    ),
]
Names = Annotated[tuple[Name, ...], BeforeValidator(_listed)]
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(_listed)]
Amounts = Annotated[tuple[Amount, ...], BeforeValidator(_listed)]
as_tables = BeforeValidator(_listed)
"""For lists of small tables, so that their fault reads like the others'."""
